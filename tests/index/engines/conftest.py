"""Every test of this folder runs on every engine.

Where an approximate search could make a difference, a test is marked `by_hnsw` and runs once more on a database that
searches by its HNSW index whatever the size; everything else is the same with either search.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Literal

import pytest

from index.engine import Engine
from index.postgres.tuning import MEASURED, Tuning
from tests.index.engines import citus
from tests.index.engines.engines import Embedded, Postgres, UnderTest
from tests.postgres_server import Server

ENGINES = ("embedded", "postgres", *(("citus",) if citus.URL else ()))
BY_HNSW = tuple(f"{kind} by HNSW" for kind in ENGINES[1:])
ALWAYS_BY_HNSW = Tuning(exact_chunks=0, indexed_from=0)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The engines that a test runs on."""
    for fixture in {"under_test", "shared_under_test"} & set(metafunc.fixturenames):
        approximate = BY_HNSW if metafunc.definition.get_closest_marker("by_hnsw") else ()
        scope: Literal["function", "module"] = "function" if fixture == "under_test" else "module"
        metafunc.parametrize(fixture, (*ENGINES, *approximate), indirect=True, scope=scope)


def fresh(kind: str, request: pytest.FixtureRequest, folder: Path) -> UnderTest:
    if kind == "embedded":
        return Embedded(folder / "index")
    if kind.startswith("citus"):
        tuning = ALWAYS_BY_HNSW if "HNSW" in kind else MEASURED
        return Postgres(citus.emptied(), tuning, has_whole_changes=False)
    running: Server = request.getfixturevalue("postgres_server")
    url = (
        running.emptied_database("one-test") if request.scope == "function" else running.new_database(uuid.uuid4().hex)
    )
    return Postgres(url, ALWAYS_BY_HNSW) if "HNSW" in kind else Postgres(url)


@pytest.fixture
def under_test(request: pytest.FixtureRequest, tmp_path: Path) -> UnderTest:
    """An empty index of each engine in turn."""
    return fresh(request.param, request, tmp_path)


@pytest.fixture(scope="module")
def shared_under_test(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> UnderTest:
    """The same for tests that share one index and do not change it."""
    return fresh(request.param, request, tmp_path_factory.mktemp("shared"))


@pytest.fixture
def engine(under_test: UnderTest) -> Iterator[Engine]:
    with closing(under_test.open()) as opened:
        yield opened
