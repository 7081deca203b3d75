"""Columns: the order in which a person reads the stretches of a page, column by column, found from white gutters.

Beside a narrow column with less text, a sidebar, the main column is read first: it holds what the CV is about, and
what stands beside it are side matters. Of two equal columns the left one comes first.

A region is cut where an empty upright strip parts two texts that are read one after the other. Strips inside tables,
in front of right-aligned dates and behind a rail of labels are no gutters: there, reading goes along the row.
"""

from __future__ import annotations

import statistics
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from matcher.cv.pieces import BULLET
from matcher.cv.rows import Stretch
from matcher.nouns import ColumnKind

MIN_GUTTER_EMS = 0.9
MIN_ROWS = 3
MAX_CANDIDATES = 24
MAX_DEPTH = 6
MIN_TEXT_SHARE = 0.7
EDGE_TOLERANCE = 3.0
# Baselines closer than this share of the type size stand on one row.
ROW_TOLERANCE = 0.45
PAIR_TOLERANCE = 0.12
# A sidebar is narrower than this share of the column beside it, which holds more text and this many rows.
SIDEBAR_SHARE = 0.75
MIN_MAIN_ROWS = 8
# A rail of a few headings is no sidebar.
MIN_SIDE_CHARACTERS = 60
# A text column has lines of at least this many characters; dates and labels are shorter.
LABEL_CHARACTERS = 26
PROSE_CHARACTERS = 34


@dataclass(frozen=True, slots=True)
class Region:
    """Stretches read from top to bottom, with the right edge up to which their lines run.

    `doubtful_limit` is the edge to assume where no line was certainly wrapped: the longest of a few short lines says
    nothing about where lines end.
    """

    stretches: tuple[Stretch, ...]
    limit: float
    doubtful_limit: float
    column: ColumnKind = ColumnKind.PAGE


@dataclass(frozen=True, slots=True)
class _Cut:
    """A gutter left of `x` along the rows `first` to `last` (half-open)."""

    x: float
    first: int
    last: int
    weight: float


def reading_order(stretches: Sequence[Stretch], page_width: float) -> list[Region]:
    """The regions of a page in reading order; together they hold every stretch once."""
    if not stretches:
        return []
    limit = max(stretch.right for stretch in stretches)
    cut = _order(list(stretches), limit, MAX_DEPTH)
    return [replace(cut[0], doubtful_limit=max(limit, MIN_TEXT_SHARE * page_width))] if len(cut) == 1 else cut


def group_rows(stretches: Sequence[Stretch]) -> list[list[Stretch]]:
    """The stretches grouped by baseline from top to bottom, each row sorted from left to right."""
    rows: list[list[Stretch]] = []
    for stretch in sorted(stretches, key=lambda one: (-one.baseline, one.left)):
        anchor = rows[-1][0] if rows else None
        if anchor and anchor.baseline - stretch.baseline <= ROW_TOLERANCE * min(anchor.size, stretch.size):
            rows[-1].append(stretch)
        else:
            rows.append([stretch])
    return [sorted(row, key=lambda one: one.left) for row in rows]


def _order(stretches: list[Stretch], limit: float, depth: int) -> list[Region]:
    rows = group_rows(stretches)
    cut = _best_cut(rows) if depth else None
    if cut is None:
        return [Region(tuple(stretches), limit, limit)]
    above = [stretch for row in rows[: cut.first] for stretch in row]
    below = [stretch for row in rows[cut.last :] for stretch in row]
    left, right = _sides(rows[cut.first : cut.last], cut.x)
    right_limit = limit if not below else max(stretch.right for stretch in right)
    beside = _beside(
        _order(left, max(stretch.right for stretch in left), depth - 1),
        _order(right, right_limit, depth - 1),
    )
    before = _order(above, limit, depth - 1) if above else []
    return before + beside + (_order(below, limit, depth - 1) if below else [])


def _beside(left: list[Region], right: list[Region]) -> list[Region]:
    """The regions of two columns in reading order, each marked with its column."""
    if _is_sidebar(left, right):
        return [*_marked(right, ColumnKind.MAIN), *_marked(left, ColumnKind.SIDE)]
    if _is_sidebar(right, left):
        return [*_marked(left, ColumnKind.MAIN), *_marked(right, ColumnKind.SIDE)]
    return [*_marked(left, ColumnKind.LEFT), *_marked(right, ColumnKind.RIGHT)]


def _marked(regions: list[Region], column: ColumnKind) -> list[Region]:
    return [replace(region, column=column) for region in regions]


def _is_sidebar(side: list[Region], main: list[Region]) -> bool:
    narrow = [stretch for region in side for stretch in region.stretches]
    wide = [stretch for region in main for stretch in region.stretches]
    narrower = _width(narrow) <= SIDEBAR_SHARE * _width(wide)
    texts, side_texts = sum(len(one.text) for one in wide), sum(len(one.text) for one in narrow)
    return narrower and texts > side_texts >= MIN_SIDE_CHARACTERS and len(group_rows(wide)) >= MIN_MAIN_ROWS


def _width(stretches: Sequence[Stretch]) -> float:
    return max(one.right for one in stretches) - min(one.left for one in stretches)


def _sides(rows: Sequence[Sequence[Stretch]], x: float) -> tuple[list[Stretch], list[Stretch]]:
    left = [stretch for row in rows for stretch in row if stretch.left < x - EDGE_TOLERANCE]
    right = [stretch for row in rows for stretch in row if stretch.left >= x - EDGE_TOLERANCE]
    return left, right


def _best_cut(rows: list[list[Stretch]]) -> _Cut | None:
    cuts = [cut for x in _candidates(rows) for cut in _cuts_at(rows, x)]
    return max(cuts, key=lambda cut: (cut.weight, -cut.x), default=None)


