"""The score: a documented formula over verdicts and topic, recomputable by hand from what is shown.

    value = (MUST_WEIGHT x musts + NICE_WEIGHT x nice + TOPIC_WEIGHT x topic) x (BLOCKED_SHARE if a must is blocked)

`musts` and `nice` are weighted means of the verdicts that are known (met 1, partial PARTIAL_VALUE, missing 0), each
requirement with the weight of its kind. `musts` starts from PRIOR_VALUE with the weight PRIOR_WEIGHT, so that a posting
of which little could be read does not outrank one that was checked point by point. Unknown verdicts are in no mean:
`low` counts them as missing, `high` as met. Without nice-to-haves their weight goes to the topic. Nothing depends on
other postings.

The numbers were chosen on the development gold set (scripts/evaluate.py, November 2026) from a plateau where
neighbouring values change nDCG@10 by less than 0.01.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from matcher.nouns import Importance, Kind, Score, ScorePart, Verdict, VerdictStatus
from matcher.retrieval import Vectors

MUST_WEIGHT = 0.50
NICE_WEIGHT = 0.10
TOPIC_WEIGHT = 0.40
PARTIAL_VALUE = 0.5
PRIOR_WEIGHT = 4.0
PRIOR_VALUE = 0.3
BLOCKED_SHARE = 0.75
"""A blocked posting keeps three quarters of its score: it stands below its equals and is never hidden."""
MUSTS, NICE, TOPIC, BLOCKER = "musts", "nice to have", "topic", "blocker"
"""The names of the parts."""
WHOLE_FLOOR, WHOLE_CEILING = 0.30, 0.80
TITLE_FLOOR, TITLE_CEILING = 0.20, 0.60
"""Cosines at or below a floor are no overlap, at or above a ceiling full overlap (all-MiniLM-L6-v2)."""

KIND_WEIGHTS = {
    Kind.FIELD: 3.0,
    Kind.SKILL: 2.0,
    Kind.EXPERIENCE: 2.0,
    Kind.DEGREE: 1.0,
    Kind.LANGUAGE: 1.0,
    Kind.GRADUATION: 0.5,
    Kind.GRADE: 0.5,
    Kind.AUTHORISATION: 0.25,
    Kind.AVAILABILITY: 0.25,
    Kind.LOCATION: 0.25,
    Kind.TRAIT: 0.25,
    Kind.INTEREST: 0.25,
    Kind.OTHER: 0.25,
}
"""Weight of a requirement in its mean: what one has learnt and done weighs more than what can be arranged."""

_VALUES = {VerdictStatus.MET: 1.0, VerdictStatus.PARTIAL: PARTIAL_VALUE, VerdictStatus.MISSING: 0.0}


def score(verdicts: Sequence[Verdict], topic: float) -> Score:
    """The score of one posting. `topic` is the overlap in 0..1 from `topic_overlap`."""
    parts = _parts(verdicts, topic, unknown_value=None)
    return Score(_total(parts), _bound(verdicts, topic, 0.0), _bound(verdicts, topic, 1.0), parts)


def rescored(before: Score, verdicts: Sequence[Verdict]) -> Score:
    """The score that other verdicts on the same posting would give."""
    return score(verdicts, next(part.value for part in before.parts if part.name == TOPIC))


def topic_overlap(statement_vectors: Vectors, chunk_vectors: Vectors) -> float:
    """How near the CV comes to the posting as a whole and to its title, in 0..1; 0 where either is empty.

    Shapes (n_statements, d) and (n_chunks, d), unit rows; the first chunk is the title. The mean of two scaled cosines:
    that of the centroids, and that of the title with the statement nearest to it.
    """
    if not len(statement_vectors) or not len(chunk_vectors):
        return 0.0
    whole = _cosine(statement_vectors.mean(axis=0), chunk_vectors.mean(axis=0))
    title = float((statement_vectors @ chunk_vectors[0]).max())
    return (_scaled(whole, WHOLE_FLOOR, WHOLE_CEILING) + _scaled(title, TITLE_FLOOR, TITLE_CEILING)) / 2


def _cosine(first: Vectors, second: Vectors) -> float:
    lengths = float(np.linalg.norm(first)) * float(np.linalg.norm(second))
    return float(first @ second) / lengths if lengths else 0.0


def _scaled(cosine: float, floor: float, ceiling: float) -> float:
    return min(1.0, max(0.0, (cosine - floor) / (ceiling - floor)))


def _bound(verdicts: Sequence[Verdict], topic: float, unknown_value: float) -> float:
    return _total(_parts(verdicts, topic, unknown_value))


def _total(parts: Sequence[ScorePart]) -> float:
    return round(sum(part.contribution for part in parts), 6)


def _parts(verdicts: Sequence[Verdict], topic: float, unknown_value: float | None) -> tuple[ScorePart, ...]:
    total, weight = _sums(verdicts, Importance.MUST, unknown_value)
    musts = (total + PRIOR_WEIGHT * PRIOR_VALUE) / (weight + PRIOR_WEIGHT)
    total, weight = _sums(verdicts, Importance.NICE, unknown_value)
    parts = [_part(MUSTS, MUST_WEIGHT, musts)]
    if weight:
        parts.append(_part(NICE, NICE_WEIGHT, total / weight))
    parts.append(_part(TOPIC, TOPIC_WEIGHT + (0.0 if weight else NICE_WEIGHT), topic))
    return (*parts, *_blocked(verdicts, parts))


def _part(name: str, weight: float, value: float) -> ScorePart:
    return ScorePart(name, round(weight, 6), round(value, 6), round(weight * value, 6))


def _blocked(verdicts: Sequence[Verdict], parts: Sequence[ScorePart]) -> tuple[ScorePart, ...]:
    """What a blocker takes, as a part of its own so that the parts add up."""
    if not any(verdict.blocker for verdict in verdicts):
        return ()
    return (_part(BLOCKER, BLOCKED_SHARE - 1.0, _total(parts)),)


def _sums(verdicts: Sequence[Verdict], importance: Importance, unknown_value: float | None) -> tuple[float, float]:
    """The weighted sum of values of one importance, and the sum of the weights."""
    total = weight_sum = 0.0
    for verdict in verdicts:
        value = _VALUES.get(verdict.status, unknown_value)
        if verdict.requirement.importance is not importance or value is None:
            continue
        weight = KIND_WEIGHTS[verdict.requirement.kind]
        total += weight * value
        weight_sum += weight
    return total, weight_sum
