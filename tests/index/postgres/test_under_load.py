"""Versions switched and a standby promoted while searches run: every answer is whole, nothing has to be restarted."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from index.engine import Engine
from index.errors import DatabaseDown
from index.layout import current_folder
from index.postgres.address import Address
from index.postgres.engine import PostgresEngine
from index.reindex import revise
from index.snapshot import Snapshot
from tests.embedders import WordCountEmbedder
from tests.index.engines.engines import add, ids, query
from tests.index.postings import posting
from tests.postgres_server import USER, Server

pytestmark = [pytest.mark.server, pytest.mark.slow]

SWITCHES = 15
COUNT = 40
WAIT_SECONDS = 60


def snapshot_of(folder: Path, word: str) -> Snapshot:
    """Postings that all begin with one word."""
    postings = [posting(f"{word}{number:02d}", "python sql"[: 6 + number % 2 * 4]) for number in range(COUNT)]
    revise(folder, embed=WordCountEmbedder(), add=postings)
    return Snapshot.open(current_folder(folder))


class Searcher(threading.Thread):
    """Searches again and again, and keeps the faults and the kinds of lists that it saw."""

    def __init__(self, engine: Engine, stop: threading.Event) -> None:
        super().__init__()
        self._engine = engine
        self._stop_asked = stop
        self.lists = 0
        self.down = 0
        self.faults: list[BaseException] = []

    def run(self) -> None:
        while not self._stop_asked.is_set():
            try:
                self._check(query("python", "sql", words=("python",), limit=10))
            except DatabaseDown:
                self.down += 1
            except BaseException as fault:
                self.faults.append(fault)
                return

    def _check(self, asked: object) -> None:
        view = self._engine.get()
        found = view.search(asked)  # type: ignore[arg-type]
        assert len(found) == 10
        assert len({one.posting.id[:-2] for one in found}) == 1, "a mixture of two versions"
        assert all(len(one.chunk_vectors) == 2 for one in found)
        self.lists += 1


@contextmanager
def searched(*engines: Engine) -> Iterator[list[Searcher]]:
    stop = threading.Event()
    searchers = [Searcher(engine, stop) for engine in engines]
    for one in searchers:
        one.start()
    try:
        yield searchers
    finally:
        stop.set()
        for one in searchers:
            one.join()


def wait_for(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + WAIT_SECONDS
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_versions_switched_under_load_never_mix(engine: PostgresEngine, tmp_path: Path) -> None:
    with closing(snapshot_of(tmp_path / "a", "a")) as one, closing(snapshot_of(tmp_path / "b", "b")) as other:
        engine.publish(one)
        with searched(engine, engine, engine) as searchers:
            for _ in range(SWITCHES):
                engine.publish(other)
                engine.publish(one)
            wait_for(lambda: all(one.lists for one in searchers))
    assert [(one.faults, one.down) for one in searchers] == [([], 0)] * 3


@pytest.fixture
def pair() -> Iterator[tuple[Server, Server]]:
    """A primary, and a standby that follows it."""
    primary, standby = Server(), Server()
    try:
        primary.create()
        primary.start()
        standby.follow(primary)
        standby.start()
        yield primary, standby
    finally:
        standby.remove()
        primary.remove()


def test_a_promoted_standby_takes_over_searches_and_writes_under_load(
    pair: tuple[Server, Server], tmp_path: Path
) -> None:
    primary, standby = pair
    primary.new_database("board")
    both = f"postgresql://{USER}@/board?host={primary.home},{standby.home}"
    with (
        closing(snapshot_of(tmp_path / "a", "a")) as one,
        closing(PostgresEngine(Address(both))) as engine,
        closing(PostgresEngine(Address(standby.url("board")))) as on_standby,
    ):
        engine.publish(one)
        wait_for(lambda: on_standby.holds(one.manifest.id))
        with searched(engine, on_standby) as searchers:
            wait_for(lambda: all(one.lists > 3 for one in searchers))
            primary.kill()
            standby.promote()
            before = searchers[0].lists
            wait_for(lambda: searchers[0].lists > before + 3)
            add(engine, posting("a99", "python sql"))
        assert [one.faults for one in searchers] == [[], []]
        assert searchers[1].down == 0
        assert "a99" in ids(engine)
