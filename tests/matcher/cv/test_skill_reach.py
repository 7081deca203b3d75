"""How far denials and wishes reach."""

from __future__ import annotations

import pytest

from matcher.cv.skill_reach import denied, wished


def place(text: str, word: str) -> tuple[int, int]:
    return text.index(word), text.index(word) + len(word)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("Kafka (want to learn)", True),
        ("I hope to become a Kafka expert", True),
        ("Kafka (learnt at work)", False),
    ],
)
def test_a_wish_behind_a_skill_is_heard(text: str, wish: bool) -> None:
    assert wished(text).cover(*place(text, "Kafka")) is wish


@pytest.mark.parametrize(
    ("text", "no"),
    [("Rhino not Revit", True), ("Rhino, not Revit, for the roof", True), ("Revit, not only Rhino", False)],
)
def test_what_was_taken_instead_is_denied(text: str, no: bool) -> None:
    assert denied(text).cover(*place(text, "Revit")) is no
