"""A re-index embeds what is new, swaps in whole snapshots, and survives being killed at any instant."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from index import layout
from index.errors import BuilderRunning, NoSnapshot
from index.reindex import reindex, revise
from index.snapshot import Snapshot
from matcher.retrieval import Vectors
from tests.embedders import WordCountEmbedder
from tests.index.postings import posting

TEXT = """Summer Intern, Data
Tern Analytics

Requirements

- You write Python.
- You have used {skill}.
"""


class Interrupted(WordCountEmbedder):
    """Fails when it is asked for a text with `word`."""

    word = "violin"

    def __call__(self, texts: Sequence[str]) -> Vectors:
        if any(self.word in text for text in texts):
            raise KeyboardInterrupt
        return super().__call__(texts)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "postings"
    folder.mkdir()
    (folder / "x1.txt").write_text(TEXT.format(skill="SQL"))
    (folder / "x2.txt").write_text(TEXT.format(skill="Java"))
    return folder


@pytest.fixture
def index_dir(tmp_path: Path) -> Path:
    return tmp_path / "index"


def current(index_dir: Path) -> Snapshot:
    return Snapshot.open(layout.current_folder(index_dir))


def current_ids(index_dir: Path) -> list[str]:
    return [one.id for one in current(index_dir).all_postings()]


def test_files_become_postings_named_after_them(source: Path, index_dir: Path) -> None:
    summary = reindex([source], index_dir, embed=WordCountEmbedder())
    assert (summary.read, summary.skipped, current_ids(index_dir)) == (2, (), ["x1", "x2"])
    assert summary.snapshot == current(index_dir).manifest.id


def test_a_bad_file_is_reported_and_stops_no_other(source: Path, index_dir: Path) -> None:
    (source / "empty.txt").write_bytes(b"")
    summary = reindex([source, source / "none"], index_dir, embed=WordCountEmbedder())
    assert summary.read == 2
    assert [one.place.split(":")[0] for one in summary.skipped] == [str(source / "none"), str(source / "empty.txt")]
    assert all(one.reason for one in summary.skipped)


def test_of_postings_with_one_id_the_first_is_kept(source: Path, index_dir: Path) -> None:
    (source / "sub").mkdir()
    (source / "sub" / "x1.txt").write_text(TEXT.format(skill="music"))
    summary = reindex([source], index_dir, embed=WordCountEmbedder())
    assert [(one.place, one.reason) for one in summary.skipped] == [
        (str(source / "sub" / "x1.txt"), f"the id x1 was already read from {source / 'x1.txt'}")
    ]
    stored = current(index_dir).posting("x1")
    assert stored is not None
    assert "SQL" in stored.text


def test_the_same_text_in_two_files_is_one_posting(source: Path, index_dir: Path) -> None:
    (source / "x3.txt").write_text(TEXT.format(skill="SQL"))
    summary = reindex([source], index_dir, embed=WordCountEmbedder())
    assert [(one.variant, one.entry) for one in summary.joined] == [("x3", "x1")]


def test_each_distinct_text_is_embedded_once(source: Path, index_dir: Path) -> None:
    embed = WordCountEmbedder()
    summary = reindex([source], index_dir, embed=embed)
    assert len(embed.embedded) == len(set(embed.embedded)) == summary.embedded


def test_a_second_run_embeds_nothing(source: Path, index_dir: Path) -> None:
    first = reindex([source], index_dir, embed=WordCountEmbedder())
    embed = WordCountEmbedder()
    second = reindex([source], index_dir, embed=embed)
    assert (embed.embedded, second.embedded, second.reused) == ([], 0, first.embedded)


def test_a_changed_posting_embeds_only_its_new_texts(index_dir: Path) -> None:
    revise(index_dir, embed=WordCountEmbedder(), add=[posting("a", "python"), posting("b", "music", title="Player")])
    embed = WordCountEmbedder()
    summary = revise(index_dir, embed=embed, add=[posting("b", "violin", title="Player")])
    assert (embed.embedded, summary.reused) == (["violin"], 3)


def test_a_full_run_embeds_everything_again(source: Path, index_dir: Path) -> None:
    first = reindex([source], index_dir, embed=WordCountEmbedder())
    full = reindex([source], index_dir, embed=WordCountEmbedder(), full=True)
    assert (full.embedded, full.reused) == (first.embedded, 0)


def test_another_model_embeds_everything(source: Path, index_dir: Path) -> None:
    reindex([source], index_dir, embed=WordCountEmbedder())
    other = reindex([source], index_dir, embed=WordCountEmbedder(revision="words-2"))
    assert (other.reused, current(index_dir).manifest.revision) == (0, "words-2")


def test_nothing_usable_leaves_the_old_snapshot(source: Path, index_dir: Path, tmp_path: Path) -> None:
    before = reindex([source], index_dir, embed=WordCountEmbedder()).snapshot
    summary = reindex([tmp_path / "none"], index_dir, embed=WordCountEmbedder())
    assert (summary.read, summary.snapshot, current(index_dir).manifest.id) == (0, None, before)


def test_an_index_that_was_never_built_says_how_to_build_it(index_dir: Path) -> None:
    with pytest.raises(NoSnapshot, match=r"python scripts/reindex\.py PATH"):
        layout.current_folder(index_dir)


def test_postings_can_be_replaced_and_removed(index_dir: Path) -> None:
    revise(index_dir, embed=WordCountEmbedder(), add=[posting("a", "python"), posting("b", "music")])
    revise(index_dir, embed=WordCountEmbedder(), add=[posting("a", "sql"), posting("c", "java")], remove={"b"})
    assert [(one.id, one.lines[0].text) for one in current(index_dir).all_postings()] == [("a", "sql"), ("c", "java")]


def test_an_index_may_become_empty(index_dir: Path) -> None:
    revise(index_dir, embed=WordCountEmbedder(), add=[posting("a", "python")])
    revise(index_dir, embed=WordCountEmbedder(), remove={"a"})
    assert current_ids(index_dir) == []


def test_one_snapshot_before_the_current_one_is_kept(index_dir: Path) -> None:
    made = [revise(index_dir, embed=WordCountEmbedder(), add=[posting("a", f"python {n}")]).snapshot for n in range(4)]
    assert sorted(path.name for path in index_dir.glob("snapshot-*")) == sorted(f"snapshot-{one}" for one in made[-2:])


def test_a_failed_build_leaves_the_old_snapshot_and_nothing_else(index_dir: Path) -> None:
    before = revise(index_dir, embed=WordCountEmbedder(), add=[posting("a", "python")]).snapshot
    with pytest.raises(KeyboardInterrupt):
        revise(index_dir, embed=Interrupted(), add=[posting("b", "violin")])
    assert (current(index_dir).manifest.id, list(index_dir.glob("building-*"))) == (before, [])


def test_a_run_after_an_interrupted_one_goes_on_where_it_stopped(
    index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.build.EMBEDDED_AT_ONCE", 1)
    wanted = [posting("a", "python", title="Coder"), posting("b", "violin", title="Player")]
    with pytest.raises(KeyboardInterrupt):
        revise(index_dir, embed=Interrupted(), add=wanted)
    embed = WordCountEmbedder()
    revise(index_dir, embed=embed, add=wanted)
    assert embed.embedded == ["violin"]


def test_what_a_dead_builder_left_is_cleared_away(index_dir: Path) -> None:
    left = index_dir / "building-dead"
    left.mkdir(parents=True)
    (left / "catalogue.sqlite").write_bytes(b"half")
    revise(index_dir, embed=WordCountEmbedder(), add=[posting("a", "python")])
    assert not left.exists()


def test_a_second_builder_is_refused(index_dir: Path) -> None:
    before = revise(index_dir, embed=WordCountEmbedder(), add=[posting("a", "python")]).snapshot
    with (index_dir / layout.LOCK).open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(BuilderRunning, match="Another process is building"):
            revise(index_dir, embed=WordCountEmbedder(), add=[posting("b", "music")])
    assert current(index_dir).manifest.id == before


KILLED = """
import os, signal, sys
from pathlib import Path
from index import build, layout
from index.reindex import revise
from tests.embedders import WordCountEmbedder
from tests.index.postings import posting

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

setattr({"build": build, "layout": layout, "path": Path}[sys.argv[2]], sys.argv[3], die)
revise(Path(sys.argv[1]), embed=WordCountEmbedder(), add=[posting("b", "music")])
"""


@pytest.mark.parametrize(
    ("module", "function", "after"),
    [
        ("build", "write_catalogue", ["a"]),
        ("build", "write_vectors", ["a"]),
        ("build", "write_manifest", ["a"]),
        ("layout", "make_current", ["a"]),
        ("path", "rename", ["a"]),
        ("path", "replace", ["a"]),
        ("layout", "remove_old", ["a", "b"]),
    ],
)
def test_a_kill_leaves_the_old_snapshot_or_the_new_one_whole(
    index_dir: Path, module: str, function: str, after: list[str]
) -> None:
    revise(index_dir, embed=WordCountEmbedder(), add=[posting("a", "python")])
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-c", KILLED, str(index_dir), module, function]
    assert subprocess.run(command, cwd=root, check=False, env=os.environ).returncode == -signal.SIGKILL
    assert current_ids(index_dir) == after
    revise(index_dir, embed=WordCountEmbedder(), add=[posting("c", "sql")])
    assert current_ids(index_dir) == [*after, "c"]
