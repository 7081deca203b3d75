"""A guard against hangs: far above what a slow machine needs, far below what quadratic work on hostile text takes."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

HANGS_AFTER_SECONDS = 30.0


@contextmanager
def no_hang(seconds: float = HANGS_AFTER_SECONDS) -> Iterator[None]:
    """Fail the test when its body runs longer than `seconds`; speed itself is measured by scripts/benchmark.py."""

    def fail(_: int, __: FrameType | None) -> None:
        raise AssertionError(f"still running after {seconds:g} seconds")

    before = signal.signal(signal.SIGALRM, fail)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
