"""Reasons read as sentences: a year before the end, and names that are joined."""

from __future__ import annotations

import pytest

from matcher.judging.skill_words import joined
from matcher.nouns import Kind
from tests.matcher.judging.read_cases import judged

COURSE = "## Education\n- BSc Physics, October 2025 - June 2028, currently year 2 of 3"


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (
            "You're in the first year of a three-year degree, or the second year of a four-year one",
            "By the CV this is year 2 of 3; asked is the year that lies 2 years before the end.",
        ),
        ("Penultimate-year students", "By the CV this is year 2 of 3, which is the penultimate year."),
        ("Final-year students", "By the CV this is year 2 of 3; asked is the final year."),
    ],
)
def test_the_year_asked_is_named(asked: str, reason: str) -> None:
    assert judged(Kind.GRADUATION, asked, COURSE).reason == reason


@pytest.mark.parametrize(
    ("names", "expected"),
    [(["Express"], "Express"), (["Go", "Rust"], "Go or Rust"), (["Go", "Rust", "Zig"], "Go, Rust or Zig"), ([], "")],
)
def test_names_are_joined_by_commas_and_one_word(names: list[str], expected: str) -> None:
    assert joined(names, "or") == expected


def test_an_instance_does_not_end_in_a_small_word() -> None:
    volunteering = "# Ada Example\n\n## Volunteering\n\nRep on the staff-student committee"
    given = judged(Kind.TRAIT, "You speak up in a room where you are the youngest", volunteering)

    assert given.reason == "The CV gives an instance: Rep."


def test_several_things_that_are_not_shown_are_joined() -> None:
    skills = "# Ada Example\n\n## Skills\n\nPython"
    given = judged(Kind.SKILL, "Python, Tableau and SQL", skills)

    assert given.reason == "Part of it is shown; Tableau and SQL are not."
