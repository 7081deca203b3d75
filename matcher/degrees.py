"""Degrees and what postings ask of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from matcher.conditions import DegreeCondition, Enrolment, Level

_PATTERNS = (
    (Level.PHD, False, re.compile(r"\b(?:PhD|DPhil|doctora(?:te|l))\b", re.IGNORECASE)),
    (Level.MASTER, True, re.compile(r"\b(?:MEng|MSci|MMath|MPhys|MChem)\b")),
    (Level.MASTER, False, re.compile(r"\b(?:MSc|MRes|MPhil|MA|MBA|[Mm]aster[’']?s?)\b")),
    (Level.BACHELOR, False, re.compile(r"\b(?:BSc|BA|BEng|LLB|[Bb]achelor[’']?s?|[Uu]ndergraduate)\b")),
    (Level.FOUNDATION, False, re.compile(r"\b(?:HND|HNC|[Ff]oundation degree)\b")),
    (Level.SCHOOL, False, re.compile(r"\b(?:A[- ]levels?|GCSEs?|Abitur|[Hh]igh school)\b")),
)


@dataclass(frozen=True, slots=True)
class DegreeMention:
    """A degree named in a text; `award` verbatim; `integrated` for a master's that begins after school."""

    level: Level
    award: str
    integrated: bool
    start: int
    end: int


def rank(level: Level) -> int:
    """0 for school up to 4 for a doctorate."""
    return list(Level).index(level)


def find_degrees(text: str) -> tuple[DegreeMention, ...]:
    """Every degree or level that a text names, in order."""
    found = [
        DegreeMention(level, match[0], integrated, match.start(), match.end())
        for level, integrated, pattern in _PATTERNS
        for match in pattern.finditer(text)
    ]
    return tuple(sorted(found, key=lambda mention: mention.start))


def read_degree_condition(text: str) -> DegreeCondition | None:
    """What a posting asks of a degree; None where the text names none."""
    levels = frozenset(mention.level for mention in find_degrees(text))
    return DegreeCondition(levels, enrolment=Enrolment.EITHER) if levels else None
