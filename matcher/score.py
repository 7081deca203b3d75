"""The score: a documented formula over verdicts and topic, recomputable by hand from what is shown.

    value = (MUST_WEIGHT x musts + NICE_WEIGHT x nice + TOPIC_WEIGHT x topic) x (BLOCKED_SHARE if a must is blocked)

`musts` and `nice` are weighted means of the verdicts that are known (met 1, partial PARTIAL_VALUE, missing 0), each
requirement with the weight of its kind. `musts` starts from PRIOR_VALUE with the weight PRIOR_WEIGHT, so that a posting
of which little could be read does not outrank one that was checked point by point. Unknown verdicts are in no mean:
`low` counts them as missing, and as blockers where an answer can block (a must of HARD_KINDS); `high` counts them as
met. Without nice-to-haves their weight goes to the topic. Nothing depends on other postings.

The numbers were chosen on the gold sets (scripts/evaluate.py, November 2026) from a plateau where neighbouring values
change nDCG@10 by less than 0.01; the weight of the topic on sets whose verdicts no rule had seen, see docs/decisions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from matcher.nouns import HARD_KINDS, Importance, Kind, Requirement, Score, ScorePart, Verdict, VerdictStatus
from matcher.retrieval import Vectors

MUST_WEIGHT = 0.40
NICE_WEIGHT = 0.10
TOPIC_WEIGHT = 0.50
PARTIAL_VALUE = 0.5
PRIOR_WEIGHT = 4.0
PRIOR_VALUE = 0.3
BLOCKED_SHARE = 0.80
"""A blocked posting keeps four fifths of its score: it stands below its equals and is never hidden."""
MUSTS, NICE, TOPIC, BLOCKER = "musts", "nice to have", "topic", "blocker"
"""The names of the parts."""
TOPIC_FLOOR, TOPIC_CEILING = 0.30, 0.80
"""Cosines at or below the floor are no overlap, at or above the ceiling full overlap (all-MiniLM-L6-v2)."""

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


class Outcome(NamedTuple):
    """All that counts of a verdict."""

    requirement: Requirement
    status: VerdictStatus
    blocker: bool


def score(verdicts: Sequence[Verdict], topic: float) -> Score:
    """The score of one posting. `topic` is the overlap in 0..1 from `topic_overlap`."""
    parts = _parts(verdicts, topic)
    worst, best = [_against(verdict) for verdict in verdicts], [_in_favour(verdict) for verdict in verdicts]
    return Score(_total(parts), _total(_parts(worst, topic)), _total(_parts(best, topic)), parts)


def value_if(before: Score, verdicts: Sequence[Verdict | Outcome]) -> float:
    """The value of the score that other verdicts on the same posting would give."""
    return _total(_parts(verdicts, next(part.value for part in before.parts if part.name == TOPIC)))


class Tally:
    """What a score can still become while the requirements of a posting are judged one after another.

    What is not judged yet counts as met: no other verdict gives a higher score.
    """

    def __init__(self, requirements: Sequence[Requirement], topic: float) -> None:
        self._topic = topic
        self._blocked = False
        self._totals = dict.fromkeys(Importance, 0.0)
        for requirement in requirements:
            self._totals[requirement.importance] += KIND_WEIGHTS[requirement.kind]
        self._weights = dict(self._totals)
        self.ceiling = self._ceiling()
        """The highest score that is still possible, but for rounding."""

    def take(self, requirement: Requirement, status: VerdictStatus, *, blocker: bool = False) -> None:
        """Count one requirement as it was judged."""
        if status is VerdictStatus.MET:
            return
        importance, weight = requirement.importance, KIND_WEIGHTS[requirement.kind]
        value = _VALUES.get(status)
        if value is None:
            self._weights[importance] -= weight
        self._totals[importance] -= weight * (1.0 - (value or 0.0))
        self._blocked = self._blocked or blocker
        self.ceiling = self._ceiling()

    def _ceiling(self) -> float:
        musts = (self._totals[Importance.MUST] + PRIOR_WEIGHT * PRIOR_VALUE) / (
            self._weights[Importance.MUST] + PRIOR_WEIGHT
        )
        weight = self._weights[Importance.NICE]
        nice = self._totals[Importance.NICE] / weight if weight else self._topic
        total = MUST_WEIGHT * musts + NICE_WEIGHT * nice + TOPIC_WEIGHT * self._topic
        return total * BLOCKED_SHARE if self._blocked else total


def topic_overlap(statements: Vectors, chunks: Vectors) -> float:
    """How near the CV as a whole comes to the posting as a whole, in 0..1; 0 where either has no direction.

    Shapes (d,): the scaled cosine of the centroids of their unit rows. The likeness of the title to the nearest
    statement was a part of this once and made the order worse, because among many statements one is near any title
    (docs/decisions).
    """
    whole = _cosine(statements, chunks)
    return min(1.0, max(0.0, (whole - TOPIC_FLOOR) / (TOPIC_CEILING - TOPIC_FLOOR)))


def centroid(vectors: Vectors) -> Vectors:
    """The mean row, shape (d,); of no rows zeros, which are near nothing.

    Without the detours of `mean`, which cost twice as much as the sum for so few rows.
    """
    total: Vectors = np.add.reduce(vectors, axis=0)
    return total / np.float32(max(1, len(vectors)))


def _cosine(first: Vectors, second: Vectors) -> float:
    lengths = float(np.sqrt(first @ first)) * float(np.sqrt(second @ second))
    return float(first @ second) / lengths if lengths else 0.0


def _against(verdict: Verdict) -> Verdict | Outcome:
    """An unknown as it would be if the answer went against the student; every other verdict as it is."""
    if verdict.status is not VerdictStatus.UNKNOWN:
        return verdict
    asked = verdict.requirement
    blocks = asked.importance is Importance.MUST and asked.kind in HARD_KINDS
    return Outcome(asked, VerdictStatus.MISSING, blocks)


def _in_favour(verdict: Verdict) -> Verdict | Outcome:
    if verdict.status is not VerdictStatus.UNKNOWN:
        return verdict
    return Outcome(verdict.requirement, VerdictStatus.MET, verdict.blocker)


def _total(parts: Sequence[ScorePart]) -> float:
    return round(sum(part.contribution for part in parts), 6)


def _parts(verdicts: Sequence[Verdict | Outcome], topic: float) -> tuple[ScorePart, ...]:
    sums = _sums(verdicts)
    total, weight = sums[Importance.MUST]
    musts = (total + PRIOR_WEIGHT * PRIOR_VALUE) / (weight + PRIOR_WEIGHT)
    total, weight = sums[Importance.NICE]
    parts = [_part(MUSTS, MUST_WEIGHT, musts)]
    if weight:
        parts.append(_part(NICE, NICE_WEIGHT, total / weight))
    parts.append(_part(TOPIC, TOPIC_WEIGHT + (0.0 if weight else NICE_WEIGHT), topic))
    return (*parts, *_blocked(verdicts, parts))


def _part(name: str, weight: float, value: float) -> ScorePart:
    return ScorePart(name, round(weight, 6), round(value, 6), round(weight * value, 6))


def _blocked(verdicts: Sequence[Verdict | Outcome], parts: Sequence[ScorePart]) -> tuple[ScorePart, ...]:
    """What a blocker takes, as a part of its own so that the parts add up."""
    if not any(verdict.blocker for verdict in verdicts):
        return ()
    return (_part(BLOCKER, BLOCKED_SHARE - 1.0, _total(parts)),)


def _sums(verdicts: Sequence[Verdict | Outcome]) -> Mapping[Importance, Sequence[float]]:
    """For each importance the weighted sum of the known values, and the sum of their weights."""
    sums = {importance: [0.0, 0.0] for importance in Importance}
    for verdict in verdicts:
        value = _VALUES.get(verdict.status)
        if value is not None:
            found, weight = sums[verdict.requirement.importance], KIND_WEIGHTS[verdict.requirement.kind]
            found[0] += weight * value
            found[1] += weight
    return sums
