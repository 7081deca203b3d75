"""Families of subjects: what an interest is about, and the words by which a CV shows that somebody is at home in it.

The phrases stand in `matcher/data/families.toml`, whose head explains how they are written.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from matcher.instances import Phrase, Phrases, Row, read_phrase, words_of
from matcher.scratch import once


@once
def families_asked(text: str) -> frozenset[str]:
    """The families that a posting names by these words."""
    return frozenset(mention.name for mention in _phrases("asked").find(words_of(text)))


@once
def families_shown(text: str) -> frozenset[str]:
    """The families that words of a CV belong to."""
    return families_asked(text) | {mention.name for mention in _phrases("shows").find(words_of(text))}


@cache
def _phrases(kind: str) -> Phrases:
    return Phrases([Row(first, (), name) for name, table in _tables().items() for first in _read(table[kind])])


def _read(phrases: Sequence[str]) -> list[Phrase]:
    return [first for phrase in phrases for first in read_phrase(phrase, {})]


@cache
def _tables() -> Mapping[str, Mapping[str, Sequence[str]]]:
    content = files("matcher").joinpath("data", "families.toml").read_text(encoding="utf-8")
    tables: Mapping[str, Mapping[str, Sequence[str]]] = tomllib.loads(content)["families"]
    return tables
