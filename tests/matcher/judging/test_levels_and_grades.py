"""Degrees, languages, subjects and grades in words that people use beside the usual ones."""

from __future__ import annotations

import pytest

from matcher.nouns import Kind
from tests.matcher.judging.read_cases import status


def given(kind: Kind, asked: str, heading: str, line: str) -> str:
    return status(kind, asked, f"## {heading}", f"- {line}")


@pytest.mark.parametrize(
    ("asked", "course", "expected"),
    [
        ("Studying for a BEng, MEng or BSc", "MSc Town Planning, 2026 - 2028", "missing!"),
        ("Studying for a BEng, MEng or BSc", "MEng Civil Engineering, 2024 - 2028", "met"),
        ("BSc or MSc student", "MSc Town Planning, 2026 - 2028", "met"),
        ("You're at university", "BA History, 2025 - 2028", "met"),
        ("Bac+4/5, école d'ingénieur ou université", "Master 2 Informatique, 2026 - 2027", "met"),
        ("Bac+2 ou Bac+3", "Master 2 Informatique, 2026 - 2027", "missing!"),
    ],
)
def test_levels_of_study(asked: str, course: str, expected: str) -> None:
    assert given(Kind.DEGREE, asked, "Education", course) == expected


@pytest.mark.parametrize(
    ("asked", "line", "expected"),
    [
        ("A working command of Dutch is a strong advantage", "Dutch (B2)", "met"),
        ("Speak Dutch well enough to take part in a call", "Dutch (B1)", "partial"),
        ("A second language of our schools (Nepali, Polish, Urdu, Twi)", "Twi (mother tongue)", "met"),
        ("A second language of our schools (Nepali, Polish, Urdu, Twi)", "Welsh (native)", "missing"),
        ("French at a working level", "Core French until Grade 10", "missing!"),
        ("German, B1 at least", "German (school, can order and apologise)", "missing!"),
        ("Fluent English", "C1 Advanced (Cambridge)", "met"),
        ("Fluent English", "English: C1 Advanced", "met"),
        ("Russian at B2", "Russian (I understand it)", "missing!"),
    ],
)
def test_levels_of_languages(asked: str, line: str, expected: str) -> None:
    assert given(Kind.LANGUAGE, asked, "Languages", line) == expected


@pytest.mark.parametrize(
    ("asked", "course", "expected"),
    [
        ("A degree in games or design", "BSc Computer Game Applications Development, 2024 - 2028", "met"),
        ("A degree in finance or economics", "Master in International Economic Policy, 2026 - 2028", "met"),
    ],
)
def test_names_of_subjects(asked: str, course: str, expected: str) -> None:
    assert given(Kind.FIELD, asked, "Education", course) == expected


@pytest.mark.parametrize(
    ("asked", "line", "expected"),
    [
        ("Average grade of 2.0 or better (German system)", "B.Sc. Physik, 2024 - 2027, Note 1,7", "met"),
        ("Average grade of 2.0 or better (German system)", "B.Sc. Physik, 2024 - 2027, Note 2,9", "missing!"),
        ("Notendurchschnitt mindestens 2,5", "B.Sc. Physik, 2024 - 2027, Durchschnitt 2,1", "met"),
        ("112 UCAS points", "A levels: AAB (136 UCAS points), 2024", "met"),
        ("A first or a high 2:1 predicted", "BSc Physics, 2024 - 2027. Predicted first", "met"),
    ],
)
def test_grades(asked: str, line: str, expected: str) -> None:
    assert given(Kind.GRADE, asked, "Education", line) == expected
