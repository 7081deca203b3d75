"""Conditions in the plainest words of employers, against the plainest words of students."""

from __future__ import annotations

import pytest

from matcher.nouns import Kind, Place
from matcher.posting.kinds import kind_of
from tests.matcher.judging.read_cases import judged

LEEDS = Place("Leeds", "Leeds", "GB")
TORONTO = Place("Toronto", "Toronto", "CA")
MELBOURNE = Place("Melbourne", "Melbourne", "AU")


def status(kind: Kind, asked: str, heading: str, line: str, at: Place = LEEDS) -> str:
    return judged(kind, asked, f"# Ada Example\n\n## {heading}\n\n- {line}\n", at=at).status.value


@pytest.mark.parametrize(
    ("asked", "line", "at", "expected"),
    [
        ("Right to work in the EU", "British passport", LEEDS, "missing"),
        ("Right to work in the EU", "Croatian citizenship", LEEDS, "met"),
        ("EU citizenship or work permit for Germany", "British citizen", LEEDS, "missing"),
        ("EU citizenship or work permit for Germany", "German work permit", LEEDS, "met"),
        ("Right to work in Ireland", "British passport", LEEDS, "met"),
        ("Canadian citizen or permanent resident", "Canadian study permit", TORONTO, "missing"),
        ("Canadian citizen or permanent resident", "Permanent resident of Canada", TORONTO, "met"),
        ("Work rights in Australia", "New Zealand citizen", MELBOURNE, "met"),
    ],
)
def test_rights(asked: str, line: str, at: Place, expected: str) -> None:
    assert status(Kind.AUTHORISATION, asked, "Personal", line, at) == expected


@pytest.mark.parametrize(
    ("asked", "line", "expected"),
    [
        ("Starting in September 2027", "1 June 2027 to 31 August 2027", "missing"),
        ("Starting in September 2027", "September 2027 onwards", "met"),
        ("Available for 6 months", "4 months from March 2027", "partial"),
        ("Available for 6 months", "6 months from March 2027", "met"),
        ("Available full time for at least 10 weeks in summer 2027", "August 2027 only", "missing"),
        ("Willing to work weekends", "weekends and evenings", "met"),
        ("Willing to work weekends", "weekdays only", "missing"),
        ("Willing to work weekends", "evenings", "unknown"),
        ("Minimum 3 months full time", "two months, July and August 2027", "partial"),
        ("Minimum 3 months full time", "June, July and August 2027, full time", "met"),
        ("July and August 2027", "until the end of June 2027", "missing"),
        ("July and August 2027", "I am travelling in August 2027", "unknown"),
        ("Two days a week during term", "only in vacations", "missing"),
        ("Two days a week during term", "16 hours a week", "met"),
        ("At least 3 days a week during the semester", "one day a week in term time", "missing"),
    ],
)
def test_availability(asked: str, line: str, expected: str) -> None:
    assert status(Kind.AVAILABILITY, asked, "Availability", line) == expected


def test_an_offer_at_the_head_of_an_objective() -> None:
    line = "Internship of two to four months in economic research, from 1 June to 15 September 2027."
    assert status(Kind.AVAILABILITY, "12 weeks from 15 June 2027", "Objective", line) == "met"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("BSc Computing, 2025 - 2029 (placement year 2027/28)", "met"),
        ("BSc Computing, Sept 2025 - Aug 2029 (with one internship semester)", "missing"),
        ("BSc Computing, Sept 2025 - Aug 2029", "missing"),
    ],
)
def test_the_dates_of_a_course_are_no_offer(line: str, expected: str) -> None:
    assert status(Kind.AVAILABILITY, "13-month placement from July 2027", "Education", line) == expected


