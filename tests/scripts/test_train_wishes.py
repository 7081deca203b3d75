"""The words that tell a wish, fitted on clauses that can be judged at a glance."""

from __future__ import annotations

import json

from matcher.posting.wish_words import Setting
from scripts.train_wishes import Labelled, as_json, fit

LISTED = Setting("must", "bullet", "first", later=False, below_list=False)
TALE = Setting("company", "paragraph", "first", later=False, below_list=False)
ROWS = [
    *(Labelled("one", f"experience with {tool}", LISTED, asks=True) for tool in ("looms", "lathes", "kilns", "sails")),
    *(Labelled("one", f"our founders sold {ware}", TALE, asks=False) for ware in ("looms", "lathes", "kilns", "sails")),
]


def test_the_fit_tells_wishes_from_tales_and_drops_rare_words() -> None:
    words = fit(ROWS)
    assert words.weight("experience with boats", LISTED) > 0 > words.weight("our founders sold boats", TALE)
    assert "word looms" not in words.weights


def test_weights_are_written_one_a_line_and_can_be_read_back() -> None:
    words = fit(ROWS)
    content = json.loads(as_json(words))
    assert content["bias"] == words.bias
    assert content["weights"] == words.weights
