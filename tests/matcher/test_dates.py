"""Dates, periods, durations, hours and days a week."""

import pytest

from matcher.dates import find_dates, find_days_per_week, find_durations, find_hours, find_periods
from tests.hanging import no_hang


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("starts 2026-06-01", [("2026-06-01", "2026-06-01")]),
        ("5 February 2026", [("2026-02-05", "2026-02-05")]),
        ("February 5, 2026", [("2026-02-05", "2026-02-05")]),
        ("Feb 5 2026", [("2026-02-05", "2026-02-05")]),
        ("05/02/2026", [("2026-02-05", "2026-02-05")]),
        ("02/25/2026", [("2026-02-25", "2026-02-25")]),
        ("06/2026", [("2026-06", "2026-06")]),
        ("Sept 2027", [("2027-09", "2027-09")]),
        ("Oct '25", [("2025-10", "2025-10")]),
        ("class of 2027", [("2027", "2027")]),
        ("summer 2027", [("2027-06", "2027-08")]),
        ("winter 2026", [("2026-12", "2027-02")]),
        ("mid-June 2026", [("2026-06", "2026-06")]),
        ("early 2026", [("2026-01", "2026-03")]),
        ("Q3 2026", [("2026-07", "2026-09")]),
        ("ab 3. März 2026", [("2026-03-03", "2026-03-03")]),
        ("le 1er juin 2026", [("2026-06-01", "2026-06-01")]),
        ("1 de julio de 2026", [("2026-07-01", "2026-07-01")]),
        ("vanaf 1 maart 2026", [("2026-03-01", "2026-03-01")]),
        ("between 18 May and 5 June 2026", [("2026-05-18", "2026-05-18"), ("2026-06-05", "2026-06-05")]),
        ("May 11 or June 22, 2026", [("2026-05-11", "2026-05-11"), ("2026-06-22", "2026-06-22")]),
        ("Dec – Mar 2027", [("2026-12", "2026-12"), ("2027-03", "2027-03")]),
        ("31 February 2026", []),
        ("0 August 2026", []),
        ("2026-07-00", []),
        ("sold 2,026 units for £2019", []),
        ("8 June", []),
        ("you may march on", []),
    ],
)
def test_a_date_is_read_whatever_its_form(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.first.isoformat(), one.last.isoformat()) for one in find_dates(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from 8 June", ["2026-06-08"]),
        ("any Tuesday in July", ["2026-07"]),
        ("you may start in May", ["2026-05"]),
        ("1 May 2027", ["2027-05-01"]),
        ("they may march", []),
        ("7 or 21 June", ["2026-06-07", "2026-06-21"]),
        ("Monday 15 or Monday 29 June", ["2026-06-15", "2026-06-29"]),
        ("4, 11 or 18 May", ["2026-05-04", "2026-05-11", "2026-05-18"]),
        ("June 8 or 22, 2027", ["2027-06-08", "2027-06-22"]),
        ("10 to 12 weeks from 8 June", ["2026-06-08"]),
        ("June 8 and 10 weeks later", ["2026-06-08"]),
    ],
)
def test_a_given_year_completes_a_date_without_one(text: str, expected: list[str]) -> None:
    assert [one.first.isoformat() for one in find_dates(text, year=2026)] == expected


