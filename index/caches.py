"""The SQLite files that only spare work: opened in one way, and set aside and made again where one is damaged.

SQLite tells a broken page, but not a changed letter inside one. So each row that could carry damage into a new snapshot
is sealed with a checksum, which is compared when the row is read.
"""

from __future__ import annotations

import logging
import sqlite3
import zlib
from collections.abc import Callable, Collection
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar

from index.errors import DamagedCache

T = TypeVar("T")
ASIDE = ".damaged"
"""What is added to the name of a damaged file. One is kept of each, to be looked at and deleted."""
_BESIDE = ("-wal", "-shm", "-journal")
_CAUSES_ELSEWHERE = frozenset(
    {
        *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN),
        *(sqlite3.SQLITE_PERM, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOMEM),
    }
)
"""The disk, its permissions or another process are at fault: to make the file again would not help."""
_log = logging.getLogger(__name__)


def open_cache(path: Path, schema: str) -> sqlite3.Connection:
    """A connection to a cache with these tables; DamagedCache where the file is none, or one of another version."""
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.executescript(schema)
        if _tables(connection) != _made_of(schema):
            raise DamagedCache(path, "its tables are others")
    except BaseException:
        connection.close()
        raise
    return connection


def seal(*parts: object) -> int:
    """A checksum of the parts of a row, in their order."""
    total = 0
    for part in parts:
        content = part if isinstance(part, bytes) else str(part).encode()
        total = zlib.crc32(content, zlib.crc32(len(content).to_bytes(8, "big"), total))
    return total


def with_sound_caches(paths: Collection[Path], work: Callable[[], T]) -> T:
    """The result of `work`, which opens these caches; where one is damaged, it is set aside and work begins anew.

    What was safe in the other caches is not done again.
    """
    for _ in paths:
        try:
            return work()
        except DamagedCache as fault:
            damaged, reason = [fault.path], str(fault)
        except (sqlite3.DatabaseError, UnicodeDecodeError) as fault:
            if cause(fault) in _CAUSES_ELSEWHERE:
                raise
            # A page may be sound and what is in it not, so where no file can be blamed, none is trusted.
            damaged, reason = [path for path in paths if not _sound(path)] or list(paths), str(fault)
        for path in damaged:
            set_aside(path, reason)
    return work()


def set_aside(path: Path, reason: str) -> None:
    """Give a damaged cache another name, so that the next who opens it makes it anew."""
    for ending in _BESIDE:
        path.with_name(path.name + ending).unlink(missing_ok=True)
    with suppress(FileNotFoundError):
        aside = path.with_name(path.name + ASIDE)
        path.replace(aside)
        _log.warning(
            "The cache %s cannot be used (%s). It is now called %s and can be deleted; what was in it is made again, "
            "which takes longer than usual. Nothing is lost.",
            *(path, reason, aside.name),
        )


def cause(fault: Exception) -> int:
    """The primary result code of SQLite; 0 where Python itself found fault with what was read."""
    return getattr(fault, "sqlite_errorcode", 0) & 0xFF


def _sound(path: Path) -> bool:
    if not path.exists():
        return True
    try:
        with closing(sqlite3.connect(path)) as connection:
            return connection.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return False


def _tables(connection: sqlite3.Connection) -> list[tuple[str]]:
    return connection.execute("SELECT sql FROM main.sqlite_master WHERE sql IS NOT NULL ORDER BY sql").fetchall()


def _made_of(schema: str) -> list[tuple[str]]:
    with closing(sqlite3.connect(":memory:")) as fresh:
        fresh.executescript(schema)
        return _tables(fresh)
