"""The visible lines of a document with what the page says of each: heading, bullet, first of its block."""

from __future__ import annotations

import re
from dataclasses import dataclass

from matcher.nouns import Document, Span

_BULLET = re.compile(r"[•●▪◦‣⁃∙·■□►*–-][ \t]+")


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of a page without its outer blanks; `start` and `end` are offsets into the page.

    `marked` is the reader's word that the line looks like a heading; `body` is where the text after a bullet starts.
    """

    page: int
    start: int
    end: int
    text: str
    marked: bool
    body: int
    opens_block: bool

    @property
    def bullet(self) -> bool:
        """Whether the line is an item of a list."""
        return self.body > self.start

    @property
    def words(self) -> str:
        """The text without its bullet."""
        return self.text[self.body - self.start :]

    def span(self, start: int, end: int) -> Span:
        """The page span of offsets into `words`."""
        return Span(self.page, self.body + start, self.body + end)


def read_lines(document: Document) -> tuple[TextLine, ...]:
    """Every line that holds a letter or digit, in reading order."""
    lines: list[TextLine] = []
    for number, page in enumerate(document.pages, start=1):
        marks = tuple((span.start, span.end) for span in document.headings if span.page == number)
        lines.extend(_page_lines(page, number, marks))
    return tuple(lines)


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
