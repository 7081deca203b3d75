"""How postings are ordered for a CV: the best similarity of any statement, the words, and the two lists fused."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.catalogue import Rows
from index.vectors import Hits, VectorFile
from matcher.retrieval import Vectors

FUSION_CONSTANT = 60
"""Cormack, Clarke and Buettcher (SIGIR 2009): reciprocal rank fusion with k = 60."""
DECIMALS = 6
"""Similarities are compared to this precision, so that equal vectors tie whichever way they were multiplied."""
FIRST_HITS = 64


def dense_ranked(vectors: VectorFile, queries: Vectors, owners: Rows, passing: Rows, limit: int) -> Rows:
    """The `limit` passing postings with the highest similarity of any query to any of their chunks, best first.

    `owners` has the posting of each chunk. The search is widened until no chunk outside it can change the answer:
    what a query has not brought is no more similar to it than the last that it brought.
    """
    allowed = np.isin(owners, passing)
    chunks = int(allowed.sum())
    if len(queries) == 0 or chunks == 0:
        return np.zeros(0, dtype=np.int64)
    hits = min(max(FIRST_HITS, limit), chunks)
    while True:
        found = vectors.search(queries, allowed, hits)
        rows, similarities = _best_by_posting(found, owners)
        if hits == chunks or _settled(found, similarities, limit):
            return rows[:limit]
        hits = min(4 * hits, chunks)


def fused(lists: Sequence[Rows], rest: Rows, limit: int) -> Rows:
    """The `limit` best rows by reciprocal rank fusion, ties by row; rows of no list follow in order of `rest`."""
    points: dict[int, float] = {int(row): 0.0 for row in rest}
    for ranked in lists:
        for rank, row in enumerate(ranked.tolist(), start=1):
            points[row] += 1 / (FUSION_CONSTANT + rank)
    best = sorted(points, key=lambda row: (-points[row], row))
    return np.array(best[:limit], dtype=np.int64)


def _best_by_posting(found: Hits, owners: Rows) -> tuple[Rows, NDArray[np.float32]]:
    """The postings found with their highest similarity, best first, ties by row."""
    postings = owners[found.rows.ravel()]
    rows, place = np.unique(postings, return_inverse=True)
    best = np.full(len(rows), -np.inf, dtype=np.float32)
    np.maximum.at(best, place, np.round(found.similarities.ravel(), DECIMALS))
    order = np.lexsort((rows, -best))
    return rows[order], best[order]


def _settled(found: Hits, similarities: NDArray[np.float32], limit: int) -> bool:
    """Whether every chunk that was not brought is less similar than the last posting that is needed."""
    if len(similarities) < limit:
        return False
    unseen = np.round(found.similarities[:, -1], DECIMALS).max()
    return bool(unseen < similarities[limit - 1])
