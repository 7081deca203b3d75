"""What a reader may use. The system enforces it: a reader over a limit is ended, whatever it is doing."""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

MEBIBYTE = 1024 * 1024
OPEN_FILES = 64
_REFUSALS = () if sys.platform == "linux" else (OSError, ValueError)
"""Linux alone enforces a bound on memory; macOS may even refuse to set one."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost, and how many files a reader reads before a fresh one takes its place.

    `seconds` is wall-clock time without the recognition of scans, which gets `scan_seconds` of its own; `cpu_seconds`
    is processor time of the reader itself; `memory_bytes` is its whole address space, Python and libraries included.
    """

    seconds: float = 20.0
    scan_seconds: float = 120.0
    cpu_seconds: float = 20.0
    memory_bytes: int = 768 * MEBIBYTE
    files: int = 200


def confine(limits: Limits) -> None:
    """Bind this process and its children for good: memory, no core files, no file written, few files open."""
    bounds = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: OPEN_FILES,
    }
    for what, bound in bounds.items():
        resource.setrlimit(what, (bound, bound))
    with suppress(*_REFUSALS):
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))


def offer_to_be_killed() -> None:
    """Tell Linux to take this process and its children first where the machine runs out of memory."""
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


def silence() -> None:
    """Let nothing that a library prints reach the log: it may quote what it reads."""
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    os.close(null)


@contextmanager
def hurry(limits: Limits) -> Iterator[None]:
    """End this process by a signal when the work inside takes too long: SIGALRM by the clock, SIGPROF by its own work.

    The default action of both signals needs no Python, so that a library that never returns is ended too.
    """
    signal.setitimer(signal.ITIMER_REAL, limits.seconds)
    signal.setitimer(signal.ITIMER_PROF, limits.cpu_seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.setitimer(signal.ITIMER_PROF, 0)


def allow_scan(limits: Limits) -> None:
    """Set the clock back to the budget of a scan; its processor time is spent by another program."""
    signal.setitimer(signal.ITIMER_REAL, limits.scan_seconds)
