"""Reflow: rows of a region joined to the lines that their author wrote, with headings, bullets and blank lines."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from matcher.cv.columns import Region, group_rows
from matcher.cv.hyphens import Vocabulary, join_traced
from matcher.cv.pieces import BULLET, Piece, bulleted, clean, cleaned, itemised
from matcher.cv.rails import RAIL_CHARACTERS, settle_rails
from matcher.cv.rows import Stretch
from matcher.cv.tables import part_cells, settle_tables
from matcher.cv.traced import Traced, beside

# Line distances count in type sizes.
USUAL_LEADING = 1.25
MAX_LEADING = 1.75
LEADING_TOLERANCE = 1.17
PARAGRAPH_TOLERANCE = 1.3
SAME_SIZE = 0.1
EDGE_EMS = 0.6
LONG_TITLE_CHARACTERS = 60
MAX_INDENT_EMS = 3.0
CELL_TOLERANCE = 3.0
NARROW_EMS = 30.0
MIN_SURE_WRAPS = 2
INNER_DASHES = "–—"
INNER_DOTS = "•·|"

LARGER = 1.09
MAX_HEADING_CHARACTERS = 60
MAX_HEADING_WORDS = 9

_NUMBERED = re.compile(r"\(?\d{1,2}[.)] |\[\d{1,2}\] ")
_ADDRESS = re.compile(r"@|://|\w\.\w")
_OPEN_END = re.compile(r"[,;:–—·|&/+(\-‐]$")
_LINKING_WORDS = (
    "a an the and or of in on at to for from with by as is are was were that which who this into over under via und et"
    " de der die das von mit für la le les des du en y e het een van per between using including both my our"
    " their its his her not but than then so"
)
_LINKING = frozenset(_LINKING_WORDS.split())


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a region: its cells from left to right."""

    cells: tuple[Stretch, ...]

    @property
    def left(self) -> float:
        """Left edge in points."""
        return self.cells[0].left

    @property
    def right(self) -> float:
        """Right edge in points."""
        return self.cells[-1].right

    @property
    def size(self) -> float:
        """The largest type size."""
        return max(cell.size for cell in self.cells)

    @property
    def baseline(self) -> float:
        """Baseline of the first cell."""
        return self.cells[0].baseline

    @property
    def bold(self) -> bool:
        """Whether every letter is bold."""
        return all(cell.bold for cell in self.cells)

    @property
    def text(self) -> str:
        """The cells with tabs between them."""
        return bulleted(clean("\t".join(cell.text for cell in self.cells)))

    @property
    def starts_item(self) -> bool:
        """Whether it starts with the mark of a list item."""
        return self.text.startswith(BULLET) or bool(_NUMBERED.match(self.text))

    @property
    def mark(self) -> str:
        """Its first character as painted."""
        return self.cells[0].text[:1]


@dataclass(frozen=True, slots=True)
class Look:
    """How a document is set: the size of its body text, its line distance, and by what its headings stand out."""

    body_size: float
    leading: float
    bold_headings: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """The right edge of a region in points; `trusted` where several lines certainly were wrapped at it."""

    limit: float
    trusted: bool


@dataclass(slots=True)
class _Line:
    """A line that grows row by row."""

    rows: list[Row]
    cells: list[Traced]
    heading: bool
    gap: bool

    @property
    def last(self) -> Row:
        return self.rows[-1]


def look_of(pages: Sequence[Sequence[Region]]) -> Look:
    """How the document is set, from all its regions."""
    regions = [[Row(tuple(row)) for row in group_rows(region.stretches)] for page in pages for region in page]
    rows = [row for region in regions for row in region]
    body = _weighted_median((row.size, len(row.text)) for row in rows)
    ratios = [ratio for region in regions for ratio in _line_distances(region) if 0.9 <= ratio <= MAX_LEADING]
    leading = statistics.median_low(ratios) if ratios else USUAL_LEADING
    strong = sum(1 for row in rows[1:] if _is_short(row) and (row.size >= LARGER * body or is_capitals(row.text)))
    return Look(body, leading, bold_headings=strong < 2)


def _weighted_median(pairs: Iterable[tuple[float, int]]) -> float:
    weights: Counter[float] = Counter()
    for size, weight in pairs:
        weights[round(size, 1)] += weight
    half, seen = sum(weights.values()) / 2, 0
    for size in sorted(weights):
        seen += weights[size]
        if seen >= half:
            return size
    return 10.0


def _line_distances(rows: Sequence[Row]) -> list[float]:
    return [
        (upper.baseline - lower.baseline) / upper.size
        for upper, lower in pairwise(rows)
        if abs(upper.size - lower.size) <= SAME_SIZE * upper.size
    ]


