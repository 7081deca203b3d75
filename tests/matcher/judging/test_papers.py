"""Portfolio, licence, checks, agreements, memberships, placement years."""

from __future__ import annotations

import pytest

from matcher.judging.judge import judge
from matcher.judging.papers import question_id
from matcher.nouns import Kind
from tests.cases import CvText, case, requirement


def status(asked: str, *lines: str) -> str:
    return judge(case(requirement(Kind.OTHER, None, asked), CvText(*lines).cv())).status.value


@pytest.mark.parametrize(
    ("asked", "line", "expected"),
    [
        ("Full driving licence", "Clean driving licence since 2022", "met"),
        ("Full driving licence", "No driving licence yet", "missing"),
        ("Full driving licence", "Learning to drive", "missing"),
        ("Full driving licence", "Plays the harp", "unknown"),
        ("Please send a portfolio", "Portfolio: ivy.example/work", "met"),
        ("Please send a portfolio", "ivy@example.com · ivy-moss.example", "met"),
        ("Please send a portfolio", "ivy@moss.example", "missing"),
        ("Please send a portfolio", "Plays the harp", "missing"),
        ("We run a DBS check", "Enhanced DBS, 2025", "met"),
        ("We run a DBS check", "Plays the harp", "unknown"),
        ("Consent of your supervisor or funder", "My supervisor agrees in principle", "partial"),
        ("Consent of your supervisor or funder", "My supervisor has approved a break in May", "met"),
        ("Consent of your supervisor or funder", "Plays the harp", "unknown"),
        ("Your university signs an internship agreement", "Plays the harp", "unknown"),
        ("Normal colour vision", "Plays the harp", "unknown"),
        ("Student member of RIBA", "Student member, RIBA", "met"),
        ("Student member of RIBA", "Student member, CIBSE", "missing"),
        ("Student member of RIBA", "Plays the harp", "missing"),
        ("An industry certificate", "AWS Certified Cloud Practitioner", "partial"),
        ("An industry certificate", "Plays the harp", "missing"),
    ],
)
def test_a_paper_is_looked_for_by_name(asked: str, line: str, expected: str) -> None:
    assert status(asked, line) == expected


def test_a_membership_of_another_body_is_quoted() -> None:
    given = judge(case(requirement(Kind.OTHER, None, "Student member of RIBA"), CvText("Student member, CIBSE").cv()))
    assert given.evidence[0].quote == "Student member, CIBSE"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("BEng with a placement year, 2024-2028", "met"),
        ("May apply for a placement year", "partial"),
        ("Reads a lot", "unknown"),
    ],
)
def test_a_placement_year_is_read_from_the_course(line: str, expected: str) -> None:
    assert status("Your degree must contain a placement year", line) == expected


def test_a_course_of_stated_length_has_no_placement_year() -> None:
    text = CvText("BSc Botany, year 2 of 3")
    cv = text.cv(year_of_study=text.year("year 2 of 3", 2, 3))
    given = judge(case(requirement(Kind.OTHER, None, "Sandwich course only"), cv))
    assert (given.status.value, given.evidence[0].quote) == ("missing", "year 2 of 3")


def test_an_answer_settles_a_licence_of_which_the_cv_is_silent() -> None:
    asked = requirement(Kind.OTHER, None, "Full driving licence")
    answers = {question_id("Full driving licence") or "": "no"}
    given = judge(case(asked, CvText("Plays the harp").cv(), answers=answers))
    assert (given.status.value, given.evidence[0].source) == ("missing", "answer")
