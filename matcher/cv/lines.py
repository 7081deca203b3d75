"""The visible lines of a document with what the page says of each: heading, bullet, first of its block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from matcher.nouns import ColumnKind, Document, Span

_BULLET = re.compile(r"[•●▪◦‣⁃∙·■□►*–-][ \t]+")


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of a page without its outer blanks; `start` and `end` are offsets into the page.

    Where a sentence plainly runs on, the lines it runs over are one `TextLine` and `text` keeps the line breaks.
    `marked` is the reader's word that the line looks like a heading; `body` is where the text after a bullet starts;
    `aside` says that it stands in a sidebar.
    """

    page: int
    start: int
    end: int
    text: str
    marked: bool
    body: int
    opens_block: bool
    aside: bool = False

    @property
    def bullet(self) -> bool:
        """Whether the line is an item of a list."""
        return self.body > self.start

    @property
    def words(self) -> str:
        """The text without its bullet, line breaks as blanks, so that its offsets still count from `body`."""
        return self.text[self.body - self.start :].replace("\n", " ")

    def verbatim(self, start: int, end: int) -> str:
        """The visible text at offsets into `words`."""
        return self.text[self.body - self.start :][start:end]

    def span(self, start: int, end: int) -> Span:
        """The page span of offsets into `words`."""
        return Span(self.page, self.body + start, self.body + end)


def read_lines(document: Document) -> tuple[TextLine, ...]:
    """Every line that holds a letter or digit, in reading order: main text of all pages, then what stands beside.

    A section of the main text that runs over a page break is read in one piece, as by a person who turns the page.
    """
    lines: list[TextLine] = []
    for number, page in enumerate(document.pages, start=1):
        marks = tuple((span.start, span.end) for span in document.headings if span.page == number)
        asides = tuple(one.span for one in document.columns if one.kind is ColumnKind.SIDE and one.span.page == number)
        found = [_placed(line, asides) for line in _page_lines(page, number, marks)]
        lines.extend(_joined(found, page))
    return _flow_after_flow(lines)


def _flow_after_flow(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """The name and address that a sidebar may begin with stay first."""
    head = next((place for place, line in enumerate(lines) if not line.aside), 0)
    below = sorted(lines[head:], key=lambda line: line.aside)
    return (*lines[:head], *below)


def _placed(line: TextLine, asides: tuple[Span, ...]) -> TextLine:
    aside = any(span.start <= line.start < span.end for span in asides)
    return replace(line, aside=aside) if aside else line


def _page_lines(page: str, number: int, marks: tuple[tuple[int, int], ...]) -> list[TextLine]:
    """Pages are walked once; `marks` are taken in order of their start."""
    lines: list[TextLine] = []
    queue = sorted(marks, reverse=True)
    position, blank_before = 0, True
    for raw in page.split("\n"):
        begin, position = position, position + len(raw) + 1
        text = raw.strip()
        if not any(letter.isalnum() for letter in text):
            blank_before = True
            continue
        start = begin + len(raw) - len(raw.lstrip())
        marked = _is_marked(start, start + len(text), queue)
        bullet = _BULLET.match(text)
        body = start + (bullet.end() if bullet else 0)
        lines.append(TextLine(number, start, start + len(text), text, marked, body, blank_before))
        blank_before = False
    return lines


def _is_marked(start: int, end: int, queue: list[tuple[int, int]]) -> bool:
    """Whether a marked span covers most of the line; spans that end before it are dropped from the queue."""
    while queue and queue[-1][1] <= start:
        queue.pop()
    if not queue:
        return False
    mark_start, mark_end = queue[-1]
    return min(end, mark_end) - max(start, mark_start) > (end - start) * 0.6


_RUNS_ON = re.compile(
    r"(?:\b(?:of|and|or|the|to|for|from|in|at|with|by|(?-i:a)|an|until|on|as|my|our|that|which|using|into|&|St)|[–—/+&(]|\w,)$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[\w ]{2,24}:\s\S{1,30}$")
_DATE_AHEAD = re.compile(
    r"(?:\d{1,2}\.? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d{1,2}[./]\d|(?:19|20)\d\d", re.IGNORECASE
)
_DAY_THEN_MONTH = re.compile(r"\b\d{1,2}\n(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)


def _joined(lines: list[TextLine], page: str) -> list[TextLine]:
    """Lines of one block put together where a sentence plainly runs on."""
    joined: list[TextLine] = []
    for line in lines:
        if joined and _continues(joined[-1], line):
            last = joined[-1]
            text = page[last.start : line.end]
            joined[-1] = replace(last, end=line.end, text=text)
        else:
            joined.append(line)
    return joined


def _continues(last: TextLine, line: TextLine) -> bool:
    """Whether `line` carries on the sentence of `last`; a heading, a bullet or a table row never does."""
    if (
        line.aside is not last.aside
        or line.opens_block
        or line.bullet
        or line.marked
        or last.marked
        or "\t" in line.text
        or "\t" in last.text
    ):
        return False
    tail = last.text[-24:]
    if "@" in line.text or "://" in line.text or _LABEL.match(last.text):
        return False
    if tail.endswith((".", "!", "?", ":")) or len(last.text) > 2000 or len(last.text) < 20:
        return False
    begins_low = line.text[0].islower() and not tail.endswith(")")
    return (
        begins_low or _runs_on(tail, line.text[:12]) or _DAY_THEN_MONTH.search(f"{tail}\n{line.text[:12]}") is not None
    )


def _runs_on(tail: str, head: str) -> bool:
    """A dash at the end of a line runs on to a date; alone it says "until now"."""
    if tail.endswith((" –", " —", " -")):
        return _DATE_AHEAD.match(head) is not None
    return _RUNS_ON.search(tail) is not None
