"""Texts embedded batch by batch by any `concurrent.futures.Executor`: a thread, processes, or a cluster of machines.

Written once: who embeds is a `Crew`, and what comes back is the same whoever it is, because the vector of a text does
not depend on the other texts of its batch.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    wait,
)
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import TypeAlias

from index.errors import CrewLost
from matcher.embedding import Embedder, open_embedder
from matcher.errors import ModelFault
from matcher.retrieval import Vectors

CHARACTERS_AT_ONCE = 24_000
"""Characters of one batch, some 300 texts: a second or two of one core, and what a killed run loses at most."""
ATTEMPTS = 3
"""Crews that may be lost in one run."""

Batch: TypeAlias = tuple[str, ...]
Job: TypeAlias = Callable[[Sequence[str]], Vectors]


@dataclass(frozen=True, slots=True)
class Crew:
    """Who embeds: `open` gives an executor, `job` is what it runs on a batch, `size` how many batches run at a time."""

    open: Callable[[], AbstractContextManager[Executor]]
    job: Job
    size: int


@dataclass(frozen=True, slots=True)
class ModelPlace:
    """Where a worker finds the model, and the revision that it must have."""

    model: str | None
    exports: Path
    revision: str


def alone(embed: Job) -> Crew:
    """This process, in one thread."""
    return Crew(partial(ThreadPoolExecutor, 1), embed, 1)


def processes(place: ModelPlace, workers: int) -> Crew:
    """So many processes on this machine, each with the model in memory and its share of the cores."""
    threads = max(1, (os.cpu_count() or 1) // workers)
    open_pool = partial(
        ProcessPoolExecutor, workers, get_context("spawn"), initializer=_use_threads, initargs=(threads,)
    )
    return Crew(open_pool, partial(embed_at, place), workers)


def embed_at(place: ModelPlace, texts: Sequence[str]) -> Vectors:
    """What a worker does: the vectors of a batch. The model is loaded once a process.

    ModelFault if the model is not there, or is another one than that of the index.
    """
    return _model_at(place)(texts)


@lru_cache(1)
def _model_at(place: ModelPlace) -> Embedder:
    embedder = open_embedder(place.model, exports=place.exports)
    if embedder.revision != place.revision:
        raise ModelFault(
            f"A worker has another embedding model (revision {embedder.revision[:12]}) than the index is built with "
            f"(revision {place.revision[:12]}). Give all machines the same --model."
        )
    return embedder


def _use_threads(threads: int) -> None:
    os.environ["OMP_NUM_THREADS"] = str(threads)


def embedded(batches: Iterable[Batch], crew: Crew) -> Iterator[tuple[Batch, Vectors]]:
    """Each batch with its vectors, as they are finished; at most `crew.size` batches are at work at a time.

    Where the whole crew is lost (a process of a pool was killed), another one is opened and the unfinished batches are
    done once more; CrewLost when that does not help.
    """
    waiting = iter(batches)
    for _ in range(ATTEMPTS):
        unfinished: list[Batch] = []
        with suppress(BrokenExecutor), crew.open() as executor:
            yield from _as_finished(waiting, crew, executor, unfinished)
            return
        waiting = chain(unfinished, waiting)
    raise CrewLost(
        "The processes that embed texts were ended again and again, perhaps for want of memory. What they finished is "
        "kept: run the same command again with fewer --workers."
    )


def _as_finished(
    waiting: Iterator[Batch], crew: Crew, executor: Executor, unfinished: list[Batch]
) -> Iterator[tuple[Batch, Vectors]]:
    """Keeps the crew busy; a batch is `unfinished` from when it is handed out until whoever asked has dealt with it."""
    running: dict[Future[Vectors], Batch] = {}
    try:
        while True:
            for batch in islice(waiting, crew.size - len(running)):
                unfinished.append(batch)
                running[executor.submit(crew.job, batch)] = batch
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                batch = running.pop(future)
                yield batch, future.result()
                unfinished.remove(batch)
    finally:
        for future in running:
            future.cancel()
