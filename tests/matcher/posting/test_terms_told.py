"""A period that a posting only tells is asked for; days of the application or of the firm are not."""

from __future__ import annotations

import pytest

from matcher.nouns import Kind
from matcher.posting.blocks import RawBlock, lay_out
from matcher.posting.requirements import read_requirements


def periods(heading: str, sentence: str) -> list[str]:
    text, blocks = lay_out([RawBlock(heading, "heading"), RawBlock(sentence, "paragraph")])
    _, found = read_requirements(blocks, text=text, country="GB")
    return [one.text for one in found if one.kind is Kind.AVAILABILITY]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It is nine weeks from Monday 5 July 2027.", "It is nine weeks from Monday 5 July 2027"),
        ("It runs from 3 May to 27 August 2027.", "from 3 May to 27 August 2027"),
        ("This placement begins on 1 February 2027 or soon after.", "begins on 1 February 2027 or soon after"),
        ("When: 1 March to 31 August 2027", "1 March to 31 August 2027"),
    ],
)
def test_a_told_period_is_asked_for(sentence: str, expected: str) -> None:
    assert periods("Practical details", sentence) == [expected]


def test_the_period_with_days_goes_before_seasons() -> None:
    told = "In winter we card and in summer we spin. Seven months from 4 May 2027, at 30 hours a week."
    assert periods("Practical details", told) == ["Seven months from 4 May 2027, at 30 hours a week"]


def test_a_wish_that_names_no_time_leaves_room_for_the_period() -> None:
    told = "One start, and no exceptions. It runs from 3 May to 27 August 2027."
    assert "from 3 May to 27 August 2027" in periods("Practical details", told)


@pytest.mark.parametrize(
    "sentence",
    [
        "Applications close on 4 May 2027 and interviews run from 10 to 14 May 2027.",
        "We were founded in 1999 and have grown from March 2015 to March 2025.",
        "Our offices are shut from 20 December 2027 to 3 January 2028.",
    ],
)
def test_other_days_are_no_period(sentence: str) -> None:
    assert periods("Practical details", sentence) == []


def test_a_period_that_is_asked_for_is_not_told_twice() -> None:
    sentence = "You need to be available full time from 7 June 2027 for ten weeks. It ends on 13 August 2027."
    assert len(periods("Practical details", sentence)) == 1
