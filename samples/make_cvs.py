"""Render the sample CVs: every Markdown file in `samples/cvs` becomes a PDF beside it, in the layout named below.

The same source always gives the same bytes: the PDF carries no time and no compression.
Run `python samples/make_cvs.py`.
"""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, HexColor, black, white
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    HRFlowable,
    KeepTogether,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

CVS = Path(__file__).parent / "cvs"
PAGE_WIDTH, PAGE_HEIGHT = A4


@dataclass(frozen=True, slots=True)
class Entry:
    """One heading of the third level (empty at the top of a section) and the lines below it."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One heading of the second level and its entries, in order."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A whole CV source: the name, the lines under it, the sections."""

    name: str
    headline: tuple[str, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What sets one layout apart from another: fonts, sizes in points, colour, and how a section title is drawn."""

    font: str
    bold: str
    size: float
    accent: Color
    rule: bool = True
    shout: bool = False
    centred: bool = False
    bullet: str = "•"
    text: Color = black
    margin: float = 50


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of the page in points, measured from the lower left corner."""

    left: float
    bottom: float
    width: float
    height: float


def read_source(text: str) -> Source:
    """Parse the small Markdown dialect of the sources; the first line must be `# Name`."""
    head, *parts = re.split(r"^## ", text, flags=re.MULTILINE)
    name, *headline = [line for line in head.splitlines() if line]
    return Source(name.removeprefix("# "), tuple(headline), tuple(_section(part) for part in parts))


def _section(part: str) -> Section:
    title, _, body = part.partition("\n")
    top, *rest = re.split(r"^### ", body, flags=re.MULTILINE)
    entries = [Entry("", _lines(top))] if _lines(top) else []
    for block in rest:
        heading, _, below = block.partition("\n")
        entries.append(Entry(heading, _lines(below)))
    return Section(title, tuple(entries))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.splitlines() if line)


def _markup(text: str) -> str:
    bold = re.sub(r"\*\*([^*]+)\*\*", r"<b>\1</b>", escape(text))
    return re.sub(r"\*([^*]+)\*", r"<i>\1</i>", bold)


def _style(look: Look, **changes: object) -> ParagraphStyle:
    settings: dict[str, object] = {
        "fontName": look.font,
        "fontSize": look.size,
        "leading": look.size * 1.32,
        "spaceAfter": 1.5,
        "textColor": look.text,
        "bulletColor": look.text,
    }
    return ParagraphStyle("cv", **(settings | changes))


def _title(title: str, look: Look) -> list[Flowable]:
    style = _style(
        look,
        fontName=look.bold,
        fontSize=look.size + 2,
        leading=look.size + 5,
        textColor=look.accent,
        alignment=TA_CENTER if look.centred else 0,
        spaceBefore=7,
        spaceAfter=2,
    )
    drawn: list[Flowable] = [Paragraph(_markup(title.upper() if look.shout else title), style)]
    if look.rule:
        drawn.append(HRFlowable(width="100%", thickness=0.6, color=look.accent, spaceBefore=0, spaceAfter=3))
    return drawn


def _entry_heading(heading: str, look: Look, width: float) -> Flowable:
    what, _, when = heading.partition(" | ")
    bold = _style(look, fontName=look.bold, spaceAfter=0)
    if not when:
        return Paragraph(_markup(what), bold)
    if width < 300:  # A narrow column has no room for the dates beside the heading.
        return Paragraph(f"<b>{_markup(what)}</b><br/>{_markup(when)}", _style(look, spaceBefore=3))
    dates = Paragraph(_markup(when), _style(look, alignment=TA_RIGHT, spaceAfter=0))
    share = 0.68 if len(when) < 36 else 0.56
    table = Table([[Paragraph(_markup(what), bold), dates]], colWidths=[width * share, width * (1 - share)])
    every = ((0, 0), (-1, -1))
    padding = (("LEFTPADDING", 0), ("RIGHTPADDING", 0), ("TOPPADDING", 3), ("BOTTOMPADDING", 1))
    table.setStyle([("VALIGN", *every, "TOP"), *((name, *every, points) for name, points in padding)])
    return table


