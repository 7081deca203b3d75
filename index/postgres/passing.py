"""Filters in PostgreSQL: the conditions of `index/filters.py`, with the words that must occur."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from index.filters import Dialect, fold, where
from index.postgres.database import Connection, run
from index.postgres.words import all_of
from matcher.nouns import Filters

POSTGRES = Dialect(
    phrase="position(? in {}) > 0",
    level="? = ANY(levels)",
    no_level="cardinality(levels) = 0",
    place="EXISTS (SELECT 1 FROM location WHERE location.version = posting.version "
    "AND location.posting_id = posting.id AND {})",
)


@dataclass(frozen=True, slots=True)
class Passing:
    """The postings of a version that pass, as a condition on the table `posting`, and its values.

    `postings` and `chunks` count them up to `counted_to` postings; beyond that they are lower bounds.
    """

    condition: str
    values: tuple[object, ...]
    postings: int
    chunks: int
    counted_to: int

    @property
    def is_counted(self) -> bool:
        """Whether the counts are exact."""
        return self.postings < self.counted_to


def conditions(version: int, filters: Filters, as_of: date) -> tuple[str, tuple[object, ...]]:
    """All conditions on `posting` as one, and their values."""
    found, values = where(filters, as_of, POSTGRES)
    joined = " AND ".join((f"posting.version = {version}", *found)).replace("?", "%s")
    for condition, value in _indexed(filters):
        joined += f" AND {condition}"
        values.append(value)
    return joined, tuple(values)


def passing(connection: Connection, version: int, filters: Filters, as_of: date, *, count_to: int) -> Passing:
    """What passes, counted as far as it matters."""
    condition, values = conditions(version, filters, as_of)
    [(postings, chunks)] = run(
        connection,
        "SELECT count(*), coalesce(sum(chunks), 0)::int8 FROM "
        f"(SELECT chunks FROM posting WHERE {condition} LIMIT %s) AS part",
        (*values, count_to),
    )
    return Passing(condition, values, postings, chunks, count_to)


def _indexed(filters: Filters) -> Iterator[tuple[str, object]]:
    """What an index answers: the words that must occur, and for a company its words before their order is looked at."""
    required = all_of(filters.words)
    if required is not None:
        yield "words @@ %s::tsquery", required
    if filters.company and filters.company.strip():
        yield "company_words @> %s::text[]", fold(filters.company).split()
