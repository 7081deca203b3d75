"""What keeps a build from writing, as a fault that says what to do: a full disk, a folder that cannot be written."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.caches import cause
from index.errors import DiskFull, NotWritable

NO_ROOM_BYTES = 256 * 1024
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_CLOSED = frozenset({errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO, errno.ENOTDIR, errno.EEXIST, errno.EISDIR})
_CLOSED_IN_SQLITE = frozenset(
    {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
)


@contextmanager
def obstacles_told(index_dir: Path) -> Iterator[None]:
    """DiskFull or NotWritable where what is done inside cannot be written; every other error goes on as it is."""
    try:
        yield
    except sqlite3.Error as fault:
        if cause(fault) == sqlite3.SQLITE_FULL or (cause(fault) == sqlite3.SQLITE_IOERR and _has_no_room(index_dir)):
            raise _full(index_dir) from fault
        if cause(fault) in _CLOSED_IN_SQLITE:
            raise _closed(index_dir, str(fault)) from fault
        raise
    except OSError as fault:
        if fault.errno in _FULL:
            raise _full(index_dir) from fault
        if fault.errno in _CLOSED and _is_inside(index_dir, fault):
            raise _closed(index_dir, fault.strerror or "") from fault
        raise


def _has_no_room(index_dir: Path) -> bool:
    """SQLite tells a full disk as any other failure where it happens in the memory that its processes share."""
    try:
        return shutil.disk_usage(index_dir).free < NO_ROOM_BYTES
    except OSError:
        return False


def _is_inside(index_dir: Path, fault: OSError) -> bool:
    """Whether the file at fault is one of the index, and not one that is read for it."""
    if fault.filename is None:
        return True
    return index_dir.resolve() in (path := Path(str(fault.filename)).resolve()).parents or path == index_dir.resolve()


def _full(index_dir: Path) -> DiskFull:
    return DiskFull(
        f"There is no room left on the disk of {index_dir}. The snapshot in use is as it was. Make room for two more "
        "snapshots, then run the same command again: what is done already is not done again."
    )


def _closed(index_dir: Path, reason: str) -> NotWritable:
    return NotWritable(
        f"The index folder {index_dir} cannot be written ({reason}). The snapshot in use is as it was. Give the user "
        "who builds the right to write there, or mount it writable, then run the same command again."
    )
