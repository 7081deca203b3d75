from __future__ import annotations

from datetime import date

import pytest

from matcher.conditions import PartialDate
from matcher.posting.schedule import StartReading, find_hours_per_week, find_start, find_weeks, main_year


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The placement starts on Monday 7 September 2026 and runs for 12 months.", "2026-09-07"),
        ("Ten weeks from 22 June, £480 a week.", "2026-06-22"),
        ("There are two intakes, beginning on 6 July 2026 and on 5 October 2026.", "2026-07-06"),
        ("The internship may begin on any Monday between 1 June 2026 and 31 August 2026.", "2026-06-01"),
        ("10 to 12 weeks, starting any Monday in June 2026.", "2026-06"),
        ("Duration: 10 weeks, 15 June 2026 to 21 August 2026", "2026-06-15"),
        ("Wednesday 1 July 2026 to the end of July 2027.", "2026-07-01"),
        ("I can take someone from 13 April onwards.", "2026-04-13"),
        ("Starting on 8 or 22 June", "2026-06-08"),
        ("Cohorts: 15 June and 6 July 2026", "2026-06-15"),
        ("First day: Monday, June 8.", "2026-06-08"),
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
        "Graduating between December 2026 and June 2027",
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
        ("A 10 or 12 week summer internship", (10, 12)),
        ("Three months is the shortest stay that makes sense and six months the longest.", (13, 26)),
        ("The placement runs for 12 months.", (52, 52)),
        ("We hired 12 people within two years.", None),
        ("At least three years of paid work or a career break of 18 months", None),
        ("Posted 3 weeks ago", None),
    ],
)
def test_the_length_is_read_in_weeks(sentence: str, expected: tuple[int, int] | None) -> None:
    assert find_weeks([sentence], None) == expected


def test_the_length_follows_from_first_and_last_day() -> None:
    begun = StartReading(PartialDate(2026, 6, 29), PartialDate(2026, 8, 21))
    assert find_weeks(["We need you for all of it."], begun) == (8, 8)


def test_the_wider_of_two_statements_that_agree_is_kept() -> None:
    texts = ["Our internships last approximately 10 weeks.", "You are free for a 10 or 12 week summer internship."]
    assert find_weeks(texts, None) == (10, 12)


def test_weekly_hours_are_read() -> None:
    assert find_hours_per_week(["37.5 hours a week over 16 weeks"]) == 37.5


def test_the_main_year_is_the_one_named_most_with_a_month() -> None:
    assert main_year(["Founded in 2014.", "From June 2026 to August 2026, graduating in July 2027"], None) == 2026


def test_the_main_year_falls_back_on_the_day_of_publication() -> None:
    assert main_year(["From 3 June."], date(2026, 1, 5)) == 2026
