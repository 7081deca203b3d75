"""The one door to FAISS: exact nearest neighbours by inner product. Only similarities (cosines) leave this file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from matcher.retrieval import Vectors


@dataclass(frozen=True, slots=True)
class Hits:
    """For each query the most similar rows, best first; both arrays have the shape (queries, found)."""

    similarities: NDArray[np.float32]
    rows: NDArray[np.int64]


def write_vectors(path: Path, vectors: Vectors) -> None:
    """A new file of unit vectors, row by row."""
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(np.ascontiguousarray(vectors, dtype=np.float32))
    faiss.write_index(index, str(path))


class VectorFile:
    """The vectors of one file, all in memory."""

    def __init__(self, path: Path) -> None:
        self._index = faiss.read_index(str(path))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return int(self._index.d)

    def search(self, queries: Vectors, allowed: NDArray[np.bool_], limit: int) -> Hits:
        """The `limit` most similar allowed rows for each query, or all of them where there are fewer.

        `allowed` has one value a row. The result is exact, however few rows are allowed.
        """
        found = min(limit, int(allowed.sum()))
        if found == 0 or len(queries) == 0:
            return Hits(np.zeros((len(queries), 0), np.float32), np.zeros((len(queries), 0), np.int64))
        queries = np.ascontiguousarray(queries, dtype=np.float32)
        similarities, rows = self._index.search(queries, found, params=self._only(allowed))
        return Hits(similarities, rows)

    def rows(self, start: int, stop: int) -> Vectors:
        """The vectors of a range of rows, a copy."""
        vectors = np.empty((stop - start, self.dimension), dtype=np.float32)
        if stop > start:
            self._index.reconstruct_n(start, stop - start, vectors)
        return vectors

    def at(self, rows: NDArray[np.int64]) -> Vectors:
        """The vectors of these rows, in order, a copy."""
        vectors: Vectors = self._index.reconstruct_batch(rows)
        return vectors

    @staticmethod
    def _only(allowed: NDArray[np.bool_]) -> faiss.SearchParameters | None:
        """The allowed rows as a FAISS selector; none where all are allowed, which is the faster search."""
        if allowed.all():
            return None
        bits = np.packbits(allowed, bitorder="little")
        selector = faiss.IDSelectorBitmap(bits)  # type: ignore[call-arg, arg-type]  # arrays are taken too
        return faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]  # added by the Python layer
