"""How an index folder is laid out on disk, who may write it, and how a finished snapshot becomes the current one."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from index.errors import BuilderRunning, DamagedSnapshot, NoSnapshot
from index.obstacles import obstacles_told

CURRENT = "current"
BEFORE = "before"
"""Names the snapshot before the current one, which is kept for those who still read it."""
NEW = ".new"
"""What is added to the name of a file until it is whole."""
CACHE = "vectors.sqlite"
READINGS = "readings.sqlite"
POSTED = "posted.sqlite"
"""What was sent to the service; the only file here that cannot be made again from files elsewhere."""
FULL_RUN = "full-run"
"""There while a run that makes everything anew is not finished."""
EXPORTS = "models"
"""The folder of exported models, each under the first letters of its revision."""
LOCK = "builder.lock"
BUILDING = "building-"
SNAPSHOT = "snapshot-"


@contextmanager
def only_builder(index_dir: Path) -> Iterator[None]:
    """Holds the index for one builder, clearing away what dead ones left; BuilderRunning if another one is at work.

    The lock is the operating system's: it goes with the process, however that ends. DiskFull or NotWritable where the
    folder cannot be written, also by what is done inside.
    """
    with obstacles_told(index_dir), _opened_lock(index_dir) as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fault:
            raise BuilderRunning(
                f"Another process is building the index in {index_dir}. Wait until it has finished, then try again."
            ) from fault
        _clear(index_dir)
        yield


def _opened_lock(index_dir: Path) -> TextIO:
    index_dir.mkdir(parents=True, exist_ok=True)
    return (index_dir / LOCK).open("a")


def current_folder(index_dir: Path) -> Path:
    """The folder of the current snapshot; NoSnapshot if there is none, DamagedSnapshot as for `pointed_at`."""
    name = pointed_at(index_dir)
    if name is None:
        raise NoSnapshot(
            f"There is no index in {index_dir} yet. Build one: python scripts/reindex.py PATH... --index {index_dir}"
        )
    return index_dir / name


def pointed_at(index_dir: Path) -> str | None:
    """The name of the current snapshot's folder, None if there is none.

    DamagedSnapshot where the pointer cannot be read or names no snapshot. Whether its folder is there is not asked.
    """
    pointer = index_dir / CURRENT
    try:
        name = pointer.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError):
        name = ""
    if not name.startswith(SNAPSHOT) or Path(name).name != name:
        raise DamagedSnapshot(
            f"The file {pointer} cannot be read, or names no snapshot. Build the index again (python "
            f"scripts/reindex.py PATH... --index {index_dir}), or write the name of a folder {SNAPSHOT}... that is "
            "there into it."
        )
    return name


def kept_name(index_dir: Path) -> str | None:
    """The name of the current snapshot's folder for who replaces it; None also where the pointer leads nowhere."""
    try:
        name = pointed_at(index_dir)
    except DamagedSnapshot:
        return None
    return name if name is not None and (index_dir / name).is_dir() else None


def folder_name(snapshot_id: str) -> str:
    """The name of a finished snapshot's folder."""
    return f"{SNAPSHOT}{snapshot_id}"


def make_current(building: Path, snapshot_id: str) -> Path:
    """The finished folder under its final name, and the pointer moved to it in one atomic step.

    Everything is on disk before the pointer moves, so that a crash leaves the old snapshot or the new one, whole. Where
    a step before that fails, the folder has its name of a building one.
    """
    index_dir = building.parent
    for path in sorted(building.iterdir()):
        _flush(path)
    _flush(building)
    folder = index_dir / folder_name(snapshot_id)
    before = kept_name(index_dir)
    building.rename(folder)
    try:
        _flush(index_dir)
        if before is not None:
            _write_name(index_dir / BEFORE, before)
        _write_name(index_dir / CURRENT, folder.name)
    except OSError:
        if kept_name(index_dir) != folder.name:
            folder.rename(building)
        raise
    return folder


def _write_name(pointer: Path, name: str) -> None:
    """Replace a file by one that holds a name, in one atomic step."""
    new = pointer.with_name(pointer.name + NEW)
    new.write_text(f"{name}\n", encoding="utf-8")
    _flush(new)
    new.replace(pointer)
    _flush(pointer.parent)


def _clear(index_dir: Path) -> None:
    """Delete what killed builders left: unfinished folders and files, and finished folders that never became current.

    Without a pointer that can be read nobody can tell which snapshot is of use, and all of them stay.
    """
    _remove(index_dir.glob(f"{BUILDING}*"))
    for unfinished in index_dir.glob(f"*{NEW}"):
        unfinished.unlink()
    current = kept_name(index_dir)
    if current is not None:
        _remove(_others(index_dir, {current, _before(index_dir, current)}))


def _before(index_dir: Path, current: str) -> str:
    """The name of the snapshot before the current one; where no file tells it, the last by name."""
    try:
        return (index_dir / BEFORE).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        others = (path.name for path in index_dir.glob(f"{SNAPSHOT}*") if path.name != current)
        return max(others, default=current)


def remove_old(index_dir: Path, *, keep: set[str]) -> None:
    """Delete every snapshot but the named ones."""
    _remove(_others(index_dir, keep))


def _others(index_dir: Path, keep: set[str]) -> Iterator[Path]:
    return (path for path in index_dir.glob(f"{SNAPSHOT}*") if path.name not in keep)


def _remove(folders: Iterator[Path]) -> None:
    for folder in sorted(folders):
        shutil.rmtree(folder)


def _flush(path: Path) -> None:
    """Wait until a file, or the list of names of a folder, is on disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
