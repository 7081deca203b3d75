"""What CVs tell of a skill without its name ("reconciled the bank account", for accounting): `matcher/data/deeds.toml`.

The phrases are written as in `instances.toml`.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from itertools import chain

from matcher.instances import Phrases, read_rows, words_of
from matcher.scratch import once
from matcher.skills import SkillMention


@once
def find_deeds(text: str) -> tuple[SkillMention, ...]:
    """The skills that a statement tells of by what was done, each at its first place, in the order of the text."""
    found: dict[str, SkillMention] = {}
    for mention in deeds().find(words_of(text)):
        found.setdefault(mention.name, SkillMention(mention.name, mention.start, mention.end))
    return tuple(found.values())


@cache
def deeds() -> Phrases:
    """The phrases of the lexicon, read on first use. Raises KeyError for a list that the file lacks."""
    rows = (read_rows(phrases, skill, lists()) for skill, phrases in phrases_by_skill().items())
    return Phrases(list(chain.from_iterable(rows)))


@cache
def phrases_by_skill() -> dict[str, list[str]]:
    """The phrases as they are written, by the skill that they tell of."""
    return {skill: list(phrases) for skill, phrases in _tables()["deeds"].items()}


@cache
def lists() -> dict[str, list[str]]:
    """The lists of words that the phrases name."""
    return {name: list(words) for name, words in _tables()["lists"].items()}


def _tables() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("matcher").joinpath("data", "deeds.toml").read_text(encoding="utf-8"))
