"""How long a CV takes: read, understood, and matched against the sample postings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median

from api.reading.pool import ReaderPool
from api.reading.tasks import READ_CV, ReadHere
from index.layout import current_folder
from index.snapshot import Snapshot
from matcher.embedding import Embedder
from matcher.match import Request, match_cv
from scripts.benchmarking.setting import Figure, median_ms, pairs_ms

TIMES = 15
AS_OF = date(2026, 11, 24)


def measure_reading(samples: Path) -> Iterator[Figure]:
    """Milliseconds to read and understand a PDF of two pages (the first such of the samples), here and in a reader.

    Both are taken in turns; the cost of isolation is the median of the differences, pair by pair.
    """
    path, content = _two_pages(samples)
    how = f"{path.name}, median of {TIMES}, warm"
    with closing(ReaderPool(1)) as pool:
        here = partial(READ_CV.work, content, _no_scan)
        apart = partial(pool.run, READ_CV, content)
        pairs = pairs_ms(here, apart, times=TIMES)
    yield Figure("read and understand a two-page PDF", median(one for one, _ in pairs), "ms", how)
    yield Figure("the same in a reader process", median(other for _, other in pairs), "ms", f"{how}, in turns")
    yield Figure("cost of isolation", median(other - one for one, other in pairs), "ms", "of the two above, by pairs")


def _no_scan() -> None:
    """The samples are no scans."""


def measure_matching(samples: Path, index_dir: Path, embed: Embedder) -> Iterator[Figure]:
    """Milliseconds of `match_cv` on the index, from a CV that is understood to the ranked list."""
    path, content = _two_pages(samples)
    cv = ReadHere().run(READ_CV, content).cv
    snapshot = Snapshot.open(current_folder(index_dir), revision=embed.revision)
    try:
        work = partial(match_cv, cv, Request(AS_OF), embed=embed, retrieve=snapshot.search)
        how = f"{path.name} against {snapshot.manifest.postings} postings, median of {TIMES}, warm"
        yield Figure("match_cv", median_ms(work, times=TIMES), "ms", how)
    finally:
        snapshot.close()


def _two_pages(samples: Path) -> tuple[Path, bytes]:
    for path in sorted(samples.glob("*.pdf")):
        content = path.read_bytes()
        if len(ReadHere().run(READ_CV, content).cv.document.pages) == 2:
            return path, content
    raise FileNotFoundError(f"There is no PDF of two pages in {samples}. Make the samples: samples/make_cvs.py")
