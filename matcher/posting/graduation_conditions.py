"""What a wish asks of the course: a window for its end, a year of study, years done, or going back to it."""

from __future__ import annotations

import re

from matcher.conditions import GraduationCondition, PartialDate
from matcher.durations import as_number, number_pattern
from matcher.placement_years import asks_placement_year
from matcher.posting.cues import plain
from matcher.single_dates import DateMention, find_dates
from matcher.study_years import years_before_end, years_left, years_named

_BACK = re.compile(
    r"\b(?:return(?:ing|s)?|go(?:ing|es)?(?: straight)? back|head(?:ing)? back|continu\w{1,5}"
    r"|still be (?:a )?students?|still be enrolled|still (?:be )?(?:studying|at (?:university|college)))\b"
    r"|\b(?:semesters?|terms?|trimesters?|years?|credits?)\b.{0,20}"
    r"\b(?:left|to go|still to|to (?:complete|finish|study|run|come)|outstanding|ahead|after(?:wards|ward)?$)\b"
    r"|\bleft to complete\b|\bremaining\b"
    r"|\b(?:not|n[’']t|never) (?:yet )?(?:have )?(?:graduat\w{1,3}|finish\w{0,3}|complet\w{1,3})\b[^.;]{0,30}"
    r"\bbefore (?:the |your )?(?:end of (?:the |your )?)?(?:internship|placement|stay|summer)\b",
    re.IGNORECASE,
)
_AT_LEAST_LATER = re.compile(
    r"\b(?:no earlier than|not before|after|(?<!no )(?<!not )later than|from)\s(?:the )?$", re.IGNORECASE
)
_NOT_EARLIER = re.compile(
    r"\b(?:not|n[’']t|never)\b[^.;]{0,20}\b(?:graduat\w{1,5}|finish\w{0,3}|complet\w{1,4})\b[^.;]{0,30}"
    r"\bbefore\s(?:the )?$",
    re.IGNORECASE,
)
_OF_STAY = re.compile(
    r"\bend(?:s|ing)?(?: of)? (?:the |your )?(?:internship|placement|stay)\b|\b(?:internship|placement|stay) ends\b",
    re.IGNORECASE,
)
_CREDITS = re.compile(r"\b(\d{2,3}) (?:ECTS|EC|CP|LP)\b(?!.{0,25}\b(?:left|to go|remaining|outstanding)\b)")
_CREDITS_A_YEAR = 60
_RISING_BOTH = re.compile(r"\brising juniors? (?:and|or) (?:rising )?seniors?\b", re.IGNORECASE)
_FINISHES = re.compile(r"\b(?:defen[cs]e|graduat\w{1,5}|finish\w{0,3}|submit\w{0,4})\b", re.IGNORECASE)
_ENDS = re.compile(
    r"\b(?:graduat\w{1,5}(?! school| program| student)|finish\w{0,3}|complet\w{1,4}|end(?:s|ing)?|degree|class of)\b",
    re.IGNORECASE,
)
"""Beside a year of study ("a junior this spring") a date is the end of the course only where such a word says so."""
_AT_MOST = re.compile(r"\b(?:by|before|no later than|until|latest(?: in| by)?)\s(?:the )?(?:end of )?$", re.IGNORECASE)
_DONE = re.compile(
    rf"\b({number_pattern()}) (?:full |complete |doctoral |academic )?(years?|semesters?|terms?)\b"
    rf"(?=.{{0,60}}\b(?:completed|passed|finished|behind)\b)"
    rf"|\b(?:completed?|completion of|passed|finished)\b.{{0,30}}?\b({number_pattern()}) "
    r"(?:full |academic )?(years?|semesters?)\b",
    re.IGNORECASE,
)
_DONE_NTH = re.compile(
    r"\b(?:completed|finished|passed|after)\b (?:your |the |their )?(first|second|third|fourth)[- ]year\b(?! of an? )"
    r"|\b(first|second|third|fourth)[- ]year (?:of (?:which|it|your \w+|the \w+) )?"
    r"(?:(?:is|must|has|have|will|to|be|been) ){0,3}(?:completed|finished|passed|behind)\b",
    re.IGNORECASE,
)
_NTH_YEARS = {"first": 1.0, "second": 2.0, "third": 3.0, "fourth": 4.0}
_MILESTONE = re.compile(
    r"\b(?:progression review|qualifying exam\w*|candidacy|upgrade|viva|intermediate exam\w*)\b", re.IGNORECASE
)
_ENROLLED = re.compile(r"\b(?:enrol\w{0,5}|regist\w{1,6}|matriculat\w{1,3}|(?:a |be |are )students?)\b", re.IGNORECASE)
_OR_LATER = re.compile(
    r"[\s,(]{0,3}(?:(?:or|and|&) (?:later|after(?:wards)?|beyond)|or a later \w+|onwards?|at the (?:very )?earliest"
    r"|at the soonest)\b|\+",
    re.IGNORECASE,
)
_OR_SOONER = re.compile(r"[\s,(]{0,3}(?:(?:or|and) (?:earlier|before|sooner)|at the (?:very )?latest)\b", re.IGNORECASE)
"""What follows a date that opens or closes a window on one side."""
_AFTER = re.compile(r"\bafter\s(?:the end of\s)?$", re.IGNORECASE)
_SHARE_OF_YEAR = {"s": 0.5, "t": 1 / 3, "y": 1.0}


