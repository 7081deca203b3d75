from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

import psycopg
import pytest

from index.postgres.address import Address
from index.postgres.database import Connection
from index.postgres.engine import PostgresEngine
from tests.postgres_server import Server


@pytest.fixture
def address(postgres_server: Server) -> Address:
    """An empty database."""
    return Address(postgres_server.emptied_database("one-test"))


@pytest.fixture
def engine(address: Address) -> Iterator[PostgresEngine]:
    with closing(PostgresEngine(address)) as opened:
        yield opened


@contextmanager
def connected(address: Address) -> Iterator[Connection]:
    """A connection beside those of the engine."""
    with psycopg.connect(address.url, autocommit=True) as connection:
        yield connection