def _line(line: str, look: Look) -> Flowable:
    if line.startswith("- "):
        style = _style(look, leftIndent=10, bulletIndent=1)
        return Paragraph(_markup(line[2:]), style, bulletText=look.bullet)
    return Paragraph(_markup(line), _style(look))


def _draw(sections: tuple[Section, ...], look: Look, width: float) -> list[Flowable]:
    """The flowables of some sections; a title is kept with its first entry, and an entry is not torn apart."""
    flow: list[Flowable] = []
    for section in sections:
        waiting = _title(section.title, look)
        for entry in section.entries:
            heading = [_entry_heading(entry.heading, look, width)] if entry.heading else []
            flow.append(KeepTogether(waiting + heading + [_line(line, look) for line in entry.lines]))
            waiting = []
    return flow


def _write(flow: list[Flowable], first: PageTemplate, later: PageTemplate, source: Source) -> bytes:
    buffer = io.BytesIO()
    document = BaseDocTemplate(
        buffer, pagesize=A4, invariant=1, pageCompression=0, title=f"CV {source.name}", author=source.name
    )
    document.addPageTemplates([first, later])
    document.build([NextPageTemplate("later"), *flow])
    return buffer.getvalue()


def _frame(area: Area) -> Frame:
    return Frame(
        area.left, area.bottom, area.width, area.height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0
    )


def _blank(canvas: Canvas, document: BaseDocTemplate) -> None:
    """Draw nothing behind the text."""


def _single_column(
    source: Source, look: Look, head: list[Flowable], drop: float = 0, behind: Callable[..., None] = _blank
) -> bytes:
    margin = look.margin
    width = PAGE_WIDTH - 2 * margin
    page = Area(margin, margin, width, PAGE_HEIGHT - 2 * margin)
    first = PageTemplate("first", [_frame(replace(page, height=page.height - drop))], onPage=behind)
    later = PageTemplate("later", [_frame(page)])
    return _write(head + _draw(source.sections, look, width), first, later, source)


def typeset(source: Source) -> bytes:
    """One column in Times with small rules, as a LaTeX class would set it."""
    look = Look("Times-Roman", "Times-Bold", 10.5, HexColor("#1a1a1a"), margin=58)
    head: list[Flowable] = [
        Paragraph(_markup(source.name), _style(look, fontSize=20, leading=25, alignment=TA_CENTER)),
        *(Paragraph(_markup(line), _style(look, alignment=TA_CENTER)) for line in source.headline),
    ]
    return _single_column(source, look, head)


def wordlike(source: Source) -> bytes:
    """One column as a word processor's default template gives it: large blue headings, no rules."""
    look = Look("Helvetica", "Helvetica-Bold", 10.5, HexColor("#2e74b5"), rule=False, margin=64)
    head: list[Flowable] = [
        Paragraph(_markup(source.name), _style(look, fontSize=22, leading=28, textColor=look.accent)),
        *(Paragraph(_markup(line), _style(look)) for line in source.headline),
        Spacer(1, 4),
    ]
    return _single_column(source, look, head)


def plain(source: Source) -> bytes:
    """A typewriter page without any decoration."""
    look = Look("Courier", "Courier-Bold", 9, HexColor("#000000"), rule=False, bullet="-", margin=54)
    head: list[Flowable] = [
        Paragraph(_markup(source.name), _style(look, fontName=look.bold, fontSize=11, leading=15)),
        *(Paragraph(_markup(line), _style(look)) for line in source.headline),
    ]
    return _single_column(source, look, head)


def banner(source: Source) -> bytes:
    """One column under a coloured band that holds the name."""
    look = Look("Helvetica", "Helvetica-Bold", 9.6, HexColor("#0f5c5c"))

    def band(canvas: Canvas, _document: BaseDocTemplate) -> None:
        canvas.setFillColor(look.accent)
        canvas.rect(0, PAGE_HEIGHT - 96, PAGE_WIDTH, 96, stroke=0, fill=1)
        _name_in_white(canvas, source, look, 50)

    return _single_column(source, look, [], drop=58, behind=band)


