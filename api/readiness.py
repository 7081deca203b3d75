"""Ready means able to answer: a small invented CV is read and judged, not just looked whether the parts are there."""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable

import anyio

from api.problems import NOT_READY, Problem
from api.reading.messages import place_of

CHECK_SECONDS = 10.0
"""However often it is asked, the trial is made at most this often."""
_log = logging.getLogger("cv_matcher")


class SelfCheck:
    """Makes a trial now and then and remembers how it ended; a service that has just started counts as able."""

    def __init__(self, trial: Callable[[], Awaitable[object]], *, seconds: float = CHECK_SECONDS) -> None:
        self._trial = trial
        self._seconds = seconds
        self._lock = anyio.Lock()
        self._next = 0.0
        self._failed: str | None = None

    async def require(self, *, idle: bool) -> None:
        """Problem 503 where the last trial failed. Only an idle service makes a new one: a busy one is at work."""
        async with self._lock:
            if idle and time.monotonic() >= self._next:
                self._failed = await self._tried()
                self._next = time.monotonic() + self._seconds
        if self._failed is not None:
            raise Problem(NOT_READY, f"A trial CV could not be read and judged ({self._failed}).")

    async def _tried(self) -> str | None:
        try:
            await self._trial()
        except Exception as error:
            _log.error("the self-check failed: %s", place_of(error))
            return type(error).__name__
        return None
