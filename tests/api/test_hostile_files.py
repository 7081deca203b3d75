"""Files made to bring the service down, sent to a real one: each is answered, and everybody else is served."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2
import pytest

from tests.api.serving import SAMPLE, Server, serving
from tests.bombs import BOMBS, PDFS, WORDS

pytestmark = [
    pytest.mark.server,
    pytest.mark.model,
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="processes are looked at where Linux lists them"),
]

SECONDS = 5.0
LONGEST_TEXTS = ("short lines", "headings", "denials", "skills", "links", "link starts", "emphasis", "tabs")
SENT = [bomb.__name__ for bomb in (*PDFS, *WORDS)] + list(LONGEST_TEXTS)
SLOW = "denials"
GROWTH_BYTES = 200_000_000


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("hostile"), CV_MATCHER_READING_SECONDS=str(SECONDS)) as running:
        yield running


def children(pid: int) -> list[int]:
    lists = (Path("/proc") / str(pid) / "task").glob("*/children")
    return [int(child) for path in lists for child in path.read_text(encoding="ascii").split()]


def nursery(server: Server) -> int:
    (found,) = [pid for pid in children(server.process.pid) if b"nursery" in Path(f"/proc/{pid}/cmdline").read_bytes()]
    return found


def readers(server: Server) -> list[int]:
    return children(nursery(server))


def runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def resident_bytes(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def open_files(pid: int) -> int:
    return len(list(Path(f"/proc/{pid}/fd").iterdir()))


def good(server: Server) -> httpx2.Response:
    return server.post("/v1/documents", SAMPLE.read_bytes())


def begin(server: Server, content: bytes, answers: list[httpx2.Response]) -> threading.Thread:
    """Send a file that takes seconds, and return once a reader works on it."""
    before = {pid: used(pid) for pid in readers(server)}
    thread = threading.Thread(target=lambda: answers.append(server.post("/v1/documents", content)))
    thread.start()
    while not any(used(pid) > before.get(pid, 0) + 20 for pid in readers(server)):
        time.sleep(0.02)
    return thread


def used(pid: int) -> int:
    """Processor time in clock ticks."""
    try:
        return int(Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[11])
    except OSError:
        return 0


def busiest(server: Server) -> int:
    before = {pid: used(pid) for pid in readers(server)}
    time.sleep(0.2)
    return max(readers(server), key=lambda pid: used(pid) - before.get(pid, 0))


@pytest.mark.parametrize("name", SENT)
def test_a_bomb_is_answered_and_the_next_cv_is_read(server: Server, name: str) -> None:
    answer = server.post("/v1/documents", BOMBS[name]())
    assert answer.status_code in {200, 400, 413, 415, 422}, answer.text[:300]
    assert answer.status_code == 200 or answer.json()["what_to_do"]
    assert good(server).status_code == 200


def test_bombs_leave_memory_files_and_processes_as_they_were(server: Server) -> None:
    good(server)
    memory, files = resident_bytes(server.process.pid), open_files(server.process.pid)
    with ThreadPoolExecutor(4) as students:
        list(students.map(lambda name: server.post("/v1/documents", BOMBS[name]()), SENT[:20]))
    good(server)
    assert resident_bytes(server.process.pid) < memory + GROWTH_BYTES
    assert open_files(server.process.pid) <= files + 4
    assert len(readers(server)) == 2


def test_others_are_served_while_a_bomb_is_read(server: Server) -> None:
    answers: list[httpx2.Response] = []
    thread = begin(server, BOMBS[SLOW](), answers)
    statuses = {good(server).status_code for _ in range(5)}
    thread.join()
    assert statuses == {200}
    assert answers[0].status_code in {200, 422}


def test_a_reader_that_is_killed_costs_one_request_a_clear_answer(server: Server) -> None:
    answers: list[httpx2.Response] = []
    thread = begin(server, BOMBS[SLOW](), answers)
    victim = busiest(server)
    os.kill(victim, signal.SIGKILL)
    others = [good(server).status_code for _ in range(3)]
    thread.join()
    assert others == [200, 200, 200]
    assert (answers[0].status_code, answers[0].json()["type"]) == (422, "urn:cv-matcher:problem:reading-failed")
    assert victim not in readers(server)


def test_all_readers_and_the_nursery_may_die_while_nobody_asks(server: Server) -> None:
    for pid in [*readers(server), nursery(server)]:
        os.kill(pid, signal.SIGKILL)
    assert [good(server).status_code for _ in range(4)] == [200] * 4
    assert httpx2.get(server.url + "/ready").status_code == 200


def test_the_nursery_may_die_while_a_file_is_read(server: Server) -> None:
    answers: list[httpx2.Response] = []
    thread = begin(server, BOMBS[SLOW](), answers)
    os.kill(nursery(server), signal.SIGKILL)
    thread.join()
    assert answers[0].status_code in {200, 422}
    assert [good(server).status_code for _ in range(4)] == [200] * 4


def test_nothing_of_a_file_is_in_the_log(server: Server) -> None:
    server.post("/v1/documents", b"# Zephyrquillon\n\n" + b"no not never without Zephyrquillon " * 200_000)
    assert b"Zephyr" not in server.log.read_bytes()


def test_a_service_that_is_told_to_stop_answers_first_and_leaves_no_orphan(tmp_path: Path) -> None:
    answers: list[httpx2.Response] = []
    with serving(tmp_path) as server:
        thread = begin(server, BOMBS[SLOW](), answers)
        left = [*readers(server), nursery(server)]
    thread.join()
    assert answers[0].status_code in {200, 422}
    assert [pid for pid in left if runs(pid)] == []
