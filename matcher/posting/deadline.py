"""The last moment to apply, from any surface form, as the posting's own text states it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
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
    r"applications? (?:close|closes|closed|are due|due|by|must be|deadline|will be accepted|are (?:accepted|open)|"
    r"(?:window|period|form) (?:close|closes|closed|ends|ended))|(?:vacancy|advert|role|posting|post|form|job|"
    r"position|call|"
    r"window|portal|application|internship|registration|requisition) (?:closes|closed|will close|close|shuts|ends)|"
    r"closes?(?: on| at|:|\s+\d)|closing(?: on|:)|(?:stop|finish|end) (?:reading|taking|accepting|on|considering)|"
    r"(?:remain|stay|stays|is|are) (?:posted|open|live|up|online) (?:until|till|through)|open until|"
    r"accepted (?:through|until)|"
    r"bewerbungsschluss|bewerbungsfrist|bewerben bis|date limite|uiterlijk|fecha límite|scadenza)\b",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"\b(?:closes|closing|expires)\b", re.IGNORECASE)
_SEND_BY = re.compile(
    r"\b(?:apply|send|submit|write|e-?mail|mail|complete|upload|return|get in touch|let (?:me|us) have|"
    r"should reach|reach us|"
    r"bewerb\w+|candidat\w+|anyone keen)\b.{0,260}?\b(?:by|before|until|no later than|not later than|bis|avant le)\b",
    re.IGNORECASE,
)
_NOT_DEADLINE = re.compile(
    r"\b(?:interview|assessment|start|begin|seminar|evening|webinar|offers?|hear|answer(?:ed)?|reply|shortlist|"
    r"decision)\w*\b",
    re.IGNORECASE,
)


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
    candidates = [
        found
        for text in texts
        for sentence in split_sentences(text)
        if (found := _in_sentence(sentence, country, posted, year)) is not None
    ]
    if not candidates:
        return None
    best = max(candidates, key=lambda candidate: candidate.weight)
    same_day = [c.deadline for c in candidates if c.deadline.day == best.deadline.day and c.deadline.moment]
    return same_day[0] if same_day else best.deadline


def _in_sentence(sentence: str, country: str | None, posted: date | None, year: int | None) -> _Candidate | None:
    trigger = _STRONG.search(sentence) or _SEND_BY.search(sentence) or _CLOSES.search(sentence)
    if trigger is None:
        return None
    mention = _date_after(sentence, trigger, posted, year)
    if mention is None:
        return None
    weight = 3 if trigger.re is _STRONG else 2 if trigger.re is _SEND_BY else 1
    between = sentence[trigger.end() : mention.start]
    if _NOT_DEADLINE.search(between):
        weight -= 2
    day = _completed(mention.last, posted)
    return (
        _Candidate(
            Deadline(day, find_moment(sentence[max(0, mention.start - 45) : mention.end + 45], day, country)), weight
        )
        if weight > 0
        else None
    )


def _date_after(sentence: str, trigger: re.Match[str], posted: date | None, year: int | None) -> DateMention | None:
    """The date that the trigger speaks of: the first one after it, else the last one before it."""
    dates = find_dates(sentence, year=posted.year if posted else year)
    full = [mention for mention in dates if mention.last.day is not None]
    after = [mention for mention in full if mention.start >= trigger.start()]
    if after:
        return after[0] if after[0].start - trigger.end() < 120 else None
    return full[-1] if full and trigger.re is _STRONG else None


def _completed(found: PartialDate, posted: date | None) -> date:
    """The day; one that lies far before the day of publication belongs to the year after."""
    day = found.latest()
    if posted is not None and day < posted - timedelta(days=60) and day.year == posted.year:
        return PartialDate(day.year + 1, day.month, min(day.day, 28) if day.month == 2 else day.day).latest()
    return day
