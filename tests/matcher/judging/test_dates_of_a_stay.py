"""When one is free: starts to choose from, offers without a year, labels of a placement, stays that are too short."""

from __future__ import annotations

import pytest

from matcher.nouns import Kind
from tests.matcher.judging.read_cases import status


def given(asked: str, line: str, heading: str = "Availability") -> str:
    return status(Kind.AVAILABILITY, asked, f"## {heading}", f"- {line}")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Full time from 3 August 2027, for four to six months", "met"),
        ("31 August 2027 until 28 February 2028", "met"),
        ("From December 2027", "missing!"),
    ],
)
def test_one_of_several_starts_will_do(line: str, expected: str) -> None:
    assert given("Four to six months, starting in June, September or October 2027", line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Any time from June", "met"),
        ("June to September", "met"),
        ("From October", "missing!"),
        ("Looking for something this summer", "partial"),
    ],
)
def test_months_without_a_year_are_the_coming_ones(line: str, expected: str) -> None:
    assert given("Ten weeks from 21 June 2027", line) == expected


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("Internship semester", "30 August 2027 until 28 January 2028, full time."),
        ("Education", "Placement window: any 6 to 12 months between 1 July 2027 and 30 June 2028"),
        ("Education", "Co-op: 8 to 16 months starting September 2027"),
    ],
)
def test_a_label_of_a_placement_makes_an_offer(heading: str, line: str) -> None:
    assert given("Four months, starting on 6 September 2027", line, heading) == "met"


def test_two_months_are_no_half_year_whenever_it_begins() -> None:
    assert given("Minimum six-month commitment", "July and August 2027") == "missing!"
    assert given("Minimum eight-week commitment", "July and August 2027") == "met"


def test_a_total_of_hours_is_spread_over_its_weeks() -> None:
    asked = "150 hours altogether, spread over ten to fifteen weeks between 3 May and 27 August 2027"
    assert given(asked, "Up to 24 hours a week from 19 April 2027") == "met"
    assert given(asked, "Up to 5 hours a week from 19 April 2027") == "missing!"


def test_a_story_of_weekends_is_no_offer_of_them() -> None:
    story = "Second-year student who writes small games at night and mends bicycles for half the street at the weekend"
    assert given("Interns work one weekend in three", story) == "unknown"
    assert given("Interns work one weekend in three", "Weekends and evenings") == "met"
