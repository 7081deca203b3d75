"""The postings of a snapshot in SQLite: one JSON record a row, with columns that the filters are answered from.

Rows count from 0 in the order of posting ids, so that "the smaller row" settles every tie in the same way.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.records import from_json, to_json
from matcher.nouns import Filters, Posting
from matcher.places import parse_country, parse_location

Rows = NDArray[np.int64]
"""Numbers of postings, distinct; ascending unless said otherwise."""

KEPT_IN_MEMORY = 20_000
"""Decoded postings are kept up to this number: about 10 kB each."""

_SCHEMA = """
CREATE TABLE postings (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sort_title TEXT NOT NULL, company TEXT NOT NULL, work_mode TEXT,
    requirements INTEGER NOT NULL, chunks INTEGER NOT NULL, record TEXT NOT NULL
);
CREATE TABLE locations (row INTEGER NOT NULL REFERENCES postings, city TEXT, beside_city TEXT NOT NULL, country TEXT);
CREATE INDEX locations_row ON locations (row);
CREATE TABLE variants (id TEXT PRIMARY KEY, row INTEGER NOT NULL REFERENCES postings);
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A posting and how many requirement and chunk vectors it has."""

    posting: Posting
    requirements: int
    chunks: int


def write_catalogue(path: Path, entries: Iterable[Entry]) -> None:
    """A new catalogue; the entries come in the order of their ids."""
    connection = sqlite3.connect(path)
    try:
        with connection:
            connection.executescript(_SCHEMA)
            for row, entry in enumerate(entries):
                connection.execute("INSERT INTO postings VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _columns(row, entry))
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

    def passing(self, filters: Filters) -> Rows:
        """The rows that pass place, work mode and company; `words` and status are not looked at here."""
        conditions, values = _where(filters)
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


def fold(text: str) -> str:
    """The text for comparing: without case, accents and punctuation, words parted by one space, a space around."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = (one if one.isalnum() else " " for one in decomposed if not unicodedata.combining(one))
    return f" {' '.join(''.join(letters).split())} "


def _where(filters: Filters) -> tuple[list[str], list[str]]:
    """The SQL conditions of the filters and their values. A blank filter is no limit."""
    conditions: list[str] = []
    values: list[str] = []
    if filters.work_mode is not None:
        conditions.append("work_mode = ?")
        values.append(filters.work_mode.value)
    if filters.company and filters.company.strip():
        conditions.append("instr(company, ?)")
        values.append(fold(filters.company))
    places, place_values = _where_places(filters)
    if places:
        inside = " AND ".join(["locations.row = postings.row", *places])
        conditions.append(f"EXISTS (SELECT 1 FROM locations WHERE {inside})")
    return conditions, values + place_values


def _where_places(filters: Filters) -> tuple[list[str], list[str]]:
    """Conditions that one and the same location of a posting has to meet."""
    conditions: list[str] = []
    values: list[str] = []
    if filters.location and filters.location.strip():
        place = parse_location(filters.location)
        town = fold(place.city) if place is not None and place.city else fold(filters.location)
        conditions.append("(city = ? OR instr(beside_city, ?) OR country = ?)")
        values += [town, fold(filters.location), parse_country(filters.location) or ""]
    if filters.country and filters.country.strip():
        conditions.append("country = ?")
        values.append(parse_country(filters.country) or filters.country.strip().upper())
    return conditions, values


def _columns(row: int, entry: Entry) -> Sequence[object]:
    posting = entry.posting
    return (
        row,
        posting.id,
        fold(posting.title),
        fold(posting.company or ""),
        posting.work_mode.value if posting.work_mode else None,
        entry.requirements,
        entry.chunks,
        to_json(posting),
    )


def _variants(row: int, posting: Posting) -> Iterator[Sequence[object]]:
    return ((variant.id, row) for variant in posting.variants)


def _locations(row: int, posting: Posting) -> Iterator[Sequence[object]]:
    """The name of the town is taken out of the other words, so that "York" does not find "New York"."""
    for place in posting.locations:
        city = fold(place.city) if place.city else None
        beside_city = fold(place.text).replace(city, " ") if city else fold(place.text)
        yield row, city, beside_city, place.country


def _bounds(counts: Sequence[int]) -> NDArray[np.int64]:
    """Where the vectors of each posting begin, and after the last one where they end."""
    return np.concatenate([[0], np.cumsum(np.array(counts, dtype=np.int64))]).astype(np.int64)
