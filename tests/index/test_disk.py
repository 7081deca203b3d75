"""A full disk and a read-only one: what stands, what is said, and that the same command succeeds afterwards."""

from __future__ import annotations

import errno
import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from index import build, layout
from index.errors import DiskFull, NotWritable
from index.obstacles import obstacles_told
from index.reindex import revise
from index.snapshot import Snapshot
from scripts import reindex as command
from tests.embedders import WordCountEmbedder
from tests.index.postings import posting
from tests.index.small_disk import NEW, OLD

ROOT = Path(__file__).resolve().parents[2]


def mounts_are_permitted() -> bool:
    unshare = shutil.which("unshare")
    ask = [unshare or "", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    return unshare is not None and subprocess.run(ask, capture_output=True, check=False).returncode == 0


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    if not mounts_are_permitted():
        pytest.skip("this machine does not let us mount a small disk")
    home = str(tmp_path_factory.mktemp("disk"))
    python = [sys.executable, "-m", "tests.index.small_disk", home]
    ended = subprocess.run(
        ["unshare", "--map-root-user", "--mount", *python], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    found: dict[str, Any] = json.loads(ended.stdout)
    return found


def test_a_full_disk_leaves_the_old_snapshot_wherever_the_room_ends(told: dict[str, Any]) -> None:
    *short, enough, _ = told["tried"]
    assert told["first"] == "done"
    assert len(short) >= 5
    assert {one["said"].split(".")[0].split(" of ")[0] for one in short} == {"There is no room left on the disk"}
    assert all(one["stands"] == sorted(OLD) for one in short)
    assert [one["unfinished"] for one in told["tried"]] == [[]] * len(told["tried"])
    assert (enough["said"], enough["stands"]) == ("done", sorted(NEW))


def test_with_room_again_the_same_command_succeeds(told: dict[str, Any]) -> None:
    last = told["tried"][-1]
    assert (last["said"], last["stands"], told["again"]) == ("done", sorted(OLD), "done")


def test_on_a_full_disk_cvs_are_matched_and_a_change_is_refused(told: dict[str, Any]) -> None:
    full = told["full"]
    assert (full["matches"], full["ready"]) == ([200, len(NEW)], 200)
    assert full["change"][:2] == [507, "urn:cv-matcher:problem:disk-full"]
    assert "Make room, then send it again" in full["change"][2]


def test_on_a_closed_disk_cvs_are_matched_and_builds_and_changes_say_so(told: dict[str, Any]) -> None:
    closed = told["closed over HTTP"]
    assert (closed["matches"], closed["ready"], told["stands"]) == ([200, len(NEW)], 200, sorted(NEW))
    assert "cannot be written" in told["closed"]
    assert "mount it writable, then run the same command again" in told["closed"]
    assert closed["change"][:2] == [503, "urn:cv-matcher:problem:index-not-writable"]
    assert "mount it writable, then send it again" in closed["change"][2]


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), DiskFull),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), DiskFull),
        (OSError(errno.EFBIG, "File too large"), DiskFull),
        (OSError(errno.EROFS, "Read-only file system"), NotWritable),
        (PermissionError(errno.EACCES, "Permission denied"), NotWritable),
        (OSError(errno.EIO, "Input/output error"), NotWritable),
    ],
    ids=lambda one: getattr(one, "strerror", ""),
)
def test_whatever_fails_to_be_written_leaves_the_old_snapshot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: OSError, kind: type[NotWritable]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise fault

    before = revise(tmp_path, embed=WordCountEmbedder(), add=[posting("a", "python")]).snapshot
    for where in ("write_catalogue", "writing_lexical", "write_vectors", "write_manifest", "marks"):
        with monkeypatch.context() as broken:
            broken.setattr(build, where, fail)
            with pytest.raises(kind, match=r"is as it was.*run the same command again"):
                revise(tmp_path, embed=WordCountEmbedder(), add=[posting("b", "music")])
    assert Snapshot.open(layout.current_folder(tmp_path)).manifest.id == before
    assert list(tmp_path.glob("building-*")) == []


@pytest.mark.parametrize("step", [1, 2, 3, 4, 5, 6])
def test_a_disk_that_is_full_at_the_swap_leaves_the_old_snapshot_and_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    revise(tmp_path, embed=WordCountEmbedder(), add=[posting("a", "python")])
    before = {path.name for path in tmp_path.glob("snapshot-*")}
    left = [step]

    def fail(path: Path) -> None:
        # Of the flushes, those of folders: one of the finished files, those that follow the renaming.
        left[0] -= path.is_dir()
        if left[0] == 0 and path.is_dir():
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(layout, "_flush", fail)
    if step > 4:
        revise(tmp_path, embed=WordCountEmbedder(), add=[posting("b", "music")])
        return
    with pytest.raises(DiskFull):
        revise(tmp_path, embed=WordCountEmbedder(), add=[posting("b", "music")])
    after = {path.name for path in tmp_path.glob("snapshot-*")}
    moved = layout.pointed_at(tmp_path) not in before
    assert (after == before) != moved
    Snapshot.open(layout.current_folder(tmp_path)).close()
    assert list(tmp_path.glob("building-*")) == []


def test_a_file_elsewhere_is_no_obstacle_of_the_index(tmp_path: Path) -> None:
    with pytest.raises(PermissionError), obstacles_told(tmp_path / "index"):
        raise PermissionError(errno.EACCES, "Permission denied", str(tmp_path / "posting.txt"))
    with pytest.raises(sqlite3.OperationalError), obstacles_told(tmp_path):
        sqlite3.connect(":memory:").execute("SELECT nothing")


def test_the_command_says_it_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("matcher.embedding.open_embedder", lambda *_, **__: WordCountEmbedder())
    (tmp_path / "x1.txt").write_text("Mill Intern\nDusty Mills\n\nRequirements\n\n- You can count.\n")
    (tmp_path / "index").write_text("a file in its place")
    assert command.main([str(tmp_path / "x1.txt"), "--index", str(tmp_path / "index")]) == 1
    shown = " ".join(capsys.readouterr().err.split())
    assert "cannot be written" in shown
    assert "Traceback" not in shown


LIMITED = """
import resource, sys
from pathlib import Path
from index.reindex import revise
from tests.embedders import WordCountEmbedder
from tests.index.postings import posting
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
revise(Path(sys.argv[1]), embed=WordCountEmbedder(), add=[posting(f"b{n}", f"music {n}") for n in range(200)])
"""


@pytest.mark.parametrize("size_bytes", [1_000, 20_000, 100_000])
def test_a_file_that_may_not_grow_further_leaves_the_old_snapshot(tmp_path: Path, size_bytes: int) -> None:
    before = revise(tmp_path, embed=WordCountEmbedder(), add=[posting("a", "python")]).snapshot
    arguments = [sys.executable, "-c", LIMITED, str(tmp_path), str(size_bytes)]
    ended = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode != 0
    assert "The snapshot in use is as it was" in ended.stderr
    assert Snapshot.open(layout.current_folder(tmp_path)).manifest.id == before
    revise(tmp_path, embed=WordCountEmbedder(), add=[posting("b", "music")])
