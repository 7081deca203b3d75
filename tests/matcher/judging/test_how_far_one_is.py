"""How far somebody must be: years left, years done, ranges up to a level, not yet graduated."""

from __future__ import annotations

import pytest

from matcher.nouns import Kind
from tests.matcher.judging.read_cases import status

FIRST = "BSc Physics, October 2026 - June 2029, currently year 1 of 3"
SECOND = "BSc Physics, October 2025 - June 2028, currently year 2 of 3"
THIRD = "BSc Physics, October 2024 - June 2027, currently year 3 of 3"
LATE = "BSc Physics, October 2024 - March 2028, currently year 3"
MASTER = "MSc Physics, October 2026 - September 2028"
NEW_DOCTOR = "PhD Physics, October 2026 - 2030"
OLD_DOCTOR = "PhD Physics, October 2024 - 2028"
DONE = "BSc Physics, 2022 - June 2025"


def given(asked: str, course: str) -> str:
    return status(Kind.GRADUATION, asked, "## Education", f"- {course}")


@pytest.mark.parametrize(
    ("asked", "course", "expected"),
    [
        ("With exactly one year left after this summer", SECOND, "met"),
        ("With exactly one year left after this summer", FIRST, "missing!"),
        ("At least one more year to study when you leave us", SECOND, "met"),
        ("At least one more year to study when you leave us", THIRD, "missing!"),
        ("A year or more of it still to run after this summer", LATE, "missing!"),
        ("Another year of study ahead of you", FIRST, "met"),
        ("At least two years left", SECOND, "missing!"),
        ("Still studying in the autumn", SECOND, "met"),
        ("Still studying in the autumn", THIRD, "missing!"),
    ],
)
def test_study_that_must_be_left_is_measured(asked: str, course: str, expected: str) -> None:
    assert given(asked, course) == expected


@pytest.mark.parametrize(
    ("asked", "course", "expected"),
    [
        ("The second year of which will have been completed by June", SECOND, "met"),
        ("The second year of which will have been completed by June", FIRST, "missing!"),
        ("At least 120 ECTS completed", THIRD, "met"),
        ("At least 120 ECTS completed", FIRST, "missing!"),
        ("Doctoral candidates past their first year", OLD_DOCTOR, "met"),
        ("Doctoral candidates past their first year", NEW_DOCTOR, "missing!"),
    ],
)
def test_years_that_must_be_done_are_counted(asked: str, course: str, expected: str) -> None:
    assert given(asked, course) == expected


@pytest.mark.parametrize(
    ("course", "expected"),
    [(FIRST, "missing!"), (SECOND, "met"), (MASTER, "met"), (NEW_DOCTOR, "met")],
)
def test_a_level_may_end_a_range_of_years(course: str, expected: str) -> None:
    assert given("Any stage from second year to PhD", course) == expected


@pytest.mark.parametrize(("course", "expected"), [(THIRD, "met"), (DONE, "missing!")])
def test_who_must_not_have_graduated_yet_must_be_on_a_course(course: str, expected: str) -> None:
    assert given("You must not have graduated yet", course) == expected


def test_rising_juniors_are_in_their_second_year_before_the_summer() -> None:
    sophomore = "BS Economics, August 2025 - May 2029 (sophomore)"
    assert given("Rising juniors and seniors", sophomore) == "met"
    assert given("Rising juniors and seniors", sophomore.replace("2025", "2026").replace("sophomore", "freshman")) == (
        "missing!"
    )


def test_the_end_of_an_internship_is_no_end_of_a_course() -> None:
    asked = "Registered as a student until the end of the internship (28 August 2027)"
    assert given(asked, SECOND) == "met"
    assert given(asked, THIRD) == "missing!"