def _candidates(rows: Sequence[Sequence[Stretch]]) -> list[float]:
    """Left edges that several stretches share, the most frequent first; the leftmost edge parts nothing."""
    lefts = Counter(round(stretch.left) for row in rows for stretch in row)
    first = min(lefts, default=0)
    shared = {x: sum(lefts[x + shift] for shift in (-1, 0, 1)) for x in lefts if x > first + EDGE_TOLERANCE}
    frequent = sorted((-count, x) for x, count in shared.items() if count >= 2)
    return [float(x) for _, x in frequent[:MAX_CANDIDATES]]


def _cuts_at(rows: list[list[Stretch]], x: float) -> list[_Cut]:
    """Every run of rows that leave the strip left of `x` white and read as two columns."""
    cuts: list[_Cut] = []
    start = 0
    for number in range(len(rows) + 1):
        ended = number == len(rows)
        if not ended and not _crosses(rows[number], x):
            continue
        cut = _cut_of_run(rows, x, start, number, at_end=ended)
        if cut is not None:
            cuts.append(cut)
        start = number + 1
    return cuts


def _crosses(row: Sequence[Stretch], x: float) -> bool:
    return any(
        stretch.left < x - EDGE_TOLERANCE and stretch.right > x - MIN_GUTTER_EMS * min(stretch.size, 12.0)
        for stretch in row
    )


def _cut_of_run(rows: list[list[Stretch]], x: float, start: int, end: int, *, at_end: bool) -> _Cut | None:
    start = _without_head(rows, x, start, end)
    end = end if at_end else _without_tail(rows, x, start, end)
    left, right = _sides(rows[start:end], x)
    left_rows, right_rows = group_rows(left), group_rows(right)
    if len(left_rows) < MIN_ROWS or len(right_rows) < MIN_ROWS or not _are_columns(left_rows, right_rows):
        return None
    return _Cut(x, start, end, min(len(left_rows), len(right_rows)) + 0.1 * (end - start))


def _without_head(rows: list[list[Stretch]], x: float, start: int, end: int) -> int:
    """The start of a run without the short last lines of the paragraph over the full width that stands above it."""
    while 0 < start < end and all(stretch.left < x - EDGE_TOLERANCE for stretch in rows[start]):
        above, below = rows[start - 1][0], rows[start][0]
        if above.baseline - below.baseline > 1.5 * below.size or abs(above.size - below.size) > 0.1 * below.size:
            break
        start += 1
    return start


def _without_tail(rows: list[list[Stretch]], x: float, start: int, end: int) -> int:
    """The end of a run without the rows under the right column that already belong to what follows over the full width.

    A left column that simply goes on longer keeps its rows: they run up to the gutter like those above.
    """
    has_right = [any(stretch.left >= x - EDGE_TOLERANCE for stretch in row) for row in rows[start:end]]
    last = max((number for number, there in enumerate(has_right) if there), default=-1)
    tail = rows[start + last + 1 : end]
    body = [row[-1].right for row, there in zip(rows[start:end], has_right, strict=True) if not there]
    reach = max(body, default=0.0)
    goes_on = len(tail) >= 4 and max(row[-1].right for row in tail) >= 0.9 * reach
    return end if goes_on else start + last + 1


def _are_columns(left: list[list[Stretch]], right: list[list[Stretch]]) -> bool:
    left_paired, right_paired = _paired_share(left, right), _paired_share(right, left)
    if _is_rail(left, right, left_paired) or _is_rail(right, left, right_paired):
        return False
    if min(left_paired, right_paired) < 0.8 or (_items(left) >= 2 and _items(right) >= 2):
        return True
    return _typical_length(left) >= PROSE_CHARACTERS and _typical_length(right) >= PROSE_CHARACTERS


def _is_rail(rail: list[list[Stretch]], text: list[list[Stretch]], paired: float) -> bool:
    """Whether one side only holds labels or dates, each on the row of the text that it belongs to.

    Headings in such a rail stand on rows of their own, as in the forms of the European Union.
    """
    labels = [row for row in rail if not _is_heading(row)]
    if len(labels) >= MIN_ROWS:
        paired = max(paired, _paired_share(labels, text))
    if paired < 0.8 or _typical_length(rail) > LABEL_CHARACTERS:
        return False
    return _lonely_share(rail) >= 0.5 or (paired >= 0.95 and len(rail) <= len(text))


def _is_heading(row: list[Stretch]) -> bool:
    return all(stretch.bold or (stretch.text.isupper() and len(stretch.text) > 3) for stretch in row)


def _items(rows: list[list[Stretch]]) -> int:
    return sum(row[0].text.startswith(BULLET) for row in rows)


def _paired_share(rows: list[list[Stretch]], others: list[list[Stretch]]) -> float:
    """The share of rows that stand on the baseline of a row on the other side."""
    baselines = sorted(row[0].baseline for row in others)
    return sum(_has_near(baselines, row[0].baseline, PAIR_TOLERANCE * row[0].size) for row in rows) / len(rows)


def _has_near(baselines: Sequence[float], baseline: float, tolerance: float) -> bool:
    place = bisect_left(baselines, baseline - tolerance)
    return place < len(baselines) and baselines[place] <= baseline + tolerance


def _lonely_share(rows: list[list[Stretch]]) -> float:
    """The share of rows with nothing of their own side right under them."""
    gaps = [upper[0].baseline - lower[0].baseline > 1.9 * upper[0].size for upper, lower in pairwise(rows)]
    return sum(gaps) / len(gaps) if gaps else 1.0


def _typical_length(rows: list[list[Stretch]]) -> float:
    return statistics.median(sum(len(stretch.text) for stretch in row) for row in rows)
