"""Whether a clause asks something by its words, heard where the cues fall a little short."""

from __future__ import annotations

import pytest

from matcher.posting.wish_words import SURE, Setting, WishWords, traits_of, wish_words
from tests.matcher.posting.test_requirements import read

LISTED = Setting("must", "bullet", "first", later=False, below_list=False)
TALE = Setting("company", "paragraph", "first", later=True, below_list=False)
_WORDS = WishWords(
    -1.0, {"word calm": 2.0, "word lathe": 1.0, "in must": 1.0, "first a lathe": 2.0, "later": -3.0, "short": 0.5}
)


def test_the_weight_of_a_clause_can_be_added_up_by_hand() -> None:
    assert _WORDS.weight("A lathe", LISTED) == pytest.approx(-1.0 + 1.0 / 2**0.5 + 0.7 * 2.0 + 1.0 + 0.5)
    assert _WORDS.weight("Calm, calm, calm", LISTED) == pytest.approx(-1.0 + 2.0 + 1.0)


def test_a_clause_asks_surely_from_the_threshold_on() -> None:
    assert _WORDS.weight("calm", LISTED) >= SURE
    assert _WORDS.surely_asks("calm", LISTED)
    assert not _WORDS.surely_asks("calm", TALE)


def test_words_that_no_set_holds_and_an_empty_clause_weigh_nothing() -> None:
    assert traits_of("", LISTED)["length"] == 0.0
    assert WishWords(-0.5, {}).weight("zither", LISTED) == -0.5


def test_the_shipped_weights_tell_a_wish_in_a_list_from_a_tale_of_the_firm() -> None:
    model = wish_words()
    assert model.weight("Experience of sailing small boats", LISTED) > SURE
    assert model.weight("Our founders met in a boatyard in 1998", TALE) < -SURE


def test_words_bring_in_what_the_cues_leave_out_and_take_back_nothing() -> None:
    _, _, found = read(
        ("heading", "Practical details"),
        ("paragraph", "A signed agreement from your school. You must have the right to work in Norway."),
    )
    assert [one.text for one in found] == [
        "A signed agreement from your school",
        "You must have the right to work in Norway",
    ]


def test_words_do_not_overrule_a_withdrawal() -> None:
    _, _, found = read(("heading", "Practical details"), ("paragraph", "An agreement from your school is not needed."))
    assert found == ()
