"""When and how much the student can work, from the sentences that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from matcher.cv.offer_words import MONTHS, SEASON, is_no_offer, says_when, tells_when_free
from matcher.cv.offers import BUSY_FROM, CONDITIONAL, YEAR, read_offer
from matcher.dates import find_dates, find_days_per_week, find_durations, find_hours, find_periods
from matcher.nouns import Availability, SectionName, Span, Statement

_S = SectionName
# In these sections a date or a number of hours is about work that is or was done, not about work on offer.
_PAST = frozenset(
    {_S.EXPERIENCE, _S.VOLUNTEERING, _S.PROJECTS, _S.PUBLICATIONS, _S.TEACHING, _S.AWARDS, _S.REFERENCES, _S.TRAINING}
)
# Such a line is an offer wherever it stands: many CVs end in it, below the last heading.
_PLAINLY = re.compile(
    rf"(?:i am |i'm |i will be )?(?:available|free)(?: to (?:start|work|join))?[: ]{{1,2}}(?:from|for|full|part|between"
    rf"|until|till|all|any ?time|immediately|now|this|next|\d|{MONTHS}\b|{SEASON}\b)"
    r"|availability ?[:–-]|(?:possible|preferred|desired|planned) (?:periods?|dates?|times?|window) ?[:–-]"
    r"|(?:i am |i'm |currently )?(?:looking|searching) for\b|seeking\b"
    r"|(?:semester|term|summer|university|uni|exam|vacation|study) (?:break|vacation|holiday)s?\b.{0,20}\d",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"\b(?:from|until|till|between|to|after|before|in|during|over|only|now|starting|ab|vom|bis|à partir|dès|du|au"
    r"|de|da|dal|desde"
    r"|vanaf|per|weeks?|months?|and|or)\b|[–&-]",
    re.IGNORECASE,
)
_CELL = re.compile(r"\s[|•·]\s")
_MONTH_OR_SEASON = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?|spring|summer|autumn|fall|winter|\d{1,2}[./ ]"
)
# An offer without a verb: a time to come and an extent of work, and nothing else.
_BARE_OFFER = re.compile(
    rf"(?:{_MONTH_OR_SEASON})[^.;:]{{0,45}}?20\d\d,? ?(?:\(?(?:full|part)[ -]time\b|[(,] ?(?:\d|\w+ (?:to"
    rf"|or) ?)[^.;:]{{0,16}}(?:weeks|months)\b)"
    rf"|(?:full|part)[ -]time,? (?:from|until|in|over|{_MONTH_OR_SEASON})",
    re.IGNORECASE,
)
_ANY_YEAR = 2000
_LONGEST_STAY_DAYS = 500
_DATE_WITHIN = 30
_A_WEEK = re.compile(r"\b(?:a|per|each|every) week\b|/ ?w(?:ee)?k\b|\bweekly\b", re.IGNORECASE)
_ALTERNATIVE = re.compile(
    r"(?:,|;)? (?:or|and|then) (?=(?:from |between |mid |early |late |mid-)?(?:\d{1,2} |[A-Z][a-z]{2,8} ))"
    r"|[;,] (?=(?:(?:or|and|then|otherwise) )?(?:full|part)[ -]time\b)|; (?=\S)",
)
_OR_FULL_TIME = re.compile(r"or (?:also |even )?full[ -]time\b", re.IGNORECASE)
_ELIGIBLE_FROM = re.compile(r"\b(?:CPT|OPT)[ -]eligible\b|\beligible for (?:CPT|OPT)\b", re.IGNORECASE)
"""The day from which a student visa allows work says nothing of when the student is free."""
_BEFORE_THAT = re.compile(r"(?:and )?(?:before that|until then|till then|up to then)\b", re.IGNORECASE)
_BUSY_BEFORE = re.compile(
    r"\b(?:before|until|till|up to) [^.;\n]{3,25}? I(?: am|'m|’m) (?:bound|tied|busy|occupied|abroad|away|not free)\b",
    re.IGNORECASE,
)
""" "Before July I am bound to the town": free from then on."""
_ONLY_A_DATE = re.compile(r"(?:early |mid |late |mid-)?(?:\d{1,2} )?[A-Z][a-z]{2,8}\.?(?: 20\d\d)?\.?$")
_NOWHERE = Span(0, 0, 0)


def find_availability(statements: Sequence[Statement]) -> tuple[Availability, ...]:
    """Every offer of time in reading order; alternatives joined by "or" are offers of their own."""
    dated = ((year, one) for one in statements if (year := _first_year(one.text)) is not None)
    year = min((year for year, one in dated if offers_time(one.text, one.section)), default=None)
    found = [offer for statement in statements for offer in _offers(statement, year)]
    windows = any(offer.start is not None and offer.end is not None for offer in found)
    return tuple(offer for offer in found if not (windows and _only_tells_when_busy(offer)))


def _only_tells_when_busy(offer: Availability) -> bool:
    """ "Term starts on 28 September" says less than a window of dates that is stated beside it."""
    if offer.start is not None and offer.end is not None:
        return False
    if _BUSY_BEFORE.search(offer.text) or (tells_when_free(offer.text) and not says_when(offer.text)):
        return True
    return offer.start is None and offer.end is not None and BUSY_FROM.search(offer.text) is not None


def _offers(statement: Statement, told: int | None) -> Iterator[Availability]:
    """The offers of a statement; `told` is the first year that any offer of the CV names, for days without one."""
    text = statement.text
    year = _first_year(text) or told
    for cell_start, cell_end in _cells(text):
        cell = text[cell_start:cell_end]
        if not offers_time(cell, statement.section):
            continue
        before: Availability | None = None
        for start, end in _alternatives(cell):
            first = statement.span.start + cell_start
            offer = read_offer(cell[start:end], Span(statement.span.page, first + start, first + end), year)
            if before is not None and before.start is not None and _BEFORE_THAT.match(offer.text):
                offer = replace(offer, end=before.start)
            before = offer
            if statement.section is SectionName.EDUCATION and _is_of_a_course(offer):
                continue
            if is_no_offer(offer.text):
                continue
            undated = statement.section is _S.AVAILABILITY and _has_day_or_month(offer.text)
            if _says_something(offer) or undated or says_when(cell) or tells_when_free(cell):
                yield offer


def _is_of_a_course(offer: Availability) -> bool:
    """Whether the dates of a line on education are those of a whole course ("2026-2029, with a placement semester")."""
    if offer.start is None or offer.end is None:
        return False
    return (offer.end.latest() - offer.start.earliest()).days > _LONGEST_STAY_DAYS


def _cells(text: str) -> Iterator[tuple[int, int]]:
    """The extents of what bars or dots part on a line: "French (B2) | free from June"."""
    start = 0
    for found in _CELL.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _says_something(offer: Availability) -> bool:
    """Whether an offer outside the section on practical matters has any content beyond "looking for a job"."""
    return replace(offer, text="", span=_NOWHERE, conditional=False) != Availability("", _NOWHERE)


def offers_time(text: str, section: SectionName) -> bool:
    """Whether a sentence of a section offers time for work; a date of past work or of a visa does not."""
    if (section in _PAST and not _PLAINLY.match(text)) or _ELIGIBLE_FROM.search(text) or is_no_offer(text):
        return False
    if says_when(text):
        return True
    if section is _S.EDUCATION or _is_about_rights(text):
        return False
    if tells_when_free(text) or _BARE_OFFER.match(text):
        return True
    return section is _S.AVAILABILITY and _speaks_of_time(text)


def _speaks_of_time(text: str) -> bool:
    """Whether a line about availability names a stretch of time, an extent of work or a day."""
    if find_periods(text) or find_durations(text) or (_A_WEEK.search(text) and _says_how_much(text)):
        return True
    return _has_day_or_month(text) and _PLAIN.search(text) is not None


def _has_day_or_month(text: str) -> bool:
    return any(one.first.month for one in find_dates(text, year=_ANY_YEAR))


def _is_about_rights(text: str) -> bool:
    """A visa's end or a clearance's date is no offer of time."""
    return (
        re.search(
            r"\b(?:visa|permit|status|licen[cs]e|citizen|dbs|valid|passport|route|lived|born|birth"
            r"|nationality)\b",
            text,
            re.IGNORECASE,
        )
        is not None
    )


def _first_year(text: str) -> int | None:
    found = YEAR.search(text)
    return int(found[0]) if found else None


def _alternatives(text: str) -> tuple[tuple[int, int], ...]:
    """The extents of "A, or B, or C" where the sides say when or how much; else the whole sentence."""
    first, *rest = _two_sides(text)
    further = (
        [(rest[0][0] + start, rest[0][0] + end) for start, end in _alternatives(text[rest[0][0] :])] if rest else []
    )
    return (first, *further)


def _two_sides(text: str) -> tuple[tuple[int, int], ...]:
    """The extents of "A, or B" where both sides say when or how much; else the whole sentence."""
    for found in _ALTERNATIVE.finditer(text):
        sides = (text[: found.start()], text[found.end() :])
        word = found[0].strip(" ,;")
        dated = word not in ("or", "and", "then") or find_dates(sides[1][:_DATE_WITHIN], year=_ANY_YEAR)
        # "June and July" is one stretch of time; "13 June to 26 July and 21 November onwards" are two.
        if word == "and" and not find_periods(sides[0], year=_ANY_YEAR):
            continue
        if word == "or" and _ONLY_A_DATE.match(sides[1]):
            continue
        under_condition = _OR_FULL_TIME.match(sides[1]) and CONDITIONAL.search(sides[1])
        if dated and _says_how_much(sides[0]) and (under_condition or _says_how_much(sides[1])):
            return ((0, found.start()), (found.end(), len(text)))
    return ((0, len(text)),)


def _says_how_much(text: str) -> bool:
    return bool(find_dates(text, year=_ANY_YEAR)) or bool(find_days_per_week(text)) or bool(find_hours(text))
