"""Answers of earlier runs, so that a page that has not changed is not sent again."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import astuple, dataclass
from pathlib import Path
from types import TracebackType

FILE_NAME = "fetched.sqlite"
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS answers"
    " (url TEXT PRIMARY KEY, etag TEXT, last_modified TEXT, content_type TEXT, body BLOB)"
)


@dataclass(frozen=True, slots=True)
class Known:
    """A page as it was; `etag` and `last_modified` are what the server said of it, None where it said nothing."""

    url: str
    etag: str | None
    last_modified: str | None
    content_type: str
    body: bytes


class KnownAnswers:
    """A file of pages by address. It is a context manager; what was stored survives a kill."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute(_SCHEMA)

    def __enter__(self) -> KnownAnswers:
        """The store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self._connection.close()

    def get(self, url: str) -> Known | None:
        """The page of this address, None where none is known."""
        row = self._connection.execute("SELECT * FROM answers WHERE url = ?", (url,)).fetchone()
        return Known(*row) if row else None

    def store(self, known: Known) -> None:
        """Keep the page in place of what was known of its address."""
        with self._connection:
            self._connection.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?)", astuple(known))

    def forget(self, url: str) -> None:
        """Keep nothing of this address."""
        with self._connection:
            self._connection.execute("DELETE FROM answers WHERE url = ?", (url,))

    def keep_only(self, urls: Collection[str]) -> None:
        """Forget all other addresses."""
        for (url,) in self._connection.execute("SELECT url FROM answers").fetchall():
            if url not in urls:
                self.forget(url)
