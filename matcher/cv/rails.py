"""Rails: short facts at the right margin, such as a place over a date, set back to the title that they belong to.

Where the text wraps before such a rail, the second and third fact of a job stand beside its first bullets.
"""

from __future__ import annotations

from collections.abc import Sequence

from matcher.cv.pieces import bulleted
from matcher.cv.rows import Stretch
from matcher.dates import find_dates

RAIL_CHARACTERS = 34
EDGE_TOLERANCE = 3.0
MAX_ROW_GAP_EMS = 1.75
MIN_GAP_EMS = 1.0
MAX_FACTS = 4

Row = list[Stretch]


def settle_rails(rows: Sequence[Row]) -> list[Row]:
    """The rows of a region; what stands on a rail beside the bullets of an entry comes behind its title."""
    settled: list[Row] = []
    number = 0
    while number < len(rows):
        taken = _facts_under(rows, number)
        settled.append([*rows[number], *(row[-1] for row in rows[number + 1 : number + 1 + taken])])
        settled.extend(row[:-1] for row in rows[number + 1 : number + 1 + taken])
        number += 1 + taken
    return settled


def _facts_under(rows: Sequence[Row], number: int) -> int:
    """How many rows under a title carry a fact of the title on the rail: none unless they are bullets or their rest.

    Bullets that are dated themselves keep their dates, so at most one date may stand on the rail, counting the title's.
    """
    title = rows[number]
    if len(title) < 2 or _is_bullet(title[0]) or len(title[-1].text) > RAIL_CHARACTERS:
        return 0
    taken = 0
    while number + taken + 1 < len(rows) and taken < MAX_FACTS:
        upper, row = rows[number + taken], rows[number + taken + 1]
        bulleted_so_far = taken > 0 or _is_bullet(row[0])
        if not (bulleted_so_far and _is_near(upper, row) and _is_on_rail(row, title[-1])):
            break
        taken += 1
    facts = [title[-1], *(row[-1] for row in rows[number + 1 : number + 1 + taken])]
    dated = sum(bool(find_dates(fact.text)) for fact in facts)
    return taken if dated <= 1 else 0


def _is_on_rail(row: Row, rail: Stretch) -> bool:
    """Whether the last of two stretches of a row stands on the rail, well apart from the text."""
    if len(row) != 2 or len(row[1].text) > RAIL_CHARACTERS or _is_bullet(row[1]):
        return False
    same_edge = abs(row[1].right - rail.right) <= EDGE_TOLERANCE or abs(row[1].left - rail.left) <= EDGE_TOLERANCE
    return same_edge and row[1].left - row[0].right >= MIN_GAP_EMS * row[1].size


def _is_near(upper: Row, lower: Row) -> bool:
    return upper[0].baseline - lower[0].baseline <= MAX_ROW_GAP_EMS * max(upper[0].size, lower[0].size)


def _is_bullet(stretch: Stretch) -> bool:
    return bulleted(stretch.text) != stretch.text or stretch.text.startswith("• ")
