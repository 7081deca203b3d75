"""Tables: cells that a gap too narrow had joined are parted, and rows whose cells are centred are set level.

In a table with centred cells, a cell of one line stands between the two lines of its neighbour. Read by baselines, the
rows would be shuffled; here each cell becomes one stretch on the baseline of its row.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from matcher.cv.columns import group_rows
from matcher.cv.pieces import BULLET
from matcher.cv.rows import Stretch
from matcher.cv.traced import beside

EDGE_TOLERANCE = 1.2
COLUMN_TOLERANCE = 3.0
MAX_ROW_GAP_EMS = 1.75
STAGGER = 0.8
MIN_CELL_GAP_EMS = 0.36
CELL_BREAK_POINTS = 1.0
SAME_CENTRE = 0.3
MAX_COLUMNS = 12
MAX_CELL_LINES = 4
MIN_FULL_SHARE = 0.6
USUAL_LEADING = 1.25

Rows = list[list[Stretch]]


def settle_tables(
    stretches: Sequence[Stretch], *, leading: float = USUAL_LEADING, min_columns: int = 3
) -> list[Stretch]:
    """The stretches of a page or region with its tables set level; `leading` is the line distance in type sizes.

    On a whole page two columns may be columns of text, so `min_columns` is 3; inside one text column 2 will do.
    """
    rows = group_rows(stretches)
    settled: list[Stretch] = []
    number = 0
    while number < len(rows):
        end = _table_end(rows, number, leading)
        table = _level(rows[number:end], min_columns) if end > number else None
        if table is None:
            settled.extend(rows[number])
            number += 1
        else:
            settled.extend(table)
            number = end
    return settled


def part_cells(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Stretches cut where a word starts right under or over the start of a cell in the next row."""
    rows = group_rows(stretches)
    parted: list[Stretch] = []
    for number, row in enumerate(rows):
        neighbours = [rows[other] for other in (number - 1, number + 1) if 0 <= other < len(rows)]
        edges = [cell.left for near in neighbours if _is_near(near, row) for cell in near[1:]]
        parted.extend(part for stretch in row for part in _cut(stretch, edges))
    return parted


def _is_near(one: Sequence[Stretch], other: Sequence[Stretch]) -> bool:
    return abs(one[0].baseline - other[0].baseline) <= MAX_ROW_GAP_EMS * max(one[0].size, other[0].size)


def _cut(stretch: Stretch, edges: Sequence[float]) -> list[Stretch]:
    if len(stretch.text.split(" ")) != len(stretch.words):
        return [stretch]
    for number, (left, _) in enumerate(stretch.words[1:], start=1):
        at_edge = any(abs(left - edge) <= EDGE_TOLERANCE for edge in edges)
        if at_edge and stretch.gaps[number - 1] >= max(MIN_CELL_GAP_EMS * stretch.size, 1.25 * stretch.space):
            head, tail = stretch.words[:number], stretch.words[number:]
            cut = len(" ".join(word for _, word in head))
            first = replace(
                stretch,
                traced=stretch.traced.part(0, cut),
                right=left - stretch.gaps[number - 1],
                words=head,
                gaps=stretch.gaps[: number - 1],
            )
            rest = replace(
                stretch,
                traced=stretch.traced.part(cut + 1, len(stretch.text)),
                left=left,
                words=tail,
                gaps=stretch.gaps[number:],
            )
            return [first, *_cut(rest, edges)]
    return [stretch]


def _table_end(rows: Rows, start: int, leading: float) -> int:
    """The end of the table that starts with a row; `start` itself where none does.

    A table is told by rows closer to each other than lines of text can be; it goes on as long as every stretch starts
    at one of its columns and stays inside.
    """
    block = start + 1
    while block < len(rows) and _is_near(rows[block - 1], rows[block]):
        block += 1
    staggered = [
        number
        for number in range(start + 1, block)
        if rows[number - 1][0].baseline - rows[number][0].baseline < STAGGER * leading * rows[number][0].size
    ]
    if not staggered:
        return start
    columns = _columns(rows[max(start, staggered[0] - 1) : staggered[-1] + 1])
    if not 2 <= len(columns) <= MAX_COLUMNS or not all(_fits(row, columns) for row in rows[start : staggered[-1] + 1]):
        return start
    end = staggered[-1] + 1
    while end < block and _fits(rows[end], columns):
        end += 1
    return end


def _columns(rows: Rows) -> list[float]:
    columns: list[float] = []
    for left in sorted(stretch.left for row in rows for stretch in row):
        if not columns or left - columns[-1] > COLUMN_TOLERANCE:
            columns.append(left)
    return columns


def _fits(row: Sequence[Stretch], columns: Sequence[float]) -> bool:
    for stretch in row:
        number = _column_of(stretch, columns)
        if number is None or (number + 1 < len(columns) and stretch.right > columns[number + 1]):
            return False
    return True


def _column_of(stretch: Stretch, columns: Sequence[float]) -> int | None:
    near = (number for number, left in enumerate(columns) if abs(left - stretch.left) <= COLUMN_TOLERANCE)
    return next(near, None)


def _level(rows: Rows, min_columns: int) -> list[Stretch] | None:
    """The cells of a table, each as one stretch on the middle of its row; None where the cells make no rows."""
    columns = _columns(rows)
    if len(columns) < min_columns or any(stretch.text.startswith(BULLET) for row in rows for stretch in row):
        return None
    lines: dict[int, list[Stretch]] = {}
    for stretch in (stretch for row in rows for stretch in row):
        number = _column_of(stretch, columns)
        if number is None:
            return None
        lines.setdefault(number, []).append(stretch)
    gaps = [upper.baseline - lower.baseline for column in lines.values() for upper, lower in pairwise(column)]
    if not gaps:
        return None
    longest = min(gaps) + CELL_BREAK_POINTS
    cells = [(number, cell) for number, column in lines.items() for cell in _cells(column, longest)]
    return _rows_of_cells(cells, SAME_CENTRE * min(gaps))


def _cells(column: Sequence[Stretch], longest_gap: float) -> list[list[Stretch]]:
    cells = [[column[0]]]
    for upper, lower in pairwise(column):
        if upper.baseline - lower.baseline > longest_gap:
            cells.append([lower])
        else:
            cells[-1].append(lower)
    return cells


def _rows_of_cells(cells: Sequence[tuple[int, list[Stretch]]], tolerance: float) -> list[Stretch] | None:
    level: list[tuple[float, dict[int, list[Stretch]]]] = []
    for number, cell in sorted(cells, key=lambda one: -_centre(one[1])):
        centre = _centre(cell)
        if level and level[-1][0] - centre <= tolerance:
            if number in level[-1][1]:
                return None
            level[-1][1][number] = cell
        else:
            level.append((centre, {number: cell}))
    # Text columns side by side also stagger; only a table has nearly all its cells in every row.
    columns = {number for number, _ in cells}
    full = sum(len(row) == len(columns) for _, row in level)
    if full < MIN_FULL_SHARE * len(level) or max(len(cell) for _, cell in cells) > MAX_CELL_LINES:
        return None
    return [_joined(cell, centre) for centre, row in level for _, cell in sorted(row.items())]


def _centre(cell: Sequence[Stretch]) -> float:
    return (cell[0].baseline + cell[-1].baseline) / 2


def _joined(cell: Sequence[Stretch], baseline: float) -> Stretch:
    return replace(
        cell[0],
        traced=beside([line.traced for line in cell], " "),
        right=max(line.right for line in cell),
        baseline=baseline,
        size=statistics.median(line.size for line in cell),
        bold=all(line.bold for line in cell),
        words=(),
        gaps=(),
    )
