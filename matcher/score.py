"""The score: a documented formula over verdicts and topic, recomputable by hand from what is shown.

    value = MUST_WEIGHT x musts + NICE_WEIGHT x nice + TOPIC_WEIGHT x topic

and at most BLOCKED_CAP where a must is blocked.

`musts` and `nice` are weighted means of the verdicts that are known (met 1, partial PARTIAL_VALUE, missing 0), each
requirement with the weight of its kind. Unknown verdicts are in no mean: `low` counts them as missing, `high` as met.
A part without any requirement passes its weight to the topic. Nothing depends on other postings.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from matcher.nouns import Importance, Kind, Score, ScorePart, Verdict, VerdictStatus
from matcher.retrieval import Vectors

MUST_WEIGHT = 0.55
NICE_WEIGHT = 0.10
TOPIC_WEIGHT = 0.35
PARTIAL_VALUE = 0.5
BLOCKED_CAP = 0.35
TOPIC_FLOOR, TOPIC_CEILING = 0.20, 0.60
"""Cosines at or below the floor are no overlap, at or above the ceiling full overlap (all-MiniLM-L6-v2)."""

KIND_WEIGHTS = {
    Kind.FIELD: 2.0,
    Kind.DEGREE: 1.5,
    Kind.GRADUATION: 1.5,
    Kind.SKILL: 1.5,
    Kind.EXPERIENCE: 1.25,
    Kind.TRAIT: 0.5,
    Kind.INTEREST: 0.5,
}
"""Weight of a requirement in its mean; kinds not named weigh 1."""

_VALUES = {VerdictStatus.MET: 1.0, VerdictStatus.PARTIAL: PARTIAL_VALUE, VerdictStatus.MISSING: 0.0}


def score(verdicts: Sequence[Verdict], topic: float) -> Score:
    """The score of one posting. `topic` is the overlap in 0..1 from `topic_overlap`."""
    parts = _parts(verdicts, topic, unknown_value=None)
    return Score(_total(parts), _bound(verdicts, topic, 0.0), _bound(verdicts, topic, 1.0), parts)


def topic_overlap(statement_vectors: Vectors, chunk_vectors: Vectors) -> float:
    """How near the CV comes to the posting's chunks: mean over chunks of the best cosine, scaled to 0..1.

    Shapes (n_statements, d) and (n_chunks, d); 0 where either is empty.
    """
    if not len(statement_vectors) or not len(chunk_vectors):
        return 0.0
    best = (chunk_vectors @ statement_vectors.T).max(axis=1)
    mean = float(np.mean(best, dtype=np.float64))
    return min(1.0, max(0.0, (mean - TOPIC_FLOOR) / (TOPIC_CEILING - TOPIC_FLOOR)))


def _bound(verdicts: Sequence[Verdict], topic: float, unknown_value: float) -> float:
    return _total(_parts(verdicts, topic, unknown_value))


def _total(parts: Sequence[ScorePart]) -> float:
    return round(sum(part.contribution for part in parts), 6)


def _parts(verdicts: Sequence[Verdict], topic: float, unknown_value: float | None) -> tuple[ScorePart, ...]:
    musts = _mean(verdicts, Importance.MUST, unknown_value)
    nice = _mean(verdicts, Importance.NICE, unknown_value)
    topic_weight = TOPIC_WEIGHT + (MUST_WEIGHT if musts is None else 0.0) + (NICE_WEIGHT if nice is None else 0.0)
    parts = [_part("topic", topic_weight, topic)]
    if nice is not None:
        parts.insert(0, _part("nice to have", NICE_WEIGHT, nice))
    if musts is not None:
        parts.insert(0, _part("musts", MUST_WEIGHT, musts))
    return (*parts, *_cap(verdicts, parts))


def _part(name: str, weight: float, value: float) -> ScorePart:
    return ScorePart(name, round(weight, 6), round(value, 6), round(weight * value, 6))


def _cap(verdicts: Sequence[Verdict], parts: Sequence[ScorePart]) -> tuple[ScorePart, ...]:
    """The deduction that brings a blocked posting down to the cap, as a part of its own so that the parts add up."""
    excess = _total(parts) - BLOCKED_CAP
    if excess <= 0 or not any(verdict.blocker for verdict in verdicts):
        return ()
    return (ScorePart("blocker", -1.0, round(excess, 6), -round(excess, 6)),)


def _mean(verdicts: Sequence[Verdict], importance: Importance, unknown_value: float | None) -> float | None:
    """The weighted mean of one importance; None where no requirement counts."""
    total = weight_sum = 0.0
    for verdict in verdicts:
        value = _VALUES.get(verdict.status, unknown_value)
        if verdict.requirement.importance is not importance or value is None:
            continue
        weight = KIND_WEIGHTS.get(verdict.requirement.kind, 1.0)
        total += weight * value
        weight_sum += weight
    return total / weight_sum if weight_sum else None
