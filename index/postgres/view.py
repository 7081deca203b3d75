"""One version of the index in a database, as a `View`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from index.errors import NoSnapshot
from index.manifest import Manifest
from index.postgres.database import Connection, Database, run
from index.postgres.dense import DenseSearch
from index.postgres.lexical import lexical_ranked
from index.postgres.parts import size_bytes
from index.postgres.passing import Passing, conditions, passing
from index.postgres.stored import entry_id, records, vectors
from index.postgres.tuning import Tuning
from index.postgres.versions import Version, version_of
from index.ranking import FUSION_CONSTANT
from index.snapshot import DEPTH, LEAST_DEPTH
from matcher.nouns import Filters, Posting
from matcher.retrieval import Candidate, Query

COUNTED_TO_MEASURE = 1_000_000


class PostgresView:
    """A version and what it is asked. Everything that one call needs is read in one transaction.

    Live changes show in a view of the version that they are made to; a view of a version that was replaced twice is
    refused with NoSnapshot.
    """

    def __init__(self, database: Database, version: Version, decode: Callable[[str], Posting], tuning: Tuning) -> None:
        self._database = database
        self._seen = version
        self._decode = decode
        self._tuning = tuning

    @property
    def manifest(self) -> Manifest:
        """What the version said of itself when this view was taken."""
        return self._seen.manifest

    def search(self, query: Query) -> tuple[Candidate, ...]:
        """The best `limit` postings that pass the filters, best first; all of them when fewer pass."""
        with self._reading() as (connection, version):
            count_to = max(query.limit, self._tuning.exact_chunks) + 1
            found = passing(connection, version.number, query.filters, query.as_of, count_to=count_to)
            if found.postings > query.limit:
                best = self._best(connection, version, query, found)
            else:
                best = _first(connection, found, query.limit)
            return self._candidates(connection, version, best)

    def posting(self, posting_id: str) -> Posting | None:
        """The posting of this id, or the one that has a variant of this id; None if there is none."""
        with self._reading() as (connection, version):
            found = entry_id(connection, version.number, posting_id)
            return None if found is None else self._decode(records(connection, version.number, [found])[found])

    def postings(
        self, filters: Filters, *, as_of: date, offset: int = 0, limit: int | None = None
    ) -> tuple[tuple[Posting, ...], int]:
        """A page of the postings that pass, by title and then id, and how many pass in all; no limit: to the end."""
        with self._reading() as (connection, version):
            condition, values = conditions(version.number, filters, as_of)
            [(total,)] = run(connection, f"SELECT count(*) FROM posting WHERE {condition}", values)
            rows = run(
                connection,
                f"SELECT record FROM posting WHERE {condition} ORDER BY sort_title, id LIMIT %s OFFSET %s",
                (*values, limit, offset),
            )
        return tuple(self._decode(record) for (record,) in rows), int(total)

    def all_postings(self) -> tuple[Posting, ...]:
        """Every posting, by id."""
        with self._reading() as (connection, version):
            rows = run(connection, f"SELECT record FROM posting WHERE version = {version.number} ORDER BY id")
        return tuple(self._decode(record) for (record,) in rows)

    def candidate_of(self, posting_id: str) -> Candidate | None:
        """The posting of this id, or with a variant of this id, with its vectors; None if there is none."""
        with self._reading() as (connection, version):
            found = entry_id(connection, version.number, posting_id)
            return None if found is None else self._candidates(connection, version, [found])[0]

    def nearest(self, query: Query) -> list[list[tuple[str, float]]]:
        """For each statement the chunks that the HNSW index finds, as posting and similarity: for measuring it."""
        with self._reading() as (connection, version):
            found = passing(connection, version.number, query.filters, query.as_of, count_to=COUNTED_TO_MEASURE)
            return DenseSearch(connection, version, found, self._tuning).nearest(query.vectors)

    def size_bytes(self) -> int:
        """The tables and indexes of the version together, as far as they are on this server."""
        with self._reading() as (connection, version):
            return size_bytes(connection, version.number)

    def close(self) -> None:
        """Nothing is held between two calls."""

    @contextmanager
    def _reading(self) -> Iterator[tuple[Connection, Version]]:
        """A transaction, and the version as it is in it."""
        with self._database.reading() as connection:
            version = version_of(connection, self._seen.number)
            if version is None:
                raise NoSnapshot(
                    "The index was replaced twice during this request, or the standby that was asked has not seen it "
                    "yet. Send it again."
                )
            yield connection, version

    def _best(self, connection: Connection, version: Version, query: Query, found: Passing) -> list[str]:
        """The dense and the lexical list of what passes, fused."""
        depth = max(DEPTH * query.limit, LEAST_DEPTH)
        lexical = lexical_ranked(connection, version, query.words, found, depth)
        dense = DenseSearch(connection, version, found, self._tuning).ranked(query.vectors, depth)
        best = fused((dense, lexical), query.limit)
        if len(best) < query.limit:
            known = set(best)
            rest = _first(connection, found, query.limit + len(best))
            best += [one for one in rest if one not in known][: query.limit - len(best)]
        return best

    def _candidates(self, connection: Connection, version: Version, ids: Sequence[str]) -> tuple[Candidate, ...]:
        dimension = version.manifest.dimension
        stored = records(connection, version.number, ids)
        requirements = vectors(connection, "requirement", version.number, ids, dimension)
        chunks = vectors(connection, "chunk", version.number, ids, dimension)
        return tuple(Candidate(self._decode(stored[one]), requirements[one], chunks[one]) for one in ids)


def fused(lists: Sequence[Sequence[str]], limit: int) -> list[str]:
    """The `limit` best ids by reciprocal rank fusion, ties by id."""
    points: dict[str, float] = {}
    for ranked in lists:
        for rank, one in enumerate(ranked, start=1):
            points[one] = points.get(one, 0.0) + 1 / (FUSION_CONSTANT + rank)
    return sorted(points, key=lambda one: (-points[one], one))[:limit]


def _first(connection: Connection, found: Passing, limit: int) -> list[str]:
    """The first ids of what passes."""
    rows = run(
        connection, f"SELECT id FROM posting WHERE {found.condition} ORDER BY id LIMIT %s", (*found.values, limit)
    )
    return [str(posting_id) for (posting_id,) in rows]