@pytest.mark.parametrize(
    ("asked", "line", "expected"),
    [
        ("Enrolled until at least December 2027", "MSc Data Science, Leeds, Sept 2026 - Sept 2027", "missing"),
        ("Enrolled until at least December 2027", "MSc Data Science, Leeds, Sept 2026 - June 2028", "met"),
        ("Returning to university after the internship", "BSc Physics, York, Sept 2025 - June 2028", "met"),
        ("Returning to university after the internship", "BSc Physics, York, Sept 2024 - June 2027", "missing"),
        ("From the 5th semester on", "B.Sc. Informatik, TU Harburg, 5th semester", "met"),
        ("From the 5th semester on", "B.Sc. Informatik, TU Harburg, 2nd semester", "missing"),
        ("Pre-final year students", "BTech Computing, Harbour University, 2024 - 2028", "met"),
        ("Pre-final year students", "BTech Computing, Harbour University, 2026 - 2030", "missing"),
        ("Current juniors", "Junior, B.S. Biology, Harbour State University", "met"),
        ("Current juniors", "Freshman, B.S. Biology, Harbour State University", "missing"),
    ],
)
def test_graduation(asked: str, line: str, expected: str) -> None:
    assert status(Kind.GRADUATION, asked, "Education", line) == expected


@pytest.mark.parametrize(("ended", "expected"), [("graduated July 2026", "met"), ("graduated July 2023", "missing")])
def test_lately_graduated(ended: str, expected: str) -> None:
    line = f"MSc Physics, University of York, {ended}"
    assert status(Kind.DEGREE, "Graduated within the last 12 months", "Education", line) == expected


@pytest.mark.parametrize(
    ("asked", "line", "expected"),
    [
        ("Predicted 2:1 or above", "BSc Physics, York, 2025-2028, predicted First", "met"),
        ("Top 10 % of the year", "BTech Mechanics, Harbour Institute, 2023-2027, rank 3 of 120", "met"),
        ("Top 10 % of the year", "BTech Mechanics, Harbour Institute, 2023-2027, rank 30 of 120", "missing"),
        ("In the top quarter", "BTech Mechanics, Harbour Institute, 2023-2027, CGPA 8, fourth in a class of 61", "met"),
        ("A levels or equivalent", "A levels: Maths A, Physics A, Economics B (2025)", "met"),
        ("A levels or equivalent", "Cycling proficiency badge", "missing"),
    ],
)
def test_grades(asked: str, line: str, expected: str) -> None:
    assert status(Kind.GRADE, asked, "Education", line) == expected


@pytest.mark.parametrize(
    ("asked", "line", "expected"),
    [
        ("Dutch at native level", "Dutch C1", "partial"),
        ("Dutch at native level", "Dutch B2", "missing"),
        ("Very good English skills", "IELTS 7.5", "met"),
        ("Very good English skills", "IELTS 5.0", "missing"),
        ("Some French", "French (school, two years)", "partial"),
    ],
)
def test_languages(asked: str, line: str, expected: str) -> None:
    assert status(Kind.LANGUAGE, asked, "Languages", line) == expected


@pytest.mark.parametrize(
    ("asked", "line", "expected"),
    [
        ("Full clean driving licence", "Learner driver, test in May", "missing"),
        ("Driving licence", "I do not have a driving licence", "missing"),
        ("Own transport", "Learner driver, test in May", "unknown"),
        ("Own car", "Learner driver, test in May", "missing"),
    ],
)
def test_learner_drivers(asked: str, line: str, expected: str) -> None:
    assert status(Kind.OTHER, asked, "Other", line) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Willing to work weekends", Kind.AVAILABILITY),
        ("Able to work in shifts", Kind.AVAILABILITY),
        ("At least 3 days a week during the semester", Kind.AVAILABILITY),
        ("Rising juniors and seniors", Kind.GRADUATION),
        ("Current juniors", Kind.GRADUATION),
        ("Enrolled until at least December 2027", Kind.GRADUATION),
        ("Graduated within the last 12 months", Kind.DEGREE),
        ("Working knowledge of Polish", Kind.LANGUAGE),
        ("Students of humanities or social sciences", Kind.FIELD),
        ("Knowledge of any Nordic language is an advantage", Kind.LANGUAGE),
    ],
)
def test_kinds(text: str, kind: Kind) -> None:
    assert kind_of(text) is kind


def test_architecture_in_spanish() -> None:
    line = "Grado en Arquitectura, Universidad de Puerto, 2023 - 2028"
    assert status(Kind.FIELD, "Civil engineering or architecture", "Education", line) == "met"
