"""Grades: what postings ask and how a stated grade compares."""

from __future__ import annotations

import re
from typing import Literal

from matcher.conditions import GradeCondition, GradeScale

Comparison = Literal["met", "partial", "missing", "unknown"]
_CLASS = re.compile(r"\b(first|2[:.]1|2[:.]2)\b", re.IGNORECASE)
_VALUES = {"first": 70.0, "2:1": 60.0, "2:2": 50.0}


def read_grade_condition(text: str) -> GradeCondition | None:
    """What a posting asks of grades; None where it names none."""
    match = _CLASS.search(text)
    return (
        GradeCondition(GradeScale.UK_CLASS, _VALUES[match[1].lower().replace(".", ":")], None, text) if match else None
    )


def compare(grade_text: str, condition: GradeCondition) -> Comparison:
    """How a grade of a CV stands to a condition; unknown where the scales have no documented conversion."""
    match = _CLASS.search(grade_text)
    if not match:
        return "unknown"
    return "met" if _VALUES[match[1].lower().replace(".", ":")] >= condition.value else "missing"
