"""What the dates of a CV come to on a day: whether a course runs and in which year, how many months were worked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from matcher.nouns import Degree, Experience, Profile, YearOfStudy

ONE_YEAR_DAYS = 365
COURSE_YEAR_BORDER_MONTH = 8
"""A course year ends in summer: before August one is still in the year that began the autumn before."""


def is_running(degree: Degree, day: date) -> bool:
    """Whether a course has begun and has not ended on a day."""
    if degree.start is not None and degree.start.earliest() > day:
        return False
    if degree.end is not None:
        return degree.end.latest() >= day
    return degree.expected


def length_years(degree: Degree) -> int | None:
    """How many years a course takes, by its dates."""
    if degree.start is None or degree.end is None:
        return None
    if degree.start.month is None or degree.end.month is None:
        return max(1, degree.end.year - degree.start.year)
    days = (degree.end.latest() - degree.start.earliest()).days
    return max(1, round(days / ONE_YEAR_DAYS))


def year_on(degree: Degree, day: date) -> int | None:
    """The year of the course on a day, counted in academic years from its start."""
    if degree.start is None:
        return None
    start = degree.start
    begun = start.year if (start.month or 9) >= COURSE_YEAR_BORDER_MONTH else start.year - 1
    now = day.year if day.month >= COURSE_YEAR_BORDER_MONTH else day.year - 1
    return now - begun + 1


def year_of_study_on(profile: Profile, day: date) -> tuple[int, int | None] | None:
    """The year of study and how many the course has: as the CV states it, else counted for the course that runs."""
    stated: YearOfStudy | None = profile.year_of_study
    if stated is not None:
        return stated.year, stated.of
    running = next((degree for degree in profile.degrees if is_running(degree, day)), None)
    year = year_on(running, day) if running is not None else None
    return (year, length_years(running)) if running is not None and year is not None else None


def months_of(job: Experience, day: date) -> tuple[int, int]:
    """First and last month of a job, counted from year 0; a job without an end runs until the day."""
    first = job.start.earliest() if job.start else day
    last = min(job.end.latest(), day) if job.end else day
    return first.year * 12 + first.month, last.year * 12 + last.month


def months_covered(periods: Sequence[tuple[int, int]]) -> int:
    """The number of months in any of the periods; a period is its first and last month, both counted."""
    covered, reached = 0, -1
    for first, last in sorted(periods):
        covered += max(last - max(first, reached + 1) + 1, 0)
        reached = max(reached, last)
    return covered
