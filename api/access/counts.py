"""Counts that several processes share: a table in a file that is mapped into the memory of each.

A name is kept as a keyed hash, so that the file tells no address. The table is of one size, however many callers come;
where it is crowded, what would be forgotten soonest makes room. A process that is killed leaves no lock behind.
"""

from __future__ import annotations

import fcntl
import math
import mmap
import os
import secrets
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

SHARED = "CV_MATCHER_SHARED_COUNTS"
"""Names the file in the environment of the workers that share it."""
SLOTS = 1 << 16
LOOKED_AT = 16
"""Slots that a name may stand in, one after the other."""
LONGEST_SECONDS = 800 * 24 * 3600.0
"""Twice the longest window that a rate can name, a year, and some days."""
_SECRET_BYTES = 16
_SLOT = struct.Struct("<QdQ")
"""The hash of a name (0: free), when its count is forgotten, and the count."""


def make_counts(path: Path) -> None:
    """A new table, which only this user can read."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(secrets.token_bytes(_SECRET_BYTES))
        file.truncate(_SECRET_BYTES + SLOTS * _SLOT.size)


class SharedCounts:
    """One process's way to the table. Not to be used by two threads at once."""

    def __init__(self, path: Path) -> None:
        # Open as long as the process lives: the lock is on it.
        self._file = os.open(path, os.O_RDWR | os.O_CLOEXEC)
        self._table = mmap.mmap(self._file, 0)
        self._secret = self._table[:_SECRET_BYTES]

    def get(self, name: str) -> int:
        """The count of a name, 0 for one that is not known or forgotten by now."""
        with self._alone():
            hashed = self._hash(name)
            known, until, count = self._at(self._place(hashed))
            return count if known == hashed and _counts_still(until) else 0

    def add(self, name: str, amount: int, seconds: float) -> int:
        """The count after `amount` was added, never below 0; a new one is forgotten after so many seconds."""
        with self._alone():
            hashed = self._hash(name)
            place = self._place(hashed)
            known, until, count = self._at(place)
            if known != hashed or not _counts_still(until):
                until, count = time.time() + seconds, 0
            count = max(0, count + amount)
            _SLOT.pack_into(self._table, place, hashed, until, count)
            return count

    def _hash(self, name: str) -> int:
        return int.from_bytes(blake2b(name.encode(), key=self._secret, digest_size=8).digest(), "little") or 1

    def _place(self, hashed: int) -> int:
        """Where a name stands, or may be written: in a free slot, else in that which is forgotten soonest."""
        soonest = math.inf, 0
        for step in range(LOOKED_AT):
            place = _SECRET_BYTES + ((hashed + step) % SLOTS) * _SLOT.size
            known, until, _ = self._at(place)
            if known == hashed:
                return place
            soonest = min(soonest, (until if _counts_still(until) else 0.0, place))
        return soonest[1]

    def _at(self, place: int) -> tuple[int, float, int]:
        known, until, count = _SLOT.unpack_from(self._table, place)
        return int(known), float(until), int(count)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        fcntl.flock(self._file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(self._file, fcntl.LOCK_UN)


def _counts_still(until: float) -> bool:
    """Whether a count is not forgotten yet. What reaches far ahead is from a clock that has been set back since."""
    return 0 < until - time.time() < LONGEST_SECONDS


def shared_counts() -> SharedCounts | None:
    """The table of the workers that this process is one of, None where it serves alone."""
    path = os.environ.get(SHARED)
    return SharedCounts(Path(path)) if path else None
