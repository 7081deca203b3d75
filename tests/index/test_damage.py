"""Damage of all kinds to what cannot be made again by itself: it is refused with a sentence, and nothing is lost."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from index import layout
from index.current import CurrentSnapshot
from index.errors import DamagedChanges, DamagedSnapshot, NoSnapshot
from index.manifest import MANIFEST, read_manifest
from index.posted import PostedPostings
from index.reindex import apply_posted, reindex, revise
from index.snapshot import CATALOGUE, LEXICAL, Snapshot
from matcher.nouns import Filters
from matcher.retrieval import Query, at_hand
from tests.embedders import WordCountEmbedder
from tests.index.postings import TODAY, posting
from tests.index.test_posted import send, text, titles

EMBED = WordCountEmbedder()


@pytest.fixture
def index_dir(tmp_path: Path) -> Path:
    postings = [posting(f"p{number:02d}", f"python {number}", "music and sql") for number in range(40)]
    revise(tmp_path / "index", embed=EMBED, add=postings)
    return tmp_path / "index"


def flipped(path: Path, place: int, bit: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1 << bit
    path.write_bytes(content)


def test_no_changed_bit_of_the_manifest_is_believed(index_dir: Path) -> None:
    folder = layout.current_folder(index_dir)
    whole, path = read_manifest(folder), folder / MANIFEST
    content = path.read_bytes()
    for place in range(0, len(content), 3):
        flipped(path, place, place % 7)
        with suppress(DamagedSnapshot):
            assert read_manifest(folder) == whole
        path.write_bytes(content)


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"null", b'{"id": 1', b"\xff\xfe", b"9" * 5000])
def test_another_file_in_place_of_the_manifest_is_refused(index_dir: Path, content: bytes) -> None:
    folder = layout.current_folder(index_dir)
    (folder / MANIFEST).write_bytes(content)
    with pytest.raises(DamagedSnapshot, match="Build the index again"):
        Snapshot.open(folder)


def test_a_manifest_that_is_set_out_otherwise_says_the_same(index_dir: Path) -> None:
    folder = layout.current_folder(index_dir)
    whole = read_manifest(folder)
    (folder / MANIFEST).write_text(json.dumps(json.loads((folder / MANIFEST).read_bytes())))
    assert read_manifest(folder) == whole


def asked(snapshot: Snapshot) -> None:
    query = Query(at_hand(EMBED(["python 7 sql"])), ("python", "music"), Filters(words=("music",)), TODAY, 5)
    snapshot.search(query)
    snapshot.postings(Filters(), as_of=TODAY)
    snapshot.all_postings()
    snapshot.candidate_of("p07")


@pytest.mark.parametrize("name", [CATALOGUE, LEXICAL])
@pytest.mark.parametrize("seed", range(20))
def test_damage_that_samples_do_not_show_is_told_when_it_is_met(
    index_dir: Path, name: str, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = layout.current_folder(index_dir)
    manifest = read_manifest(folder)
    monkeypatch.setattr("index.snapshot.read_manifest", lambda _: manifest)
    path, dice = folder / name, random.Random(seed)
    content = bytearray(path.read_bytes())
    for place in dice.sample(range(len(content)), 200):
        content[place] = dice.randrange(256)
    path.write_bytes(content)
    with suppress(DamagedSnapshot), closing(Snapshot.open(folder)) as snapshot:
        asked(snapshot)


POINTERS: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "bytes": lambda path: path.write_bytes(b"\xff\xfe\x00snap"),
    "elsewhere": lambda path: path.write_text("../../etc"),
    "a way up": lambda path: path.write_text("snapshot-/../../etc"),
    "gone": lambda path: path.write_text("snapshot-20200101T000000Z-00000000\n"),
}


@pytest.mark.parametrize("kind", POINTERS)
def test_a_pointer_that_leads_nowhere_is_refused_and_the_next_build_mends_it(
    index_dir: Path, tmp_path: Path, kind: str
) -> None:
    POINTERS[kind](index_dir / layout.CURRENT)
    with pytest.raises(DamagedSnapshot, match=r"scripts/reindex\.py"):
        CurrentSnapshot(index_dir).get()
    (tmp_path / "x1.md").write_bytes(text("Mill Intern", "flour"))
    reindex([tmp_path / "x1.md"], index_dir, embed=EMBED)
    assert titles(index_dir) == {"x1": "Mill Intern"}


def test_a_pointer_that_leads_nowhere_costs_no_snapshot(index_dir: Path) -> None:
    kept = layout.pointed_at(index_dir)
    (index_dir / layout.CURRENT).write_text("nonsense")
    with pytest.raises(DamagedSnapshot):
        revise(index_dir, embed=EMBED, add=[posting("new", "python")])
    (index_dir / layout.CURRENT).write_text(f"{kept}\n")
    assert len(titles(index_dir)) == 40


def test_without_a_pointer_there_is_no_index(index_dir: Path) -> None:
    (index_dir / layout.CURRENT).unlink()
    with pytest.raises(NoSnapshot):
        CurrentSnapshot(index_dir).get()


def test_a_snapshot_that_is_removed_while_it_is_served_stays_usable(index_dir: Path) -> None:
    current = CurrentSnapshot(index_dir, revision=EMBED.revision)
    before = [one.id for one in current.get().all_postings()]
    shutil.rmtree(layout.current_folder(index_dir))
    snapshot = current.get()
    asked(snapshot)
    assert [one.id for one in snapshot.all_postings()] == before
    with pytest.raises(DamagedSnapshot, match="Build the index again"):
        CurrentSnapshot(index_dir).get()


def test_a_finished_snapshot_that_never_became_current_is_cleared_away(index_dir: Path) -> None:
    stray = index_dir / "snapshot-29990101T000000Z-00000000"
    shutil.copytree(layout.current_folder(index_dir), stray)
    (index_dir / "current.new").write_text(stray.name)
    revise(index_dir, embed=EMBED, add=[posting("new", "python")])
    kept = {(index_dir / name).read_text().strip() for name in (layout.CURRENT, layout.BEFORE)}
    assert {path.name for path in index_dir.glob("snapshot-*")} == kept
    assert not (index_dir / "current.new").exists()


class TestDamagedChanges:
    """The file of what was sent is no cache: without it nothing is built, and it stays as it is."""

    @pytest.fixture
    def posted(self, index_dir: Path) -> PostedPostings:
        made = PostedPostings(index_dir)
        for number in range(12):
            send(made, f"sent{number}", text(f"Mill Intern {number}", "flour", "wind" * 300))
        return made

    @pytest.mark.parametrize("content", [b"", b"no database " * 999, None], ids=["empty", "other", "half"])
    def test_it_is_told_with_what_to_do(self, index_dir: Path, posted: PostedPostings, content: bytes | None) -> None:
        path = index_dir / layout.POSTED
        whole = path.read_bytes()
        damaged = whole[: len(whole) // 2] if content is None else content
        path.write_bytes(damaged)
        before = layout.pointed_at(index_dir)
        for work in (
            lambda: reindex([], index_dir, embed=EMBED),
            lambda: apply_posted(index_dir, embed=EMBED),
            posted.sent,
            posted.outstanding,
        ):
            with pytest.raises(DamagedChanges, match=r"stays as it is.*Put a backup in its place"):
                work()
        assert (path.read_bytes(), layout.pointed_at(index_dir)) == (damaged, before)
        path.write_bytes(whole)
        apply_posted(index_dir, embed=EMBED)
        assert len(titles(index_dir)) == 52

    @pytest.mark.parametrize("seed", range(15))
    def test_no_changed_bit_of_what_was_sent_comes_into_a_snapshot(
        self, index_dir: Path, posted: PostedPostings, seed: int
    ) -> None:
        path, dice = index_dir / layout.POSTED, random.Random(seed)
        before = posted.sent()
        for _ in range(1 + seed % 3):
            flipped(path, dice.randrange(path.stat().st_size), dice.randrange(8))
        with suppress(DamagedChanges):
            assert {one.content for one in posted.sent().sources} <= {one.content for one in before.sources}

    def test_it_is_there_as_a_whole_or_not_at_all(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def killed(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("index.posted.os.link", killed)
        with pytest.raises(KeyboardInterrupt):
            PostedPostings(tmp_path).remove(["a"])
        assert list(tmp_path.iterdir()) == []