def test_a_date_points_back_to_its_words() -> None:
    text = "We begin on 5 February 2026."
    (found,) = find_dates(text)
    assert text[found.start : found.end] == "5 February 2026"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nov 2022 – Aug 2026 (expected)", ("2022-11", "2026-08", False, True)),
        ("2021-2023", ("2021", "2023", False, False)),
        ("2022–24", ("2022", "2024", False, False)),
        ("Treasurer 2025/26.", ("2025", "2026", False, False)),
        ("Jan–Jun 2023", ("2023-01", "2023-06", False, False)),
        ("Summers 2021, 22, 23", ("2021-06", "2023-08", False, False)),
        ("10/2022 to 07/2026", ("2022-10", "2026-07", False, False)),
        ("10.2022 to 07.2026 (exp.)", ("2022-10", "2026-07", False, True)),
        ("May 2022 to now", ("2022-05", None, True, False)),
        ("Oct 2024 –", ("2024-10", None, True, False)),
        ("2021 - heute", ("2021", None, True, False)),
        ("since 2019", ("2019", None, True, False)),
        ("Oct 2025 onwards", ("2025-10", None, True, False)),
        ("Expected graduation: June 2027", (None, "2027-06", False, True)),
        ("June 2027 (expected)", (None, "2027-06", False, True)),
        ("until 30 November 2027", (None, "2027-11-30", False, False)),
        ("8 June – 4 September 2026", ("2026-06-08", "2026-09-04", False, False)),
        ("between April and November 2026", ("2026-04", "2026-11", False, False)),
        ("Summer 2010", ("2010-06", "2010-08", False, False)),
    ],
)
def test_a_period_is_read_whatever_its_form(text: str, expected: tuple[str | None, str | None, bool, bool]) -> None:
    (found,) = find_periods(text)
    start, end = (when.isoformat() if when else None for when in (found.start, found.end))
    assert (start, end, found.ongoing, found.expected) == expected


@pytest.mark.parametrize("text", ["2013", "11 May 2026", "June 2023, then 2027", "in May 2019 and June 2020"])
def test_a_date_alone_is_no_period(text: str) -> None:
    assert find_periods(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("an 8 or 9 week placement", [(8, 9)]),
        ("10- to 12-week", [(10, 12)]),
        ("ten weeks", [(10, 10)]),
        ("six months", [(26, 26)]),
        ("4 to 6 months", [(17, 26)]),
        ("a 12-month placement", [(52, 52)]),
        ("a year", [(52, 52)]),
        ("11 consecutive weeks", [(11, 11)]),
        ("sechs Monate", [(26, 26)]),
        ("6 mois", [(26, 26)]),
        ("£26,000 a year", []),
        ("twice a month", []),
    ],
)
def test_a_duration_is_counted_in_weeks(text: str, expected: list[tuple[int, int]]) -> None:
    assert [one.weeks for one in find_durations(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("37.5 hours a week", [37.5]),
        ("15 hrs/wk", [15.0]),
        ("(40 hours per week)", [40.0]),
        ("full time (37 hours)", [37.0]),
        ("a 35-hour week", [35.0]),
        ("39,5 Stunden pro Woche", [39.5]),
        ("fifteen hours a week", [15.0]),
        ("15 to 20 hours a week", [15.0]),
        ("a 24 hour hackathon", []),
    ],
)
def test_weekly_hours_are_read(text: str, expected: list[float]) -> None:
    assert [one.hours_per_week for one in find_hours(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 days a week", [(3, 3)]),
        ("two or three days", [(2, 3)]),
        ("at least two days a week", [(2, 5)]),
        ("up to 3 days a week", [(0, 3)]),
        ("four days out of five", [(4, 4)]),
        ("Tuesdays and Thursdays", [(2, 2)]),
        ("Mondays, Tuesdays and Thursdays", [(3, 3)]),
        ("Monday to Thursday", [(4, 4)]),
        ("Mon-Thu", [(4, 4)]),
        ("every day", [(5, 5)]),
        ("five days", [(5, 5)]),
        ("Thursdays are for lunch", [(1, 1)]),
        ("Monday 8 June", []),
        ("any Tuesday in July", []),
        ("25 days of holiday", []),
        ("three days every quarter", []),
    ],
)
def test_days_a_week_are_counted(text: str, expected: list[tuple[int, int]]) -> None:
    assert [one.days for one in find_days_per_week(text)] == expected


@pytest.mark.parametrize("text", ["2021-" * 4000, "1 " * 9000, "may " * 5000, "Summers 2021, 22" + ", 23" * 5000])
def test_hostile_text_is_read_without_a_hang(text: str) -> None:
    with no_hang():
        find_periods(text)
        find_durations(text)
        find_days_per_week(text)


@pytest.mark.parametrize(
    ("text", "expected"), [("02/05/2027", "2027-02-05"), ("25/02/2027", "2027-02-25"), ("02.05.2027", "2027-05-02")]
)
def test_figures_are_read_month_first_where_that_is_usual(text: str, expected: str) -> None:
    assert [one.first.isoformat() for one in find_dates(text, month_first=True)] == [expected]
