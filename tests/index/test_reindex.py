"""A re-index embeds what is new, swaps in whole snapshots, and survives being killed at any instant."""

from __future__ import annotations

import fcntl
import gc
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from index import gather, layout, reading_jobs
from index.duplicates import Comparison, compared
from index.errors import BuilderRunning, NoSnapshot
from index.reading_jobs import Reading, Source
from index.reindex import Means, reindex, revise
from index.snapshot import Snapshot
from matcher.posting.duplicates import Likeness
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


def test_where_nothing_changed_the_snapshot_stays_and_says_the_same(source: Path, index_dir: Path) -> None:
    (source / "x3.txt").write_text(TEXT.format(skill="SQL"))
    (source / "empty.txt").write_bytes(b"")
    first = reindex([source], index_dir, embed=WordCountEmbedder())
    second = reindex([source], index_dir, embed=WordCountEmbedder())
    assert replace(second, seconds=0) == replace(first, seconds=0, embedded=0, reused=first.embedded)


@pytest.mark.parametrize("change", ["content", "name", "more", "fewer", "model", "revised", "damaged"])
def test_whatever_changes_a_new_snapshot_is_made(source: Path, index_dir: Path, change: str) -> None:
    embed = WordCountEmbedder()
    before = reindex([source], index_dir, embed=embed).snapshot
    if change == "content":
        (source / "x1.txt").write_text(TEXT.format(skill="music"))
    elif change == "name":
        (source / "x1.txt").rename(source / "x9.txt")
    elif change == "more":
        (source / "x3.txt").write_text(TEXT.format(skill="music"))
    elif change == "fewer":
        (source / "x1.txt").unlink()
    elif change == "model":
        embed = WordCountEmbedder(revision="words-2")
    elif change == "revised":
        before = revise(index_dir, embed=embed, remove=["x1"]).snapshot
    else:
        (layout.current_folder(index_dir) / "catalogue.sqlite").write_bytes(b"")
    after = reindex([source], index_dir, embed=embed)
    stems = sorted(path.stem for path in source.iterdir())
    assert (after.snapshot != before, current(index_dir).manifest.revision) == (True, embed.revision)
    assert current_ids(index_dir) == stems


