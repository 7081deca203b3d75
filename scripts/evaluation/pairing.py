"""Pairing predicted with gold requirements: one to one, best first, on the F1 of their word multisets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

PAIRED_FROM = 0.5

_WORD = re.compile(r"\w+", re.UNICODE)


def words(text: str) -> Counter[str]:
    """The multiset of case-folded words."""
    return Counter(_WORD.findall(text.casefold()))


def word_f1(first: str, second: str) -> float:
    """The harmonic mean of the shares of words that two texts have in common."""
    left, right = words(first), words(second)
    common = (left & right).total()
    return 2 * common / (left.total() + right.total()) if common else 0.0


def covered(text: str, by: str) -> float:
    """The share of the words of `text` that `by` contains."""
    wanted = words(text)
    return (wanted & words(by)).total() / wanted.total() if wanted else 0.0


def pair(gold: Sequence[str], predicted: Sequence[str]) -> dict[int, int]:
    """Gold index to predicted index, for pairs at or above PAIRED_FROM; ties go to the earlier texts."""
    scored = [
        (-f1, g, p) for g, one in enumerate(gold) for p, other in enumerate(predicted)
        if (f1 := word_f1(one, other)) >= PAIRED_FROM
    ]  # fmt: skip
    pairs: dict[int, int] = {}
    for _, g, p in sorted(scored):
        if g not in pairs and p not in pairs.values():
            pairs[g] = p
    return pairs
