"""What is found of damage when a snapshot is opened, told with sizes that a test can afford."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from index import marks
from index.marks import mark_of, unlike, wholly_unlike

SIZE = 1_000_000


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that counts as large: pages of 100 bytes, 10,000 bytes apart."""
    monkeypatch.setattr(marks, "READ_IN_FULL_BYTES", 1000)
    monkeypatch.setattr(marks, "PAGE_BYTES", 100)
    monkeypatch.setattr(marks, "LEAST_DISTANCE_BYTES", 10_000)
    path = tmp_path / "large"
    path.write_bytes(random.Random(1).randbytes(SIZE))
    return path


def overwritten(path: Path, start: int, content: bytes) -> None:
    with path.open("r+b") as stream:
        stream.seek(start)
        stream.write(content)


def test_a_file_as_it_was_written_is_like_its_mark(large: Path) -> None:
    files = {"large": mark_of(large)}
    assert (unlike(large.parent, files), wholly_unlike(large.parent, files)) == (None, None)


@pytest.mark.parametrize("size", [0, 1, SIZE // 2, SIZE - 1])
def test_a_truncated_file_is_found(large: Path, size: int) -> None:
    files = {"large": mark_of(large)}
    with large.open("r+b") as stream:
        stream.truncate(size)
    assert unlike(large.parent, files) == "large"


@pytest.mark.parametrize("start", [0, 1, 9_999, 555_555, SIZE - 10_100])
def test_a_zeroed_stretch_longer_than_the_distance_of_pages_is_found(large: Path, start: int) -> None:
    files = {"large": mark_of(large)}
    overwritten(large, start, bytes(10_100))
    assert unlike(large.parent, files) == "large"


def test_a_zeroed_end_is_found(large: Path) -> None:
    files = {"large": mark_of(large)}
    overwritten(large, SIZE - 100, bytes(100))
    assert unlike(large.parent, files) == "large"


def test_a_changed_byte_between_pages_is_found_by_reading_everything(large: Path) -> None:
    files = {"large": mark_of(large)}
    overwritten(large, 5_000, b"\0")
    assert (unlike(large.parent, files), wholly_unlike(large.parent, files)) == (None, "large")


def test_a_changed_byte_of_a_small_file_is_found_at_once(tmp_path: Path) -> None:
    path = tmp_path / "small"
    path.write_bytes(random.Random(1).randbytes(5000))
    files = {"small": mark_of(path)}
    overwritten(path, 4_321, b"\0")
    assert unlike(tmp_path, files) == "small"
