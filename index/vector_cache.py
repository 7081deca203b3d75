"""Vectors that were computed before. A vector is known by the model's revision and the text, and by nothing else."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType

import numpy as np
from numpy.typing import NDArray

from matcher.retrieval import Vectors

_SCHEMA = "CREATE TABLE IF NOT EXISTS vectors (revision TEXT, text TEXT, vector BLOB, PRIMARY KEY (revision, text))"


class VectorCache:
    """A file of vectors of one model. It is a context manager; what was stored survives a kill."""

    def __init__(self, path: Path, *, revision: str, dimension: int) -> None:
        self._revision = revision
        self._size_bytes = 4 * dimension
        self._connection = sqlite3.connect(path)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.execute(_SCHEMA)

    def __enter__(self) -> VectorCache:
        """The cache itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self._connection.close()

    def missing(self, texts: Iterable[str]) -> list[str]:
        """The distinct texts without a vector, in the order given."""
        return [text for text in dict.fromkeys(texts) if self._vector(text) is None]

    def store(self, texts: Sequence[str], vectors: Vectors) -> None:
        """Keep the vectors of these texts, in place of any that were there, safe on disk when this returns."""
        rows = [
            (self._revision, text, vector.astype("<f4").tobytes()) for text, vector in zip(texts, vectors, strict=True)
        ]
        with self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", rows)

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """One row a text, in order; KeyError for a text without a vector."""
        rows = np.zeros((len(texts), self._size_bytes // 4), dtype=np.float32)
        for row, text in enumerate(texts):
            vector = self._vector(text)
            if vector is None:
                raise KeyError(text)
            rows[row] = vector
        return rows

    def keep_only(self, texts: Iterable[str]) -> None:
        """Forget this model's vectors of all other texts."""
        with self._connection:
            self._connection.execute("CREATE TEMP TABLE kept (text TEXT PRIMARY KEY)")
            self._connection.executemany("INSERT OR IGNORE INTO kept VALUES (?)", ((text,) for text in texts))
            self._connection.execute(
                "DELETE FROM vectors WHERE revision = ? AND text NOT IN (SELECT text FROM kept)", (self._revision,)
            )
            self._connection.execute("DROP TABLE kept")

    def __iter__(self) -> Iterator[str]:
        """The texts that have a vector of this model."""
        rows = self._connection.execute("SELECT text FROM vectors WHERE revision = ? ORDER BY text", (self._revision,))
        return (str(row[0]) for row in rows)

    def _vector(self, text: str) -> NDArray[np.float32] | None:
        """The stored vector; one of another length is as good as none, so that it is computed again."""
        row = self._connection.execute(
            "SELECT vector FROM vectors WHERE revision = ? AND text = ?", (self._revision, text)
        ).fetchone()
        if row is None or len(row[0]) != self._size_bytes:
            return None
        return np.frombuffer(row[0], dtype="<f4")
