"""Facts in wordings that strangers use: hours, places, grades, languages from school, permits, leavers, any year."""

from __future__ import annotations

import pytest

from matcher.nouns import Kind, Place
from tests.embedders import WordCountEmbedder
from tests.matcher.judging.read_cases import judged

LEEDS = Place("Leeds", "Leeds", "GB")
COURSE = "BSc Physics, University of Calderside"


@pytest.mark.parametrize(
    ("asked", "cv", "expected"),
    [
        ("Occasional Sunday shifts", "## Availability\n\nGlad to work evenings and weekends.\n", "met"),
        ("Occasional Sunday shifts", "## Availability\n\nI cannot work at weekends.\n", "missing"),
        ("Late and weekend shifts", "## Experience\n\n- Porter, night shifts at a hotel\n", "partial"),
        ("Late and weekend shifts", "## Experience\n\n- Porter at a hotel\n", "unknown"),
    ],
)
def test_odd_hours_are_told_by_what_the_cv_says_of_them(asked: str, cv: str, expected: str) -> None:
    assert judged(Kind.AVAILABILITY, asked, f"# A. Student\n\n{cv}").status.value == expected


@pytest.mark.parametrize(
    ("asked", "cv", "expected"),
    [
        ("In our Leeds office four days a week", "## Summary\n\nI look for remote roles only.\n", "missing"),
        ("You will need your own transport", "## Skills\n\n- Full driving licence, own car\n", "met"),
        ("You will need your own transport", "## Skills\n\n- Full driving licence\n", "partial"),
        ("You live within an hour of Leeds", "Plymouth\n", "unknown"),
        ("You live within an hour of Leeds", "Bradford, UK\n", "met"),
    ],
)
def test_places_and_ways_to_get_there(asked: str, cv: str, expected: str) -> None:
    assert judged(Kind.LOCATION, asked, f"# A. Student\n\n{cv}", at=LEEDS).status.value == expected


@pytest.mark.parametrize(
    ("asked", "line", "expected"),
    [
        ("A sound academic record", f"{COURSE}, 2024 – 2027, average 71%", "met"),
        ("A sound academic record", f"{COURSE}, 2024 – 2027, average 52%", "partial"),
        ("At least a 2:1", "B.Sc. Physik, Universität Obertal, 2024 – 2027, grade 1.6", "met"),
        ("At least a 2:1", "B.Sc. Physik, Universität Obertal, 2024 – 2027, grade 3.4", "missing"),
    ],
)
def test_grades_without_a_figure_or_on_the_scale_of_the_school(asked: str, line: str, expected: str) -> None:
    assert judged(Kind.GRADE, asked, f"# A. Student\n\n## Education\n\n{line}\n").status.value == expected


@pytest.mark.parametrize(
    ("asked", "line", "expected"),
    [
        ("Basic Italian", "Italian A level, grade C", "met"),
        ("Fluent Italian", "A levels: Italian (B), Art (A)", "partial"),
        ("Basic Italian", "GCSEs in mathematics, English and Italian", "met"),
        ("Basic Italian", "Module: Italian politics", "missing"),
    ],
)
def test_a_language_may_be_shown_by_a_school_certificate(asked: str, line: str, expected: str) -> None:
    assert judged(Kind.LANGUAGE, asked, f"# A. Student\n\n## Education\n\n{line}\n").status.value == expected


def test_who_needs_a_visa_in_general_needs_one_here() -> None:
    verdict = judged(
        Kind.AUTHORISATION,
        "The right to work in the UK",
        "# A. Student\n\n## Summary\n\nI will need a Skilled Worker visa.\n",
        at=LEEDS,
    )
    assert (verdict.status.value, verdict.blocker) == ("missing", True)


@pytest.mark.parametrize(
    ("asked", "dates", "expected"),
    [
        ("Students of any year may apply", "September 2025 – June 2028", "met"),
        ("In your final year, or a recent graduate", "September 2023 – June 2026", "met"),
        ("In your final year", "September 2022 – June 2025", "missing"),
    ],
)
def test_any_year_and_leavers(asked: str, dates: str, expected: str) -> None:
    cv = f"# A. Student\n\n## Education\n\n{COURSE}, {dates}\n"
    assert judged(Kind.GRADUATION, asked, cv).status.value == expected


def test_a_wish_to_learn_is_no_knowledge() -> None:
    cv = "# A. Student\n\n## Summary\n\nInterested in learning about kiln firing and glazes.\n"
    assert judged(Kind.SKILL, "Some awareness of kiln firing", cv, embed=WordCountEmbedder()).status.value == "missing"
