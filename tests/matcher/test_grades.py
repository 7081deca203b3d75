"""Grades: what postings ask, and how the grades of a CV compare."""

import pytest

from matcher.conditions import GradeScale
from matcher.grade_scales import GERMAN, GPA, convert
from matcher.grades import compare, read_grade_condition


@pytest.mark.parametrize(
    ("text", "scale", "value", "subject"),
    [
        ("2:1 or above", GradeScale.UK_CLASS, 60, None),
        ("Predicted a First", GradeScale.UK_CLASS, 70, None),
        ("A first or a 2.1", GradeScale.UK_CLASS, 60, None),
        ("An upper second-class degree", GradeScale.UK_CLASS, 60, None),
        ("At least a Merit", GradeScale.UK_TAUGHT, 60, None),
        ("GPA of 3.2 or higher", GradeScale.GPA, 3.2, None),
        ("A 3.4 GPA", GradeScale.GPA, 3.4, None),
        ("An average of 68 or more", GradeScale.PERCENT, 68, None),
        ("At least 70% overall", GradeScale.PERCENT, 70, None),
        ("An average of at least 14/20", GradeScale.PERCENT, 70, None),
        ("128 UCAS points", GradeScale.UCAS, 128, None),
        ("ABB or better at A level", GradeScale.A_LEVEL, 128, None),
        ("A*AA at A-level", GradeScale.A_LEVEL, 152, None),
        ("Grade C or higher in A-level Physics", GradeScale.A_LEVEL, 32, "physics"),
        ("In the top 10% of your year", GradeScale.RANK, 0.1, None),
        ("In the top quarter of the class", GradeScale.RANK, 0.25, None),
    ],
)
def test_a_posting_says_which_grade_it_asks(text: str, scale: GradeScale, value: float, subject: str | None) -> None:
    found = read_grade_condition(text)
    assert found is not None
    assert (found.scale, round(found.value, 3), found.subject) == (scale, value, subject)


@pytest.mark.parametrize("text", ["In your first year", "A second language", "Good grades please", "Be first to know"])
def test_words_that_are_no_grade_are_left_alone(text: str) -> None:
    assert read_grade_condition(text) is None


@pytest.mark.parametrize(
    ("grade", "asked", "expected"),
    [
        ("2:1 (64%)", "2:1 or above", "met"),
        ("2:2", "2:1 or above", "missing"),
        ("predicted 2:1", "a predicted 2:1", "met"),
        ("Year 2 average 57%, predicted 2:1", "on course for a 2:1", "met"),
        ("Year 2 average 57%, predicted 2:1", "a cumulative GPA of 3.4", "missing"),
        ("2:1", "a GPA of 3.5", "partial"),
        ("First Class", "a GPA of 3.5", "met"),
        ("GPA 3.8/4.0", "2:1 or above", "met"),
        ("8.1 / 10", "a First", "met"),
        ("Notendurchschnitt 1,7", "2:1 or above", "met"),
        ("Notendurchschnitt 3,4", "2:1 or above", "missing"),
        ("11/20", "2:1 or above", "missing"),
        ("71 (First)", "an average of 65 or more", "met"),
        ("Average so far 62", "an average of 65 or more", "missing"),
        ("Commendation", "at least a Merit", "met"),
        ("Latin B, Maths A*, Art C", "ABB or better at A level", "met"),
        ("Latin D, Maths B, Art C", "112 UCAS points", "missing"),
        ("Extended Diploma, Distinction", "112 UCAS points", "met"),
        ("Latin B, Maths C", "Grade B in A-level Mathematics", "missing"),
        ("Latin B", "Grade B in A-level Mathematics", "unknown"),
        ("Average so far 68", "top quarter of the year", "partial"),
        ("top 5% of the year", "top quarter of the year", "met"),
        ("ranked 60 of 80", "top quarter of the year", "missing"),
        ("", "2:1 or above", "unknown"),
        ("a very good report", "2:1 or above", "unknown"),
    ],
)
def test_a_grade_is_compared_across_scales(grade: str, asked: str, expected: str) -> None:
    condition = read_grade_condition(asked)
    assert condition is not None
    assert compare(grade, condition) == expected


@pytest.mark.parametrize(("value", "percent"), [(4.0, 70), (3.7, 65), (3.5, 62.5), (3.0, 55), (0, 0), (9, 75)])
def test_a_grade_point_average_follows_the_published_table(value: float, percent: float) -> None:
    assert convert(value, GPA) == pytest.approx(percent)


def test_a_better_german_grade_is_a_lower_number() -> None:
    assert convert(1.3, GERMAN) > convert(2.3, GERMAN) > convert(3.7, GERMAN)
