"""The subject that a requirement names beside the kind of experience ("a project in optics"), and who speaks of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from matcher.instances import Concept, lexicon, words_of
from matcher.nouns import Statement
from matcher.scratch import kept, once
from matcher.skills import category, find_skills, implied

NEAR_SIMILARITY = 0.45
"""Cosine from which a statement is of the subject asked without sharing a word with it."""
_STEM = 6
_SHORTEST = 4

_ASIDE = re.compile(
    r":(?=\s)|\b(?:such as|for example|for instance|e\.g\.|before|until|unless|because|since|so that|even if|while"
    r"|without|instead of|other than|rather than|to the point of|who|whom|whoever|as if)"
    r"(?=\s)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"(?<=[\w,] )(?:which|that|nobody|no one|you have|you ['’]ve|we can|yourself|paid or (?:not|unpaid))(?=[\s,.;)]|$)",
    re.IGNORECASE,
)
"""What such words tell of a deed ("data that nobody had tidied", "interviews you have held yourself") is no subject."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Stems of the words, and the skills and branches, that name the subject; empty where none is named."""

    stems: frozenset[str]
    skills: frozenset[str]
    sectors: tuple[Concept, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether no subject is named."""
        return not self.stems and not self.skills and not self.sectors

    def is_met_by(self, statement: Statement, cosine: float) -> bool:
        """Whether a statement, read under the heading of its entry, is of this subject."""
        if self.is_empty:
            return True
        text = f"{statement.plain_entry} {statement.plain}"
        return cosine >= NEAR_SIMILARITY or self.is_named_in(text)

    def count_in(self, text: str) -> int:
        """How many words of the subject a text shares; a skill in common counts as one where no word is."""
        shared = len(self.stems & stems_of(text))
        return shared or int(not self.is_empty and self.is_named_in(text))

    def is_named_in(self, text: str) -> bool:
        """Whether a text shares a word, a skill or the branch with the subject."""
        if not self.stems.isdisjoint(stems_of(text)):
            return True
        words = words_of(text) if self.sectors else ()
        if any(sector.shows.find(words) or sector.hints.find(words) for sector in self.sectors):
            return True
        return bool(self.skills) and not self.skills.isdisjoint(_proved_by(text))


@once
def stems_of(text: str) -> frozenset[str]:
    """The stems of all words of a text."""
    return frozenset(stem(word.key) for word in words_of(text))


@once
def _proved_by(text: str) -> frozenset[str]:
    """The skills that a text names, and all that they prove."""
    named = {one.skill for one in find_skills(text)}
    return frozenset(named.union(*(implied(skill) for skill in named)))


@kept
def topic_of(text: str, leave_out: tuple[tuple[int, int], ...] = ()) -> Topic:
    """The subject that a requirement names outside the given places.

    What follows a colon, "such as", "before" or "because" are examples and circumstances, no subject.
    """
    end = _ASIDE.search(text)
    text = text[: end.start()] if end else text
    words = [
        word
        for word in words_of(text)
        if (len(word.key) >= _SHORTEST or _is_short_name(text[word.start : word.end]))
        and word.key not in lexicon().general
        and not any(start <= word.start < end for start, end in leave_out)
    ]
    skills = {
        one.skill
        for one in find_skills(text)
        if category(one.skill) in ("tool", "programming language")
        or not any(start <= one.start < end for start, end in leave_out)
    }
    return Topic(frozenset(stem(word.key) for word in words), frozenset(skills))


def subject_of(text: str, leave_out: tuple[tuple[int, int], ...]) -> Topic:
    """The subject of a deed that is asked: what stands before the words that tell more of the deed itself."""
    told = _RELATIVE.search(text)
    return topic_of(text[: told.start()] if told else text, leave_out)


def _is_short_name(word: str) -> bool:
    """Three capitals name a thing ("CTF"), however short."""
    return len(word) == _SHORTEST - 1 and word.isalpha() and word.isupper()


def stem(key: str) -> str:
    """The first letters of a word, enough to tell words apart and to bring its forms together."""
    return key.removesuffix("s")[:_STEM]
