"""A real service in a process of its own on loopback, for the tests that need one."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
START_SECONDS = 120
STOP_SECONDS = 30
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
        return httpx2.post(self.url + path, files={"cv": ("cv", cv)}, data={**AS_OF, **fields}, timeout=120)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def reindex(index: Path, *postings: Path) -> None:
    command = [sys.executable, "scripts/reindex.py", *map(str, postings), "--index", str(index)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


@contextmanager
def serving(home: Path, **settings: str) -> Iterator[Server]:
    """The service on an index of some samples in `home`, ready; it is asked to stop at the end."""
    reindex(home / "index", ROOT / "samples" / "postings" / "text")
    with starting(home, home / "index", **settings) as running:
        yield running


@contextmanager
def starting(home: Path, index: Path, **settings: str) -> Iterator[Server]:
    """The service on an index that is there, ready; its log goes on in `home`."""
    port = free_port()
    log = home / "log"
    command = [sys.executable, "-m", "api", "--index", str(index), "--port", str(port)]
    with log.open("ab") as sink:
        environment = os.environ | {"TMPDIR": str(home)} | settings
        process = subprocess.Popen(command, cwd=ROOT, stdout=sink, stderr=sink, env=environment)
    running = Server(f"http://127.0.0.1:{port}", process, index, log)
    try:
        wait_until_ready(running)
        yield running
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=STOP_SECONDS)


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
