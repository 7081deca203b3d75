"""The commands that fill a database and ask it."""

from __future__ import annotations

import subprocess
import sys
import uuid
from pathlib import Path

import pytest

from index.engines import opener
from index.errors import IndexFault, NoDriver
from index.postgres.address import Address
from index.reindex import revise
from scripts.database import main
from scripts.publishing import Publisher, address_of
from tests.embedders import WordCountEmbedder
from tests.index.postings import posting
from tests.postgres_server import Server

ROOT = Path(__file__).resolve().parents[2]
URL = "CV_MATCHER_DATABASE_URL"


@pytest.fixture
def url(postgres_server: Server, monkeypatch: pytest.MonkeyPatch) -> str:
    """An empty database that the environment names."""
    found = postgres_server.new_database(f"test-{uuid.uuid4().hex[:12]}")
    monkeypatch.setenv(URL, found)
    return found


def test_tables_are_made_filled_and_shown(url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    revise(tmp_path, embed=WordCountEmbedder(), add=[posting("a", "python"), posting("b", "sql")])
    assert [main(["set-up"]), main(["fill", "--index", str(tmp_path)]), main(["show"])] == [0, 0, 0]
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "The tables are made."
    assert ": 2 postings, 4 chunks, model word counts." in said[2]


def test_an_empty_database_is_shown_as_such(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "--database", url]) == 1
    assert "scripts/reindex.py" in capsys.readouterr().err


def test_no_database_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv(URL, raising=False)
    assert main(["show"]) == 1
    assert URL in capsys.readouterr().err


def test_what_is_there_already_is_not_copied_again(url: str, tmp_path: Path) -> None:
    revise(tmp_path, embed=WordCountEmbedder(), add=[posting("a", "python")])
    steps: list[str] = []
    for _ in range(2):
        Publisher(Address(url)).publish(tmp_path, lambda step, done, total: steps.append(step))
    assert steps.count("Filling the database") == 1


@pytest.mark.parametrize("option", ["postgresql://ines:secret@db/board", "host=db password=secret"])
def test_a_password_on_the_command_line_is_refused(option: str) -> None:
    with pytest.raises(IndexFault, match="CV_MATCHER_DATABASE_PASSWORD_FILE") as fault:
        address_of(option)
    assert "secret" not in str(fault.value)


def test_an_address_without_a_password_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CV_MATCHER_DATABASE_PASSWORD_FILE", str(tmp_path / "password"))
    assert address_of("postgresql://ines@db:5433/board") == Address(
        "postgresql://ines@db:5433/board", tmp_path / "password"
    )


def test_without_the_driver_the_reason_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in sys.modules if name.startswith("index.postgres.") and not name.endswith("address")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(NoDriver, match=r"requirements-postgres\.lock"):
        opener(tmp_path, Address("postgresql://db/board"))


def test_nothing_of_a_database_is_loaded_unless_one_is_named() -> None:
    code = "import sys, api.app, scripts.reindex, scripts.match, scripts.database; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not {"psycopg", "psycopg_pool", "yoyo", "index.postgres.engine"} & loaded
    assert "index.postgres.address" in loaded
