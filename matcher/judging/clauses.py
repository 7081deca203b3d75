"""Where a clause, or an entry of a list, begins and ends around a place in a text."""

from __future__ import annotations

import re
from functools import cache

MAX_QUOTE_CHARACTERS = 180
"""A quote is a clause, not a paragraph; longer clauses are cut at a word."""
WINDOW_CHARACTERS = 90
"""A list up to this length is quoted whole: its neighbours show how the entry is meant."""

LIST_BORDERS = ",·•|/+&"
_CLAUSE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\be\.g)(?<!\bi\.e)(?<!\bvs)(?<!\bincl)(?<!\bca)(?<!\bDr)(?<!\bSt)(?<!\bNo)(?<!\bapprox)[.](?=\s)"
    r"|(?<=\b[A-Z])[.](?=\s+[^a-z\s])|[;!?](?=\s)|\n|\t"
)
"""A full stop behind "e.g" or "vs", or behind one letter with a small one after it ("E. coli"), ends no clause."""
_PART_BORDERS = "·•|;"


def clause_bounds(text: str, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    """The clause around `start` to `end` inside the statement at `first` to `last`, from one full stop to the next."""
    begin = first
    for border in _CLAUSE_END.finditer(text, first, start):
        begin = border.end()
    following = _CLAUSE_END.search(text, end, last)
    return begin, following.start() if following else last


def row_end(text: str, end: int, longest: int) -> int:
    """Where the row of a table ends behind the cell that ends at `end`; `end` where no cell or a long rest follows."""
    if text[end : end + 1] != "\t":
        return end
    found = text.find("\n", end)
    last = found if found >= 0 else len(text)
    return last if last - end <= longest else end


def clause_before(text: str, start: int, first: int) -> int:
    """Where the clause before the one at `start` begins; `start` itself where none stands before it."""
    borders = [border.end() for border in _CLAUSE_END.finditer(text, first, max(start, first))]
    return borders[-2] if len(borders) > 1 else (first if borders else start)


def entry_bounds(clause: str, at: int, borders: str, until: int | None = None) -> tuple[int, int]:
    """Where the entry of a list around an offset begins and ends; borders inside brackets part nothing.

    `until` is the end of the name at the offset: borders inside it ("A/B tests") part nothing, too.
    """
    end = at if until is None else max(at, until)
    start, depth = 0, 0
    for mark in _marks(borders).finditer(clause):
        letter, place = mark[0], mark.start()
        depth += (letter == "(") - (letter == ")")
        if depth <= 0 and letter in borders:
            if place >= end:
                return start, place
            if place < at:
                start = place + 1
    return start, len(clause)


@cache
def _marks(borders: str) -> re.Pattern[str]:
    """Brackets and the borders of entries."""
    return re.compile(f"[{re.escape(borders)}()]")


def part_bounds(clause: str, at: int) -> tuple[int, int]:
    """The part of a list around an offset: as much of it as can be quoted whole, else the entry and its neighbours."""
    start, end = entry_bounds(clause, at, _PART_BORDERS)
    if end - start <= WINDOW_CHARACTERS:
        return start, end
    first, last = entry_bounds(clause, at, _PART_BORDERS + ",")
    while last < end and last - first < WINDOW_CHARACTERS // 2:
        _, last = entry_bounds(clause, last + 1, _PART_BORDERS + ",")
    return first, min(last, max(end, first))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without blanks and bullets at both ends, commas and semicolons at the end."""
    while start < end and (text[start].isspace() or text[start] in "•-–*"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ";,"):
        end -= 1
    return start, end


def shortened(text: str, start: int, end: int, keep: int) -> tuple[int, int]:
    """Cut a long clause to MAX_QUOTE_CHARACTERS around the word at `keep`, at word borders."""
    if end - start <= MAX_QUOTE_CHARACTERS:
        return start, end
    first = max(start, keep - MAX_QUOTE_CHARACTERS // 3)
    last = min(end, first + MAX_QUOTE_CHARACTERS)
    if first > start:
        first = text.find(" ", first, last) + 1 or first
    if last < end:
        space = text.rfind(" ", first, last)
        last = space if space > first else last
    return first, last
