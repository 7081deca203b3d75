"""Hostile text for a regular expression, made from its own tree: what each of its repeats takes, again and again."""

from __future__ import annotations

import importlib
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

TRIES = 3
MANY = 8
"""A repeat of no more is no attack."""
TAILS = ("\x00", "")
PLAIN = ("a", "A", "1", " ", "\n", ".", ",", "-", "a ", "1 ", "A.", "a-", "a,", "a, ", "Aa ", "1,", "- ", "e\u0301")
_CATEGORIES = {"DIGIT": "17", "SPACE": " \n\t", "WORD": "aZ_1\u00e9"}
_parser = importlib.import_module("re._parser")
_FOR_THE_REST = "a1 -.\n(\x00\u00e9Z\u2019"


@dataclass(frozen=True, slots=True)
class Attack:
    """A text of any length: what begins it, what is repeated, what ends it."""

    head: str
    pump: str
    tail: str

    def text(self, length: int) -> str:
        """The text in about so many characters."""
        return self.head + self.pump * max(1, length // len(self.pump)) + self.tail


def attacks(pattern: re.Pattern[str], *, tries: int = TRIES, seed: int = 1) -> list[Attack]:
    """Each distinct attack on a pattern, the same for the same seed; more of them for more `tries`."""
    tree = _parser.parse(pattern.pattern, pattern.flags)
    dice = random.Random(seed)
    pumps = {("", pump) for pump in PLAIN}
    for _ in range(tries):
        whole = _sample(tree, dice)
        pumps |= {("", whole), ("", whole[:-1]), ("", whole[:1])}
        pumps |= set(_repeats(tree, "", dice))
    return [Attack(head, pump, tail) for head, pump in sorted(pumps) if pump for tail in TAILS]


def _repeats(items: Any, head: str, dice: random.Random) -> Iterator[tuple[str, str]]:
    """What stands before each repeat, and what it takes once."""
    for item in items:
        name, value = str(item[0]), item[1]
        if name.endswith("REPEAT"):
            body = value[2]
            if int(value[1]) > MANY:
                taken = _sample(body, dice)
                yield head, taken
                yield "", taken
            yield from _repeats(body, head, dice)
        for inner in _inside(name, value):
            yield from _repeats(inner, head, dice)
        head = (head + _sample([item], dice))[-40:]


def _inside(name: str, value: Any) -> list[Any]:
    if name == "BRANCH":
        return list(value[1])
    if name == "SUBPATTERN":
        return [value[3]]
    if name in ("ASSERT", "ASSERT_NOT"):
        return [value[1]]
    if name == "ATOMIC_GROUP":
        return [value]
    return [part for part in value[1:] if part] if name == "GROUPREF_EXISTS" else []


def _sample(items: Any, dice: random.Random) -> str:
    """A text that the items take, or nearly: what looks around and refers back is left out."""
    return "".join(_one(str(item[0]), item[1], dice) for item in items)


def _one(name: str, value: Any, dice: random.Random) -> str:
    if name == "LITERAL":
        return chr(value)
    if name in ("NOT_LITERAL", "ANY"):
        return dice.choice([one for one in _FOR_THE_REST if name == "ANY" or ord(one) != value])
    if name == "IN":
        return _member(value, dice)
    if name.endswith("REPEAT"):
        low, high, body = value
        return "".join(_sample(body, dice) for _ in range(max(low, min(int(high), dice.choice((0, 1, 2))))))
    inside = [] if name.startswith("ASSERT") else _inside(name, value)
    return _sample(dice.choice(inside), dice) if inside else ""


def _member(members: Any, dice: random.Random) -> str:
    if str(members[0][0]) == "NEGATE":
        outside = re.compile(f"[^{re.escape(''.join(_all(members[1:])))}]")
        return str(dice.choice(outside.findall(_FOR_THE_REST) or ["\u4e00"]))
    return dice.choice("".join(_all(members)) or "a")


def _all(members: Any) -> Iterator[str]:
    for kind, value in members:
        if str(kind) == "LITERAL":
            yield chr(value)
        elif str(kind) == "RANGE":
            yield chr(value[0]) + chr(value[1])
        elif str(kind) == "CATEGORY":
            said = str(value).rsplit("_", 1)[-1]
            yield _FOR_THE_REST if "_NOT_" in str(value) else _CATEGORIES.get(said, "a")
