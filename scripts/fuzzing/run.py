"""Mutants through the pool of readers, and what came of them."""

from __future__ import annotations

import logging
import os
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from api import present
from api.reading.limits import Limits
from api.reading.pool import ReaderPool
from api.reading.tasks import READ_CV, READ_POSTING
from matcher.errors import FileFault, PostingFault, ReadingFailed
from matcher.nouns import Cv
from scripts.fuzzing.mutations import mutant
from scripts.fuzzing.seeds import Seed

NEVER = 10**9
SHARES = {"pdf": 40, "docx": 25, "json": 9, "markdown": 8, "text": 8, "posting": 10}
"""How many of a hundred mutants are of which kind."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one mutant: "read", the name of a fault, or "given up"; `detail` says why or where."""

    number: int
    seed: Seed
    ending: str
    detail: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Footprint:
    """Memory (bytes resident) and open files of the service's process, and of its largest reader."""

    service_bytes: int
    service_handles: int
    reader_bytes: int
    reader_handles: int


@dataclass(frozen=True, slots=True)
class Fuzzed:
    """All outcomes, and the footprints at the start (after some files) and at the end."""

    outcomes: tuple[Outcome, ...]
    before: Footprint
    after: Footprint


class Listener(logging.Handler):
    """Keeps the last line that the pool logged in each thread: it says where a reader failed."""

    def __init__(self) -> None:
        super().__init__()
        self._heard = threading.local()

    def emit(self, record: logging.LogRecord) -> None:
        """Called in the thread whose file was read."""
        self._heard.line = record.getMessage()

    def taken(self) -> str:
        """What this thread heard since it last asked."""
        line = getattr(self._heard, "line", "")
        self._heard.line = ""
        return str(line)


def mutant_of(found: Sequence[Seed], seed: int, number: int) -> tuple[Seed, bytes]:
    """The mutant of a number: the same for the same seed and files."""
    dice = random.Random(f"{seed}:{number}")
    kinds = sorted({one.kind for one in found})
    kind = dice.choices(kinds, [SHARES[kind] for kind in kinds])[0]
    chosen = dice.choice([one for one in found if one.kind == kind])
    return chosen, mutant(chosen, found, dice)


def fuzz(found: Sequence[Seed], numbers: Sequence[int], *, seed: int, readers: int, limits: Limits) -> Fuzzed:
    """Every number's mutant through `readers` readers, which are not replaced for wear, so that a leak would show."""
    listener = Listener()
    log = logging.getLogger("cv_matcher")
    log.addHandler(listener)
    log.propagate = False
    try:
        with closing(ReaderPool(readers, limits)) as pool, ThreadPoolExecutor(readers) as threads:
            pool.fill()
            warm = list(threads.map(lambda number: _tried(pool, found, seed, number, listener), _warming(numbers)))
            before = footprint()
            done = list(threads.map(lambda number: _tried(pool, found, seed, number, listener), numbers))
            return Fuzzed(tuple(done), before, footprint()) if warm else Fuzzed((), before, before)
    finally:
        log.removeHandler(listener)
        log.propagate = True


def _warming(numbers: Sequence[int]) -> Sequence[int]:
    """The first files once more: what is loaded on first use is loaded before memory is measured."""
    return numbers[: max(1, len(numbers) // 20)]


def _tried(pool: ReaderPool, found: Sequence[Seed], seed: int, number: int, listener: Listener) -> Outcome:
    chosen, content = mutant_of(found, seed, number)
    started = time.perf_counter()
    ending, detail = "read", ""
    try:
        if chosen.kind == "posting":
            pool.run(READ_POSTING, content)
        else:
            _check(pool.run(READ_CV, content).cv)
    except ReadingFailed as failure:
        ending, detail = "given up", f"{failure} {listener.taken()}"
    except (FileFault, PostingFault) as fault:
        ending = type(fault).__name__
    return Outcome(number, chosen, ending, detail, time.perf_counter() - started)


def _check(cv: Cv) -> None:
    """The answer of the service can be written, and every span points into the text."""
    present.cv_with_text(cv, date.today(), boxes=True).model_dump_json()
    pages = cv.document.pages
    for statement in cv.statements:
        where = statement.span
        if pages[where.page - 1][where.start : where.end] != statement.text:
            raise AssertionError(f"a statement that does not stand at {where}")


def footprint() -> Footprint:
    """The footprint as Linux tells it; zeros elsewhere."""
    service = _process(os.getpid())
    readers = [_process(pid) for nursery in _children(os.getpid()) for pid in _children(nursery)]
    largest = max(readers, default=(0, 0))
    return Footprint(*service, *largest)


def _process(pid: int) -> tuple[int, int]:
    folder = Path("/proc") / str(pid)
    try:
        pages = int((folder / "statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE"), len(list((folder / "fd").iterdir()))
    except OSError:
        return 0, 0


def _children(pid: int) -> Iterator[int]:
    for path in (Path("/proc") / str(pid) / "task").glob("*/children"):
        yield from (int(one) for one in path.read_text(encoding="ascii").split())


def counts(fuzzed: Fuzzed) -> dict[str, Counter[str]]:
    """How the mutants of each kind of file ended."""
    table: dict[str, Counter[str]] = {}
    for one in fuzzed.outcomes:
        table.setdefault(one.seed.kind, Counter())[one.ending] += 1
    return table
