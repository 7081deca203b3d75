"""The skills vocabulary of `matcher/data/skills.toml`: names, categories, written forms, what implies what.

The file is read on first use and then kept. A second file of the same shape can be added once, when a program starts.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import TypedDict, cast

from matcher.errors import VocabularyFault
from matcher.scratch import forget_kept

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


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All skills by name, and groups of close substitutes. `added` is a short hash of the additional file, if any.

    It is compared by identity, so that what is worked out from a vocabulary can be kept under it.
    """

    skills: Mapping[str, Skill]
    substitutes: tuple[tuple[str, ...], ...]
    added: str | None = None


class _Entry(TypedDict, total=False):
    also: list[str]
    implies: list[str]
    name: list[str]
    context: list[str]
    unless: list[str]


class _Additional:
    """What `use_additional_vocabulary` chose. Rules of both sides ask for it at any depth, hence it is not passed."""

    joined: Vocabulary | None = None


_additional = _Additional()


def vocabulary() -> Vocabulary:
    """The vocabulary in use: the data file's, with the additional one where a program chose one."""
    return _additional.joined or own_vocabulary()


@cache
def own_vocabulary() -> Vocabulary:
    """The vocabulary of the data file alone."""
    content = files("matcher").joinpath("data", "skills.toml").read_text(encoding="utf-8")
    return parse_vocabulary(content)


def use_additional_vocabulary(path: Path | None) -> None:
    """Add the skills of a TOML file to our own from now on; None goes back to our own alone.

    Call it once, before anything is read: postings and CVs must be read with the same vocabulary.
    VocabularyFault where the file is missing or not of the shape of `skills.toml`.
    """
    _additional.joined = None if path is None else _read_joined(path)
    forget_kept()


def _read_joined(path: Path) -> Vocabulary:
    try:
        content = path.read_bytes()
        added = parse_vocabulary(content.decode("utf-8"))
    except OSError as error:
        raise VocabularyFault(f"The skills vocabulary {path} cannot be read: {error.strerror}.") from error
    except (ValueError, AttributeError, TypeError) as error:
        raise VocabularyFault(
            f"The skills vocabulary {path} is damaged ({error}). Write it again: python scripts/import_esco.py"
        ) from error
    unknown = {skill.category for skill in added.skills.values()} - CATEGORIES
    if unknown:
        raise VocabularyFault(f"The skills vocabulary {path} has an unknown category: {min(unknown)}.")
    return joined(own_vocabulary(), added, digest=hashlib.sha256(content).hexdigest()[:8])


def joined(own: Vocabulary, added: Vocabulary, *, digest: str) -> Vocabulary:
    """Both vocabularies, ours first: of two skills of one name ours is kept; steps to unknown skills are left out."""
    names = {*own.skills, *added.skills}
    fresh = {
        name: replace(skill, implies=tuple(step for step in skill.implies if step in names))
        for name, skill in added.skills.items()
        if name not in own.skills
    }
    return Vocabulary(MappingProxyType({**own.skills, **fresh}), (*own.substitutes, *added.substitutes), digest)


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
