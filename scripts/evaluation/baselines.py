"""Null baselines: what one gets without understanding anything. They stand beside every figure of the product."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.lexical import Lexical, write_lexical
from matcher.nouns import Cv, Posting, Verdict, VerdictStatus
from matcher.retrieval import Candidate, Embed
from matcher.shortlist import EmbeddedCv
from scripts.evaluation.verdicts import Judged

MET_COSINE, PARTIAL_COSINE = 0.5, 0.35
"""Round numbers, chosen before any result was seen: a baseline is not tuned."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A CV and a posting with their vectors, as the baselines compare them."""

    cv: EmbeddedCv
    candidate: Candidate


def always(rows: Sequence[Judged]) -> list[tuple[str, str]]:
    """(gold, predicted) with the most frequent gold verdict everywhere."""
    most = Counter(row.gold.verdict for row in rows).most_common(1)[0][0]
    return [(row.gold.verdict, most) for row in rows]


def nearest_chunk_verdicts(rows: Sequence[Judged], seen: Mapping[tuple[str, str], Seen]) -> list[tuple[str, str]]:
    """(gold, predicted) by the cosine of the requirement with the nearest statement, two thresholds."""
    return [(row.gold.verdict, _by_cosine(row, seen)) for row in rows]


def _by_cosine(row: Judged, seen: Mapping[tuple[str, str], Seen]) -> str:
    pair = seen.get((row.gold.cv, row.gold.posting))
    if row.predicted is None or pair is None or not len(pair.cv.vectors):
        return "none"
    place = pair.candidate.posting.requirements.index(row.predicted.requirement)
    cosine = float((pair.cv.vectors @ pair.candidate.requirement_vectors[place]).max())
    if cosine >= MET_COSINE:
        return "met"
    return "partial" if cosine >= PARTIAL_COSINE else "missing"


def as_judged(rows: Sequence[Judged], predicted: Sequence[tuple[str, str]]) -> tuple[Judged, ...]:
    """The rows with a baseline's status in place of the product's and no evidence."""
    return tuple(_with_status(row, status) for row, (_, status) in zip(rows, predicted, strict=True))


def _with_status(row: Judged, status: str) -> Judged:
    if row.predicted is None or status == "none":
        return replace(row, predicted=None)
    verdict = Verdict(row.predicted.requirement, VerdictStatus(status), (), "", 0.0)
    return replace(row, predicted=verdict)


def by_bm25(words: Sequence[str], postings: Sequence[Posting], folder: Path) -> list[str]:
    """Posting ids by BM25 of all words of the CV; a word index is written to `folder` and used once."""
    path = folder / "bm25.sqlite"
    if not path.exists():
        write_lexical(path, postings)
    index = Lexical(path)
    try:
        rows = index.ranked(words, np.arange(len(postings)), len(postings)).tolist()
    finally:
        index.close()
    found = [postings[row].id for row in rows]
    return found + sorted(posting.id for posting in postings if posting.id not in found)


def by_whole_document(cv: Cv, postings: Sequence[Posting], embed: Embed) -> list[str]:
    """Posting ids by the cosine of the whole CV with the whole posting, each cut to what the model reads."""
    query = embed([" ".join(cv.document.pages)])[0]
    vectors = embed([posting.text for posting in postings])
    return _ordered([posting.id for posting in postings], vectors @ query)


def by_nearest_chunk(cv: EmbeddedCv, candidates: Sequence[Candidate]) -> list[str]:
    """Posting ids by the single best cosine of any statement with any chunk."""
    scores = np.array([float((c.chunk_vectors @ cv.vectors.T).max()) for c in candidates], np.float32)
    return _ordered([candidate.posting.id for candidate in candidates], scores)


def _ordered(ids: Sequence[str], scores: NDArray[np.float32]) -> list[str]:
    return [ids[place] for place in sorted(range(len(ids)), key=lambda i: (-float(scores[i]), ids[i]))]