def reflow(region: Region, look: Look, vocabulary: Vocabulary) -> list[Piece]:
    """The pieces of one region."""
    cells = group_rows(settle_tables(part_cells(region.stretches), leading=look.leading, min_columns=2))
    rows = [Row(tuple(row)) for row in settle_rails(cells)]
    trusted = _sure_wraps(rows, region.limit, look) >= MIN_SURE_WRAPS
    edge = Edge(region.limit if trusted else region.doubtful_limit, trusted)
    lines: list[_Line] = []
    for row in rows:
        _take(row, lines, edge, look, vocabulary)
    return [_finished(line) for line in lines]


def _finished(line: _Line) -> Piece:
    traced = itemised(cleaned(beside(line.cells, "\t")))
    return Piece(traced.text, line.heading, line.gap, traced.boxes)


def _take(row: Row, lines: list[_Line], edge: Edge, look: Look, vocabulary: Vocabulary) -> None:
    """Add a row to the line that it continues, or start a new line."""
    above = lines[-1] if lines else None
    beside_rail = above is not None and not above.heading and _continues_beside_rail(above, row, look)
    heading = is_heading(row, look) and not beside_rail
    if above is not None and not heading and not above.heading:
        cells = _continued_cells(above, row, look)
        if cells is not None:
            for number, cell in cells:
                above.cells[number] = join_traced(above.cells[number], cleaned(cell.traced), vocabulary)
            above.rows.append(row)
            return
        if _continues(above, row, edge, look):
            above.cells[-1] = join_traced(above.cells[-1], cleaned(row.cells[0].traced), vocabulary)
            above.rows.append(row)
            return
        if beside_rail:
            for number, cell in enumerate(row.cells):
                above.cells[number] = join_traced(above.cells[number], cleaned(cell.traced), vocabulary)
            above.rows.append(row)
            return
    elif above is not None and heading and above.heading and _heading_goes_on(above.last, row, edge, look):
        above.cells[-1] = join_traced(above.cells[-1], cleaned(row.cells[0].traced), vocabulary)
        above.rows.append(row)
        return
    gap = above is None or heading or above.heading or _is_apart(above.last, row, look)
    lines.append(_Line([row], [cleaned(cell.traced) for cell in row.cells], heading, gap))


def _is_apart(upper: Row, lower: Row, look: Look) -> bool:
    distance = upper.baseline - lower.baseline
    return distance > PARAGRAPH_TOLERANCE * look.leading * max(upper.size, lower.size)


def _is_next(upper: Row, lower: Row, look: Look) -> bool:
    """Whether a row stands at the usual line distance under another and is set alike."""
    size = max(upper.size, lower.size)
    alike = abs(upper.size - lower.size) <= SAME_SIZE * size
    return alike and upper.baseline - lower.baseline <= LEADING_TOLERANCE * look.leading * size


def _heading_goes_on(upper: Row, lower: Row, edge: Edge, look: Look) -> bool:
    """Whether a heading runs over two rows, as a long name in a narrow column does."""
    alike = upper.bold == lower.bold and abs(upper.left - lower.left) <= EDGE_EMS * upper.size
    cut = upper.text.endswith("-") or lower.text[:1].islower()
    return alike and _is_next(upper, lower, look) and (cut or _is_full(upper, lower, edge))


def _continued_cells(line: _Line, row: Row, look: Look) -> list[tuple[int, Stretch]] | None:
    """Which cells of a table row go on in the next row: cell number and text; None where the row is a new one."""
    first = line.rows[0]
    if len(first.cells) < 2 or len(row.cells) > len(first.cells) or not _is_next(line.last, row, look):
        return None
    found: list[tuple[int, Stretch]] = []
    for cell in row.cells:
        numbers = [number for number, start in enumerate(first.cells) if abs(start.left - cell.left) <= CELL_TOLERANCE]
        if not numbers:
            return None
        found.append((numbers[0], cell))
    # A row with a cell at the start is a new row of the table unless the words of its cells read on.
    starts_row = any(number == 0 for number, _ in found)
    if starts_row and not all(reads_on(line.cells[number].text, clean(cell.text)) for number, cell in found):
        return None
    return found


def _sure_wraps(rows: Sequence[Row], limit: float, look: Look) -> int:
    """How many rows were certainly wrapped: full, and the words go on in the next row."""
    edge = Edge(limit, trusted=False)
    return sum(
        1
        for upper, lower in pairwise(rows)
        if len(upper.cells) == len(lower.cells) == 1
        and _is_next(upper, lower, look)
        and _is_full(upper, lower, edge)
        and _starts_lower(lower.text)
    )


def _continues(line: _Line, row: Row, edge: Edge, look: Look) -> bool:
    """Whether a row is the rest of a line that was wrapped."""
    last, first = line.last, line.rows[0]
    if len(last.cells) > 1 or len(row.cells) > 1 or not _is_next(last, row, look):
        return False
    full = _is_full(last, row, edge)
    if row.starts_item and not (full and _is_inner_mark(row, line)):
        return False
    em = row.size
    if first.starts_item and row.left > first.left + EDGE_EMS * em:
        return len(line.rows) == 1 or abs(row.left - last.left) <= EDGE_EMS * em
    indented = len(line.rows) == 1 and 0 < last.left - row.left <= MAX_INDENT_EMS * em
    if abs(row.left - last.left) > EDGE_EMS * em and not indented:
        return False
    return full and (edge.trusted or _is_prose(last, edge) or reads_on(last.text, row.text))


