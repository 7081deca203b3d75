"""How an index folder is laid out on disk, who may write it, and how a finished snapshot becomes the current one."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import BuilderRunning, NoSnapshot

CURRENT = "current"
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

    The lock is the operating system's: it goes with the process, however that ends.
    """
    index_dir.mkdir(parents=True, exist_ok=True)
    with (index_dir / LOCK).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fault:
            raise BuilderRunning(
                f"Another process is building the index in {index_dir}. Wait until it has finished, then try again."
            ) from fault
        _remove(index_dir.glob(f"{BUILDING}*"))
        yield


def current_folder(index_dir: Path) -> Path:
    """The folder of the current snapshot; NoSnapshot if there is none."""
    name = pointed_at(index_dir)
    if name is None:
        raise NoSnapshot(
            f"There is no index in {index_dir} yet. Build one: python scripts/reindex.py PATH... --index {index_dir}"
        )
    return index_dir / name


def pointed_at(index_dir: Path) -> str | None:
    """The name of the current snapshot's folder, None if there is none."""
    try:
        return (index_dir / CURRENT).read_text(encoding="utf-8").strip() or None
    except FileNotFoundError:
        return None


def folder_name(snapshot_id: str) -> str:
    """The name of a finished snapshot's folder."""
    return f"{SNAPSHOT}{snapshot_id}"


def make_current(building: Path, snapshot_id: str) -> Path:
    """The finished folder under its final name, and the pointer moved to it in one atomic step.

    Everything is on disk before the pointer moves, so that a crash leaves the old snapshot or the new one, whole.
    """
    index_dir = building.parent
    for path in sorted(building.iterdir()):
        _flush(path)
    _flush(building)
    folder = index_dir / folder_name(snapshot_id)
    building.rename(folder)
    _flush(index_dir)
    pointer = index_dir / f"{CURRENT}.new"
    pointer.write_text(f"{folder.name}\n", encoding="utf-8")
    _flush(pointer)
    pointer.replace(index_dir / CURRENT)
    _flush(index_dir)
    return folder


def remove_old(index_dir: Path, *, keep: set[str]) -> None:
    """Delete every snapshot but the named ones."""
    _remove(path for path in index_dir.glob(f"{SNAPSHOT}*") if path.name not in keep)


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
