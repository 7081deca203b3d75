"""Changes of postings over HTTP where a database keeps the index: seen by every service at once, and never lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.reading.tasks import ReadHere
from api.settings import Settings
from index.postgres.address import Address
from index.postgres.engine import PostgresEngine
from index.progress import silent
from index.reindex import reindex
from scripts.publishing import Publisher
from tests.api.conftest import CV, client_on
from tests.api.test_changes import BOTH, FEED, MILL, Builds, ids, settled
from tests.api.test_database import filled, filled_at
from tests.embedders import WordCountEmbedder
from tests.index.engines import citus
from tests.postgres_server import Server

EMBED = WordCountEmbedder()


@pytest.fixture(params=["postgres", *(["citus"] if citus.URL else ())])
def url(request: pytest.FixtureRequest, index: Path) -> str:
    """A database with the postings of the folder."""
    if request.param == "citus":
        return filled_at(citus.emptied(), index)
    return filled(request.getfixturevalue("postgres_server"), index)


@pytest.fixture
def writer(index: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """A service on the folder."""
    monkeypatch.setattr("api.reindexing.SETTLE_SECONDS", 0.05)
    app = create_app(Settings(index=index, open_writes=True), EMBED, ReadHere(), Builds(index))
    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def services(index: Path, url: str) -> Iterator[tuple[TestClient, TestClient]]:
    """Two services on one database."""
    with (
        client_on(index, database_url=url, open_writes=True) as one,
        client_on(index, database_url=url, open_writes=True) as other,
    ):
        yield one, other


def republished(url: str, index: Path, files: Path, *, forget: bool = False) -> None:
    """What scripts/reindex.py does with a database."""
    publisher = Publisher(Address(url))
    with publisher.sources(index, EMBED, forget=forget) as sources:
        summary = reindex([files], index, embed=EMBED, sources=sources)
    publisher.publish(index, silent, sent=summary.sent)


def test_a_change_is_seen_by_the_other_service_at_once(services: tuple[TestClient, TestClient]) -> None:
    one, other = services
    assert one.put("/v1/postings/mill", content=MILL).json()["change"] == 1
    assert ids(other) == sorted([*BOTH, "mill"])
    matches = other.post("/v1/matches", files={"cv": CV.encode()}).json()["matches"]
    assert "mill" in [match["posting"]["id"] for match in matches]
    told = other.get("/v1/reindex").json()
    assert (told["state"], told["last"], told["applied"], told["pending"]) == ("done", 1, 1, 0)
    assert other.delete("/v1/postings/mill").json()["change"] == 2
    assert ids(one) == BOTH


def test_several_writers_at_two_services_lose_nothing(services: tuple[TestClient, TestClient]) -> None:
    def put(number: int) -> int:
        answer = services[number % 2].put(f"/v1/postings/mill-{number % 12}", content=MILL)
        assert answer.status_code == 202, answer.text
        return int(answer.json()["change"])

    with ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(put, range(24)))
    assert len(set(numbers)) == 24
    assert ids(services[0]) == sorted([*BOTH, *(f"mill-{number}" for number in range(12))])
    assert services[1].get("/ready").json()["snapshot"]["postings"] == 14


def test_every_answer_is_that_of_a_service_on_a_folder(writer: TestClient, index: Path, url: str) -> None:
    calls: list[tuple[str, str, dict[str, Any]]] = [
        ("PUT", "/v1/postings/mill", {"content": MILL}),
        ("PUT", "/v1/postings/a%2F..%2Fb", {"content": MILL}),
        ("PUT", "/v1/postings/mill", {"content": b""}),
        ("POST", "/v1/postings", {"content": FEED}),
        ("POST", "/v1/postings", {"content": MILL}),
        ("POST", "/v1/postings", {"files": {"posting": ("feed.json", FEED)}}),
        ("DELETE", "/v1/postings/m2", {}),
        ("DELETE", "/v1/postings/m2", {}),
        ("DELETE", "/v1/postings/nobody", {}),
        ("GET", "/v1/postings/m1", {}),
        ("GET", "/v1/postings/m2", {}),
        ("GET", "/v1/postings", {}),
        ("POST", "/v1/matches", {"files": {"cv": CV.encode()}, "data": {"as_of": "2026-09-01"}}),
    ]

    def told(client: TestClient) -> Iterator[tuple[int, Any]]:
        for method, path, sent in calls:
            answer = client.request(method, path, **sent)
            settled(client)
            body = answer.json()
            for own in ("timings_ms", "snapshot"):
                body.pop(own, None)
            yield answer.status_code, body

    with client_on(index, database_url=url, open_writes=True) as database:
        on_folder, in_database = list(told(writer)), list(told(database))
    assert [status for status, _ in on_folder] == [202, 422, 422, 202, 422, 202, 202, 404, 404, 200, 404, 200, 200]
    assert in_database == on_folder


def test_what_was_sent_and_removed_outlives_a_new_index_of_the_files(
    services: tuple[TestClient, TestClient], url: str, index: Path, tmp_path: Path
) -> None:
    services[0].put("/v1/postings/mill", content=MILL)
    services[0].delete("/v1/postings/marrow-design")
    republished(url, index, tmp_path / "postings")
    assert ids(services[1]) == ["mill", "otterburn-data"]
    assert services[1].get("/v1/postings/mill").json()["title"] == "Mill Intern"
    republished(url, index, tmp_path / "postings", forget=True)
    assert ids(services[1]) == BOTH


def test_what_is_sent_while_the_files_are_read_is_kept(
    services: tuple[TestClient, TestClient], url: str, index: Path, tmp_path: Path
) -> None:
    publisher = Publisher(Address(url))
    services[0].put("/v1/postings/early", content=MILL)
    with publisher.sources(index, EMBED, forget=False) as sources:
        summary = reindex([tmp_path / "postings"], index, embed=EMBED, sources=sources)
    services[0].put("/v1/postings/late", content=MILL)
    services[0].delete("/v1/postings/early")
    publisher.publish(index, silent, sent=summary.sent)
    assert ids(services[1]) == sorted([*BOTH, "late"])
    republished(url, index, tmp_path / "postings")
    assert ids(services[1]) == sorted([*BOTH, "late"])


def test_filling_from_an_older_folder_loses_nothing_that_was_sent(
    services: tuple[TestClient, TestClient], url: str, index: Path
) -> None:
    services[0].put("/v1/postings/mill", content=MILL)
    services[0].delete("/v1/postings/marrow-design")
    Publisher(Address(url)).publish(index, silent)
    assert ids(services[1]) == ["mill", "otterburn-data"]


def test_what_was_sent_to_a_service_on_the_folder_comes_along(
    writer: TestClient, url: str, index: Path, tmp_path: Path
) -> None:
    writer.put("/v1/postings/mill", content=MILL)
    writer.put("/v1/postings/mill-2", content=MILL)
    writer.delete("/v1/postings/marrow-design")
    settled(writer)
    newer = MILL.replace(b"Mill Intern", b"Newer Intern")
    with client_on(index, database_url=url, open_writes=True) as service:
        service.put("/v1/postings/mill-2", content=newer)
        republished(url, index, tmp_path / "postings")
        assert ids(service) == ["mill", "mill-2", "otterburn-data"]
        assert service.get("/v1/postings/mill-2").json()["title"] == "Newer Intern"


def test_a_source_that_nothing_is_left_of_is_dropped(services: tuple[TestClient, TestClient], url: str) -> None:
    services[0].post("/v1/postings", content=FEED)
    services[0].put("/v1/postings/m1", content=MILL)
    with psycopg.connect(url) as connection:
        kept = connection.execute("SELECT number, length(content) FROM posted_source ORDER BY number").fetchall()
        assert kept == [(1, len(FEED)), (2, len(MILL))]
    services[0].delete("/v1/postings/m1")
    services[0].delete("/v1/postings/m2")
    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT count(*) FROM posted_source").fetchone() == (0,)


def test_a_first_posting_makes_the_index(postgres_server: Server, index: Path) -> None:
    url = postgres_server.emptied_database("service")
    with client_on(index, database_url=url, open_writes=True) as service:
        assert service.get("/ready").status_code == 503
        assert service.get("/v1/reindex").json()["last"] == 0
        assert service.delete("/v1/postings/mill").status_code == 404
        assert service.put("/v1/postings/mill", content=MILL).status_code == 202
        assert ids(service) == ["mill"]


@pytest.mark.parametrize("forget", [False, True])
def test_a_first_reindex_makes_the_index(postgres_server: Server, index: Path, tmp_path: Path, forget: bool) -> None:
    url = postgres_server.emptied_database("service")
    republished(url, index, tmp_path / "postings", forget=forget)
    with client_on(index, database_url=url) as service:
        assert ids(service) == BOTH


def test_who_may_only_read_is_told_so(url: str, index: Path) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS reader")
        connection.execute("CREATE ROLE reader LOGIN")
        connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
    with client_on(index, database_url=url.replace("matcher@", "reader@"), open_writes=True) as service:
        answer = service.put("/v1/postings/mill", content=MILL)
        assert (answer.status_code, answer.json()["type"]) == (503, "urn:cv-matcher:problem:index-not-writable")
        assert ids(service) == BOTH
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP OWNED BY reader")
        connection.execute("DROP ROLE reader")


def test_the_index_of_another_model_takes_no_changes(url: str, index: Path) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("UPDATE snapshot SET manifest = replace(manifest, 'words-1', 'words-2')")
    with client_on(index, database_url=url, open_writes=True) as service:
        answer = service.put("/v1/postings/mill", content=MILL)
    assert (answer.status_code, answer.json()["type"]) == (503, "urn:cv-matcher:problem:index-fault")


def test_a_change_that_fails_half_way_leaves_nothing(url: str, index: Path) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("ALTER TABLE posted ADD CHECK (id <> 'm2')")
    with client_on(index, database_url=url, open_writes=True) as service:
        assert service.post("/v1/postings", content=FEED).status_code == 500
        assert (ids(service), service.get("/v1/reindex").json()["last"]) == (BOTH, 0)
        single = json.dumps(json.loads(FEED)[:1]).encode()
        assert service.post("/v1/postings", content=single).status_code == 202
        assert ids(service) == sorted([*BOTH, "m1"])


def test_a_dead_database_is_told_and_what_was_answered_is_there_afterwards(index: Path) -> None:
    server = Server()
    try:
        server.create()
        server.start()
        url = filled(server, index)
        with client_on(index, database_url=url, open_writes=True) as service:
            assert service.put("/v1/postings/mill", content=MILL).status_code == 202
            server.kill()
            answer = service.put("/v1/postings/mill-2", content=MILL)
            assert (answer.status_code, answer.json()["type"]) == (503, "urn:cv-matcher:problem:database-down")
            server.start()
            with closing(PostgresEngine(Address(url))) as engine:
                assert {one.id for one in engine.get().all_postings()} == {*BOTH, "mill"}
            assert service.put("/v1/postings/mill-2", content=MILL).status_code == 202
    finally:
        server.remove()
