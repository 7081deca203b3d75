"""Tables of criteria: which column or mark makes a wish of a cell, and which cells only name rows and columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from matcher.posting.blocks import RawBlock
from matcher.posting.sections import Section, section_of

Cell = tuple[str, ...]
"""The lines of a cell; none for an empty one."""
Row = tuple[Cell, ...]

ESSENTIAL, DESIRABLE = "Essential", "Desirable"
_MUST = re.compile(
    r"(?:e|essentials?|required|requirements?|must(?:[- ]haves?)?|minimum|mandatory|needed)"
    r"(?: (?:criteria|criterion|requirements?|qualifications?|skills?|attributes?))?(?: \(e\))?",
    re.IGNORECASE,
)
_NICE = re.compile(
    r"(?:d|desirables?|desired|preferred|nice(?:[- ]to[- ]haves?)?|optional|advantageous|a plus|bonus|an asset|assets)"
    r"(?: (?:criteria|criterion|requirements?|qualifications?|skills?|attributes?))?(?: \(d\))?",
    re.IGNORECASE,
)
_LETTERS = re.compile(
    r"e ?(?:/|or) ?d|(?:essential|required|must)(?: \(e\))? ?(?:/|or|and) ?(?:desirable|preferred|nice)(?: \(d\))?"
    r"|importance|priority|rating|level of importance|status|weight(?:ing)?",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:how |to be |method|means|where |when |by which )?(?:\w{2,8} ){0,3}(?:assess\w{0,5}|evidenced?|tested"
    r"|measured?|"
    r"measurement|identified|evaluated|verified|shown|demonstrated)\b.{0,30}|weight\w{0,3}|score|stage|a/i(?:/t)?|"
    r"(?:assessment|selection|identification|recruitment) (?:method|stage|process)s?|source of evidence",
    re.IGNORECASE,
)
_CRITERION = re.compile(
    r"(?:(?:person|selection|job) )?(?:criteri(?:a|on)|requirements?|attributes?|specifications?|skills?|factors?"
    r"|category|area|competenc(?:y|ies)|qualities|heading)?",
    re.IGNORECASE,
)
_TICK = re.compile(r"[✓✔☑✅☒√×xXüþ●•■◆*y]|yes|tick", re.IGNORECASE)
_BLANK = re.compile(r"[-–—./]{0,3}|no|n|n/?a|none|not applicable|✗|✘|❌|☐|□", re.IGNORECASE)
_LETTER_E = re.compile(r"e|essential|must(?: have)?|required|high|mandatory", re.IGNORECASE)
_LETTER_D = re.compile(r"d|desirable|nice(?: to have)?|preferred|optional|low|medium|bonus", re.IGNORECASE)
_HEADER_WITHIN = 3
"""The names of the columns stand in the first rows, under a caption at the most."""


_TWO_ROWS = 2


class _Column(StrEnum):
    MUST = "must"
    NICE = "nice"
    LETTERS = "letters"
    ASIDE = "aside"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class _Frame:
    """The columns of a table by what they hold; `ticks`: the columns of importance hold marks, not words."""

    columns: tuple[_Column, ...]
    first_row: int
    ticks: bool


def grid_blocks(rows: Sequence[Row]) -> tuple[RawBlock, ...] | None:
    """The blocks of a table of criteria; None for a table that does not say what is essential and what is extra.

    Names of rows and columns, and the column on how a criterion is assessed, become labels, which ask nothing.
    """
    frame = _frame(rows)
    if frame is not None:
        head = [block for row in rows[: frame.first_row] for cell in row for block in _labels(cell)]
        return (*head, *_body(rows[frame.first_row :], frame))
    plain = _plain_list(rows)
    if plain is not None:
        return plain
    if rows and all(len(row) >= 2 for row in rows) and any(_row_name(row) for row in rows):
        return tuple(block for row in rows for block in _named_row(row))
    return None


def _plain_list(rows: Sequence[Row]) -> tuple[RawBlock, ...] | None:
    """The criteria of a table that only says how each is assessed; the heading above tells how much they count."""
    if len(rows) < _TWO_ROWS:
        return None
    names = [" ".join(cell).strip(" :*") for cell in rows[0]]
    asides = [_ASIDE.fullmatch(name) is not None for name in names]
    held = [n for n, name in enumerate(names) if name and _CRITERION.fullmatch(name)]
    if not any(asides) or len(held) != 1:
        return None
    found = [block for cell in rows[0] for block in _labels(cell)]
    for row in rows[1:]:
        for number, cell in enumerate(row):
            found.extend((RawBlock(line, "bullet") for line in cell) if number == held[0] else _labels(cell))
    return tuple(found)


def _frame(rows: Sequence[Row]) -> _Frame | None:
    for number, row in enumerate(rows[:_HEADER_WITHIN]):
        columns = _columns(row)
        named = {_Column.MUST, _Column.NICE} & set(columns)
        below = rows[number + 1 :]
        if not below or len(row) < 2 or (_row_name(row) and not _is_header(row)):
            continue
        if named and (len(named) == 2 or _only_marks(below, columns) or _Column.ASIDE in columns):
            return _Frame(columns, number + 1, _only_marks(below, columns))
        if _Column.LETTERS in columns and _has_letters(below, columns.index(_Column.LETTERS)):
            return _Frame(columns, number + 1, ticks=True)
    return None


def _columns(row: Row) -> tuple[_Column, ...]:
    """The columns by their names; beside a column of extras, another that asks holds the musts whatever its name."""
    names = [" ".join(cell) for cell in row]
    columns = [_column(name) for name in names]
    for number, name in enumerate(names[1:], 1):
        if columns[number] is _Column.TEXT and section_of(name) is Section.NICE:
            columns[number] = _Column.NICE
    if _Column.NICE in columns and _Column.MUST not in columns:
        asks = (n for n, name in enumerate(names) if n and columns[n] is _Column.TEXT and section_of(name).asks)
        first = next(asks, None)
        if first is not None:
            columns[first] = _Column.MUST
    return tuple(columns)


def _column(name: str) -> _Column:
    text = name.strip(" :*")
    for pattern, column in (
        (_LETTERS, _Column.LETTERS), (_MUST, _Column.MUST), (_NICE, _Column.NICE), (_ASIDE, _Column.ASIDE),
    ):  # fmt: skip
        if pattern.fullmatch(text) and not (column is _Column.MUST and text.casefold().startswith("requirement")):
            return column
    return _Column.TEXT


def _is_header(row: Row) -> bool:
    """Whether every cell is the name of a column."""
    texts = [" ".join(cell).strip(" :*") for cell in row]
    return all(_column(text) is not _Column.TEXT or _CRITERION.fullmatch(text) for text in texts)


def _only_marks(rows: Sequence[Row], columns: Sequence[_Column]) -> bool:
    """Whether the columns of importance hold ticks and blanks only."""
    cells = [
        " ".join(cell)
        for row in rows
        for cell, column in zip(row, columns, strict=False)
        if column in (_Column.MUST, _Column.NICE)
    ]
    return any(_ticked(cell) for cell in cells) and all(_ticked(cell) or _BLANK.fullmatch(cell) for cell in cells)


def _ticked(text: str) -> bool:
    return _TICK.fullmatch(text.strip()) is not None


def _has_letters(rows: Sequence[Row], place: int) -> bool:
    texts = [" ".join(row[place]).strip() for row in rows if len(row) > place]
    return any(_LETTER_E.fullmatch(text) or _LETTER_D.fullmatch(text) for text in texts)


def _body(rows: Sequence[Row], frame: _Frame) -> Iterator[RawBlock]:
    label = ""
    for row in rows:
        texts = [cell for cell, column in zip(row, frame.columns, strict=False) if column is _Column.TEXT]
        if frame.ticks:
            under = _marked(row, frame)
            named = [cell for cell in texts if cell]
            if under is None and len(named) <= 1:
                label = " ".join(named[0]) if named else label
                yield from (block for cell in named for block in _labels(cell))
                continue
            yield from (block for cell in named[:-1] for block in _labels(cell))
            label = " ".join(named[0]) if len(named) > 1 else label
            yield from (RawBlock(line, "bullet", under=under, label=label) for cell in named[-1:] for line in cell)
        else:
            label = next((" ".join(cell) for cell in texts if cell), label)
            yield from (block for cell in texts for block in _labels(cell))
            yield from _cells(row, frame, label)
        yield from _asides(row, frame)


def _marked(row: Row, frame: _Frame) -> str | None:
    """What the tick or the letter of a row makes of its criterion; None where there is no mark."""
    for cell, column in zip(row, frame.columns, strict=False):
        text = " ".join(cell).strip()
        if column is _Column.LETTERS and (_LETTER_E.fullmatch(text) or _LETTER_D.fullmatch(text)):
            return ESSENTIAL if _LETTER_E.fullmatch(text) else DESIRABLE
        if column in (_Column.MUST, _Column.NICE) and _ticked(text):
            return ESSENTIAL if column is _Column.MUST else DESIRABLE
    return None


def _cells(row: Row, frame: _Frame, label: str) -> Iterator[RawBlock]:
    for cell, column in zip(row, frame.columns, strict=False):
        if column in (_Column.MUST, _Column.NICE):
            under = ESSENTIAL if column is _Column.MUST else DESIRABLE
            kept = (line for line in cell if not _BLANK.fullmatch(line))
            yield from (RawBlock(line, "bullet", under=under, label=label) for line in kept)


def _asides(row: Row, frame: _Frame) -> Iterator[RawBlock]:
    for cell, column in zip(row, frame.columns, strict=False):
        if column is _Column.ASIDE:
            yield from _labels(cell)


def _labels(cell: Cell) -> Iterator[RawBlock]:
    return (RawBlock(line, "label") for line in cell if line)


def _row_name(row: Row) -> str | None:
    """What the first cell makes of its row ("Essential | a degree in physics")."""
    name = " ".join(row[0]).strip(" :*") if row else ""
    if len(name) > 2 and _MUST.fullmatch(name) and not name.casefold().startswith("requirement"):
        return ESSENTIAL
    return DESIRABLE if len(name) > 2 and _NICE.fullmatch(name) else None


def _named_row(row: Row) -> Iterator[RawBlock]:
    under = _row_name(row)
    if under is None:
        yield RawBlock(": ".join(" ".join(cell) for cell in row if cell), "fact")
        return
    yield from _labels(row[0])
    yield from (RawBlock(line, "bullet", under=under) for cell in row[1:] for line in cell)
