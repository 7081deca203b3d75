"""Word lists from `matcher/data` and one linear search for phrases; every list is read on first use, then kept."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

_TOKEN = re.compile(r"[^\W_]+[+#]*|&")
_GAP = re.compile(r"[ \t\n.\-–/'’]{0,3}")
_SHOUTED_LENGTH = 4
# A requirement is a line; what a hostile posting writes beyond this length is not read for conditions.
LONGEST_REQUIREMENT = 2000


@cache
def read_tables(file: str) -> Mapping[str, Any]:
    """All tables of a TOML file of `matcher/data`, parsed once however many of them are asked for."""
    return tomllib.loads(files("matcher").joinpath("data", file).read_text(encoding="utf-8"))


@cache
def read_lists(file: str, table: str) -> Mapping[str, tuple[str, ...]]:
    """The lists of words in one table of a TOML file of `matcher/data`. Raises KeyError for a table it lacks."""
    return {name: tuple(words) for name, words in read_tables(file)[table].items()}


def alternation(words: Iterable[str]) -> str:
    """A regular expression that matches any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


@dataclass(slots=True)
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    names: dict[bool, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase found in a text: the name it stands for and its half-open offsets."""

    name: str
    start: int
    end: int


class Phrases:
    """Phrases that stand for names, found as whole words, longest first, in time linear in the text.

    Case does not count, except that a phrase of one short word in capitals ("AI", "IT") must be in capitals in the
    text too, because in small letters it is often an ordinary word. Words of a phrase may be parted by a space, a
    hyphen, a slash, a full stop or a line break.
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        """`names` maps each phrase to the name that it stands for."""
        self._root = _Node()
        for phrase, name in names.items():
            node = self._root
            for token in _TOKEN.findall(phrase):
                node = node.children.setdefault(token.lower(), _Node())
            node.names[_shouted(phrase)] = name

    def find(self, text: str) -> tuple[Found, ...]:
        """Every phrase in order; of overlapping phrases the one that begins first, then the longest, is kept."""
        tokens = [(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text)]
        found: list[Found] = []
        index = 0
        while index < len(tokens):
            hit, used = self._longest(text, tokens, index)
            if hit is not None:
                found.append(hit)
            index += max(used, 1)
        return tuple(found)

    def _longest(self, text: str, tokens: list[tuple[str, int, int]], index: int) -> tuple[Found | None, int]:
        node, best, used = self._root, None, 0
        for position in range(index, len(tokens)):
            word, start, end = tokens[position]
            if position > index and not _GAP.fullmatch(text, tokens[position - 1][2], start):
                break
            following = node.children.get(word.lower())
            if following is None:
                break
            node = following
            shouting = text[tokens[index][1] : end].isupper()
            name = (node.names.get(True) if shouting else None) or node.names.get(False)
            if name is not None:
                best, used = Found(name, tokens[index][1], end), position - index + 1
        return best, used


def _shouted(phrase: str) -> bool:
    return sum(map(str.isalpha, phrase)) <= _SHOUTED_LENGTH and phrase.isupper()
