"""Numbered standards: who knows the subject of one has not yet worked with it."""

from __future__ import annotations

import pytest

from matcher.nouns import Kind
from tests.matcher.judging.read_cases import status

CYCLES = "## Projects\n- Life cycle assessment of a rowing boat in openLCA"


@pytest.mark.parametrize(
    ("asked", "cv", "expected"),
    [
        ("Life cycle assessment according to ISO 14040", CYCLES, "partial"),
        ("Life cycle assessment according to ISO 14040", f"{CYCLES}, after ISO 14040", "met"),
        ("Life cycle assessment (e.g. ISO 14040)", CYCLES, "met"),
        ("ISO 14040 or life cycle assessment", CYCLES, "met"),
        ("Experience with ISO 14040", "## Skills\nRowing, harp", "missing"),
        ("Life cycle assessment", CYCLES, "met"),
    ],
)
def test_a_standard_asked_by_its_number_must_be_written(asked: str, cv: str, expected: str) -> None:
    assert status(Kind.SKILL, asked, cv) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Two captures in your portfolio", "partial"),
        ("HARP tunings in your portfolio", "partial"),
        ("A portfolio of your work", "met"),
    ],
)
def test_a_link_to_a_portfolio_does_not_tell_what_it_holds(asked: str, expected: str) -> None:
    assert status(Kind.OTHER, asked, "## Projects\n- Portfolio: harp.example/work") == expected
