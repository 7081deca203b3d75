"""What marks a file of a snapshot, so that damage is found when it is opened without reading gigabytes each time.

A file of up to `READ_IN_FULL_BYTES` is read in full. Of a larger one the size is compared, and pages evenly spread over
it, the first and the last among them. A truncated file, another file and a lost or zeroed stretch longer than the
distance of two pages (1 MiB up to 4 GiB, the 4096th part of a larger file) are found for certain; a single changed byte
is found only by reading everything.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from matcher.digests import file_digest

READ_IN_FULL_BYTES = 16 * 1024 * 1024
PAGE_BYTES = 4096
LEAST_DISTANCE_BYTES = 1024 * 1024
MOST_PAGES = 4096


@dataclass(frozen=True, slots=True)
class FileMark:
    """Size in bytes, SHA-256 of the whole file and of its sampled pages, both in hexadecimal."""

    size: int
    sha256: str
    sampled: str


def mark_of(path: Path) -> FileMark:
    """The mark of a file, which is read in full."""
    return FileMark(path.stat().st_size, file_digest(path), _sampled(path))


def unlike(folder: Path, files: Mapping[str, FileMark]) -> str | None:
    """The first file that is missing or is not like its mark, as far as the size and the samples tell."""
    return next((name for name, mark in files.items() if not _alike(folder / name, mark)), None)


def wholly_unlike(folder: Path, files: Mapping[str, FileMark]) -> str | None:
    """The first file of which any byte is not as it was written. Reads all of them."""
    return next((name for name, mark in files.items() if file_digest(folder / name) != mark.sha256), None)


def _alike(path: Path, mark: FileMark) -> bool:
    return path.is_file() and path.stat().st_size == mark.size and _sampled(path) == mark.sampled


def _sampled(path: Path) -> str:
    """SHA-256 of the sampled pages in their order; of a small file its own."""
    size = path.stat().st_size
    if size <= READ_IN_FULL_BYTES:
        return file_digest(path)
    total = hashlib.sha256()
    distance = max(LEAST_DISTANCE_BYTES, -(-size // MOST_PAGES))
    descriptor = os.open(path, os.O_RDONLY)
    try:
        for start in (*range(0, size, distance), size - PAGE_BYTES):
            total.update(os.pread(descriptor, PAGE_BYTES, start))
    finally:
        os.close(descriptor)
    return total.hexdigest()
