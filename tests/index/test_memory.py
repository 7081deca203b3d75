"""A re-index holds neither the postings nor their texts: what is in memory of each is small beside its vectors."""

from __future__ import annotations

import tracemalloc
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pytest

from index import reading_jobs
from index.duplicates import draft
from index.reading_jobs import Reading, ReadPosting, Source
from index.records import to_json
from index.reindex import reindex
from matcher.posting.duplicates import likeness
from matcher.retrieval import Vectors
from tests.index.postings import posting

FEWER, MORE = 70, 210
LINES = 20
WORDS_A_LINE = 50
"""A posting of some 6 kB, the record of which is twice as large."""
ALLOWED_BYTES = 6_000
"""For each further posting: its sketch, its place, its id, and what the interpreter keeps around them."""


class Tiny:
    """Vectors of two numbers, so that they weigh nothing."""

    name = revision = "tiny"
    dimension = 2

    def __call__(self, texts: Sequence[str]) -> Vectors:
        return np.tile(np.array([1, 0], np.float32), (len(texts), 1))


def quickly_read(source: Source) -> Reading:
    """A long posting that no other is like, of some words, since of the word index one word is in memory at a time."""
    lines = [f"{source.name} {line} " + f"word{line} " * WORDS_A_LINE for line in range(LINES)]
    made = posting(source.name, *lines, title=f"Intern {source.name}", company=source.name)
    return Reading((ReadPosting(to_json(made), draft(likeness(made))),), ())


def peak_bytes(home: Path, count: int) -> int:
    """The most that a re-index of so many postings has in memory at once."""
    files = home / str(count)
    files.mkdir()
    for number in range(count):
        (files / f"x{number}").write_text("x")
    tracemalloc.start()
    reindex([files], home / f"index-{count}", embed=Tiny())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def peaks(home: Path, *counts: int) -> list[int]:
    """The peak of a re-index of each count, when one posting has been read so that all tables are in memory."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading_jobs, "read_source", quickly_read)
        patch.setattr("index.catalogue.KEPT_IN_MEMORY", 10)
        patch.setattr("index.gather.COMPARED_IN_MEMORY", 10)
        return [peak_bytes(home, count) for count in (1, *counts)][1:]


def test_memory_grows_by_little_for_each_posting(tmp_path: Path) -> None:
    # In a process of its own: in this one, threads and caches of other tests take memory meanwhile.
    with ProcessPoolExecutor(1, get_context("spawn")) as apart:
        fewer, more = apart.submit(peaks, tmp_path, FEWER, MORE).result()
    assert (more - fewer) / (MORE - FEWER) < ALLOWED_BYTES
