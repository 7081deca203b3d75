"""Conditions as further writers word them: any student, any right at home, letters for grades, what must not be."""

from __future__ import annotations

import pytest

from matcher.nouns import Kind, Place
from tests.matcher.judging.read_cases import status

VIENNA = Place("Vienna", "Vienna", "AT")
DOCTORAL = "## Education\n**PhD Botany**, University of Kelder, September 2024 – August 2028 (expected)"
BUSINESS = "## Education\n**BSc Business Studies (major in Botany)**, University of Kelder, 2024 – 2027 (expected)"


@pytest.mark.parametrize(
    ("kind", "asked", "cv", "expected"),
    [
        (Kind.DEGREE, "You are a student at a college, undergraduate or graduate", DOCTORAL, "met"),
        (Kind.DEGREE, "You are an undergraduate", DOCTORAL, "missing!"),
        (Kind.GRADUATION, "Completion of at least two years of graduate study by June 2027", DOCTORAL, "met"),
        (Kind.FIELD, "A degree in botany", BUSINESS, "met"),
        (Kind.FIELD, "You study zoological, botanical, nautical or mechanical engineering", BUSINESS, "missing!"),
        (Kind.LANGUAGE, "A level of French sufficient for the kitchen (B1)", "## Languages\nFrench (B2)", "met"),
        (Kind.OTHER, "Not have benefited from a paid stay with us", "## Skills\nKnots", "unknown"),
        (Kind.SKILL, "You know what Docker is for", "## Skills\nDocker (one-day course)", "met"),
        (Kind.SKILL, "You write automated tests", "## Work\n**Intern**, 2025\n- Wrote a Python script", "missing"),
        (Kind.EXPERIENCE, "Previous work in food, beverage or consumer goods", "## Work\n**Barista**, 2025", "met"),
        (Kind.EXPERIENCE, "Studies or work in another country", "## Education\nErasmus semester, Lille, 2025", "met"),
    ],
)  # fmt: skip
def test_a_condition_in_the_words_of_another_writer(kind: Kind, asked: str, cv: str, expected: str) -> None:
    assert status(kind, asked, cv) == expected


@pytest.mark.parametrize(("grade", "expected"), [("GPA 3.4 / 4.0", "met"), ("GPA 2.4 / 4.0", "missing")])
def test_a_letter_that_is_asked_on_average_is_compared_in_points(grade: str, expected: str) -> None:
    cv = f"## Education\n**BSc Botany**, University of Kelder, 2024 – 2027, {grade}"
    assert status(Kind.GRADE, "Good results (average grade B or better)", cv).rstrip("!") == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Vienna, Austria", "## Personal", "Nationality: Austrian"), "met"),
        (("Vienna, Austria", "## Personal", "Nationality: Indian"), "unknown"),
        (("## Personal", "Nationality: Indian"), "met"),
    ],
)
def test_a_right_to_work_wherever_one_is_holds_at_home(lines: tuple[str, ...], expected: str) -> None:
    asked = "You need the right to work in the country you'll be working from"
    assert status(Kind.AUTHORISATION, asked, *lines, at=Place("Leeds", "Leeds", "GB")) == expected


@pytest.mark.parametrize(("line", "expected"), [("I am an Irish citizen.", "met"), ("Nationality: Indian", "missing!")])
def test_a_national_of_a_member_state_is_a_citizen_of_the_union(line: str, expected: str) -> None:
    asked = "Be a national of a Member State of the European Union"
    assert status(Kind.AUTHORISATION, asked, "## Personal", line, at=VIENNA) == expected


def test_work_that_is_fully_remote_asks_nobody_to_move() -> None:
    line = "Open to relocation within Austria."
    assert status(Kind.LOCATION, "Fully remote, with a call on Wednesdays at 5 pm Melbourne time", line) == "unknown"


def test_a_second_window_of_time_in_one_cell_is_an_offer() -> None:
    times = "7 June – 20 August 2027, or full time from 30 August 2027 to 31 January 2028 for a longer stay"
    cv = f"| | |\n|---|---|\n| Available | {times}. I stay registered. |"
    asked = "Five months, full time, beginning between 1 May and 1 September 2027"
    assert status(Kind.AVAILABILITY, asked, cv) == "met"
