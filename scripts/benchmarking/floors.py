"""A request beside its floors: what reading the CV and encoding its statements take by themselves."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from statistics import median

from api.reading.tasks import READ_CV
from api.worker import settle
from index.layout import EXPORTS, current_folder
from index.snapshot import Snapshot
from matcher.chunks import cv_chunks
from matcher.embedding import open_embedder
from matcher.match import Request, match_cv
from matcher.scratch import forget_kept
from scripts.benchmarking.setting import Figure

TIMES = 9
AS_OF = date(2026, 11, 24)


def measure_floors(cv: bytes, index_dir: Path) -> Iterator[Figure]:
    """Milliseconds of reading a CV, of encoding its statements, and of both with all that a ranking needs besides.

    They are taken in turns; a ratio is that of the medians. Time of the processor, on all cores, is told apart from
    time that passes: other work on the machine lengthens the second, and what overlaps shortens the second alone.
    """
    embed = open_embedder(exports=index_dir / EXPORTS)
    understood = READ_CV.work(cv, _no_scan).cv
    texts = [chunk.text for chunk in cv_chunks(understood)]
    with closing(Snapshot.open(current_folder(index_dir), revision=embed.revision)) as snapshot:

        def whole() -> None:
            match_cv(READ_CV.work(cv, _no_scan).cv, Request(AS_OF), embed=embed, retrieve=snapshot.search)

        def anew() -> None:
            forget_kept()
            whole()

        anew()
        settle()
        tasks = (lambda: READ_CV.work(cv, _no_scan), lambda: embed(texts), whole, anew)
        rounds = [[_cost(task) for task in tasks] for _ in range(TIMES)]
    names = ("processor time", "time that passes")
    for name, costs in zip(names, zip(*(zip(*one, strict=True) for one in rounds), strict=True), strict=True):
        how = f"{snapshot.manifest.postings} postings, median of {TIMES}, in turns, warm, {name}"
        yield from _figures(how, f"{len(texts)} statements", costs)


def _figures(how: str, statements: str, costs: Sequence[Sequence[float]]) -> Iterator[Figure]:
    """The figures of one clock: for every round the seconds of the four tasks."""
    reading, encoding, both, first = (1000 * median(one) for one in zip(*costs, strict=True))
    yield Figure("floor: read and understand the CV", reading, "ms", how)
    yield Figure("floor: encode its statements", encoding, "ms", statements)
    yield Figure("read the CV and rank", both, "ms", "the whole request but for HTTP")
    yield Figure("the same for requirements never judged before", first, "ms", "what is kept of their words dropped")
    yield Figure("request to the sum of its floors", both / (reading + encoding), "ratio", "of the first three")


def _cost(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of processor time, and of time that passes, of one call."""
    busy, started = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - busy, time.perf_counter() - started


def _no_scan() -> None:
    """The CV is no scan."""
