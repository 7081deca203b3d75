"""The sentences of a match end as sentences do."""

from __future__ import annotations

from matcher.explain import summary
from matcher.nouns import Importance, Kind, Requirement, Span, Verdict, VerdictStatus

LONG = "To have handled gases, pumps, valves and gauges on a rig of some size"


def verdict(text: str, status: str) -> Verdict:
    asked = Requirement(text, Span(1, 0, len(text)), Kind.SKILL, Importance.MUST, None)
    return Verdict(asked, VerdictStatus(status), (), "", 1.0)


def test_words_that_were_cut_short_are_followed_by_no_full_stop() -> None:
    told = summary([verdict(LONG, "missing"), verdict(LONG, "unknown")])
    assert "…." not in told
    assert told.endswith("…")


def test_a_requirement_that_ends_in_a_full_stop_gets_no_second_one() -> None:
    assert summary([verdict("Knows Python.", "missing")]) == "Meets 0 of 1 requirements. Not shown: Knows Python."


def test_every_other_summary_ends_in_a_full_stop() -> None:
    assert summary([verdict("Knows Python", "met")]) == "Meets 1 of 1 requirements, and no must is missing."
