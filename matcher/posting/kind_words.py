"""What a wish asks about, by its words alone: a linear model over labelled requirements, added to the cues.

Cues are written down by people who have seen some postings; the next employer says it in other words. The weights of
words, of how they begin and of how the wish begins generalise further. Fitted by `scripts/train_kinds.py`; every weight
stands in `matcher/data/kind_words.json`.
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
from matcher.posting.cues import plain

_WORD = re.compile(r"[a-z0-9']+|[+#]+")
_STEM = 5
"""Longer words also count by their first letters: "soldering" tells something of "soldered"."""
_STEM_SHARE = 0.5
_FIRST, _LAST = 0.5, 0.25


@dataclass(frozen=True, slots=True)
class KindWords:
    """A weight for every kind: what holds of any wish, and what each trait adds; rows are in the order of `kinds`."""

    kinds: tuple[Kind, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, Sequence[float]]

    def log_probabilities(self, text: str) -> Mapping[Kind, float]:
        """The natural logarithm of the probability of every kind, 0 or less."""
        scores = list(self.bias)
        for name, value in traits_of(text).items():
            for number, weight in enumerate(self.weights.get(name, ())):
                scores[number] += value * weight
        top = max(scores)
        total = top + math.log(sum(math.exp(score - top) for score in scores))
        return {kind: score - total for kind, score in zip(self.kinds, scores, strict=True)}


def traits_of(text: str) -> dict[str, float]:
    """The traits that the model weighs: words, beginnings of words, how the wish begins and ends.

    A word counts once, and less in a long text.
    """
    words = _WORD.findall(plain(text).lower())
    distinct = tuple(dict.fromkeys(words))
    scale = 1 / math.sqrt(max(1, len(distinct)))
    traits = {f"word {word}": scale for word in distinct}
    for word in distinct:
        if len(word) > _STEM:
            name = f"stem {word[:_STEM]}"
            traits[name] = traits.get(name, 0.0) + _STEM_SHARE * scale
    if words:
        traits[f"first {words[0]}"] = traits[f"first {' '.join(words[:2])}"] = _FIRST
        traits[f"last {words[-1]}"] = _LAST
    return traits


@cache
def kind_words() -> KindWords:
    """The fitted model."""
    content = json.loads(files("matcher").joinpath("data", "kind_words.json").read_text(encoding="utf-8"))
    return KindWords(tuple(map(Kind, content["kinds"])), tuple(content["bias"]), content["weights"])
