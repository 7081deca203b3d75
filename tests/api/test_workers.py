"""Several workers behind one address, as a job board with many cores would run them."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2
import pytest

from api import workers
from api.settings import Settings
from tests.api.serving import SAMPLE, Server, serving, wait_until_ready


@pytest.fixture(autouse=True)
def environment_as_it_was() -> Iterator[None]:
    """What workers are told stands in the environment, and other tests start services too."""
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)


def test_workers_are_told_what_the_command_line_says(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CV_MATCHER_PORT", "CV_MATCHER_INDEX", workers.THREADS, workers.NUMBERS):
        monkeypatch.setenv(name, "1")
        monkeypatch.delenv(name)
    with workers.shared(Settings(index=Path("elsewhere"), port=81, workers=10_000)):
        told = Settings()
        assert (told.index, told.port, os.environ[workers.THREADS]) == (Path("elsewhere"), 81, "1")
        assert list(Path(os.environ[workers.NUMBERS]).iterdir()) == []


def test_what_the_environment_says_already_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(workers.THREADS, "7")
    monkeypatch.setenv(workers.NUMBERS, "/numbers")
    with workers.shared(Settings(workers=2)):
        assert (os.environ[workers.THREADS], os.environ[workers.NUMBERS]) == ("7", "/numbers")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("workers"), CV_MATCHER_WORKERS="2") as running:
        yield running


def workers_of(server: Server) -> set[int]:
    """The processes that serve, as the system lists them under the supervisor; one that has ended is none."""
    listed = subprocess.run(["ps", "-axwwo", "pid=,ppid=,stat=,command="], capture_output=True, text=True, check=True)
    rows = [line.split(maxsplit=3) for line in listed.stdout.splitlines()]
    children = [row for row in rows if row[1] == str(server.process.pid) and not row[2].startswith("Z")]
    return {int(row[0]) for row in children if "spawn_main" in row[3]}


def cut_off(server: Server) -> bool:
    """Whether a request is left without an answer."""
    try:
        server.post("/v1/matches", SAMPLE.read_bytes())
    except httpx2.TransportError:
        return True
    return False


@pytest.mark.server
@pytest.mark.model
class TestTwoWorkers:
    def test_both_answer_the_same(self, server: Server) -> None:
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda _: server.post("/v1/matches", SAMPLE.read_bytes(), top_k="1"), range(8)))
        assert {answer.status_code for answer in answers} == {200}
        assert len({answer.text.split('"timings_ms"')[0] for answer in answers}) == 1

    def test_their_numbers_are_added_up(self, server: Server) -> None:
        wanted = 'cv_matcher_requests_total{method="POST",route="/v1/matches",status="200"} '

        def count() -> float:
            lines = httpx2.get(server.url + "/metrics").text.splitlines()
            return next((float(line.removeprefix(wanted)) for line in lines if line.startswith(wanted)), 0)

        before = count()
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda _: server.post("/v1/matches", SAMPLE.read_bytes(), top_k="1"), range(4)))
        assert count() == before + 4

    def test_one_that_is_killed_is_replaced(self, server: Server) -> None:
        before = workers_of(server)
        assert len(before) == 2
        with ThreadPoolExecutor(8) as pool:
            asked = [pool.submit(cut_off, server) for _ in range(8)]
            time.sleep(0.3)
            os.kill(min(before), signal.SIGKILL)
            assert any(one.result() for one in asked)
        deadline = time.monotonic() + 60
        while len(workers_of(server) - {min(before)}) < 2:
            assert time.monotonic() < deadline
            time.sleep(0.2)
        wait_until_ready(server)
        assert server.post("/v1/matches", SAMPLE.read_bytes(), top_k="1").status_code == 200
        # What the dead one was answering is no longer counted: this request is the only one.
        assert "cv_matcher_requests_in_flight 1.0" in httpx2.get(server.url + "/metrics").text.splitlines()

    def test_a_request_in_flight_is_finished_when_they_are_asked_to_end(self, server: Server) -> None:
        with ThreadPoolExecutor(2) as pool:
            asked = [pool.submit(server.post, "/v1/matches", SAMPLE.read_bytes()) for _ in range(2)]
            time.sleep(0.3)
            server.process.send_signal(signal.SIGTERM)
            assert [one.result().status_code for one in asked] == [200, 200]
        assert server.process.wait(timeout=60) == 0
