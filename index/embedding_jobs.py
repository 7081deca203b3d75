"""Texts embedded batch by batch by any `concurrent.futures.Executor`: a thread, processes, or a cluster of machines.

Written once: who embeds is a `Crew`, and what comes back is the same whoever it is, because the vector of a text does
not depend on the other texts of its batch.
"""

from __future__ import annotations

import os
import tempfile
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

from index.confined import end_with_parent
from index.errors import CrewLost
from matcher.embedding import Embedder, export_folder, open_embedder
from matcher.errors import ModelFault
from matcher.exported_model import read_record
from matcher.retrieval import Vectors

CHARACTERS_AT_ONCE = 24_000
"""Characters of one batch, some 300 texts: a second or two of one core, and what a killed run loses at most."""
OWN_EXPORTS = "cv-matcher-models"
"""The folder of a worker's own exports, among the temporary files of its machine."""
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
    """Where a worker finds the model, and which it must be: its revision, and the SHA-256 of its export.

    `export` is None where the model runs as it is. A worker that does not find the export in `exports` makes one of its
    own, because that folder may be on another machine.
    """

    model: str | None
    exports: Path
    revision: str
    export: str | None = None


def place_of(model: str | None, exports: Path, revision: str) -> ModelPlace:
    """The place of a model as it is used here."""
    record = read_record(export_folder(exports, revision))
    return ModelPlace(model, exports.resolve(), revision, record.sha256 if record else None)


def alone(embed: Job) -> Crew:
    """This process, in one thread."""
    return Crew(partial(ThreadPoolExecutor, 1), embed, 1)


def processes(place: ModelPlace, workers: int) -> Crew:
    """So many processes on this machine, each with the model in memory and its share of the cores."""
    threads = max(1, (os.cpu_count() or 1) // workers)
    open_pool = partial(ProcessPoolExecutor, workers, get_context("spawn"), initializer=_prepare, initargs=(threads,))
    return Crew(open_pool, partial(embed_at, place), workers)


def embed_at(place: ModelPlace, texts: Sequence[str]) -> Vectors:
    """What a worker does: the vectors of a batch. The model is loaded once a process.

    ModelFault if the model is not there, or is another one than that of the index.
    """
    return _model_at(place)(texts)


@lru_cache(1)
def _model_at(place: ModelPlace) -> Embedder:
    if place.export is None or _has_export(place.exports, place):
        embedder = open_embedder(place.model, exports=place.exports)
    else:
        embedder = _with_own_export(place)
    if embedder.revision != place.revision:
        raise ModelFault(
            f"A worker has another embedding model (revision {embedder.revision[:12]}) than the index is built with "
            f"(revision {place.revision[:12]}). Give all machines the same --model."
        )
    return embedder


def _with_own_export(place: ModelPlace) -> Embedder:
    """The model from an export that this machine makes, which has to be the same to the last byte."""
    exports = Path(tempfile.gettempdir()) / OWN_EXPORTS
    embedder = open_embedder(place.model, exports=exports, export=True)
    if embedder.revision == place.revision and not _has_export(exports, place):
        raise ModelFault(
            "A worker exports the embedding model differently than the machine that builds the index, perhaps with "
            f"another version of PyTorch. Let it read the folder {place.exports}, shared or copied, or install the "
            "same versions."
        )
    return embedder


def _has_export(exports: Path, place: ModelPlace) -> bool:
    record = read_record(export_folder(exports, place.revision))
    return record is not None and record.sha256 == place.export


def _prepare(threads: int) -> None:
    """What a process does before it embeds."""
    end_with_parent()
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
