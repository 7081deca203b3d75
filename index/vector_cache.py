"""Vectors that were computed before. A vector is known by the model's revision and the text, and by nothing else.

Whatever grows with the corpus stays on disk: which texts are wanted, and where each of them stands, are tables too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from types import TracebackType

import numpy as np

from index.caches import open_cache, seal
from index.errors import DamagedCache
from matcher.retrieval import Vectors

ROWS_AT_ONCE = 4096
"""Vectors that are read or texts that are noted in one piece: some megabytes."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS vectors (revision TEXT, text TEXT, vector BLOB, seal INTEGER, PRIMARY KEY (revision, text));
"""
_WANTED = """
CREATE TEMP TABLE wanted (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, known INTEGER NOT NULL DEFAULT 0);
CREATE TEMP TABLE places (list TEXT NOT NULL, id INTEGER NOT NULL);
CREATE TEMP TABLE missing (place INTEGER PRIMARY KEY, id INTEGER NOT NULL);
"""
_MISSING = "INSERT INTO missing (id) SELECT id FROM wanted WHERE NOT known ORDER BY length(text), text"
_KNOWN = """
UPDATE wanted SET known = 1 WHERE EXISTS (
    SELECT 1 FROM vectors WHERE revision = ? AND vectors.text = wanted.text AND length(vector) = ?)
"""
_IN_ORDER = """
SELECT wanted.text, vector, seal FROM places JOIN wanted USING (id)
LEFT JOIN vectors ON revision = ? AND vectors.text = wanted.text
WHERE list = ? ORDER BY places.rowid
"""


class VectorCache:
    """A file of vectors of one model. It is a context manager; what was stored survives a kill."""

    def __init__(self, path: Path, *, revision: str, dimension: int) -> None:
        self.dimension = dimension
        self._path = path
        self._revision = revision
        self._size_bytes = 4 * dimension
        self._connection = open_cache(path, _SCHEMA)
        self._connection.execute("PRAGMA temp_store = FILE")
        self._connection.executescript(_WANTED)

    def __enter__(self) -> VectorCache:
        """The cache itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self._connection.close()

    @contextmanager
    def wanting(self) -> Iterator[Callable[[str, Iterable[str]], None]]:
        """Gives what notes the next texts that a list needs, by its name, in place of those noted before.

        What is missing is known when this ends.
        """
        with self._connection:
            for table in ("wanted", "places", "missing"):
                self._connection.execute(f"DELETE FROM {table}")
            yield self._want
            self._connection.execute(_KNOWN, (self._revision, self._size_bytes))
            self._connection.execute(_MISSING)

    def _want(self, name: str, texts: Iterable[str]) -> None:
        rows = [(name, text) for text in texts]
        self._connection.executemany("INSERT OR IGNORE INTO wanted (text) VALUES (?2)", rows)
        self._connection.executemany("INSERT INTO places SELECT ?1, id FROM wanted WHERE text = ?2", rows)

    @property
    def wanted(self) -> int:
        """How many distinct texts are wanted."""
        return self._number("SELECT count(*) FROM wanted")

    @property
    def missing_texts(self) -> int:
        """How many of them had no vector when they were noted."""
        return self._number("SELECT count(*) FROM missing")

    @property
    def missing_characters(self) -> int:
        """How many characters these have together."""
        return self._number("SELECT coalesce(sum(length(text)), 0) FROM missing JOIN wanted USING (id)")

    def _number(self, query: str) -> int:
        (number,) = self._connection.execute(query).fetchone()
        return int(number)

    def missing(self, characters_at_once: int) -> Iterator[tuple[str, ...]]:
        """The wanted texts that had no vector when they were noted, shortest first, in batches of so many characters.

        A longer text is a batch of its own. Vectors may be stored in between.
        """
        batch: list[str] = []
        size = 0
        for text in self._missing_one_by_one():
            if batch and size + len(text) > characters_at_once:
                yield tuple(batch)
                batch, size = [], 0
            batch.append(text)
            size += len(text)
        if batch:
            yield tuple(batch)

    def _missing_one_by_one(self) -> Iterator[str]:
        """In pages, so that no query is open while vectors are stored."""
        last = 0
        while page := self._connection.execute(
            "SELECT place, text FROM missing JOIN wanted USING (id) WHERE place > ? ORDER BY place LIMIT ?",
            (last, ROWS_AT_ONCE),
        ).fetchall():
            last = page[-1][0]
            yield from (text for _, text in page)

    def store(self, texts: Sequence[str], vectors: Vectors) -> None:
        """Keep the vectors of these texts, in place of any that were there, safe on disk when this returns."""
        blobs = [vector.astype("<f4").tobytes() for vector in vectors]
        rows = [(self._revision, text, blob, seal(text, blob)) for text, blob in zip(texts, blobs, strict=True)]
        with self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?, ?)", rows)

    def vectors(self, name: str) -> Iterator[Vectors]:
        """The vectors of a wanted list, in its order, in parts of some thousand rows.

        DamagedCache if one is missing or not as it was stored.
        """
        rows = self._connection.execute(_IN_ORDER, (self._revision, name))
        while blobs := [self._sound(name, *row) for row in islice(rows, ROWS_AT_ONCE)]:
            yield np.frombuffer(b"".join(blobs), dtype="<f4").reshape(len(blobs), -1).astype(np.float32)

    def _sound(self, name: str, text: str, vector: bytes | None, sealed: int) -> bytes:
        if vector is None or len(vector) != self._size_bytes:
            raise DamagedCache(self._path, f"a text of {name} has no vector")
        if seal(text, vector) != sealed:
            raise DamagedCache(self._path, "a vector is not as it was written")
        return vector

    def keep_only_wanted(self) -> None:
        """Forget this model's vectors of all texts but the wanted ones."""
        with self._connection:
            self._connection.execute(
                "DELETE FROM vectors WHERE revision = ? AND text NOT IN (SELECT text FROM wanted)", (self._revision,)
            )

    def forget(self) -> None:
        """Forget every vector of this model."""
        with self._connection:
            self._connection.execute("DELETE FROM vectors WHERE revision = ?", (self._revision,))

    def __iter__(self) -> Iterator[str]:
        """The texts that have a vector of this model."""
        rows = self._connection.execute("SELECT text FROM vectors WHERE revision = ? ORDER BY text", (self._revision,))
        return (str(row[0]) for row in rows)
