"""The file of keys: written by `python -m api.keys`, followed by a running service.

It is written in place and not replaced: a file that is mounted into a container keeps its place there. A reader that
comes in the middle of it keeps the keys it had and looks again at the next request.
"""

from __future__ import annotations

import fcntl
import logging
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from pydantic import TypeAdapter, ValidationError

from api.access.errors import AccessFault
from api.access.keys import Key

_log = logging.getLogger("cv_matcher")


@dataclass(frozen=True, slots=True)
class _Contents:
    keys: tuple[Key, ...]


def read_keys(path: Path) -> tuple[Key, ...]:
    """The keys of a file; AccessFault where there is no such file or it is damaged."""
    try:
        return _parsed(path.read_text(encoding="utf-8"), path)
    except (OSError, UnicodeDecodeError) as fault:
        raise AccessFault(f"The file of keys {path} cannot be read. Make it: {_how(path)}") from fault


def change_keys(path: Path, change: Callable[[tuple[Key, ...]], tuple[Key, ...]]) -> None:
    """Write what `change` makes of the keys, one writer at a time; a file that does not exist yet holds none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o644), "r+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        text = file.read()
        _write(file, change(_parsed(text, path) if text.strip() else ()))


def _write(file: TextIO, keys: tuple[Key, ...]) -> None:
    text = _adapter().dump_json(_Contents(keys), indent=2).decode() + "\n"
    file.seek(0)
    file.write(text)
    file.truncate()
    file.flush()
    os.fsync(file.fileno())


def _parsed(text: str, path: Path) -> tuple[Key, ...]:
    try:
        return _adapter().validate_json(text).keys
    except ValidationError:
        # The error would quote the file.
        raise AccessFault(f"The file of keys {path} is damaged. Make it anew: {_how(path)}") from None


def _adapter() -> TypeAdapter[_Contents]:
    return TypeAdapter(_Contents)


def _how(path: Path) -> str:
    return f"python -m api.keys --file {path} add NAME --scope match"


class FollowedKeys:
    """The keys of a file as they are now: read again whenever it has changed, so that a change needs no restart."""

    def __init__(self, path: Path) -> None:
        """Read the file; AccessFault where that fails or it holds no key."""
        self._path = path
        self._lock = threading.Lock()
        self._seen = self._mark()
        self._keys = read_keys(path)
        if not self._keys:
            raise AccessFault(f"The file of keys {path} holds no key yet. Add one: {_how(path)}")

    def get(self) -> tuple[Key, ...]:
        """The keys. While the file is missing or damaged the keys before are kept, and the log says so."""
        mark = self._mark()
        if mark != self._seen:
            with self._lock:
                self._reload(mark)
        return self._keys

    def _reload(self, mark: tuple[int, int, int] | None) -> None:
        try:
            self._keys = read_keys(self._path)
            _log.info("the file of keys was read again: %d keys", len(self._keys))
        except AccessFault as fault:
            _log.error("the keys before are kept: %s", fault)
        self._seen = mark

    def _mark(self) -> tuple[int, int, int] | None:
        try:
            status = self._path.stat()
        except OSError:
            return None
        return status.st_ino, status.st_mtime_ns, status.st_size
