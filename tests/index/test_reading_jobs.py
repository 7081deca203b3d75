"""Postings read by several processes: as by one, whatever a file does to the process that reads it."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
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


def test_a_process_that_reads_loads_nothing_that_only_comparing_needs() -> None:
    code = "import sys, index.reading_jobs; print(*{'datasketch', 'scipy', 'faiss'} & set(sys.modules))"
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.split() == []


def plain(reading: Reading) -> object:
    return [(one.record, one.draft.rank, one.draft.sketch().bands.tolist()) for one in reading.postings], reading.faults


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


def greedy(content: bytes, *, name: str) -> object:
    return bytearray(20 * 1024 * 1024 * 1024)


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="only Linux bounds memory")
def test_a_source_that_takes_too_much_memory_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_jobs, "read_postings", greedy)
    before = resource.getrlimit(resource.RLIMIT_AS)
    (fault,) = reading_jobs.read_apart(Source("x", b"")).faults
    assert fault == ("", "reading it takes more memory than a posting needs, so it was given up")
    assert resource.getrlimit(resource.RLIMIT_AS) == before


def test_the_memory_allowed_grows_with_the_size() -> None:
    assert reading_jobs.bytes_for(Source("x", b"x" * 1000)) - reading_jobs.bytes_for(Source("x", b"")) == 40_000


OWNER = """
import multiprocessing, sys, time
from index.reading_jobs import Readers, Source

if __name__ == "__main__":
    readers = Readers(2)
    readers.read([Source(f"t{n}", b"Tern Intern\\n\\nRequirements\\n\\n- You can count.\\n") for n in range(30)])
    print(*(one.pid for one in multiprocessing.active_children()), flush=True)
    time.sleep(600)
"""


def test_no_process_outlives_a_re_index_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "owner.py"
    script.write_text(OWNER)
    command, environment = [sys.executable, str(script)], os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as owner:
        assert owner.stdout is not None
        below = [int(pid) for pid in owner.stdout.readline().split()]
        owner.kill()
    deadline = time.monotonic() + 60
    while (left := [pid for pid in below if runs(pid)]) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert (len(below), left) == (2, [])


def runs(pid: int) -> bool:
    listed = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return listed.stdout.strip() != "" and not listed.stdout.startswith("Z")
