"""A place of work that a posting only tells is asked for, where nothing else is."""

from __future__ import annotations

import pytest

from matcher.nouns import Kind
from matcher.posting.blocks import RawBlock, lay_out
from matcher.posting.requirements import read_requirements


def places(heading: str, *sentences: str) -> list[str]:
    text, blocks = lay_out([RawBlock(heading, "heading"), *(RawBlock(one, "paragraph") for one in sentences)])
    _, found = read_requirements(blocks, text=text, country="GB")
    return [one.text for one in found if one.kind is Kind.LOCATION]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The work takes place in our mill on all days; tea is free.", "The work takes place in our mill on all days"),
        ("Workshop days are Tuesday to Friday, in our yard.", "Workshop days are Tuesday to Friday, in our yard"),
        ("Everyone works on the farm, every day.", "Everyone works on the farm, every day"),
        ("Two afternoons a week we are all in the office.", "Two afternoons a week we are all in the office"),
        ("Interns report to the depot in Leeds daily.", "Interns report to the depot in Leeds daily"),
        ("You'd be in Glasgow every day, since boats are too large to post.", "You'd be in Glasgow every day"),
    ],
)
def test_a_told_place_is_asked_for(sentence: str, expected: str) -> None:
    assert places("Practical details", sentence) == [expected]


@pytest.mark.parametrize(
    ("heading", "sentence"),
    [
        ("About the firm", "We are in our yard every day and like it there."),
        ("Benefits", "Lunch is served in our kitchen every day."),
        ("Practical details", "Interviews take place in our mill on all days of that week."),
        ("Practical details", "Our mill is old."),
    ],
)
def test_what_is_said_of_others_is_no_place_to_be(heading: str, sentence: str) -> None:
    assert places(heading, sentence) == []


def test_a_place_that_is_asked_for_goes_before_one_that_is_told() -> None:
    asked = "You must be on site in Leeds three days a week."
    assert places("Practical details", "Interns report to the depot in Leeds daily.", asked) == [asked.rstrip(".")]
