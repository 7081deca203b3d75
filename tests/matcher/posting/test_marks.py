"""Marks that make a must or an extra of one line."""

from __future__ import annotations

import pytest

from matcher.posting.marks import unmarked
from tests.matcher.posting.test_requirements import read


def marked(*bullets: str) -> list[tuple[str, str]]:
    _, _, found = read(("heading", "Selection"), *(("bullet", bullet) for bullet in bullets))
    return [(one.text, one.importance.value) for one in found]


@pytest.mark.parametrize(
    ("bullets", "expected"),
    [
        (
            ("Knowledge of Praat (E)", "Scripting in R (D)"),
            [("Knowledge of Praat", "must"), ("Scripting in R", "nice")],
        ),
        (("E1 Knowledge of Praat", "D2. Scripting in R"), [("Knowledge of Praat", "must"), ("Scripting in R", "nice")]),
        (("[Required] Kotlin", "[Preferred] Helm"), [("Kotlin", "must"), ("Helm", "nice")]),
        (("Kotlin (must have)", "Helm (nice to have)"), [("Kotlin", "must"), ("Helm", "nice")]),
    ],
)
def test_a_mark_decides_and_is_no_part_of_the_wish(bullets: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    assert marked(*bullets) == expected


def test_one_letter_alone_is_no_mark() -> None:
    _, _, found = read(("heading", "Requirements"), ("bullet", "Knowledge of vitamin (D)"))
    assert [one.importance.value for one in found] == ["must"]


def test_only_the_ends_of_a_line_are_marks() -> None:
    text = "Kotlin (optional) and Helm"
    assert unmarked(text, 0, len(text)) == (0, len(text))
