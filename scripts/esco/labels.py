"""Which labels of ESCO can stand in a vocabulary that is searched for in running text, and with how much trust."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from matcher.languages import find_languages
from matcher.skill_tokens import tokens
from matcher.skill_vocabulary import Form, own_vocabulary
from matcher.skills import canonical, find_skills
from matcher.subjects import find_subjects

WORD_LIMIT = 7
"""A longer label is a description that nobody writes word for word."""
SHORT_WORD = 9
"""A single word in small letters below this length is most often an ordinary one ("drawing", "history", "media")."""
_QUALIFIER = re.compile(r" \([^()]{1,60}\)$")


class Reason(StrEnum):
    """Why a label or a whole skill is not taken."""

    OURS = "our own vocabulary has it"
    HIDES = "it would hide one of our own skills, which it contains"
    TAKEN = "another ESCO skill has the name"
    ORDINARY = "a short single word is ambiguous"
    LANGUAGE = "languages are read by rules of their own"
    SUBJECT = "fields of study are read by rules of their own"
    LONG = "it is too long to be written word for word"
    STATUS = "it is not released"
    NO_LABEL = "none of its labels can be used"


def form_of(label: str) -> str:
    """The label as it stands in a text: without the bracket in which ESCO tells apart equal names."""
    return _QUALIFIER.sub("", label)


def key_of(form: str) -> str:
    """What two spellings of one form share."""
    return " ".join(token.key for token in tokens(form))


def fault_of(form: str) -> Reason | None:
    """Why a form cannot be used, whatever else is taken; None where it can."""
    words = tokens(form)
    if not words or len(words) > WORD_LIMIT:
        return Reason.LONG
    if is_ours(form):
        return Reason.OURS
    if find_languages(form):
        return Reason.LANGUAGE
    if any(one.end - one.start == len(form) for one in find_subjects(form)):
        return Reason.SUBJECT
    if len(words) == 1 and _is_ordinary(form):
        return Reason.ORDINARY
    return Reason.HIDES if find_skills(form) else None


def _is_ordinary(word: str) -> bool:
    return len(word) < 2 or (word.islower() and len(word) < SHORT_WORD)


def is_ours(form: str) -> bool:
    """Whether our own vocabulary has the form, be it as a word that counts only in certain surroundings."""
    return canonical(form) is not None or key_of(form) in _own_keys()


def needs_capitals(form: str) -> bool:
    """Whether a form counts only as it is written: a single short word that begins with a capital ("Eclipse")."""
    return len(tokens(form)) == 1 and len(form) < SHORT_WORD and not form.islower()


@cache
def _own_keys() -> frozenset[str]:
    return frozenset(key_of(form.text) for form in _own_forms())


def _own_forms() -> list[Form]:
    return [form for skill in own_vocabulary().skills.values() for form in skill.forms]
