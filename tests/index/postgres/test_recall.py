"""The HNSW index finds what a comparison with all chunks finds, however few postings pass."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import numpy as np
import pytest

from index.embedded import EmbeddedEngine
from index.postgres.address import Address
from index.postgres.dense import DenseSearch
from index.postgres.engine import PostgresEngine
from index.postgres.passing import passing
from index.postgres.tuning import Tuning
from index.postgres.versions import current_version
from index.snapshot import Snapshot
from matcher.nouns import Filters
from matcher.retrieval import Vectors
from scripts.benchmarking.engines import AS_OF, Exact, MadeUp, made_up
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
    queries = MadeUp()([f"statement {number}" for number in range(40)])
    exact = Exact.of(snapshot)
    best = nearest(exact, queries, company)
    with engine._database.reading() as connection:
        version = current_version(connection)
        assert version is not None
        passed = passing(connection, version.number, Filters(company=company), AS_OF, count_to=100_000)
        found = DenseSearch(connection, version, passed, ALWAYS_BY_HNSW).nearest(queries)
    shares = [
        sum(similarity > least - 1e-3 for _, similarity in hits[: len(kept)]) / len(kept)
        for hits, (kept, least) in zip(found, best, strict=True)
    ]
    assert np.mean(shares) >= 0.98


def nearest(exact: Exact, queries: Vectors, company: str | None) -> list[tuple[list[float], float]]:
    """For each query the similarities of the 100 nearest passing chunks, and the last of them."""
    passes = np.array([company is None or company in one.split() for one in exact.companies])
    products = np.sort(queries @ exact.vectors[passes].T, axis=1)[:, ::-1][:, :100]
    return [([float(one) for one in row], float(row[-1])) for row in products]
