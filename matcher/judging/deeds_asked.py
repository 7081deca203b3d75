"""What a requirement asks by way of dispositions and kinds of experience: the concepts of the lexicon that it names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from matcher.instances import Concept, Mention, lexicon, words_of
from matcher.scratch import kept
from matcher.skills import SkillMention, find_skills

_SOFT = frozenset(
    {
        "communication", "cultures", "feedback", "leadership", "negotiation", "presenting", "problems", "teamwork",
        "time", "writing",
    }
)  # fmt: skip
MANNERS = frozenset({"volunteering", "paid_work", "internship"})
"""Kinds of work whatever its subject."""
_EXAMPLES = re.compile(
    r":(?=\s)|\b(?:such as|for example|for instance|e\.g\.|in front of|whoever|with which you)(?=\W|$)", re.IGNORECASE
)
"""What follows is an example, or tells when and before whom."""
_IN_A_BRANCH = re.compile(r"\W*(?:\w+ ){0,1}(?:in|at|with|within|for)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing asked: concepts of which any one will do."""

    concepts: tuple[Concept, ...]
    start: int
    end: int


@kept
def asked_for(text: str, experience: bool) -> tuple[Asked, ...]:
    """What a requirement asks for, in its order; of overlapping phrases the longest counts.

    A requirement that asks for experience is read for kinds of experience first, then for deeds; any other for
    dispositions first. Behind a colon or "such as" stand examples, behind "in front of" circumstances: they count where
    nothing else is said.
    """
    known = lexicon()
    mentions = known.asked.find(words_of(text))
    rank = _ranks(experience)
    examples = _EXAMPLES.search(text)
    border = examples.start() if examples else len(text)
    usable = [one for one in mentions if rank[one.name] is not None]
    before = [one for one in usable if one.start < border] or usable
    best = min((rank[one.name] or 0 for one in before), default=0)
    return _grouped([one for one in before if rank[one.name] == best])


@kept
def cues(text: str) -> tuple[tuple[int, int], ...]:
    """Where a requirement says what kind of deed or disposition it asks for.

    Words in between may name a subject: "analysing *sensor* data".
    """
    return tuple(place for one in lexicon().asked.find(words_of(text)) for place in one.places)


@cache
def _ranks(experience: bool) -> Mapping[str, int | None]:
    """How early each concept is looked at in requirements that ask for experience, or in others."""
    return {name: _asked_rank(concept, experience=experience) for name, concept in lexicon().concepts.items()}


def _asked_rank(concept: Concept, *, experience: bool) -> int | None:
    """Which concepts are looked at first: 0, then 1; None for those that such a requirement does not mean."""
    if concept.experience is experience:
        return 0
    return 1 if concept.deed or not experience else None


def _grouped(mentions: list[Mention]) -> tuple[Asked, ...]:
    known = lexicon().concepts
    groups: list[Asked] = []
    taken: set[str] = set()
    for start, end in _longest(mentions):
        names = [one.name for one in mentions if (one.start, one.end) == (start, end) and one.name not in taken]
        taken.update(names)
        if names:
            groups.append(Asked(tuple(known[name] for name in dict.fromkeys(names)), start, end))
    return tuple(groups)


def _longest(mentions: list[Mention]) -> list[tuple[int, int]]:
    """The places of the longest mentions that do not overlap, in reading order."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted({(one.start, one.end) for one in mentions}, key=lambda p: (p[0] - p[1], p[0])):
        if all(end <= other[0] or start >= other[1] for other in kept):
            kept.append((start, end))
    return sorted(kept)


def is_choice(text: str, asked: Sequence[Asked]) -> bool:
    """Whether any one of the things asked will do: "or" stands between them, or ends the list that they stand in."""
    between, after = text[asked[0].start : asked[-1].end].casefold(), text[asked[-1].end :].casefold()
    listed = len(asked) > 1 and text[asked[-2].end :].lstrip().startswith(",")
    return " or " in between or "either" in text.casefold() or (listed and after.startswith((" or ", ", or ")))


def is_manner(asked: Asked) -> bool:
    """Whether only the manner of work is asked, paid or not."""
    return all(concept.name in MANNERS for concept in asked.concepts)


@kept
def asks_manner_alone(text: str) -> bool:
    """Whether of all that is asked the lexicon knows only the manner of work: "an internship in hydrology"."""
    asked = [one for one in asked_for(text, True) if not is_branch(one)]
    return bool(asked) and all(map(is_manner, asked))


def is_branch(asked: Asked) -> bool:
    """Whether a branch is named, in which other kinds of experience can be had."""
    return any(concept.sector for concept in asked.concepts)


def with_one_branch(text: str, asked: Sequence[Asked]) -> tuple[Asked, ...]:
    """The things asked, with the branches in which they should have been had ("in a bank or at an insurer") as one."""
    first = next(place for place, one in enumerate(asked) if is_branch(one))
    if not first or not _IN_A_BRANCH.match(text[asked[first - 1].end : asked[first].start]):
        return tuple(asked)
    within = asked[first:]
    if not all(is_branch(one) for one in within):
        return tuple(asked)
    concepts = tuple(dict.fromkeys(concept for one in within for concept in one.concepts))
    return (*asked[:first], Asked(concepts, within[0].start, within[0].end))


@kept
def is_disposition(text: str) -> bool:
    """Whether what is asked is a disposition and no kind of experience."""
    asked = asked_for(text, False)
    return bool(asked) and not any(concept.experience for one in asked for concept in one.concepts)


@kept
def is_soft_skill(text: str) -> bool:
    """Whether all skills that are named are dispositions, which a CV seldom names ("presentation skills")."""
    asked = [one for one in lexicon().asked.find(words_of(text)) if one.name in _SOFT]
    return _hold_all(asked, find_skills(text))


@kept
def decides(text: str) -> bool:
    """Whether a requirement asks for a kind of experience that no skill beside it can stand for ("publications in")."""
    return any(concept.decides for one in asked_for(text, True) for concept in one.concepts)


@kept
def asks_by_words_of_skills(text: str) -> bool:
    """Whether the words that name a skill are among those that ask for a deed, so that deeds can show the skill."""
    asked = asked_for(text, False)
    return any(_meet(one, skill) for one in asked for skill in find_skills(text))


@kept
def asks_for_deeds_alone(text: str) -> bool:
    """Whether every skill that is named is a word for the kind of experience ("a coding bootcamp", "a paper")."""
    known = lexicon()
    asked = [one for one in known.asked.find(words_of(text)) if known.concepts[one.name].decides]
    return _hold_all(asked, find_skills(text))


def _hold_all(asked: Sequence[Mention], skills: Sequence[SkillMention]) -> bool:
    """Whether there are skills, and the words of each are among those that ask."""
    return bool(skills) and all(any(_meet(one, skill) for one in asked) for skill in skills)


def _meet(asked: Asked | Mention, skill: SkillMention) -> bool:
    return asked.start < skill.end and skill.start < asked.end
