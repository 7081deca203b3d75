"""A judged posting beside the cases behind it, so that its score can be worked out for other verdicts and answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from matcher.judging.case import Case
from matcher.judging.judge import judge
from matcher.nouns import Match, Verdict
from matcher.score import Outcome, value_if


@dataclass(frozen=True, slots=True)
class Judged:
    """A match and the case of each of its verdicts, in the same order."""

    match: Match
    cases: tuple[Case, ...]

    def value_if(self, changed: Mapping[int, Verdict | Outcome]) -> float:
        """The value of the score with some verdicts, by their index, replaced."""
        verdicts: list[Verdict | Outcome] = [
            changed.get(place, verdict) for place, verdict in enumerate(self.match.verdicts)
        ]
        return value_if(self.match.score, verdicts)

    def answered(self, place: int, question: str, answer: str) -> Verdict:
        """The verdict on one requirement if the student gave this answer."""
        case = self.cases[place]
        return judge(replace(case, answers={**case.answers, question: answer}))
