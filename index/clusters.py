"""The one door to FAISS: vectors as clusters of eight-bit codes, of which a search reads only those near the query.

An inverted file (IVF: Jégou, Douze and Schmid, PAMI 2011) over the residuals of a spherical k-means, one byte a
dimension. The codes stay in their file and are mapped into memory; only the centres are held.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast

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
TRIED_WHILE_ADDING = 32
"""How far the graph over the centres is followed to find a vector's nearest one while codes are written."""


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
        flat, vectors.dimension, clusters, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT, True
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
    """The codes of one file. Processes share its memory; many threads may search at once."""

    def __init__(self, path: Path) -> None:
        self._index = cast(faiss.IndexIVF, faiss.read_index(str(path), faiss.IO_FLAG_MMAP))
        self._sizes = np.array([self._index.get_list_size(one) for one in range(self._index.nlist)], dtype=np.int64)

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
        with _one_thread():
            return self._search(np.ascontiguousarray(queries, dtype=np.float32), allowed, limit, probes)

    def _search(self, queries: Vectors, allowed: Allowed | None, limit: int, probes: int) -> Hits:
        nearness, nearest = self._index.quantizer.search(queries, probes)
        similarities = np.empty((len(queries), limit), dtype=np.float32)
        rows = np.empty((len(queries), limit), dtype=np.int64)
        selector = None if allowed is None else faiss.IDSelectorBitmap(allowed.bits)  # type: ignore[call-arg, arg-type]
        self._index.search_preassigned_c(  # type: ignore[attr-defined]  # the Python layer adds it, as the C++ has it
            len(queries),
            *(faiss.swig_ptr(queries), limit, faiss.swig_ptr(nearest), faiss.swig_ptr(nearness)),
            *(faiss.swig_ptr(similarities), faiss.swig_ptr(rows), False),
            faiss.SearchParametersIVF(nprobe=probes, sel=selector),  # type: ignore[call-arg]
        )
        return Hits(similarities, rows, int(self._sizes[nearest].sum()))


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
