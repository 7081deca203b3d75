"""The same CV in another order, and with a gap in it: bullets, sections, and the dates of a post in the past."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from matcher.cv.understand import understand
from matcher.dates import find_dates
from matcher.invariance.edits import Edit, edited
from matcher.invariance.swaps import Swap
from matcher.nouns import Document, Experience, SectionName, Span

GAP_YEARS = 2
_BULLETS = re.compile(r"(?:^• [^\n]+\n?){2,}", re.MULTILINE)
_YEAR = re.compile(r"\b20\d\d\b")
_FIRST = frozenset({SectionName.CONTACT, SectionName.SUMMARY})


@dataclass(frozen=True, slots=True)
class SectionOrder:
    """The sections of each page in reverse."""

    name: str = "order of sections"

    def applied(self, document: Document) -> tuple[Document, tuple[Edit, ...]]:
        """The changed document; each moved page counts as one edit."""
        moved = _in_reverse(document)
        pairs = enumerate(zip(document.pages, moved.pages, strict=True), start=1)
        return moved, tuple(Edit(Span(page, 0, len(old)), old, new) for page, (old, new) in pairs if old != new)


def orders() -> tuple[Swap | SectionOrder, ...]:
    """Every change of order, and the gap."""
    return (
        Swap("order of bullets", _bullets),
        SectionOrder(),
        Swap(f"career gap of {GAP_YEARS} years", _gap),
    )


def _bullets(document: Document) -> list[Edit]:
    """Bullets that follow each other, the last one first."""
    made: list[Edit] = []
    for page, text in enumerate(document.pages, start=1):
        for block in _BULLETS.finditer(text):
            lines = block[0].rstrip("\n").split("\n")
            at = block.start()
            for old, new in zip(lines, reversed(lines), strict=True):
                made.append(Edit(Span(page, at, at + len(old)), old, new))
                at += len(old) + 1
    return made


def _in_reverse(document: Document) -> Document:
    """On each page the sections behind contact data and summary, the last one first; not where there are columns."""
    if len({column.kind for column in document.columns}) > 1:
        return document
    for page in range(1, len(document.pages) + 1):
        document = _reversed_page(document, page)
    return document


def _reversed_page(document: Document, page: int) -> Document:
    text = document.pages[page - 1]
    starts = _openings(document, page)
    if len(starts) < 2:
        return document
    pieces = list(zip(starts, [*starts[1:], len(text)], strict=True))
    moved: list[str] = [text[: starts[0]]]
    headings = [span for span in document.headings if span.page != page or span.start < starts[0]]
    at = starts[0]
    for start, end in reversed(pieces):
        piece = text[start:end].rstrip("\n") + "\n\n"
        headings += [
            Span(page, span.start - start + at, span.end - start + at)
            for span in document.headings
            if span.page == page and start <= span.start < end
        ]
        moved.append(piece)
        at += len(piece)
    pages = [*document.pages[: page - 1], "".join(moved), *document.pages[page:]]
    return replace(document, pages=tuple(pages), headings=tuple(sorted(headings)), columns=(), boxes=(), page_sizes=())


def _openings(document: Document, page: int) -> list[int]:
    """Where the sections with a heading line begin, from the first that is neither contact data nor summary."""
    text = document.pages[page - 1]
    found = [one for one in understand(document).sections if one.span.page == page]
    movable = [one for one in found if one.heading and one.name not in _FIRST]
    starts = [one.span.start for one in movable if text.startswith(one.heading, one.span.start)]
    fixed = [one.span.start for one in found if one.span.start not in starts]
    return [start for start in starts if start > max(fixed, default=-1)]


def _gap(document: Document) -> list[Edit]:
    """The earliest post that is over and overlaps no other, as long as it was and two years earlier."""
    posts = understand(document).profile.experiences
    for post in sorted((one for one in posts if one.start is not None and one.end is not None), key=_start):
        made = _earlier(document, post)
        if not any(_overlap(post, other) for other in posts if other is not post) and _moves(document, post, made):
            return made
    return []


def _earlier(document: Document, post: Experience) -> list[Edit]:
    text, page, start = document.quote(post.span), post.span.page, post.span.start
    years = [year for mention in find_dates(text) for year in _YEAR.finditer(text, mention.start, mention.end)]
    return [
        Edit(Span(page, start + year.start(), start + year.end()), year[0], str(int(year[0]) - GAP_YEARS))
        for year in years
    ]


def _moves(document: Document, post: Experience, made: list[Edit]) -> bool:
    """Whether the edits move both ends of the post by the same time; a year of two figures would stay behind."""
    expected = tuple(replace(one, year=one.year - GAP_YEARS) for one in (post.start, post.end) if one is not None)
    return expected in {(one.start, one.end) for one in understand(edited(document, made)).profile.experiences}


def _overlap(post: Experience, other: Experience) -> bool:
    """Whether two posts share a day; time that two posts share is counted once, so moving one of them adds to it."""
    if other.start is None:
        return False
    end = other.end.latest() if other.end is not None else date.max
    starts = post.start.earliest() if post.start else date.max
    return other.start.earliest() <= (post.end.latest() if post.end else date.max) and starts <= end


def _start(post: Experience) -> tuple[str, Span]:
    return (post.start.isoformat() if post.start else "", post.span)
