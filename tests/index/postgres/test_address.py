"""Where the database is: the password comes from a file, stands nowhere else, and faults say what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.engines import opener
from index.errors import DatabaseDown, IndexFault, NoSnapshot
from index.postgres.address import Address
from index.postgres.database import parameters
from index.postgres.engine import PostgresEngine
from index.postgres.set_up import has_citus
from tests.index.postgres.conftest import connected
from tests.postgres_server import Server

SECRET = "corvid-and-sons"


def test_the_password_of_the_file_is_read_for_every_connection(tmp_path: Path) -> None:
    file = tmp_path / "password"
    address = Address("postgresql://ines@db:5433/board", file)
    for password in (SECRET, "another one"):
        file.write_text(f"{password}\n")
        assert parameters(address)["password"] == password
    assert parameters(address)["port"] == "5433"


def test_an_address_is_shown_without_its_password() -> None:
    assert SECRET not in repr(Address(f"postgresql://ines:{SECRET}@db/board"))


def test_a_missing_file_and_a_bad_address_are_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(IndexFault, match="CV_MATCHER_DATABASE_PASSWORD_FILE"):
        parameters(Address("postgresql://db/board", tmp_path / "none"))
    with pytest.raises(IndexFault, match="CV_MATCHER_DATABASE_URL is no address") as fault:
        opener(tmp_path, Address(f"postgresql://ines:{SECRET}@[db/board"))
    assert SECRET not in str(fault.value)


def test_a_server_that_is_not_there_is_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.postgres.database.WAIT_SECONDS", 0.2)
    engine = PostgresEngine(Address(f"postgresql://ines:{SECRET}@/board?host={tmp_path}"))
    with pytest.raises(DatabaseDown) as fault:
        engine.get()
    engine.close()
    assert SECRET not in str(fault.value)


def test_a_database_without_tables_has_no_snapshot(engine: PostgresEngine, postgres_server: Server) -> None:
    with pytest.raises(NoSnapshot, match=r"scripts/reindex\.py"):
        engine.get()
    engine.set_up()
    with pytest.raises(NoSnapshot, match=r"scripts/reindex\.py"):
        engine.get()


def test_tables_can_be_made_again(engine: PostgresEngine, address: Address) -> None:
    with connected(address) as connection:
        distributed = has_citus(connection)
    assert [engine.set_up(), engine.set_up()] == [distributed, distributed]
