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
    r"\b(?:deadline|closing date|close date|application date|(?:last|latest|final) (?:day|date)|latest (?:on|by)|"
    r"apply (?:by|before|until|till|no later than)|"
    r"applications? (?:close|closes|closed|are due|due|by|must be|deadline|(?:will be|are) (?:accepted|taken|"
    r"welcomed?|invited|received|open)|"
    r"(?:window|period|form) (?:close|closes|closed|ends|ended))|applications? (?:[\w'’-]+ ){0,12}(?:by|before|until|"
    r"no later than)|applications? (?:were|was) due|applications?(?=:)|"
    r"(?:close|closing|shut|shutting|take down) (?:the|this|our) (?:application )?(?:form|adverts?|vacancy|posting|"
    r"listing|call|role|post|position|internship|applications?)|closed (?:to|for) (?:new )?applications?|comes? down|"
    r"(?:reply|respond|answer|react|apply|send it|sign up|register)(?: to us| please)? (?:by|before|no later than)|"
    r"applications? (?:will be|are) closed on|cut-?off(?: date)?|valid (?:through|until)|have until|"
    r"(?:not|nothing|anything|applications?|those) (?:\w+ ){0,4}after|(?:vacancy|advert|role|posting|post|form|job|"
    r"position|call|"
    r"window|portal|application|internship|registration|requisition|competition|"
    r"opening|listing|ad) (?:closes|closed|will close|close|shuts|ends)|"
    r"closes?(?: on| at|:|\s+\d)|closing(?: on|:)|(?:stop|finish|end) (?:reading|taking|accepting|on|considering)|"
    r"(?:read|accept|take|consider|welcome|look at) (?:\w+ ){0,5}(?:until|till|before|by|up to)|"
    r"(?:remain|stay|stays|is|are) (?:posted|open|live|up|online) (?:until|till|through)|open until|"
    r"(?:accepted|taken|welcomed?|received) (?:through|until|till|up to)|"
    r"bewerbungsschluss|bewerbungsfrist|bewerben bis|date limite|uiterlijk|fecha límite|scadenza)\b",
    re.IGNORECASE,
)
_ASKED_BY = re.compile(
    r"\b(?:CVs?|résumés?|resumes?|cover(?:ing)? letters?|letters?|transcripts?|portfolios?|cuttings|writing samples?|"
    r"samples?|links|examples|essays?|videos?|list of (?:marks|grades|modules)|documents|"
    r"expressions? of interest|names|nominations|proposals|statements?|paragraph|"
    r"(?:tell|write to|reach|with|to) (?:us|me)|(?:need|want|expect|must have|should have|like) (?:it|this|them|"
    r"everything|all|yours?|your \w+)|questions)\b",
    re.IGNORECASE,
)
"""What is handed in, or to whom, in a sentence that says by when."""
_BY = re.compile(
    r"(?:\b(?:by|before|until|till|no later than|not later than|on or before)(?: the)?(?: (?:end|close) of(?: the)?"
    r"(?: day| business| play| working day)?)?"
    r"(?:,? (?:noon|midday|midnight|\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\b\.?|:\d\d))"
    r"(?: (?:GMT|CET|ET|UTC|BST))?,?)?(?: on)?)[\s*_]*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?$",
    re.IGNORECASE,
)
"""The words before a date that make it the last day for something."""
_OTHER_LIMIT = re.compile(
    r"\b(?:graduat\w+|complet\w+|finish\w*|degree|diploma|enrol\w+|return\w*|stay\w*|(?<!-)free|"
    r"work(?:s|ing)? (?:from|until)|lasts?|runs?|"
    r"permit|visa|passport|course|semester|exams?|start\w*|begin\w*|interview\w*|answer|hear|decid\w+|decision|"
    r"reply to (?:all|every)\w*|available|full[- ]time|valid|born|age)\b",
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
    r"\b(?:interview|return to (?:your|the|their) (?:course|stud|degree|universit)|assessment|"
    r"start|begin|seminar|evening|webinar|offers?|hear|answered|"
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
    sentences = [sentence for text in texts for sentence in split_sentences(text)]
    candidates = [found for sentence in sentences if (found := _in_sentence(sentence, known)) is not None] or [
        found for sentence in sentences if (found := _asked_by(sentence, known)) is not None
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
    return _Candidate(_deadline(sentence, mention, known), weight)


def _asked_by(sentence: str, known: _Known) -> _Candidate | None:
    """The day by which a CV or the like is asked for, where no sentence speaks of applying."""
    for mention in _full_dates(sentence, known):
        before = sentence[: mention.start]
        limit = _BY.search(before)
        asked = _ASKED_BY.search(sentence) is not None or (limit is not None and limit.start() == 0)
        if limit and asked and not _OTHER_LIMIT.search(before):
            return _Candidate(_deadline(sentence, mention, known), 1)
    return None


def _deadline(sentence: str, mention: DateMention, known: _Known) -> Deadline:
    day = _completed(mention.last, known.posted)
    around = sentence[max(0, mention.start - _AROUND) : mention.end + _AROUND]
    return Deadline(day, find_moment(around, day, known.country))


def _date_after(sentence: str, trigger: re.Match[str], known: _Known) -> DateMention | None:
    """The date that the trigger speaks of: the first one after it, else the last one before it."""
    full = _full_dates(sentence, known)
    after = [mention for mention in full if mention.start >= trigger.start()]
    if after:
        return after[0] if after[0].start - trigger.end() < 120 else None
    return full[-1] if full and trigger.re is _STRONG else None


def _full_dates(sentence: str, known: _Known) -> list[DateMention]:
    """The dates of a sentence that name a day."""
    year = known.posted.year if known.posted else known.year
    dates = find_dates(sentence, year=year, month_first=known.country == "US")
    return [full for mention in dates if (full := _ended(sentence, mention)).last.day is not None]


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
