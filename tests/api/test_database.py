"""The service on an index in a database: the same answers, and what happens when the database goes away."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from index.current import CurrentSnapshot
from index.postgres.address import Address
from index.postgres.engine import PostgresEngine
from tests.api.conftest import CV, client_on
from tests.postgres_server import Server

RECOVERY_SECONDS = 60


@pytest.fixture
def own_server(postgres_server: Server) -> Iterator[Server]:
    """A server that the test may kill."""
    server = Server()
    server.create()
    server.start()
    yield server
    server.remove()


def filled(server: Server, index: Path) -> str:
    """The address of the one database for tests of a service, with the postings of a folder and nothing else."""
    return filled_at(server.emptied_database("service"), index)


def filled_at(url: str, index: Path) -> str:
    """The address of an empty database, now with the postings of a folder."""
    with closing(PostgresEngine(Address(url))) as engine:
        engine.publish(CurrentSnapshot(index).get())
    return url


def matched(client: TestClient) -> dict[str, object]:
    """The answer to the sample CV without its times."""
    answer = client.post("/v1/matches", files={"cv": ("cv.md", CV.encode())}, data={"as_of": "2026-09-01"})
    assert answer.status_code == 200, answer.text
    return {name: part for name, part in answer.json().items() if name != "timings_ms"}


def test_the_answers_are_those_of_the_folder(postgres_server: Server, index: Path) -> None:
    with client_on(index) as folder, client_on(index, database_url=filled(postgres_server, index)) as database:
        assert matched(database) == matched(folder)
        for path in ("/v1/postings", "/v1/postings/otterburn-data", "/ready"):
            assert database.get(path).json() == folder.get(path).json()
        assert database.get("/v1/postings/none").status_code == 404


def test_an_empty_database_is_not_ready(postgres_server: Server, index: Path) -> None:
    with client_on(index, database_url=postgres_server.emptied_database("service")) as client:
        answer = client.get("/ready")
        assert (answer.status_code, answer.json()["type"]) == (503, "urn:cv-matcher:problem:no-snapshot")


def test_a_killed_database_gives_503_and_the_service_recovers_by_itself(own_server: Server, index: Path) -> None:
    with client_on(index, database_url=filled(own_server, index), rate_per_address="") as client:
        before = matched(client)
        seen: list[int] = []
        stop = threading.Event()
        asking = [threading.Thread(target=_ask_until, args=(client, stop, seen)) for _ in range(2)]
        for one in asking:
            one.start()
        _wait_for(lambda: 200 in seen)
        own_server.kill()
        _wait_for(lambda: 503 in seen)
        answer = client.post("/v1/matches", files={"cv": ("cv.md", CV.encode())})
        assert (answer.status_code, answer.json()["type"]) == (503, "urn:cv-matcher:problem:database-down")
        assert int(answer.headers["retry-after"]) > 0
        assert client.get("/health").status_code == 200
        own_server.start()
        _wait_for(lambda: client.get("/ready").status_code == 200)
        stop.set()
        for one in asking:
            one.join()
        assert set(seen) == {200, 503}
        assert matched(client) == before


def _ask_until(client: TestClient, stop: threading.Event, seen: list[int]) -> None:
    while not stop.is_set():
        seen.append(client.post("/v1/matches", files={"cv": ("cv.md", CV.encode())}).status_code)


def _wait_for(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + RECOVERY_SECONDS
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.1)
