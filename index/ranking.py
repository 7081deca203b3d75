"""How postings are ordered for a CV: by meaning, statement for statement, and by words, and the two lists fused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.chunk_search import ChunkSearch, Passing, Rows, chunks_of
from index.vectors import Hits
from matcher.retrieval import Vectors

FUSION_CONSTANT = 60
"""Cormack, Clarke and Buettcher (SIGIR 2009): reciprocal rank fusion with k = 60."""
LEAST_HITS = 100
SHARE_OF_HITS = 0.01
"""Chunks brought for each statement: one in a hundred, at least 100. On the development CVs (10 CVs, 48 postings,
November 2026) the fused list had an nDCG@10 of 0.717 with 100 hits, 0.690 with 10 and 0.709 with all; ordering by the
single best similarity had 0.610, the words alone 0.679."""
MOST_HITS = 1000
"""And at most 1000, so that the cost does not grow with the index."""
REFINED = 1.5
"""Postings whose similarities are worked out again in full, for each one that is asked for."""
COMPARED_AT_ONCE = 50
"""Postings whose chunks are compared at once: they stay in the cache of a core, which takes a quarter less time."""
DECIMALS = 9
"""Similarities are compared to this precision in double precision, so that postings with equal vectors tie."""


class Ranker:
    """Orders the postings of one snapshot by meaning. `bounds` tell where the chunks of each posting begin."""

    def __init__(self, chunks: ChunkSearch, bounds: NDArray[np.int64]) -> None:
        self._chunks = chunks
        self._bounds = bounds
        self._owners = np.repeat(np.arange(len(bounds) - 1, dtype=np.int32), np.diff(bounds))

    def ranked(self, queries: Vectors, passing: Passing, limit: int) -> Rows:
        """At most `limit` passing postings, best first, by how well their chunks answer each of the queries.

        A query brings its most similar chunks among those of passing postings. For a query a posting counts its best
        chunk, as far as that is above the last chunk brought: summed over the queries, this is the sum of best
        similarities in which the unseen ones are set to the highest that they can be (XTR: Lee et al., NeurIPS 2023,
        equation 4, with the constant part left out). Postings that no query prefers are left out.
        """
        if len(queries) == 0 or passing.count == 0:
            return np.zeros(0, dtype=np.int64)
        distinct, times = _distinct(queries)
        with self._chunks.products(len(distinct), passing, hits_for(passing.count)):
            return self._ranked(distinct, times, passing, limit)

    def _ranked(self, queries: Vectors, times: NDArray[np.int64], passing: Passing, limit: int) -> Rows:
        hits = self._chunks.search(queries, passing, hits_for(passing.count))
        postings = self._promising(hits, times, round(REFINED * limit))
        last = hits.rows[:, -1]
        self._chunks.vectors.expect(self._bounds[postings], self._bounds[postings + 1])
        self._chunks.vectors.expect(last, last + 1)
        floors = _exact(self._chunks.vectors.at(last), queries)
        gains = np.maximum(self._best(postings, queries) - floors, 0) @ times
        return _by_gain(postings, np.round(gains, DECIMALS))[:limit]

    def _promising(self, hits: Hits, times: NDArray[np.int64], limit: int) -> Rows:
        """At most `limit` of the postings found, ascending: the best by the similarities that the search gave."""
        gains = np.zeros(len(self._bounds) - 1, dtype=np.float32)
        place_of = np.empty(len(gains), dtype=np.int32)
        places = np.arange(hits.rows.shape[1], dtype=np.int32)
        for similarities, postings, often in zip(hits.similarities, self._owners[hits.rows], times, strict=True):
            place_of[postings[::-1]] = places[::-1]  # Of several places of one posting the last one written stays.
            best = place_of[postings] == places
            gains[postings[best]] += often * (similarities[best] - similarities[-1])
        found = np.flatnonzero(gains > 0)
        if len(found) > limit:
            found = np.sort(found[np.argpartition(gains[found], len(found) - limit)[len(found) - limit :]])
        return found

    def _best(self, postings: Rows, queries: Vectors) -> NDArray[np.float64]:
        """The best similarity of each posting's chunks to each query, in double precision."""
        wide = queries.T.astype(np.float64)
        parts = self._chunks.each(
            lambda at: self._best_of(postings[at : at + COMPARED_AT_ONCE], wide), _starts(postings)
        )
        return np.concatenate(parts) if parts else np.zeros((0, len(queries)))

    def _best_of(self, postings: Rows, queries: NDArray[np.float64]) -> NDArray[np.float64]:
        """The same of a few postings; `queries` has the shape (dimension, queries)."""
        chunks = self._chunks.vectors.at(chunks_of(postings, self._bounds)).astype(np.float64)
        counts = self._bounds[postings + 1] - self._bounds[postings]
        best: NDArray[np.float64] = np.maximum.reduceat(chunks @ queries, np.cumsum(counts) - counts, axis=0)
        return best


def _starts(postings: Rows) -> range:
    return range(0, len(postings), COMPARED_AT_ONCE)


def _distinct(queries: Vectors) -> tuple[Vectors, NDArray[np.int64]]:
    """Each query once, in an order that does not depend on theirs, and how often it occurs."""
    times = Counter(np.ascontiguousarray(queries)[row].tobytes() for row in range(len(queries)))
    ordered = sorted(times)
    distinct = np.frombuffer(b"".join(ordered), dtype=queries.dtype).reshape(len(ordered), -1)
    return distinct, np.array([times[one] for one in ordered], dtype=np.int64)


def hits_for(chunks: int) -> int:
    """How many chunks a query brings, of so many that may be brought."""
    return min(max(LEAST_HITS, round(SHARE_OF_HITS * chunks)), MOST_HITS)


def fused(lists: Sequence[Rows], rest: Rows, limit: int) -> Rows:
    """The `limit` best rows by reciprocal rank fusion, ties by row; rows of no list follow in order of `rest`."""
    points: dict[int, float] = {}
    for ranked in lists:
        for rank, row in enumerate(ranked.tolist(), start=1):
            points[row] = points.get(row, 0.0) + 1 / (FUSION_CONSTANT + rank)
    best = sorted(points, key=lambda row: (-points[row], row))[:limit]
    others = (row for row in rest[: limit + len(points)].tolist() if row not in points)
    best += [row for row, _ in zip(others, range(limit - len(best)), strict=False)]
    return np.array(best, dtype=np.int64)


def _by_gain(postings: Rows, gains: NDArray[np.float64]) -> Rows:
    """The postings that gain anything, best first, ties by row."""
    preferred = np.flatnonzero(gains > 0)
    return postings[preferred][np.lexsort((postings[preferred], -gains[preferred]))]


def _exact(vectors: Vectors, queries: Vectors) -> NDArray[np.float64]:
    """Similarities row by row: the quick products of equal vectors may differ in the last digit."""
    similarities: NDArray[np.float64] = (vectors.astype(np.float64) * queries).sum(axis=1)
    return similarities
