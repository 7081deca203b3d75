"""A service that is told to end finishes what it has begun and lets nobody in; one that cannot start says why."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import anyio
import httpx2
import pytest
from starlette.types import Message

from api.observing import in_a_sentence
from tests.api.serving import ROOT, SAMPLE, Server, serving
from tests.api.test_hostile_files import children

AT_ONCE = 6
"""More than are worked on at a time, so that some wait when the end comes."""


@pytest.fixture(params=["1", "2"], ids=["one process", "two workers"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    with serving(tmp_path, CV_MATCHER_WORKERS=request.param) as running:
        yield running


def family(pid: int) -> list[int]:
    below = children(pid)
    return [pid, *below, *(one for child in below for one in family(child)[1:])]


def refused(server: Server) -> bool:
    """Whether who comes now is turned away at once; it fails where a newcomer is let in and left to wait."""
    try:
        httpx2.get(server.url + "/health", timeout=5)
    except httpx2.ConnectError:
        return True
    except httpx2.TransportError:
        return False
    return False


@pytest.mark.server
@pytest.mark.model
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are looked at where Linux lists them")
def test_what_has_begun_is_finished_and_nobody_else_let_in(server: Server) -> None:
    everybody = family(server.process.pid)
    with ThreadPoolExecutor(AT_ONCE) as students:
        asked = [students.submit(server.post, "/v1/matches", SAMPLE.read_bytes()) for _ in range(AT_ONCE)]
        time.sleep(0.5)
        # As systemd does it: to every process of the service, readers included, and once more for good measure.
        for _ in range(2):
            for pid in everybody:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGTERM)
            time.sleep(0.2)
        deadline = time.monotonic() + 10
        while not refused(server) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert refused(server)
        assert [one.result().status_code for one in asked] == [200] * AT_ONCE
    assert server.process.wait(timeout=60) in {0, -signal.SIGTERM}


@pytest.mark.server
@pytest.mark.model
def test_without_its_model_it_does_not_start_and_says_what_to_do(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "api", "--index", str(tmp_path), "--port", "0"]
    environment = os.environ | {"CV_MATCHER_MODEL": str(tmp_path / "gone")}
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert ended.returncode != 0
    assert "Give the folder of a sentence-transformers model on this machine" in ended.stderr
    assert "Traceback" not in ended.stderr


def told(message: str) -> str:
    heard: list[Message] = []

    async def send(one: Message) -> None:
        heard.append(one)

    anyio.run(in_a_sentence(send), {"type": "lifespan.startup.failed", "message": message})
    return str(heard[0]["message"])


def test_a_reason_that_can_be_mended_is_told_alone() -> None:
    trace = 'Traceback (most recent call last):\n  File "x.py", line 1, in f\n    g()\n'
    assert (
        told(f"{trace}matcher.errors.ModelFault: The model is gone. Install it.\n") == "The model is gone. Install it."
    )
    assert told(f"{trace}ValueError: odd\n") == f"{trace}ValueError: odd\n"
