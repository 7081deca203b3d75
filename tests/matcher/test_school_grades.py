"""School grades on the scale of GCSE, and the points of an Irish Leaving Certificate."""

from __future__ import annotations

import pytest

from matcher.grades import compare, read_grade_condition
from matcher.school_grades import gcse_grade_asked, leaving_certificate_points, school_grade


@pytest.mark.parametrize(
    ("text", "expected"),
    [("GCSE Maths at grade 5", 5), ("Grade B or 6 in GCSE English", 6), ("GCSEs", 4), ("A 2:1 in Maths", None)],
)
def test_the_easier_of_two_grades_is_asked(text: str, expected: int | None) -> None:
    assert gcse_grade_asked(text) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("GCSEs: English 6, Maths 8", 8),
        ("Leaving Certificate: H1 in English, Maths, Art", 9),
        ("Leaving Certificate: H1 in English, Maths (H5)", 6),
        ("A levels: Mathematics A", 7),
        ("GCSEs: 8 in Maths", 8),
        ("BSc Mathematics", None),
    ],
)
def test_a_grade_is_read_behind_or_before_its_subject(line: str, expected: int | None) -> None:
    found = school_grade(line, "maths")
    assert (found[0] if found else None) == expected


def test_points_of_the_leaving_certificate_are_put_on_the_tariff() -> None:
    assert leaving_certificate_points("Leaving Certificate, 625 points") == 216
    assert leaving_certificate_points("Leaving Certificate, 421 points") == pytest.approx(108)
    assert leaving_certificate_points("120 points in the quiz") is None


def test_another_diploma_is_near_what_is_asked_and_the_same_where_equivalents_are_taken() -> None:
    strict = read_grade_condition("120 UCAS points from your best three A levels")
    open_one = read_grade_condition("120 UCAS points or the equivalent")
    assert strict is not None
    assert open_one is not None
    assert compare("Leaving Certificate 589 points", strict) == "partial"
    assert compare("Leaving Certificate 589 points", open_one) == "met"


@pytest.mark.parametrize(("line", "expected"), [("WAM 71", "met"), ("WAM 58.5", "missing")])
def test_a_weighted_average_mark_is_a_percentage(line: str, expected: str) -> None:
    condition = read_grade_condition("Credit average (WAM 65) or higher")
    assert condition is not None
    assert compare(line, condition) == expected


def test_words_may_stand_between_a_gpa_and_its_figure() -> None:
    condition = read_grade_condition("Minimum GPA 3.0")
    assert condition is not None
    assert compare("GPA after the second semester: 3.41", condition) == "met"
