"""The work behind the routes: files in, domain answers out, timed, a bounded number at a time."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypeVar

import anyio
import anyio.to_thread

from api.problems import BUSY, NO_POSTING, Problem
from api.reading.task import Readers, Task
from api.reading.tasks import READ_CV, READ_POSTING, ReadCv, ReadHere
from api.reading.warming import MARKDOWN, POSTING
from index.engine import Engine, View
from matcher.embedding import Embedder
from matcher.match import Matches, Request, explain_posting, match_cv
from matcher.nouns import Match, Posting

T = TypeVar("T")
COLLECTED_AFTER = 20_000
"""Objects that may be made before the collector looks at them; those of a request are a few thousand at a time."""


class Desk:
    """Lets `places` pieces of work run at a time in threads and `waiting` more wait; the rest is sent away at once."""

    def __init__(self, places: int, waiting: int, tell: Callable[[int, int], None] = lambda _, __: None) -> None:
        """`tell` is told how many pieces of work run and how many wait, whenever that changes."""
        self._places = places
        self._tell = tell
        self._limiter = anyio.CapacityLimiter(places)
        self._room = places + waiting
        self._inside = 0

    async def run(self, work: Callable[[], T]) -> T:
        """The result of `work`, run in a thread; Problem 503 when too many wait already."""
        if self._inside >= self._room:
            raise Problem(BUSY, "Too many CVs are being read at the moment.")
        self._count(1)
        try:
            return await anyio.to_thread.run_sync(work, limiter=self._limiter)
        finally:
            self._count(-1)

    @property
    def idle(self) -> bool:
        """Whether no work is at hand."""
        return self._inside == 0

    def _count(self, more: int) -> None:
        self._inside += more
        self._tell(min(self._inside, self._places), max(0, self._inside - self._places))


@dataclass(frozen=True, slots=True)
class Service:
    """What every route needs: the embedder, the snapshot in use, the desk, and who reads files.

    `ocr_engine` is the program that reads scans, with its version, as found at start; None where there is none.
    """

    embedder: Embedder
    current: Engine
    desk: Desk
    readers: Readers
    ocr_engine: str | None

    async def view(self) -> View:
        """The current state of the index; asked in a thread, because an engine may have to ask a server."""
        return await anyio.to_thread.run_sync(self.current.get)

    async def read(self, task: Task[T], content: bytes) -> T:
        """The result of a reader's task for an untrusted file, read outside this process."""
        return await self.desk.run(lambda: self.readers.run(task, content))


def warm_up(embedder: Embedder) -> None:
    """Load what is read on first use (gazetteer, vocabulary, patterns), so that the first student does not wait."""
    here = ReadHere()
    explain(MARKDOWN, here.run(READ_POSTING, POSTING), Request(today()), embedder, here)


def settle() -> None:
    """What has been loaded stays: spare the collector of Python looking through it again and again.

    It is called several times for one answer otherwise, which took a twelfth of it (November 2026).
    """
    gc.freeze()
    gc.set_threshold(COLLECTED_AFTER)


async def try_out(service: Service) -> None:
    """Read and judge a small invented CV as any other: what a request needs works, or this raises."""
    posting = await service.read(READ_POSTING, POSTING)
    request, embedder, readers = Request(today()), service.embedder, service.readers
    await service.desk.run(lambda: explain(MARKDOWN, posting, request, embedder, readers))


def rank(
    content: bytes, request: Request, snapshot: View, embedder: Embedder, readers: Readers
) -> tuple[ReadCv, Matches]:
    """A CV file against all postings of a snapshot."""
    read = readers.run(READ_CV, content)
    return read, match_cv(read.cv, request, embed=embedder, retrieve=snapshot.search)


def explain(
    content: bytes, posting: Posting, request: Request, embedder: Embedder, readers: Readers
) -> tuple[ReadCv, Match]:
    """A CV file against one posting."""
    read = readers.run(READ_CV, content)
    return read, explain_posting(read.cv, posting, request, embed=embedder)


def known_posting(snapshot: View, posting_id: str) -> Posting:
    """A posting of the snapshot; Problem 404 when it has none of that id."""
    posting = snapshot.posting(posting_id)
    if posting is None:
        raise Problem(NO_POSTING, "No posting of the current index has this id.")
    return posting


def today() -> date:
    """The day in UTC, the default of `as_of`."""
    return datetime.now(UTC).date()
