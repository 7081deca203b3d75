"""Families of words: the subject that an interest is about and the branch of a job, as postings and as CVs name them.

The phrases stand in `matcher/data/families.toml` and `branches.toml`, whose heads explain how they are written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from matcher.instances import Phrase, Phrases, Row, read_phrase, words_of
from matcher.lexicon import read_tables
from matcher.scratch import kept, once


@dataclass(frozen=True, slots=True)
class _Families:
    """How postings name each family, how CVs show it, and the words that mean something else in a CV."""

    asked: Phrases
    shows: Phrases
    ambiguous: frozenset[str]


@kept
def families_asked(text: str) -> frozenset[str]:
    """The families that a posting names by these words."""
    return _asked(_families("families"), text)


@once
def families_shown(text: str) -> frozenset[str]:
    """The families that words of a CV belong to."""
    return _shown(_families("families"), text)


@kept
def branches_asked(text: str) -> frozenset[str]:
    """The branches and places of work that a posting names by these words."""
    return _asked(_families("branches"), text)


@once
def branches_shown(text: str) -> frozenset[str]:
    """The branches and places of work that the heading of a job belongs to."""
    return _shown(_families("branches"), text)


def _asked(known: _Families, text: str) -> frozenset[str]:
    return frozenset(mention.name for mention in known.asked.find(words_of(text)))


def _shown(known: _Families, text: str) -> frozenset[str]:
    words = words_of(text)
    named = [one for one in known.asked.find(words) if text[one.start : one.end].casefold() not in known.ambiguous]
    return frozenset(one.name for one in (*named, *known.shows.find(words)))


@cache
def _families(table: str) -> _Families:
    content = read_tables(f"{table}.toml")
    tables: Mapping[str, Mapping[str, Sequence[str]]] = content[table]
    asked, shows = (_phrases(tables, kind) for kind in ("asked", "shows"))
    return _Families(asked, shows, frozenset(content["words"]["ambiguous"]))


def _phrases(tables: Mapping[str, Mapping[str, Sequence[str]]], kind: str) -> Phrases:
    return Phrases([Row(first, (), name) for name, table in tables.items() for first in _read(table[kind])])


def _read(phrases: Sequence[str]) -> list[Phrase]:
    return [first for phrase in phrases for first in read_phrase(phrase, {})]
