"""Tasks that misbehave in every way a hostile file could make a reader misbehave; the content says how."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from api.reading.task import BeforeScan, Task
from matcher.errors import NoText

MISDEEDS: dict[bytes, Callable[[], object]] = {}


def misdeed(work: Callable[[], object]) -> Callable[[], object]:
    MISDEEDS[work.__name__.encode()] = work
    return work


@misdeed
def loop() -> None:
    while True:
        pass


@misdeed
def sleep() -> None:
    time.sleep(600)


@misdeed
def sleep_past_its_own_clock() -> None:
    signal.signal(signal.SIGALRM, signal.SIG_IGN)
    time.sleep(600)


@misdeed
def stop() -> None:
    os.kill(os.getpid(), signal.SIGSTOP)


@misdeed
def eat() -> int:
    # Room that is asked for and never written to: to fill it takes about as long as the short clock of the tests.
    eaten = [bytes(10_000_000)]
    while True:
        eaten.append(bytes(10_000_000))


@misdeed
def abort() -> None:
    os.abort()


@misdeed
def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@misdeed
def leave() -> None:
    sys.exit(0)


@misdeed
def dig() -> None:
    dig()


@misdeed
def stumble() -> None:
    raise KeyError("Fairweather's street and number")


@misdeed
def print_it() -> None:
    print("Fairweather", flush=True)
    print("Fairweather", file=sys.stderr, flush=True)
    os.write(2, b"Fairweather")


@misdeed
def write_a_file() -> None:
    with tempfile.TemporaryFile() as file:
        file.write(b"Fairweather")


@misdeed
def leave_a_program_behind() -> None:
    subprocess.Popen(["sleep", "600.25"])
    loop()


@misdeed
def refuse() -> None:
    raise NoText("There is nothing to see.")


def work(content: bytes, before_scan: BeforeScan) -> str:
    word, _, rest = content.partition(b" ")
    if word == b"scan":
        before_scan()
        time.sleep(float(rest))
    elif word in MISDEEDS:
        MISDEEDS[word]()
    return f"{os.getpid()} {word.decode()}"


def lie(_: bytes, __: BeforeScan) -> str:
    return "a lie"


def number(packed: bytes) -> str:
    return str(int(packed))


def environment(_: bytes, __: BeforeScan) -> str:
    return "\n".join(os.environ)


WORK: Task[str] = Task("work", work, str.encode, bytes.decode)
LIE: Task[str] = Task("lie", lie, str.encode, number)
ENVIRONMENT: Task[str] = Task("environment", environment, str.encode, bytes.decode)
TASKS: Mapping[str, Task[str]] = {task.name: task for task in (WORK, LIE, ENVIRONMENT)}


def prepare(skills: Path | None) -> None:
    """Nothing is loaded: these readers start at once."""
