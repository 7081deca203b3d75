"""Postings by meaning: compared with all that pass where they are few, else by the HNSW index, then worked out in full.

The order is that of `index/ranking.py`: for each statement a posting counts its best chunk, as far as that is above the
last chunk brought.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.postgres.database import Connection, run, run_each, vectors_of
from index.postgres.passing import Passing
from index.postgres.stored import vectors
from index.postgres.tuning import Tuning
from index.postgres.versions import Version
from index.ranking import DECIMALS, LEAST_HITS, SHARE_OF_HITS
from matcher.retrieval import Vectors

MOST_HITS = 200
"""Chunks that a statement brings by the HNSW index at most, so that the cost does not grow with the index."""
OVERFETCHED = 2
"""Chunks that are brought for each that is kept: the walk gives them in no strict order, and goes on where a filter
lets few of the first ones pass."""
SEARCH_WIDTH = 400
"""`hnsw.ef_search`: how many candidates the walk keeps."""
MOST_VISITED = 400_000
"""`hnsw.max_scan_tuples`: where a filter passes few, the walk goes on this far before it gives up. It also gives up at
`hnsw.scan_mem_multiplier` times `work_mem`, which is 80 MB with PostgreSQL's own setting."""
REFINED = 1.5
"""Postings whose similarities are worked out again in full, for each one that is asked for."""
_FOR_THE_WALK = (
    ("citus.propagate_set_commands", "local"),
    ("hnsw.ef_search", str(SEARCH_WIDTH)),
    ("hnsw.iterative_scan", "relaxed_order"),
    ("hnsw.max_scan_tuples", str(MOST_VISITED)),
    ("hnsw.scan_mem_multiplier", "20"),
    ("enable_seqscan", "off"),
    ("enable_sort", "off"),
    ("enable_hashjoin", "off"),
    ("enable_mergejoin", "off"),
)
"""For one transaction. The planner knows little of the cost of vectors: without the last four it may sort all."""


@dataclass(frozen=True, slots=True)
class Chunks:
    """The chunk vectors of some postings: `bounds` tell where those of each posting begin, and the last one's end."""

    ids: Sequence[str]
    vectors: Vectors
    bounds: NDArray[np.int64]

    @classmethod
    def of(cls, ids: Sequence[str], parts: Sequence[Vectors]) -> Chunks:
        """From the vectors of each posting, at least one each."""
        return cls(ids, np.concatenate(parts), np.cumsum([0, *map(len, parts)]))

    def best(self, queries: NDArray[np.floating]) -> NDArray[np.floating]:
        """For each posting and query the similarity of its best chunk, in the precision of the queries."""
        products = self.vectors.astype(queries.dtype) @ queries.T
        found: NDArray[np.floating] = np.maximum.reduceat(products, self.bounds[:-1], axis=0)
        return found

    def some(self, numbers: NDArray[np.int64]) -> Chunks:
        """The postings of these places."""
        return Chunks.of(
            [self.ids[one] for one in numbers],
            [self.vectors[self.bounds[one] : self.bounds[one + 1]] for one in numbers],
        )


@dataclass(frozen=True, slots=True)
class Statements:
    """The distinct statement vectors of a CV, and how often each occurs."""

    vectors: Vectors
    times: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Promising:
    """Postings worth working out in full, and for each statement the similarity of the last chunk that it brings."""

    chunks: Chunks
    floors: NDArray[np.float64]


