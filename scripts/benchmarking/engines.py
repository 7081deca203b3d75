"""The engines side by side on the same postings: loading, searching plainly and filtered, recall, live changes, room.

The postings and their vectors are made up (`made_up.py`); both engines get the very same ones. Each engine does each
task in a process of its own (`engine_alone.py`).
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.embedded import EmbeddedEngine
from index.engines import open_postgres
from index.errors import IndexFault
from index.postgres.address import Address
from index.postgres.tuning import MEASURED
from index.snapshot import Snapshot
from matcher.retrieval import Query, Vectors
from scripts.benchmarking.made_up import LIMIT, STATEMENTS, MadeUp, made_up_query
from scripts.benchmarking.setting import Figure

if TYPE_CHECKING:
    from index.postgres.view import PostgresView

ROOT = Path(__file__).resolve().parents[2]
EMBEDDED, POSTGRES = "embedded", "postgres"
NAMES = {EMBEDDED: "embedded", POSTGRES: "PostgreSQL"}
QUERIES = 15
RECALLED = 3
"""Queries whose recall is worked out: a walk that few chunks pass reads the whole index."""
SHARES = {"no filter": None, "half pass": "half", "5 % pass": "twentieth", "0.5 % pass": "rare"}
"""By how many postings pass, the company that is asked for."""
NEAREST = 100
HALF_PRECISION = 1e-3
HOW_LOADED = {EMBEDDED: "embed (made up) and build", POSTGRES: "COPY, index, switch"}

Told = Mapping[str, Any]


def measure(address: Address, count: int) -> Iterator[Figure]:
    """The figures of `count` postings on the embedded engine and in the database, which is filled with them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        told = {
            (kind, task): alone(kind, task, folder, count)
            for task in ("load", "search", "change")
            for kind in (EMBEDDED, POSTGRES)
        }
        yield from _loaded(told, count)
        yield from _searched(told)
        yield from _changed(told)
        yield from _remembered(told)
        with closing(open_postgres(address)) as database, closing(EmbeddedEngine(folder).get()) as snapshot:
            if snapshot.manifest.chunks >= MEASURED.indexed_from:
                yield from _recalled(database.get(), snapshot)


def alone(kind: str, task: str, folder: Path, count: int) -> Told:
    """What one engine measured of one task in a process of its own; IndexFault with its last words where it failed."""
    command = [sys.executable, "-m", "scripts.benchmarking.engine_alone", kind, task, str(folder), str(count)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        said = done.stderr.strip().splitlines()
        raise IndexFault(f"{NAMES[kind]} could not {task}: {said[-1] if said else done.returncode}")
    told: Told = json.loads(done.stdout)
    return told


def _loaded(told: Mapping[tuple[str, str], Told], count: int) -> Iterator[Figure]:
    for kind, name in NAMES.items():
        one = told[kind, "load"]
        how = f"{count} postings, {one['chunks']} chunks, once"
        yield Figure(f"{name}: {HOW_LOADED[kind]}", count / one["seconds"], "postings a second", how)
        yield Figure(f"{name}: on disk", one["bytes"] / 2**20, "MiB", how)


def _searched(told: Mapping[tuple[str, str], Told]) -> Iterator[Figure]:
    """Milliseconds of a search, and how much of what one engine finds the other finds too, by how many pass."""
    how = f"median of {QUERIES} searches, {STATEMENTS} statements each, {LIMIT} postings asked for"
    for kind, name in NAMES.items():
        for label, value in told[kind, "search"]["milliseconds"].items():
            yield Figure(f"{name}: search, {label}", value, "ms", how)
    found, other = (told[kind, "search"]["found"] for kind in NAMES)
    for label in SHARES:
        shares = [
            len(set(here) & set(there)) / max(len(here), 1)
            for here, there in zip(found[label], other[label], strict=True)
        ]
        how = f"postings of the embedded engine's list that are in the other's too, mean of {QUERIES} searches"
        yield Figure(f"found by both, {label}", float(np.mean(shares)), "share", how)


def _changed(told: Mapping[tuple[str, str], Told]) -> Iterator[Figure]:
    for kind, name in NAMES.items():
        one = told[kind, "change"]
        how = f"median of {one['times']}, one posting each, found at once"
        yield Figure(f"{name}: one posting changed", one["milliseconds"], "ms", how)


def _remembered(told: Mapping[tuple[str, str], Told]) -> Iterator[Figure]:
    """What the process that searches takes more than before it opened its index, and what the server takes."""
    for kind, name in NAMES.items():
        before, after = told[kind, "search"]["memory"]
        if before is not None and after is not None:
            how = "after all searches, less what it had before the first one; no model in it"
            yield Figure(f"{name}: memory of the process that asks", after["own"] - before["own"], "MiB", how)
            how = "files of the index (and of libraries) in memory, which the system may drop and processes share"
            yield Figure(f"{name}: mapped files of that process", after["files"] - before["files"], "MiB", how)
    server = told[POSTGRES, "search"]["server"]
    if server is not None:
        how = "all processes of the idle server after the searches, without what is shared or of files"
        yield Figure("PostgreSQL: memory of the server's processes", server["own"], "MiB", how)
        buffers = told[POSTGRES, "search"]["shared_buffers"]
        how = f"touched of shared_buffers = {buffers}, and of other shared memory; the system's cache comes on top"
        yield Figure("PostgreSQL: shared memory of the server", server["shared"], "MiB", how)


def _recalled(view: PostgresView, snapshot: Snapshot) -> Iterator[Figure]:
    """The recall of the HNSW index, also where a search would compare with all instead."""
    exact, embed = Exact.of(snapshot), MadeUp()
    for label, company in SHARES.items():
        asked = [made_up_query(number, company, embed) for number in range(RECALLED)]
        shares = [exact.recall(query, view.nearest(query)) for query in asked]
        how = f"of the {NEAREST} nearest passing chunks of a statement, mean of {RECALLED * STATEMENTS}"
        yield Figure(f"PostgreSQL: recall of the HNSW index, {label}", float(np.mean(shares)), "share", how)


@dataclass(frozen=True, slots=True)
class Exact:
    """All chunk vectors and the company of each."""

    vectors: Vectors
    companies: NDArray[np.str_]

    @classmethod
    def of(cls, snapshot: Snapshot) -> Exact:
        """Everything that a snapshot holds."""
        candidates = [snapshot.candidate(row) for row in range(snapshot.manifest.postings)]
        times = [len(one.chunk_vectors) for one in candidates]
        companies = np.repeat([one.posting.company or "" for one in candidates], times)
        return cls(np.concatenate([one.chunk_vectors for one in candidates]), companies)

    def recall(self, query: Query, found: Sequence[Sequence[tuple[str, float]]]) -> float:
        """The share of the nearest passing chunks of each statement that were found, near-ties counted as found."""
        company = query.filters.company
        passing = np.array([company is None or company in one.split() for one in self.companies])
        products = np.sort(self.vectors[passing] @ query.vectors.T, axis=0)[::-1][:NEAREST]
        shares = [
            sum(similarity > least - HALF_PRECISION for _, similarity in hits[: len(products)]) / len(products)
            for hits, least in zip(found, products[-1], strict=True)
        ]
        return float(np.mean(shares))
