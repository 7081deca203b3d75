"""How many days a week: "3 days a week", "at least two days", "Monday to Thursday", "every day"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from matcher.durations import as_number, number_pattern
from matcher.lexicon import alternation, read_lists
from matcher.single_dates import month_numbers

_WORKING_DAYS = 5


@dataclass(frozen=True, slots=True)
class DaysMention:
    """Days a week, fewest and most, each 0..7."""

    days: tuple[int, int]
    start: int
    end: int


def find_days_per_week(text: str) -> tuple[DaysMention, ...]:
    """Every statement of days a week, counted or named; a weekday that belongs to a date ("Monday 8 June") is none."""
    found = [*_counted(text), *_named(text), *_daily(text)]
    kept: list[DaysMention] = []
    for mention in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


@cache
def _count_pattern() -> re.Pattern[str]:
    number = rf"[1-7]\b|(?:{number_pattern()})\b"
    bound = (
        r"(?P<bound>at least|a minimum of|minimum of|minimum|min\.?|no fewer than|up to|at most|a maximum of|maximum of"
        r"|maximum|max\.?)"
    )
    kind = r"(?:(?:working|full|office|site|on-site|onsite|in-office|fixed|half)\s)?"
    per = (
        r"(?P<per>(?:\s(?:on site|on-site|in the office|in office|together|at the office))?"
        r"\s?(?:(?:on\s)?(?:a|per|each|every|in the|of the|/|out of every)\s?(?:working\s)?(?:week|wk)\b"
        r"|(?:out )?of (?:five|5)\b|weekly\b|pro woche|par semaine))?"
    )
    excluded = (
        r"(?!\s(?:of|later|before|after|ago|every|each|a month|per month|a year|per year|holiday|leave|notice|trial)\b"
        r"|['’])"
    )
    return re.compile(
        rf"(?:\b{bound}\s)?(?<![\w.,-])(?P<low>{number})(?:\s?(?:-|–|to|or)\s?(?P<high>{number}))?[\s-]{kind}"
        rf"(?:days?|tage?n?|jours?)\b{per}(?P<ok>{excluded})?",
        re.IGNORECASE,
    )


def _counted(text: str) -> list[DaysMention]:
    found = []
    for match in _count_pattern().finditer(text):
        low = as_number(match["low"])
        high = as_number(match["high"]) if match["high"] else low
        plain = match["per"] is None
        if high > 7 or (plain and (match["ok"] is None or high > _WORKING_DAYS)):
            continue
        found.append(DaysMention(_bounded(match["bound"], low, high), match.start(), match.end()))
    return found


def _bounded(bound: str | None, low: int, high: int) -> tuple[int, int]:
    if bound is None:
        return (min(low, high), max(low, high))
    if bound.lower().startswith(("up", "at most", "a max", "max")):
        return (0, high)
    return (low, max(_WORKING_DAYS, low))


@cache
def _numbers() -> dict[str, int]:
    return {name: int(day) for day, names in read_lists("calendar.toml", "weekdays").items() for name in names}


@cache
def _name_pattern() -> re.Pattern[str]:
    day = alternation(_numbers())
    joint = r"(?:,?\s(?:and|to|through|till|until|or|und|bis|et|&)\s|\s?[-–]\s?|,\s?|\s?/\s?)"
    months = alternation(month_numbers())
    return re.compile(
        rf"\b(?P<before>(?:every|each|on|usually|always)\s)?(?P<days>(?:{day})\b(?:{joint}(?:{day})\b){{0,6}})"
        rf"(?!,?\s(?:\d|(?:{months})\b|the\s\d))",
        re.IGNORECASE,
    )


def _named(text: str) -> list[DaysMention]:
    found = []
    for match in _name_pattern().finditer(text):
        names = re.findall(r"[^\W\d_]+", match["days"])
        days = _days_named(names)
        single = len(days) == 1
        if single and not (names[0].lower().endswith("days") or match["before"]):
            continue
        if names[0][0].islower() and len(names[0]) < 6:
            continue
        found.append(DaysMention((len(days), len(days)), match.start("days"), match.end("days")))
    return found


def _days_named(words: list[str]) -> set[int]:
    """The weekdays meant by names and joints such as "Monday", "to", "Thursday"; a bare dash arrives as no word."""
    numbers = [_numbers()[word.lower()] for word in words if word.lower() in _numbers()]
    listed = any(word.lower() in ("and", "or", "und", "et") for word in words) or len(numbers) != 2
    if listed or numbers[0] > numbers[-1]:
        return set(numbers)
    return set(range(numbers[0], numbers[1] + 1))


_DAILY = re.compile(
    r"\b(?:every|each) (?:working |week|trading |business )?day\b|\bdaily on site\b"
    r"|\ball (?:five|5) (?:working )?days\b"
    r"|\bthe whole working week\b",
    re.IGNORECASE,
)


def _daily(text: str) -> list[DaysMention]:
    return [DaysMention((5, 5), match.start(), match.end()) for match in _DAILY.finditer(text)]
