"""Years of study in the words of postings."""

from __future__ import annotations

import pytest

from matcher.conditions import Level
from matcher.study_years import Stage, read_stages, years_before_end, years_named

B, M = frozenset({Level.BACHELOR}), frozenset({Level.MASTER})
NONE: frozenset[int] = frozenset()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("second year", {2}),
        ("first or second year", {1, 2}),
        ("second year or above", {2, 3, 4, 5, 6}),
        ("from the 5th semester", {3, 4, 5, 6}),
        ("at least in the third year", {3, 4, 5, 6}),
        ("freshmen and sophomores", {1, 2}),
        ("applications from first-years and sophomores", {1, 2}),
        ("rising juniors", {2}),
        ("no year at all", set()),
    ],
)
def test_years_are_named_by_number(text: str, expected: set[int]) -> None:
    assert years_named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("penultimate or final year", {0, 1}),
        ("third year of a four-year degree", {1}),
        ("juniors", {1}),
        ("rising seniors", {1}),
        ("entering your final year", {1}),
        ("our senior engineers", set()),
    ],
)
def test_years_are_named_from_the_end(text: str, expected: set[int]) -> None:
    assert years_before_end(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2nd year undergraduate or 1st year master", (Stage(B, frozenset({2}), NONE), Stage(M, frozenset({1}), NONE))),
        ("Final-year undergraduate, or Master's student", (Stage(B, NONE, frozenset({0})), Stage(M, NONE, NONE))),
        ("final year of a bachelor's or master's degree", (Stage(B | M, NONE, frozenset({0})),)),
        ("a bachelor's or master's student", ()),
        (
            "third year of a Bachelor's, or further, or a Master's",
            (Stage(B, frozenset({3, 4, 5, 6}), NONE), Stage(M, NONE, NONE)),
        ),
        (
            "at Master's level, or in the third year or later of a programme",
            (Stage(M, NONE, NONE), Stage(frozenset(), frozenset({3, 4, 5, 6}), NONE)),
        ),
        ("Bachelor's, in the second or in the third year", (Stage(B, frozenset({3}), NONE),)),
    ],
)
def test_each_level_has_the_year_beside_it(text: str, expected: tuple[Stage, ...]) -> None:
    assert read_stages(text) == expected


def test_an_unknown_year_is_no_wrong_year() -> None:
    assert Stage(B, frozenset({2}), NONE).holds(None, 3) is None
    assert Stage(B, NONE, frozenset({1})).holds(2, None) is None
    assert Stage(B, NONE, frozenset({1})).holds(3, 3) is False
