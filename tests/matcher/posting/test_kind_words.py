"""The kind of a wish by its words, asked where the cues leave it open."""

from __future__ import annotations

import pytest

from matcher.nouns import Kind
from matcher.posting.kind_words import KindWords, kind_words, words_in
from matcher.posting.kinds import DECISIVE, decided, kind_of

_WORDS = KindWords((Kind.TRAIT, Kind.SKILL), (0.0, 0.0), {"calm": (3.0, 0.0), "lathe": (0.0, 4.0), "dull": (0.0, 0.0)})


def test_each_word_counts_once_and_less_among_others() -> None:
    alone, beside = _WORDS.opinion("calm"), _WORDS.opinion("Calm, calm and dull")

    assert alone[0] is beside[0] is Kind.TRAIT
    assert alone[1] == pytest.approx(1 / (1 + 2.718281828**-3))
    assert beside[1] == pytest.approx(1 / (1 + 2.718281828 ** -(3 / 2**0.5)))


def test_words_that_no_set_holds_say_nothing() -> None:
    assert _WORDS.opinion("zither")[1] == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("found", "expected"),
    [((Kind.TRAIT, DECISIVE), Kind.TRAIT), ((Kind.TRAIT, DECISIVE - 0.1), Kind.SKILL)],
)
def test_words_are_heard_only_where_the_cues_do_not_decide(found: tuple[Kind, float], expected: Kind) -> None:
    assert decided(found, "you ran a lathe", _WORDS) is expected


def test_two_words_tell_too_little() -> None:
    assert decided((Kind.TRAIT, 0.0), "a lathe", _WORDS) is Kind.TRAIT


def test_every_word_of_the_model_has_a_weight_for_every_kind() -> None:
    model = kind_words()

    assert len(model.bias) == len(model.kinds) == len(set(model.kinds))
    assert all(len(weights) == len(model.kinds) for weights in model.weights.values())
    assert all(words_in(word) == (word,) for word in model.weights)


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
