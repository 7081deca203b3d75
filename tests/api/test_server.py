"""A real server process on loopback with the real model and real PDFs: what a user of the service meets."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest

pytestmark = [pytest.mark.server, pytest.mark.model]

ROOT = Path(__file__).resolve().parent.parent.parent
START_SECONDS = 120
SAMPLE = ROOT / "samples" / "cvs" / "tamsin-okoro-lisle.pdf"
AS_OF = {"as_of": "2026-11-24"}


@dataclass
class Server:
    """A running service: its address, its process, its index and where its log goes."""

    url: str
    process: subprocess.Popen[bytes]
    index: Path
    log: Path

    def post(self, path: str, cv: bytes, **fields: str) -> httpx2.Response:
        return httpx2.post(self.url + path, files={"cv": ("cv", cv)}, data={**AS_OF, **fields}, timeout=60)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def reindex(index: Path, *postings: Path) -> None:
    command = [sys.executable, "scripts/reindex.py", *map(str, postings), "--index", str(index)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home = tmp_path_factory.mktemp("service")
    reindex(home / "index", ROOT / "samples" / "postings" / "text")
    port = free_port()
    log = home / "log"
    command = [sys.executable, "-m", "api", "--index", str(home / "index"), "--port", str(port)]
    with log.open("wb") as sink:
        process = subprocess.Popen(command, cwd=ROOT, stdout=sink, stderr=sink, env=os.environ | {"TMPDIR": str(home)})
    running = Server(f"http://127.0.0.1:{port}", process, home / "index", log)
    try:
        wait_until_ready(running)
        yield running
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def wait_until_ready(running: Server) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        assert running.process.poll() is None, running.log.read_text()
        try:
            if httpx2.get(running.url + "/ready").status_code == 200:
                return
        except httpx2.TransportError:
            time.sleep(0.2)
    pytest.fail("The service did not become ready.")


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
