"""A Dask cluster of real processes on loopback, and a re-index that runs on it in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from index import build
from index.dask_cluster import cluster
from index.embedding_jobs import ModelPlace
from index.reindex import Means, reindex
from matcher.retrieval import Vectors
from tests.embedders import WordCountEmbedder

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60
BATCH_SECONDS = 0.2


def slowly(log: Path, texts: Sequence[str]) -> Vectors:
    """The work of a batch: slow enough that a test can come in between, and noted with the process that did it."""
    time.sleep(BATCH_SECONDS)
    with log.open("a", encoding="utf-8") as lines:
        print(os.getpid(), *texts, sep="|", file=lines)
    return WordCountEmbedder()(texts)


def drive(address: str, source: Path, index_dir: Path, log: Path) -> None:
    """A re-index whose batches are embedded slowly by the cluster."""
    vars(build)["CHARACTERS_AT_ONCE"] = 80
    with cluster(address, ModelPlace(None, index_dir, "words-1")) as crew:
        means = Means(crew=replace(crew, job=partial(slowly, log)))
        reindex([source], index_dir, embed=WordCountEmbedder(), means=means)


@dataclass
class Cluster:
    """A scheduler and its workers."""

    address: str
    folder: Path
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def driver(self, source: Path, index_dir: Path, log: Path) -> subprocess.Popen[bytes]:
        """A re-index on the cluster, under way."""
        words = (self.address, str(source), str(index_dir), str(log))
        return started("-m", "tests.index.dask_on_loopback", *words, folder=self.folder)


@contextmanager
def dask_cluster(folder: Path, workers: int = 2) -> Iterator[Cluster]:
    """A scheduler and workers, ended at the end. The workers come first in `processes`."""
    known = folder / "scheduler.json"
    place = ("--scheduler-file", str(known), "--host", "127.0.0.1", "--no-dashboard")
    scheduler = started("-m", "distributed.cli.dask_scheduler", *place, "--port", "0", folder=folder)
    running = Cluster("", folder, [scheduler])
    try:
        wait_until(known.exists)
        running.address = address_in(known)
        extra = ("--nthreads", "1", "--no-nanny", "--local-directory", str(folder))
        for _ in range(workers):
            running.processes.insert(0, started("-m", "distributed.cli.dask_worker", *place, *extra, folder=folder))
        yield running
    finally:
        for process in running.processes:
            process.kill()
            process.wait()


def address_in(known: Path) -> str:
    """What the scheduler wrote of itself; it may be at it."""
    found: list[str] = []

    def is_whole() -> bool:
        try:
            found.append(json.loads(known.read_text())["address"])
        except (ValueError, KeyError):
            return False
        return True

    wait_until(is_whole)
    return found[0]


def started(*arguments: str, folder: Path) -> subprocess.Popen[bytes]:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__WORKER__DAEMON": "False"}
    with (folder / "log").open("ab") as log:
        return subprocess.Popen([sys.executable, *arguments], cwd=ROOT, stdout=log, stderr=log, env=environment)


def wait_until(true: Callable[[], bool], seconds: float = START_SECONDS) -> None:
    """Returns once it is true; AssertionError when that takes too long."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "this takes too long"
        time.sleep(0.02)


if __name__ == "__main__":
    drive(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4]))
