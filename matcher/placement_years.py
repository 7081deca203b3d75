"""Placement years: how postings ask for a course with one, and how a CV names its own."""

from __future__ import annotations

import re

_YEAR = (
    r"placement year|year in industry|industrial year|year[- ]long placement|sandwich (?:course|year|degree|placement)"
)
_ASKED = re.compile(rf"\b(?:{_YEAR}|industrial placement as part)\b", re.IGNORECASE)
_ASKED_OF_A_COURSE = re.compile(
    rf"\b(?:{_YEAR}|sandwich|industrial placement|professional placement|co-?op|practice semester|praxissemester)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"(?:\b(?:{_YEAR}|industrial placement|with (?:an? )?(?:industrial )?placement|professional placement"
    r"|placement (?:from|in) 20\d\d|co-?op(?:erative)?(?: education)? program(?:me)?|internship program(?:me)?)"
    r"|\((?:sandwich|co-?op)\))(?!\w)",
    re.IGNORECASE,
)
_IN_A_COURSE_LINE = re.compile(rf"{_YEAR}|sandwich|placement|co[- ]op", re.IGNORECASE)


def asks_placement_year(text: str) -> bool:
    """Whether a text asks for a placement year in so many words."""
    return _ASKED.search(text) is not None


def asks_such_a_course(text: str) -> bool:
    """Whether a wish for a course asks for one with a placement or in the co-operative form."""
    return _ASKED_OF_A_COURSE.search(text) is not None


def find_placement_year(text: str) -> re.Match[str] | None:
    """Where a text of a CV first names a placement year or a programme that holds one."""
    return _NAMED.search(text)


def is_in_course_line(line: str) -> bool:
    """Whether the line of a course says that the course holds a placement; there a bare word is enough."""
    return _IN_A_COURSE_LINE.search(line) is not None
