"""What a wish asks about, by its words alone: a linear model over labelled requirements, where the cues do not decide.

Cues are written down by people who have seen some postings; the next employer says it in other words. The weights of
single words generalise further and are asked only where the cues leave the kind nearly open. Fitted by
`scripts/train_kinds.py`; every weight stands in `matcher/data/kind_words.json`.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from matcher.nouns import Kind

_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class KindWords:
    """A weight for every kind: what holds of any wish, and what each word adds; rows are in the order of `kinds`."""

    kinds: tuple[Kind, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, Sequence[float]]

    def opinion(self, text: str) -> tuple[Kind, float]:
        """The likeliest kind and its probability, 0..1. A word counts once, and less in a long text."""
        words = [word for word in words_in(text) if word in self.weights]
        scale = 1 / math.sqrt(len(words)) if words else 0.0
        scores = [
            bias + scale * sum(self.weights[word][number] for word in words) for number, bias in enumerate(self.bias)
        ]
        top = max(scores)
        total = sum(math.exp(score - top) for score in scores)
        return self.kinds[scores.index(top)], 1 / total


def words_in(text: str) -> tuple[str, ...]:
    """The distinct words of a text, in small letters, in order."""
    return tuple(dict.fromkeys(_WORD.findall(text.lower())))


@cache
def kind_words() -> KindWords:
    """The fitted model."""
    content = json.loads(files("matcher").joinpath("data", "kind_words.json").read_text(encoding="utf-8"))
    return KindWords(tuple(map(Kind, content["kinds"])), tuple(content["bias"]), content["words"])