class DenseSearch:
    """The search by meaning among what passes in a version."""

    def __init__(self, connection: Connection, version: Version, passing: Passing, tuning: Tuning) -> None:
        self._connection = connection
        self._version = version
        self._passing = passing
        self._exact = not version.indexed or (passing.is_counted and passing.chunks <= tuning.exact_chunks)
        self._dimension = version.manifest.dimension

    def ranked(self, queries: Vectors, limit: int) -> list[str]:
        """At most `limit` ids, best first, ties by id; those that no statement prefers are left out."""
        if len(queries) == 0 or self._passing.chunks == 0:
            return []
        asked = Statements(*np.unique(queries, axis=0, return_counts=True))
        count = round(REFINED * limit)
        found = self._among_all(asked, count) if self._exact else self._by_index(asked, count)
        return [] if found is None else _by_gain(found, asked)[:limit]

    def _among_all(self, asked: Statements, count: int) -> Promising:
        """Every product, exactly."""
        rows = run(
            self._connection,
            "SELECT posting_id, string_agg(vector_send(vector), ''::bytea ORDER BY number) FROM chunk JOIN posting "
            "ON posting.version = chunk.version AND posting.id = chunk.posting_id "
            f"WHERE chunk.version = {self._version.number} AND {self._passing.condition} "
            "GROUP BY posting_id ORDER BY posting_id",
            self._passing.values,
        )
        chunks = Chunks.of([str(one) for one, _ in rows], [vectors_of(joined, self._dimension) for _, joined in rows])
        products = chunks.vectors @ asked.vectors.T
        first_hit = len(products) - min(hits_for(len(products)), len(products))
        last = np.argpartition(products, first_hit, axis=0)[first_hit]
        floors = (chunks.vectors[last].astype(np.float64) * asked.vectors).sum(axis=1)
        gains = np.maximum(np.maximum.reduceat(products, chunks.bounds[:-1], axis=0) - floors, 0) @ asked.times
        return Promising(chunks.some(np.sort(np.argsort(-gains, kind="stable")[:count])), floors)

    def _by_index(self, asked: Statements, count: int) -> Promising | None:
        """The same by the HNSW index, which may miss a few; None where it finds nothing."""
        hits = self.nearest(asked.vectors)
        floors = np.array([min((one for _, one in found), default=1.0) for found in hits])
        gains: dict[str, float] = {}
        for found, floor, often in zip(hits, floors, asked.times, strict=True):
            for posting_id, similarity in _best_of_each(found).items():
                gains[posting_id] = gains.get(posting_id, 0.0) + often * (similarity - floor)
        ids = sorted(sorted(gains, key=lambda one: (-gains[one], one))[:count])
        if not ids:
            return None
        stored = vectors(self._connection, "chunk", self._version.number, ids, self._dimension)
        return Promising(Chunks.of(ids, [stored[one] for one in ids]), floors)

    def nearest(self, queries: Vectors) -> list[list[tuple[str, float]]]:
        """For each query the chunks that the index finds among those that pass, as posting and similarity."""
        for name, value in _FOR_THE_WALK:
            run(self._connection, f"SET LOCAL {name} = '{value}'")
        hits = min(hits_for(self._passing.chunks), MOST_HITS)
        distance = f"vector::halfvec({self._dimension}) <#> %s::halfvec({self._dimension})"
        sql = (
            f"SELECT posting_id, -({distance}) FROM chunk WHERE version = {self._version.number} AND EXISTS "
            f"(SELECT 1 FROM posting WHERE posting.id = chunk.posting_id AND {self._passing.condition}) "
            f"ORDER BY {distance} LIMIT {OVERFETCHED * hits}"
        )
        as_text = ["[" + ",".join(map(repr, one.tolist())) + "]" for one in queries]
        found = run_each(self._connection, sql, [(one, *self._passing.values, one) for one in as_text])
        return [
            [(str(one), float(similarity)) for one, similarity in sorted(rows, key=_falling)[:hits]] for rows in found
        ]


def hits_for(chunks: int) -> int:
    """How many chunks a query brings, of so many that may be brought."""
    return max(LEAST_HITS, round(SHARE_OF_HITS * chunks))


def _falling(hit: tuple[str, float]) -> float:
    return -hit[1]


def _best_of_each(found: Sequence[tuple[str, float]]) -> dict[str, float]:
    """The best similarity of each posting."""
    best: dict[str, float] = {}
    for posting_id, similarity in found:
        best[posting_id] = max(similarity, best.get(posting_id, -1.0))
    return best


def _by_gain(found: Promising, asked: Statements) -> list[str]:
    """In double precision, so that postings with equal vectors tie."""
    above = np.maximum(found.chunks.best(asked.vectors.astype(np.float64)) - found.floors, 0)
    gains = np.round(above @ asked.times, DECIMALS)
    order = np.lexsort((np.arange(len(gains)), -gains))
    return [found.chunks.ids[one] for one in order if gains[one] > 0]
