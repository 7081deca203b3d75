"""Skills and experience: what is asked, at which level, against where and how the CV shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from matcher.conditions import Depth, SkillCondition
from matcher.judging.case import Case, Finding, met, missing, partial, quote_clause
from matcher.judging.meaning import judge_by_meaning
from matcher.nouns import Evidence, Shown, SkillUse
from matcher.skills import implied, neighbours

MAX_QUOTES = 3

_WEAK = re.compile(
    r"\b(?:a (?:little|bit)|little bit|bit of|basics? of|beginner|half[- ]finished|watched|sat in|observed|dabbl\w+"
    r"|can follow|only from|not shared|solo|never shared|some:|introduct\w+|one term|one[- ]day)\b",
    re.IGNORECASE,
)
_DEEP = re.compile(
    r"\b(?:daily|main language|years?|yrs?|advanced|expert|fluent|extensive\w*|proficient|confident|good|strong)\b",
    re.IGNORECASE,
)


class Strength(IntEnum):
    """How firmly a CV shows one skill, weakest first."""

    NONE = 0
    INTEREST = 1
    NEIGHBOUR = 2
    HEDGED = 3
    LISTED = 4
    STUDIED = 5
    USED = 6
    DEEP = 7


@dataclass(frozen=True, slots=True)
class Showing:
    """The strongest way in which a CV shows one of a group of alternatives, with the uses behind it, best first."""

    strength: Strength
    uses: tuple[SkillUse, ...]


def judge_skill(case: Case, condition: SkillCondition) -> Finding:
    """Each group of alternatives is weighed; all must be shown at the depth asked."""
    if not condition.groups:
        return judge_by_meaning(case)
    showings = [_showing(case, group) for group in condition.groups]
    marks = [_mark(showing.strength, condition) for showing in showings]
    evidence = _quotes(case, showings)
    if all(mark == "met" for mark in marks):
        return met(_met_reason(showings, condition), *evidence)
    if any(mark != "missing" for mark in marks):
        return partial(_partial_reason(condition, showings, marks), *evidence)
    return _not_shown(condition, showings, evidence)


def _not_shown(condition: SkillCondition, showings: list[Showing], evidence: tuple[Evidence, ...]) -> Finding:
    if any(showing.strength is Strength.INTEREST for showing in showings):
        return missing("The CV names it as something still to learn.", *evidence)
    names = " and ".join(" or ".join(group) for group in condition.groups)
    return missing(f"The CV does not show {names}.")


# --- weighing ------------------------------------------------------------------------------------------------------


def _showing(case: Case, group: tuple[str, ...]) -> Showing:
    ranked: list[tuple[Strength, SkillUse]] = []
    for use in case.cv.profile.skills:
        strength = max((_strength(case, use, skill) for skill in group), default=Strength.NONE)
        if strength is not Strength.NONE:
            ranked.append((strength, use))
    if not ranked:
        return Showing(Strength.NONE, ())
    ranked.sort(key=lambda pair: (-pair[0], -(case.similarity_at(pair[1].span) or 0.0), pair[1].span))
    best = ranked[0][0]
    return Showing(_deepened(best, ranked), tuple(use for _, use in ranked))


def _deepened(best: Strength, ranked: list[tuple[Strength, SkillUse]]) -> Strength:
    """Use in two different places, or in one beside a course or list entry that says so, is repeated use."""
    used = {use.statement for strength, use in ranked if strength >= Strength.USED}
    return Strength.DEEP if best is Strength.USED and len(used) >= 2 else best


def _strength(case: Case, use: SkillUse, skill: str) -> Strength:
    if use.skill != skill and skill not in implied(use.skill):
        close = skill in neighbours(use.skill) or any(skill in neighbours(other) for other in implied(use.skill))
        return Strength.NEIGHBOUR if close and use.shown is not Shown.INTEREST else Strength.NONE
    if use.shown is Shown.INTEREST:
        return Strength.INTEREST
    words = quote_clause(case, use.span).quote
    if _WEAK.search(words):
        return Strength.HEDGED
    return _plain_strength(use.shown, words)


def _plain_strength(shown: Shown, words: str) -> Strength:
    if shown in (Shown.WORK, Shown.PROJECT):
        return Strength.USED
    if shown is Shown.COURSE:
        return Strength.STUDIED
    return Strength.DEEP if _DEEP.search(words) else Strength.LISTED


def _mark(strength: Strength, condition: SkillCondition) -> str:
    """Met, partial or missing for one group: the table of levels in docs/verdicts.md."""
    if strength <= Strength.INTEREST:
        return "missing"
    if strength is Strength.NEIGHBOUR:
        return "met" if condition.open_ended and condition.depth is not Depth.STRONG else "partial"
    if condition.depth is Depth.BASIC:
        return "met"
    if condition.depth is Depth.STRONG:
        return "met" if strength is Strength.DEEP else "partial"
    wanted = Strength.STUDIED if condition.use else Strength.LISTED
    return "met" if strength >= wanted else "partial"


# --- words ---------------------------------------------------------------------------------------------------------


def _quotes(case: Case, showings: list[Showing]) -> tuple[Evidence, ...]:
    """The best quote of each group, then second ones, without repeats."""
    quotes: list[Evidence] = []
    for place in range(MAX_QUOTES):
        for showing in showings:
            if place < len(showing.uses):
                found = quote_clause(case, showing.uses[place].span)
                if all(found.span != other.span for other in quotes):
                    quotes.append(found)
    return tuple(quotes[:MAX_QUOTES])


_SHOWN_WORDS = {
    Strength.DEEP: "repeated or deep use",
    Strength.USED: "use in a project or job",
    Strength.STUDIED: "a course",
    Strength.LISTED: "an entry in a skills list",
    Strength.HEDGED: "first steps only",
    Strength.NEIGHBOUR: "a close neighbour",
    Strength.INTEREST: "an interest",
    Strength.NONE: "nothing",
}
_DEPTH_WORDS = {Depth.BASIC: "basic exposure", Depth.WORKING: "working knowledge", Depth.STRONG: "strong knowledge"}


def _met_reason(showings: list[Showing], condition: SkillCondition) -> str:
    shown = min(showing.strength for showing in showings)
    return f"The CV shows {_SHOWN_WORDS[shown]}; {_DEPTH_WORDS[condition.depth]} is asked."


def _partial_reason(condition: SkillCondition, showings: list[Showing], marks: list[str]) -> str:
    absent = [" or ".join(group) for group, mark in zip(condition.groups, marks, strict=True) if mark == "missing"]
    if absent:
        return f"Part of it is shown; {', '.join(absent)} is not."
    weakest = min(showing.strength for showing in showings)
    asked = "use" if condition.use and condition.depth is not Depth.STRONG else _DEPTH_WORDS[condition.depth]
    return f"The CV shows {_SHOWN_WORDS[weakest]}; {asked} is asked."
