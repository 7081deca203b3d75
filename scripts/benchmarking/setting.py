"""What stands beside every figure: the machine, the versions, and how often each thing was done."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median

PACKAGES = ("torch", "sentence-transformers", "faiss-cpu", "lxml", "pypdf")


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value; `how` says what was done how often."""

    measure: str
    value: float
    unit: str
    how: str


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and with what the figures were measured."""

    day: str
    machine: str
    versions: str


def setting() -> Setting:
    """The machine that this runs on, and the versions of what takes the time."""
    named = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    machine = f"{cores} cores, {platform.machine()}, {_processor()}, {platform.system()}"
    return Setting(datetime.now(UTC).date().isoformat(), machine, f"Python {platform.python_version()}, {named}")


def _processor() -> str:
    """The processor's name where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or "processor not told")


def seconds_of(work: Callable[[], object]) -> float:
    """How long one call takes, in seconds."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def median_ms(work: Callable[[], object], *, times: int) -> float:
    """The median of several calls in milliseconds, after one that is not counted."""
    work()
    return 1000 * median(seconds_of(work) for _ in range(times))


def pairs_ms(one: Callable[[], object], other: Callable[[], object], *, times: int) -> list[tuple[float, float]]:
    """Milliseconds of two things done in turns, pair by pair, after two pairs that are not counted."""
    pairs = [(1000 * seconds_of(one), 1000 * seconds_of(other)) for _ in range(times + 2)]
    return pairs[2:]


def per_second(work: Callable[[], int], *, at_least_seconds: float) -> float:
    """How many things `work` gets done a second, where it says how many it did; repeated for the seconds given."""
    work()
    done, taken = 0, 0.0
    while taken < at_least_seconds:
        started = time.perf_counter()
        done += work()
        taken += time.perf_counter() - started
    return done / taken
