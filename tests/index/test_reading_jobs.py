"""Postings read by several processes: as by one, whatever a file does to the process that reads it."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from index import reading_jobs
from index.reading_jobs import Readers, Reading, Source, read_source
from index.records import from_json

TEXT = "Tern Intern {n}\nTern Trust\n\nRequirements\n\n- You can count to {n}.\n- You write Python.\n"
ROOT = Path(__file__).resolve().parents[2]


def samples() -> list[Source]:
    files = sorted(path for path in (ROOT / "samples" / "postings").rglob("*") if path.is_file())
    return [Source(path.name, path.read_bytes()) for path in files[::3]]


def test_processes_read_what_this_process_reads_in_the_same_order() -> None:
    sources = [*samples(), Source("empty.txt", b""), *(Source(f"t{n}", TEXT.format(n=n).encode()) for n in range(30))]
    with Readers(2) as readers:
        spread = readers.read(sources)
    assert [plain(one) for one in spread] == [plain(read_source(one)) for one in sources]


def plain(reading: Reading) -> object:
    return [(one.record, one.sketch.rank, one.sketch.bands.tolist()) for one in reading.postings], reading.faults


def test_a_source_that_ends_its_process_is_left_out_and_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_jobs, "read_apart", deadly)
    sources = [Source(f"t{n}", TEXT.format(n=n).encode()) for n in range(30)]
    sources[7] = Source("deadly", b"dies")
    with Readers(2) as readers:
        readings = readers.read(sources)
    assert [n for n, one in enumerate(readings) if not one.postings] == [7]
    assert readings[7].faults == (("", "it ended the process that read it"),)


def deadly(source: Source) -> Reading:
    if source.name == "deadly":
        os.kill(os.getpid(), signal.SIGKILL)
    return read_source(source)


def test_a_source_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(content: bytes, *, name: str) -> object:
        while True:
            time.perf_counter()

    monkeypatch.setattr(reading_jobs, "read_postings", endless)
    monkeypatch.setattr(reading_jobs, "LEAST_SECONDS", 0.2)
    (fault,) = read_source(Source("x", b"")).faults
    assert fault == ("", "reading it takes longer than a posting needs, so it was given up")


def test_the_time_allowed_grows_with_the_size() -> None:
    assert reading_jobs.seconds_for(Source("x", b"")) == 30
    assert reading_jobs.seconds_for(Source("x", b"x" * 1_000_000)) == 130


def test_a_page_is_known_by_its_address_only_when_it_names_no_other() -> None:
    page = b"<html><body><h1>Bird Intern</h1><h2>Requirements</h2><ul><li>You can count.</li></ul></body></html>"
    (read,) = read_source(Source("https://tern.example/1", page, "https://tern.example/1")).postings
    assert from_json(read.record).id == "https://tern.example/1"
