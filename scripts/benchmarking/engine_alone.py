"""One engine in a process of its own: `python -m scripts.benchmarking.engine_alone ENGINE TASK FOLDER COUNT`.

Prints what the task measured as JSON. So what one engine takes of memory is not mixed with the other's, nor what it
takes to load with what it takes to search.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import asdict
from functools import partial
from pathlib import Path
from statistics import median

from api.settings import Settings
from index.embedded import EmbeddedEngine
from index.engine import Engine
from index.engines import open_postgres
from index.errors import IndexFault
from index.postgres.address import Address
from index.postgres.database import Database, run
from index.postgres.engine import PostgresEngine
from scripts.benchmarking.engines import EMBEDDED, QUERIES, SHARES
from scripts.benchmarking.made_up import MadeUp, made_up, made_up_query
from scripts.benchmarking.memory import Memory, memory_of, server_of
from scripts.benchmarking.setting import seconds_of

LIVE = 20


def opened(kind: str, folder: Path) -> Engine:
    """The engine on the folder, or on the database of the settings."""
    if kind == EMBEDDED:
        return EmbeddedEngine(folder)
    return open_postgres(address())


def address() -> Address:
    """The database of the settings; IndexFault where none is named."""
    found = Settings().database
    if found is None:
        raise IndexFault("No database is named. Set CV_MATCHER_DATABASE_URL to one that holds nothing.")
    return found


def load(engine: Engine, folder: Path, count: int) -> Mapping[str, object]:
    """The folder is built from postings; the database is filled from the folder."""
    if isinstance(engine, PostgresEngine):
        snapshot = EmbeddedEngine(folder).get()
        seconds = seconds_of(partial(engine.publish, snapshot))
    else:
        add = [made_up(number) for number in range(count)]
        seconds = seconds_of(partial(engine.revise, embed=MadeUp(), add=add))
    view = engine.get()
    return {"seconds": seconds, "bytes": view.size_bytes(), "chunks": view.manifest.chunks}


def search(engine: Engine, _: Path, __: int) -> Mapping[str, object]:
    """The median time of searches by how many postings pass, what they found, and the memory before and after."""
    embed = MadeUp()
    before = memory_of([os.getpid()])
    milliseconds, found = {}, {}
    view = engine.get()
    for label, company in SHARES.items():
        queries = [made_up_query(number, company, embed) for number in range(QUERIES)]
        found[label] = [[one.posting.id for one in view.search(query)] for query in queries]
        milliseconds[label] = 1000 * median(seconds_of(partial(view.search, query)) for query in queries)
    return {
        "milliseconds": milliseconds,
        "found": found,
        "memory": [_told(before), _told(memory_of([os.getpid()]))],
        **(_server() if isinstance(engine, PostgresEngine) else {}),
    }


def change(engine: Engine, _: Path, __: int) -> Mapping[str, object]:
    """The median time of a change of one posting until it is found; the folder is built anew for each, so only once."""
    times = LIVE if isinstance(engine, PostgresEngine) else 1
    embed = MadeUp()
    seconds = [seconds_of(partial(engine.revise, embed=embed, add=[made_up(-one)])) for one in range(1, times + 1)]
    return {"milliseconds": 1000 * median(seconds), "times": times}


TASKS: Mapping[str, Callable[[Engine, Path, int], Mapping[str, object]]] = {
    "load": load,
    "search": search,
    "change": change,
}


def _server() -> Mapping[str, object]:
    """All processes of the server, None where it is elsewhere or may not be looked at, and the size of its buffers."""
    with closing(Database(address())) as database, database.reading() as connection:
        [(pid,)] = run(connection, "SELECT pg_backend_pid()")
        [(buffers,)] = run(connection, "SHOW shared_buffers")
        pids = server_of(pid, "postgres")
        return {"server": _told(memory_of(pids)) if pids else None, "shared_buffers": buffers}


def _told(memory: Memory | None) -> dict[str, float] | None:
    return None if memory is None else asdict(memory)


def main() -> None:
    """Do the task that the arguments name."""
    kind, task, folder, count = sys.argv[1:]
    with closing(opened(kind, Path(folder))) as engine:
        print(json.dumps(TASKS[task](engine, Path(folder), int(count))))


if __name__ == "__main__":
    main()
