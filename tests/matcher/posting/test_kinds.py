"""Kinds of wishes that two readings compete for."""

from __future__ import annotations

import pytest

from matcher.nouns import Kind
from matcher.posting.kinds import kind_of


@pytest.mark.parametrize(
    "text",
    ["Docker: you live in it or have lived in it", "can query the warehouse in SQL, without waiting for an analyst"],
)
def test_a_named_tool_is_a_skill_and_neither_a_place_nor_a_trait(text: str) -> None:
    assert kind_of(text) is Kind.SKILL


def test_a_place_stays_a_place_beside_a_tool() -> None:
    assert kind_of("You must live in Scotland") is Kind.LOCATION


@pytest.mark.parametrize("text", ["Creative thinker", "Analytical mindset", "Scientific approach"])
def test_a_cast_of_mind_is_no_group_of_subjects(text: str) -> None:
    assert kind_of(text) is not Kind.FIELD


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("You hold an EU/EEA nationality, or you are enrolled at a Belgian university", Kind.AUTHORISATION),
        ("Reliability status must be in place before your first day", Kind.AUTHORISATION),
    ],
)
def test_a_nationality_and_a_clearance_are_rights(text: str, kind: Kind) -> None:
    assert kind_of(text) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("GCSE English and Maths at grade C or above", Kind.GRADE),
        ("Five GCSEs including Maths and English", Kind.GRADE),
        ("Good written and spoken English", Kind.LANGUAGE),
        ("Any degree discipline", Kind.DEGREE),
        ("A degree in any numerate subject such as physics", Kind.FIELD),
        ("A background in nursing or another clinical role, as a student or since", Kind.FIELD),
    ],
)
def test_school_subjects_are_grades_and_any_subject_is_none(text: str, kind: Kind) -> None:
    assert kind_of(text) is kind
