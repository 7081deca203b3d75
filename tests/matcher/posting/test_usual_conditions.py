"""Conditions in the words that postings use most: what each comes to."""

from __future__ import annotations

from datetime import date

import pytest

from matcher.conditions import (
    AvailabilityCondition,
    GraduationCondition,
    LanguageCondition,
    PartialDate,
    RightsCondition,
)
from matcher.languages import read_language_condition
from matcher.posting.graduation_conditions import read_graduation_condition
from matcher.posting.term_conditions import read_availability_condition
from matcher.right_conditions import read_rights_condition

DECEMBER = PartialDate(2026, 12)
SUMMER = PartialDate(2026, 8)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("graduating in December 2026 or later", DECEMBER, None),
        ("Class of December 2026 and beyond", DECEMBER, None),
        ("expected graduation: December 2026 at the earliest", DECEMBER, None),
        ("graduating December 2026+", DECEMBER, None),
        ("graduating no later than August 2026", None, SUMMER),
        ("you finish your degree in August 2026 or earlier", None, SUMMER),
        ("completing the course in August 2026 at the latest", None, SUMMER),
        ("enrolled until at least December 2026", DECEMBER, None),
        ("still registered as a student in December 2026", DECEMBER, None),
        ("graduating between August 2026 and December 2026", SUMMER, DECEMBER),
    ],
)
def test_a_date_may_open_or_close_the_window_for_the_end_of_the_course(
    text: str, earliest: PartialDate | None, latest: PartialDate | None
) -> None:
    assert read_graduation_condition(text, 2026) == GraduationCondition(earliest=earliest, latest=latest)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("must not graduate before the end of the internship", GraduationCondition(returning=True)),
        ("third-semester students or higher", GraduationCondition(years=frozenset(range(2, 7)))),
        ("rising junior or senior", GraduationCondition(years=frozenset({2, 3}))),
        ("seniors", GraduationCondition(years_before_end=frozenset({0}))),
    ],
)
def test_stages_of_a_course_are_read(text: str, expected: GraduationCondition) -> None:
    assert read_graduation_condition(text, None) == expected


@pytest.mark.parametrize(
    ("text", "latest_start"),
    [
        ("120 hours, spread over ten to fifteen weeks between 4 May and 28 August 2026", date(2026, 6, 19)),
        ("three to six months between 2 March and 28 August 2026", date(2026, 5, 29)),
    ],
)
def test_a_range_longer_than_the_shortest_stay_leaves_the_start_open(text: str, latest_start: date) -> None:
    actual = read_availability_condition(text, 2026)
    assert actual.start_latest is not None
    assert (actual.start_latest.latest(), actual.end) == (latest_start, None)


def test_a_range_as_long_as_the_stay_is_the_stay() -> None:
    expected = AvailabilityCondition(start=PartialDate(2026, 6, 1), end=PartialDate(2026, 8, 21), weeks=(12, 12))
    assert read_availability_condition("12 weeks from 1 June to 21 August 2026", 2026) == expected


@pytest.mark.parametrize(
    ("text", "name", "cefr"),
    [
        ("mother-tongue German", "German", 7),
        ("IELTS 6.5 or above", "English", 4),
        ("DELF B2", "French", 4),
        ("a Goethe-Zertifikat at C1", "German", 5),
    ],
)
def test_a_test_names_its_language(text: str, name: str, cefr: int) -> None:
    assert read_language_condition(text) == LanguageCondition((name,), cefr)


@pytest.mark.parametrize(
    "text", ["free to work in the UK", "no restrictions on working in the UK", "able to work in the UK"]
)
def test_freedom_to_work_in_a_country_is_a_right(text: str) -> None:
    actual = read_rights_condition(text, "IE")
    assert isinstance(actual, RightsCondition)
    assert actual.countries == {"GB"}


@pytest.mark.parametrize(
    "text", ["free to work independently", "you are free to work from 1 June", "able to work alone"]
)
def test_freedom_of_another_kind_is_none(text: str) -> None:
    assert read_rights_condition(text, "GB") is None
