"""Furniture of pages: page numbers and running heads, which say nothing and would cut a text in two."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from matcher.cv.columns import group_rows
from matcher.cv.rows import Stretch

MARGIN_SHARE = 0.1
"""Furniture stands in the upper or lower tenth of a page."""

_WORD = r"(?:page|seite|pagina|página|p\.)"
_OF = r"(?:of|/|von|de|di|sur)"
_NUMBER = re.compile(rf"\W{{0,3}}(?:{_WORD} ?)?\d{{1,2}}(?: ?(?:{_OF}|-|\|) ?\d{{1,2}})?\W{{0,3}}", re.IGNORECASE)
_NUMBER_AT_END = re.compile(
    rf"(?:\b{_WORD} ?\d{{1,2}}(?: ?{_OF} ?\d{{1,2}})?|\s\d{{1,2}} ?(?:/|of|von) ?\d{{1,2}})$", re.IGNORECASE
)


def without_furniture(pages: Sequence[Sequence[Stretch]], heights: Sequence[float]) -> list[list[Stretch]]:
    """The stretches of every page without page numbers, and without what a page repeats from the page before it."""
    margins = [_margins(page, height) for page, height in zip(pages, heights, strict=True)]
    counts = Counter(text for page in margins for text in {_shape(row) for row in page})
    kept: list[list[Stretch]] = []
    seen: set[str] = set()
    for page, rows in zip(pages, margins, strict=True):
        gone = {
            id(stretch)
            for row in rows
            if _is_number(row) or (counts[_shape(row)] > 1 and (_shape(row) in seen or _is_numbered(row)))
            for stretch in row
        }
        seen |= {_shape(row) for row in rows}
        kept.append([stretch for stretch in page if id(stretch) not in gone])
    return kept


def _margins(page: Sequence[Stretch], height: float) -> list[list[Stretch]]:
    low, high = MARGIN_SHARE * height, (1 - MARGIN_SHARE) * height
    return [row for row in group_rows(page) if not low <= row[0].baseline <= high]


def _text(row: Sequence[Stretch]) -> str:
    return " ".join(stretch.text for stretch in row).strip()


def _shape(row: Sequence[Stretch]) -> str:
    """The words of a row without its numbers, so that "Page 1 of 2" and "Page 2 of 2" are the same."""
    return re.sub(r"\d+", "0", _text(row)).casefold()


def _is_number(row: Sequence[Stretch]) -> bool:
    return _NUMBER.fullmatch(_text(row)) is not None


def _is_numbered(row: Sequence[Stretch]) -> bool:
    return _NUMBER_AT_END.search(_text(row)) is not None
