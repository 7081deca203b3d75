"""The one door to FAISS: vectors as clusters of eight-bit codes, of which a search reads only those near the query.

An inverted file (IVF: Jégou, Douze and Schmid, PAMI 2011) over the residuals of a spherical k-means, one byte a
dimension. The codes stay in their file and are mapped into memory; only the centres are held.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TypeVar, cast

import faiss
import numpy as np
from numpy.typing import NDArray

from index.vectors import Hits, VectorFile
from matcher.retrieval import Vectors

LEARNT_FROM = 40
"""Vectors for each centre that the centres are learnt from; FAISS warns below 39."""
ROUNDS = 6
"""Rounds of k-means; more rounds did not raise the recall at the same number of clusters read."""
SEED = 1
ADDED_AT_ONCE = 65_536
SPLIT_FROM = 250_000
"""Codes to be read from which a search is shared among threads: some 5 ms of one core."""
PARTS_EACH = 2
"""Parts for each of these threads, so that one whose core is taken by others leaves work to the rest."""
TRIED_WHILE_ADDING = 32
"""How far the graph over the centres is followed to find a vector's nearest one while codes are written."""


T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Allowed:
    """Which rows a search may bring: one bit a row, least significant first; `share` of them are allowed."""

    bits: NDArray[np.uint8]
    share: float


def write_clusters(path: Path, vectors: VectorFile, clusters: int) -> None:
    """A new file of the vectors as codes in so many clusters; the same vectors give the same file."""
    centres = _centres(vectors, clusters)
    flat = faiss.IndexFlatIP(vectors.dimension)
    flat.add(centres)
    index = faiss.IndexIVFScalarQuantizer(
        flat, vectors.dimension, clusters, faiss.ScalarQuantizer.QT_8bit_uniform, faiss.METRIC_INNER_PRODUCT, True
    )
    index.train(_sample(vectors, clusters))
    graph = _graph(centres)
    for start in range(0, len(vectors), ADDED_AT_ONCE):
        part = vectors.rows(start, min(start + ADDED_AT_ONCE, len(vectors)))
        _, nearest = graph.search(part, 1)
        rows = np.arange(start, start + len(part), dtype=np.int64)
        index.add_core(len(part), faiss.swig_ptr(part), faiss.swig_ptr(rows), faiss.swig_ptr(nearest), None)
    try:
        faiss.write_index(index, str(path))
    except RuntimeError as fault:
        # FAISS tells the system's reason in words alone.
        number = errno.ENOSPC if os.strerror(errno.ENOSPC) in str(fault) else errno.EIO
        raise OSError(number, os.strerror(number), str(path)) from fault


class ClusterFile:
    """The codes of one file. Processes share its memory; many threads may search at once.

    A large search takes `threads` of its own; unless told, as many as OMP_NUM_THREADS says or there are cores.
    """

    def __init__(self, path: Path, *, threads: int | None = None) -> None:
        self._index = cast(faiss.IndexIVF, faiss.read_index(str(path), faiss.IO_FLAG_MMAP))
        self._sizes = np.array([self._index.get_list_size(one) for one in range(self._index.nlist)], dtype=np.int64)
        self._centres = np.asarray(self._index.quantizer.reconstruct_n(0, self._index.nlist), dtype=np.float32)
        self.threads: int = threads or faiss.omp_get_max_threads()
        self._crew = ThreadPoolExecutor(self.threads, "clusters")

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def clusters(self) -> int:
        """How many clusters there are."""
        return len(self._sizes)

    def search(self, queries: Vectors, allowed: Allowed | None, limit: int, probes: int) -> Hits:
        """The `limit` most similar rows in the `probes` clusters nearest to each query, by their codes.

        Where fewer are found, the missing ones have the row -1. No `allowed`: every row is.
        """
        queries = np.ascontiguousarray(queries, dtype=np.float32)
        nearness, nearest = self._nearest(queries, probes)
        similarities = np.empty((len(queries), limit), dtype=np.float32)
        rows = np.empty((len(queries), limit), dtype=np.int64)
        read = int(self._sizes[nearest].sum())
        scan = _Scan(self._index, queries, nearness, nearest, allowed, similarities, rows)
        if self.threads == 1 or read < SPLIT_FROM:
            scan.of(slice(0, len(queries)))
        else:
            self.each(scan.of, _slices(len(queries), PARTS_EACH * self.threads))
        return Hits(similarities, rows, read)

    def _nearest(self, queries: Vectors, probes: int) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """The centres nearest to each query, the nearest first: how near, and which. FAISS would take twice as long.

        How near is worked out again without BLAS, whose last digit depends on what other threads do at the time.
        """
        similarities = queries @ self._centres.T
        found = np.argpartition(similarities, len(self._centres) - probes, axis=1)[:, len(self._centres) - probes :]
        nearness = np.einsum("qpd,qd->qp", self._centres[found], queries)
        order = np.lexsort((found, -nearness), axis=1)
        return np.take_along_axis(nearness, order, axis=1), np.take_along_axis(found, order, axis=1)

    def each(self, work: Callable[[T], R], parts: Iterable[T]) -> list[R]:
        """What the work gives for each part, in order, done by the threads where there are several."""
        return list(map(work, parts) if self.threads == 1 else self._crew.map(work, parts))

    def close(self) -> None:
        """End the threads that help."""
        self._crew.shutdown()


