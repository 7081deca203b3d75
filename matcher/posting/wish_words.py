"""Whether a clause asks something, by its words and where it stands: a linear model over labelled postings.

The cues of `roles.py` are written by people who have seen some postings, and the next employer asks in other words.
Where they fall short of the threshold by little, the weights of words decide; they take nothing back that the cues
accept. Fitted by `scripts/train_wishes.py`; every weight stands in `matcher/data/wish_words.json`.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from matcher.posting.cues import plain

NEAR = 1.5
"""How far below the threshold of the cues a clause may lie."""
SURE = 1.0
"""The weight from which the words are heard; a probability of 0.73."""
_WORD = re.compile(r"[a-z']+")
_FIRST, _LAST = 0.7, 0.3
_LONG = 30
_SHORT = 2


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a clause stands, as the names of its part, its shape and its link; `later`: not in the first sentence."""

    section: str
    shape: str
    link: str
    later: bool
    below_list: bool


@dataclass(frozen=True, slots=True)
class WishWords:
    """What holds of any clause, and what each trait of it adds."""

    bias: float
    weights: Mapping[str, float]

    def weight(self, text: str, setting: Setting) -> float:
        """The log odds that a clause asks something."""
        return self.bias + sum(value * self.weights.get(name, 0.0) for name, value in traits_of(text, setting).items())

    def surely_asks(self, text: str, setting: Setting) -> bool:
        """Whether the words speak for a wish clearly enough to be heard."""
        return self.weight(text, setting) >= SURE


def traits_of(text: str, setting: Setting) -> dict[str, float]:
    """The traits that the model weighs: words, how the clause begins and ends, its length, and its setting."""
    words = _WORD.findall(plain(text).lower())
    distinct = dict.fromkeys(words)
    scale = 1 / math.sqrt(len(distinct)) if distinct else 0.0
    traits = {f"word {word}": scale for word in distinct}
    if words:
        traits[f"first {words[0]}"] = traits[f"first {' '.join(words[:2])}"] = _FIRST
        traits[f"last {words[-1]}"] = _LAST
    traits |= dict.fromkeys(
        (f"in {setting.section}", f"as {setting.shape}", f"in {setting.section} as {setting.shape}"), 1.0
    )
    traits[f"link {setting.link}"] = 1.0
    traits["length"] = min(len(words), _LONG) / _LONG
    for name, holds in (
        ("short", len(words) <= _SHORT), ("later", setting.later), ("below list", setting.below_list)
    ):  # fmt: skip
        if holds:
            traits[name] = 1.0
    return traits


@cache
def wish_words() -> WishWords:
    """The fitted model."""
    content = json.loads(files("matcher").joinpath("data", "wish_words.json").read_text(encoding="utf-8"))
    return WishWords(content["bias"], content["weights"])
