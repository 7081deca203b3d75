"""The best postings of a list of candidates, judged only as far as it takes to know that they are the best.

Best first: the posting that can still reach the highest score is judged by one more requirement, until nothing left can
reach the last place of the list. What is listed is judged in full and the same as if all had been.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from heapq import heapify, heappop, heappush, heappushpop, heapreplace

import numpy as np
from numpy.typing import NDArray

from matcher.conditions import SkillCondition
from matcher.explain import summary
from matcher.judging.case import Case
from matcher.judging.judge import judge, status_at_once
from matcher.judging.prepared import PreparedCv
from matcher.nouns import Chunk, Cv, Kind, Match, Requirement, Verdict
from matcher.retrieval import Candidate, Vectors
from matcher.score import KIND_WEIGHTS, Tally, centroid, score, topic_overlap
from matcher.what_if import Judged

MARGIN = 1e-5
"""Far above what rounding each part of a score to six decimals can add, far below what tells postings apart."""


_TOLD_AT_ONCE = 10.0
_PROMISE = KIND_WEIGHTS | {Kind.SKILL: 0.95, Kind.EXPERIENCE: 0.9, Kind.TRAIT: 0.2}
"""Which kinds are judged first: what weighs most in the score, but late what is looked for in every line of the CV."""


def _promise(requirement: Requirement) -> float:
    """How early a requirement is judged, the highest first: skills that are named, which are looked up, before all."""
    named = isinstance(requirement.condition, SkillCondition) and requirement.condition.groups
    return _TOLD_AT_ONCE if named and requirement.kind is Kind.SKILL else _PROMISE[requirement.kind]


@dataclass(frozen=True, slots=True)
class EmbeddedCv:
    """A CV with its chunks, their vectors, shape (n_chunks, dimension), and the centroid of these."""

    prepared: PreparedCv
    vectors: Vectors
    centroid: Vectors = field(init=False)

    def __post_init__(self) -> None:
        """Work out the centroid once for all postings."""
        object.__setattr__(self, "centroid", centroid(self.vectors))

    @property
    def cv(self) -> Cv:
        """The CV."""
        return self.prepared.cv

    @property
    def chunks(self) -> tuple[Chunk, ...]:
        """Its chunks, in the order of `vectors`."""
        return self.prepared.chunks


class Trial:
    """A posting put to a CV, judged requirement by requirement, those that weigh most for the least work first.

    What can be told at once gets its words only when the posting is listed.
    """

    def __init__(self, embedded: EmbeddedCv, candidate: Candidate, as_of: date, answers: Mapping[str, str]) -> None:
        self._embedded = embedded
        self._candidate = candidate
        self._as_of = as_of
        self._answers = answers
        requirements = candidate.posting.requirements
        self._topic = topic_overlap(embedded.centroid, centroid(candidate.chunk_vectors))
        self._tally = Tally(requirements, self._topic)
        promised = sorted((_promise(requirement), -place) for place, requirement in enumerate(requirements))
        self._waiting = [-place for _, place in promised]
        self._judged: dict[int, Verdict] = {}
        self._cases: dict[int, Case] = {}
        self._similarities: NDArray[np.float32] | None = None

    @property
    def ceiling(self) -> float:
        """What the score can still be at most."""
        return self._tally.ceiling

    @property
    def is_over(self) -> bool:
        """Whether every requirement is judged."""
        return not self._waiting

    def judge_next(self) -> None:
        """Judge the weightiest requirement of those that are left, if any is."""
        if self._waiting:
            place = self._waiting.pop()
            case = self._cases[place] = self._case(place)
            status = status_at_once(case)
            if status is not None:
                self._tally.take(case.requirement, status)
                return
            verdict = self._judged[place] = judge(case)
            self._tally.take(verdict.requirement, verdict.status, blocker=verdict.blocker)

    def judged(self) -> Judged:
        """The posting with a verdict for each requirement, the score, a summary, and the cases behind them."""
        while self._waiting:
            self.judge_next()
        posting = self._candidate.posting
        cases = tuple(self._cases[place] for place in range(len(posting.requirements)))
        verdicts = tuple(self._judged.get(place) or judge(case) for place, case in enumerate(cases))
        return Judged(Match(posting, verdicts, score(verdicts, self._topic), summary(verdicts)), cases)

    def _case(self, place: int) -> Case:
        if self._similarities is None:
            self._similarities = self._candidate.requirement_vectors @ self._embedded.vectors.T
        posting, prepared = self._candidate.posting, self._embedded.prepared
        row = self._similarities[place]
        return Case(posting.requirements[place], posting, prepared, row, self._as_of, self._answers)


def shortlist(trials: Iterable[Trial], length: int) -> list[Judged]:
    """The `length` best postings, best first, ties by posting id; all of them where there are no more."""
    open_trials = [(-trial.ceiling, number, trial) for number, trial in enumerate(trials)]
    heapify(open_trials)
    over: list[Judged] = []
    best_values: list[float] = []
    while open_trials and not _is_decided(open_trials[0][2], best_values, length):
        _, number, trial = open_trials[0]
        trial.judge_next()
        if not trial.is_over:
            heapreplace(open_trials, (-trial.ceiling, number, trial))
            continue
        heappop(open_trials)
        over.append(trial.judged())
        _keep(best_values, over[-1].match.score.value, length)
    return sorted(over, key=lambda one: place(one.match))[:length]


def place(match: Match) -> tuple[float, str]:
    """What a list is sorted by: the best score first, ties by posting id."""
    return -match.score.value, match.posting.id


def _is_decided(highest: Trial, best_values: list[float], length: int) -> bool:
    """Whether no posting that is left can reach the last place of a full list."""
    return len(best_values) >= length and highest.ceiling < best_values[0] - MARGIN


def _keep(best_values: list[float], value: float, length: int) -> None:
    """Add a value to the best ones, a heap with the least of them first."""
    if len(best_values) < length:
        heappush(best_values, value)
    else:
        heappushpop(best_values, value)
