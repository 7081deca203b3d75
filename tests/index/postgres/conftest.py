from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

import psycopg
import pytest

from index.postgres.address import Address
from index.postgres.database import Connection
from index.postgres.engine import PostgresEngine
from tests.index.engines import citus
from tests.postgres_server import Server


@pytest.fixture(params=["postgres", *(["citus"] if citus.URL else ())])
def address(request: pytest.FixtureRequest) -> Address:
    """An empty database."""
    if request.param == "citus":
        return Address(citus.emptied())
    server: Server = request.getfixturevalue("postgres_server")
    return Address(server.emptied_database("one-test"))


@pytest.fixture
def engine(address: Address) -> Iterator[PostgresEngine]:
    with closing(PostgresEngine(address)) as opened:
        yield opened


@contextmanager
def connected(address: Address) -> Iterator[Connection]:
    """A connection beside those of the engine."""
    with psycopg.connect(address.url, autocommit=True) as connection:
        yield connection
