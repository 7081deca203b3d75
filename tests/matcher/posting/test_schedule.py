from __future__ import annotations

from datetime import date

import pytest

from matcher.conditions import PartialDate
from matcher.posting.schedule import StartReading, find_hours_per_week, find_start, find_weeks, main_year


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The traineeship starts on Monday 14 September 2026 and runs for 11 months.", "2026-09-14"),
        ("Nine weeks from 29 June, £515 a week.", "2026-06-29"),
        ("We plan two cohorts, starting on 13 July 2026 and on 12 October 2026.", "2026-07-13"),
        ("Your placement can begin on any Tuesday between 5 May 2026 and 28 July 2026.", "2026-05-05"),
        ("8 to 9 weeks, starting any Wednesday in July 2026.", "2026-07"),
        ("Duration: 8 weeks, 6 July 2026 to 28 August 2026", "2026-07-06"),
        ("Thursday 3 September 2026 to the end of August 2027.", "2026-09-03"),
        ("We could take a student from 18 May onwards.", "2026-05-18"),
        ("Starting on 8 or 22 June", "2026-06-08"),
        ("Cohorts: 15 June and 6 July 2026", "2026-06-15"),
        ("First day: Monday, June 8.", "2026-06-08"),
        ("You can choose Tuesday 9 June or Monday 22 June 2026 as your first day.", "2026-06-09"),
        ("1 June to 31 August 2026, full time", "2026-06-01"),
        ("Eintritt: 1. März 2026", "2026-03-01"),
        ("Two days a week, February to May 2026.", "2026-02"),
    ],
)
def test_the_earliest_start_is_read(sentence: str, expected: str) -> None:
    found = find_start([sentence], year=2026, after=None)
    assert found is not None
    assert found.start.isoformat() == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Graduating between November 2026 and May 2027",
        "Interviews start on 9 March 2026.",
        "You return to university from September 2027.",
        "You have completed a degree since January 2025.",
    ],
)
def test_other_dates_are_no_start(sentence: str) -> None:
    assert find_start([sentence], year=2026, after=None) is None


def test_a_start_lies_after_the_deadline() -> None:
    assert find_start(["Applications run from 3 January 2026."], year=2026, after=date(2026, 2, 1)) is None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The internship lasts ten weeks.", (10, 10)),
        ("An 8 or 9 week summer internship", (8, 9)),
        ("Four months is the shortest placement on offer and eight months the longest.", (17, 35)),
        ("The placement runs for 12 months.", (52, 52)),
        ("The project takes ten to twelve weeks.", (10, 12)),
        ("Every year one trainee works with us for three months.", (13, 13)),
        ("It helps to have spent at least two months in a laboratory.", None),
        ("We hired 12 people within two years.", None),
        ("At least four years of salaried work or a career break of 15 months", None),
        ("Posted 3 weeks ago", None),
        ("with at least one year still to go when the summer is over", None),
    ],
)
def test_the_length_is_read_in_weeks(sentence: str, expected: tuple[int, int] | None) -> None:
    assert find_weeks([sentence], None) == expected


def test_the_length_follows_from_first_and_last_day() -> None:
    begun = StartReading(PartialDate(2026, 6, 29), PartialDate(2026, 8, 21))
    assert find_weeks(["We want you here throughout."], begun) == (8, 8)


def test_the_wider_of_two_statements_that_agree_is_kept() -> None:
    texts = ["Our placements last approximately 9 weeks.", "You are free for an 8 or 9 week summer placement."]
    assert find_weeks(texts, None) == (8, 9)


def test_weekly_hours_are_read() -> None:
    assert find_hours_per_week(["36.5 hours a week over 14 weeks"]) == 36.5


def test_the_main_year_is_the_one_named_most_with_a_month() -> None:
    assert main_year(["Founded in 2014.", "From June 2026 to August 2026, graduating in July 2027"], None) == 2026


def test_the_main_year_falls_back_on_the_day_of_publication() -> None:
    assert main_year(["From 3 June."], date(2026, 1, 5)) == 2026


def test_without_a_year_anywhere_the_weekdays_tell_it() -> None:
    assert main_year(["From Monday 8 June, and a CV to me by Sunday 1 March."], None) == 2026
    assert main_year(["From 8 June."], None) is None
    assert main_year(["From Monday 8 June, and a CV by Monday 1 March."], None) is None


def test_a_congress_or_the_season_of_an_event_is_no_start() -> None:
    texts = ["The congress is in Hull, from 15 to 19 June.", "An intern, from 16 March to 10 July."]
    begun = find_start(texts, year=2026, after=None)
    assert begun is not None
    assert begun.start.isoformat() == "2026-03-16"
    assert (
        find_start(["You are free for five months, as the autumn event is the point."], year=2026, after=None) is None
    )
