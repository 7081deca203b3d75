"""The work behind the routes: files in, domain answers out, timed, a bounded number at a time."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypeVar

import anyio
import anyio.to_thread

from api.problems import BUSY, INVALID, NO_POSTING, Problem
from index.current import CurrentSnapshot
from index.snapshot import Snapshot
from matcher.cv.read import read_document
from matcher.cv.understand import understand
from matcher.embedding import Embedder
from matcher.errors import PostingFault
from matcher.match import Matches, Request, explain_posting, match_cv
from matcher.nouns import Cv, Match, Posting
from matcher.posting.read import read_postings

T = TypeVar("T")

_WARM_UP_CV = b"# A Student\n\nLeeds, UK\n\n## Education\n\nBSc Physics, 2025 - 2028\n\n## Skills\n\nPython, SQL\n"
_WARM_UP_POSTING = b"# Data Intern\n\nLeeds, UK\n\n## Requirements\n\n- Enrolled in a BSc in physics\n- Good Python\n"


@dataclass(frozen=True, slots=True)
class ReadCv:
    """A CV with the milliseconds that reading and understanding took."""

    cv: Cv
    read_ms: float
    understand_ms: float


class Desk:
    """Lets `places` pieces of work run at a time in threads and `waiting` more wait; the rest is sent away at once."""

    def __init__(self, places: int, waiting: int) -> None:
        self._limiter = anyio.CapacityLimiter(places)
        self._room = places + waiting
        self._inside = 0

    async def run(self, work: Callable[[], T]) -> T:
        """The result of `work`, run in a thread; Problem 503 when too many wait already."""
        if self._inside >= self._room:
            raise Problem(BUSY, "Too many CVs are being read at the moment.")
        self._inside += 1
        try:
            return await anyio.to_thread.run_sync(work, limiter=self._limiter)
        finally:
            self._inside -= 1


@dataclass(frozen=True, slots=True)
class Service:
    """What every route needs: the embedder, the snapshot in use and the desk."""

    embedder: Embedder
    current: CurrentSnapshot
    desk: Desk


def read_cv(content: bytes) -> ReadCv:
    """Read and understand a CV file; raises the FileFaults of `read_document`."""
    started = time.perf_counter()
    document = read_document(content)
    after_reading = time.perf_counter()
    cv = understand(document)
    return ReadCv(cv, 1000 * (after_reading - started), 1000 * (time.perf_counter() - after_reading))


def warm_up(embedder: Embedder) -> None:
    """Load what is read on first use (gazetteer, vocabulary, patterns), so that the first student does not wait."""
    explain_posting(read_cv(_WARM_UP_CV).cv, read_one_posting(_WARM_UP_POSTING), Request(today()), embed=embedder)


def rank(content: bytes, request: Request, snapshot: Snapshot, embedder: Embedder) -> tuple[ReadCv, Matches]:
    """A CV file against all postings of a snapshot."""
    read = read_cv(content)
    return read, match_cv(read.cv, request, embed=embedder, retrieve=snapshot.search)


def explain(content: bytes, posting: Posting, request: Request, embedder: Embedder) -> tuple[ReadCv, Match]:
    """A CV file against one posting."""
    read = read_cv(content)
    return read, explain_posting(read.cv, posting, request, embed=embedder)


def read_one_posting(content: bytes) -> Posting:
    """The one posting of a file or text; PostingFault when there is none, Problem 422 when there are several."""
    outcome = read_postings(content, name="uploaded posting")
    if not outcome.postings:
        reasons = "; ".join(f"{fault.place}: {fault.reason}" for fault in outcome.faults)
        raise PostingFault(f"No posting could be read. {reasons}".strip())
    if len(outcome.postings) > 1:
        raise Problem(INVALID, f"The file holds {len(outcome.postings)} postings; send one.")
    return outcome.postings[0]


def known_posting(snapshot: Snapshot, posting_id: str) -> Posting:
    """A posting of the snapshot; Problem 404 when it has none of that id."""
    posting = snapshot.posting(posting_id)
    if posting is None:
        raise Problem(NO_POSTING, "No posting of the current index has this id.")
    return posting


def today() -> date:
    """The day in UTC, the default of `as_of`."""
    return datetime.now(UTC).date()
