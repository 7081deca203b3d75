"""Spoken languages and how well they are known."""

from __future__ import annotations

import re
from dataclasses import dataclass

from matcher.conditions import LanguageCondition

_NAMES = re.compile(r"\b(English|German|French|Spanish|Italian|Dutch|Polish|Welsh|Arabic|Hindi|Mandarin|Portuguese)\b")
_LEVELS = {"native": 7, "mother tongue": 7, "fluent": 5, "conversational": 3, "basic": 2, "c2": 6, "c1": 5, "b2": 4,
    "b1": 3, "a2": 2, "a1": 1}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LanguageMention:
    """A spoken language; `level` verbatim; `cefr` 1 (A1) to 6 (C2), 7 native, None if not said."""

    name: str
    level: str | None
    cefr: int | None
    start: int
    end: int


def find_languages(text: str) -> tuple[LanguageMention, ...]:
    """Every spoken language that a text names, in order, with the level stated beside it."""
    found = []
    for match in _NAMES.finditer(text):
        level = re.match(r"\s*\(([^)]{1,40})\)", text[match.end() : match.end() + 50])
        word = level[1] if level else None
        cefr = next((rank for name, rank in _LEVELS.items() if word and name in word.lower()), None)
        found.append(LanguageMention(match[0], word, cefr, match.start(), match.end()))
    return tuple(found)


def read_language_condition(text: str) -> LanguageCondition | None:
    """What a posting asks of languages; None where it names none."""
    names = tuple(dict.fromkeys(mention.name for mention in find_languages(text)))
    cefr = next((rank for name, rank in _LEVELS.items() if name in text.lower()), None)
    return LanguageCondition(names, cefr) if names else None
