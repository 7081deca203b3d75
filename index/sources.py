"""Which files hold postings: files and folders as a person names them, in an order that is always the same."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that did not become a posting, where it stands, and why."""

    place: str
    reason: str


def find_files(paths: Iterable[Path]) -> tuple[tuple[Path, ...], tuple[Skipped, ...]]:
    """The files named and those inside the folders named, and the paths that lead nowhere.

    Folders are read recursively in the order of names; hidden files and folders inside them are left out. A file that
    is reached twice is given once.
    """
    files: dict[Path, None] = {}
    missing: list[Skipped] = []
    for path in paths:
        if path.is_dir():
            files.update(dict.fromkeys(_inside(path)))
        elif path.exists():
            files[path] = None
        else:
            missing.append(Skipped(str(path), "there is no such file or folder"))
    return tuple(files), tuple(missing)


def _inside(folder: Path) -> Iterator[Path]:
    """Every visible file below a folder; links to folders are not followed, so that a loop does no harm."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if not name.startswith(".") and path.is_file():
                yield path
