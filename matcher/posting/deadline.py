"""The last moment to apply, from any surface form, and whether the source says that it takes applications."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from matcher.conditions import PartialDate
from matcher.dates import DateMention, find_dates
from matcher.nouns import Deadline
from matcher.posting.sentences import split_sentences

_DATE_GAP = r"[^.;]{0,90}?"
_STRONG = re.compile(
    r"\b(?:deadline|closing date|close date|application date|last (?:day|date)|apply (?:by|before|until|till|no later than)|"
    r"applications? (?:close|closes|closed|are due|due|by|must be|deadline|will be accepted|are (?:accepted|open)|"
    r"(?:window|period|form) (?:close|closes|closed|ends|ended))|(?:vacancy|advert|role|posting|post|form|job|position|call|"
    r"window|portal|application|internship|registration|requisition) (?:closes|closed|will close|close|shuts|ends)|"
    r"closes?(?: on| at|:|\s+\d)|closing(?: on|:)|(?:stop|finish|end) (?:reading|taking|accepting|on|considering)|"
    r"(?:remain|stay|stays|is|are) (?:posted|open|live|up|online) (?:until|till|through)|open until|accepted (?:through|until)|"
    r"bewerbungsschluss|bewerbungsfrist|bewerben bis|date limite|uiterlijk|fecha límite|scadenza)\b",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"\b(?:closes|closing|ends|expires)\b", re.IGNORECASE)
_SEND_BY = re.compile(
    r"\b(?:apply|send|submit|write|e-?mail|mail|complete|upload|return|get in touch|let (?:me|us) have|should reach|reach us|"
    r"bewerb\w+|candidat\w+|anyone keen)\b.{0,260}?\b(?:by|before|until|no later than|not later than|bis|avant le)\b",
    re.IGNORECASE,
)
_NOT_DEADLINE = re.compile(
    r"\b(?:interview|assessment|start|begin|seminar|evening|webinar|offers?|hear|answer(?:ed)?|reply|shortlist|decision)\w*\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b(\d{1,2})(?:[:.h](\d{2}))?\s?([ap])\.?\s?m\b\.?|\b([01]?\d|2[0-3])[:h]([0-5]\d)\b|\b(noon|midday|midnight)\b",
    re.IGNORECASE,
)
_ZONES = {
    "gmt": "Etc/UTC", "utc": "Etc/UTC", "bst": "Europe/London", "uk time": "Europe/London", "london time": "Europe/London",
    "british time": "Europe/London", "irish time": "Europe/Dublin", "ist": "Asia/Kolkata",
    "cet": "Europe/Berlin", "cest": "Europe/Berlin", "mez": "Europe/Berlin", "berlin time": "Europe/Berlin",
    "paris time": "Europe/Paris", "swiss time": "Europe/Zurich", "eet": "Europe/Helsinki",
    "et": "America/New_York", "est": "America/New_York", "edt": "America/New_York", "eastern": "America/New_York",
    "ct": "America/Chicago", "cst": "America/Chicago", "cdt": "America/Chicago", "central time": "America/Chicago",
    "mt": "America/Denver", "mst": "America/Denver", "mdt": "America/Denver", "mountain": "America/Denver",
    "pt": "America/Los_Angeles", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles",
    "pacific": "America/Los_Angeles", "aoe": "Etc/GMT+12", "anywhere on earth": "Etc/GMT+12",
    "sgt": "Asia/Singapore", "jst": "Asia/Tokyo", "hkt": "Asia/Hong_Kong", "aest": "Australia/Sydney",
}  # fmt: skip
_ZONE = re.compile(r"\b(" + "|".join(sorted(map(re.escape, _ZONES), key=len, reverse=True)) + r")\b", re.IGNORECASE)
_LOWER_CASE_WORDS = frozenset({"et", "est", "pt", "ct", "mt", "ist"})
_COUNTRY_ZONES = {
    "GB": "Europe/London", "IE": "Europe/Dublin", "DE": "Europe/Berlin", "FR": "Europe/Paris", "NL": "Europe/Amsterdam",
    "BE": "Europe/Brussels", "LU": "Europe/Luxembourg", "CH": "Europe/Zurich", "AT": "Europe/Vienna",
    "IT": "Europe/Rome", "ES": "Europe/Madrid", "PT": "Europe/Lisbon", "DK": "Europe/Copenhagen",
    "SE": "Europe/Stockholm", "NO": "Europe/Oslo", "FI": "Europe/Helsinki", "PL": "Europe/Warsaw",
    "CZ": "Europe/Prague", "SK": "Europe/Bratislava", "HU": "Europe/Budapest", "RO": "Europe/Bucharest",
    "BG": "Europe/Sofia", "GR": "Europe/Athens", "HR": "Europe/Zagreb", "SI": "Europe/Ljubljana",
    "EE": "Europe/Tallinn", "LV": "Europe/Riga", "LT": "Europe/Vilnius", "MT": "Europe/Malta", "CY": "Asia/Nicosia",
    "IS": "Atlantic/Reykjavik", "SG": "Asia/Singapore", "JP": "Asia/Tokyo", "HK": "Asia/Hong_Kong", "IN": "Asia/Kolkata",
    "CN": "Asia/Shanghai", "KR": "Asia/Seoul", "TW": "Asia/Taipei", "IL": "Asia/Jerusalem", "AE": "Asia/Dubai",
    "ZA": "Africa/Johannesburg", "NG": "Africa/Lagos", "KE": "Africa/Nairobi", "TR": "Europe/Istanbul",
    "NZ": "Pacific/Auckland",
}  # fmt: skip

_CLOSED = re.compile(
    r"\b(?:applications? (?:are |is |have |has )?(?:now |already |been )?closed|no longer (?:accepting|taking|open|available)|"
    r"(?:vacancy|role|position|job|posting|advert|internship|programme|listing|this) (?:is|has|was) (?:now |already |been )*"
    r"(?:closed|filled|expired)|window (?:has )?closed|position filled|expired on|bewerbungsfrist abgelaufen)\b",
    re.IGNORECASE,
)
_STATUS_FACT = re.compile(r"^status:\s*(open|closed|expired|filled|live)\b", re.IGNORECASE)
_ROLLING = re.compile(
    r"\brolling\b|\b(?:no|without a|isn't a|there isn't) (?:fixed |set |firm |application |closing )?(?:deadline|closing date)\b|"
    r"\bdeadline: (?:there isn't one|none|open|rolling)|\bfill (?:the )?(?:places|positions?|seats?|spots?|roles?|it|them) as\b|"
    r"\bas soon as (?:we|the right)\b.{0,40}\b(?:met|find|found|person)\b|\buntil (?:the |both |all |it is |it's |they are )*"
    r"(?:(?:places?|seats?|positions?|roles?|posts?|spots?) (?:is|are|have been) )?(?:filled|gone|taken)\b|"
    r"\bopen until filled\b|\bapplications? (?:are )?(?:reviewed|considered|read|looked at) (?:as they|every|continuously)\b|"
    r"\bwhen the (?:seat|place|position|role|post) is filled\b|\bapplications are (?:now )?open\b|\baccepting applications now\b",
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
    return _Candidate(Deadline(day, _moment(sentence, mention, day, country)), weight) if weight > 0 else None


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


def _moment(sentence: str, mention: DateMention, day: date, country: str | None) -> str | None:
    """The exact time, where it and its zone are known; "midnight" only repeats that the whole day counts."""
    around = sentence[max(0, mention.start - 45) : mention.end + 45]
    clock = next(
        (found for found in _CLOCK.finditer(around) if not re.search(r"hours? of \w+$", around[: found.start()])), None
    )
    zone = _zone(around[clock.start() :] if clock else around, country)
    if clock is None or zone is None or (clock[6] or "").lower() == "midnight":
        return None
    hour, minute = _hour_and_minute(clock)
    return datetime.combine(day, time(hour, minute), ZoneInfo(zone)).isoformat()


def _hour_and_minute(clock: re.Match[str]) -> tuple[int, int]:
    if clock[6]:
        return 12, 0
    if clock[4]:
        return int(clock[4]), int(clock[5])
    hour = int(clock[1]) % 12 + (12 if clock[3].lower() == "p" else 0)
    return hour, min(int(clock[2] or 0), 59)


def _zone(around: str, country: str | None) -> str | None:
    for found in _ZONE.finditer(around):
        if found[1].lower() not in _LOWER_CASE_WORDS or found[1].isupper():
            return _ZONES[found[1].lower()]
    return _COUNTRY_ZONES.get(country or "")


def find_notice(texts: Sequence[str]) -> bool | None:
    """True where the source says that applications are closed, False where it says open or rolling, None if silent."""
    sentences = [sentence for text in texts for sentence in split_sentences(text)]
    states = [found[1].lower() for sentence in sentences if (found := _STATUS_FACT.match(sentence))]
    if any(state in ("closed", "expired", "filled") for state in states):
        return True
    if any(_CLOSED.search(sentence) and not _conditional(sentence) for sentence in sentences):
        return True
    if states or any(_ROLLING.search(sentence) for sentence in sentences):
        return False
    return None


def _conditional(sentence: str) -> bool:
    """ "Once the role is filled" or "when applications have closed" speaks of a time to come."""
    return (
        re.search(r"\b(?:once|when|if|until|after|as soon as|before|may|will)\b", sentence, re.IGNORECASE) is not None
    )
