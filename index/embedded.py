"""The engine without a server: a folder with FAISS and SQLite, rebuilt beside and swapped in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from index.current import CurrentSnapshot
from index.manifest import Manifest
from index.posted import PostedPostings
from index.reindex import revise
from index.snapshot import Snapshot
from matcher.embedding import Embedder
from matcher.nouns import Posting


class EmbeddedEngine:
    """An `engine.Engine` on the index folder; `revision` is the model's that queries come from."""

    def __init__(self, index_dir: Path, *, revision: str | None = None) -> None:
        self._index_dir = index_dir
        self._current = CurrentSnapshot(index_dir, revision=revision)

    def get(self) -> Snapshot:
        """The current snapshot; it follows the pointer of the folder."""
        return self._current.get()

    def revise(self, *, embed: Embedder, add: Sequence[Posting] = (), remove: Collection[str] = ()) -> Manifest:
        """A new snapshot with the changes; BuilderRunning while another process builds one."""
        revise(self._index_dir, embed=embed, add=add, remove=remove)
        return self.get().manifest

    def posted(self, embed: Embedder) -> PostedPostings:  # noqa: ARG002 - a build embeds, not who sends
        """Kept in a file of the folder; `index.reindex.apply_posted` brings it into a new snapshot."""
        return PostedPostings(self._index_dir)

    def close(self) -> None:
        """Nothing to give back: a snapshot closes its files when it is no longer used."""
