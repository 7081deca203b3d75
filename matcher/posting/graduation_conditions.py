"""What a wish asks of the course: a window for its end, a year of study, years done, or going back to it."""

from __future__ import annotations

import re

from matcher.conditions import GraduationCondition, PartialDate
from matcher.durations import as_number, number_pattern
from matcher.posting.cues import plain
from matcher.single_dates import DateMention, find_dates

_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5,
             "one": 1, "two": 2, "three": 3, "four": 4, "1": 1, "2": 2, "3": 3, "4": 4}  # fmt: skip
_ORDINAL = "first|second|third|fourth|fifth|1st|2nd|3rd|4th"
_LONGEST_COURSE = 6
_NTH = re.compile(
    rf"\b({_ORDINAL})\b(?=(?:,? (?:or|and|to) (?:{_ORDINAL}|penultimate|final|later))?[- ]years?)", re.IGNORECASE
)
_YEAR_N = re.compile(r"\byears? (one|two|three|four|[1-4])\b", re.IGNORECASE)
_OF_LENGTH = re.compile(rf"\b({_ORDINAL}) year of (?:an? )?(three|four|five|[3-5])[- ]year\b", re.IGNORECASE)
_OR_LATER = re.compile(r"\bor (?:beyond|above|later|higher|any later)\b|\bonwards?\b", re.IGNORECASE)
_PENULTIMATE = re.compile(
    r"\bpenultimate\b|\blast but one\b|\bentering (?:your |the |their )?final[- ]year\b", re.IGNORECASE
)
_FINAL = re.compile(r"\b(?:final|last)[- ]year\b", re.IGNORECASE)
_BACK = re.compile(
    r"\b(?:return(?:ing|s)?|go(?:ing|es)?(?: straight)? back|head(?:ing)? back|still be (?:a )?students?"
    r"|still be enrolled|continu\w{1,5})\b"
    r"|\b(?:semesters?|terms?|trimesters?|years?|credits?)\b.{0,20}\b(?:left|to go|still to)\b"
    r"|\bleft to complete\b|\bremaining\b",
    re.IGNORECASE,
)
_AT_LEAST_LATER = re.compile(r"\b(?:no earlier than|not before|after|later than|from)\s(?:the )?$", re.IGNORECASE)
_FINISHES = re.compile(r"\b(?:defen[cs]e|graduat\w{1,5}|finish\w{0,3}|submit\w{0,4})\b", re.IGNORECASE)
_AT_MOST = re.compile(r"\b(?:by|before|no later than|until|latest)\s(?:the )?(?:end of )?$", re.IGNORECASE)
_DONE = re.compile(
    rf"\b({number_pattern()}) (?:full |complete |doctoral |academic )?(years?|semesters?|terms?)\b"
    rf"(?=.{{0,60}}\b(?:completed|passed|finished|behind)\b)"
    rf"|\b(?:completed?|passed|finished)\b.{{0,30}}?\b({number_pattern()}) (?:full |academic )?(years?|semesters?)\b",
    re.IGNORECASE,
)
_MILESTONE = re.compile(
    r"\b(?:progression review|qualifying exam\w*|candidacy|upgrade|viva|intermediate exam\w*)\b", re.IGNORECASE
)
_SHARE_OF_YEAR = {"s": 0.5, "t": 1 / 3, "y": 1.0}


def read_graduation_condition(text: str, year: int | None) -> GraduationCondition | None:
    """The parts that a wish states; None where it states none. `year` completes dates without one."""
    smooth = plain(text)
    dates = find_dates(smooth, year=year)
    back = _BACK.search(smooth) is not None
    years_before_end = _years_before_end(smooth, back=back)
    milestone = _MILESTONE.search(smooth)
    done = _done(smooth)
    condition = GraduationCondition(
        *_window(smooth, dates, closed=back or done is not None or _entering(smooth)),
        years=frozenset() if years_before_end or done is not None else _years(smooth),
        years_before_end=years_before_end,
        returning=back,
        returning_from=dates[0].first if back and dates else None,
        minimum_years_completed=done,
        milestone=milestone[0] if milestone else None,
    )
    return condition if condition != GraduationCondition() else None


def _entering(text: str) -> bool:
    return re.search(r"\bentering\b|\bby the time\b", text, re.IGNORECASE) is not None


def _window(
    text: str, dates: tuple[DateMention, ...], *, closed: bool
) -> tuple[PartialDate | None, PartialDate | None]:
    """The earliest and latest end of the course; `closed`: the dates speak of something else."""
    if not dates:
        return None, None
    before = text[max(0, dates[0].start - 24) : dates[0].start]
    if _AT_LEAST_LATER.search(before) and len(dates) == 1 and (_FINISHES.search(text) or not closed):
        return dates[0].first, None
    if closed:
        return None, None
    if _AT_MOST.search(before) and len(dates) == 1:
        return None, dates[0].last
    first = min((one.first for one in dates), key=PartialDate.earliest)
    last = max((one.last for one in dates), key=PartialDate.latest)
    return first, last


def _years_before_end(text: str, *, back: bool) -> frozenset[int]:
    found = {as_number(length.lower()) - _ORDINALS[nth.lower()] for nth, length in _OF_LENGTH.findall(text)}
    if _PENULTIMATE.search(text):
        found.add(1)
    elif _FINAL.search(text) and not back:
        found.add(0)
    if re.search(r"\bpenultimate (?:or|and) final\b|\bfinal or penultimate\b", text, re.IGNORECASE):
        found |= {0, 1}
    return frozenset(number for number in found if number >= 0)


def _years(text: str) -> frozenset[int]:
    named = [match[1].lower() for pattern in (_NTH, _YEAR_N) for match in pattern.finditer(text)]
    named += [
        match[1].lower()
        for match in re.finditer(rf"\b(?:{_ORDINAL}),? (?:or|and) ({_ORDINAL})[- ]years?", text, re.IGNORECASE)
    ]
    found = {_ORDINALS[word] for word in named}
    if found and _OR_LATER.search(text):
        found |= set(range(min(found), _LONGEST_COURSE + 1))
    return frozenset(found)


def _done(text: str) -> float | None:
    match = _DONE.search(text)
    if match is None:
        return 1.0 if re.search(r"\bfirst-year progression\b", text, re.IGNORECASE) else None
    number, unit = (match[1], match[2]) if match[1] else (match[3], match[4])
    return as_number(number.lower()) * _SHARE_OF_YEAR[unit[0].lower()]
