"""The suite of an engine against a Citus cluster, for whoever has one: CV_MATCHER_TEST_CITUS_URL names its coordinator.

The cluster's nodes must have pgvector; the user must be a superuser on all of them. Everything is done in a schema-free
database of the cluster that holds nothing else: the tables of the index are dropped before and after.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing

import psycopg
import pytest

from index.postgres.address import Address
from index.postgres.engine import PostgresEngine
from index.postgres.rows import OWNED
from index.postgres.tuning import MEASURED, Tuning
from matcher.nouns import Filters
from tests.index.engines.engines import add, found, ids, query, remove
from tests.index.engines.test_search import many, plain_gains
from tests.index.postings import posting

URL = os.environ.get("CV_MATCHER_TEST_CITUS_URL", "")

pytestmark = [
    pytest.mark.server,
    pytest.mark.skipif(not URL, reason="CV_MATCHER_TEST_CITUS_URL names no cluster"),
]
TABLES = ("snapshot", "change", "posting", *OWNED, "word", "_yoyo_log", "_yoyo_migration", "_yoyo_version", "yoyo_lock")


def emptied() -> None:
    with psycopg.connect(URL, autocommit=True) as connection:
        connection.execute(f"DROP TABLE IF EXISTS {', '.join(TABLES)} CASCADE".encode())


@pytest.fixture(params=[MEASURED, Tuning(exact_chunks=0, indexed_from=0)], ids=["exact", "by HNSW"])
def engine(request: pytest.FixtureRequest) -> Iterator[PostgresEngine]:
    emptied()
    with closing(PostgresEngine(Address(URL), tuning=request.param)) as opened:
        yield opened
    emptied()


def test_tables_are_distributed_and_co_located(engine: PostgresEngine) -> None:
    assert engine.set_up() is True
    with psycopg.connect(URL) as connection:
        rows = connection.execute(
            "SELECT table_name::text, colocation_id FROM citus_tables WHERE citus_table_type = 'distributed'"
        ).fetchall()
    groups: dict[str, int] = dict(rows)
    assert {"posting", *OWNED} <= set(groups)
    assert len({groups[table] for table in ("posting", *OWNED)}) == 1


def test_every_node_was_told_how_to_search(engine: PostgresEngine) -> None:
    engine.set_up()
    with psycopg.connect(URL) as connection:
        told = connection.execute("SELECT result FROM run_command_on_all_nodes('SHOW hnsw.iterative_scan')").fetchall()
    assert {str(one) for (one,) in told} == {"relaxed_order"}


def test_postings_are_added_replaced_and_removed(engine: PostgresEngine) -> None:
    add(engine, posting("a", "biology"), posting("b", "python"))
    add(engine, posting("a", "python sql"))
    remove(engine, "b")
    assert (ids(engine), found(engine, query("sql"))) == (["a"], ["a"])


@pytest.mark.parametrize("location", [None, "Porto"])
def test_the_ranking_is_that_of_a_plain_search(engine: PostgresEngine, location: str | None) -> None:
    postings = many(200)
    add(engine, *postings)
    asked = query("python sql", "music music design", filters=Filters(location=location), limit=20)
    gains = plain_gains([one for one in postings if location in (None, one.locations[0].city)], asked)
    listed = found(engine, asked)
    assert [gains[one] for one in listed] == pytest.approx(sorted(gains.values(), reverse=True)[:20], abs=1e-3)


def test_words_find_and_order(engine: PostgresEngine) -> None:
    add(engine, posting("a", "heron heron"), posting("b", "heron gannet"), posting("c", "auk"))
    assert found(engine, query(words=("gannet", "heron"))) == ["b"]
    assert found(engine, query(filters=Filters(words=("auk",)), limit=5)) == ["c"]
