"""Skills and experience: what is asked, at which level, against where and how the CV shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from matcher.conditions import Depth, SkillCondition
from matcher.judging.case import Case, Finding, entry_bounds, met, missing, partial, quote_clause
from matcher.judging.meaning import judge_by_meaning
from matcher.nouns import Evidence, Shown, SkillUse
from matcher.skills import category, implied, neighbours

MAX_QUOTES = 3
LIST_BORDERS = ",·|/+&"

_WATCHED = re.compile(
    r"\b(?:watched|sat in|observed|shadowed|saw|did not|only copied|half[- ]finished)\b", re.IGNORECASE
)
_WEAK = re.compile(
    r"\b(?:a little|(?:a |little )?bit of|basics?|beginner|first steps|only|can follow|dabbl\w+|solo|never shared"
    r"|one (?:term|day|module)|one-day|some|rusty|copied|my first)\b",
    re.IGNORECASE,
)
_FIRM = re.compile(r"\b(?:good|confident|comfortable|solid|fluent|proficient|strong|used for)\b", re.IGNORECASE)
_DEEP = re.compile(
    r"\b(?:daily|every day|main language|(?:\d+|two|three|four|five|six|seven|eight|nine|ten)\+? (?:years?|yrs?)"
    r"|advanced|expert\w*|extensive\w*)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^[•\s]*(?P<label>[^:,;()]{2,40}):")
"""The word before the colon of a list ("Beginner: R, Git") speaks of every entry."""


class Strength(IntEnum):
    """How firmly a CV shows one skill, weakest first."""

    NONE = 0
    INTEREST = 1
    NEIGHBOUR = 2
    WATCHED = 3
    HEDGED = 4
    LISTED = 5
    STUDIED = 6
    USED = 7
    DEEP = 8


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
    marks = [_mark(showing, group, condition) for showing, group in zip(showings, condition.groups, strict=True)]
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
    ranked = _without_neighbours_of_wishes(ranked)
    if not ranked:
        return Showing(Strength.NONE, ())
    ranked.sort(key=lambda pair: (-pair[0], -(case.similarity_at(pair[1].span) or 0.0), pair[1].span))
    return Showing(_deepened(case, ranked), _by_name(group, [use for _, use in ranked]))


def _by_name(group: tuple[str, ...], uses: list[SkillUse]) -> tuple[SkillUse, ...]:
    """The strongest place that names the skill itself, then the strongest of all, then the rest."""
    named = next((use for use in uses if use.skill in group), None)
    return tuple(uses) if named is None else (named, *(use for use in uses if use is not named))


def _without_neighbours_of_wishes(ranked: list[tuple[Strength, SkillUse]]) -> list[tuple[Strength, SkillUse]]:
    """Who writes that a skill is still to be learnt has judged the neighbours already."""
    if any(strength is Strength.INTEREST for strength, _ in ranked):
        return [pair for pair in ranked if pair[0] is not Strength.NEIGHBOUR]
    return ranked


def _deepened(case: Case, ranked: list[tuple[Strength, SkillUse]]) -> Strength:
    """Use under two different jobs or projects is repeated use."""
    best = ranked[0][0]
    if best is not Strength.USED:
        return best
    entries = {_entry(case, use) for strength, use in ranked if strength is Strength.USED}
    worked = any(use.shown is Shown.WORK for strength, use in ranked if strength is Strength.USED)
    return Strength.DEEP if len(entries) >= (2 if worked else 3) else best


def _entry(case: Case, use: SkillUse) -> str:
    statement = case.cv.statements[use.statement]
    return statement.entry or statement.text


def _strength(case: Case, use: SkillUse, skill: str) -> Strength:
    if use.skill != skill and skill not in implied(use.skill):
        close = skill in neighbours(use.skill)
        return Strength.NEIGHBOUR if close and use.shown is not Shown.INTEREST else Strength.NONE
    if use.shown is Shown.INTEREST:
        return Strength.INTEREST
    words = _own_words(case, use)
    if _WATCHED.search(words):
        return Strength.WATCHED
    if _WEAK.search(words):
        return Strength.HEDGED
    return _plain_strength(use.shown, words)


def _own_words(case: Case, use: SkillUse) -> str:
    """The entry of a list that names the skill, with what stands in brackets behind it and the list's label."""
    clause = quote_clause(case, use.span)
    span = clause.span
    if span is None:
        return clause.quote
    at = use.span.start - span.start
    label = _LABEL.match(clause.quote)
    start, end = entry_bounds(clause.quote, max(at, 0), LIST_BORDERS)
    return f"{label['label']}: {clause.quote[start:end]}" if label and label.end() <= start else clause.quote[start:end]


def _plain_strength(shown: Shown, words: str) -> Strength:
    if _DEEP.search(words):
        return Strength.DEEP
    if shown in (Shown.WORK, Shown.PROJECT):
        return Strength.USED
    if shown is Shown.COURSE or _FIRM.search(words):
        return Strength.STUDIED
    return Strength.LISTED


def _mark(showing: Showing, group: tuple[str, ...], condition: SkillCondition) -> str:
    """Met, partial or missing for one group: the table of levels in docs/verdicts.md."""
    strength = showing.strength
    if strength <= Strength.INTEREST:
        return "missing"
    if strength <= Strength.WATCHED:
        return "partial"
    if condition.depth is Depth.BASIC:
        return "met"
    if condition.depth is Depth.STRONG:
        taught = strength >= Strength.STUDIED and all(category(skill) == "knowledge" for skill in group)
        return "met" if strength is Strength.DEEP or taught else "partial"
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
    Strength.WATCHED: "something watched or left half done",
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
