"""Gaps: what is asked most among the good matches and not shown in the CV, the most useful first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matcher.changes import gain_if_met
from matcher.conditions import Condition, SkillCondition
from matcher.explain import short
from matcher.nouns import Gap, Kind, VerdictStatus
from matcher.skills import implied
from matcher.what_if import Judged

MAX_GAPS = 10
DECIMALS = 6
_FIXED = frozenset({Kind.DEGREE, Kind.FIELD, Kind.GRADUATION, Kind.AUTHORISATION, Kind.AVAILABILITY, Kind.LOCATION})
"""What no student can learn by next month is a fact of the match, not a gap to work on."""


@dataclass(frozen=True, slots=True)
class _Ask:
    """One requirement of a good match that the CV does not show. `skills` are the alternatives that would close it."""

    posting: str
    text: str
    kind: Kind
    condition: Condition | None
    skills: tuple[str, ...]
    gain: float


def gaps(judged: Sequence[Judged]) -> tuple[Gap, ...]:
    """At most ten: first by the number of postings that ask, then by the mean gain, then by the words."""
    good = [one for one in judged if not any(verdict.blocker for verdict in one.match.verdicts)]
    asks = [ask for one in good for ask in _asks(one)]
    found = [*_by_skill([ask for ask in asks if ask.skills]), *_by_condition([ask for ask in asks if not ask.skills])]
    return tuple(sorted(found, key=lambda gap: (-len(gap.postings), -gap.gain, gap.text))[:MAX_GAPS])


def _asks(judged: Judged) -> Iterator[_Ask]:
    for place, verdict in enumerate(judged.match.verdicts):
        requirement, status = verdict.requirement, verdict.status
        if requirement.kind in _FIXED or status not in (VerdictStatus.MISSING, VerdictStatus.PARTIAL):
            continue
        groups = _absent(judged, requirement.condition)
        if status is VerdictStatus.PARTIAL and not groups:
            continue
        gain = gain_if_met(judged, place)
        for skills in groups or [()]:
            yield _Ask(
                judged.match.posting.id, short(requirement), requirement.kind, requirement.condition, skills, gain
            )


def _absent(judged: Judged, condition: Condition | None) -> list[tuple[str, ...]]:
    """The groups of alternatives of which the CV shows none."""
    if not isinstance(condition, SkillCondition):
        return []
    shown = {use.skill for case in judged.cases[:1] for use in case.cv.profile.skills}
    shown |= {more for skill in shown for more in implied(skill)}
    return [group for group in condition.groups if not shown & set(group)]


def _by_skill(asks: Sequence[_Ask]) -> Iterator[Gap]:
    """The skill that answers most of what is open, then the one that answers most of the rest, and so on."""
    left = list(asks)
    while left:
        counts = {
            skill: len({ask.posting for ask in left if skill in ask.skills}) for ask in left for skill in ask.skills
        }
        skill = min(counts, key=lambda one: (-counts[one], one))
        closed = [ask for ask in left if skill in ask.skills]
        left = [ask for ask in left if skill not in ask.skills]
        yield _gap(skill, skill, closed)


def _by_condition(asks: Sequence[_Ask]) -> Iterator[Gap]:
    """Requirements of one kind that ask the same are one gap; without a condition the words must be the same."""
    groups: dict[tuple[Kind, Condition | str], list[_Ask]] = {}
    for ask in asks:
        groups.setdefault((ask.kind, _what_is_asked(ask)), []).append(ask)
    yield from (_gap(group[0].text, None, group) for group in groups.values())


def _what_is_asked(ask: _Ask) -> Condition | str:
    """The condition, unless it names nothing: a level alone ("good", "basic") is asked of many different things."""
    condition = ask.condition
    if condition is None or (isinstance(condition, SkillCondition) and not condition.groups):
        return ask.text.casefold()
    return condition


def _gap(text: str, skill: str | None, asks: Sequence[_Ask]) -> Gap:
    postings = tuple(dict.fromkeys(ask.posting for ask in asks))
    gain = round(sum(ask.gain for ask in asks) / len(asks), DECIMALS)
    return Gap(text, asks[0].kind, skill, postings, gain)
