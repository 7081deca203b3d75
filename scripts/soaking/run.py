"""The soak: a service of its own, the answers of its idle time, then clients of each sort at the same time."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path

from scripts.soaking.asking import Answered, Asked, ask, essence, fault_of
from scripts.soaking.lines import misbehave
from scripts.soaking.traffic import good, hostile
from scripts.soaking.watching import Held, held

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 180
STOP_SECONDS = 60
GOOD_CLIENTS, HOSTILE_CLIENTS, BAD_LINES = 2, 1, 4
STOPPED = frozenset({0, -signal.SIGTERM})
"""uvicorn ends by the signal that asked it to, once everything is done."""
WATCHES = 400
"""How often the service is looked at over the whole time."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How long the traffic lasts, how long a client pauses, the seed of the hostile traffic, and the port."""

    seconds: float
    pause_seconds: float
    seed: int
    port: int


@dataclass(slots=True)
class Soaked:
    """What came of it: answers by status and sort of client, what was wrong, and what the service held over time."""

    plan: Plan
    statuses: dict[str, Counter[int]] = field(default_factory=lambda: {"good": Counter(), "hostile": Counter()})
    compared: int = 0
    faults: list[str] = field(default_factory=list)
    bad_lines: int = 0
    log: list[Held] = field(default_factory=list)
    seconds_to_stop: float = 0.0
    stopped_with: int | None = None


def soak(index_dir: Path, samples: Path, plan: Plan) -> Soaked:
    """Soak a service on an index. OSError when it does not start, or does not answer while nothing else is asked."""
    soaked = Soaked(plan)
    with _serving(index_dir, plan.port, soaked) as process:
        known = [(asked, essence(ask(plan.port, asked))) for asked in good(samples)]
        begin = time.monotonic()
        goes_on = _until(begin + plan.seconds, process)
        clients = [_thread(_good, soaked, known, number, goes_on) for number in range(GOOD_CLIENTS)]
        clients += [_thread(_hostile, soaked, samples, number, goes_on) for number in range(HOSTILE_CLIENTS)]
        clients += [_thread(_bad_lines, soaked, number, goes_on) for number in range(BAD_LINES)]
        while goes_on():
            soaked.log.append(held(process.pid, time.monotonic() - begin))
            time.sleep(plan.seconds / WATCHES)
        for client in clients:
            client.join()
        if process.poll() is not None:
            soaked.faults.append(f"the service ended with {process.returncode}")
    return soaked


def _until(end: float, process: subprocess.Popen[bytes]) -> Callable[[], bool]:
    return lambda: time.monotonic() < end and process.poll() is None


def _thread(work: Callable[..., None], *given: object) -> threading.Thread:
    thread = threading.Thread(target=work, args=given, daemon=True)
    thread.start()
    return thread


def _good(soaked: Soaked, known: list[tuple[Asked, str]], number: int, goes_on: Callable[[], bool]) -> None:
    dice = random.Random(f"good {soaked.plan.seed} {number}")
    while goes_on():
        asked, expected = dice.choice(known)
        answered = _answer(soaked, asked, "good")
        if answered is not None and answered.status != 503:
            soaked.compared += 1
            if essence(answered) != expected:
                soaked.faults.append(f"{asked.name}: another answer than that of the idle service")
        time.sleep(soaked.plan.pause_seconds)


def _hostile(soaked: Soaked, samples: Path, number: int, goes_on: Callable[[], bool]) -> None:
    for asked in hostile(samples, soaked.plan.seed + number):
        if not goes_on():
            return
        _answer(soaked, asked, "hostile")
        time.sleep(soaked.plan.pause_seconds)


def _bad_lines(soaked: Soaked, number: int, goes_on: Callable[[], bool]) -> None:
    dice = random.Random(f"lines {soaked.plan.seed} {number}")
    while goes_on():
        misbehave(soaked.plan.port, dice)
        soaked.bad_lines += 1
        time.sleep(soaked.plan.pause_seconds)


def _answer(soaked: Soaked, asked: Asked, sort: str) -> Answered | None:
    try:
        answered = ask(soaked.plan.port, asked)
    except (OSError, HTTPException) as broken:
        # Who sends more than is read may lose the line before the answer is read.
        if not asked.name.startswith("an upload beyond"):
            soaked.faults.append(f"{asked.name}: no answer, {type(broken).__name__}")
        return None
    soaked.statuses[sort][answered.status] += 1
    fault = fault_of(answered)
    if fault is not None:
        soaked.faults.append(f"{asked.name}: {fault}")
    return answered


@contextmanager
def _serving(index_dir: Path, port: int, soaked: Soaked) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "api", "--index", str(index_dir), "--port", str(port)]
    settings = {"CV_MATCHER_LOG_LEVEL": "error"}
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | settings, stderr=subprocess.DEVNULL)
    try:
        _wait_until_ready(process, port)
        yield process
    finally:
        started = time.monotonic()
        process.send_signal(signal.SIGTERM)
        soaked.stopped_with = process.wait(STOP_SECONDS)
        soaked.seconds_to_stop = time.monotonic() - started


def _wait_until_ready(process: subprocess.Popen[bytes], port: int) -> None:
    deadline, told = time.monotonic() + START_SECONDS, "See whether the port is free."
    while time.monotonic() < deadline and process.poll() is None:
        try:
            answered = ask(port, Asked("ready", "GET", "/ready"))
            if answered.status == 200:
                return
            told = str(json.loads(answered.body)["detail"])
        except (OSError, HTTPException):
            pass
        time.sleep(0.2)
    raise OSError(f"The service on port {port} did not become ready. {told}")
