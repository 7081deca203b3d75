"""Several writers at once, and writers that are killed, whichever engine keeps the index."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from index.engine import Engine
from tests.index.engines.engines import UnderTest, add, found, ids, query
from tests.index.engines.writing import write
from tests.index.postings import posting

ROOT = Path(__file__).resolve().parents[3]
WAIT_SECONDS = 60


def started(under_test: UnderTest, *named: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.index.engines.writing", *under_test.writer(), *named]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def whole(engine: Engine) -> bool:
    """Whether what the current state says of itself is what is in it."""
    view = engine.get()
    postings = view.all_postings()
    requirements = sum(len(one.requirements) for one in postings)
    return (view.manifest.postings, view.manifest.requirements) == (len(postings), requirements)


def test_two_writers_lose_nothing(engine: Engine, under_test: UnderTest) -> None:
    names = [[f"{writer}{number}=python" for number in range(5)] for writer in "xy"]
    with started(under_test, *names[0]) as first, started(under_test, *names[1]) as second:
        assert [one.wait(WAIT_SECONDS) for one in (first, second)] == [0, 0]
    assert ids(engine) == sorted(name.partition("=")[0] for one in names for name in one)
    assert whole(engine)


def test_two_writers_of_one_posting_leave_one_of_theirs(engine: Engine) -> None:
    add(engine, posting("a", "music"), posting("b", "biology"))
    texts = ("python", "sql")
    threads = [threading.Thread(target=_write_often, args=(engine, text)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    last = engine.get().posting("a")
    assert last is not None
    assert last.requirements[0].text in texts
    assert found(engine, query(last.requirements[0].text)) == ["a"]
    assert whole(engine)


def _write_often(engine: Engine, text: str) -> None:
    for _ in range(5):
        write(engine, "a", text)


def test_readers_see_whole_states_while_others_write(engine: Engine, under_test: UnderTest) -> None:
    if not under_test.has_whole_changes:
        pytest.skip(
            "Citus has no snapshot over its nodes: a change of several postings may show in part for an instant"
        )
    add(engine, posting("a0", "python"))
    faults: list[BaseException] = []
    stop = threading.Event()
    readers = [threading.Thread(target=_read_until, args=(engine, stop, faults)) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(1, 6):
        add(engine, posting(f"a{number}", "python", "sql"), posting(f"b{number}", "music"))
    stop.set()
    for reader in readers:
        reader.join()
    assert faults == []
    assert len(ids(engine)) == 11


def _read_until(engine: Engine, stop: threading.Event, faults: list[BaseException]) -> None:
    """The postings of one change come and go together."""
    try:
        while not stop.is_set():
            seen = {one.id for one in engine.get().all_postings()}
            assert {one[1:] for one in seen if one[0] == "a"} == {one[1:] for one in seen if one[0] == "b"} | {"0"}
    except BaseException as fault:
        faults.append(fault)


def killed_after(process: subprocess.Popen[str], lines: int) -> Sequence[str]:
    """What a writer had said when it was killed, at least so many lines of it."""
    with process:
        assert process.stdout is not None
        said = [process.stdout.readline().strip() for _ in range(lines)]
        process.send_signal(signal.SIGKILL)
        return [*said, *process.stdout.read().split()]


def test_a_killed_writer_leaves_a_whole_state_and_nothing_to_repair(engine: Engine, under_test: UnderTest) -> None:
    add(engine, posting("a", "music"))
    for attempt in range(2):
        said = killed_after(started(under_test, *(f"k{attempt}{n}=python" for n in range(50))), attempt + 1)
        assert set(said) <= set(ids(engine))
        assert whole(engine)
        add(engine, posting(f"after{attempt}", "python"))
        assert f"after{attempt}" in found(engine, query("python", limit=500))
