"""Which search a new index gets: exact while that is fast, then clusters, read as far as a measured recall asks for."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.chunk_search import EXACT, SearchIndex
from index.clusters import ClusterFile, write_clusters
from index.vectors import Hits, VectorFile
from matcher.retrieval import Vectors

EXACT_UP_TO = 50_000
"""Chunks up to which every search is exact. A CV of 40 statements takes 12 ms for 24,000 chunks and 40 ms for 60,000 on
one core; clusters take 13 ms for those 60,000 (November 2026, `scripts/benchmark.py --scale`)."""
MOST_CLUSTERS = 8192
"""More take longer to build than they save: the cost of building grows with the square of their number."""
LEAST_RECALL = 0.98
DEPTH = 100
"""Recall is that of the first 100 hits."""
SAME = 1e-6
"""Similarities this close are the same: products of equal vectors may differ in the last digit."""
REQUIREMENTS_ASKED = 64
"""Requirements of the index that are taken as queries beside the statements."""


def write_search(
    chunks: VectorFile,
    requirements: VectorFile,
    clusters: Path,
    statements: Callable[[], Vectors],
    *,
    brought: int = DEPTH,
) -> SearchIndex:
    """Write the clusters of the chunks where an exact search would be slow, and tell how to search.

    Recall is measured on requirements of the index and on `statements`, vectors of sentences as in CVs: which share of
    the best `DEPTH` is among the `brought` hits that a search of all chunks brings, for what is brought is compared
    again in full. Where no number of clusters worth reading reaches `LEAST_RECALL`, the search stays exact and no file
    is left.
    """
    if not is_large(len(chunks)):
        return EXACT
    write_clusters(clusters, chunks, clusters_for(len(chunks)))
    queries = np.concatenate([statements(), _spread(requirements, REQUIREMENTS_ASKED)])
    found = _tuned(chunks, ClusterFile(clusters), queries, max(brought, DEPTH))
    if found is None:
        clusters.unlink()
        return EXACT
    return found


def is_large(chunks: int) -> bool:
    """Whether an index of so many chunks is searched by clusters, and keeps its vectors in 16 bits a number."""
    return chunks > EXACT_UP_TO


def clusters_for(count: int) -> int:
    """The power of two nearest to four times the root of the number of vectors, as is usual, within a limit."""
    return min(int(2 ** round(math.log2(4 * math.sqrt(count)))), MOST_CLUSTERS)


def recall(found: NDArray[np.int64], best: Hits, queries: Vectors, vectors: VectorFile) -> float:
    """The share of `best` that was found, the mean over the queries; `found` has as many rows, of any length.

    A row counts when it is as similar as the last of the best: which of many equal ones were found makes no difference.
    """
    shares = []
    for query, rows, similarities in zip(queries, found, best.similarities, strict=True):
        as_good = int((vectors.at(rows[rows >= 0]) @ query >= similarities[-1] - SAME).sum())
        shares.append(min(1.0, as_good / len(similarities)))
    return float(np.mean(shares))


def _tuned(chunks: VectorFile, clusters: ClusterFile, queries: Vectors, brought: int) -> SearchIndex | None:
    """The fewest clusters read that find enough; None where that would be more than a quarter of all."""
    best = chunks.search(queries, np.arange(len(chunks), dtype=np.int64), DEPTH)
    for probes in _tries(clusters.clusters // 4):
        found = recall(clusters.search(queries, None, brought, probes).rows, best, queries, chunks)
        if found >= LEAST_RECALL:
            return SearchIndex("clusters", clusters.clusters, probes, round(found, 4), len(queries))
    return None


def _tries(most: int) -> Iterator[int]:
    """4, 6, 8, 12, 16, 24 and so on."""
    step = 4
    while step <= most:
        yield step
        if step * 3 // 2 <= most:
            yield step * 3 // 2
        step *= 2


def _spread(vectors: VectorFile, count: int) -> Vectors:
    """So many vectors, evenly spread over the file."""
    rows = np.linspace(0, len(vectors), count, endpoint=False).astype(np.int64)
    return vectors.at(np.unique(rows)[: len(vectors)])
