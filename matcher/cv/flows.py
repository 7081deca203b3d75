"""Flows: the main text and the sidebars of a document, each of which runs on over page breaks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from matcher.cv.headings import read_heading
from matcher.cv.hyphens import Vocabulary, join_traced
from matcher.cv.pieces import BULLET, Piece
from matcher.cv.reflow import reads_on
from matcher.nouns import ColumnKind, SectionName

MIN_STITCH_CHARACTERS = 25

_MAIN, _SIDE = ColumnKind.MAIN, ColumnKind.SIDE
_HEAD_SECTIONS = frozenset({SectionName.CONTACT, SectionName.SUMMARY})


def in_reading_order(regions: Sequence[list[Piece]], *, first: bool) -> list[Piece]:
    """The pieces of a page; on the `first` one, the name and address that a sidebar begins with come before all.

    A person who looks at a CV asks who this is, then reads the main column, then what stands beside it.
    """
    pieces = [piece for region in regions for piece in region]
    parts = [(column, list(part)) for column, part in groupby(pieces, key=lambda piece: piece.column)]
    ordered: list[Piece] = []
    for number, (column, part) in enumerate(parts):
        beside = parts[number + 1] if number + 1 < len(parts) else None
        if first and column is _MAIN and beside is not None and beside[0] is _SIDE:
            head = _head_length(beside[1])
            ordered.extend(beside[1][:head])
            del beside[1][:head]
        ordered.extend(part)
    return ordered


def _head_length(side: Sequence[Piece]) -> int:
    """How many lines of a sidebar stand before its first section other than contact data and profile."""
    for number, piece in enumerate(side):
        reading = read_heading(piece.text) if piece.heading else None
        if reading is not None and reading.name not in _HEAD_SECTIONS:
            return number
    return len(side)


def stitch(pages: Sequence[Sequence[Piece]], words: Vocabulary) -> tuple[tuple[Piece, ...], ...]:
    """The pages; a line that the break of a column or page cuts in two stands whole where it starts.

    A line of the main text never goes on in a sidebar, nor the other way round.
    """
    stitched: list[list[Piece]] = []
    last: dict[bool, tuple[int, int]] = {}
    for number, page in enumerate(pages):
        stitched.append([])
        for place, piece in enumerate(page):
            aside = piece.column is _SIDE
            opens = place == 0 or page[place - 1].column is not piece.column
            above = last.get(aside)
            if opens and above is not None and _goes_on(stitched[above[0]][above[1]], piece):
                whole = stitched[above[0]][above[1]]
                stitched[above[0]][above[1]] = whole.with_text(join_traced(whole.traced, piece.traced, words))
                continue
            stitched[-1].append(piece)
            last[aside] = number, len(stitched[-1]) - 1
    return tuple(tuple(page) for page in stitched)


def _goes_on(above: Piece, below: Piece) -> bool:
    """Whether the words themselves say that a line goes on after a break, where no right edge tells it."""
    if above.heading or below.heading or "\t" in above.text + below.text or len(above.text) < MIN_STITCH_CHARACTERS:
        return False
    starts_item = below.text.startswith(BULLET) or below.text[:1].isdigit()
    return not starts_item and above.text[-1] not in ".!?:" and reads_on(above.text, below.text)