def _continues_beside_rail(line: _Line, row: Row, look: Look) -> bool:
    """Whether a row goes on with the text left of a short date or place at the right margin, or with both."""
    first = line.rows[0]
    return (
        len(line.rows) == 1
        and len(first.cells) == 2
        and (len(row.cells) == 1 or _rail_goes_on(first, row))
        and len(first.cells[1].text) <= RAIL_CHARACTERS < len(first.cells[0].text)
        and not row.starts_item
        and _is_next(first, row, look)
        and 0 <= row.left - first.left <= MAX_INDENT_EMS * row.size
        and row.left < first.cells[1].left
        and (reads_on(line.cells[0].text, row.text) or _bold_title_goes_on(first, row))
    )


def _rail_goes_on(title: Row, row: Row) -> bool:
    """Whether the second cell of a row ends where the rail above it ends, and reads on: "(expected)" below dates."""
    rail, cell = title.cells[-1], row.cells[-1]
    aligned = len(row.cells) == 2 and abs(rail.right - cell.right) <= CELL_TOLERANCE
    return aligned and (cell.text.startswith("(") or reads_on(rail.text, clean(cell.text)))


def _bold_title_goes_on(title: Row, row: Row) -> bool:
    """Whether a bold title was full, so that its last words stand bold on the row below.

    Where the rail is a column of a grid, the title wraps well before it: its length tells, or a rail that goes on too.
    """
    words, rail = title.cells
    if len(row.cells) > 1:
        return words.bold and row.cells[0].bold
    up_to_rail = words.right + words.space + row.cells[0].first_word > rail.left - row.size
    return words.bold and row.bold and (up_to_rail or len(words.text) >= LONG_TITLE_CHARACTERS)


def _is_inner_mark(row: Row, line: _Line) -> bool:
    """Whether the dash or dot that a row starts with stands inside a sentence and starts no item.

    "June – / – September" and "mail • / • phone" break at their marks; a list repeats the mark at each of its items,
    and its numbers follow each other.
    """
    mark = row.mark
    text = line.cells[-1].text
    if text.count("(") > text.count(")"):
        return True
    number = _NUMBERED.match(row.text)
    if number is not None:
        return _item_number(line.rows[0].text) + 1 != _item_number(row.text) > 1
    if mark in INNER_DASHES:
        return line.rows[0].mark != mark and not line.last.text.endswith((":", "."))
    return mark in INNER_DOTS and any(f" {dot}" in text[2:] for dot in INNER_DOTS)


def _item_number(text: str) -> int:
    """The number that a text starts with as a list item does, -1 where it has none."""
    number = _NUMBERED.match(text)
    return int("".join(character for character in number[0] if character.isdecimal())) if number else -1


def _is_full(last: Row, row: Row, edge: Edge) -> bool:
    """Whether the first word of the row would not have fitted behind the row above."""
    return last.right + last.cells[-1].space + row.cells[0].first_word > edge.limit


def _is_prose(last: Row, edge: Edge) -> bool:
    """Whether a full row is long enough to be prose and not the longest entry of a list."""
    return edge.limit - last.left >= NARROW_EMS * last.size and len(last.text) >= 45


def reads_on(above: str, below: str) -> bool:
    """Whether the words themselves say that a line goes on in the next one."""
    if _OPEN_END.search(above) or above.count("(") > above.count(")"):
        return True
    last_word = above.rpartition(" ")[2].lower()
    return last_word in _LINKING or _starts_lower(below) or below[:1] in "&(–—,;)"


def _starts_lower(text: str) -> bool:
    """Whether a text goes on in lower case; an address ("ines@mail.example") does not count."""
    word = text.partition(" ")[0]
    return word[:1].islower() and not _ADDRESS.search(word)


def is_capitals(text: str) -> bool:
    """Whether the letters of a text are all capitals (at least three of them)."""
    letters = [character for character in text if character.isalpha()]
    return len(letters) >= 3 and all(not letter.islower() for letter in letters)


def _is_short(row: Row) -> bool:
    return len(row.text) <= MAX_HEADING_CHARACTERS and len(row.text.split()) <= MAX_HEADING_WORDS


def is_heading(row: Row, look: Look) -> bool:
    """Whether a row looks like a heading: short, and larger, in capitals or bold where others of its kind are not."""
    text = row.text
    if not _is_short(row) or len(row.cells) > 1 or row.starts_item or not any(letter.isalpha() for letter in text):
        return False
    if row.size >= LARGER * look.body_size:
        return True
    if any(character.isdigit() for character in text) or text.endswith((".", ",", ";")):
        return False
    if is_capitals(text) and row.size >= 0.75 * look.body_size:
        # "PHP" in a list is no heading, "SKILLS" is one.
        return row.bold or sum(character.isalpha() for character in text) >= 5
    return row.bold and look.bold_headings
