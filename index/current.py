"""The snapshot in use, which follows the pointer of the index folder without a restart."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from pathlib import Path

from index.errors import DamagedSnapshot, IndexFault
from index.layout import CURRENT, current_folder
from index.manifest import current_rules
from index.snapshot import Snapshot

_log = logging.getLogger(__name__)

ATTEMPTS = 3
"""A snapshot may be replaced twice while it is being opened; then its folder is gone and the next one is tried."""


@dataclass(frozen=True, slots=True)
class _Loaded:
    snapshot: Snapshot | None
    seen: tuple[int, int] | None


class CurrentSnapshot:
    """Gives the current snapshot. Many threads may ask at once; a snapshot given out stays usable when it is replaced.

    `revision` is the model's that queries come from.
    """

    def __init__(self, index_dir: Path, *, revision: str | None = None) -> None:
        self._index_dir = index_dir
        self._revision = revision
        self._lock = threading.Lock()
        self._loaded = _Loaded(None, None)

    def get(self) -> Snapshot:
        """The current snapshot, opened once and again whenever the pointer has moved.

        A new snapshot that cannot be used is logged and the one before it is kept. Without any: NoSnapshot,
        DamagedSnapshot or WrongModel.
        """
        loaded = self._loaded
        if loaded.snapshot is not None and loaded.seen == self._mark():
            return loaded.snapshot
        with self._lock:
            return self._reload()

    def _reload(self) -> Snapshot:
        """Opens what the pointer names unless another thread has just done so."""
        mark = self._mark()
        loaded = self._loaded
        if loaded.snapshot is not None and loaded.seen == mark:
            return loaded.snapshot
        try:
            snapshot = self._open()
        except IndexFault as fault:
            if loaded.snapshot is None:
                raise
            _log.error("The new snapshot is not used, the one before is kept: %s", fault)
            snapshot = loaded.snapshot
        if snapshot is not loaded.snapshot:
            warn_of_other_rules(snapshot.manifest.rules)
        self._loaded = _Loaded(snapshot, mark)
        return snapshot

    def _open(self) -> Snapshot:
        for _ in range(ATTEMPTS - 1):
            folder = current_folder(self._index_dir)
            try:
                return Snapshot.open(folder, revision=self._revision)
            except (DamagedSnapshot, OSError):
                if folder == current_folder(self._index_dir):
                    raise
        return Snapshot.open(current_folder(self._index_dir), revision=self._revision)

    def _mark(self) -> tuple[int, int] | None:
        """What changes whenever the pointer is replaced: a new file, or the same number with a new time."""
        try:
            status = (self._index_dir / CURRENT).stat()
        except FileNotFoundError:
            return None
        return status.st_ino, status.st_mtime_ns


def warn_of_other_rules(built_with: str) -> None:
    """Such an index still answers, but its postings were read in another way than the CVs will be."""
    rules = current_rules()
    if built_with != rules:
        _log.warning(
            "The index was built with other rules (%s) than those in use (%s). Re-index, with the same --skills.",
            built_with,
            rules,
        )
