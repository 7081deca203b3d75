"""What a requirement names within a skill ("Excel, pivot tables included"), and what for ("Python for surveys")."""

from __future__ import annotations

import re

from matcher.instances import lexicon, words_of
from matcher.judging.topics import stem, stems_of
from matcher.scratch import kept
from matcher.skills import category, find_skills, implied

_NAMED = re.compile(
    r"\b(?:including|incl\.?|to include) (?P<after>[^.;()]+)"
    r"|[,(] ?(?P<before>[^.,;()]+) included\b"
    r"|\((?P<within>[a-z][^();:]*,[^();:]*)\)"
)
_EXAMPLES = re.compile(r"\b(?:or|any|e\.g\.|such as|like|preferr?ed|preferably|ideally|fine|we use|etc)(?!\w)|…|\?")
_SENTENCE = re.compile(r"\b(?:how|what|why|when|whether|which|where|the (?:day|time|way)|that|you|being|goes|is|are)\b")
""" "Git, including the day a merge went wrong" names no feature of Git."""
LONGEST_FEATURE = 4
NAMED_TOOLS = frozenset({"tool", "programming language", "instrument"})
"""What has a name of its own is named by who can use it."""
_FOR = re.compile(r"\bfor\b[^.;,()]{0,30}$")
_SHORTEST = 4


@kept
def features_asked(text: str) -> frozenset[str]:
    """The stems of the features; empty where none is named, where they are examples, or skills that stand alone."""
    found = _NAMED.search(text)
    if found is None:
        return frozenset()
    named = found[found.lastgroup or 0]
    if _SENTENCE.search(named) or (found.lastgroup == "within" and _longest_item(named) > LONGEST_FEATURE):
        return frozenset()
    if not _within(text, named) or (found.lastgroup == "within" and _EXAMPLES.search(named)):
        return frozenset()
    general = lexicon().general
    words = [word.key for word in words_of(named) if len(word.key) >= _SHORTEST and word.key not in general]
    return frozenset(stem(key) for key in words)


def _longest_item(named: str) -> int:
    """The words of the longest item of a list."""
    return max(len(item.split()) for item in re.split(r",| and ", named))


def _within(text: str, named: str) -> bool:
    """Whether all that is named belongs to a skill that the text names before it, as pivot tables do to Excel."""
    outer = _proved(text[: text.index(named)])
    return all(not outer.isdisjoint({one.skill, *implied(one.skill)}) for one in find_skills(named))


def _proved(text: str) -> set[str]:
    named = {one.skill for one in find_skills(text)}
    return named.union(*(implied(skill) for skill in named))


def none_shown(features: frozenset[str], texts: tuple[str, ...]) -> bool:
    """Whether features are asked and the words that show the skill speak of none of them."""
    return bool(features) and all(features.isdisjoint(stems_of(text)) for text in texts)


@kept
def parts_asked(text: str) -> frozenset[str]:
    """The skills among the features, beside the one that has them, which a CV may call by another name ("GD&T")."""
    found = _NAMED.search(text) if features_asked(text) else None
    if found is None:
        return frozenset()
    named = found[found.lastgroup or 0]
    whole = {one.skill for one in find_skills(text[: text.index(named)])}
    return frozenset(one.skill for one in find_skills(named)) - whole


@kept
def purposes_asked(text: str) -> frozenset[str]:
    """The skills named as what a tool is asked for; empty where no tool is named before them."""
    found = find_skills(text)
    end = next((one.end for one in found if category(one.skill) in NAMED_TOOLS), len(text))
    behind = [one for one in found if one.start >= end and category(one.skill) not in NAMED_TOOLS]
    return frozenset(one.skill for one in behind if _FOR.search(text, end, one.start))
