"""Courses that have not begun, wide words in the names of subjects, vehicles, and papers in more words."""

from __future__ import annotations

import pytest

from matcher.conditions import PartialDate
from matcher.nouns import Kind, Place
from tests.matcher.judging.read_cases import status

UPPSALA = Place("Uppsala", "Uppsala", "SE")
SUMMER = {"start": PartialDate(2027, 6, 14), "duration_weeks": (10, 10)}
BACHELOR = "BSc Physics, University of Harbourton, September 2024 - June 2027"
PLACE = "From September 2027: place confirmed on the MSc in Computer Science (until June 2029)"
HOPE = "I have applied for the Master's in the same faculty"


@pytest.mark.parametrize(
    ("kind", "asked", "further", "expected"),
    [
        (Kind.DEGREE, "Enrolled in a master's programme", PLACE, "partial"),
        (Kind.DEGREE, "Enrolled in a master's programme", HOPE, "partial"),
        (Kind.DEGREE, "Enrolled in a master's programme", "Plays chess", "missing!"),
        (Kind.DEGREE, "Enrolled in a bachelor's programme", PLACE, "met"),
        (Kind.FIELD, "You study computer science", PLACE, "partial"),
        (Kind.FIELD, "You study physics", PLACE, "met"),
        (Kind.GRADUATION, "Must be returning to your studies afterwards", PLACE, "met"),
        (Kind.GRADUATION, "Must be returning to your studies afterwards", HOPE, "partial"),
        (Kind.GRADUATION, "Must be returning to your studies afterwards", "Plays chess", "missing!"),
        (Kind.GRADUATION, "Not graduating before December 2028", PLACE, "met"),
    ],
)
def test_a_course_that_has_not_begun_is_none_yet(kind: Kind, asked: str, further: str, expected: str) -> None:
    assert status(kind, asked, "## Education", BACHELOR, "", further, facts=SUMMER) == expected


@pytest.mark.parametrize(
    ("asked", "field", "expected"),
    [
        ("You study supply chain management or business engineering", "Civil Engineering", "missing!"),
        ("You study any engineering", "Civil Engineering", "met"),
        ("Anybody studying history or education", "Biochemistry", "missing!"),
        ("Anybody studying science or engineering", "Biochemistry", "met"),
        ("You study robotics", "Systems, Control and Robotics", "met"),
    ],
)
def test_a_wide_word_is_part_of_a_longer_name(asked: str, field: str, expected: str) -> None:
    course = f"MSc {field}, University of Harbourton, September 2025 - June 2027"
    assert status(Kind.FIELD, asked, "## Education", course) == expected


@pytest.mark.parametrize(
    ("kind", "asked", "line", "expected"),
    [
        (Kind.OTHER, "Your own vehicle", "Driving licence, category B", "partial"),
        (Kind.LOCATION, "Own transport", "Driving licence, category B", "partial"),
        (Kind.LOCATION, "Own transport", "Driving licence, own car", "met"),
        (Kind.OTHER, "Access to a car", "Driving licence (no own car)", "missing"),
        (Kind.OTHER, "A driving licence or your own transport", "Driving licence, category B", "met"),
        (Kind.OTHER, "A driving licence", "Driving licence: Indian", "partial"),
        (Kind.OTHER, "A driving licence", "Driving licence: Danish", "met"),
    ],
)
def test_a_licence_is_no_vehicle_and_one_from_far_away_may_not_hold(
    kind: Kind, asked: str, line: str, expected: str
) -> None:
    assert status(kind, asked, "## Other", line, at=UPPSALA) == expected


@pytest.mark.parametrize(
    ("kind", "asked", "line", "expected"),
    [
        (Kind.OTHER, "A portfolio with two or three projects", "gitlab.example/ada", "partial"),
        (Kind.OTHER, "A portfolio with two or three projects", "portfolio: adadraws.example", "met"),
        (Kind.OTHER, "A link to a portfolio", "gitlab.example/ada", "met"),
        (Kind.OTHER, "A compulsory internship in your course", "The practical semester is mandatory", "met"),
        (Kind.OTHER, "A tripartite agreement with your school", "The university signs the agreement", "met"),
        (
            Kind.OTHER,
            "A tripartite agreement with your school",
            "My school may sign an internship agreement",
            "partial",
        ),
        (Kind.OTHER, "A food hygiene certificate", "Food hygiene, level 2", "met"),
        (Kind.OTHER, "A food hygiene certificate", "Plays chess", "missing"),
        (Kind.AUTHORISATION, "Garda vetting comes before the start", "Garda vetted in 2026", "met"),
        (Kind.AUTHORISATION, "Garda vetting comes before the start", "Plays chess", "unknown"),
    ],
)
def test_papers_are_found_in_more_words(kind: Kind, asked: str, line: str, expected: str) -> None:
    assert status(kind, asked, "## Other", line) == expected
