"""Both engines measured side by side, each in processes of its own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from index.errors import IndexFault
from scripts.benchmarking import run
from scripts.benchmarking.engines import EMBEDDED, SHARES, alone
from scripts.benchmarking.memory import memory_of, server_of
from tests.postgres_server import Server

SIZE_BYTES = 64 * 2**20


def test_memory_that_is_taken_is_counted_once() -> None:
    before = memory_of([os.getpid()])
    taken = b"x" * SIZE_BYTES
    after = memory_of([os.getpid()])
    if before is None or after is None:
        pytest.skip("this system does not tell what a process takes")
    assert len(taken) / 2**20 == pytest.approx(after.own - before.own, abs=16)


def test_memory_of_a_process_that_is_gone_is_not_told() -> None:
    assert memory_of([2**22 + 1]) is None


def test_processes_of_another_name_are_no_server() -> None:
    assert server_of(os.getpid(), "postgres") == []


def test_an_engine_that_fails_is_told(tmp_path: Path) -> None:
    with pytest.raises(IndexFault, match=r"embedded could not search: .*NoSnapshot: There is no index"):
        alone(EMBEDDED, "search", tmp_path, 1)


@pytest.mark.server
@pytest.mark.slow
def test_both_engines_are_measured_on_the_same_work(postgres_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CV_MATCHER_DATABASE_URL", postgres_server.new_database("benchmark"))
    found = {one.measure: one.value for one in run.engines(60)}
    for name in ("embedded", "PostgreSQL"):
        assert {f"{name}: search, {label}" for label in SHARES} <= set(found)
        assert {f"{name}: on disk", f"{name}: one posting changed"} <= set(found)
    assert [found[f"found by both, {label}"] for label in SHARES] == pytest.approx([1.0] * len(SHARES))
    assert all(value >= 0 for value in found.values())
