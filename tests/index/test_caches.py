"""Caches that are damaged are set aside with a sentence and made again; what they hold never reaches a snapshot."""

from __future__ import annotations

import logging
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index import layout
from index.caches import ASIDE, open_cache, seal, with_sound_caches
from index.errors import DamagedCache
from index.fetch.answers import Known, KnownAnswers
from index.fetch.arguments import FILE_NAME
from index.manifest import verify
from index.reindex import reindex, revise
from index.snapshot import Snapshot
from tests.embedders import WordCountEmbedder
from tests.index.postings import posting

TEXT = "Summer Intern\nTern Analytics\n\nRequirements\n\n- You write Python.\n- You have used {skill}.\n"
SKILLS = ("SQL", "Java", "a theodolite", "music", "finance", "three kinds of glue")
CACHES = (layout.READINGS, layout.CACHE)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "postings"
    folder.mkdir()
    for number, skill in enumerate(SKILLS):
        (folder / f"x{number}.txt").write_text(TEXT.format(skill=skill))
    return folder


@pytest.fixture
def index_dir(source: Path, tmp_path: Path) -> Path:
    reindex([source], tmp_path / "index", embed=WordCountEmbedder())
    return tmp_path / "index"


def contents(index_dir: Path) -> tuple[object, ...]:
    """All that the current snapshot would answer from: postings and vectors, every byte of it sound."""
    folder = layout.current_folder(index_dir)
    verify(folder)
    with closing(Snapshot.open(folder)) as snapshot:
        return (
            snapshot.all_postings(),
            (folder / "chunks.npy").read_bytes(),
            (folder / "requirements.npy").read_bytes(),
        )


def change(source: Path) -> None:
    (source / "x9.txt").write_text(TEXT.format(skill="wire"))


@pytest.mark.parametrize("name", CACHES)
@pytest.mark.parametrize("content", [b"", b"no database at all " * 99, None], ids=["empty", "other", "half"])
def test_a_damaged_cache_is_set_aside_with_a_sentence(
    source: Path, index_dir: Path, name: str, content: bytes | None, caplog: pytest.LogCaptureFixture
) -> None:
    path = index_dir / name
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if content is None else content)
    change(source)
    with caplog.at_level(logging.WARNING):
        summary = reindex([source], index_dir, embed=WordCountEmbedder())
    assert summary.read == len(SKILLS) + 1
    aside = index_dir / f"{name}{ASIDE}"
    told = [one.getMessage() for one in caplog.records]
    # An empty file is an empty database to SQLite: nothing is in it that could be wrong.
    assert aside.exists() == (content != b"")
    assert [f"now called {aside.name} and can be deleted" in one for one in told] == [True] * (content != b"")


@pytest.mark.parametrize("name", CACHES)
@pytest.mark.parametrize("seed", range(8))
def test_no_changed_bit_of_a_cache_comes_into_a_snapshot(source: Path, index_dir: Path, name: str, seed: int) -> None:
    change(source)
    clean = source.parent / "clean"
    shutil.copytree(index_dir, clean)
    reindex([source], clean, embed=WordCountEmbedder())
    path, dice = index_dir / name, random.Random(seed)
    content = bytearray(path.read_bytes())
    for place in dice.sample(range(len(content)), 1 + 40 * (seed % 3)):
        content[place] ^= 1 << dice.randrange(8)
    path.write_bytes(content)
    reindex([source], index_dir, embed=WordCountEmbedder())
    assert contents(index_dir) == contents(clean)


def test_a_change_of_one_posting_outlives_a_damaged_cache(index_dir: Path) -> None:
    (index_dir / layout.CACHE).write_bytes(b"no database at all " * 99)
    revise(index_dir, embed=WordCountEmbedder(), add=[posting("new", "wire")])
    with closing(Snapshot.open(layout.current_folder(index_dir))) as snapshot:
        assert len(snapshot.ids) == len(SKILLS) + 1


def test_a_changed_vector_is_found_by_its_seal(source: Path, index_dir: Path) -> None:
    with closing(sqlite3.connect(index_dir / layout.CACHE)) as cache, cache:
        cache.execute("UPDATE vectors SET vector = zeroblob(length(vector)) WHERE text LIKE '%Python%'")
    change(source)
    summary = reindex([source], index_dir, embed=WordCountEmbedder())
    assert (summary.reused, (index_dir / f"{layout.CACHE}{ASIDE}").exists()) == (0, True)


def test_a_changed_page_is_found_by_its_seal(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    with KnownAnswers(path) as known:
        known.store(Known("https://tern.example/", None, None, "text/html", b"We look for an intern."))
    with closing(sqlite3.connect(path)) as changed, changed:
        changed.execute("UPDATE answers SET body = CAST('We look for a captain.' AS BLOB)")
    with KnownAnswers(path) as known, pytest.raises(DamagedCache):
        known.get("https://tern.example/")


def test_a_full_disk_is_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"

    def work() -> None:
        with closing(open_cache(path, "CREATE TABLE IF NOT EXISTS a (b)")) as cache:
            cache.execute("PRAGMA max_page_count = 2")
            cache.execute("INSERT INTO a VALUES (zeroblob(100000))")

    with pytest.raises(sqlite3.OperationalError, match="full"):
        with_sound_caches([path], work)
    assert path.exists()


def test_a_cache_of_another_version_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    open_cache(path, "CREATE TABLE IF NOT EXISTS a (b)").close()
    with pytest.raises(DamagedCache, match="Delete it"):
        open_cache(path, "CREATE TABLE IF NOT EXISTS a (b, c)")


def test_a_seal_tells_where_a_part_ends() -> None:
    assert len({seal("ab", "c"), seal("a", "bc"), seal("abc"), seal("abc", ""), seal(b"abc", b"x")}) == 5
