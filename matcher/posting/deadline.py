"""The last moment to apply, from any surface form, as the posting's own text states it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from matcher.conditions import PartialDate
from matcher.dates import DateMention, find_dates
from matcher.nouns import Deadline
from matcher.posting.clock import find_moment
from matcher.posting.sentences import split_sentences

_DATE_GAP = r"[^.;]{0,90}?"
_STRONG = re.compile(
    r"\b(?:deadline|closing date|close date|application date|last (?:day|date)|apply (?:by|before|until|till|"
    r"no later than)|"
    r"applications? (?:close|closes|closed|are due|due|by|must be|deadline|(?:will be|are) (?:accepted|taken|"
    r"welcomed?|invited|received|open)|"
    r"(?:window|period|form) (?:close|closes|closed|ends|ended))|applications? (?:\w+ ){1,7}(?:by|before|until|"
    r"no later than)|applications? (?:were|was) due|applications?(?=:)|"
    r"(?:close|closing|shut|shutting|take down) (?:the|this|our) (?:application )?(?:form|adverts?|vacancy|posting|"
    r"listing|call|role|post|position|internship|applications?)|closed (?:to|for) (?:new )?applications?|comes? down|"
    r"(?:reply|respond|answer|react|apply|send it|sign up|register)(?: to us| please)? (?:by|before|no later than)|"
    r"applications? (?:will be|are) closed on|cut-?off(?: date)?|valid (?:through|until)|have until|"
    r"(?:not|nothing|anything|applications?|those) (?:\w+ ){0,4}after|(?:vacancy|advert|role|posting|post|form|job|"
    r"position|call|"
    r"window|portal|application|internship|registration|requisition) (?:closes|closed|will close|close|shuts|ends)|"
    r"closes?(?: on| at|:|\s+\d)|closing(?: on|:)|(?:stop|finish|end) (?:reading|taking|accepting|on|considering)|"
    r"(?:read|accept|take|consider|welcome|look at) (?:\w+ ){0,5}(?:until|till|before|by|up to)|"
    r"(?:remain|stay|stays|is|are) (?:posted|open|live|up|online) (?:until|till|through)|open until|"
    r"(?:accepted|taken|welcomed?|received) (?:through|until|till|up to)|"
    r"bewerbungsschluss|bewerbungsfrist|bewerben bis|date limite|uiterlijk|fecha límite|scadenza)\b",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"\b(?:closes|closing|expires)\b", re.IGNORECASE)
_SEND_BY = re.compile(
    r"\b(?:apply|send|submit|write|e-?mail|mail|complete|upload|return|get in touch|let (?:me|us) have|"
    r"should reach|reach(?:es)? us|arrives?|received|form|hand in|register|sign up|"
    r"bewerb\w+|bewirb|senden|sende|schick\w*|unterlagen|einreichen|candidat\w+|envoy\w+|adress\w+|solliciteer\w*|"
    r"stuur|"
    r"anyone keen)\b"
    r".{0,260}?\b(?:by|before|until|till|to arrive by|no later than|not later than|bis|avant le|jusqu['’]au|voor|"
    r"vóór)\b",
    re.IGNORECASE,
)
_NOT_DEADLINE = re.compile(
    r"\b(?:interview|assessment|start|begin|seminar|evening|webinar|offers?|hear|answered|"
    r"(?:we|i)(?:'ll| will)? (?:answer|reply)"
    r"|shortlist|"
    r"decision)\w*\b",
    re.IGNORECASE,
)
_END_OF = re.compile(r"(?:end of|ende|fin|eind|fine)\s", re.IGNORECASE)


_AROUND = 45


@dataclass(frozen=True, slots=True)
class _Known:
    """What helps to read a date: the country, the day of publication and the year of dates without one."""

    country: str | None
    posted: date | None
    year: int | None


@dataclass(frozen=True, slots=True)
class _Candidate:
    deadline: Deadline
    weight: int


def find_deadline(
    texts: Iterable[str], *, country: str | None, posted: date | None, year: int | None
) -> Deadline | None:
    """The deadline that the posting's own text states, the most exact wording of the likeliest day.

    `country` gives the time zone of a time without one; `posted` or `year` completes a date without a year.
    """
    known = _Known(country, posted, year)
    candidates = [
        found
        for text in texts
        for sentence in split_sentences(text)
        if (found := _in_sentence(sentence, known)) is not None
    ]
    if not candidates:
        return None
    best = max(candidates, key=lambda candidate: candidate.weight)
    same_day = [c.deadline for c in candidates if c.deadline.day == best.deadline.day and c.deadline.moment]
    return same_day[0] if same_day else best.deadline


def _in_sentence(sentence: str, known: _Known) -> _Candidate | None:
    trigger = _STRONG.search(sentence) or _SEND_BY.search(sentence) or _CLOSES.search(sentence)
    if trigger is None:
        return None
    mention = _date_after(sentence, trigger, known)
    if mention is None:
        return None
    weight = 3 if trigger.re is _STRONG else 2 if trigger.re is _SEND_BY else 1
    said_from = trigger.start() if trigger.re is _SEND_BY else trigger.end()
    between = sentence[said_from : mention.start]
    if _NOT_DEADLINE.search(between):
        weight -= 2
    if weight <= 0:
        return None
    day = _completed(mention.last, known.posted)
    around = sentence[max(0, mention.start - _AROUND) : mention.end + _AROUND]
    return _Candidate(Deadline(day, find_moment(around, day, known.country)), weight)


def _date_after(sentence: str, trigger: re.Match[str], known: _Known) -> DateMention | None:
    """The date that the trigger speaks of: the first one after it, else the last one before it."""
    year = known.posted.year if known.posted else known.year
    dates = find_dates(sentence, year=year, month_first=known.country == "US")
    full = [_ended(sentence, mention) for mention in dates]
    full = [mention for mention in full if mention.last.day is not None]
    after = [mention for mention in full if mention.start >= trigger.start()]
    if after:
        return after[0] if after[0].start - trigger.end() < 120 else None
    return full[-1] if full and trigger.re is _STRONG else None


def _ended(sentence: str, mention: DateMention) -> DateMention:
    """The end of a month as its last day; any other date as it is."""
    if mention.last.day is not None or not _END_OF.match(sentence[mention.start : mention.end]):
        return mention
    day = mention.last.latest()
    return replace(mention, last=PartialDate(day.year, day.month, day.day))


def _completed(found: PartialDate, posted: date | None) -> date:
    """The day; one that lies far before the day of publication belongs to the year after."""
    day = found.latest()
    if posted is not None and day < posted - timedelta(days=60) and day.year == posted.year:
        return PartialDate(day.year + 1, day.month, min(day.day, 28) if day.month == 2 else day.day).latest()
    return day
