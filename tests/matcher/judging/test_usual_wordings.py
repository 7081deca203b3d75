"""Rights, grades and subjects in the words that CVs use most."""

from __future__ import annotations

import pytest

from matcher.nouns import Kind, Place
from tests.matcher.judging.read_cases import judged

ROTTERDAM = Place("Rotterdam", "Rotterdam", "NL")
BOSTON = Place("Boston, MA", "Boston", "US")
LEEDS = Place("Leeds", "Leeds", "GB")
BACHELOR = "BSc Physics, University of Harbourton, 2024 - 2027"


def status(kind: Kind, asked: str, heading: str, line: str, at: Place) -> str:
    return judged(kind, asked, f"# Ada Example\n## {heading}\n- {line}\n", at=at).status.value


@pytest.mark.parametrize(
    ("asked", "line", "at", "expected"),
    [
        ("Right to work in the EU", "British citizen", ROTTERDAM, "missing"),
        ("Right to work in the EU", "Irish citizen", ROTTERDAM, "met"),
        ("EU citizenship or a Dutch work permit", "British citizen, no EU passport", ROTTERDAM, "missing"),
        ("An EU citizen, or a residence permit in an EU country", "Belgian residence permit", ROTTERDAM, "met"),
        ("Authorised to work in the United States", "Require H-1B sponsorship", BOSTON, "missing"),
        ("We cannot sponsor a visa", "No sponsorship needed", LEEDS, "met"),
        ("We cannot sponsor a visa", "I would need visa sponsorship", LEEDS, "missing"),
    ],
)
def test_rights(asked: str, line: str, at: Place, expected: str) -> None:
    assert status(Kind.AUTHORISATION, asked, "Personal", line, at) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"{BACHELOR}. Predicted: First", "met"),
        (f"{BACHELOR} - on track for a First", "met"),
        (f"{BACHELOR}, heading for a first", "met"),
        (f"{BACHELOR} (average 66%)", "met"),
        (f"{BACHELOR}, predicted 2:2", "missing"),
        (f"{BACHELOR}, first half abroad", "missing"),
    ],
)
def test_predicted_grades(line: str, expected: str) -> None:
    assert status(Kind.GRADE, "Predicted 2:1 or above", "Education", line, LEEDS) == expected


@pytest.mark.parametrize(
    ("asked", "subject", "expected"),
    [
        ("Computer science or a related field", "History", "missing"),
        ("Computer science or a related field", "Digital Humanities", "partial"),
        ("Mechanical engineering or similar", "Music", "missing"),
        ("Chemistry or similar", "Criminology", "missing"),
    ],
)
def test_neighbours_of_one_subject_are_no_neighbours_of_each_other(asked: str, subject: str, expected: str) -> None:
    line = f"BA {subject}, University of Harbourton, 2024 - 2027"
    assert status(Kind.FIELD, asked, "Education", line, LEEDS) == expected
