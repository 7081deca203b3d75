"""A real server process on loopback with the real model and real PDFs: what a user of the service meets."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx2
import pytest

from tests.api.serving import ROOT, SAMPLE, Server, reindex, serving

pytestmark = [pytest.mark.server, pytest.mark.model]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("service")) as running:
        yield running


def test_a_real_pdf_gives_explained_matches(server: Server) -> None:
    answer = server.post("/v1/matches", SAMPLE.read_bytes(), top_k="5").json()
    assert len(answer["matches"]) == 5
    assert answer["cv"]["profile"]["degrees"][0]["level"] == "bachelor"
    quotes = [e for m in answer["matches"] for r in m["requirements"] for e in r["evidence"]]
    pages = server.post("/v1/documents", SAMPLE.read_bytes()).json()["cv"]["text"]
    assert len(quotes) > 10
    assert all(pages[e["page"] - 1][e["start"] : e["end"]] == e["quote"] for e in quotes)


def test_the_same_bytes_give_the_same_answer(server: Server) -> None:
    first, second = (server.post("/v1/matches", SAMPLE.read_bytes()).json() for _ in range(2))
    assert first["matches"] == second["matches"]


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 400),
        (SAMPLE.read_bytes()[:3000], 400),
        (b"\x00\x01\x02\x03" * 500, 415),
        (b"x" * (30 * 1024 * 1024), 413),
    ],
    ids=["empty", "truncated PDF", "no known type", "30 MB"],
)
def test_bad_input_is_a_clear_problem_and_the_service_lives_on(server: Server, content: bytes, status: int) -> None:
    answer = server.post("/v1/matches", content)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.json()["what_to_do"]
    assert httpx2.get(server.url + "/ready").status_code == 200


def test_the_service_itself_bounds_its_connections(server: Server) -> None:
    """uvicorn's own connection would answer this in plain text."""
    with socket.create_connection((server.url.split("/")[2].split(":")[0], int(server.url.rsplit(":", 1)[1]))) as line:
        line.sendall(b"\x16\x03\x01 no HTTP\r\n\r\n")
        assert b"urn:cv-matcher:problem:no-http" in line.makefile("rb").read()


def test_a_text_file_named_pdf_is_read_as_text(server: Server) -> None:
    text = "Ada Fernley\n\nEducation\nBSc Chemistry, University of Harbourton, Sept 2025 - June 2028\n"
    assert server.post("/v1/documents", text.encode()).status_code == 200


def test_a_new_index_is_picked_up_without_a_restart(server: Server) -> None:
    before = httpx2.get(server.url + "/v1/postings", params={"include_closed": "true"}).json()["total"]
    reindex(server.index, ROOT / "samples" / "postings" / "text", ROOT / "samples" / "postings" / "lever")
    after = httpx2.get(server.url + "/v1/postings", params={"include_closed": "true"}).json()["total"]
    assert after > before


def test_many_clients_are_answered_or_sent_away_politely(server: Server) -> None:
    with ThreadPoolExecutor(32) as pool:
        answers = list(pool.map(lambda _: server.post("/v1/matches", SAMPLE.read_bytes(), top_k="1"), range(32)))
    assert {answer.status_code for answer in answers} <= {200, 503}
    assert all("retry-after" in answer.headers for answer in answers if answer.status_code == 503)
    assert len({answer.text.split('"timings_ms"')[0] for answer in answers if answer.status_code == 200}) == 1


def test_nothing_of_a_cv_is_logged_or_kept(server: Server) -> None:
    marker = "Zephyrquillon"
    server.post("/v1/matches", f"{marker}\n\nSkills\nPython, {marker}\n".encode())
    server.post("/v1/matches", f"%PDF-1.7 {marker}".encode())
    server.post("/v1/matches", marker.encode(), top_k=marker)
    kept = [path for path in server.index.parent.rglob("*") if path.is_file() and marker.encode() in path.read_bytes()]
    assert kept == []
