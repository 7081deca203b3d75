"""Answers of earlier runs, so that a page that has not changed is not sent again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import astuple, dataclass
from pathlib import Path
from types import TracebackType

from index.caches import open_cache, seal
from index.errors import DamagedCache

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS answers"
    " (url TEXT PRIMARY KEY, etag TEXT, last_modified TEXT, content_type TEXT, body BLOB, seal INTEGER);"
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
        self._path = path
        self._connection = open_cache(path, _SCHEMA)

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
        if row is None:
            return None
        *said, sealed = row
        known = Known(*said)
        if _seal(known) != sealed:
            raise DamagedCache(self._path, "what is in it is not as it was written")
        return known

    def store(self, known: Known) -> None:
        """Keep the page in place of what was known of its address."""
        with self._connection:
            row = (*astuple(known), _seal(known))
            self._connection.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?)", row)

    def forget(self, url: str) -> None:
        """Keep nothing of this address."""
        with self._connection:
            self._connection.execute("DELETE FROM answers WHERE url = ?", (url,))

    def keep_only(self, urls: Collection[str]) -> None:
        """Forget all other addresses."""
        for (url,) in self._connection.execute("SELECT url FROM answers").fetchall():
            if url not in urls:
                self.forget(url)


def _seal(known: Known) -> int:
    return seal(known.url, known.etag or "", known.last_modified or "", known.content_type, known.body)
