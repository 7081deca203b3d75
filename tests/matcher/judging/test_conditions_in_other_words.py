"""Conditions in the words of many writers: stages, dates, rights, places, languages and grades."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from matcher.conditions import PartialDate
from matcher.nouns import Kind, Place
from tests.matcher.judging.read_cases import status

LEEDS = Place("Leeds", "Leeds", "GB")
AARHUS = Place("Aarhus", "Aarhus", "DK")
BRNO = Place("Brno", "Brno", "CZ")
NOWHERE_KNOWN = Place("Nether Bramblewick", None, "GB")
FIRST_OF_MASTER = ("## Education", "MSc Physics, University of Harbourton, September 2026 - June 2028")
THIRD_OF_BACHELOR = ("## Education", "BSc Physics, University of Harbourton, September 2024 - June 2028")
SECOND_OF_BACHELOR = ("## Education", "BSc Physics, University of Harbourton, September 2025 - June 2028")
LONG_BACHELOR = ("## Education", "BSc Physics, University of Harbourton, September 2021 - December 2027")
AFTER_BACHELOR = (
    "## Education",
    "MA History, University of Harbourton, September 2026 - September 2027",
    "BA History, University of Harbourton, 2019 to 2022",
)


@pytest.mark.parametrize(
    ("kind", "asked", "cv", "expected"),
    [
        (Kind.DEGREE, "Last-year bachelor or master student", FIRST_OF_MASTER, "met"),
        (Kind.DEGREE, "Last-year bachelor or master student", SECOND_OF_BACHELOR, "missing!"),
        (Kind.DEGREE, "In the final year of a bachelor's or master's", FIRST_OF_MASTER, "missing!"),
        (Kind.DEGREE, "Doing a bachelor's (from the third semester) or a master's", SECOND_OF_BACHELOR, "met"),
        (Kind.DEGREE, "Doing a bachelor's (from the 5th semester) or a master's", SECOND_OF_BACHELOR, "missing!"),
        (Kind.DEGREE, "(year 3 and up), or taking a master's", FIRST_OF_MASTER, "met"),
        (Kind.GRADUATION, "At least in the fifth semester of a bachelor's programme", AFTER_BACHELOR, "met"),
        (Kind.GRADUATION, "In the fifth semester of a bachelor's programme", AFTER_BACHELOR, "missing!"),
        (Kind.GRADUATION, "2027/28 has to be your placement year", SECOND_OF_BACHELOR, "missing"),
        (
            Kind.DEGREE,
            "In the second half of a bachelor's, or graduated within the last year",
            THIRD_OF_BACHELOR,
            "met",
        ),
        (Kind.DEGREE, "You attend a college or a university", SECOND_OF_BACHELOR, "met"),
        (Kind.DEGREE, "In the third or fourth year of a bachelor's", LONG_BACHELOR, "met"),
        (Kind.DEGREE, "In the first or second year of a bachelor's", LONG_BACHELOR, "missing!"),
        (Kind.DEGREE, "Due to complete a degree in 2027 or 2028", SECOND_OF_BACHELOR, "met"),
        (Kind.DEGREE, "Due to complete a degree in 2029 or 2030", SECOND_OF_BACHELOR, "missing!"),
        (Kind.GRADUATION, "A senior or in a graduate school this spring", FIRST_OF_MASTER, "met"),
        (Kind.GRADUATION, "Moving into your last year this autumn", THIRD_OF_BACHELOR, "met"),
        (Kind.GRADUATION, "Moving into your last year this autumn", SECOND_OF_BACHELOR, "met"),
        (Kind.GRADUATION, "Heading into the final year of a Level 8 degree", THIRD_OF_BACHELOR, "met"),
        (Kind.GRADUATION, "You have passed two years of a bachelor's", AFTER_BACHELOR, "met"),
        (Kind.GRADUATION, "You must not finish your university studies before March 2028", SECOND_OF_BACHELOR, "met"),
        (
            Kind.GRADUATION,
            "You must not finish your university studies before March 2029",
            SECOND_OF_BACHELOR,
            "missing!",
        ),
        (Kind.GRADUATION, "A semester still to complete after June 2028", SECOND_OF_BACHELOR, "missing!"),
        (Kind.GRADUATION, "A semester still to complete after June 2027", SECOND_OF_BACHELOR, "met"),
    ],
)
def test_a_year_is_of_the_level_that_it_is_said_of(kind: Kind, asked: str, cv: tuple[str, ...], expected: str) -> None:
    assert status(kind, asked, *cv) == expected


TEN_WEEKS = {"start": PartialDate(2027, 6, 14), "duration_weeks": (10, 10)}
SPRING = {"start": PartialDate(2027, 3, 1), "duration_weeks": (26, 26)}


@pytest.mark.parametrize(
    ("asked", "line", "facts", "expected"),
    [
        ("You are with us for all ten weeks", "Free from 22 June to 20 September 2027", TEN_WEEKS, "partial"),
        ("You are with us for all ten weeks", "Free from 1 July to 20 September 2027", TEN_WEEKS, "missing!"),
        ("You are with us for ten weeks", "Free from 1 July to 20 September 2027", TEN_WEEKS, "met"),
        ("Full time for ten weeks from 14 June 2027", "Free from 16 June to 20 September 2027", TEN_WEEKS, "met"),
        ("Six months from 1 March 2027", "I stay registered until May 2028", SPRING, "unknown"),
        ("Six months from 1 March 2027", "Until 1 July 2027 I am tied to lectures", SPRING, "missing!"),
        ("Six months from 1 March 2027", "Driving test booked for April 2027", SPRING, "unknown"),
        ("Six months from 1 March 2027", "Available from 1 March 2027 until the end of the year", SPRING, "met"),
        ("Four months from 1 August 2027", "Available from 1 August 2027 until Christmas", SPRING, "met"),
        ("Six months from 1 March 2027", "Free from 1 March 2027, two weeks' notice", SPRING, "met"),
        ("Six months from 1 March 2027", "Free from 1 March 2027; the master's can begin a year later", SPRING, "met"),
        (
            "Six months from 1 March 2027",
            "Free from 7 June to 9 September 2027, or full time where my faculty accepts it as a thesis",
            SPRING,
            "partial",
        ),
        (
            "Ten weeks from 14 June 2027",
            "The compulsory internship of the course is from September 2027",
            TEN_WEEKS,
            "unknown",
        ),
        ("Ten weeks from 14 June 2027", "Available from 6 September 2027", TEN_WEEKS, "missing!"),
        ("Ten weeks from 14 June 2027", "Free from 14 June to 11 August 2027", TEN_WEEKS, "missing!"),
        ("Ten weeks from 14 June 2027", "Free from 14 June to 16 August 2027", TEN_WEEKS, "partial"),
        ("You can do Thursday mornings", "Free from 14 June to 16 August 2027", TEN_WEEKS, "unknown"),
        (
            "Ten weeks from 14 June 2027",
            "I look for an internship of two to four months starting in March 2027",
            TEN_WEEKS,
            "partial",
        ),
        (
            "Ten weeks from 14 June 2027",
            "I look for an internship of six months from May or June 2027",
            TEN_WEEKS,
            "missing!",
        ),
    ],
)
def test_what_a_student_says_of_time_is_read_with_its_conditions(
    asked: str, line: str, facts: Mapping[str, object], expected: str
) -> None:
    assert status(Kind.AVAILABILITY, asked, "## Availability", line, facts=facts) == expected


@pytest.mark.parametrize(
    ("asked", "line", "at", "expected"),
    [
        ("You must be a national of an EU state", "British citizen, no EU passport", BRNO, "missing!"),
        ("You must be a citizen of an EU or EFTA country", "Swiss citizen", BRNO, "met"),
        ("Irish citizens only", "British citizen", LEEDS, "missing!"),
        ("EU citizens, or holders of a Danish residence permit", "Swedish residence permit", AARHUS, "missing!"),
        ("EU citizens, or holders of a Danish residence permit", "French citizen", AARHUS, "met"),
        ("EU citizenship or a permit for studies in any EU country", "Dutch residence permit for study", BRNO, "met"),
        ("Students from outside EU must bring a Danish permit", "Brazilian citizen", AARHUS, "missing!"),
        ("Students from outside EU must bring a Danish permit", "Latvian citizen", AARHUS, "met"),
        (
            "Right to work in Denmark",
            "Danish residence permit for studies, which includes the right to work",
            AARHUS,
            "met",
        ),
        (
            "Right to work in Denmark",
            "Danish residence permit for studies, which allows 20 hours of work",
            AARHUS,
            "partial",
        ),
    ],
)
def test_a_right_is_that_of_the_passport_or_the_permit(asked: str, line: str, at: Place, expected: str) -> None:
    assert status(Kind.AUTHORISATION, asked, "## Right to work", line, at=at) == expected


LATE = {"start": PartialDate(2027, 10, 4), "duration_weeks": (20, 20)}


@pytest.mark.parametrize(
    ("kind", "asked", "line", "at", "expected"),
    [
        (Kind.LOCATION, "At the mill on all of those days", "Leeds, UK", LEEDS, "met"),
        (Kind.LOCATION, "Always in the house", "I'd relocate, within reason", LEEDS, "met"),
        (Kind.LOCATION, "At our office three days a week", "Happy to move to Bristol for the summer", LEEDS, "unknown"),
        (Kind.LOCATION, "At our office three days a week", "Happy to move for the summer", LEEDS, "partial"),
        (Kind.LOCATION, "Five days a week in the hall", "Bristol, UK", NOWHERE_KNOWN, "unknown"),
        (Kind.LOCATION, "We speak Danish all day, so be at ease in it", "Languages: Danish (native)", LEEDS, "met"),
        (Kind.LOCATION, "Two weeks of a month in the field", "Willing to travel", LEEDS, "met"),
        (Kind.AVAILABILITY, "In the lab together four days a week", "Free until May 2027", LEEDS, "unknown"),
        (Kind.AVAILABILITY, "In the lab together four days a week", "Leeds, UK", LEEDS, "met"),
    ],
)
def test_where_no_place_is_named_the_place_of_work_is_meant(
    kind: Kind, asked: str, line: str, at: Place, expected: str
) -> None:
    assert status(kind, asked, line, at=at, facts=LATE) == expected


@pytest.mark.parametrize(
    ("asked", "line", "expected"),
    [
        ("Portuguese must be a tongue you write in every day, at C1", "Portuguese and Galician, native", "met"),
        ("Portuguese at C1", "Portuguese, Galician and French, basic", "partial"),
        ("Welsh, since many callers speak it", "Welsh and English, both from home", "met"),
        ("You speak Czech as a native or nearly so, and English", "English (C2)", "missing"),
        ("Danish at conversation level", "Danish – evening course 3, about A2", "partial"),
        ("Czech without a dictionary", "Czech (school, mostly forgotten)", "missing!"),
        ("A third language, such as Polish or Greek", "English (C1), Finnish (C1)", "met"),
        ("A third language, such as Polish or Greek", "English (C1)", "missing"),
        ("A second European language", "English (C1), Japanese (native)", "missing"),
        ("Valencian", "Catalan: passive, I read it", "partial"),
    ],
)
def test_languages_are_met_by_what_is_said_of_them(asked: str, line: str, expected: str) -> None:
    assert status(Kind.LANGUAGE, asked, "## Languages", line) == expected


def graded(result: str, school: str = "University of Harbourton") -> tuple[str, ...]:
    return ("## Education", f"BSc Physics, {school}, September 2024 - June 2027", result)


@pytest.mark.parametrize(
    ("asked", "cv", "expected"),
    [
        ("GPA of 3.2 or higher", graded("Average 4.5 / 5.0"), "met"),
        ("GPA of 3.2 or higher", graded("Average 3.5 / 5.0"), "missing!"),
        ("A 2:1 or better", graded("Average 7.0 / 12"), "met"),
        ("A first or a high 2:1", graded("Average 62%"), "missing!"),
        ("A first or a high 2:1", graded("Average 67%"), "met"),
        ("A 2:1 or better", graded("Final grade 2.1", "Technische Universität Harburgen"), "met"),
        ("A first or a high 2:1", graded("Final grade 2.3", "Technische Universität Harburgen"), "partial"),
        ("An average of at least 7.5 out of 10", graded("First year: 66 overall"), "partial"),
        ("An average of at least 7.5 out of 10", graded("First year: 72 overall"), "met"),
        ("A 2:1 or better", graded("Second class honours, grade one (QCA 3.31). Project on tides"), "met"),
        ("60% or more in the last completed year", graded("Year 1 55%, Year 2 64%"), "met"),
        (
            "Very good results",
            graded("On exchange in the year abroad at the University of Mannheim.\nAverage 68%"),
            "met",
        ),
    ],
)
def test_grades_of_other_scales_are_compared(asked: str, cv: tuple[str, ...], expected: str) -> None:
    assert status(Kind.GRADE, asked, *cv) == expected
