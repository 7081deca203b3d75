"""The period of an internship that a posting only tells: whoever takes the place has to be there then."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from matcher.dates import find_dates, find_days_per_week, find_durations, find_hours
from matcher.nouns import Kind
from matcher.posting.cues import cue, plain
from matcher.posting.outline import Passage
from matcher.posting.sections import Section
from matcher.posting.wishes import Wish

_PIECES = re.compile(r"(?:[,;:]|\s[–—·|•])\s+")
_BRACKETS = re.compile(r"\([^()]{0,300}\)")
_OTHER_DAYS = re.compile(
    r"\b(?:clos(?:es|ed|ing)|deadlines?|appl(?:y|ied|ications?)|interviews?|post(?:ed|ing date)|publish\w{0,3}"
    r"|assessment|offers? (?:go|will|are)|hear from us|founded|since|last (?:year|summer)|updated|shortlist\w{0,4}"
    r"|graduat\w{1,4}|talks?|option to|holidays?|shut|closed down)\b",
    re.IGNORECASE,
)
"""Days of the application, of the firm or of an extra, and not those of the internship."""
_OTHER_PARTS = frozenset({Section.DUTY, Section.COMPANY, Section.PROCESS, Section.LEGAL})
_FULL_TIME = re.compile(r"\b(?:full|part)[- ]time\b|\b100 ?%|\bmonday to friday\b", re.IGNORECASE)
_STARTS = re.compile(r"\b(?:start\w{0,4}|begin\w{0,5}|commenc\w{1,4}|join\w{0,3}|from)\b", re.IGNORECASE)
_DAY_OR_YEAR = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* \d{1,2}\b(?!\d)"
    r"|\b\d{1,2}[./-]\d{1,2}[./-]|\b20\d\d-\d\d",
    re.IGNORECASE,
)
_TALE_WORDS = 5
_NEAR_TIME = 50
_LEADS_TO_TIME = re.compile(
    r"(?:\b(?:from|for|on|of|in|between|starting|beginning|the) ){0,3}(?:from|for|on|between|in) $"
)
_SUBJECT = re.compile(
    r"(?:(?:the|this|our|your|all|both|each|every) (?:\w{3,14} ){0,2}\w{3,14}"
    r" (?:is|are|was|will be|runs?|lasts?|takes? place)"
    r"|it (?:is|runs|lasts)|it's|we (?:run|offer)(?: (?:it|them|this))?) (?:for )?"
    r"|(?:the|this|our|your|all|both|each|every) (?:\w{3,14} ){1,3}(?=(?:starts?|begins?|will (?:start|begin)) )",
    re.IGNORECASE,
)
"""What the period is said of is no part of what is asked."""


def period_told(passages: Sequence[Passage]) -> tuple[int, Wish] | None:
    """The number of the passage that tells the period most fully, with the period as a wish; None where none does."""
    best: tuple[int, int, Wish] | None = None
    for number, passage in enumerate(passages):
        elsewhere = passage.section in _OTHER_PARTS and not passage.label
        if passage.role is not None or elsewhere or _OTHER_DAYS.search(plain(passage.text)):
            continue
        found = _period_in(passage)
        if found is not None and (best is None or found[0] > best[0]):
            best = (found[0], number, found[1])
    return None if best is None else best[1:]


def _period_in(passage: Passage) -> tuple[int, Wish] | None:
    """How fully a passage tells a period (a start is 1, with an end or a length 2, and with a day 3), and the words."""
    start, end = _timed_run(passage)
    start += _subject(passage.text[start:end])
    words = passage.text[start:end]
    fullness = _fullness(plain(words))
    wish = Wish(words, passage.start + start, passage.start + end, Kind.AVAILABILITY, nice=False)
    return (fullness, wish) if fullness else None


def _fullness(words: str) -> int:
    dates = [one for one in find_dates(words, year=2000) if one.first.month is not None]
    if dates and (len(dates) > 1 or find_durations(words)):
        return 3 if _DAY_OR_YEAR.search(words) else 2
    return 1 if dates and _STARTS.match(words) else 0


def _subject(words: str) -> int:
    found = _SUBJECT.match(plain(words))
    return found.end() if found is not None and found.end() < len(words) else 0


def _timed_run(passage: Passage) -> tuple[int, int]:
    """The first stretch of neighbouring pieces that speak of time, with a date among them; empty where none is."""
    run: list[tuple[int, int]] = []
    for start, end in _pieces(passage.text):
        words = plain(passage.text[start:end])
        if _speaks_of_time(words):
            run.append((start, end))
        elif any(find_dates(plain(passage.text[slice(*one)]), year=2000) for one in run):
            break
        else:
            run = []
    return _without_tales(passage.text, run[0][0], run[-1][1]) if run else (0, 0)


def _without_tales(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without a long tale before its first or behind its last word of time."""
    words = plain(text[start:end])
    times = [found.span() for found in _STARTS.finditer(words)]
    times.extend((one.start, one.end) for one in find_dates(words, year=2000))
    times.extend((one.start, one.end) for one in find_durations(words))
    times.extend((one.start, one.end) for one in find_hours(words))
    if not times:
        return start, end
    first, last = min(one[0] for one in times), max(one[1] for one in times)
    before = _LEADS_TO_TIME.search(words[:first][-_NEAR_TIME:])
    first -= len(before[0]) if before else 0
    closing = re.match(r"[^\w]*\)", words[last:])
    last += closing.end() if closing else 0
    far = len(words[:first].split()) > _TALE_WORDS, len(words[last:].split()) > _TALE_WORDS
    return start + (first if far[0] else 0), start + last if far[1] else end


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    masked = _BRACKETS.sub(lambda match: "_" * len(match[0]), text)
    start = 0
    for border in _PIECES.finditer(masked):
        yield start, border.start()
        start = border.end()
    yield start, len(text.rstrip(" .;\n"))


def _speaks_of_time(words: str) -> bool:
    if cue("tells", "money").search(words):
        return False
    return bool(
        find_dates(words, year=2000)
        or find_durations(words)
        or find_hours(words)
        or find_days_per_week(words)
        or _FULL_TIME.search(words)
    )
