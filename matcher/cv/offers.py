"""One offer of time: its dates, length, hours, days on site and conditions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from matcher.conditions import PartialDate
from matcher.cv.offer_words import SEASON
from matcher.dates import DurationMention, find_dates, find_days_per_week, find_durations, find_hours, find_periods
from matcher.nouns import Availability, Span
from matcher.single_dates import DateMention

_NEAR = 12
_SEASON_WISH = re.compile(
    rf"\b(spring|summer|autumn|fall|winter)\b(?: of)?(?: (20\d\d))?|\b({SEASON}) (?:placement|internship)",
    re.IGNORECASE,
)
CONDITIONAL = re.compile(
    r"\bif(?! (?:need be|need(?:ed)?|necessary|required|wanted|wished|useful|possible|you (?:like|wish|want|need)"
    r"|that helps))\b"
    r"|\b(?:provided(?! by\b)|depending|subject to|as long as|unless|hosted by"
    r"|accepts|assuming|pending|on condition|in case)\b"
    r"|\b(?:where|once|when) (?:the |my )?(?:department|faculty|school|university|supervisor|programme"
    r"|institute) \w+s\b"
    r"|\b(?:with|by) (?:the )?(?:agreement|consent|approval|permission) (?:of|from)\b",
    re.IGNORECASE,
)
FULL_TIME = re.compile(r"\bfull[ -]time\b", re.IGNORECASE)
_PART_TIME = re.compile(r"\bpart[ -]time\b", re.IGNORECASE)
_ON_SITE = re.compile(
    r"\b(?:on[ -]?site|office|in person|commute|travel|come in|campus|lab|in the building)\b", re.IGNORECASE
)
_NOW = re.compile(
    r"\b(?:now|as of now|immediate(?:ly)?|straight ?away|at once|with immediate effect|asap)\b", re.IGNORECASE
)
YEAR = re.compile(r"\b20[2-4]\d\b")
_START_WINDOW = re.compile(
    r"\b(?:start|begin|commenc|join)\w{0,6}\b(?: date| is)?(?: possible)?[: ]{1,2}(?:any ?time |some ?time )?between\b",
    re.IGNORECASE,
)
""" "Starting between 1 July and 14 September" names two days to begin, and no last day."""
_LATEST_START = re.compile(r"\bstart(?:ing)?\b[^\d.;]{0,25}\b(?:until|by|before)\b", re.IGNORECASE)
BUSY_FROM = re.compile(
    r"\b(?:thesis|terms?|semesters?|lectures|classes|courses?|teaching|school|uni(?:versity)?|studies) (?:then )?"
    r"(?:starts?|begins?|resumes?|goes on)\b"
    r"|\b(?:return|go(?:ing)? back|(?:am|be) back|returning) (?:for|to|in|at) (?:the |my )?(?:\w+ ){0,2}?"
    r"(?:year|university|uni|studies|study|school|college|campus|term|semester|lectures|classes)\b",
    re.IGNORECASE,
)
""" "The thesis starts in September": the student is free until then."""
_ACADEMIC_YEAR = re.compile(r"\b(20\d\d)\s?[/–-]\s?((?:20)?\d\d)\b")
""" "Placement year 2026/27" begins after the summer term of the first year and ends before the autumn of the second."""
_ONLY = re.compile(r"\s?\(?only\b", re.IGNORECASE)
""" "August only" ends with the month."""
_OR_LONGER = re.compile(r" ?(?:or (?:for )?(?:longer|more)|\+|upwards|at least|minimum)\b", re.IGNORECASE)
_AT_LEAST = re.compile(r"\b(?:at least|minimum(?: of)?|no less than)\s{0,2}$", re.IGNORECASE)
_END_OF_YEAR = re.compile(
    r"\b(?:until|till|to|through|up to) (?:the )?"
    r"(?:end of (?:the|that|this) (?:calendar )?year|year[’']?s end|Christmas|New Year)\b",
    re.IGNORECASE,
)
_NO_STAY = (
    re.compile(r"\b(?:within|after|every|past|last|previous|next)\s(?:the\s|my\s)?$", re.IGNORECASE),
    re.compile(
        r"[’']?s?[ -]?(?:later|ago|earlier|before|after|old|notice|in advance|left"
        r"|of (?:study|studies|experience|work experience)|(?:course|degree|programme|master|bachelor|MSc|BSc)\w*)\b",
        re.IGNORECASE,
    ),
)
"""What stands before or after a length of time that is none of the stay: "a year later", "two weeks' notice"."""
_AND = re.compile(r",? (?:and|&) |, ", re.IGNORECASE)
_EITHER = re.compile(r"\s?(?:or|/)\s?(?:in |from )?(?:early |mid |late |mid-)?$")
""" "From February or March" names two months to begin, and no stretch of time."""
_UNTIL = re.compile(
    r"(?:until|till|to|–|-|through|bis|and)\s{0,2}(?:mid|early|late|the end of|end of|the)?\s{0,2}$", re.IGNORECASE
)


def read_offer(text: str, span: Span, year: int | None = None) -> Availability:
    """One offer of time; `year` completes dates without one, as in "15 June until 1 September 2026"."""
    season = _SEASON_WISH.search(text)
    start, end = _dates(text[: season.start()] + text[season.end() :] if season else text, year)
    if season and start is not None and start.month is None:
        start = None
    if BUSY_FROM.search(text) and end is None:
        start, end = None, PartialDate(start.year, start.month, start.day or 1) if start else None
    if start is not None and start.month is None and (years := _ACADEMIC_YEAR.findall(text)):
        first = next((int(one) for one, then in years if int(then) % 100 == (int(one) + 1) % 100), None)
        start, end = (PartialDate(first, 7), PartialDate(first + 1, 9)) if first else (None, None)
    durations = find_durations(text)
    hours = find_hours(text)
    days = find_days_per_week(text)
    on_site = bool(days) and _ON_SITE.search(text) is not None
    return Availability(
        text,
        span,
        start=start,
        end=end,
        weeks=_weeks(text, durations),
        hours_per_week=hours[0].hours_per_week if hours else _bare_hours(text),
        days_per_week=float(max(days[0].days)) if days and not on_site else None,
        full_time=_full_time(text),
        days_on_site=days[0].days if on_site else None,
        season=_season(text) if start is None and end is None else None,
        conditional=CONDITIONAL.search(text) is not None,
        now=start is None and _NOW.search(text) is not None,
    )


def _weeks(text: str, durations: Sequence[DurationMention]) -> tuple[int, int] | None:
    """The shortest and longest stay; "six months or longer" and "at least six" have no longest that matters."""
    before, after = _NO_STAY
    first = next(
        (
            one
            for one in durations
            if not before.search(text, max(0, one.start - 16), one.start) and not after.match(text, one.end)
        ),
        None,
    )
    if first is None:
        return None
    shortest, longest = first.weeks
    open_end = _OR_LONGER.match(text, first.end) or _AT_LEAST.search(text[max(0, first.start - 16) : first.start])
    return (shortest, max(longest, 2 * shortest)) if open_end else (shortest, longest)


def _dates(text: str, year: int | None) -> tuple[PartialDate | None, PartialDate | None]:
    for period in find_periods(text):
        if period.start and period.end and (period.start.month or period.end.month):
            return period.start, None if _names_start(text, period.start_offset) else period.end
    return _named_dates(text, year)


def _named_dates(text: str, year: int | None) -> tuple[PartialDate | None, PartialDate | None]:
    """Start and end by days that stand alone: "until" makes one an end, a window of starts has no end."""
    mentions = [one for one in find_dates(text, year=year) if one.first == one.last]
    if not mentions:
        return None, None
    told = {one.first.year for one in mentions if one.first.month}
    mentions = [one for one in mentions if one.first.month or one.first.year not in told]
    first = mentions[0]
    if _UNTIL.search(text[max(0, first.start - 20) : first.start]):
        return None, first.last
    if _LATEST_START.search(text) or _names_start(text, first.start):
        return first.first, None
    if _END_OF_YEAR.search(text, first.end):
        return first.first, PartialDate(first.first.year, 12, 31)
    later = next((one for one in mentions[1:] if one.first.earliest() > first.first.earliest()), None)
    if later is None and first.first.month and _ONLY.match(text, first.end):
        later = first
    if later is None or _EITHER.fullmatch(text, first.end, later.start):
        return first.first, None
    return first.first, _last_listed(text, mentions, later).last


def _last_listed(text: str, mentions: Sequence[DateMention], second: DateMention) -> DateMention:
    """The last of the months that go on from the second one: "June, July and August"."""
    last = second
    for one in mentions[mentions.index(second) + 1 :]:
        if not _AND.fullmatch(text, last.end, one.start) or one.first.earliest() <= last.first.earliest():
            break
        last = one
    return last


def _names_start(text: str, place: int) -> bool:
    """Whether the date at a place is the first of those on which the student could begin."""
    window = _START_WINDOW.search(text, 0, place)
    return window is not None and place - window.end() <= _NEAR


def _season(text: str) -> str | None:
    found = _SEASON_WISH.search(text)
    if found is None:
        return None
    year = YEAR.search(text)
    return " ".join(part for part in (found[1] or found[3], found[2] or (year[0] if year else None)) if part)


def _full_time(text: str) -> bool | None:
    if FULL_TIME.search(text):
        return True
    return False if _PART_TIME.search(text) else None


def _bare_hours(text: str) -> float | None:
    found = re.search(r"\b(\d{1,2})(?:[.,]5)? ?(?:hours|hrs|h)(?: (?:a|per) |/)(?:week|wk)", text, re.IGNORECASE)
    return float(found[1]) if found else None
