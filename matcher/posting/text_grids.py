"""Rows and cells of a table in plain text: columns parted by bars, tabs or wide gaps."""

from __future__ import annotations

import re
from collections.abc import Sequence

from matcher.posting.decode import tidy
from matcher.posting.grids import Row

_RULE = re.compile(r"[\s|:+=_—–-]+")
_PIECE = re.compile(r"\S+(?: {1,2}\S+)*")
_LONGEST_LINE = 600
_MOST_LINES = 400


def text_rows(lines: Sequence[str]) -> tuple[Row, ...]:
    """The rows of a group of lines that stand in columns; none where they do not."""
    kept = [line.rstrip() for line in lines if line.strip() and not _RULE.fullmatch(line)]
    if not 2 <= len(kept) <= _MOST_LINES or any(len(line) > _LONGEST_LINE for line in kept):
        return ()
    for split in (_by_bars, _by_tabs, _by_gaps):
        rows = split(kept)
        if sum(1 for row in rows if len(row) > 1) * 2 > len(rows):
            return rows
    return ()


def _by_bars(lines: Sequence[str]) -> tuple[Row, ...]:
    return tuple(_cells(line.strip().removeprefix("|").removesuffix("|").split("|")) for line in lines)


def _by_tabs(lines: Sequence[str]) -> tuple[Row, ...]:
    return tuple(_cells(line.split("\t")) for line in lines)


def _cells(pieces: Sequence[str]) -> Row:
    return tuple((text,) if (text := tidy(piece)) else () for piece in pieces)


def _by_gaps(lines: Sequence[str]) -> tuple[Row, ...]:
    """Each piece of a line stands in the column whose name is nearest; the first line of three pieces names them."""
    pieces = [[(match.start(), match[0]) for match in _PIECE.finditer(line)] for line in lines]
    named = next((row for row in pieces[:2] if len(row) >= 2), None)
    if named is None:
        return ()
    return tuple(_placed(row, named) for row in pieces)


def _placed(row: Sequence[tuple[int, str]], named: Sequence[tuple[int, str]]) -> Row:
    cells: list[tuple[str, ...]] = [() for _ in named]
    for start, text in row:
        distances = [abs(start - begin) if number else start for number, (begin, _) in enumerate(named)]
        place = min(range(len(named)), key=lambda number: distances[number])
        middle = [abs(start + len(text) / 2 - begin - len(name) / 2) for begin, name in named]
        if len(text) <= 3 and start > 0:
            place = min(range(len(named)), key=lambda number: middle[number])
        cells[place] = (*cells[place], tidy(text))
    return tuple(cells)
