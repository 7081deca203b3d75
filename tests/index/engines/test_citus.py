"""What only a Citus cluster can show; the suite for all engines runs on it as well where one is named (`citus.py`)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import psycopg
import pytest

from index.postgres.address import Address
from index.postgres.engine import PostgresEngine
from index.postgres.rows import OWNED
from index.postgres.tuning import MEASURED, Tuning
from matcher.nouns import Filters
from tests.index.engines import citus
from tests.index.engines.engines import add, found, ids, query
from tests.index.engines.test_search import many, plain_gains
from tests.index.postings import posting

DISTRIBUTED = ("posting", *OWNED)

pytestmark = [
    pytest.mark.server,
    pytest.mark.skipif(not citus.URL, reason="CV_MATCHER_TEST_CITUS_URL names no cluster"),
]


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> Iterator[PostgresEngine]:
    tuning = getattr(request, "param", MEASURED)
    with closing(PostgresEngine(Address(citus.emptied()), tuning=tuning)) as opened:
        yield opened


def test_tables_are_distributed_and_co_located(engine: PostgresEngine) -> None:
    assert engine.set_up() is True
    with psycopg.connect(citus.URL) as connection:
        rows = connection.execute(
            "SELECT table_name::text, colocation_id FROM citus_tables WHERE citus_table_type = 'distributed'"
        ).fetchall()
    groups: dict[str, int] = dict(rows)
    assert set(DISTRIBUTED) <= set(groups)
    assert len({groups[table] for table in DISTRIBUTED}) == 1


def test_every_node_was_told_how_to_search(engine: PostgresEngine) -> None:
    engine.set_up()
    with psycopg.connect(citus.URL) as connection:
        told = connection.execute("SELECT result FROM run_command_on_all_nodes('SHOW hnsw.iterative_scan')").fetchall()
    assert {str(one) for (one,) in told} == {"relaxed_order"}


@pytest.mark.parametrize("engine", [Tuning(exact_chunks=0, indexed_from=0)], indirect=True)
@pytest.mark.parametrize("location", [None, "Porto"])
def test_the_ranking_by_hnsw_is_that_of_a_plain_search(engine: PostgresEngine, location: str | None) -> None:
    postings = many(200)
    add(engine, *postings)
    asked = query("python sql", "music music design", filters=Filters(location=location), limit=20)
    gains = plain_gains([one for one in postings if location in (None, one.locations[0].city)], asked)
    listed = found(engine, asked)
    assert [gains[one] for one in listed] == pytest.approx(sorted(gains.values(), reverse=True)[:20], abs=1e-3)


def test_shards_may_be_moved_while_postings_change(engine: PostgresEngine) -> None:
    add(engine, *many(20))
    asked = query("python sql", limit=5)
    before = found(engine, asked)
    with psycopg.connect(citus.URL, autocommit=True) as connection:
        moves = "SELECT shardid, nodename, nodeport FROM citus_shards WHERE table_name = 'chunk'::regclass LIMIT 1"
        [(shard, host, port)] = connection.execute(moves).fetchall()
        others = "SELECT nodename, nodeport FROM pg_dist_node WHERE shouldhaveshards AND nodeport <> %s LIMIT 1"
        [(other_host, other_port)] = connection.execute(others, (port,)).fetchall()
        # `auto` refuses tables whose rows nothing names, because changes could not be carried along.
        move = b"SELECT citus_move_shard_placement(%s, %s, %s, %s, %s, shard_transfer_mode := 'auto')"
        connection.execute(move, (shard, host, port, other_host, other_port))
    add(engine, posting("later", "music"))
    assert (found(engine, asked), "later" in ids(engine)) == (before, True)
