"""Many clients at once: the service as a process of its own on loopback, asked by one client and then by more."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from scripts.benchmarking.setting import Figure

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
START_SECONDS = 120
ANSWER_SECONDS = 900
"""Far above what the queue of a busy service takes; a request that is lost must end the measure all the same."""
PAUSE_SECONDS = 0.05
CLIENTS = (1, 16)
TOO_MANY = 64
"""More than work and wait at a time, so that some must be sent away."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One request: its status, how long it took, and after how many seconds to come again (None: not said)."""

    status: int
    seconds: float
    retry_after: str | None


def measure_load(cv: bytes, index_dir: Path, *, workers: int, requests: int, port: int) -> Iterator[Figure]:
    """Requests a second of one client and of sixteen, how long they wait, and what happens to too many.

    Every client sends its next request as soon as it has its answer.
    """
    named = f"{workers} worker{'s' if workers > 1 else ''}"
    with serving(index_dir, workers, port):
        _asked(cv, port, clients=2 * workers, requests=4 * workers)
        speeds = []
        for clients in CLIENTS:
            started = time.perf_counter()
            answers = _asked(cv, port, clients=clients, requests=requests)
            speeds.append(sum(one.status == 200 for one in answers) / (time.perf_counter() - started))
            yield from _figures(f"{named}, {clients} clients", answers, speeds[-1])
        yield Figure(f"{named}, 16 clients to one", speeds[1] / speeds[0], "ratio", "requests a second, of the above")
        yield from _sent_away(named, _asked(cv, port, clients=TOO_MANY, requests=2 * TOO_MANY))


def _figures(what: str, answers: Sequence[Answered], speed: float) -> Iterator[Figure]:
    seconds = [one.seconds for one in answers if one.status == 200]
    how = f"{len(seconds)} answered of {len(answers)}"
    yield Figure(f"{what}: requests a second", speed, "a second", how)
    yield Figure(f"{what}: half are answered within", 1000 * median(seconds), "ms", how)
    yield Figure(f"{what}: 95 % are answered within", 1000 * quantiles(seconds, n=20)[-1], "ms", how)


def _sent_away(named: str, answers: Sequence[Answered]) -> Iterator[Figure]:
    """How many of too many clients were sent away, how fast, and how long the others took."""
    away = [one for one in answers if one.status == 503]
    served = [one.seconds for one in answers if one.status == 200]
    how = f"{len(answers)} requests of {TOO_MANY} clients, {sum(one.retry_after is not None for one in away)} told when"
    yield Figure(f"{named}, {TOO_MANY} clients: sent away", len(away) / len(answers), "share", how)
    if away:
        yield Figure(
            f"{named}, {TOO_MANY} clients: told so within", 1000 * median(one.seconds for one in away), "ms", "median"
        )
    yield Figure(f"{named}, {TOO_MANY} clients: longest answer", 1000 * max(served), "ms", f"{len(served)} answered")


def _asked(cv: bytes, port: int, *, clients: int, requests: int) -> list[Answered]:
    with ThreadPoolExecutor(clients) as pool:
        return list(pool.map(lambda _: post(cv, port), range(requests)))


def post(cv: bytes, port: int) -> Answered:
    """One CV posted, its answer read to the end."""
    boundary = uuid.uuid4().hex
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="cv"; filename="cv"\r\n\r\n'
    body = head.encode() + cv + f"\r\n--{boundary}--\r\n".encode()
    started = time.perf_counter()
    connection = http.client.HTTPConnection(HOST, port, timeout=ANSWER_SECONDS)
    try:
        connection.request("POST", "/v1/matches", body, {"Content-Type": f"multipart/form-data; boundary={boundary}"})
        answer = connection.getresponse()
        answer.read()
        return Answered(answer.status, time.perf_counter() - started, answer.headers["Retry-After"])
    finally:
        connection.close()


@contextmanager
def serving(index_dir: Path, workers: int, port: int) -> Iterator[float]:
    """The service on an index; gives the seconds from the start of its process until it was ready."""
    command = [sys.executable, "-m", "api", "--index", str(index_dir), "--port", str(port), "--workers", str(workers)]
    settings = {"CV_MATCHER_RATE_PER_ADDRESS": "", "CV_MATCHER_LOG_LEVEL": "warning"}
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | settings)
    try:
        _wait_until_ready(process, port)
        yield time.perf_counter() - started
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def _wait_until_ready(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        connection = http.client.HTTPConnection(HOST, port, timeout=START_SECONDS)
        try:
            connection.request("GET", "/ready")
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass
        finally:
            connection.close()
        time.sleep(PAUSE_SECONDS)
    raise OSError(f"The service on port {port} did not become ready.")
