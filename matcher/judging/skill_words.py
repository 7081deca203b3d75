"""The words for a skill: the quotes that decide, and the reasons."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice

from matcher.conditions import Depth, SkillCondition
from matcher.judging.case import Case, quote_part, quote_use
from matcher.judging.showings import Showing, by_name
from matcher.judging.strengths import Strength
from matcher.nouns import Evidence, SectionName, Shown, SkillUse, Span

MAX_QUOTES = 3


def _uses(case: Case, group: tuple[str, ...], showing: Showing) -> tuple[SkillUse, ...]:
    """The uses behind a showing, best first: the firmest, of equally firm ones those nearest to what is asked."""
    ranked = sorted(
        showing.ranked, key=lambda pair: (-pair[0], -(case.similarity_at(pair[1].span) or 0.0), pair[1].span)
    )
    near = [use for strength, use in ranked if strength > Strength.NEIGHBOUR or ranked[0][0] < Strength.LISTED]
    return by_name(group, near)


def quotes_of(case: Case, condition: SkillCondition, showings: Sequence[Showing]) -> tuple[Evidence, ...]:
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


def met_reason(showings: list[Showing], condition: SkillCondition) -> str:
    """What is shown at the least, and what is asked."""
    shown = min(showing.strength for showing in showings)
    return f"The CV shows {_SHOWN_WORDS[shown]}; {_DEPTH_WORDS[condition.depth]} is asked."


def joined(names: Sequence[str], word: str) -> str:
    """Names in a sentence with commas and one "or" or "and" before the last."""
    return f" {word} ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def absent_reason(condition: SkillCondition, marks: list[str]) -> str:
    """What is not shown at all of what is joined; empty where something is shown of each."""
    absent = [joined(group, "or") for group, mark in zip(condition.groups, marks, strict=True) if mark == "missing"]
    return f"Part of it is shown; {joined(absent, 'and')} {'is' if len(absent) == 1 else 'are'} not." if absent else ""


def partial_reason(condition: SkillCondition, showings: list[Showing]) -> str:
    """What is shown at the least, which falls short of what is asked."""
    weakest = min(showing.strength for showing in showings)
    asked = "use" if condition.use and condition.depth is not Depth.STRONG else _DEPTH_WORDS[condition.depth]
    return f"The CV shows {_SHOWN_WORDS[weakest]}; {asked} is asked."
