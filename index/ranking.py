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
DECIMALS = 9
"""Similarities are compared to this precision in double precision, so that equal vectors tie."""
NOISE = 1e-6
"""More than the rounding errors of single precision in a cosine."""
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
        rows, similarities = _best_by_posting(found, vectors, queries, owners)
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


def _best_by_posting(
    found: Hits, vectors: VectorFile, queries: Vectors, owners: Rows
) -> tuple[Rows, NDArray[np.float64]]:
    """The postings found with their highest similarity, best first, ties by row.

    That similarity is worked out again in double precision: the quick products of equal vectors may differ in the
    last digit, and would then decide over a tie.
    """
    by_similarity = np.argsort(-found.similarities.ravel(), kind="stable")
    chunks = found.rows.ravel()[by_similarity]
    rows, first = np.unique(owners[chunks], return_index=True)
    asked = by_similarity[first] // found.rows.shape[1]
    products = vectors.at(chunks[first]).astype(np.float64) * queries[asked]
    best = np.round(products.sum(axis=1), DECIMALS)
    order = np.lexsort((rows, -best))
    return rows[order], best[order]


def _settled(found: Hits, similarities: NDArray[np.float64], limit: int) -> bool:
    """Whether every chunk that was not brought is less similar than the last posting that is needed."""
    if len(similarities) < limit:
        return False
    return bool(found.similarities[:, -1].max() + NOISE < similarities[limit - 1])
