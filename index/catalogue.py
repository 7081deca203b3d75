"""The postings of a snapshot in SQLite: one JSON record a row, with columns that the filters are answered from.

Rows count from 0 in the order of posting ids, so that "the smaller row" settles every tie in the same way.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.filters import fold, where
from index.records import from_json
from matcher.nouns import Filters, Posting

Rows = NDArray[np.int64]
"""Numbers of postings, distinct; ascending unless said otherwise."""

KEPT_IN_MEMORY = 20_000
"""Decoded postings are kept up to this number: about 10 kB each."""

_SCHEMA = """
CREATE TABLE postings (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sort_title TEXT NOT NULL, company TEXT NOT NULL, work_mode TEXT,
    deadline TEXT, closed_notice INTEGER, start_first TEXT, start_last TEXT, paid INTEGER, sponsors INTEGER,
    requirements INTEGER NOT NULL, chunks INTEGER NOT NULL, record TEXT NOT NULL
);
CREATE TABLE levels (row INTEGER NOT NULL REFERENCES postings, level TEXT NOT NULL, PRIMARY KEY (row, level));
CREATE TABLE locations (row INTEGER NOT NULL REFERENCES postings, city TEXT, beside_city TEXT NOT NULL, country TEXT);
CREATE INDEX locations_row ON locations (row);
CREATE TABLE variants (id TEXT PRIMARY KEY, row INTEGER NOT NULL REFERENCES postings);
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
            for row, entry in enumerate(entries):
                columns = _columns(row, entry)
                connection.execute(f"INSERT INTO postings VALUES ({', '.join('?' * len(columns))})", columns)
                connection.executemany("INSERT INTO levels VALUES (?, ?)", _levels(row, entry.posting))
                connection.executemany("INSERT INTO locations VALUES (?, ?, ?, ?)", _locations(row, entry.posting))
                connection.executemany("INSERT OR IGNORE INTO variants VALUES (?, ?)", _variants(row, entry.posting))
    finally:
        connection.close()


def open_read_only(path: Path) -> sqlite3.Connection:
    """A connection that many threads may use at once; the file is never written again."""
    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(uri, uri=True, check_same_thread=False)


class Catalogue:
    """The postings of one snapshot."""

    def __init__(self, path: Path) -> None:
        self._connection = open_read_only(path)
        self._posting = lru_cache(KEPT_IN_MEMORY)(self._read)
        counts = self._connection.execute("SELECT id, requirements, chunks FROM postings ORDER BY row").fetchall()
        self.ids: tuple[str, ...] = tuple(row[0] for row in counts)
        self.requirement_bounds = _bounds([row[1] for row in counts])
        self.chunk_bounds = _bounds([row[2] for row in counts])
        variants = self._connection.execute("SELECT id, row FROM variants")
        self._row_of = dict(variants) | {posting_id: row for row, posting_id in enumerate(self.ids)}

    def __len__(self) -> int:
        return len(self.ids)

    def row_of(self, posting_id: str) -> int | None:
        """The row of a posting by its id or that of a variant, None if there is none."""
        return self._row_of.get(posting_id)

    def posting(self, row: int) -> Posting:
        """The posting of a row."""
        return self._posting(row)

    def passing(self, filters: Filters, as_of: date) -> Rows:
        """The rows that pass all filters but `words`, with the status that they have on a day."""
        conditions, values = where(filters, as_of)
        query = f"SELECT row FROM postings WHERE {' AND '.join(conditions) or '1'} ORDER BY row"
        return np.array([row for (row,) in self._connection.execute(query, values)], dtype=np.int64)

    def by_title(self) -> Rows:
        """All rows in the order of titles, then ids."""
        rows = self._connection.execute("SELECT row FROM postings ORDER BY sort_title, row")
        return np.array([row for (row,) in rows], dtype=np.int64)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _read(self, row: int) -> Posting:
        (record,) = self._connection.execute("SELECT record FROM postings WHERE row = ?", (row,)).fetchone()
        return from_json(record)


def _columns(row: int, entry: Entry) -> Sequence[object]:
    posting = entry.posting
    return (
        row,
        posting.id,
        fold(posting.title),
        fold(posting.company or ""),
        posting.work_mode.value if posting.work_mode else None,
        posting.deadline.day.isoformat() if posting.deadline else None,
        posting.closed_notice,
        posting.start.earliest().isoformat() if posting.start else None,
        posting.start.latest().isoformat() if posting.start else None,
        posting.pay.paid,
        posting.sponsors,
        entry.requirements,
        entry.chunks,
        entry.record,
    )


def _variants(row: int, posting: Posting) -> Iterator[Sequence[object]]:
    return ((variant.id, row) for variant in posting.variants)


def _levels(row: int, posting: Posting) -> Iterator[Sequence[object]]:
    return ((row, level.value) for level in sorted(set(posting.levels)))


def _locations(row: int, posting: Posting) -> Iterator[Sequence[object]]:
    """The name of the town is taken out of the other words, so that "York" does not find "New York"."""
    for place in posting.locations:
        city = fold(place.city) if place.city else None
        beside_city = fold(place.text).replace(city, " ") if city else fold(place.text)
        yield row, city, beside_city, place.country


def _bounds(counts: Sequence[int]) -> NDArray[np.int64]:
    """Where the vectors of each posting begin, and after the last one where they end."""
    return np.concatenate([[0], np.cumsum(np.array(counts, dtype=np.int64))]).astype(np.int64)
