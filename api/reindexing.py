"""Brings changes of postings into the index by itself, in a process of its own, so that requests go on.

Many changes make one build: while one runs, what comes is kept and taken by the next. A build that fails, or finds
another builder at work, is tried again.
"""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum

import anyio
import anyio.to_thread

from api.reading.messages import place_of
from api.settings import Settings
from index.posted import Posted, PostedPostings

SETTLE_SECONDS = 0.5
"""What comes within it makes one build."""
FIRST_PAUSE_SECONDS = 2.0
LONGEST_PAUSE_SECONDS = 120.0
BUILDER_RUNNING_STATUS = 75
MODULE = "api.apply_posted"
_log = logging.getLogger("cv_matcher")


class Outcome(StrEnum):
    """How a build ended."""

    DONE = "done"
    WAITED = "another-builder"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Ended:
    """How a build ended, and a sentence for the operator where it failed."""

    outcome: Outcome
    fault: str | None = None


Build = Callable[[], Awaitable[Ended]]


def build_apart(settings: Settings) -> Build:
    """A build in a process of its own, with the model of the settings; cancelled, it is killed, which does no harm."""
    command = [sys.executable, "-m", MODULE, "--index", str(settings.index)]
    command += ["--model", settings.model] if settings.model else []
    command += ["--skills", str(settings.skills)] if settings.skills else []

    async def build() -> Ended:
        ended = await anyio.run_process(command, check=False, stdout=subprocess.DEVNULL)
        if ended.returncode == 0:
            return Ended(Outcome.DONE)
        if ended.returncode == BUILDER_RUNNING_STATUS:
            return Ended(Outcome.WAITED)
        said = ended.stderr.decode("utf-8", "replace").strip().splitlines()
        return Ended(Outcome.FAILED, said[-1] if said else f"The build ended with status {ended.returncode}.")

    return build


@dataclass(frozen=True, slots=True)
class Changing:
    """Where changes of postings are kept, and what is called when one has come."""

    posted: Posted
    wake: Callable[[], None]


def searchable_at_once() -> None:
    """Nothing is to be done after a change: it is in the index with the transaction that keeps it."""


class Reindexer:
    """Builds as long as changes are pending. `told` is told how each build ended, `pending` how many changes wait."""

    def __init__(
        self, posted: PostedPostings, build: Build, told: Callable[[str], None], pending: Callable[[int], None]
    ) -> None:
        self.posted = posted
        self._build = build
        self._told = told
        self._pending = pending
        self._wake = anyio.Event()

    def wake(self) -> None:
        """There is something to do."""
        self._wake.set()

    async def run(self) -> None:
        """Until cancelled; what an earlier service left undone is done first."""
        while True:
            with anyio.move_on_after(None) as waiting:
                try:
                    await self._work()
                except Exception as fault:
                    # Requests go on whatever goes wrong here, and the next change or a pause brings another try.
                    _log.error("the re-index cannot go on: %s", place_of(fault))
                    waiting.deadline = anyio.current_time() + LONGEST_PAUSE_SECONDS
                await self._wake.wait()
            self._wake = anyio.Event()
            await anyio.sleep(SETTLE_SECONDS)

    async def _work(self) -> None:
        pause = FIRST_PAUSE_SECONDS
        while await self._count():
            ended = await self._build()
            self._told(ended.outcome.value)
            if ended.outcome is Outcome.DONE:
                pause = FIRST_PAUSE_SECONDS
                continue
            if ended.fault is not None:
                _log.error("a re-index failed and is tried again: %s", ended.fault)
                await anyio.to_thread.run_sync(self.posted.failed, ended.fault)
            await anyio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE_SECONDS)

    async def _count(self) -> int:
        progress = await anyio.to_thread.run_sync(self.posted.progress)
        self._pending(progress.pending)
        return progress.pending
