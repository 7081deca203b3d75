"""What CVs tell of a skill without its name ("reconciled the bank account", for accounting): `matcher/data/deeds.toml`.

The phrases are written as in `instances.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import chain

from matcher.instances import Phrases, read_rows, words_of
from matcher.lexicon import read_lists
from matcher.scratch import once
from matcher.skills import SkillMention

FILE = "deeds.toml"


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
    lists = read_lists(FILE, "lists")
    rows = (read_rows(phrases, skill, lists) for skill, phrases in phrases_by_skill().items())
    return Phrases(list(chain.from_iterable(rows)))


def phrases_by_skill() -> Mapping[str, tuple[str, ...]]:
    """The phrases as they are written, by the skill that they tell of."""
    return read_lists(FILE, "deeds")
