"""The search over chunk vectors: exact, or by clusters of codes where that is faster and good enough.

Which of the two answers is decided for every search by what it costs, so that a selective filter is answered exactly.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

from index.blas import products_on_one_thread
from index.clusters import Allowed, ClusterFile
from index.vectors import Hits, VectorFile
from matcher.retrieval import Vectors

T = TypeVar("T")
R = TypeVar("R")
Rows = NDArray[np.int64]
"""Numbers of postings, distinct; ascending unless said otherwise."""

FETCHING_NS = 150.0
COMPARING_NS = 10.0
"""The cost of the exact search: a row once, and a row with a query. The constants of this file are nanoseconds on one
core, measured with `scripts/benchmark.py --scale` (November 2026); only their ratios decide."""
READING_CODE_NS = 35.0
SKIPPING_CODE_NS = 4.0
VISITING_NS = 3_800.0
COMPARING_CENTRE_NS = 8.0
"""The cost of the clusters for a query: a code, a code that is not allowed, a cluster that is opened, and a centre."""
READ_FOR_A_HIT = 8
"""Codes read at least for each hit that is wanted. Of the first 100 postings by meaning 0.993 are then those of an
exact search (120,000 chunks, 12 CVs). With 4 they are 0.982, with 16 0.996 in 1.4 times the time (November 2026)."""


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """How the chunks of a snapshot are searched, as its manifest states it.

    `recall` is the share of the 100 most similar chunks of a query, found by comparing with all, that the search finds:
    the mean over `queries` sentences. An exact search has a recall of 1 and needs no queries to know it.
    """

    kind: Literal["exact", "clusters"]
    clusters: int
    probes: int
    recall: float
    queries: int


EXACT = SearchIndex("exact", clusters=0, probes=0, recall=1.0, queries=0)


class Passing:
    """The postings that pass a filter, as rows of postings and of chunks. `bounds` tell where their chunks begin."""

    def __init__(self, postings: Rows, bounds: NDArray[np.int64]) -> None:
        self.postings = postings
        self._bounds = bounds

    def __len__(self) -> int:
        return len(self.postings)

    @cached_property
    def count(self) -> int:
        """How many chunks pass."""
        if len(self.postings) == len(self._bounds) - 1:
            return int(self._bounds[-1])
        return int((self._bounds[self.postings + 1] - self._bounds[self.postings]).sum())

    @cached_property
    def chunks(self) -> NDArray[np.int64]:
        """The rows of the chunks that pass, ascending."""
        return chunks_of(self.postings, self._bounds)

    @cached_property
    def allowed(self) -> Allowed | None:
        """The same as bits; None where all pass."""
        all_chunks = int(self._bounds[-1])
        if self.count == all_chunks:
            return None
        mask = np.zeros(len(self._bounds) - 1, dtype=np.bool_)
        mask[self.postings] = True
        return Allowed(np.packbits(np.repeat(mask, np.diff(self._bounds)), bitorder="little"), self.count / all_chunks)


class ChunkSearch:
    """The chunks of one snapshot. Many threads may search at once."""

    def __init__(self, vectors: VectorFile, clusters: ClusterFile | None, described: SearchIndex) -> None:
        self.vectors = vectors
        self._clusters = clusters
        self._probes = described.probes

    @property
    def threads(self) -> int:
        """On how many threads a large search may run."""
        return 1 if self._clusters is None else self._clusters.threads

    def search(self, queries: Vectors, passing: Passing, limit: int) -> Hits:
        """The `limit` most similar chunks of passing postings for each query, or all of them where there are fewer."""
        probes = self.probes(len(queries), passing, limit)
        if self._clusters is not None and probes:
            found = min(limit, passing.count)
            hits = self._clusters.search(queries, passing.allowed, found, probes)
            if (hits.rows >= 0).all():
                return hits
        return self.vectors.search(queries, passing.chunks, limit)

    def products(self, queries: int, passing: Passing, limit: int) -> AbstractContextManager[None]:
        """Within it, products for a search take one thread where the search itself takes several."""
        spread = self.threads > 1 and self.probes(queries, passing, limit)
        return products_on_one_thread() if spread else nullcontext()

    def each(self, work: Callable[[T], R], parts: Iterable[T]) -> list[R]:
        """What the work gives for each part, in order, done by the threads of the search where it has several."""
        return list(map(work, parts)) if self._clusters is None else self._clusters.each(work, parts)

    def close(self) -> None:
        """Give back what helps to search."""
        if self._clusters is not None:
            self._clusters.close()

    def probes(self, queries: int, passing: Passing, limit: int) -> int:
        """How many clusters a search reads for each query; 0 where the exact search costs less.

        As many as the build found to be enough for the first 100 hits, and more where more hits are wanted. Of what
        lies in a cluster only a share passes, so that as much of the passing is seen in more clusters.
        """
        if self._clusters is None or passing.count == 0:
            return 0
        share = passing.count / len(self.vectors)
        seen = max(self._probes, READ_FOR_A_HIT * limit * self._clusters.clusters / len(self.vectors))
        probes = min(math.ceil(seen / share), self._clusters.clusters)
        exact = passing.count * (FETCHING_NS + queries * COMPARING_NS)
        read = len(self.vectors) * probes / self._clusters.clusters
        code = share * READING_CODE_NS + (1 - share) * SKIPPING_CODE_NS
        approximate = queries * (read * code + probes * VISITING_NS + self._clusters.clusters * COMPARING_CENTRE_NS)
        return probes if approximate < exact else 0


def chunks_of(postings: Rows, bounds: NDArray[np.int64]) -> NDArray[np.int64]:
    """The rows of the chunks of these postings, posting by posting."""
    starts, counts = bounds[postings], bounds[postings + 1] - bounds[postings]
    before = np.cumsum(counts) - counts
    return np.repeat(starts - before, counts) + np.arange(int(counts.sum()), dtype=np.int64)
