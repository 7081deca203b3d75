"""The pool: every misdeed of a reader costs one file a clear answer, and nobody else anything."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from api.reading import pool as door
from api.reading.limits import MEBIBYTE, Limits
from api.reading.pool import ReaderPool
from matcher.errors import NoReaders, NoText, ReadingFailed
from tests.api.reading.hostile_tasks import ENVIRONMENT, LIE, WORK
from tests.hanging import no_hang

TASKS = "tests.api.reading.hostile_tasks"
SHORT = Limits(seconds=0.5, scan_seconds=2.0, cpu_seconds=0.3, memory_bytes=400 * MEBIBYTE, files=1000)
ON_LINUX = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="Linux alone bounds memory")


@pytest.fixture(autouse=True)
def _ends() -> Iterator[None]:
    with no_hang():
        yield


@pytest.fixture
def pool() -> Iterator[ReaderPool]:
    with closing(ReaderPool(1, SHORT, tasks=TASKS)) as opened:
        yield opened


def reader_of(pool: ReaderPool) -> int:
    return int(pool.run(WORK, b"hello").split()[0])


def runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def comes_true(condition: Callable[[], bool], within_seconds: float = 10.0) -> bool:
    deadline = time.monotonic() + within_seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def test_work_is_done_in_another_process_that_stays(pool: ReaderPool) -> None:
    assert reader_of(pool) == reader_of(pool) != os.getpid()


@pytest.mark.parametrize(
    ("misdeed", "message"),
    [
        (b"loop", "takes longer"),
        (b"sleep", "takes longer"),
        pytest.param(b"eat", "more memory", marks=ON_LINUX),
        (b"abort", "did not foresee"),
        (b"die", "did not foresee"),
        (b"leave", "did not foresee"),
        (b"dig", "did not foresee"),
        (b"stumble", "did not foresee"),
        (b"write_a_file", "did not foresee"),
    ],
)
def test_a_misdeed_costs_its_file_an_answer_and_the_next_file_nothing(
    pool: ReaderPool, misdeed: bytes, message: str
) -> None:
    first = reader_of(pool)
    with pytest.raises(ReadingFailed, match=message):
        pool.run(WORK, misdeed)
    assert reader_of(pool) != first
    assert not runs(first)


@pytest.mark.parametrize("misdeed", [b"sleep_past_its_own_clock", b"stop"])
def test_a_reader_that_does_not_end_itself_is_ended(
    pool: ReaderPool, misdeed: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "GRACE_SECONDS", -2.0)
    with pytest.raises(ReadingFailed):
        pool.run(WORK, misdeed)
    assert reader_of(pool)


def test_a_fault_of_the_file_is_raised_with_its_words_and_the_reader_stays(pool: ReaderPool) -> None:
    first = reader_of(pool)
    with pytest.raises(NoText, match=r"^There is nothing to see\.$"):
        pool.run(WORK, b"refuse")
    assert reader_of(pool) == first


def test_a_result_of_the_wrong_shape_is_no_result(pool: ReaderPool) -> None:
    with pytest.raises(ReadingFailed):
        pool.run(LIE, b"")


def test_a_scan_has_more_time(pool: ReaderPool) -> None:
    assert pool.run(WORK, b"scan 0.8").endswith("scan")
    with pytest.raises(ReadingFailed, match="takes longer"):
        pool.run(WORK, b"scan 5")


def test_nothing_of_a_file_reaches_the_log_or_the_terminal(
    pool: ReaderPool, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        pool.run(WORK, b"print_it")
        with pytest.raises(ReadingFailed) as caught:
            pool.run(WORK, b"stumble")
    assert "KeyError at hostile_tasks.py" in caplog.text
    assert "Fairweather" not in caplog.text + "".join(capfd.readouterr()) + repr(caught.getrepr(chain=True))


def test_a_worn_reader_is_replaced() -> None:
    with closing(ReaderPool(1, Limits(files=2), tasks=TASKS)) as pool:
        readers = [reader_of(pool) for _ in range(4)]
    assert (readers[0], readers[2]) == (readers[1], readers[3])
    assert readers[0] != readers[2]


def test_a_reader_that_was_killed_while_idle_costs_nobody_anything(pool: ReaderPool) -> None:
    first = reader_of(pool)
    os.kill(first, signal.SIGKILL)
    assert reader_of(pool) != first


def test_a_nursery_that_was_killed_is_replaced(pool: ReaderPool) -> None:
    first = reader_of(pool)
    pool._nursery._process.kill()
    with pytest.raises(ReadingFailed):
        pool.run(WORK, b"abort")
    assert reader_of(pool) != first
    assert comes_true(lambda: not runs(first))


def test_a_program_that_a_reader_started_ends_with_it(pool: ReaderPool) -> None:
    with pytest.raises(ReadingFailed):
        pool.run(WORK, b"leave_a_program_behind")
    assert comes_true(lambda: not commands("sleep 600.25"))


def commands(named: str) -> list[str]:
    lines = [path.read_bytes().replace(b"\0", b" ").decode() for path in Path("/proc").glob("[0-9]*/cmdline")]
    return [line for line in lines if line.startswith(named)]


def test_two_files_are_read_at_a_time_and_a_third_waits() -> None:
    with closing(ReaderPool(2, Limits(), tasks=TASKS)) as pool, ThreadPoolExecutor(3) as students:
        pool.fill()
        started = time.monotonic()
        done = list(students.map(lambda _: pool.run(WORK, b"scan 0.5"), range(3)))
        taken = time.monotonic() - started
    assert len({one.split()[0] for one in done}) == 2
    assert 0.9 < taken < 1.5 + 5


def test_closing_ends_readers_at_work_and_tells_those_who_wait() -> None:
    pool = ReaderPool(1, Limits(), tasks=TASKS)
    first = reader_of(pool)
    with ThreadPoolExecutor(2) as students:
        asked = [students.submit(pool.run, WORK, b"sleep") for _ in range(2)]
        time.sleep(0.2)
        pool.close()
        errors = {type(one.exception(timeout=10)) for one in asked}
    assert errors == {ReadingFailed, NoReaders}
    assert not runs(first)


def test_a_reader_sees_no_key_of_the_service(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CV_MATCHER_SECRET", "x")
    with closing(ReaderPool(1, SHORT, tasks=TASKS)) as pool:
        assert "CV_MATCHER_SECRET" not in pool.run(ENVIRONMENT, b"")


SERVICE = """
import signal, sys, time
# What starts the tests may ignore the interrupt, and children inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)
from api.reading.limits import Limits
from api.reading.pool import ReaderPool
from tests.api.reading.hostile_tasks import WORK
import threading
pool = ReaderPool(2, Limits(), tasks="tests.api.reading.hostile_tasks")
pids = [pool.run(WORK, b"hello").split()[0] for _ in range(2)]
threading.Thread(target=pool.run, args=(WORK, b"loop"), daemon=True).start()
time.sleep(0.3)
print(pool._nursery._process.pid, *pids, flush=True)
time.sleep(600)
"""


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_readers_end_with_the_service_however_it_ends(ending: signal.Signals) -> None:
    root = Path(__file__).resolve().parents[3]
    with subprocess.Popen(
        [sys.executable, "-c", SERVICE], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=root
    ) as service:
        assert service.stdout is not None
        pids = [int(pid) for pid in service.stdout.readline().split()]
        service.send_signal(ending)
    assert len(pids) == 3
    assert comes_true(lambda: not any(runs(pid) for pid in pids))