def _name_in_white(canvas: Canvas, source: Source, look: Look, left: float) -> None:
    canvas.setFillColor(white)
    canvas.setFont(look.bold, 22)
    canvas.drawString(left, PAGE_HEIGHT - 46, source.name)
    canvas.setFont(look.font, 9.5)
    for row, line in enumerate(source.headline):
        canvas.drawString(left, PAGE_HEIGHT - 66 - 14 * row, line)


RIGHT_SECTIONS = ("Projects", "Work")


def two_columns(source: Source) -> bytes:
    """Name across the page, then two columns of about equal width; what was done stands on the right."""
    look = Look("Helvetica", "Helvetica-Bold", 9.2, HexColor("#7a2e4d"), shout=True)
    margin, gap, head_height = 44.0, 22.0, 78.0
    width = (PAGE_WIDTH - 2 * margin - gap) / 2
    head: list[Flowable] = [
        Paragraph(_markup(source.name), _style(look, fontName=look.bold, fontSize=21, leading=27)),
        *(Paragraph(_markup(line), _style(look)) for line in source.headline),
    ]
    body = PAGE_HEIGHT - 2 * margin
    top = Area(margin, PAGE_HEIGHT - margin - head_height, PAGE_WIDTH - 2 * margin, head_height)
    left = Area(margin, margin, width, body - head_height)
    right = replace(left, left=margin + width + gap)
    on_the_left, on_the_right = _split(source, RIGHT_SECTIONS)
    flow = [*head, FrameBreak(), *_draw(on_the_left, look, width), FrameBreak(), *_draw(on_the_right, look, width)]
    first = PageTemplate("first", [_frame(top), _frame(left), _frame(right)])
    later = PageTemplate("later", [_frame(replace(part, height=body)) for part in (left, right)])
    return _write(flow, first, later, source)


def _split(source: Source, titles: tuple[str, ...]) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """The sections outside `titles` and those in it, each in the order of the source."""
    others = tuple(section for section in source.sections if section.title not in titles)
    return others, tuple(section for section in source.sections if section.title in titles)


SIDE_SECTIONS = ("Contact", "Skills", "Languages", "Work permit", "Interests")


def sidebar(source: Source) -> bytes:
    """A dark bar on the left with the short sections, the history on the right."""
    look = Look("Helvetica", "Helvetica-Bold", 9.6, HexColor("#1f3a5f"))
    pale = Look("Helvetica", "Helvetica-Bold", 9.2, white, rule=False, text=white)
    bar = 172.0

    def background(canvas: Canvas, _document: BaseDocTemplate) -> None:
        canvas.setFillColor(look.accent)
        canvas.rect(0, 0, bar, PAGE_HEIGHT, stroke=0, fill=1)

    main = Area(bar + 22, 40, PAGE_WIDTH - bar - 22 - 40, PAGE_HEIGHT - 80)
    long, short = _split(source, SIDE_SECTIONS)
    head: list[Flowable] = [
        Paragraph(_markup(source.name), _style(look, fontName=look.bold, fontSize=20, leading=25)),
        Paragraph(_markup(source.headline[0]), _style(look, fontSize=11, leading=15, textColor=look.accent)),
    ]
    flow = [*_draw(short, pale, bar - 40), FrameBreak(), *head, *_draw(long, look, main.width)]
    first = PageTemplate("first", [_frame(Area(20, 40, bar - 40, PAGE_HEIGHT - 80)), _frame(main)], onPage=background)
    later = PageTemplate("later", [_frame(main)], onPage=background)
    return _write(flow, first, later, source)


LAYOUTS: dict[str, Callable[[Source], bytes]] = {
    "duarte-prins-vasconcelos": sidebar,
    "freya-castellane-byrne": plain,
    "hamish-tran-mackellar": banner,
    "marcus-adeyinka-rowe": wordlike,
    "selin-aydogan-hallberg": typeset,
    "tamsin-okoro-lisle": two_columns,
}


def render(path: Path) -> bytes:
    """The PDF of one source file; KeyError where no layout is named for it."""
    return LAYOUTS[path.stem](read_source(path.read_text(encoding="utf-8")))


def main() -> None:
    """Write the PDF of every source beside it."""
    for path in sorted(CVS.glob("*.md")):
        path.with_suffix(".pdf").write_bytes(render(path))


if __name__ == "__main__":
    main()