def read_graduation_condition(text: str, year: int | None) -> GraduationCondition | None:
    """The parts that a wish states; None where it states none. `year` completes dates without one."""
    smooth = plain(text)
    dates = find_dates(smooth, year=year)
    back = _BACK.search(smooth) is not None
    before_end = years_before_end(smooth, back=back)
    milestone = _MILESTONE.search(smooth)
    done = _done(smooth)
    staged = bool(before_end or years_named(smooth))
    ends = _ENDS.search(_OF_STAY.sub(" ", smooth))
    left = years_left(smooth)
    if left is not None and left.exactly:
        return GraduationCondition(years_before_end=frozenset({left.number}))
    if _RISING_BOTH.search(smooth):
        return GraduationCondition(years=frozenset({2, 3}))
    of_placement = asks_placement_year(smooth) and not ends
    condition = GraduationCondition(
        *_window(
            smooth, dates, closed=back or done is not None or _entering(smooth) or of_placement or (staged and not ends)
        ),
        years=frozenset() if before_end or done is not None else years_named(smooth),
        years_before_end=before_end,
        returning=back,
        returning_from=_back_from(smooth, dates[0]) if back and dates else None,
        minimum_years_completed=done,
        milestone=milestone[0] if milestone else None,
    )
    return condition if condition != GraduationCondition() else None


def _back_from(text: str, named: DateMention) -> PartialDate:
    """The day from which there must be study; "a term left after December" is one that follows its last day."""
    if _AFTER.search(text, max(0, named.start - 12), named.start) and named.first.month:
        day = named.last.latest()
        return PartialDate(day.year, day.month, day.day)
    return named.first


def _entering(text: str) -> bool:
    return re.search(r"\bentering\b|\bby the time\b", text, re.IGNORECASE) is not None


def _window(
    text: str, dates: tuple[DateMention, ...], *, closed: bool
) -> tuple[PartialDate | None, PartialDate | None]:
    """The earliest and latest end of the course; `closed`: the dates speak of something else."""
    if not dates:
        return None, None
    before = text[max(0, dates[0].start - 24) : dates[0].start]
    alone = len(dates) == 1
    if _NOT_EARLIER.search(text[: dates[0].start]):
        return dates[0].first, None
    later = _AT_LEAST_LATER.search(before) or _OR_LATER.match(text, dates[0].end)
    enrolled = not closed and _ENROLLED.search(text[: dates[0].start]) and not _ENDS.search(_OF_STAY.sub(" ", text))
    if alone and (enrolled or (later and (_FINISHES.search(text) or not closed))):
        return dates[0].first, None
    if closed:
        return None, None
    if alone and (_AT_MOST.search(before) or _OR_SOONER.match(text, dates[0].end)):
        return None, dates[0].last
    first = min((one.first for one in dates), key=PartialDate.earliest)
    last = max((one.last for one in dates), key=PartialDate.latest)
    return first, last


def _done(text: str) -> float | None:
    if credits := _CREDITS.search(text):
        return int(credits[1]) / _CREDITS_A_YEAR
    match = _DONE.search(text)
    whole = _DONE_NTH.search(text)
    if whole is not None and (match is None or whole.start() < match.start()):
        return _NTH_YEARS[(whole[1] or whole[2]).lower()]
    if match is None:
        return 1.0 if re.search(r"\bfirst-year progression\b", text, re.IGNORECASE) else None
    number, unit = (match[1], match[2]) if match[1] else (match[3], match[4])
    return as_number(number.lower()) * _SHARE_OF_YEAR[unit[0].lower()]
