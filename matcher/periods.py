"""Periods: two dates joined by a dash or a word, "since 2021", "2022–24", "June 2027 (expected)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from matcher.conditions import PartialDate
from matcher.lexicon import alternation, read_lists
from matcher.single_dates import DateMention, find_dates, month_numbers

_SHORT_RANGE = re.compile(r"(?<![\d/.-])((?:19|20)\d\d)(\s?[-–—/]\s?)(\d\d)(?!\d|[/.-]\d)")
_SUMMERS = re.compile(
    r"\bsummers?\s((?:19|20)\d\d)((?:(?:,\s?|\s?&\s?|\s?and\s|,\sand\s)(?:20)?\d\d\b){1,8})", re.IGNORECASE
)
_LONGEST_COURSE_YEARS = 15


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
class _Words:
    joint: re.Pattern[str]
    open_end: re.Pattern[str]
    since: re.Pattern[str]
    until: re.Pattern[str]
    expected_after: re.Pattern[str]
    expected_before: re.Pattern[str]


def find_periods(text: str, *, year: int | None = None) -> tuple[Period, ...]:
    """Every period of a text in order, none overlapping another. A lone plain date is no period, a season is.

    `year` completes dates without one, as in `find_dates`.
    """
    found = [*_short_ranges(text), *_summers(text)]
    found += _two_figure_years(text, found) if year is None else []
    taken = {offset for period in found for offset in range(period.start_offset, period.end_offset)}
    dates = [one for one in find_dates(text, year=year) if one.start not in taken]
    index = 0
    while index < len(dates):
        following = dates[index + 1] if index + 1 < len(dates) else None
        period, used = _at(text, dates[index], following)
        found.extend([period] if period else [])
        index += used
    return tuple(sorted(found, key=lambda period: period.start_offset))


def _at(text: str, one: DateMention, two: DateMention | None) -> tuple[Period | None, int]:
    if two is not None and _joins(text, one, two) and one.first.earliest() <= two.last.latest():
        end, expected = _expected_after(text, two.end)
        expected = expected or _words().expected_before.search(text, one.end, two.start) is not None
        return Period(one.first, two.last, False, expected, one.start, end), 2
    return _open(text, one) or _closing(text, one) or _season(one), 1


def _joins(text: str, one: DateMention, two: DateMention) -> bool:
    if _words().joint.fullmatch(text, one.end, two.start):
        return True
    between = re.search(r"\bbetween\s(?:\w{3,9}\s)?$", text[max(0, one.start - 20) : one.start], re.IGNORECASE)
    return bool(between) and text[one.end : two.start].strip().lower() == "and"


def _open(text: str, one: DateMention) -> Period | None:
    after = _words().open_end.match(text, one.end)
    if after:
        return Period(one.first, None, True, False, one.start, after.end())
    before = _words().since.search(text, max(0, one.start - 14), one.start)
    return Period(one.first, None, True, False, before.start(), one.end) if before else None


def _closing(text: str, one: DateMention) -> Period | None:
    end, expected = _expected_after(text, one.end)
    if expected:
        return Period(None, one.last, False, True, one.start, end)
    before = _words().expected_before.search(text, max(0, one.start - 40), one.start)
    if before:
        return Period(None, one.last, False, True, before.start(), one.end)
    until = _words().until.search(text, max(0, one.start - 14), one.start)
    return Period(None, one.last, False, False, until.start(), one.end) if until else None


def _season(one: DateMention) -> Period | None:
    return Period(one.first, one.last, False, False, one.start, one.end) if one.first != one.last else None


def _expected_after(text: str, offset: int) -> tuple[int, bool]:
    match = _words().expected_after.match(text, offset)
    return (match.end(), True) if match else (offset, False)


def _short_ranges(text: str) -> list[Period]:
    found = []
    for match in _SHORT_RANGE.finditer(text):
        first = int(match[1])
        last = first - first % 100 + int(match[3])
        iso_month = match[2] == "-" and 1 <= int(match[3]) <= 12 and last != first + 1
        if 0 < last - first <= _LONGEST_COURSE_YEARS and not iso_month:
            end, expected = _expected_after(text, match.end())
            found.append(Period(PartialDate(first), PartialDate(last), False, expected, match.start(), end))
    return found


def _summers(text: str) -> list[Period]:
    found = []
    for match in _SUMMERS.finditer(text):
        last = int(re.findall(r"\d\d", match[2])[-1]) + 2000
        start, end = PartialDate(int(match[1]), 6), PartialDate(last, 8)
        found.append(Period(start, end, False, False, match.start(), match.end()))
    return found


def _two_figure_years(text: str, others: Sequence[Period]) -> list[Period]:
    """Ranges whose years have two figures: "'22 - '24", "Jan 26 – Mar 27", "9/24 - 6/27", "Sept 25 – to date"."""
    found = []
    for match in _two_figures().finditer(text):
        start, end = _short_date(match, "a"), _short_date(match, "b")
        apart = all(match.end() <= one.start_offset or one.end_offset <= match.start() for one in others)
        if start is None or not apart or (end is not None and end.latest() < start.earliest()):
            continue
        if end is not None or match["now"]:
            end_offset, expected = _expected_after(text, match.end())
            found.append(Period(start, end, end is None, expected, match.start(), end_offset))
    return found


def _short_date(match: re.Match[str], half: str) -> PartialDate | None:
    year = match[f"{half}_y"]
    if year is None or not 10 <= int(year) <= 45:
        return None
    month = match[f"{half}_m"] or match[f"{half}_n"]
    if month is None:
        return PartialDate(2000 + int(year))
    return PartialDate(2000 + int(year), int(month) if month.isdigit() else month_numbers()[month.lower()])


@cache
def _two_figures() -> re.Pattern[str]:
    now = alternation(read_lists("calendar.toml", "ranges")["now"])

    def short(half: str) -> str:
        month = rf"(?P<{half}_m>{alternation(month_numbers())})\b\.? ['’]?|(?P<{half}_n>0?[1-9]|1[0-2])/|['’]"
        return rf"(?:{month})(?P<{half}_y>\d\d)(?![\d/.:%-]|,? \d{{4}}\b|st\b|nd\b|rd\b|th\b)"

    return re.compile(
        rf"(?<![\w/.'’-]){short('a')}\s?(?:[-–—→]|to|until)\s?(?:{short('b')}|(?:to )?(?P<now>{now}|date)\b)",
        re.IGNORECASE,
    )


@cache
def _words() -> _Words:
    ranges = read_lists("calendar.toml", "ranges")
    days = alternation(day for names in read_lists("calendar.toml", "weekdays").values() for day in names)
    to, now = alternation(ranges["to"]), alternation(ranges["now"])
    expected, flags = alternation(ranges["expected"]), re.IGNORECASE
    return _Words(
        joint=re.compile(
            rf"\s*(?:{to}|[-–—→]{{1,2}}|,?\s(?:to|until)"
            r"|,?\s(?:and\s)?(?:I\s)?(?:will|am due to|should|expect to|shall)"
            rf"\s(?:finish|graduate|complete|end)(?:\sit)?\s(?:in|by))\s*(?:(?:{days}),?\s)?"
            rf"(?:(?:{expected})\.?\s(?:(?:graduation|completion|defen[cs]e|submission|end)\s)?)?"
            r"(?:the\s|about\s|(?:mid|early|late)[- ])?",
            flags,
        ),
        open_end=re.compile(
            rf"\s*(?:[-–—→](?:\s?to\b)?|to|till|until|bis|à)\s*(?:{now})\b"
            r"|\s*[-–—→]\s*(?=$|[\n\t|)*_])|,?\s(?:onwards?|to date|ongoing)\b",
            flags,
        ),
        since=re.compile(rf"\b(?:{alternation(ranges['since'])})\s(?:early |mid |late |mid-)?$", flags),
        until=re.compile(rf"\b(?:{alternation(ranges['until'])})\s(?:early |mid |late |mid-)?$", flags),
        expected_after=re.compile(rf"\s?[(\[,;–-]?\s?(?:{expected})\b\.?\)?", flags),
        expected_before=re.compile(
            rf"\b(?:{expected})\b\.?:?\s?(?:to\s)?(?:graduat\w{{2,5}}|completion|finish|end|date)?:?\s?(?:date:?\s)?(?:in\s|by\s)?$",
            flags,
        ),
    )
