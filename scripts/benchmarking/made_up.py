"""Postings and vectors that are made up, the same ones on every run, so that no model has to run.

Each text lies near one of some hundred topics, as sentences of real postings do.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from matcher.nouns import Filters, Importance, Kind, Line, Pay, Posting, Requirement, Role, Span
from matcher.retrieval import Query, Vectors, at_hand, unit_rows

DIMENSION = 384
TOPICS = 400
NOISE = 1.0
"""The length of what is added to a topic of length 1: neighbours of one topic have a cosine of one half."""
LINES = 8
WORDS = 4_000
STATEMENTS = 40
LIMIT = 200
EVERY = {"half": 2, "twentieth": 20, "rare": 200}
"""How often a posting names a company of this name."""
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


def made_up_query(number: int, company: str | None, embed: MadeUp) -> Query:
    """What a CV asks, among the postings of a company or (None) all."""
    rolled = random.Random(f"query {number}")
    texts = [_sentence(rolled) for _ in range(STATEMENTS)]
    words = tuple(sorted({word for text in texts for word in text.split()}))
    return Query(at_hand(embed(texts)), words, Filters(company=company), AS_OF, LIMIT)


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
