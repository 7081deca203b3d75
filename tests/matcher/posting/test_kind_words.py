"""The kind of a wish by its words, added to what the cues say."""

from __future__ import annotations

from math import exp

import pytest

from matcher.nouns import Kind
from matcher.posting.kind_words import KindWords, kind_words
from matcher.posting.kinds import decided, kind_of

_WORDS = KindWords(
    (Kind.TRAIT, Kind.SKILL),
    (0.0, 0.0),
    {"word calm": (3.0, 0.0), "word lathe": (0.0, 4.0), "stem solde": (0.0, 2.0), "first you": (1.0, 0.0)},
)
_NO_CUES = dict.fromkeys(Kind, 0.0)


def _odds(text: str) -> float:
    heard = _WORDS.log_probabilities(text)
    return heard[Kind.TRAIT] - heard[Kind.SKILL]


def test_each_word_counts_once_and_less_among_others() -> None:
    assert _odds("calm") == pytest.approx(3.0)
    assert _odds("Calm, calm and dull") == pytest.approx(3.0 / 3**0.5)


def test_long_words_count_by_their_beginning_too() -> None:
    assert _odds("soldered") == pytest.approx(-0.5 * 2.0)


def test_how_a_wish_begins_counts() -> None:
    assert _odds("you") == pytest.approx(0.5)
    assert _odds("thank you") == pytest.approx(0.0)


def test_words_that_no_set_holds_say_nothing() -> None:
    assert _odds("zither") == pytest.approx(0.0)


def test_probabilities_add_up_to_one() -> None:
    assert sum(map(exp, _WORDS.log_probabilities("calm at a lathe").values())) == pytest.approx(1.0)


def test_cues_and_words_are_added() -> None:
    weak, strong = _NO_CUES | {Kind.TRAIT: 1.0}, _NO_CUES | {Kind.TRAIT: 3.0}

    assert decided(weak, "hum at a lathe", _WORDS) is Kind.SKILL
    assert decided(strong, "hum at a lathe", _WORDS) is Kind.TRAIT


def test_very_few_words_are_heard_only_without_a_cue() -> None:
    assert decided(_NO_CUES | {Kind.TRAIT: 1.0}, "a lathe", _WORDS) is Kind.TRAIT
    assert decided(_NO_CUES, "a lathe", _WORDS) is Kind.SKILL


def test_every_trait_of_the_model_has_a_weight_for_every_kind() -> None:
    model = kind_words()

    assert len(model.bias) == len(model.kinds) == len(set(model.kinds))
    assert all(len(weights) == len(model.kinds) for weights in model.weights.values())
    assert {name.split()[0] for name in model.weights} == {"word", "stem", "first", "last"}


@pytest.mark.parametrize(
    ("wish", "kind"),
    [
        ("You stay friendly when the phone does not stop", Kind.TRAIT),
        ("You have been part of a student sailing club", Kind.EXPERIENCE),
        ("You find out why a number is odd before you send it", Kind.TRAIT),
    ],
)
def test_wishes_in_words_of_their_own(wish: str, kind: Kind) -> None:
    assert kind_of(wish) is kind
