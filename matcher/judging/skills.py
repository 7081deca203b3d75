"""Skills: what is asked, at which level, against where and how the CV shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, islice

from matcher.conditions import Depth, SkillCondition
from matcher.judging.case import Case, Finding, met, missing, partial, quote_clause, quote_part, quote_use
from matcher.judging.features import NAMED_TOOLS, features_asked, none_shown, purposes_asked
from matcher.judging.meaning import judge_by_meaning, told_nearly
from matcher.judging.prepared import PreparedCv, ShowingUse
from matcher.judging.strengths import Strength
from matcher.nouns import Cv, Evidence, SectionName, Shown, SkillUse, Span, VerdictStatus
from matcher.scratch import kept, once
from matcher.skills import category, implied, neighbours

MAX_QUOTES = 3
BROAD = 3
"""So many things of a field listed are as good as a course in it."""
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


@dataclass(frozen=True, slots=True)
class Showing:
    """The strongest way in which a CV shows one of a group of alternatives, with the uses behind it, in its order.

    `broad`: a field of knowledge is shown by several things that belong to it. `general`: of a language with packages
    ("Python (Django)") only the language is shown.
    """

    strength: Strength
    ranked: tuple[tuple[Strength, SkillUse], ...] = ()
    broad: bool = False
    general: bool = False


def judge_skill(case: Case, condition: SkillCondition) -> Finding:
    """Each group of alternatives is weighed; all must be shown at the depth asked."""
    if not condition.groups:
        return judge_by_meaning(case)
    showings = _showings(case, condition)
    marks = _marks(case, showings, condition)
    status = _status(marks)
    if status is VerdictStatus.MET:
        return met(_met_reason(showings, condition), *_quotes(case, condition, showings))
    if status is VerdictStatus.PARTIAL:
        reason = _lacking_reason(case, condition, showings) or _partial_reason(condition, showings)
        return partial(_absent_reason(condition, marks) or reason, *_quotes(case, condition, showings))
    return _not_shown(case, condition, showings)


def status_of_skill(case: Case, condition: SkillCondition) -> VerdictStatus:
    """The status that `judge_skill` finds for skills that are named, without looking for the words that show them."""
    status = _status(_marks(case, _showings(case, condition), condition))
    named = any(category(skill) in NAMED_TOOLS for group in condition.groups for skill in group)
    return status if status is not VerdictStatus.MISSING or named else judge_skill(case, condition).status


def _showings(case: Case, condition: SkillCondition) -> list[Showing]:
    text = case.requirement.text
    return [_showing((case.prepared, group, _lists(text), _asks_another(text))) for group in condition.groups]


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
    places = {use.statement for showing in showings for _, use in showing.ranked}
    told = [case.cv.statements[place] for place in sorted(places)]
    return none_shown(features, tuple(f"{one.plain_entry} {one.plain}" for one in told))


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
    names = " and ".join(" or ".join(group) for group in condition.groups)
    broader = wanted.union(*(implied(skill) for skill in wanted))
    denied = [span for skill, span in case.prepared.denials if skill in broader]
    if denied:
        return missing(f"The CV says that {names} is not there.", quote_clause(case, denied[0]))
    if any(showing.strength is Strength.INTEREST for showing in showings):
        return missing("The CV names it as something still to learn.", *_quotes(case, condition, showings))
    near = () if any(category(skill) in NAMED_TOOLS for skill in wanted) else told_nearly(case)
    if near:
        return partial(f"The CV does not name {names}, and a statement comes near it.", *near, confidence=0.5)
    return missing(f"The CV does not show {names}.")


# --- weighing ------------------------------------------------------------------------------------------------------


@once
def _showing(asked: tuple[PreparedCv, tuple[str, ...], bool, bool]) -> Showing:
    """How a CV shows a group of alternatives, which the posting may list beside a field, or as examples (`wide`)."""
    prepared, group, lists, wide = asked
    ranked = _ranked(prepared, group)
    if wide:
        ranked = [(_as_another(pair, group), pair[1]) for pair in ranked]
    ranked = _without_neighbours_of_wishes(ranked)
    if not {skill for skill, _ in prepared.denials}.isdisjoint(group):
        ranked = _without_neighbours(ranked)
    if not ranked:
        return Showing(Strength.NONE)
    general = lists and _is_general(group, ranked)
    strength = _as_said_of_it(prepared.cv, ranked, group)
    return Showing(strength, tuple(ranked), _is_broad(group, ranked), general)


def _as_another(pair: tuple[Strength, SkillUse], group: tuple[str, ...]) -> Strength:
    """A tool that was used is the "other one" that a posting takes beside the tools of its kind that it names.

    What such tools are for, without one of them, is no more than first steps.
    """
    strength, use = pair
    named = any(category(skill) in NAMED_TOOLS for skill in group)
    if named and use.skill in group and category(use.skill) not in NAMED_TOOLS:
        return min(strength, Strength.HEDGED)
    if strength is not Strength.NEIGHBOUR or use.shown not in (Shown.WORK, Shown.PROJECT):
        return strength
    alike = any(category(skill) == "tool" and use.skill in neighbours(skill) for skill in group)
    return Strength.USED if alike and category(use.skill) == "tool" else strength


def _as_said_of_it(cv: Cv, ranked: list[tuple[Strength, SkillUse]], group: tuple[str, ...]) -> Strength:
    """A list that says of a skill how little it is speaks for a course in it, too; use speaks for itself."""
    strength = _deepened(cv, ranked)
    if strength not in (Strength.LISTED, Strength.STUDIED):
        return strength
    hedged = (use for one, use in ranked if one is Strength.HEDGED)
    little = {use.skill for use in hedged if cv.statements[use.statement].section is SectionName.SKILLS}
    shown = {use.skill for one, use in ranked if one >= Strength.LISTED}
    return Strength.HEDGED if shown <= little & set(group) else strength


def _ranked(prepared: PreparedCv, group: tuple[str, ...]) -> list[tuple[Strength, SkillUse]]:
    """The uses that show any of the alternatives, in order of the CV, as firmly as they show the best of them."""
    best: dict[int, ShowingUse] = {}
    for skill in group:
        for one in prepared.showing.get(skill, ()):
            known = best.get(one.place)
            if known is None or known.strength < one.strength:
                best[one.place] = one
    return [(best[place].strength, best[place].use) for place in sorted(best)]


def _by_name(group: tuple[str, ...], uses: list[SkillUse]) -> tuple[SkillUse, ...]:
    """The strongest place that names the skill itself, then the strongest of all, then the rest.

    A field of knowledge or a practice is told by what was done in it, whatever it is called there.
    """
    if all(category(skill) in ("knowledge", "practice") for skill in group):
        return tuple(uses)
    named = next((use for use in uses if use.skill in group), None)
    return tuple(uses) if named is None else (named, *(use for use in uses if use is not named))


def _without_neighbours_of_wishes(ranked: list[tuple[Strength, SkillUse]]) -> list[tuple[Strength, SkillUse]]:
    """Who writes that a skill is still to be learnt, or was left to others, has judged the neighbours already."""
    wished = any(strength is Strength.INTEREST for strength, _ in ranked)
    return _without_neighbours(ranked) if wished else ranked


def _without_neighbours(ranked: list[tuple[Strength, SkillUse]]) -> list[tuple[Strength, SkillUse]]:
    return [pair for pair in ranked if pair[0] is not Strength.NEIGHBOUR]


def _is_broad(group: tuple[str, ...], ranked: list[tuple[Strength, SkillUse]]) -> bool:
    firm = {use.skill for strength, use in ranked if strength >= Strength.LISTED and use.skill not in group}
    return len(firm) >= BROAD and all(category(skill) == "knowledge" for skill in group)


def _is_general(group: tuple[str, ...], ranked: list[tuple[Strength, SkillUse]]) -> bool:
    """Whether the group names packages of a language or field, and the CV shows none of them."""
    generals = {one for one in group for other in group if one in implied(other)}
    specifics = {one for one in group if one not in generals}
    if not generals or len(specifics) == len(group):
        return False
    firm = [use.skill for strength, use in ranked if strength > Strength.NEIGHBOUR]
    return not any(skill in specifics or specifics & implied(skill) for skill in firm)


_THESIS_WORDS = ("thesis", "dissertation", "doctoral", "phd", "ph.d")


def _deepened(cv: Cv, ranked: list[tuple[Strength, SkillUse]]) -> Strength:
    """Use in a job or thesis that the CV tells more of elsewhere, or in three projects, is repeated use.

    The bare name in a list tells no more.
    """
    best = max(strength for strength, _ in ranked)
    if best is not Strength.USED:
        return best
    used = [use for strength, use in ranked if strength is Strength.USED]
    told = {use.statement for strength, use in ranked if strength >= Strength.STUDIED}
    named = {use.statement for strength, use in ranked if strength >= Strength.LISTED}
    entries = {_entry(cv, use) for use in used}
    at_work = len(told) >= 2 and any(use.shown is Shown.WORK for use in used)
    in_thesis = len(named) >= 2 and any(_of_thesis(cv, use) for use in used)
    return Strength.DEEP if at_work or in_thesis or len(entries) >= 3 else best


def _of_thesis(cv: Cv, use: SkillUse) -> bool:
    statement = cv.statements[use.statement]
    return _speaks_of_thesis(f"{statement.plain_entry} {statement.plain}")


@once
def _speaks_of_thesis(text: str) -> bool:
    words = text.casefold()
    return any(word in words for word in _THESIS_WORDS)


def _entry(cv: Cv, use: SkillUse) -> str:
    statement = cv.statements[use.statement]
    return statement.entry or statement.text


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


# --- words ---------------------------------------------------------------------------------------------------------


def _uses(case: Case, group: tuple[str, ...], showing: Showing) -> tuple[SkillUse, ...]:
    """The uses behind a showing, best first: the firmest, of equally firm ones those nearest to what is asked."""
    ranked = sorted(
        showing.ranked, key=lambda pair: (-pair[0], -(case.similarity_at(pair[1].span) or 0.0), pair[1].span)
    )
    near = [use for strength, use in ranked if strength > Strength.NEIGHBOUR or ranked[0][0] < Strength.LISTED]
    return _by_name(group, near)


def _quotes(case: Case, condition: SkillCondition, showings: Sequence[Showing]) -> tuple[Evidence, ...]:
    """The best quote of each group, then for each the best of another way of showing it, without repeats."""
    quotes: list[Evidence] = []
    chosen = [
        _of_each_way(_uses(case, group, showing)) for group, showing in zip(condition.groups, showings, strict=True)
    ]
    for place in range(MAX_QUOTES):
        for uses in chosen:
            if place < len(uses) and len(quotes) < MAX_QUOTES:
                found = _quoted(case, uses[place])
                if not any(_overlap(found.span, other.span) for other in quotes):
                    quotes.append(found)
    return tuple(quotes)


def _of_each_way(uses: Sequence[SkillUse]) -> list[SkillUse]:
    """The best use, then the best of each other way (done, taught, listed), then the rest; as many as are quoted."""
    first: list[SkillUse] = []
    ways: set[str] = set()
    for use in uses:
        way = "done" if use.shown in (Shown.WORK, Shown.PROJECT) else use.shown.value
        if way not in ways:
            ways.add(way)
            first.append(use)
    return list(islice(chain(first, (use for use in uses if use not in first)), MAX_QUOTES))


def _quoted(case: Case, use: SkillUse) -> Evidence:
    if use.shown is Shown.LIST or case.cv.statements[use.statement].section is SectionName.SKILLS:
        return quote_part(case, use.span)
    return quote_use(case, use.span)


def _overlap(first: Span | None, second: Span | None) -> bool:
    if first is None or second is None or first.page != second.page:
        return False
    return first.start < second.end and second.start < first.end


_SHOWN_WORDS = {
    Strength.DEEP: "repeated or deep use",
    Strength.USED: "use in a project or job",
    Strength.STUDIED: "a course or a detailed entry",
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


def _absent_reason(condition: SkillCondition, marks: list[str]) -> str:
    """What is not shown at all of what is joined; empty where something is shown of each."""
    absent = [" or ".join(group) for group, mark in zip(condition.groups, marks, strict=True) if mark == "missing"]
    return f"Part of it is shown; {', '.join(absent)} is not." if absent else ""


def _lacking_reason(case: Case, condition: SkillCondition, showings: list[Showing]) -> str:
    if _lacks_features(case, condition, showings):
        return "The CV shows it, and does not name what is asked within it."
    return "The CV shows it, and not what it is asked for." if _lacks_purpose(case, condition) else ""


def _partial_reason(condition: SkillCondition, showings: list[Showing]) -> str:
    weakest = min(showing.strength for showing in showings)
    asked = "use" if condition.use and condition.depth is not Depth.STRONG else _DEPTH_WORDS[condition.depth]
    return f"The CV shows {_SHOWN_WORDS[weakest]}; {asked} is asked."
