"""A real service on a real database, with the real model: what its operator and its students meet."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest

from tests.api.serving import ROOT, SAMPLE, Server, reindex, serving, starting
from tests.postgres_server import Server as Database

pytestmark = [pytest.mark.server, pytest.mark.model]

RECOVERY_SECONDS = 60
POSTING = b"# Mill Intern\n\nDusty Mills\n\n## Requirements\n\n- Experience with Python\n"


@dataclass(frozen=True, slots=True)
class OnDatabase:
    service: Server
    database: Database


@pytest.fixture(scope="module")
def running(postgres_server: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OnDatabase]:
    """A service on a database of its own, which a re-index by the same environment has filled."""
    database = Database()
    try:
        database.create()
        database.start()
        with pytest.MonkeyPatch.context() as environment:
            environment.setenv("CV_MATCHER_DATABASE_URL", database.new_database(f"board-{uuid.uuid4().hex[:8]}"))
            settings = {"CV_MATCHER_MAX_WAITING": "32", "CV_MATCHER_OPEN_WRITES": "true"}
            with serving(tmp_path_factory.mktemp("service"), **settings) as service:
                yield OnDatabase(service, database)
    finally:
        database.remove()


def total(service: Server) -> int:
    found = httpx2.get(service.url + "/v1/postings", params={"include_closed": "true", "limit": "1"}).json()["total"]
    return int(found)


def test_a_cv_is_matched_and_the_same_bytes_give_the_same_answer(running: OnDatabase) -> None:
    first, second = (running.service.post("/v1/matches", SAMPLE.read_bytes(), top_k="5").json() for _ in range(2))
    assert len(first["matches"]) == 5
    assert first["matches"] == second["matches"]


def test_a_new_index_is_picked_up_without_a_restart(running: OnDatabase) -> None:
    before = total(running.service)
    samples = ROOT / "samples" / "postings"
    reindex(running.service.index, samples / "text", samples / "lever")
    assert total(running.service) > before


def test_a_posting_sent_to_one_service_is_at_once_in_the_other_and_outlives_a_reindex(
    running: OnDatabase, tmp_path: Path
) -> None:
    service, samples = running.service, ROOT / "samples" / "postings"
    with starting(tmp_path, service.index, CV_MATCHER_OPEN_WRITES="true") as other:
        assert httpx2.put(service.url + "/v1/postings/mill", content=POSTING, timeout=60).status_code == 202
        assert httpx2.get(other.url + "/v1/postings/mill").json()["title"] == "Mill Intern"
        reindex(service.index, samples / "text")
        assert httpx2.get(other.url + "/v1/postings/mill").status_code == 200
        assert httpx2.delete(other.url + "/v1/postings/mill").status_code == 202
        assert httpx2.get(service.url + "/v1/postings/mill").status_code == 404
        reindex(service.index, samples / "text", samples / "lever")
        assert httpx2.get(service.url + "/v1/postings/mill").status_code == 404


def test_a_database_killed_under_requests_gives_503_and_then_all_is_well_again(running: OnDatabase) -> None:
    before = running.service.post("/v1/matches", SAMPLE.read_bytes(), top_k="3").json()["matches"]
    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(running.service.post, "/v1/matches", SAMPLE.read_bytes(), top_k="3") for _ in range(8)]
        time.sleep(0.3)
        running.database.kill()
        answers = [one.result() for one in asked]
    assert {answer.status_code for answer in answers} <= {200, 503}
    refused = running.service.post("/v1/matches", SAMPLE.read_bytes())
    assert (refused.status_code, refused.json()["type"]) == (503, "urn:cv-matcher:problem:database-down")
    assert httpx2.get(running.service.url + "/health").status_code == 200
    running.database.start()
    deadline = time.monotonic() + RECOVERY_SECONDS
    while httpx2.get(running.service.url + "/ready", timeout=30).status_code != 200:
        assert time.monotonic() < deadline
        time.sleep(0.2)
    assert running.service.post("/v1/matches", SAMPLE.read_bytes(), top_k="3").json()["matches"] == before


def test_the_log_names_no_address(running: OnDatabase) -> None:
    log = running.service.log.read_text()
    assert str(running.database.home) not in log
    assert "Traceback" not in log
