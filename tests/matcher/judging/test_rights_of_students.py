"""Rights to work: labels of citizenship, permits of students, permits of no country, and who lets whom in."""

from __future__ import annotations

import pytest

from matcher.nouns import Kind, Place
from tests.matcher.judging.read_cases import status

BERLIN = Place("Berlin", "Berlin", "DE")
UTRECHT = Place("Utrecht", "Utrecht", "NL")
LEEDS = Place("Leeds", "Leeds", "GB")
TORONTO = Place("Toronto", "Toronto", "CA")
SYDNEY = Place("Sydney", "Sydney", "AU")
SINGAPORE = Place("Singapore", "Singapore", "SG")


def given(asked: str, at: Place, *lines: str) -> str:
    return status(Kind.AUTHORISATION, asked, *lines, at=at)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("| | |", "|---|---|", "| Citizenship | Croatian |"), "met"),
        (("## Citizenship", "- Lithuanian"), "met"),
        (("Nationality / Italian",), "met"),
        (("## Personal", "Nationality: Indian"), "missing!"),
        (("## Languages", "- Lithuanian"), "unknown"),
    ],
)
def test_a_citizenship_is_read_from_its_label(lines: tuple[str, ...], expected: str) -> None:
    assert given("You are allowed to work in Germany already", BERLIN, "", *lines) == expected


@pytest.mark.parametrize(
    ("asked", "line", "expected"),
    [
        (
            "Able to do an internship in the Netherlands without a work permit from us",
            "Dutch residence permit for study. Internships that belong to the degree are allowed on it.",
            "met",
        ),
        (
            "Able to do an internship in the Netherlands without a work permit from us",
            "Dutch residence permit for study, 16 hours a week",
            "partial",
        ),
        ("EU citizens can start at once", "Canadian citizen with a Dutch residence permit for study", "partial"),
        (
            "People from outside the EU need a Dutch residence permit; we arrange the work permit",
            "Canadian citizen with a Dutch residence permit for study",
            "met",
        ),
    ],
)
def test_a_students_permit_is_judged_by_what_it_covers(asked: str, line: str, expected: str) -> None:
    assert given(asked, UTRECHT, "", f"- {line}") == expected


@pytest.mark.parametrize(
    ("home", "expected"), [("Berlin", "partial"), ("Toronto, Canada", "missing!"), ("Free in June", "partial")]
)
def test_a_permit_of_no_country_is_one_of_where_its_holder_lives(home: str, expected: str) -> None:
    permit = "- Residence permit for study purposes, 140 full days a year"
    assert given("Allowed to work in Germany", BERLIN, "", home, "## Personal", permit) == expected


@pytest.mark.parametrize(
    ("asked", "at", "line", "expected"),
    [
        ("British nationals only", LEEDS, "Right to work in the UK", "unknown"),
        ("British nationals only", LEEDS, "French citizen with settled status", "missing!"),
        ("The right to work in the UK", LEEDS, "Hong Kong BN(O) visa", "met"),
        ("The right to work in the UK", LEEDS, "Refugee status in the UK", "met"),
        ("Canadian citizen, permanent resident or protected person", TORONTO, "Study permit", "missing!"),
        ("Full working rights in Australia", SYDNEY, "New Zealand passport", "met"),
        ("Singapore citizens and PRs only", SINGAPORE, "Singapore PR", "met"),
        ("Singapore citizens and PRs only", SINGAPORE, "Malaysian citizen on a student's pass", "missing!"),
        ("You may already work in the UK", LEEDS, "Irish passport", "met"),
        ("Allowed to take up paid work in the UK", LEEDS, "UK citizen", "met"),
        (
            "Permission to work full time in the UK during the summer",
            LEEDS,
            "Student visa: full-time work permitted outside term time",
            "met",
        ),
        ("The right to work in the UK", LEEDS, "UK: without the need for sponsorship", "met"),
    ],
)
def test_rights_in_other_words(asked: str, at: Place, line: str, expected: str) -> None:
    assert given(asked, at, "", f"- {line}") == expected


def test_a_posting_that_refuses_students_permits_does_not_welcome_them() -> None:
    line = "- F-1 student, CPT in the summer"
    at = Place("Boston, MA", "Boston", "US")
    assert given("Authorised to work in the US. CPT is welcome", at, "", line) == "met"
    assert given("Authorised to work in the US. We cannot take students on CPT", at, "", line) == "partial"
