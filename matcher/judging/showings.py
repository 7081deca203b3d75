"""How firmly a CV shows a skill that is asked for, or one of several alternatives."""

from __future__ import annotations

from dataclasses import dataclass

from matcher.judging.features import NAMED_TOOLS
from matcher.judging.prepared import PreparedCv, ShowingUse
from matcher.judging.strengths import Strength
from matcher.nouns import Cv, SectionName, Shown, SkillUse
from matcher.scratch import once
from matcher.skills import category, implied, neighbours

BROAD = 3
"""So many things of a field listed are as good as a course in it."""


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


@once
def showing_of(asked: tuple[PreparedCv, tuple[str, ...], bool, bool]) -> Showing:
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

    What such tools are for, without one of them, is no more than first steps. Where the kind is named ("another BIM
    tool"), the other one must be of it.
    """
    strength, use = pair
    named = any(category(skill) in NAMED_TOOLS for skill in group)
    if named and use.skill in group and category(use.skill) not in NAMED_TOOLS:
        return min(strength, Strength.HEDGED)
    if strength is not Strength.NEIGHBOUR or use.shown not in (Shown.WORK, Shown.PROJECT):
        return strength
    alike = any(category(skill) == "tool" and use.skill in neighbours(skill) for skill in group)
    kinds = {skill for skill in group if category(skill) != "tool"}
    of_kind = not kinds or not kinds.isdisjoint(implied(use.skill))
    return Strength.USED if alike and of_kind and category(use.skill) == "tool" else strength


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


def by_name(group: tuple[str, ...], uses: list[SkillUse]) -> tuple[SkillUse, ...]:
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
