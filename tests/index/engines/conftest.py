"""Every test of this folder runs on every engine."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index.engine import Engine
from index.postgres.tuning import Tuning
from tests.index.engines import citus
from tests.index.engines.engines import Embedded, Postgres, UnderTest
from tests.postgres_server import Server

ENGINES = ["embedded", "postgres", "postgres by HNSW", *(["citus", "citus by HNSW"] if citus.URL else ())]
ALWAYS_BY_HNSW = Tuning(exact_chunks=0, indexed_from=0)


def fresh(kind: str, request: pytest.FixtureRequest, folder: Path) -> UnderTest:
    if kind == "embedded":
        return Embedded(folder / "index")
    if kind.startswith("citus"):
        url = citus.emptied()
        return Postgres(url, ALWAYS_BY_HNSW) if "HNSW" in kind else Postgres(url)
    running: Server = request.getfixturevalue("postgres_server")
    url = (
        running.emptied_database("one-test") if request.scope == "function" else running.new_database(uuid.uuid4().hex)
    )
    return Postgres(url, ALWAYS_BY_HNSW) if "HNSW" in kind else Postgres(url)


@pytest.fixture(params=ENGINES)
def under_test(request: pytest.FixtureRequest, tmp_path: Path) -> UnderTest:
    """An empty index of each engine in turn."""
    return fresh(request.param, request, tmp_path)


@pytest.fixture(scope="module", params=ENGINES)
def shared_under_test(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> UnderTest:
    """The same for tests that share one index and do not change it."""
    return fresh(request.param, request, tmp_path_factory.mktemp("shared"))


@pytest.fixture
def engine(under_test: UnderTest) -> Iterator[Engine]:
    with closing(under_test.open()) as opened:
        yield opened