@dataclass(frozen=True, slots=True)
class _Scan:
    """The clusters chosen for each query, read into `similarities` and `rows` by as many threads as there are parts."""

    index: faiss.IndexIVF
    queries: Vectors
    nearness: NDArray[np.float32]
    nearest: NDArray[np.int64]
    allowed: Allowed | None
    similarities: NDArray[np.float32]
    rows: NDArray[np.int64]

    def of(self, part: slice) -> None:
        """Read what the queries of a part need; what a query finds does not depend on the parts."""
        bits = None if self.allowed is None else self.allowed.bits
        selector = None if bits is None else faiss.IDSelectorBitmap(bits)  # type: ignore[call-arg, arg-type]
        similarities, rows = self.similarities[part], self.rows[part]
        with _one_thread():
            self.index.search_preassigned_c(  # type: ignore[attr-defined]  # the Python layer adds it, as the C++ has it
                len(rows),
                *(faiss.swig_ptr(self.queries[part]), rows.shape[1]),
                *(faiss.swig_ptr(self.nearest[part]), faiss.swig_ptr(self.nearness[part])),
                *(faiss.swig_ptr(similarities), faiss.swig_ptr(rows), False),
                faiss.SearchParametersIVF(nprobe=self.nearest.shape[1], sel=selector),  # type: ignore[call-arg]
            )


def _slices(count: int, parts: int) -> Iterator[slice]:
    """Of so many queries, at most so many parts of nearly the same number."""
    bounds = np.linspace(0, count, min(parts, count) + 1).astype(int).tolist()
    return (slice(start, stop) for start, stop in pairwise(bounds))


@contextmanager
def _one_thread() -> Iterator[None]:
    """Keep FAISS to the calling thread: several on busy cores wait for each other."""
    threads = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(threads)


def _sample(vectors: VectorFile, clusters: int) -> Vectors:
    """The vectors that the centres and the scale of the codes are learnt from."""
    wanted = min(LEARNT_FROM * clusters, len(vectors))
    chosen = np.random.default_rng(SEED).choice(len(vectors), wanted, replace=False)
    return np.ascontiguousarray(vectors.at(np.sort(chosen)))


def _centres(vectors: VectorFile, clusters: int) -> Vectors:
    learning = faiss.Kmeans(vectors.dimension, clusters, niter=ROUNDS, spherical=True, seed=SEED)
    learning.train(_sample(vectors, clusters))
    return np.asarray(learning.centroids, dtype=np.float32)


def _graph(centres: Vectors) -> faiss.Index:
    """A graph over the centres, which finds the nearest one several times as fast as comparing with all."""
    graph = faiss.IndexHNSWFlat(centres.shape[1], 32, faiss.METRIC_INNER_PRODUCT)
    graph.hnsw.efSearch = TRIED_WHILE_ADDING
    graph.add(centres)
    return graph
