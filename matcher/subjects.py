"""Fields of study: canonical subjects, their groups, and how near two of them are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from matcher.conditions import FieldCondition

Fit = Literal["same", "covers", "near", "none"]
_SIMPLE = (
    "computer science", "software engineering", "mathematics", "statistics", "physics", "economics", "data science",
    "electrical engineering", "mechanical engineering", "psychology", "law", "graphic design", "chemistry", "biology",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SubjectMention:
    """A subject named in a text, by its canonical name."""

    subject: str
    start: int
    end: int


def find_subjects(text: str) -> tuple[SubjectMention, ...]:
    """Every subject that a text names, in order."""
    found = [
        SubjectMention(name, match.start(), match.end())
        for name in _SIMPLE
        for match in re.finditer(rf"\b{name}\b", text, re.IGNORECASE)
    ]
    return tuple(sorted(found, key=lambda mention: mention.start))


def read_field_condition(text: str) -> FieldCondition | None:
    """What a posting asks of the field of study; None where the text names none."""
    names = frozenset(mention.subject for mention in find_subjects(text))
    open_ended = bool(re.search(r"\b(?:related|similar)\b", text, re.IGNORECASE))
    return FieldCondition(names, open_ended) if names or open_ended else None


def fit(field_text: str, condition: FieldCondition) -> Fit:
    """How a field of study stands to what is asked."""
    names = {mention.subject for mention in find_subjects(field_text)}
    return "same" if names & condition.subjects else "none"
