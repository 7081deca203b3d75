"""What the service holds, as Linux tells it, and whether it grew: a straight line through what came after a warm-up."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import linear_regression, median

PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Held:
    """What was held at a time, in seconds from the begin: memory and open files of the service, its processes."""

    seconds: float
    service_bytes: int
    service_files: int
    processes: int
    readers_bytes: int
    readers_files: int


@dataclass(frozen=True, slots=True)
class Trend:
    """One of these over the time: the middle, the most, and how far the fitted line rises from begin to end."""

    middle: float
    most: float
    rise: float


def held(pid: int, seconds: float) -> Held:
    """What a process and all below it hold now."""
    below = [*_below(pid)]
    readers = [_of(one) for one in below]
    return Held(seconds, *_of(pid), len(below), sum(one[0] for one in readers), sum(one[1] for one in readers))


def trend(values: Sequence[tuple[float, float]]) -> Trend:
    """The trend of (seconds, value); no rise where there are fewer than two."""
    amounts = [value for _, value in values]
    if len(values) < 2:
        return Trend(median(amounts), max(amounts), 0.0)
    slope = linear_regression(*zip(*values, strict=True)).slope
    return Trend(median(amounts), max(amounts), slope * (values[-1][0] - values[0][0]))


def _of(pid: int) -> tuple[int, int]:
    """Resident bytes and open files; zeros for one that has ended."""
    try:
        pages = int((PROC / str(pid) / "statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE"), len(list((PROC / str(pid) / "fd").iterdir()))
    except OSError:
        return 0, 0


def _below(pid: int) -> Iterator[int]:
    for path in (PROC / str(pid) / "task").glob("*/children"):
        try:
            children = [int(one) for one in path.read_text(encoding="ascii").split()]
        except OSError:
            continue
        for child in children:
            yield child
            yield from _below(child)
