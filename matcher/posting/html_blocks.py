"""HTML to blocks: headings, list items, paragraphs and labelled facts, as a reader of the page sees them."""

from __future__ import annotations

import html
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, Tag, XMLParsedAsHTMLWarning
from bs4.element import NavigableString, PageElement, PreformattedString

from matcher.errors import PostingFault
from matcher.posting.blocks import RawBlock, Shape
from matcher.posting.decode import tidy
from matcher.posting.grids import Cell, Row, grid_blocks

DEPTH_LIMIT = 200
NOISE_DEPTH = 40
"""Below that no tag is weighed as navigation: weighing goes through all that a tag holds."""
TAG_LIMIT = 100_000
"""Long pages of job boards have some ten thousand tags; a tree of millions would hold the reader up for a minute."""
GRID_LIMIT, GRID_WIDTH = 400, 12
"""Rows and columns of a table that are read as a table of criteria; larger ones are data."""
_HIDDEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "svg",
        "iframe",
        "input",
        "select",
        "option",
        "textarea",
        "object",
        "canvas",
        "audio",
        "video",
    ]
)
_BAR_LINKS = 3
_LINKS_WEIGHED = 50
_NOISE_TAGS = frozenset({"nav", "aside", "footer", "dialog", "button", "form", "menu"})
_NOISE_ROLES = frozenset({"navigation", "dialog", "alertdialog", "contentinfo", "complementary", "search"})
_NOISE_NAMES = frozenset(
    [
        "cookie",
        "cookies",
        "consent",
        "onetrust",
        "gdpr",
        "breadcrumb",
        "breadcrumbs",
        "crumb",
        "crumbs",
        "nav",
        "navbar",
        "navigation",
        "menu",
        "footer",
        "sidebar",
        "rail",
        "related",
        "similar",
        "recommended",
        "recommendations",
        "newsletter",
        "subscribe",
        "subscription",
        "share",
        "sharing",
        "social",
        "upsell",
        "promo",
        "promotion",
        "announcement",
        "skip",
        "search",
        "masthead",
        "banner",
        "alert",
        "advert",
        "ads",
        "popup",
        "modal",
        "signup",
    ]
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BREAKING = _HEADINGS | frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "ul",
        "ol",
        "li",
        "table",
        "thead",
        "tbody",
        "tr",
        "td",
        "th",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "figure",
        "figcaption",
        "address",
        "hr",
        "fieldset",
        "legend",
        "details",
        "summary",
        "nav",
        "aside",
        "footer",
        "form",
        "dialog",
        "body",
        "html",
        "center",
    ]
)
_SPLIT_NAME = re.compile(r"[^a-z]+")
_FACT_LABEL = re.compile(
    r"(?:company|employer|organi[sz]ation|(?:work )?locations?|place|site|(?:application )?deadline|"
    r"closing date|apply by|salary|pay|"
    r"stipend|compensation|start(?: date)?|duration|length|hours|dates?|ref(?:erence)?|contract|team|department|"
    r"position|(?:job )?title|when|where|posted|status|type|work mode)\s*:",
    re.IGNORECASE,
)
_BULLET_MARK = re.compile(r"(?:[-*•·●▪◦‣–] |\d{1,2}\.\d{1,2}\.? (?=[A-Z][a-z]|An? ))(?=\S)")
"""A bullet, or the number of a criterion such as "2.1" before a capital."""
_DASH = re.compile(r" ?[–—-] ")
"""What parts a bold lead from its paragraph: "**You** – study physics"."""
_BOLD = frozenset({"b", "strong"})


def parse_html(text: str) -> BeautifulSoup:
    """The tree of a page or fragment, however broken it is. PostingFault for more than TAG_LIMIT tags."""
    if text.count("<") > TAG_LIMIT:
        raise PostingFault(f"The page has more than {TAG_LIMIT} tags, which no posting has.")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        return BeautifulSoup(text, "lxml")


def unescape_fully(text: str) -> str:
    """HTML that was escaped once or more often than it should be, as plain HTML."""
    for _ in range(3):
        if "<" in text or ("&lt;" not in text and "&amp;" not in text):
            return text
        text = html.unescape(text)
    return text


def html_blocks(text: str) -> tuple[RawBlock, ...]:
    """The blocks of an HTML fragment or page; parts that are navigation or banners are marked as noise."""
    return tree_blocks(parse_html(text))


