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


@pytest.mark.parametrize(
    ("text", "no"),
    [
        ("Not: Kafka, Spark", True),
        ("Airflow (one project), Kafka (none)", True),
        ("Airflow (one project); Kafka (never)", True),
        ("Kafka: zero", True),
        ("So far without Kafka experience", True),
        ("neither Spark nor Kafka", True),
        ("Untouched: Kafka", True),
        ("Explained it to people without Kafka experience", False),
        ("Kafka (none of the easy parts)", False),
        ("Kafka: zero to production in a week", False),
    ],
)
def test_short_denials_are_heard(text: str, no: bool) -> None:
    assert denied(text).cover(*place(text, "Kafka")) is no


@pytest.mark.parametrize(
    ("text", "reached"),
    [
        ("Spark rather than Kafka", True),
        ("everything but Kafka", True),
        ("planning to take a Kafka course in spring", True),
        ("signed up for a workshop on Kafka", True),
        ("On my to-do list: Kafka", True),
        ("instead of Spark I ran Kafka", False),
        ("signed up 40 users for the Kafka cluster", False),
    ],
)
def test_what_is_only_planned_or_passed_over_is_no_use(text: str, reached: bool) -> None:
    assert wished(text).cover(*place(text, "Kafka")) is reached
