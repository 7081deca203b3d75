"""As many postings as a measure of scale needs, made from the samples: their lines mixed, their vectors perturbed.

Ten thousand texts are distinct; larger crowds repeat them under other ids. No vector is repeated.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

import numpy as np

from index.records import Recorded, to_json
from matcher.chunks import cv_chunks
from matcher.cv.read import read_document
from matcher.cv.understand import understand
from matcher.nouns import Deadline, Filters, Line, Posting, Requirement, Role, Span
from matcher.retrieval import Query, Vectors, at_hand

CHUNKS_EACH = 12
DISTINCT = 10_000
LINES_EACH = 16
REQUIREMENTS_EACH = 4
STATEMENTS_EACH = 40
WORDS_EACH = 280
"""What the statements of a real CV come to: the development CVs have 34 to 53 statements and 222 to 353 words."""
NOISE = 0.3
"""The length of the random part of a perturbed vector, before it is scaled to length 1."""
AS_OF = date(2026, 11, 24)


class Crowd:
    """Postings made from the lines of others that are not page noise; `vectors` are those of real sentences."""

    def __init__(self, postings: Sequence[Posting], vectors: Vectors) -> None:
        self._postings = tuple(postings)
        self._lines = [
            (line, _first(one, line)) for one in postings for line in one.lines if line.role is not Role.NOISE
        ]
        self._vectors = vectors
        self._made = lru_cache(DISTINCT)(self._make)

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return int(self._vectors.shape[1])

    def recorded(self, number: int) -> Recorded:
        """A posting with the facts of one sample and sixteen lines of any, at most four of which require something."""
        made = self._made(number % DISTINCT)
        posting_id = f"p{number:08d}"
        record = made.record.replace(made.posting.id, posting_id)
        return Recorded(replace(made.posting, id=posting_id, source=posting_id), record)

    def _make(self, number: int) -> Recorded:
        rolled = random.Random(number)
        base = rolled.choice(self._postings)
        text = base.title
        lines: list[Line] = []
        requirements: list[Requirement] = []
        for line, requirement in rolled.sample(self._lines, min(LINES_EACH, len(self._lines))):
            start = len(text) + 1
            text = f"{text}\n{line.text}"
            lines.append(replace(line, span=Span(1, start, len(text))))
            if requirement is not None and len(requirements) < REQUIREMENTS_EACH:
                requirements.append(replace(requirement, text=line.text, span=lines[-1].span))
        posting_id = f"p{number:08d}"
        posting = replace(
            base,
            id=posting_id,
            source=posting_id,
            variants=(),
            text=text,
            lines=tuple(lines),
            requirements=tuple(requirements),
            deadline=Deadline(AS_OF + timedelta(days=rolled.randint(-20, 80))),
        )
        return Recorded(posting, to_json(posting))

    def perturbed(self, count: int, seed: int) -> Iterator[Vectors]:
        """Parts of so many vectors: seven tenths of one sentence, two and one of two others, and noise."""
        rolled = np.random.default_rng(seed)
        for start in range(0, count, 50_000):
            size = min(50_000, count - start)
            chosen = rolled.integers(0, len(self._vectors), (3, size))
            mixed = np.zeros((size, self._vectors.shape[1]), dtype=np.float32)
            for share, rows in zip((0.7, 0.2, 0.1), chosen, strict=True):
                mixed += np.float32(share) * self._vectors[rows]
            spread = np.float32(NOISE / np.sqrt(mixed.shape[1]))
            mixed += spread * rolled.standard_normal(mixed.shape, dtype=np.float32)
            mixed /= np.linalg.norm(mixed, axis=1, keepdims=True)
            yield mixed


def statements_of(folder: Path) -> list[str]:
    """The distinct statements of the Markdown CVs of a folder, as they are embedded."""
    cvs = [understand(read_document(path.read_bytes())) for path in sorted(folder.glob("*.md"))]
    return list(dict.fromkeys(chunk.text for cv in cvs for chunk in cv_chunks(cv)))


def queries(statements: Sequence[str], vectors: Vectors, *, count: int, limit: int) -> tuple[Query, ...]:
    """CVs of forty statements each, drawn from those of real ones, as queries; the same ones on every run."""
    made = []
    for number in range(count):
        rolled = random.Random(number)
        chosen = rolled.sample(range(len(statements)), min(STATEMENTS_EACH, len(statements)))
        words = sorted({word for one in chosen for word in statements[one].lower().split() if word.isalpha()})
        few = tuple(sorted(rolled.sample(words, min(WORDS_EACH, len(words)))))
        made.append(Query(at_hand(vectors[chosen]), few, Filters(), AS_OF, limit))
    return tuple(made)


def _first(posting: Posting, line: Line) -> Requirement | None:
    inside = (one for one in posting.requirements if line.span.start <= one.span.start < line.span.end)
    return next(inside, None)
