"""The engines side by side on the same postings: loading, searching plainly and filtered, recall, live changes, room.

The postings are made up, and so are the vectors: each text lies near one of some hundred topics, as sentences of real
postings do, so that no model has to run. Both engines get the very same vectors.
"""

from __future__ import annotations

import random
import resource
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from index.embedded import EmbeddedEngine
from index.engine import Engine
from index.engines import open_postgres
from index.postgres.address import Address
from index.postgres.tuning import MEASURED
from index.snapshot import Snapshot
from matcher.nouns import Filters, Importance, Kind, Line, Pay, Posting, Requirement, Role, Span
from matcher.retrieval import Query, Vectors, unit_rows
from scripts.benchmarking.setting import Figure, seconds_of

if TYPE_CHECKING:
    from index.postgres.view import PostgresView

DIMENSION = 384
TOPICS = 400
NOISE = 1.0
"""The length of what is added to a topic of length 1: neighbours of one topic have a cosine of one half."""
LINES = 8
WORDS = 4_000
STATEMENTS = 40
QUERIES = 15
LIMIT = 200
LIVE = 20
NEAREST = 100
HALF_PRECISION = 1e-3
SHARES = {"no filter": None, "half pass": "half", "5 % pass": "twentieth", "0.5 % pass": "rare"}
EVERY = {"half": 2, "twentieth": 20, "rare": 200}
AS_OF = date(2026, 11, 24)


class MadeUp:
    """An embedder without a model: a text's topic and its place near it follow from a checksum of its characters."""

    name = "made-up vectors"
    revision = "made-up-1"
    dimension = DIMENSION

    def __init__(self) -> None:
        self._topics = unit_rows(np.random.default_rng(1).normal(size=(TOPICS, DIMENSION)).astype(np.float32))

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """One unit row a text."""
        return unit_rows(np.array([self._near(crc32(text.encode())) for text in texts]).reshape(-1, DIMENSION))

    def _near(self, number: int) -> NDArray[np.float64]:
        noise = np.random.default_rng(number).normal(size=DIMENSION) * (NOISE / DIMENSION**0.5)
        near: NDArray[np.float64] = self._topics[number % TOPICS] + noise
        return near


def measure(address: Address, count: int) -> Iterator[Figure]:
    """The figures of `count` postings on the embedded engine and in the database, which is filled with them."""
    embed = MadeUp()
    with tempfile.TemporaryDirectory() as folder, closing(open_postgres(address)) as database:
        embedded = EmbeddedEngine(Path(folder))
        seconds = seconds_of(partial(embedded.revise, embed=embed, add=[made_up(n) for n in range(count)]))
        snapshot = embedded.get()
        how = f"{snapshot.manifest.postings} postings, {snapshot.manifest.chunks} chunks, once"
        yield Figure("embedded: embed (made up) and build", count / seconds, "postings a second", how)
        seconds = seconds_of(partial(database.publish, snapshot))
        yield Figure("PostgreSQL: COPY, index, switch", count / seconds, "postings a second", how)
        yield Figure("embedded: on disk", snapshot.size_bytes() / 2**20, "MiB", how)
        yield Figure("PostgreSQL: on disk", database.get().size_bytes() / 2**20, "MiB", how)
        queries = {label: [_query(n, company, embed) for n in range(QUERIES)] for label, company in SHARES.items()}
        yield from _searched("embedded", embedded, queries)
        yield from _searched("PostgreSQL", database, queries)
        yield from _agreed(queries, embedded, database)
        if snapshot.manifest.chunks >= MEASURED.indexed_from:
            yield from _recalled(database.get(), snapshot, queries)
        yield from _changed(embedded, "embedded", embed, 1)
        yield from _changed(database, "PostgreSQL", embed, LIVE)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield Figure("this process: most memory", peak, "MiB", "both engines' clients, the vectors of both")


def _searched(name: str, engine: Engine, queries: Mapping[str, Sequence[Query]]) -> Iterator[Figure]:
    """Milliseconds of a search, by how many postings pass."""
    for label, asked in queries.items():
        view = engine.get()
        view.search(asked[0])
        times = [1000 * seconds_of(partial(view.search, query)) for query in asked]
        how = f"median of {QUERIES} searches, {STATEMENTS} statements each, {LIMIT} postings asked for"
        yield Figure(f"{name}: search, {label}", median(times), "ms", how)


def _agreed(queries: Mapping[str, Sequence[Query]], one: Engine, other: Engine) -> Iterator[Figure]:
    """How much of what one engine finds the other finds too."""
    for label, asked in queries.items():
        found = [
            ({c.posting.id for c in one.get().search(q)}, {c.posting.id for c in other.get().search(q)}) for q in asked
        ]
        shares = [len(here & there) / max(len(here), 1) for here, there in found]
        how = f"postings of the embedded engine's list that are in the other's too, mean of {QUERIES} searches"
        yield Figure(f"found by both, {label}", float(np.mean(shares)), "share", how)


def _recalled(view: PostgresView, snapshot: Snapshot, queries: Mapping[str, Sequence[Query]]) -> Iterator[Figure]:
    """The recall of the HNSW index, also where a search would compare with all instead."""
    exact = Exact.of(snapshot)
    for label, asked in queries.items():
        shares = [exact.recall(query, view.nearest(query)) for query in asked]
        how = f"of the {NEAREST} nearest passing chunks of a statement, mean of {QUERIES * STATEMENTS}"
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


def _changed(engine: Engine, name: str, embed: MadeUp, times: int) -> Iterator[Figure]:
    seconds = [
        seconds_of(partial(engine.revise, embed=embed, add=[made_up(-number)])) for number in range(1, times + 1)
    ]
    how = f"median of {times}, one posting each, found at once"
    yield Figure(f"{name}: one posting changed", 1000 * median(seconds), "ms", how)


def _query(number: int, company: str | None, embed: MadeUp) -> Query:
    rolled = random.Random(f"query {number}")
    texts = [_sentence(rolled) for _ in range(STATEMENTS)]
    words = tuple(sorted({word for text in texts for word in text.split()}))
    return Query(embed(texts), words, Filters(company=company), AS_OF, LIMIT)


def made_up(number: int) -> Posting:
    """A posting of random words, the same one on every run."""
    rolled = random.Random(number)
    texts = [_sentence(rolled) for _ in range(LINES)]
    title = f"Intern {number}"
    text = "\n".join((title, *texts))
    starts = np.cumsum([len(title) + 1, *(len(one) + 1 for one in texts)]).tolist()
    lines = tuple(
        Line(one, Span(1, start, start + len(one)), Role.REQUIREMENT) for one, start in zip(texts, starts, strict=False)
    )
    requirements = tuple(Requirement(one.text, one.span, Kind.SKILL, Importance.MUST, None) for one in lines[:4])
    company = " ".join(name for name, every in EVERY.items() if number % every == 0)
    return Posting(
        id=f"p{number:08d}", title=title, company=company or None, locations=(), work_mode=None, days_on_site=None,
        start=None, duration_weeks=None, hours_per_week=None, deadline=None, closed_notice=None, pay=Pay(),
        sponsors=None, levels=(), url=None, source="made up", format="text", language="en", text=text, lines=lines,
        requirements=requirements,
    )  # fmt: skip


def _sentence(rolled: random.Random) -> str:
    """Words as frequent as in a language: the first ones in most sentences. They are long, so that each is a chunk."""
    ranks = (min(int(rolled.paretovariate(0.6)), WORDS) for _ in range(12))
    return " ".join(f"{'word' * 6}{rank}" for rank in ranks)
