"""A request beside its floors: what reading the CV and encoding its statements take by themselves."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from statistics import median

from api.reading.tasks import READ_CV
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

    They are taken in turns; the ratio is that of the medians. It is time of the processor, on all cores, because
    other work on the machine lengthens a long task more than a short one.
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
        rounds = [
            (
                _cost(lambda: READ_CV.work(cv, _no_scan)),
                _cost(lambda: embed(texts)),
                _cost(whole),
                _cost(anew),
            )
            for _ in range(TIMES)
        ]
        reading, encoding, both, first = (1000 * median(one) for one in zip(*rounds, strict=True))
        how = f"{snapshot.manifest.postings} postings, median of {TIMES}, in turns, warm, processor time"
    yield Figure("floor: read and understand the CV", reading, "ms", how)
    yield Figure("floor: encode its statements", encoding, "ms", f"{len(texts)} statements")
    yield Figure("read the CV and rank", both, "ms", "the whole request but for HTTP")
    yield Figure("the same for requirements never judged before", first, "ms", "what is kept of their words dropped")
    yield Figure("request to the sum of its floors", both / (reading + encoding), "ratio", "of the first three")


def _cost(work: Callable[[], object]) -> float:
    """Seconds of processor time that a call takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


def _no_scan() -> None:
    """The CV is no scan."""
