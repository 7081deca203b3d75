"""Unit vectors in a file that is mapped into memory, and the exact search among them. No copy of them all is made.

A file holds 32-bit floats, or where it is so large that the memory would not hold them, 16-bit numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from index.mapped import MappedFile
from matcher.retrieval import Vectors

WHOLE = 32_767
"""What 1 is written as in 16 bits. A cosine then differs by some 0.00001; half-precision floats would differ by twice
that and take twenty times as long to read."""
BLOCK = 16_384
"""Rows compared at once: large enough for a fast product, small enough that its result is some megabytes."""


@dataclass(frozen=True, slots=True)
class Hits:
    """For each query the most similar rows, best first; both arrays have the shape (queries, found).

    `computed` counts the similarities that were worked out to find them.
    """

    similarities: NDArray[np.float32]
    rows: NDArray[np.int64]
    computed: int


class VectorWriter:
    """Writes a file of unit vectors part by part, so that they need not be in memory together. A context manager."""

    def __init__(self, path: Path, dimension: int, *, half: bool = False) -> None:
        self._kind = "<i2" if half else "<f4"
        self._dimension = dimension
        self._count = 0
        self._stream: BinaryIO = path.open("wb")
        self._write_header()

    def append(self, vectors: Vectors) -> None:
        """Add these rows after those that are there."""
        written = vectors if self._kind == "<f4" else np.rint(vectors * np.float32(WHOLE))
        self._stream.write(np.ascontiguousarray(written, dtype=self._kind).tobytes())
        self._count += len(vectors)

    def close(self) -> None:
        """Say in the file how many rows there are, and close it."""
        self._stream.seek(0)
        self._write_header()
        self._stream.close()

    def __enter__(self) -> VectorWriter:
        """The writer itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()

    def _write_header(self) -> None:
        """NumPy leaves room in the header for the count to grow, so that it can be written again in place."""
        shape = (self._count, self._dimension)
        npy.write_array_header_1_0(self._stream, {"shape": shape, "fortran_order": False, "descr": self._kind})


def write_vectors(path: Path, parts: Iterable[Vectors], dimension: int, *, half: bool = False) -> None:
    """A new file of unit vectors, row by row, part after part, in 16 bits a number if they are to be `half` as long."""
    with VectorWriter(path, dimension, half=half) as writer:
        for vectors in parts:
            writer.append(vectors)


class VectorFile:
    """The vectors of one file. Processes that map the same file share its memory; many threads may use it at once.

    `scattered` as for `MappedFile`: a few rows here and there are read of it.
    """

    def __init__(self, path: Path, *, scattered: bool = False) -> None:
        with path.open("rb") as stream:
            npy.read_magic(stream)
            shape, _, kind = npy.read_array_header_1_0(stream)
            self._begin = stream.tell()
        self._file = MappedFile(path, scattered=scattered)
        stored = np.frombuffer(self._file.content, kind, shape[0] * shape[1], self._begin)
        self._stored: NDArray[np.float32 | np.int16] = stored.reshape(shape)

    def __len__(self) -> int:
        return len(self._stored)

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return int(self._stored.shape[1])

    def search(self, queries: Vectors, allowed: NDArray[np.int64], limit: int) -> Hits:
        """The `limit` most similar of the allowed rows for each query, or all of them where there are fewer.

        `allowed` are rows in ascending order. The result is exact, however few rows are allowed.
        """
        best = _Best(len(queries), min(limit, len(allowed)))
        if len(queries) and len(allowed):
            for start in range(0, len(allowed), BLOCK):
                rows = allowed[start : start + BLOCK]
                best.take(queries @ self.at(rows).T, rows)
        return best.hits(len(queries) * len(allowed))

    def rows(self, start: int, stop: int) -> Vectors:
        """The vectors of a range of rows, a copy."""
        return self._floats(self._stored[start:stop].copy())

    def at(self, rows: NDArray[np.int64]) -> Vectors:
        """The vectors of these rows, in order, not to be written to; a run of neighbours is not copied."""
        if len(rows) and rows[-1] - rows[0] == len(rows) - 1 and (np.diff(rows) == 1).all():
            return self._floats(self._stored[rows[0] : rows[-1] + 1])
        return self._floats(self._stored[rows])

    def expect(self, starts: NDArray[np.int64], stops: NDArray[np.int64]) -> None:
        """Have the disk bring these ranges of rows together, of a file that is read scattered."""
        width = self._stored.itemsize * self.dimension
        self._file.expect(self._begin + starts * width, self._begin + stops * width)

    def _floats(self, stored: NDArray[np.float32 | np.int16]) -> Vectors:
        if stored.dtype == np.int16:
            return np.multiply(stored, np.float32(1 / WHOLE), dtype=np.float32)
        return stored.astype(np.float32, copy=False)


class _Best:
    """The most similar rows of those seen so far, for each query, in no order."""

    def __init__(self, queries: int, found: int) -> None:
        self._found = found
        self._similarities = np.zeros((queries, 0), np.float32)
        self._rows = np.zeros((queries, 0), np.int64)

    def take(self, similarities: NDArray[np.float32], rows: NDArray[np.int64]) -> None:
        """Look at further rows; `similarities` has the shape (queries, rows)."""
        places = self._most_similar(similarities)
        best = np.take_along_axis(similarities, places, axis=1)
        self._similarities = np.concatenate([self._similarities, best], axis=1)
        self._rows = np.concatenate([self._rows, rows[places]], axis=1)
        if self._similarities.shape[1] > self._found:
            kept = self._most_similar(self._similarities)
            self._similarities = np.take_along_axis(self._similarities, kept, axis=1)
            self._rows = np.take_along_axis(self._rows, kept, axis=1)

    def _most_similar(self, similarities: NDArray[np.float32]) -> NDArray[np.int64]:
        """The places of the most similar ones of each query, in no order; of all where there are no more."""
        surplus = similarities.shape[1] - self._found
        if surplus <= 0:
            return np.broadcast_to(np.arange(similarities.shape[1]), similarities.shape)
        places: NDArray[np.int64] = np.argpartition(similarities, surplus, axis=1)[:, surplus:]
        return places

    def hits(self, computed: int) -> Hits:
        """What was found, best first, ties by row."""
        order = np.lexsort((self._rows, -self._similarities), axis=1)
        similarities = np.take_along_axis(self._similarities, order, axis=1)
        return Hits(similarities, np.take_along_axis(self._rows, order, axis=1), computed)
