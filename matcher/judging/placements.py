"""Whether the course itself holds a placement year, as some postings demand."""

from __future__ import annotations

from matcher.judging.case import Case, Finding, missing, quote, unknown
from matcher.judging.courses import placement_named
from matcher.nouns import Degree


def judge_placement_year(case: Case) -> Finding:
    """Met where the CV names one, partial where it is only possible; a course of a stated length contradicts."""
    named = placement_named(case)
    if named is not None:
        return named
    year = case.cv.profile.year_of_study
    if year is not None and year.of is not None:
        return missing(
            "The course has a fixed length without a placement year.", quote(case, year.span), contradicts=True
        )
    running = _running(case)
    if running is not None:
        return missing("The course that the CV names has no placement year.", quote(case, running.span))
    return unknown("The CV does not say whether the course has a placement year.")


def _running(case: Case) -> Degree | None:
    """The course that is not finished yet, if its end is stated."""
    return next((degree for degree in case.cv.profile.degrees if degree.expected and degree.end), None)
