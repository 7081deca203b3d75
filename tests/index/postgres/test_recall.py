"""The HNSW index finds what a comparison with all chunks finds, however few postings pass."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from index.embedded import EmbeddedEngine
from index.postgres.address import Address
from index.postgres.engine import PostgresEngine
from index.postgres.tuning import Tuning
from index.snapshot import Snapshot
from matcher.nouns import Filters
from matcher.retrieval import Query, at_hand
from scripts.benchmarking.engines import Exact
from scripts.benchmarking.made_up import AS_OF, MadeUp, made_up
from tests.postgres_server import Server

POSTINGS = 1_500
ALWAYS_BY_HNSW = Tuning(exact_chunks=0, indexed_from=0)

pytestmark = [pytest.mark.server, pytest.mark.slow]


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    engine = EmbeddedEngine(tmp_path_factory.mktemp("index"))
    engine.revise(embed=MadeUp(), add=[made_up(number) for number in range(POSTINGS)])
    with closing(engine.get()) as opened:
        yield opened


@pytest.fixture(scope="module")
def engine(snapshot: Snapshot, postgres_server: Server) -> Iterator[PostgresEngine]:
    address = Address(postgres_server.new_database("recall"))
    with closing(PostgresEngine(address, tuning=ALWAYS_BY_HNSW)) as opened:
        opened.publish(snapshot)
        yield opened


@pytest.mark.parametrize("company", [None, "half", "twentieth", "rare"])
def test_the_index_finds_98_of_the_100_nearest_chunks(
    engine: PostgresEngine, snapshot: Snapshot, company: str | None
) -> None:
    vectors = MadeUp()([f"statement {number}" for number in range(40)])
    asked = Query(at_hand(vectors), (), Filters(company=company), AS_OF, limit=200)
    assert Exact.of(snapshot).recall(asked, engine.get().nearest(asked)) >= 0.98
