"""A whole new version beside the current one: switched in one step, nothing lost, nothing left behind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from index.errors import BuilderRunning, DamagedSnapshot, NoSnapshot, WrongModel
from index.layout import current_folder
from index.postgres.address import Address
from index.postgres.engine import PostgresEngine
from index.postgres.load import Load, Mark
from index.postgres.rows import TABLES
from index.postgres.set_up import BUILDER, has_citus, only_builder
from index.postgres.tuning import MEASURED
from index.progress import silent
from index.reindex import revise
from index.snapshot import Snapshot
from matcher.nouns import Filters, Variant
from tests.embedders import WordCountEmbedder
from tests.index.engines.engines import add, found, ids, query, remove
from tests.index.postgres.conftest import connected
from tests.index.postings import posting


def snapshot_of(folder: Path, *named: str, revision: str = "words-1") -> Snapshot:
    """A finished snapshot of postings that all say `python`."""
    revise(folder, embed=WordCountEmbedder(revision=revision), add=[posting(one, "python") for one in named])
    return Snapshot.open(current_folder(folder))


@pytest.fixture
def first(engine: PostgresEngine, tmp_path: Path) -> Iterator[Snapshot]:
    """The snapshot that is current in the database: a and b."""
    with closing(snapshot_of(tmp_path / "first", "a", "b")) as snapshot:
        engine.publish(snapshot)
        yield snapshot


@pytest.fixture
def second(tmp_path: Path) -> Iterator[Snapshot]:
    """A snapshot that is read later: b and c."""
    with closing(snapshot_of(tmp_path / "second", "b", "c")) as snapshot:
        yield snapshot


def parts(address: Address) -> set[int]:
    """The versions that any table has a part for."""
    with connected(address) as connection:
        tables = "SELECT relname FROM pg_class WHERE relname ~ '_[0-9]+$' AND relkind = 'r'"
        names = connection.execute(tables).fetchall()
    assert {name.rpartition("_")[0] for (name,) in names} <= set(TABLES)
    return {int(name.rpartition("_")[2]) for (name,) in names}


def test_a_published_snapshot_is_what_the_database_says(engine: PostgresEngine, first: Snapshot) -> None:
    assert engine.get().manifest.id == first.manifest.id
    assert (engine.holds(first.manifest.id), engine.holds("another")) == (True, False)
    assert ids(engine) == ["a", "b"]


def test_a_new_version_replaces_the_postings(engine: PostgresEngine, first: Snapshot, second: Snapshot) -> None:
    engine.publish(second)
    assert (ids(engine), engine.get().manifest.id) == (["b", "c"], second.manifest.id)


def test_a_view_of_the_version_before_stays_usable_and_no_more_are_kept(
    engine: PostgresEngine, address: Address, first: Snapshot, second: Snapshot
) -> None:
    before = engine.get()
    engine.publish(second)
    assert [one.id for one in before.all_postings()] == ["a", "b"]
    engine.publish(first)
    with pytest.raises(NoSnapshot, match="twice during this request"):
        before.search(query("python"))
    assert (ids(engine), len(parts(address))) == (["a", "b"], 2)


def test_live_changes_made_while_a_version_was_built_outlive_it(
    engine: PostgresEngine, first: Snapshot, second: Snapshot
) -> None:
    add(engine, posting("early", "python"))
    since = engine.mark()
    add(engine, posting("late", "music"), posting("c", "changed"), posting("gone", "python"))
    remove(engine, "gone", "b")
    engine.publish(second, since=since)
    assert ids(engine) == ["c", "late"]
    assert found(engine, query("python", limit=5, filters=Filters(words=("changed",)))) == ["c"]
    assert found(engine, query(words=("music",))) == ["late"]
    manifest = engine.get().manifest
    assert (manifest.postings, manifest.requirements, manifest.chunks) == (2, 2, 4)


@pytest.fixture
def joined(tmp_path: Path) -> Iterator[Snapshot]:
    """A snapshot in which v is a variant of b."""
    entry = replace(posting("b", "python"), variants=(Variant("v", "v.txt", None, (), None),))
    revise(tmp_path / "joined", embed=WordCountEmbedder(), add=[entry])
    with closing(Snapshot.open(current_folder(tmp_path / "joined"))) as snapshot:
        yield snapshot


def test_a_live_change_that_is_taken_over_is_no_variant_any_more(
    engine: PostgresEngine, first: Snapshot, joined: Snapshot
) -> None:
    since = engine.mark()
    add(engine, posting("v", "music"))
    engine.publish(joined, since=since)
    entry = engine.get().posting("b")
    assert entry is not None
    assert (ids(engine), entry.variants) == (["b", "v"], ())


def test_what_was_sent_and_joined_by_a_reindex_stays_joined_when_the_folder_fills_again(
    engine: PostgresEngine, first: Snapshot, joined: Snapshot
) -> None:
    number = engine.posted(WordCountEmbedder()).put(b"v", [posting("v", "music")])
    engine.publish(joined, since=replace(engine.mark(), sent=number))
    engine.publish(joined)
    entry = engine.get().posting("v")
    assert entry is not None
    assert (ids(engine), entry.id) == (["b"], "b")


def test_live_changes_by_another_model_stop_the_switch(engine: PostgresEngine, first: Snapshot, tmp_path: Path) -> None:
    since = engine.mark()
    add(engine, posting("late", "music"))
    with closing(snapshot_of(tmp_path / "other", "x", revision="words-2")) as other:
        with pytest.raises(WrongModel, match="Stop the writers"):
            engine.publish(other, since=since)
        assert "late" in ids(engine)
        engine.publish(other)
    assert ids(engine) == ["x"]


def test_the_version_of_another_model_is_refused(engine: PostgresEngine, address: Address, first: Snapshot) -> None:
    with closing(PostgresEngine(address, revision="words-2")) as other:
        with pytest.raises(WrongModel, match=r"word counts \(revision words-1\)"):
            other.get()
        with pytest.raises(WrongModel, match="fill the database again"):
            other.revise(embed=WordCountEmbedder(revision="words-2"), add=[posting("x", "sql")])
    assert ids(engine) == ["a", "b"]


def test_a_builder_that_dies_leaves_the_current_version_and_is_cleared_away(
    engine: PostgresEngine, address: Address, first: Snapshot, second: Snapshot
) -> None:
    def dies(step: str, done: int, total: int) -> None:
        if step == "Indexing the database" and done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        engine.publish(second, progress=dies)
    assert (ids(engine), len(parts(address))) == (["a", "b"], 2)
    engine.publish(second)
    assert (ids(engine), len(parts(address))) == (["b", "c"], 2)


def test_rows_that_do_not_arrive_are_noticed_before_the_switch(
    engine: PostgresEngine, address: Address, first: Snapshot, second: Snapshot
) -> None:
    with connected(address) as connection, pytest.raises(DamagedSnapshot, match="do not match"):
        Load(connection, has_citus(connection), MEASURED, silent).run(
            second.manifest, [second.candidate(0)], since=Mark(0, 0)
        )
    assert ids(engine) == ["a", "b"]


def test_two_builders_at_once_are_refused_and_live_changes_are_not(
    engine: PostgresEngine, address: Address, first: Snapshot, second: Snapshot
) -> None:
    with connected(address) as connection, only_builder(connection):
        with pytest.raises(BuilderRunning):
            engine.publish(second)
        add(engine, posting("live", "sql"))
    assert ids(engine) == ["a", "b", "live"]
    with connected(address) as connection:
        assert connection.execute("SELECT pg_try_advisory_lock(%s)", (BUILDER,)).fetchone() == (True,)


def test_a_record_of_another_program_version_is_refused(
    engine: PostgresEngine, address: Address, first: Snapshot
) -> None:
    with connected(address) as connection:
        connection.execute("UPDATE snapshot SET manifest = '{}'")
    with pytest.raises(DamagedSnapshot, match="another version of this program"):
        engine.get()


def test_a_search_keeps_no_plan_over_a_switch(engine: PostgresEngine, first: Snapshot, second: Snapshot) -> None:
    for _ in range(8):
        assert found(engine, query("python", limit=5)) == ["a", "b"]
    engine.publish(second)
    for _ in range(8):
        assert found(engine, query("python", limit=5)) == ["b", "c"]
    with engine._database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM pg_prepared_statements").fetchone() == (0,)