def tree_blocks(soup: BeautifulSoup) -> tuple[RawBlock, ...]:
    """The blocks of a parsed page."""
    writer = _Writer(half=len(soup.get_text()) // 2)
    _walk(soup.body or soup, writer, noise=False, depth=0)
    writer.end_block("paragraph")
    return tuple(_split_bold_leads(writer.blocks))


@dataclass(slots=True)
class _Writer:
    """Collects inline text until a block ends."""

    half: int
    blocks: list[RawBlock] = field(default_factory=list)
    pending: list[tuple[str, bool]] = field(default_factory=list)
    shape: Shape = "paragraph"
    noise: bool = False

    def end_block(self, shape: Shape) -> None:
        """Close the block that is being collected, and say what the next one is."""
        text = tidy("".join(piece for piece, _ in self.pending))
        if text:
            lead = tidy("".join(piece for piece, _ in _bold_lead(self.pending)))
            own: Shape = "heading" if self.shape == "paragraph" and lead == text and _heading_like(text) else self.shape
            mark = _BULLET_MARK.match(text) if own == "paragraph" else None
            if mark:
                text, own = text[mark.end() :], "bullet"
            under = lead if own == "paragraph" and _run_in(lead, text) else None
            self.blocks.append(RawBlock(text, own, self.noise, under))
        self.pending = []
        self.shape = shape


def _walk(node: Tag, writer: _Writer, *, noise: bool, depth: int) -> None:
    if depth > DEPTH_LIMIT:
        writer.pending.append((node.get_text(" "), False))
        return
    for child in node.children:
        if isinstance(child, Tag):
            _walk_tag(child, writer, noise=noise, depth=depth)
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            bold = any(parent.name in _BOLD for parent in _inline_parents(child))
            writer.pending.append((str(child), bold))


def _walk_tag(tag: Tag, writer: _Writer, *, noise: bool, depth: int) -> None:
    if tag.name in _HIDDEN or tag.has_attr("hidden"):
        return
    if tag.name == "br":
        writer.end_block(writer.shape)
        return
    inner_noise = noise or (depth <= NOISE_DEPTH and _is_noise(tag, writer.half))
    if tag.name == "table" and tag.find("table") is None and _write_grid(tag, writer, noise=inner_noise, depth=depth):
        return
    if _is_pair_row(tag):
        _write_pair(tag, writer, noise=inner_noise)
        return
    breaks = tag.name in _BREAKING or inner_noise != noise
    if breaks:
        writer.end_block(_shape_of(tag, writer.shape))
    writer.noise = inner_noise
    _walk(tag, writer, noise=inner_noise, depth=depth + 1)
    if breaks:
        writer.end_block("paragraph")
    writer.noise = noise


def _shape_of(tag: Tag, around: Shape) -> Shape:
    if tag.name in _HEADINGS:
        return "heading"
    if tag.name == "li":
        return "bullet"
    return "bullet" if around == "bullet" and tag.name in ("p", "div") else "paragraph"


def _is_noise(tag: Tag, half: int) -> bool:
    """Whether the page itself says that this part is not its content; a part that holds the title always is."""
    if tag.name in ("body", "main", "article", "h1"):
        return False
    said = tag.name in _NOISE_TAGS or str(tag.get("role", "")).lower() in _NOISE_ROLES or _named_noise(tag)
    said = said or _is_link_bar(tag)
    return said and tag.find("h1") is None and len(tag.get_text()) <= max(half, 1)


def _is_link_bar(tag: Tag) -> bool:
    """Whether a header outside the content is a row of links and nothing else."""
    if tag.name != "header" or tag.find_parent(["main", "article"]) is not None:
        return False
    links = [link.get_text() for link in tag.find_all("a", limit=_LINKS_WEIGHED)]
    return len(links) >= _BAR_LINKS and sum(map(len, links)) * 10 >= len(tag.get_text("").strip()) * 8


def _named_noise(tag: Tag) -> bool:
    names = f"{tag.get('id') or ''} {' '.join(map(str, tag.get_attribute_list('class')))}".lower()
    return not _NOISE_NAMES.isdisjoint(_SPLIT_NAME.split(names))


def _is_pair_row(tag: Tag) -> bool:
    if tag.name == "dt":
        following = tag.find_next_sibling()
        return isinstance(following, Tag) and following.name == "dd"
    if tag.name == "dd":
        before = tag.find_previous_sibling()
        return isinstance(before, Tag) and before.name == "dt"
    cells = [cell for cell in tag.children if isinstance(cell, Tag)] if tag.name == "tr" else []
    return len(cells) == 2 and all(cell.name in ("th", "td") and cell.find(_BREAKING) is None for cell in cells)


def _write_pair(tag: Tag, writer: _Writer, *, noise: bool) -> None:
    """A labelled fact: `Location: Leeds` from a table row or a definition list."""
    if tag.name == "dd":
        return
    writer.end_block("paragraph")
    cells = [cell for cell in tag.children if isinstance(cell, Tag)]
    pair = (tag, tag.find_next_sibling()) if tag.name == "dt" else (cells[0], cells[1])
    label, value = (tidy(cell.get_text(" ")) if isinstance(cell, Tag) else "" for cell in pair)
    if label and value:
        writer.blocks.append(RawBlock(f"{label.rstrip(':')}: {value}", "fact", noise))
    elif value:
        writer.blocks.append(RawBlock(value, "paragraph", noise))


def _write_grid(table: Tag, writer: _Writer, *, noise: bool, depth: int) -> bool:
    """A table of criteria; False, and nothing written, where the table is none."""
    rows = _grid(table, depth)
    blocks = grid_blocks(rows) if rows else None
    if blocks is None:
        return False
    writer.end_block("paragraph")
    writer.blocks.extend(replace(block, noise=noise) for block in blocks)
    return True


def _grid(table: Tag, depth: int) -> tuple[Row, ...]:
    """The cells of a table in rows of one length: a cell over several columns or rows is empty in all but one."""
    pending: dict[int, int] = {}
    rows = []
    for line in table.find_all("tr", limit=GRID_LIMIT):
        cells: list[Cell] = []
        for cell in line.find_all(["td", "th"], recursive=False, limit=GRID_WIDTH):
            while pending.get(len(cells), 0) > 0:
                pending[len(cells)] -= 1
                cells.append(())
            pending[len(cells)] = _span(cell, "rowspan") - 1
            cells.append(_cell_lines(cell, depth))
            cells.extend(() for _ in range(_span(cell, "colspan") - 1))
        rows.append(tuple(cells))
    return tuple(row for row in rows if any(row))


def _span(cell: Tag, name: str) -> int:
    said = str(cell.get(name, "1"))
    return max(1, min(int(said), GRID_WIDTH)) if said.isdigit() and len(said) < 4 else 1


def _cell_lines(cell: Tag, depth: int) -> Cell:
    writer = _Writer(half=0)
    _walk(cell, writer, noise=False, depth=depth + 1)
    writer.end_block("paragraph")
    return tuple(block.text for block in writer.blocks)


def _inline_parents(node: PageElement) -> Iterator[Tag]:
    """The parents within the same block."""
    parent = node.parent
    while parent is not None and parent.name not in _BREAKING:
        yield parent
        parent = parent.parent


def _bold_lead(pending: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """The bold pieces that a block begins with."""
    lead = []
    for piece, bold in pending:
        if not bold and piece.strip():
            break
        lead.append((piece, bold))
    return lead


def _heading_like(text: str) -> bool:
    return len(text) <= 80 and len(text.split()) <= 12 and not text.endswith((",", ";"))


def _run_in(lead: str, text: str) -> bool:
    """A bold lead such as "What you will do." that serves as the heading of its paragraph."""
    ends = lead.endswith((".", ":", "?", "!")) or _DASH.match(text[len(lead) :]) is not None
    return bool(lead) and lead != text and len(lead) <= 60 and ends


def _split_bold_leads(blocks: list[RawBlock]) -> Iterator[RawBlock]:
    for block in blocks:
        if block.under and block.text.startswith(block.under):
            rest = _DASH.sub("", block.text[len(block.under) :].strip(), count=1)
            if _FACT_LABEL.fullmatch(block.under) and len(rest) <= 90:
                yield RawBlock(block.text, "fact", block.noise)
            else:
                yield RawBlock(block.under, "heading", block.noise)
                yield RawBlock(rest, block.shape, block.noise)
        else:
            yield block
