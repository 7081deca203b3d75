"""A school of another country than is asked contradicts; one that cannot be placed does not."""

from __future__ import annotations

import pytest

from matcher.nouns import Kind, VerdictStatus
from tests.matcher.judging.read_cases import judged

ASKED = "Enrolled on a bachelor's degree at a Danish university"


@pytest.mark.parametrize(
    ("place", "school", "expected"),
    [
        ("Aarhus, Denmark", "Skovlund University", VerdictStatus.MET),
        ("Leeds, UK", "Skovlund University", VerdictStatus.MISSING),
        ("Aarhus, Denmark", "Hochschule Obertal", VerdictStatus.MISSING),
        ("", "Skovlund University", VerdictStatus.MET),
    ],
)
def test_the_school_must_be_where_it_is_asked(place: str, school: str, expected: VerdictStatus) -> None:
    text = f"# A. Student\n\n{place}\n\n## Education\n\nBSc Biology, {school}, September 2025 – June 2028 (expected)\n"
    assert judged(Kind.DEGREE, ASKED, text).status is expected
