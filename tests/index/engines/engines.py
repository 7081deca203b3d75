"""Engines under test: how each is opened, opened again, and written by somebody who is then killed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from index.embedded import EmbeddedEngine
from index.engine import Engine
from index.postgres.address import Address
from index.postgres.engine import PostgresEngine
from index.postgres.tuning import MEASURED, Tuning
from matcher.nouns import Filters, Posting
from matcher.retrieval import Query, at_hand
from tests.embedders import WordCountEmbedder
from tests.index.postings import TODAY


class UnderTest(Protocol):
    """One empty index of an engine."""

    @property
    def has_whole_changes(self) -> bool:
        """Whether a reader sees all postings of one change or none of them, at every instant."""
        ...

    def open(self) -> Engine:
        """The engine, as a process that has just started opens it."""
        ...

    def writer(self) -> Sequence[str]:
        """A command that adds the postings named in its arguments, `id=text` each, and ends with 0."""
        ...


@dataclass(frozen=True, slots=True)
class Embedded:
    """A folder of the embedded engine."""

    folder: Path
    has_whole_changes: bool = True

    def open(self) -> Engine:
        return EmbeddedEngine(self.folder)

    def writer(self) -> Sequence[str]:
        return ("embedded", str(self.folder))


@dataclass(frozen=True, slots=True)
class Postgres:
    """A database of its own."""

    url: str
    tuning: Tuning = MEASURED
    has_whole_changes: bool = True

    def open(self) -> PostgresEngine:
        return PostgresEngine(Address(self.url), tuning=self.tuning)

    def writer(self) -> Sequence[str]:
        return ("postgres", self.url)


def query(*texts: str, filters: Filters | None = None, words: Sequence[str] = (), limit: int = 1) -> Query:
    return Query(at_hand(WordCountEmbedder()(texts)), tuple(words), filters or Filters(), TODAY, limit)


def found(engine: Engine, asked: Query) -> list[str]:
    """The ids that a search gives, in its order."""
    return [one.posting.id for one in engine.get().search(asked)]


def add(engine: Engine, *postings: Posting) -> None:
    engine.revise(embed=WordCountEmbedder(), add=postings)


def remove(engine: Engine, *ids: str) -> None:
    engine.revise(embed=WordCountEmbedder(), remove=ids)


def ids(engine: Engine) -> list[str]:
    return [one.id for one in engine.get().all_postings()]
