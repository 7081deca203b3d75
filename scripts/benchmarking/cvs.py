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
from scripts.benchmarking.layouts import two_page_pdfs
from scripts.benchmarking.setting import Figure, median_ms, pairs_ms

TIMES = 15
TIMES_EACH = 5
AS_OF = date(2026, 11, 24)


def measure_reading(samples: Path) -> Iterator[Figure]:
    """Milliseconds to read and understand a PDF of two pages, here and in a reader: the median of many, and the worst.

    Both are taken in turns; the cost of isolation is the median of the differences, pair by pair.
    """
    pdfs = two_page_pdfs(samples)
    with closing(ReaderPool(1)) as pool:
        pairs = {
            name: pairs_ms(partial(READ_CV.work, pdf, _no_scan), partial(pool.run, READ_CV, pdf), times=TIMES_EACH)
            for name, pdf in pdfs.items()
        }
    here = {name: median(one for one, _ in of_one) for name, of_one in pairs.items()}
    apart = [median(other for _, other in of_one) for of_one in pairs.values()]
    between = [other - one for of_one in pairs.values() for one, other in of_one]
    how = f"{len(pdfs)} PDFs, each the median of {TIMES_EACH}, warm"
    worst = max(here, key=here.__getitem__)
    yield Figure("read and understand a two-page PDF", median(here.values()), "ms", f"median of {how}")
    yield Figure("the slowest of them", here[worst], "ms", worst)
    yield Figure("the same in a reader process", median(apart), "ms", f"median of {how}, in turns")
    yield Figure("cost of isolation", median(between), "ms", "of the two above, by pairs")


def _no_scan() -> None:
    """The samples are no scans."""


def measure_matching(samples: Path, index_dir: Path, embed: Embedder) -> Iterator[Figure]:
    """Milliseconds of `match_cv` on the index, from a CV that is understood to the ranked list."""
    name, content = next(iter(two_page_pdfs(samples).items()))
    cv = ReadHere().run(READ_CV, content).cv
    snapshot = Snapshot.open(current_folder(index_dir), revision=embed.revision)
    try:
        work = partial(match_cv, cv, Request(AS_OF), embed=embed, retrieve=snapshot.search)
        how = f"{name} against {snapshot.manifest.postings} postings, median of {TIMES}, warm"
        yield Figure("match_cv", median_ms(work, times=TIMES), "ms", how)
    finally:
        snapshot.close()
