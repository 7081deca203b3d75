"""Dates, periods, durations, weekly hours and weekdays, as CVs and postings write them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from matcher.conditions import PartialDate

_MONTHS = {m: i for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_MONTH_YEAR = re.compile(
    r"\b(?:(\d{1,2})\s+)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s+((?:19|20)\d\d)\b"
    r"|\b((?:19|20)\d\d)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text: the first and last that it can mean, and its half-open offsets."""

    first: PartialDate
    last: PartialDate
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Period:
    """A span of time in a text; `ongoing` has no end yet, `expected` says that the end lies ahead."""

    start: PartialDate | None
    end: PartialDate | None
    ongoing: bool
    expected: bool
    start_offset: int
    end_offset: int


@dataclass(frozen=True, slots=True)
class DurationMention:
    """A length of time in weeks, shortest and longest."""

    weeks: tuple[int, int]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class HoursMention:
    """Weekly working hours."""

    hours_per_week: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DaysMention:
    """Days a week, fewest and most."""

    days: tuple[int, int]
    start: int
    end: int


def find_dates(text: str, *, year: int | None = None) -> tuple[DateMention, ...]:
    """Every date of a text in order; `year` completes dates without one, which are left out when it is None."""
    found = []
    for match in _MONTH_YEAR.finditer(text):
        if match[4]:
            when = PartialDate(int(match[4]))
        else:
            when = PartialDate(int(match[3]), _MONTHS[match[2][:3].lower()], int(match[1]) if match[1] else None)
        found.append(DateMention(when, when, match.start(), match.end()))
    return tuple(found)


def find_periods(text: str) -> tuple[Period, ...]:
    """Every period of a text in order."""
    dates = find_dates(text)
    found = []
    for one, two in zip(dates, dates[1:], strict=False):
        if re.fullmatch(r"\s*(?:-|–|to)\s*", text[one.end : two.start]):
            expected = "exp" in text[two.end : two.end + 12].lower()
            found.append(Period(one.first, two.last, False, expected, one.start, two.end))
    return tuple(found)


_DURATION = re.compile(r"\b(\d{1,2})(?:\s*(?:-|–|to|or)\s*(\d{1,2}))?[\s-]+(week|month|year)s?\b", re.IGNORECASE)


def find_durations(text: str) -> tuple[DurationMention, ...]:
    """Every length of time in weeks, months or years."""
    found = []
    for match in _DURATION.finditer(text):
        factor = {"week": 1.0, "month": 52 / 12, "year": 52.0}[match[3].lower()]
        low, high = int(match[1]), int(match[2] or match[1])
        found.append(DurationMention((round(low * factor), round(high * factor)), match.start(), match.end()))
    return tuple(found)


_HOURS = re.compile(r"\b(\d{1,2}(?:\.\d)?)\s*(?:hours|hrs|h)\s*(?:a|per|/)\s*(?:week|wk)\b", re.IGNORECASE)


def find_hours(text: str) -> tuple[HoursMention, ...]:
    """Every statement of weekly hours."""
    return tuple(HoursMention(float(m[1]), m.start(), m.end()) for m in _HOURS.finditer(text))


_DAYS = re.compile(r"\b([1-5]) days (?:a|per) week\b", re.IGNORECASE)


def find_days_per_week(text: str) -> tuple[DaysMention, ...]:
    """Every statement of days a week."""
    return tuple(DaysMention((int(m[1]), int(m[1])), m.start(), m.end()) for m in _DAYS.finditer(text))
