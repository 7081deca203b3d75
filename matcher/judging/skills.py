"""Skills: what is asked, at which level, against where and how the CV shows it."""

from __future__ import annotations

import re

from matcher.conditions import Depth, SkillCondition
from matcher.judging.case import Case, Finding, met, missing, partial, quote_clause
from matcher.judging.features import NAMED_TOOLS, features_asked, none_shown, parts_asked, purposes_asked
from matcher.judging.meaning import judge_by_meaning, told_nearly
from matcher.judging.showings import Showing, showing_of
from matcher.judging.skill_words import absent_reason, joined, met_reason, partial_reason, quotes_of
from matcher.judging.strengths import Strength
from matcher.nouns import VerdictStatus
from matcher.scratch import kept
from matcher.skills import category, implied

_OUTSIDE_CLASS = re.compile(
    r"\b(?:beyond|outside|more than|not (?:just|only) (?:in|from|at)) (?:of )?(?:the |your |a )?"
    r"(?:course ?work|courses?|class(?:es|room)?|lectures?|university|degree|assignments?|tutorials?|textbooks?)\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:(?:an?|any|some) ?other|comparable|similar) (?:[\w-]+ ){0,2}"
    r"(?:tool|system|platform|package|software|program)s?\b"
    r"|\b(?:tool|system|platform|package|software|program)s? (?:such as|like)\b",
    re.IGNORECASE,
)
_WELL = re.compile(
    r"\b(?:(?:very )?good|solid|sound|proficien\w+|quick|everyday|excellent)\b(?! (?:with|at|in|for) (?:people|hand))",
    re.IGNORECASE,
)
_UNDERSTOOD = re.compile(
    r"\b(?:understanding|grounding|grasp|knowledge|foundations?|background|basics|familiar\w*)\b", re.IGNORECASE
)
_LISTS = re.compile(r"[(,:]")
"""What a posting lists beside a field, it names in earnest."""


def judge_skill(case: Case, condition: SkillCondition) -> Finding:
    """Each group of alternatives is weighed; all must be shown at the depth asked."""
    if not condition.groups:
        return judge_by_meaning(case)
    showings = _showings(case, condition)
    marks = _marks(case, showings, condition)
    status = _status(marks)
    if status is VerdictStatus.MET:
        return met(met_reason(showings, condition), *quotes_of(case, condition, showings))
    if status is VerdictStatus.PARTIAL:
        reason = _lacking_reason(case, condition, showings) or partial_reason(condition, showings)
        return partial(absent_reason(condition, marks) or reason, *quotes_of(case, condition, showings))
    return _not_shown(case, condition, showings)


def status_of_skill(case: Case, condition: SkillCondition) -> VerdictStatus:
    """The status that `judge_skill` finds for skills that are named, without looking for the words that show them."""
    status = _status(_marks(case, _showings(case, condition), condition))
    named = any(category(skill) in NAMED_TOOLS for group in condition.groups for skill in group)
    return status if status is not VerdictStatus.MISSING or named else judge_skill(case, condition).status


def _showings(case: Case, condition: SkillCondition) -> list[Showing]:
    text = case.requirement.text
    return [showing_of((case.prepared, group, _lists(text), _asks_another(text))) for group in condition.groups]


def _marks(case: Case, showings: list[Showing], condition: SkillCondition) -> list[str]:
    outside = _asks_beyond_class(case.requirement.text)
    well = _asks_well(case.requirement.text)
    marks = [
        _mark(showing, group, condition, outside=outside, well=well)
        for showing, group in zip(showings, condition.groups, strict=True)
    ]
    marks = _with_parts(marks, showings, condition)
    lacking = _lacks_features(case, condition, showings) or _lacks_purpose(case, condition)
    return ["partial" if mark == "met" else mark for mark in marks] if lacking else marks


def _lacks_purpose(case: Case, condition: SkillCondition) -> bool:
    """Whether a tool is asked for a purpose ("Python for data analysis") that the CV shows no trace of."""
    purposes = purposes_asked(case.requirement.text) - {skill for group in condition.groups for skill in group}
    if not purposes or condition.depth is Depth.BASIC:
        return False
    return not any(
        one.strength >= Strength.NEIGHBOUR for skill in purposes for one in case.prepared.showing.get(skill, ())
    )


