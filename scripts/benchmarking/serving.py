"""The service on indexes of several sizes: how soon it is ready, and what a request costs, asked in turns."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import chain, repeat
from pathlib import Path
from statistics import median

from index import layout
from matcher.embedding import open_embedder
from scripts.benchmarking.layouts import two_page_pdfs
from scripts.benchmarking.load import post, serving
from scripts.benchmarking.scale import crowd_of, make
from scripts.benchmarking.setting import Figure

FIRST_PORT = 18441
OK = 200
ROUNDS = 3


def measure_serving(samples: Path, sizes: Sequence[int], parent: Path | None) -> Iterator[Figure]:
    """For each size the seconds until the service is ready, and the median of its requests; last the ratio of these.

    Indexes are made under `parent` and removed; their files are in memory then. Each CV is sent to one service after
    the other, so that what else the machine does falls on all of them.
    """
    cvs = tuple(two_page_pdfs(samples / "cvs").values())
    with tempfile.TemporaryDirectory(dir=parent) as folder, ExitStack() as services:
        homes = dict(zip(sizes, _indexes(samples, sizes, Path(folder)), strict=True))
        ports = {size: FIRST_PORT + place for place, size in enumerate(sizes)}
        for size, home in homes.items():
            seconds = services.enter_context(serving(home, 1, ports[size]))
            yield Figure(f"ready, {size:,}", seconds, "s", "from the start of the process, files in memory, once")
        yield from _asking(ports, cvs)


def _asking(ports: Mapping[int, int], cvs: Sequence[bytes]) -> Iterator[Figure]:
    taken: dict[int, list[float]] = {size: [] for size in ports}
    for cv in chain(cvs, *repeat(cvs, ROUNDS)):
        for size, port in ports.items():
            answer = post(cv, port)
            if answer.status != OK:
                raise OSError(f"The service on {size} postings answered {answer.status}.")
            taken[size].append(1000 * answer.seconds)
    asked = {size: sorted(seconds[len(cvs) :]) for size, seconds in taken.items()}
    for size, seconds in asked.items():
        how = f"median of {len(seconds)} requests with {len(cvs)} CVs, one client, in turns, each CV seen before"
        yield Figure(f"request, {size:,}", median(seconds), "ms", how)
    first, last = min(asked), max(asked)
    yield Figure(f"request, {last:,} to {first:,}", median(asked[last]) / median(asked[first]), "ratio", "of the above")
    new = {size: median(seconds[: len(cvs)]) for size, seconds in taken.items()}
    yield Figure(f"the same, each CV for the first time, {last:,} to {first:,}", new[last] / new[first], "ratio", "")


def _indexes(samples: Path, sizes: Sequence[int], folder: Path) -> Iterator[Path]:
    """An index of each size, with the exported model that its service needs."""
    crowd = None
    for size in sizes:
        home = folder / str(size)
        home.mkdir()
        embed = open_embedder(exports=home / layout.EXPORTS, export=True)
        crowd = crowd or crowd_of(samples / "postings", folder / "samples", embed)
        made = make(crowd, size, home / layout.BUILDING, embed)
        layout.make_current(made.folder, made.manifest.id)
        yield home
