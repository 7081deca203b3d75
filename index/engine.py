"""What the product asks of an index, whichever engine keeps it: a view of one state, and where the current one is.

The embedded engine (`embedded.py`) is a folder with FAISS and SQLite; `postgres/` is the one for many machines. Every
engine passes the tests in `tests/index/engines`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Protocol

from index.manifest import Manifest
from index.posted import Posted
from matcher.embedding import Embedder
from matcher.nouns import Filters, Posting
from matcher.retrieval import Candidate, Query


class View(Protocol):
    """One state of an index, read only. Many threads may use it at once, and it stays usable when it is replaced."""

    @property
    def manifest(self) -> Manifest:
        """What the state says of itself; its id changes whenever the postings do."""
        ...

    def search(self, query: Query) -> tuple[Candidate, ...]:
        """The best `limit` postings that pass the filters, best first; all of them when fewer pass."""
        ...

    def posting(self, posting_id: str) -> Posting | None:
        """The posting of this id, or the one that has a variant of this id; None if there is none."""
        ...

    def postings(
        self, filters: Filters, *, as_of: date, offset: int = 0, limit: int | None = None
    ) -> tuple[tuple[Posting, ...], int]:
        """A page of the postings that pass, by title and then id, and how many pass in all; no limit: to the end."""
        ...

    def all_postings(self) -> tuple[Posting, ...]:
        """Every posting, by id."""
        ...

    def candidate_of(self, posting_id: str) -> Candidate | None:
        """The posting of this id, or with a variant of this id, with its vectors; None if there is none."""
        ...

    def size_bytes(self) -> int:
        """What the state takes on disk."""
        ...

    def close(self) -> None:
        """Give back what the view holds; it cannot be used afterwards."""
        ...


class Engine(Protocol):
    """An index that is searched and changed. Many threads may use it at once."""

    def get(self) -> View:
        """The current state; NoSnapshot, DamagedSnapshot or WrongModel where there is none that can be used."""
        ...

    def revise(self, *, embed: Embedder, add: Sequence[Posting] = (), remove: Collection[str] = ()) -> Manifest:
        """Add or replace postings and remove those of the given ids; `get` shows all of it or nothing.

        Duplicates are not looked for, and an entry is kept or removed with its variants. An index that does not exist
        yet counts as empty, and one may become empty. BuilderRunning where another writer has to finish first.
        """
        ...

    def posted(self, embed: Embedder) -> Posted:
        """What is sent and removed over HTTP: kept where the index is, and a source of every re-index."""
        ...

    def close(self) -> None:
        """Give back what the engine holds."""
        ...