def _lacks_features(case: Case, condition: SkillCondition, showings: list[Showing]) -> bool:
    """Whether something within a skill is asked by name ("Excel, pivot tables included") that no use speaks of.

    Where a basis is asked, a course is one, whatever it is said to hold.
    """
    features = features_asked(case.requirement.text)
    if not features or condition.depth is Depth.BASIC:
        return False
    parts = parts_asked(case.requirement.text)
    if parts and all(_is_firm(case, skill) for skill in parts):
        return False
    places = {use.statement for showing in showings for _, use in showing.ranked}
    told = [case.cv.statements[place] for place in sorted(places)]
    return none_shown(features, tuple(f"{one.plain_entry} {one.plain}" for one in told))


def _is_firm(case: Case, skill: str) -> bool:
    return any(one.strength >= Strength.LISTED for one in case.prepared.showing.get(skill, ()))


def _with_parts(marks: list[str], showings: list[Showing], condition: SkillCondition) -> list[str]:
    """A part of a skill ("Excel, pivot tables included") is asked at no depth of its own.

    Any firm use of it will do; who is said to be deep in the whole need not name its parts.
    """
    found = list(marks)
    for place, (showing, group) in enumerate(zip(showings, condition.groups, strict=True)):
        others = (pair for pair in zip(showings, condition.groups, strict=True) if pair[1] is not group)
        around = [other.strength for other, whole in others if all(_is_part(one, whole) for one in group)]
        if around and marks[place] != "met":
            firm = showing.strength >= Strength.LISTED or max(around) is Strength.DEEP
            found[place] = "met" if firm else marks[place]
    return found


def _is_part(skill: str, whole: tuple[str, ...]) -> bool:
    """Whether a practice belongs to a tool of a group, as pivot tables do to Excel."""
    around = {name for one in whole if category(one) in NAMED_TOOLS for name in (one, *implied(one))}
    return category(skill) == "practice" and not around.isdisjoint(implied(skill))


@kept
def _asks_well(text: str) -> bool:
    """Whether a skill is asked to be mastered, if not deeply: "good Excel skills"."""
    return _WELL.search(text) is not None


@kept
def _lists(text: str) -> bool:
    return _LISTS.search(text) is not None


@kept
def _asks_another(text: str) -> bool:
    return _ANOTHER.search(text) is not None


@kept
def _asks_beyond_class(text: str) -> bool:
    return _OUTSIDE_CLASS.search(text) is not None


def _status(marks: list[str]) -> VerdictStatus:
    if all(mark == "met" for mark in marks):
        return VerdictStatus.MET
    return VerdictStatus.PARTIAL if any(mark != "missing" for mark in marks) else VerdictStatus.MISSING


def _not_shown(case: Case, condition: SkillCondition, showings: list[Showing]) -> Finding:
    wanted = {skill for group in condition.groups for skill in group}
    names = joined([joined(group, "or") for group in condition.groups], "and")
    broader = wanted.union(*(implied(skill) for skill in wanted))
    denied = [span for skill, span in case.prepared.denials if skill in broader]
    if denied:
        return missing(f"The CV says that {names} is not there.", quote_clause(case, denied[0]))
    if any(showing.strength is Strength.INTEREST for showing in showings):
        return missing("The CV names it as something still to learn.", *quotes_of(case, condition, showings))
    near = () if any(category(skill) in NAMED_TOOLS for skill in wanted) else told_nearly(case)
    if near:
        return partial(f"The CV does not name {names}, and a statement comes near it.", *near, confidence=0.5)
    return missing(f"The CV does not show {names}.")


def _mark(showing: Showing, group: tuple[str, ...], condition: SkillCondition, *, outside: bool, well: bool) -> str:
    """Met, partial or missing for one group: the table of levels in docs/verdicts.md.

    `outside`: beyond coursework. `well`: a named tool is to be mastered, which its bare name in a list does not show.
    """
    strength = showing.strength
    if strength <= Strength.WATCHED:
        return "missing" if strength <= Strength.INTEREST else "partial"
    if condition.depth is Depth.BASIC:
        return "met"
    if showing.general and not condition.open_ended:
        return "partial"
    if condition.depth is Depth.STRONG:
        taught = (strength >= Strength.STUDIED or showing.broad) and all(
            category(skill) == "knowledge" for skill in group
        )
        return "met" if strength is Strength.DEEP or taught else "partial"
    if outside and strength < Strength.USED:
        return "partial"
    mastered = well and all(category(skill) in NAMED_TOOLS for skill in group)
    wanted = Strength.STUDIED if condition.use or mastered else Strength.LISTED
    return "met" if strength >= wanted else "partial"


def _lacking_reason(case: Case, condition: SkillCondition, showings: list[Showing]) -> str:
    if _lacks_features(case, condition, showings):
        return "The CV shows it, and does not name what is asked within it."
    return "The CV shows it, and not what it is asked for." if _lacks_purpose(case, condition) else ""