@pytest.fixture
def names_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the sources that are read from now on."""
    read = reading_jobs.read_source
    names: list[str] = []

    def noted(source: Source) -> Reading:
        names.append(source.name)
        return read(source)

    monkeypatch.setattr(reading_jobs, "read_source", noted)
    return names


def test_only_new_and_changed_files_are_read(source: Path, index_dir: Path, names_read: list[str]) -> None:
    reindex([source], index_dir, embed=WordCountEmbedder())
    (source / "x1.txt").write_text(TEXT.format(skill="music"))
    (source / "x3.txt").write_text(TEXT.format(skill="finance"))
    reindex([source], index_dir, embed=WordCountEmbedder())
    assert names_read == ["x1.txt", "x2.txt", "x1.txt", "x3.txt"]


def test_new_files_are_read_together_however_far_apart_they_lie(
    source: Path, index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    read = reading_jobs.Readers.read

    def noted(readers: reading_jobs.Readers, sources: Sequence[Source]) -> list[Reading]:
        sizes.append(len(sources))
        return read(readers, sources)

    for number in range(3, 11):
        (source / f"x{number:02}.txt").write_text(TEXT.format(skill=f"skill {number}"))
    reindex([source], index_dir, embed=WordCountEmbedder())
    monkeypatch.setattr(reading_jobs.Readers, "read", noted)
    monkeypatch.setattr(gather, "READ_AT_ONCE", 3)
    for number in (3, 6, 9, 10):
        (source / f"x{number:02}.txt").write_text(TEXT.format(skill=f"art {number}"))
    reindex([source], index_dir, embed=WordCountEmbedder())
    assert sizes == [3, 1]


def test_the_collector_of_python_is_left_as_it_was(source: Path, index_dir: Path) -> None:
    before = gc.get_threshold()
    reindex([source], index_dir, embed=WordCountEmbedder())
    assert gc.get_threshold() == before


@pytest.fixture
def pairs_compared(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    pairs: list[list[str]] = []

    def watched(a: Likeness, b: Likeness) -> Comparison:
        pairs.append(sorted((a.posting.id, b.posting.id)))
        return compared(a, b)

    monkeypatch.setattr(gather, "compared", watched)
    return pairs


def test_postings_that_were_compared_are_not_compared_again(
    source: Path, index_dir: Path, pairs_compared: list[list[str]]
) -> None:
    for name in ("x2", "x3"):
        (source / f"{name}.txt").write_text((source / "x1.txt").read_text())
    first = reindex([source], index_dir, embed=WordCountEmbedder())
    assert (len(first.joined), {tuple(pair) for pair in pairs_compared}) == (2, {("x1", "x2"), ("x1", "x3")})
    pairs_compared.clear()
    (source / "x4.txt").write_text("Gardener\n\nRequirements\n\n- You can prune roses in winter.\n")
    (source / "x3.txt").write_text((source / "x1.txt").read_text() + "- You have a calm voice.\n")
    again = reindex([source], index_dir, embed=WordCountEmbedder())
    assert "x2" in {one.variant for one in again.joined}
    assert {tuple(pair) for pair in pairs_compared} <= {("x1", "x3"), ("x2", "x3")}


def test_other_rules_read_everything_again(
    source: Path, index_dir: Path, names_read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    reindex([source], index_dir, embed=WordCountEmbedder())
    monkeypatch.setattr("index.reindex.reading_rules", lambda: "others")
    reindex([source], index_dir, embed=WordCountEmbedder())
    assert names_read == ["x1.txt", "x2.txt"] * 2


def test_a_full_run_that_was_interrupted_goes_on_with_the_next(
    source: Path, index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.build.CHARACTERS_AT_ONCE", 1)
    (source / "x2.txt").write_text(TEXT.format(skill="the violin, and other things that make much noise"))
    total = reindex([source], index_dir, embed=WordCountEmbedder()).embedded
    with pytest.raises(KeyboardInterrupt):
        reindex([source], index_dir, embed=Interrupted(), full=True)
    again = reindex([source], index_dir, embed=WordCountEmbedder(), full=True)
    after = reindex([source], index_dir, embed=WordCountEmbedder(), full=True)
    assert (again.embedded < total, again.embedded + again.reused, after.embedded) == (True, total, total)


def test_progress_of_embedding_counts_characters(source: Path, index_dir: Path) -> None:
    told: list[tuple[str, int, int]] = []
    embed = WordCountEmbedder()
    reindex([source], index_dir, embed=embed, means=Means(lambda *now: told.append(now)))
    characters = sum(map(len, embed.embedded))
    steps = [one[1:] for one in told if one[0] == "Embedding texts"]
    assert (steps[0], steps[-1]) == ((0, characters), (characters, characters))


def test_exports_that_nobody_uses_are_cleared_away(source: Path, index_dir: Path) -> None:
    exports = index_dir / layout.EXPORTS
    for name in ("words-1", "words-0", "exporting-now", "exporting-old"):
        (exports / name).mkdir(parents=True)
    os.utime(exports / "exporting-old", (0, 0))
    reindex([source], index_dir, embed=WordCountEmbedder())
    assert sorted(path.name for path in exports.iterdir()) == ["exporting-now", "words-1"]


def test_the_export_of_the_snapshot_before_is_kept(source: Path, index_dir: Path) -> None:
    exports = index_dir / layout.EXPORTS
    (exports / "words-1").mkdir(parents=True)
    reindex([source], index_dir, embed=WordCountEmbedder())
    reindex([source], index_dir, embed=WordCountEmbedder(revision="words-2"))
    assert (exports / "words-1").exists()
    reindex([source], index_dir, embed=WordCountEmbedder(revision="words-2"), full=True)
    assert not (exports / "words-1").exists()


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
    monkeypatch.setattr("index.build.CHARACTERS_AT_ONCE", 1)
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


MORTAL = """
import os, signal, sys
from pathlib import Path
from index import build
from index.reindex import reindex
from tests.embedders import WordCountEmbedder

class Mortal(WordCountEmbedder):
    left = 4

    def __call__(self, texts):
        with open(sys.argv[3], "a") as log:
            print(*texts, sep="|", file=log)
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().__call__(texts)

build.CHARACTERS_AT_ONCE = 60
reindex([sys.argv[2]], Path(sys.argv[1]), embed=Mortal())
"""


def test_killed_again_and_again_it_loses_one_batch_a_time(source: Path, index_dir: Path, tmp_path: Path) -> None:
    for number in range(12):
        (source / f"y{number}.txt").write_text(TEXT.format(skill=f"tool number {number}"))
    log = tmp_path / "batches"
    command = [sys.executable, "-c", MORTAL, str(index_dir), str(source), str(log)]
    root = Path(__file__).resolve().parents[2]
    kills = 0
    while subprocess.run(command, cwd=root, check=False).returncode == -signal.SIGKILL:
        kills += 1
    batches = log.read_text().splitlines()
    assert (kills >= 2, len(batches)) == (True, len(set(batches)) + kills)
    assert len(current_ids(index_dir)) == 14
