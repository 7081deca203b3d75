"""How the time of a search grows with the text: by the ratio of two sizes, measured again before it counts."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from scripts.patterns.attacks import TRIES, Attack, attacks

SMALL, LARGE = 500, 4_000
FLOOR_SECONDS = 0.004
"""What is done so fast at the larger size is no attack, and too short to be measured."""
LIMIT_SECONDS = 0.5
RATIO = 20.0
"""Eight times the text takes 8 times as long in linear time, 64 times in quadratic."""
AGAIN = 4


class TooLongError(Exception):
    """A search was broken off."""


@dataclass(frozen=True, slots=True)
class Slow:
    """An attack that takes more than linear time; infinity where it was broken off."""

    attack: Attack
    small_seconds: float
    large_seconds: float

    @property
    def ratio(self) -> float:
        """How much longer the larger text takes."""
        return self.large_seconds / max(self.small_seconds, 1e-7)


def slow_attacks(pattern: re.Pattern[str], *, anchored: bool = False, tries: int = TRIES) -> Iterator[Slow]:
    """The attacks on a pattern that take more than linear time; `anchored` matches at the begin of the text alone."""
    find = pattern.match if anchored else lambda text: sum(1 for _ in pattern.finditer(text))
    for attack in attacks(pattern, tries=tries):
        large = seconds(find, attack.text(LARGE), 1)
        if large > FLOOR_SECONDS:
            times = [seconds(find, attack.text(size), AGAIN) for size in (SMALL, LARGE)]
            if times[0] == float("inf") or times[1] > max(FLOOR_SECONDS, RATIO * times[0]):
                yield Slow(attack, *times)


def seconds(find: Callable[[str], object], text: str, times: int) -> float:
    """The least processor time that finding takes; infinity where it is broken off."""
    least = float("inf")
    for _ in range(times):
        try:
            with _alarm(LIMIT_SECONDS):
                started = time.thread_time()
                find(text)
                least = min(least, time.thread_time() - started)
        except TooLongError:
            return least
    return least


@contextmanager
def _alarm(limit: float) -> Iterator[None]:
    def ring(_: int, __: FrameType | None) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGVTALRM, ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
