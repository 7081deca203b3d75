"""Posting files read by processes on all cores, in the order of the files, and none of them for ever."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path, PurePath
from types import FrameType

from index.confined import collect_rarely, end_with_parent, memory_bound
from index.duplicates import Draft, draft
from index.records import to_json
from matcher.errors import MatcherError, PostingFault
from matcher.nouns import Posting
from matcher.posting.duplicates import likeness
from matcher.posting.identity import canonical_url
from matcher.posting.read import read_postings
from matcher.skill_vocabulary import use_additional_vocabulary, vocabulary

LEAST_FOR_PROCESSES = 24
"""Fewer files are read here: the processes would not have started by then."""
LEAST_SECONDS = 30.0
BYTES_A_SECOND = 10_000
"""A source may take 30 s of a core, and a second more for every 10 kB: twenty times what the sample postings take."""
GRACE = 3
"""A process that is so many times over its limit is ended from outside Python."""

LEAST_BYTES = 512 * 1024 * 1024
BYTES_FOR_EACH = 40
"""A source may take 512 MiB more than the process has, and 40 bytes more for every byte of its own: eight times what
feeds of JSON take. Only a process that does nothing else can be bound."""

_TOO_MUCH = "reading it takes more memory than a posting needs, so it was given up"
_TOO_LONG = "reading it takes longer than a posting needs, so it was given up"
_ENDED = "it ended the process that read it"


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a file or page. `name` gives the source and, at need, an id, `address` is that of a fetched page.

    `given_id` is the id of its one posting, whatever the source says.
    """

    name: str
    content: bytes
    address: str | None = None
    given_id: str | None = None


@dataclass(frozen=True, slots=True)
class ReadPosting:
    """A posting as it is stored: its JSON record, and what tells whether it is another one as well."""

    record: str
    draft: Draft


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source gave: its postings, and its faults as pairs of a place inside it (may be empty) and a reason."""

    postings: tuple[ReadPosting, ...]
    faults: tuple[tuple[str, str], ...]


class Readers:
    """Reads sources in `workers` processes, which start when there is enough to read; with one worker, here.

    `skills` is the additional vocabulary that is in use here, for the processes to use as well.
    """

    def __init__(self, workers: int, skills: Path | None = None) -> None:
        self._workers = 1 if vocabulary().added and skills is None else workers
        self._skills = skills
        self._pool: ProcessPoolExecutor | None = None
        self._ending: threading.Thread | None = None

    def __enter__(self) -> Readers:
        """The readers themselves."""
        return self

    def __exit__(self, *fault: object) -> None:
        """End the processes."""
        self._end()
        if self._ending is not None:
            self._ending.join()

    def rest(self) -> None:
        """Let the processes end while other work goes on; where there is more to read, new ones start."""
        pool, self._pool = self._pool, None
        if pool is not None:
            self._ending = threading.Thread(target=pool.shutdown)
            self._ending.start()

    def read(self, sources: Sequence[Source]) -> list[Reading]:
        """What each source gave, in order. A source that ends its process is left out, with that as its fault."""
        if self._pool is None and (self._workers == 1 or len(sources) < LEAST_FOR_PROCESSES):
            return [read_source(one) for one in sources]
        self._pool = self._pool or self._processes(self._workers)
        futures = [self._pool.submit(read_apart, one) for one in sources]
        readings = [_finished(future) for future in futures]
        if None in readings:
            self._end()
        return [reading or self._read_alone(source) for source, reading in zip(sources, readings, strict=True)]

    def _read_alone(self, source: Source) -> Reading:
        """In a process of its own, because one of those that were read together had ended theirs."""
        with self._processes(1) as pool:
            return _finished(pool.submit(read_apart, source)) or Reading((), (("", _ENDED),))

    def _processes(self, workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(workers, get_context("spawn"), initializer=_prepare, initargs=(self._skills,))

    def _end(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def _prepare(skills: Path | None) -> None:
    """What a process does before it reads."""
    end_with_parent()
    collect_rarely()
    use_additional_vocabulary(skills)


def _finished(future: Future[Reading]) -> Reading | None:
    """What a process gave; None where it ended before it gave anything."""
    try:
        return future.result()
    except BrokenProcessPool:
        return None


def read_apart(source: Source) -> Reading:
    """Read a source in a process of its own, which the system ends when it is far over its limit of time."""
    signal.setitimer(signal.ITIMER_PROF, GRACE * seconds_for(source))
    try:
        with memory_bound(bytes_for(source)):
            return read_source(source)
    except MemoryError:
        return Reading((), (("", _TOO_MUCH),))
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def read_source(source: Source) -> Reading:
    """The postings of a source and its faults. It never raises for what the source holds."""
    try:
        with _given_up_after(seconds_for(source)):
            outcome = read_postings(source.content, name=source.name)
    except MatcherError as fault:
        return Reading((), (("", str(fault)),))
    faults = tuple((fault.place, fault.reason) for fault in outcome.faults)
    if not outcome.postings and not faults:
        return Reading((), (("", "there is no posting in it"),))
    postings = outcome.postings
    if source.address is not None and len(postings) == 1:
        postings = (_of_page(postings[0], source.name, source.address),)
    if source.given_id is not None and len(postings) == 1:
        postings = (replace(postings[0], id=source.given_id),)
    return Reading(tuple(ReadPosting(to_json(one), draft(likeness(one))) for one in postings), faults)


def seconds_for(source: Source) -> float:
    """Seconds of a core that reading a source may take."""
    return LEAST_SECONDS + len(source.content) / BYTES_A_SECOND


def bytes_for(source: Source) -> int:
    """Bytes of memory that reading a source may take."""
    return LEAST_BYTES + BYTES_FOR_EACH * len(source.content)


@contextmanager
def _given_up_after(seconds: float) -> Iterator[None]:
    """Raises PostingFault inside when the work takes so many seconds of a core, and again as long as it goes on.

    Of a feed only the record that takes so long is lost. Only the main thread of a process can be interrupted.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, LEAST_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _give_up(_: int, __: FrameType | None) -> None:
    raise PostingFault(_TOO_LONG)


def _of_page(posting: Posting, argument: str, address: str) -> Posting:
    """The one posting of a page, known by the page's address where it brings no id and no address of its own.

    The reader names it after the last part of the address, and that is often the same on other sites.
    """
    canonical = canonical_url(address) or address
    named_after_file = posting.id == PurePath(argument).stem
    return replace(posting, id=canonical if named_after_file else posting.id, url=posting.url or canonical)
