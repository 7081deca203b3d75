"""Counts that several processes share: none is lost, none outlives its time, and the file tells no name."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from api.access import counts
from api.access.counts import SHARED, SharedCounts, make_counts, shared_counts
from api.access.rates import Rates

ROOT = Path(__file__).resolve().parents[3]
ADDER = """
import sys
from pathlib import Path
from api.access.counts import SharedCounts
counts = SharedCounts(Path(sys.argv[1]))
for _ in range(500):
    counts.add("all", 1, 600)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    make_counts(tmp_path / "counts")
    return tmp_path / "counts"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [1_790_000_000.0]
    monkeypatch.setattr(time, "time", lambda: now[0])
    return now


def test_processes_lose_no_count_of_each_other(path: Path) -> None:
    command = [sys.executable, "-c", ADDER, str(path)]
    adders = [subprocess.Popen(command, cwd=ROOT) for _ in range(3)]
    assert [one.wait() for one in adders] == [0, 0, 0]
    assert SharedCounts(path).get("all") == 1500


def test_a_count_is_forgotten_in_time(path: Path, clock: list[float]) -> None:
    shared = SharedCounts(path)
    assert (shared.add("a", 2, 60), shared.add("a", 1, 60), shared.get("b")) == (2, 3, 0)
    clock[0] += 59
    assert shared.get("a") == 3
    clock[0] += 1
    assert (shared.get("a"), shared.add("a", 1, 60)) == (0, 1)


def test_the_file_tells_no_name_and_is_for_its_user_alone(path: Path) -> None:
    SharedCounts(path).add("203.0.113.77", 1, 60)
    assert b"203.0.113.77" not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0


def test_in_a_crowd_what_is_forgotten_soonest_makes_room(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counts, "SLOTS", 16)
    shared = SharedCounts(path)
    for number in range(40):
        shared.add(f"n{number}", 1, 600 + number)
    assert [shared.get(f"n{number}") for number in range(24, 40)] == [1] * 16


@pytest.mark.parametrize("shares", [False, True])
def test_a_clock_that_jumps_locks_nobody_out(path: Path, clock: list[float], shares: bool) -> None:
    rates = Rates("", "3/minute", SharedCounts(path) if shares else None)
    for jump in (40 * 365 * 86_400.0, -60 * 365 * 86_400.0, 20 * 365 * 86_400.0):
        assert [rates.wait_seconds("address", "a") for _ in range(3)] == [None] * 3
        wait = rates.wait_seconds("address", "a")
        assert wait is not None
        assert 1 <= wait <= 120
        clock[0] += jump


def test_two_workers_together_keep_to_the_rate(path: Path, clock: list[float]) -> None:
    workers = [Rates("", "6/minute", SharedCounts(path)) for _ in range(2)]
    waits = [workers[number % 2].wait_seconds("address", "a") for number in range(10)]
    assert [wait is None for wait in waits] == [True] * 6 + [False] * 4
    assert workers[1].wait_seconds("address", "b") is None


def test_the_table_of_the_environment_is_used(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SHARED, raising=False)
    assert shared_counts() is None
    monkeypatch.setenv(SHARED, str(path))
    assert shared_counts() is not None
