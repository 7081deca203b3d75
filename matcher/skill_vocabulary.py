"""The skills vocabulary of `matcher/data/skills.toml`: names, categories, written forms, what implies what.

The file is read on first use and then kept.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TypedDict, cast

CATEGORIES = frozenset({"tool", "programming language", "method", "knowledge", "practice", "instrument"})


class Trust(Enum):
    """How much a written form says by itself.

    A SURE form counts in any capitals. A NAME is an ordinary word in small letters ("react"), so it counts in its own
    capitals inside a sentence. A CONTEXT form ("C", "Go", "Access") counts only where its surroundings speak of tools.
    """

    SURE = "sure"
    NAME = "name"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which a skill is written; next to one of the words in `unless` it means something else."""

    text: str
    skill: str
    trust: Trust
    unless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill as the data file states it: `implies` holds only the direct steps."""

    name: str
    category: str
    section: str
    forms: tuple[Form, ...]
    implies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All skills by name, and groups of close substitutes."""

    skills: Mapping[str, Skill]
    substitutes: tuple[tuple[str, ...], ...]


class _Entry(TypedDict, total=False):
    also: list[str]
    implies: list[str]
    name: list[str]
    context: list[str]
    unless: list[str]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of the data file."""
    content = files("matcher").joinpath("data", "skills.toml").read_text(encoding="utf-8")
    return parse_vocabulary(content)


def parse_vocabulary(content: str) -> Vocabulary:
    """The vocabulary in a TOML text of the shape of `skills.toml`. Raises ValueError for a skill that stands twice."""
    raw = tomllib.loads(content)
    substitutes = tuple(tuple(group) for group in raw.pop("substitutes", ()))
    skills: dict[str, Skill] = {}
    for skill in _read_skills(cast("dict[str, dict[str, dict[str, _Entry]]]", raw)):
        if skill.name in skills:
            raise ValueError(f"The skill {skill.name!r} stands twice in the vocabulary; keep one of the two lines.")
        skills[skill.name] = skill
    return Vocabulary(MappingProxyType(skills), substitutes)


def _read_skills(raw: Mapping[str, Mapping[str, Mapping[str, _Entry]]]) -> Iterator[Skill]:
    for category, sections in raw.items():
        for section, entries in sections.items():
            for name, entry in entries.items():
                forms = tuple(_read_forms(name, entry))
                yield Skill(name, category, section, forms, tuple(entry.get("implies", ())))


def _read_forms(name: str, entry: _Entry) -> Iterator[Form]:
    """The name itself is a sure form, unless the entry lists it among those that need more."""
    careful = {*entry.get("name", ()), *entry.get("context", ())}
    sure = [form for form in (name, *entry.get("also", ())) if form not in careful]
    unless = frozenset(entry.get("unless", ()))
    yield from _forms(sure, name, Trust.SURE, frozenset())
    yield from _forms(entry.get("name", ()), name, Trust.NAME, unless)
    yield from _forms(entry.get("context", ()), name, Trust.CONTEXT, unless)


def _forms(texts: Iterable[str], skill: str, trust: Trust, unless: frozenset[str]) -> Iterator[Form]:
    return (Form(text, skill, trust, unless) for text in texts)
