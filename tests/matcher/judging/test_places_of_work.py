"""Where one must be: homes, commutes, wishes for a place, refusals, trips, and hours of remote work."""

from __future__ import annotations

import pytest

from matcher.nouns import Kind, Place
from tests.matcher.judging.read_cases import status

TORONTO = Place("Toronto", "Toronto", "CA")
OTTAWA = Place("Ottawa", "Ottawa", "CA")
HAGUE = Place("The Hague", "The Hague", "NL")
MANCHESTER = Place("Manchester", "Manchester", "GB")
LONDON = Place("London", "London", "GB")
BELFAST = Place("Belfast", "Belfast", "GB")
BERLIN = Place("Berlin", "Berlin", "DE")


def given(asked: str, at: Place, *lines: str) -> str:
    return status(Kind.LOCATION, asked, *lines, at=at)


@pytest.mark.parametrize(
    ("asked", "at", "home", "expected"),
    [
        ("In the lab at least four days a week", TORONTO, "Scarborough, Ontario", "met"),
        ("Four days a week at our site in The Hague", HAGUE, "Delft", "met"),
        ("Two days in the London office", LONDON, "Guildford, Surrey", "met"),
        ("Two days in the London office", LONDON, "Durham", "unknown"),
        ("Two days in the Toronto office", TORONTO, "Scarborough, North Yorkshire", "unknown"),
        ("Two days in the Manchester office", MANCHESTER, "Bolton (home), Leeds (term)", "met"),
        ("Two days in the Manchester office", MANCHESTER, "Born in Manchester, living in Leeds", "unknown"),
    ],
)
def test_a_home_is_read_in_the_forms_that_people_give_it(asked: str, at: Place, home: str, expected: str) -> None:
    assert given(asked, at, "", home) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("I can commute by train to Bolton, Leeds or Manchester", "met"),
        ("Looking for a placement in London or Manchester", "met"),
        ("Happy to work in Bristol, Manchester or Glasgow", "met"),
        ("Only looking for roles in the South West", "missing!"),
        ("Looking for a placement in London or Bristol", "unknown"),
        ("Not looking for work in Manchester", "unknown"),
        ("Geographically flexible", "met"),
        ("Relocation is not possible for me", "missing!"),
        ("No relocation", "missing!"),
        ("Happy to relocate anywhere in Scotland", "unknown"),
        ("Able to move on quickly from setbacks", "unknown"),
    ],
)
def test_a_cv_says_where_its_student_would_work(line: str, expected: str) -> None:
    asked = "Four days a week in our Manchester office"
    assert given(asked, MANCHESTER, "", "Exeter", "## Availability", f"- {line}") == expected


@pytest.mark.parametrize(
    ("home", "line", "expected"),
    [
        ("Belfast BT9", "Free in June", "met"),
        ("Leeds", "Happy to move for the summer", "met"),
        ("Leeds", "Trips now and then are no trouble", "met"),
        ("Leeds", "Free in June", "unknown"),
    ],
)
def test_a_trip_is_none_for_who_lives_there_and_a_small_thing_for_who_would_move(
    home: str, line: str, expected: str
) -> None:
    asked = "Two trips to our office in Belfast during the placement"
    assert given(asked, BELFAST, "", home, "## Availability", f"- {line}") == expected


@pytest.mark.parametrize(
    ("asked", "home", "expected"),
    [
        ("Remote within European time zones", "Porto, Portugal", "met"),
        ("Remote within European time zones", "Toronto, Canada", "unknown"),
        ("Fully remote, US Eastern hours", "Toronto, Canada", "met"),
        ("Fully remote, US Eastern hours", "Porto, Portugal", "unknown"),
    ],
)
def test_remote_work_keeps_to_the_hours_that_are_named(asked: str, home: str, expected: str) -> None:
    assert given(asked, BERLIN, "", home) == expected


def test_who_commutes_all_over_an_area_can_be_in_its_towns() -> None:
    line = "- I live in Rotterdam and commute everywhere in the Randstad"
    assert given(
        "In the office from Monday to Wednesday", Place("Haarlem", "Haarlem", "NL"), "## Availability", line
    ) == ("met")


def test_a_home_in_the_country_is_no_home_near_a_place_that_is_not_named() -> None:
    assert given("You'd need to come", Place("United Kingdom", None, "GB"), "", "Dundee") == "unknown"


def test_who_would_move_anywhere_in_a_province_would_move_to_its_towns() -> None:
    wish = "- Willing to relocate anywhere in Ontario"
    assert given("Three days in our Ottawa office", OTTAWA, "", "Toronto, ON", "## Availability", wish) == "met"
