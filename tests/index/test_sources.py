from __future__ import annotations

from pathlib import Path

import pytest

from index.sources import Skipped, find_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "deep/er/c.txt", "deep/.hidden", ".git/config", "z.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")
    return tmp_path


def names(folder: Path, files: tuple[Path, ...]) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in files]


def test_a_folder_is_read_in_the_order_of_names_without_what_is_hidden(folder: Path) -> None:
    files, missing = find_files([folder])
    assert (names(folder, files), missing) == (["a.txt", "b.txt", "z.txt", "deep/er/c.txt"], ())


def test_a_file_that_is_named_is_read_even_if_it_is_hidden(folder: Path) -> None:
    files, _ = find_files([folder / "deep/.hidden"])
    assert names(folder, files) == ["deep/.hidden"]


def test_a_file_that_is_reached_twice_is_given_once(folder: Path) -> None:
    files, _ = find_files([folder / "z.txt", folder])
    assert names(folder, files) == ["z.txt", "a.txt", "b.txt", "deep/er/c.txt"]


def test_a_path_that_leads_nowhere_is_reported(folder: Path) -> None:
    nowhere = folder / "nowhere"
    assert find_files([nowhere]) == ((), (Skipped(str(nowhere), "there is no such file or folder"),))


def test_a_loop_of_links_ends(folder: Path) -> None:
    (folder / "deep/loop").symlink_to(folder)
    files, _ = find_files([folder])
    assert len(files) == 4
