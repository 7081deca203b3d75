"""Requirements of a posting, from its blocks: every line gets a role, every wish its kind, weight and condition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from matcher.conditions import LanguageCondition, LocationCondition
from matcher.nouns import Importance, Kind, Line, Requirement, Role, Span
from matcher.posting.blocks import Block
from matcher.posting.conditions_of import PostingFacts, condition_of, facts_of
from matcher.posting.cues import cue, plain
from matcher.posting.facts_stated import only_about_sponsoring
from matcher.posting.kinds import hard_kinds
from matcher.posting.marks import with_marks
from matcher.posting.outline import Passage, passages
from matcher.posting.place_told import place_told
from matcher.posting.roles import role_of
from matcher.posting.terms_told import period_told
from matcher.posting.wishes import Wish, wishes_of

_OWN_RIGHT = re.compile(r"\bright to work|(?:to|legally) work\b|authori[sz]|permit|citizen|nationality", re.IGNORECASE)
_THE_SAME = re.compile(
    r"(?:and )?(?:the )?same (?:goes |is true |applies |holds )?for\b|likewise\b|ditto\b", re.IGNORECASE
)
_DAYS = re.compile(r"\bdays?\b", re.IGNORECASE)
_NOT = re.compile(r"n't\b(?! (?:mind|panic|give up|need (?:telling|asking|reminding))\b)|\bnot\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Reading:
    passage: Passage
    wishes: tuple[Wish, ...]


def read_requirements(
    blocks: Sequence[Block], *, text: str, country: str | None
) -> tuple[tuple[Line, ...], tuple[Requirement, ...]]:
    """The lines of a posting with what each was read as, and its requirements in reading order.

    Lines cover all text that is not blank and do not overlap; a requirement lies inside a line of that role.
    `country` is the ISO code of the posting's country, which completes "the right to work here".
    """
    readings = [_Reading(passage, wishes_of(passage)) for passage in passages(with_marks(blocks))]
    readings = _with_neighbours(_with_neighbours(_with_neighbours(readings)))
    readings = _with_place(_with_period(_without_repeats(_counting_alike(readings))))
    facts = facts_of((block.text for block in blocks if not block.noise), country)
    lines = tuple(_line(reading, text) for reading in readings)
    requirements = [_requirement(wish, text, facts) for reading in readings for wish in reading.wishes]
    return lines, tuple(_without_bare_places(_with_shared_levels(requirements, text)))


def _with_neighbours(readings: Sequence[_Reading]) -> list[_Reading]:
    """Sentences about the reader that ask nothing by themselves, read again where the sentence beside them asks."""
    found = []
    for number, reading in enumerate(readings):
        passage = reading.passage
        near = readings[max(0, number - 1) : number + 2]
        beside = any(one.wishes and 0 <= _gap(one.passage, passage) <= 1 for one in near if one is not reading)
        told = _tells_of_reader(passage)
        if reading.wishes or passage.role is not None or passage.shape != "paragraph" or not (beside and told):
            found.append(reading)
        else:
            found.append(_Reading(passage, wishes_of(passage, among_wishes=True)))
    return found


def _counting_alike(readings: Sequence[_Reading]) -> list[_Reading]:
    """The readings; what "the same goes for" names counts as much as the wish before it."""
    found: list[_Reading] = []
    before: Wish | None = None
    for reading in readings:
        wishes = reading.wishes
        if before is not None and _THE_SAME.match(plain(reading.passage.text)):
            nice = before.nice
            wishes = tuple(replace(wish, nice=nice) for wish in wishes)
        found.append(_Reading(reading.passage, wishes))
        before = wishes[-1] if wishes else before
    return found


def _with_period(readings: Sequence[_Reading]) -> list[_Reading]:
    """The readings; where none asks for availability, the period that the posting tells is asked for."""
    if _asks_surely(readings, Kind.AVAILABILITY):
        return list(readings)
    return _with_told(readings, period_told([reading.passage for reading in readings]))


def _with_place(readings: Sequence[_Reading]) -> list[_Reading]:
    """The readings; where none asks to be at a place, the one that the posting tells is asked for."""
    if _asks_surely(readings, Kind.LOCATION):
        return list(readings)
    return _with_told(readings, place_told([reading.passage for reading in readings]))


def _asks_surely(readings: Sequence[_Reading], kind: Kind) -> bool:
    """Whether a wish is of a kind by its facts, and not only by its words ("one start date, no exceptions")."""
    wishes = (wish for reading in readings for wish in reading.wishes)
    return any(wish.kind is kind and kind in hard_kinds(wish.text) for wish in wishes)


def _with_told(readings: Sequence[_Reading], told: tuple[int, Wish] | None) -> list[_Reading]:
    """The readings with a wish that is only told, unless another one stands there."""
    wishes = (wish for reading in readings for wish in reading.wishes)
    if told is None or any(one.start < told[1].end and told[1].start < one.end for one in wishes):
        return list(readings)
    number, wish = told
    mine = sorted((*readings[number].wishes, wish), key=lambda one: one.start)
    return [*readings[:number], _Reading(readings[number].passage, tuple(mine)), *readings[number + 1 :]]


def _tells_of_reader(passage: Passage) -> bool:
    smooth = plain(passage.text)
    return cue("asks", "attribute").match(smooth) is not None and _NOT.search(smooth) is None


def _gap(one: Passage, other: Passage) -> int:
    """The characters between two passages; sentences of one paragraph are parted by one blank."""
    return max(one.start, other.start) - min(one.end, other.end)


def _line(reading: _Reading, text: str) -> Line:
    passage = reading.passage
    role = passage.role or (
        Role.REQUIREMENT if reading.wishes else role_of(passage.text, passage.section, passage.shape)
    )
    return Line(text[passage.start : passage.end], Span(1, passage.start, passage.end), role)


def _requirement(wish: Wish, text: str, facts: PostingFacts) -> Requirement:
    words = text[wish.start : wish.end]
    importance = Importance.NICE if wish.nice else Importance.MUST
    return Requirement(
        words, Span(1, wish.start, wish.end), wish.kind, importance, condition_of(words, wish.kind, facts)
    )


def _with_shared_levels(requirements: list[Requirement], text: str) -> list[Requirement]:
    """A language joined to another by "and" is asked at the level of the first: "fluent English and Hindi"."""
    found: list[Requirement] = []
    for one in requirements:
        before = found[-1].condition if found else None
        own = one.condition
        if isinstance(before, LanguageCondition) and isinstance(own, LanguageCondition) and own.cefr is None:
            joined = text[found[-1].span.end : one.span.start].strip() in ("and", ", and", "&")
            bare = len(one.text.split()) <= len(own.languages)
            found.append(replace(one, condition=replace(own, cefr=before.cefr)) if joined and bare else one)
        else:
            found.append(one)
    return found


def _without_bare_places(requirements: list[Requirement]) -> list[Requirement]:
    """Without "you work out of our office" where another requirement says on how many days."""
    counted = any(_days_of(one) is not None for one in requirements)
    return [one for one in requirements if not (counted and one.kind is Kind.LOCATION and _is_bare_place(one))]


def _days_of(requirement: Requirement) -> tuple[int, int] | None:
    condition = requirement.condition
    return condition.days_per_week if isinstance(condition, LocationCondition) else None


def _is_bare_place(requirement: Requirement) -> bool:
    condition = requirement.condition
    if not isinstance(condition, LocationCondition) or _DAYS.search(requirement.text):
        return False
    return condition.days_per_week is None and not (condition.residence or condition.travel or condition.remote)


def _without_repeats(readings: list[_Reading]) -> list[_Reading]:
    """Drops "we cannot sponsor visas" where a right to work is asked anyway, and a wish that stands twice."""
    rights = any(
        wish.kind is Kind.AUTHORISATION and _OWN_RIGHT.search(wish.text)
        for reading in readings
        for wish in reading.wishes
    )
    seen: set[str] = set()
    kept: list[_Reading] = []
    for reading in readings:
        wishes = tuple(_fresh(reading.wishes, seen, rights=rights))
        kept.append(_Reading(reading.passage, wishes))
    return kept


def _fresh(wishes: Sequence[Wish], seen: set[str], *, rights: bool) -> Iterator[Wish]:
    for wish in wishes:
        key = " ".join(plain(wish.text).casefold().split())
        if key in seen or (rights and wish.kind is Kind.AUTHORISATION and only_about_sponsoring(wish.text)):
            continue
        seen.add(key)
        yield wish
