"""Indexing postings and ranking them for CVs beside other libraries: the same texts, model and machine, in one run."""

from __future__ import annotations

import json
import os
import random
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median

from index.current import CurrentSnapshot
from index.reindex import Means, reindex
from index.snapshot import Snapshot
from matcher.chunks import posting_chunks
from matcher.embedding import DEFAULT_PACKAGE, DEFAULT_SHA256, Embedder, packaged_model
from matcher.exported_model import threads
from matcher.nouns import Filters
from matcher.retrieval import Query, at_hand, each_once
from scripts.benchmarking.corpus import write_corpus
from scripts.benchmarking.crowd import STATEMENTS_EACH, statements_of
from scripts.benchmarking.setting import Figure, seconds_of

PEERS = ("loop", "txtai", "txtai best", "chroma", "chroma best", "lancedb", "lancedb best")
CVS = 50
LIMIT = 50
SCRIPT = Path(__file__).with_name("peer.py")
OFFLINE = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "ANONYMIZED_TELEMETRY": "False"}
"""The libraries are measured, not their way to the network."""


@dataclass(frozen=True, slots=True)
class Task:
    """What every library is given: the model's folder, chunks with the posting of each, and statements of CVs."""

    model: str
    chunks: tuple[str, ...]
    owners: tuple[str, ...]
    cvs: tuple[tuple[str, ...], ...]


def measure_peers(samples: Path, embed: Embedder, python: Path, home: Path, count: int) -> Iterator[Figure]:
    """Seconds to index postings made of the samples and milliseconds to rank them for a CV, for us and each library."""
    write_corpus(samples / "postings", home / "postings", count)
    work = partial(reindex, [home / "postings"], home / "index", embed=embed, means=Means(readers=threads()))
    seconds = seconds_of(work)
    snapshot = CurrentSnapshot(home / "index").get()
    task = _task(snapshot, samples / "cvs")
    parts = f"{count} files read, {len(task.chunks)} chunks and all requirements embedded"
    yield Figure("index, ours", seconds, "s", parts)
    alone = seconds_of(partial(each_once, task.chunks, embed.dimension, embed))
    yield Figure("embed the chunks, ours", alone, "s", "what the others are given, and nothing else")
    taken = [1000 * seconds_of(partial(_ranked, snapshot, cv, embed)) for cv in (task.cvs[0], *task.cvs)]
    yield Figure(
        "rank, ours", median(taken[1:]), "ms", f"median of {len(task.cvs)} CVs, statements embedded, by meaning"
    )
    (home / "task.json").write_text(json.dumps(asdict(task)), encoding="utf-8")
    for number, name in enumerate(PEERS):
        yield from _measured(name, python, home / "task.json", home / str(number))


def _task(snapshot: Snapshot, cvs: Path) -> Task:
    postings = snapshot.all_postings()
    chunks = [(chunk.text, posting.id) for posting in postings for chunk in posting_chunks(posting)]
    statements = statements_of(cvs)
    return Task(
        model=str(packaged_model(DEFAULT_PACKAGE, DEFAULT_SHA256)),
        chunks=tuple(text for text, _ in chunks),
        owners=tuple(owner for _, owner in chunks),
        cvs=tuple(_cv(number, statements) for number in range(CVS)),
    )


def _cv(number: int, statements: Sequence[str]) -> tuple[str, ...]:
    return tuple(random.Random(number).sample(statements, min(STATEMENTS_EACH, len(statements))))


def _ranked(snapshot: Snapshot, statements: Sequence[str], embed: Embedder) -> int:
    vectors = each_once(statements, embed.dimension, embed)
    asked = Query(at_hand(vectors), (), Filters(include_closed=True), date(2026, 11, 24), LIMIT)
    return len(snapshot.search(asked))


def _measured(name: str, python: Path, task: Path, folder: Path) -> Iterator[Figure]:
    """The figures of one library; what it said last where it could not be run."""
    folder.mkdir()
    command: list[str | Path] = [python, SCRIPT, name, task, folder]
    environment = os.environ | OFFLINE
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if ran.returncode:
        said = (ran.stderr.strip().splitlines() or ["no word"])[-1]
        yield Figure(f"index, {name}", float("nan"), "s", f"not measured: {said[:120]}")
        return
    told = json.loads(ran.stdout.strip().splitlines()[-1])
    yield Figure(f"index, {name}", told["index_seconds"], "s", "the same chunks, once, loading the model included")
    yield Figure(f"rank, {name}", told["rank_ms"], "ms", f"median of {CVS} CVs, statements embedded")
