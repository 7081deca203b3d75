"""The postings of a snapshot: their JSON records in one file, and in SQLite their ids and the columns for filters.

Rows count from 0 in the order of posting ids, so that "the smaller row" settles every tie in the same way.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.chunk_search import Rows
from index.columns import BY_LOCATION, BY_POSTING, Columns, ColumnsWriter, Names
from index.filters import fold
from index.mapped import MappedFile
from index.records import from_json
from matcher.nouns import Filters, Posting

KEPT_IN_MEMORY = 4_000
"""Decoded postings are kept up to this number: about 30 kB each."""

RECORDS = ".records"
"""What is added to the name of the SQLite file for the file of records. They lie beside it, so that those of one search
can be brought from disk together."""
REQUIREMENT_BOUNDS, CHUNK_BOUNDS, RECORD_BOUNDS = "requirement bounds", "chunk bounds", "record bounds"
BY_TITLE = "by title"
READ_TOGETHER = 1_000
"""Records that are brought from disk together where all are read."""

_SCHEMA = """
CREATE TABLE postings (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
CREATE TABLE variants (id TEXT PRIMARY KEY, row INTEGER NOT NULL REFERENCES postings);
CREATE TABLE names (code INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE columns (name TEXT PRIMARY KEY, numbers BLOB NOT NULL);
CREATE TEMP TABLE titles (row INTEGER PRIMARY KEY, title TEXT NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A posting with its record, and how many requirement and chunk vectors it has."""

    posting: Posting
    record: str
    requirements: int
    chunks: int


def write_catalogue(path: Path, entries: Iterable[Entry]) -> None:
    """A new catalogue; the entries come in the order of their ids."""
    connection = sqlite3.connect(path)
    try:
        with connection:
            connection.executescript(_SCHEMA)
            names = _Codes(connection)
            columns, counts = ColumnsWriter(names.code_of), (array("q"), array("q"), array("q"))
            with beside(path, RECORDS).open("wb") as records:
                for row, entry in enumerate(entries):
                    _insert(connection, row, entry.posting)
                    columns.add(entry.posting)
                    written_bytes = records.write(entry.record.encode())
                    for count, one in zip(counts, (entry.requirements, entry.chunks, written_bytes), strict=True):
                        count.append(one)
            written = dict(zip((REQUIREMENT_BOUNDS, CHUNK_BOUNDS, RECORD_BOUNDS), map(_bounds, counts), strict=True))
            written |= columns.columns() | {BY_TITLE: _by_title(connection)}
            connection.executemany("INSERT INTO columns VALUES (?, ?)", written.items())
    finally:
        connection.close()


class _Codes:
    """A code for every name that is asked for, written down when it is new."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._codes: dict[str, int] = {}

    def code_of(self, name: str) -> int:
        """The code of a name; codes count from 0."""
        code = self._codes.setdefault(name, len(self._codes))
        if code == len(self._codes) - 1:
            self._connection.execute("INSERT OR IGNORE INTO names VALUES (?, ?)", (code, name))
        return code


def beside(path: Path, ending: str) -> Path:
    """The file whose name is that of another with an ending added."""
    return path.with_name(path.name + ending)


def _insert(connection: sqlite3.Connection, row: int, posting: Posting) -> None:
    connection.execute("INSERT INTO postings VALUES (?, ?)", (row, posting.id))
    connection.execute("INSERT INTO titles VALUES (?, ?)", (row, fold(posting.title)))
    variants = ((variant.id, row) for variant in posting.variants)
    connection.executemany("INSERT OR IGNORE INTO variants VALUES (?, ?)", variants)


def _by_title(connection: sqlite3.Connection) -> bytes:
    """All rows in the order of titles, then ids."""
    rows = array("q", (row for (row,) in connection.execute("SELECT row FROM titles ORDER BY title, row")))
    return np.array(rows, dtype="<i8").tobytes()


def _bounds(counts: Sequence[int]) -> bytes:
    """Where the vectors of each posting begin, and after the last one where they end."""
    return np.concatenate([[0], np.cumsum(np.array(counts, dtype="<i8"))]).astype("<i8").tobytes()


def open_read_only(path: Path) -> sqlite3.Connection:
    """A connection that many threads may use at once; the file is never written again."""
    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(uri, uri=True, check_same_thread=False)


class Catalogue:
    """The postings of one snapshot; `scattered` as for `MappedFile`: a few records here and there are read of many."""

    def __init__(self, path: Path, *, scattered: bool = False) -> None:
        self._connection = open_read_only(path)
        self._records = MappedFile(beside(path, RECORDS), scattered=scattered)
        self._posting = lru_cache(KEPT_IN_MEMORY)(self._read)
        self.requirement_bounds = self._rows(REQUIREMENT_BOUNDS)
        self.chunk_bounds = self._rows(CHUNK_BOUNDS)
        self._record_bounds = self._rows(RECORD_BOUNDS)
        self.by_title = self._rows(BY_TITLE)
        columns = {name: np.frombuffer(self._numbers(name), "<i4") for name in (*BY_POSTING, *BY_LOCATION)}
        (count,) = self._connection.execute("SELECT count(*) FROM names").fetchone()
        self._columns = Columns(columns, Names(count, self._named, self._containing))

    def __len__(self) -> int:
        return len(self.chunk_bounds) - 1

    @property
    def ids(self) -> tuple[str, ...]:
        """The id of every posting, in the order of the rows."""
        return tuple(one for (one,) in self._connection.execute("SELECT id FROM postings ORDER BY row"))

    def row_of(self, posting_id: str) -> int | None:
        """The row of a posting by its id or that of a variant, None if there is none."""
        query = "SELECT row FROM postings WHERE id = ?1 UNION ALL SELECT row FROM variants WHERE id = ?1 LIMIT 1"
        found = self._connection.execute(query, (posting_id,)).fetchone()
        return None if found is None else int(found[0])

    def posting(self, row: int) -> Posting:
        """The posting of a row."""
        return self._posting(row)

    def postings(self, rows: Rows) -> Iterator[Posting]:
        """The postings of these rows, in order, brought from disk together."""
        for start in range(0, len(rows), READ_TOGETHER):
            part = rows[start : start + READ_TOGETHER]
            self._records.expect(self._record_bounds[part], self._record_bounds[part + 1])
            yield from map(self._posting, part.tolist())

    def passing(self, filters: Filters, as_of: date) -> Rows:
        """The rows that pass all filters but `words`, with the status that they have on a day."""
        return np.flatnonzero(self._columns.passing(filters, as_of))

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _rows(self, name: str) -> NDArray[np.int64]:
        return np.frombuffer(self._numbers(name), "<i8")

    def _numbers(self, name: str) -> bytes:
        (numbers,) = self._connection.execute("SELECT numbers FROM columns WHERE name = ?", (name,)).fetchone()
        return bytes(numbers)

    def _named(self, name: str) -> NDArray[np.int64]:
        return self._codes("SELECT code FROM names WHERE name = ?", name)

    def _containing(self, part: str) -> NDArray[np.int64]:
        return self._codes("SELECT code FROM names WHERE instr(name, ?)", part)

    def _codes(self, query: str, value: str) -> NDArray[np.int64]:
        return np.array([code for (code,) in self._connection.execute(query, (value,))], dtype=np.int64)

    def _read(self, row: int) -> Posting:
        start, stop = self._record_bounds[row : row + 2].tolist()
        return from_json(self._records.content[start:stop])
