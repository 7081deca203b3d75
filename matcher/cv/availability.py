"""When and how much the student can work, from the sentences that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from matcher.conditions import PartialDate
from matcher.dates import find_dates, find_days_per_week, find_durations, find_hours, find_periods
from matcher.nouns import Availability, SectionName, Span, Statement

_S = SectionName
_WHEN = (
    r"(?:from|until|till|to|between|for|now|immediately|straight|any ?time|full|part|at|this|next|over|during"
    r"|as of|starting|all|each|every|on|after|before|in|upon|\d)"
)
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_SEASON = r"(?:spring|summer|autumn|fall|winter|easter|christmas)"
_WORK = (
    r"(?:placement|internship|work|role|position|job|traineeship|stage|praktikum|vacation scheme|something"
    r"|opportunit\w{1,3}|year in industry|industrial year)"
)

_OFFER = re.compile(
    rf"\bavailab(?:le|ility)\b[ :,–-]{{0,3}}(?:to (?:start|work|begin) )?{_WHEN}\b"
    rf"|\bavailab(?:le|ility)\b.{{0,40}}\b(?:{_MONTHS}|{_SEASON}|20\d\d|weeks?|months?|immediate\w*)\b"
    rf"|\b(?:i am|i'm|am)? ?free (?:from|until|between|all|for|this|next|over|any ?time|on|\d|{_MONTHS}|{_SEASON})"
    rf"|\b(?:looking|searching|hoping|applying|on the lookout) for\b[^.;]{{0,60}}\b{_WORK}\b"
    rf"|\b(?:seek(?:ing)?|in search of|wanting|would like|want)\b[^.;]{{0,60}}\b{_WORK}\b"
    r"|\b(?:can|could|able to|happy to|free to|ready to|hope to|wish to|would like to|want to"
    r"|will be able to|keen to) (?:\w+ )?(?:start|begin|join)\b"
    r"|\b(?:earliest|preferred|possible|desired) start(?:ing)?(?: date)?\b|\bstart(?:ing)? date\b|\bnotice period\b"
    r"|\b(?:can|could|able to|happy to|willing to|prepared to|free to) (?:\w+ )?(?:work|do|commit|offer)\b.{0,40}"
    r"\b(?:full|part|monday|tuesday|wednesday|thursday|friday|weekends?|days?|hours?|weeks?|months?|evenings?)\b"
    r"|\bup to (?:\d{1,2}|\w{3,7}) (?:hours|hrs|days)\b"
    r"|\b(?:can|could|able to|happy to|willing to|prepared to) (?:travel|commute|come"
    r"|be)\b[^.;]{0,60}\b(?:days?|week)\b"
    r"|\b(?:external|industrial|outside) (?:host|partner|supervisor)\b"
    r"|\b(?:project|thesis|dissertation|placement|internship)s?\b.{0,40}\b(?:hosted|carried out|done|taken"
    r"|spent) (?:by|with|at|in|externally)\b.{0,20}\b(?:company|companies|industry|host|firm|employer"
    r"|external)"
    r"|\b(?:pause|interruption|break|leave of absence|sabbatical|gap year|suspension)\b.{0,30}\b(?:of|for"
    r"|from|between|up to)\b.{0,40}"
    r"\b(?:weeks?|months?)\b"
    rf"|\b(?:placement|industrial|sandwich|gap) year\b.{{0,30}}\b20\d\d|\bverfügbar (?:ab|von)\b"
    rf"|\bdisponible (?:à partir|du|dès|desde)\b|\bbeschikbaar (?:vanaf|van)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\bavailable (?:on|upon|at|in|via|for|from|as|to) (?:request|github|gitlab|demand|my|the|pypi|cran"
    r"|all|download|stock|online|everyone)\b"
    r"|\bfree (?:meals?|software|of charge|text)\b|\bavailable (?:online|here)\b",
    re.IGNORECASE,
)
# In these sections a date or a number of hours is about work that is or was done, not about work on offer.
_PAST = frozenset(
    {_S.EXPERIENCE, _S.VOLUNTEERING, _S.PROJECTS, _S.PUBLICATIONS, _S.TEACHING, _S.AWARDS, _S.REFERENCES, _S.TRAINING}
)
_PLAINLY = re.compile(r"(?:i am |i'm )?available (?:from|for|full|between|\d)", re.IGNORECASE)
_PLAIN = re.compile(r"\b(?:from|until|till|between|to|–|-)\b|–", re.IGNORECASE)
_SEASON_WISH = re.compile(
    rf"\b(spring|summer|autumn|fall|winter)\b(?: of)?(?: (20\d\d))?|\b({_SEASON}) (?:placement|internship)",
    re.IGNORECASE,
)
_CONDITIONAL = re.compile(
    r"\b(?:if|provided|depending|subject to|as long as|unless"
    r"|hosted by|accepts)\b",
    re.IGNORECASE,
)
_FULL_TIME = re.compile(r"\bfull[ -]time\b", re.IGNORECASE)
_PART_TIME = re.compile(r"\bpart[ -]time\b", re.IGNORECASE)
_ON_SITE = re.compile(
    r"\b(?:on[ -]?site|office|in person|commute|travel|come in|campus|lab|in the building)\b", re.IGNORECASE
)
_NOW = re.compile(r"\b(?:now|immediately|straight ?away|at once|with immediate effect|asap)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b20[2-4]\d\b")
_ALTERNATIVE = re.compile(r",? or (?=(?:from |between |mid |early |late )?(?:\d{1,2} |[A-Z][a-z]{2,8} ))")
_LATEST_START = re.compile(r"\bstart(?:ing)?\b.{0,25}\b(?:until|by|before)\b", re.IGNORECASE)
_NOWHERE = Span(0, 0, 0)
_UNTIL = re.compile(
    r"(?:until|till|to|–|-|through|bis|and)\s{0,2}(?:mid|early|late|the end of|end of)?\s{0,2}$", re.IGNORECASE
)


def says_when(text: str) -> bool:
    """Whether a sentence offers work at some time or to some extent."""
    return _OFFER.search(text) is not None and _ELSEWHERE.search(text) is None


def find_availability(statements: Sequence[Statement]) -> tuple[Availability, ...]:
    """Every offer of time in reading order; alternatives joined by "or" are offers of their own."""
    return tuple(offer for statement in statements for offer in _offers(statement))


def _offers(statement: Statement) -> Iterator[Availability]:
    if not _offers_time(statement):
        return
    text = statement.text
    year = _first_year(text)
    for start, end in _alternatives(text):
        span = Span(statement.span.page, statement.span.start + start, statement.span.start + end)
        offer = read_offer(text[start:end], span, year)
        if _says_something(offer) or (statement.section is _S.AVAILABILITY and says_when(text)):
            yield offer


def _says_something(offer: Availability) -> bool:
    """Whether an offer outside the section on practical matters has any content beyond "looking for a job"."""
    return replace(offer, text="", span=_NOWHERE, conditional=False) != Availability("", _NOWHERE)


def _offers_time(statement: Statement) -> bool:
    if statement.section in _PAST and not _PLAINLY.match(statement.text):
        return False
    if says_when(statement.text):
        return True
    text = statement.text
    dated = bool(find_periods(text)) or (bool(find_dates(text, year=2000)) and _PLAIN.search(text) is not None)
    return statement.section is SectionName.AVAILABILITY and dated and not _is_about_rights(text)


def _is_about_rights(text: str) -> bool:
    """A visa's end or a clearance's date is no offer of time."""
    return (
        re.search(r"\b(?:visa|permit|status|licen[cs]e|citizen|dbs|valid|passport|route|lived)\b", text, re.IGNORECASE)
        is not None
    )


def _first_year(text: str) -> int | None:
    found = _YEAR.search(text)
    return int(found[0]) if found else None


def _alternatives(text: str) -> tuple[tuple[int, int], ...]:
    """The extents of "A, or B" where both sides name a date; else the whole sentence."""
    found = _ALTERNATIVE.search(text)
    if found is None:
        return ((0, len(text)),)
    sides = (text[: found.start()], text[found.end() :])
    if not all(find_dates(side, year=2000) for side in sides):
        return ((0, len(text)),)
    return ((0, found.start()), (found.end(), len(text)))


def read_offer(text: str, span: Span, year: int | None = None) -> Availability:
    """One offer of time; `year` completes dates without one, as in "15 June until 1 September 2026"."""
    season = _SEASON_WISH.search(text)
    start, end = _dates(text[: season.start()] + text[season.end() :] if season else text, year)
    durations = find_durations(text)
    hours = find_hours(text)
    days = find_days_per_week(text)
    on_site = bool(days) and _ON_SITE.search(text) is not None
    return Availability(
        text,
        span,
        start=start,
        end=end,
        weeks=durations[0].weeks if durations else None,
        hours_per_week=hours[0].hours_per_week if hours else _bare_hours(text),
        days_per_week=float(max(days[0].days)) if days and not on_site else None,
        full_time=_full_time(text),
        days_on_site=days[0].days if on_site else None,
        season=_season(text) if start is None and end is None else None,
        conditional=_CONDITIONAL.search(text) is not None,
        now=start is None and _NOW.search(text) is not None,
    )


def _dates(text: str, year: int | None) -> tuple[PartialDate | None, PartialDate | None]:
    for period in find_periods(text):
        if period.start and period.end and (period.start.month or period.end.month):
            return period.start, period.end
    mentions = [one for one in find_dates(text, year=year) if one.first == one.last]
    if not mentions:
        return None, None
    told = {one.first.year for one in mentions if one.first.month}
    mentions = [one for one in mentions if one.first.month or one.first.year not in told]
    first = mentions[0]
    if _UNTIL.search(text[max(0, first.start - 20) : first.start]):
        return None, first.last
    if _LATEST_START.search(text):
        return first.first, None
    later = next((one for one in mentions[1:] if one.first.earliest() > first.first.earliest()), None)
    return first.first, later.last if later else None


def _season(text: str) -> str | None:
    found = _SEASON_WISH.search(text)
    if found is None:
        return None
    return " ".join(part for part in (found[1] or found[3], found[2]) if part)


def _full_time(text: str) -> bool | None:
    if _FULL_TIME.search(text):
        return True
    return False if _PART_TIME.search(text) else None


def _bare_hours(text: str) -> float | None:
    found = re.search(r"\b(\d{1,2})(?:[.,]5)? ?(?:hours|hrs|h)(?: (?:a|per) |/)(?:week|wk)", text, re.IGNORECASE)
    return float(found[1]) if found else None
