"""When and how long: the start, the length in weeks, the weekly hours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from matcher.conditions import PartialDate
from matcher.dates import DateMention, find_dates, find_durations, find_hours
from matcher.posting.sentences import split_sentences

_START = re.compile(
    r"\b(?:start(?:s|ing)?|begin(?:s|ning)?|commenc(?:es|ing)|from|runs|run (?:from|for|over|between)|available|"
    r"join(?:ing)?(?: us)?|onwards|"
    r"intakes?|cohorts?|first day|kick\w*[- ]off|eintritt\w*|starttermin|startdatum|beginn|between|ab dem|ab|"
    r"à partir du|vanaf|take someone)\b",
    re.IGNORECASE,
)
_START_STRONG = re.compile(
    r"\b(?:start(?:s|ing)?(?: dates?)?|begin(?:s|ning)?|commenc(?:es|ing)|runs|run (?:from|for|over|between)|"
    r"weeks|months?|full[ -]time|intakes?|"
    r"cohorts?|join us|first day|kick\w*[- ]off|eintritt\w*|starttermin|beginn|take someone|available|onwards)\b",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"\b(?:when|dates?|period|term|duration|internships?|placements?|programmes?|programs?|stage|traineeship|"
    r"we can host|"
    r"zeitraum|période)\b",
    re.IGNORECASE,
)
_NOT_START = re.compile(
    r"\b(?:graduat\w+|interview\w*|appl(?:y|ied|ications?)|closing|closes|deadline|founded|posted|published|"
    r"assessment|"
    r"returning|return|complete(?:d)? (?:it|such|one|your)|will complete|since|awarded|last year|seminar|evenings?|"
    r"defence|finish (?:it|in|your)|talk|offers?|back to|final year|second year|go back)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"the (?:spring|summer|autumn|fall|winter) (?!of\b|and\b|or\b|20|holidays?|vacation|break|term|semester|intake|"
    r"internship|placement|programme)[a-z].*",
    re.IGNORECASE | re.DOTALL,
)
"""A season that only names something: "the autumn event"."""
_EVENT_LENGTH = 15
_SHORTEST_DAYS = 6
_SHORT_LINE = 90
_CLAUSE = re.compile(r"[;:.]|, and\b|\bbut\b")
_RANGE = re.compile(
    r"\s*(?:-|–|—|to|until|till|through|bis|au)\s*(?:the end of |end of |the |(?:mon|tues|wednes|thurs|"
    r"fri)day,? ){0,2}",
    re.IGNORECASE,
)
_EITHER = re.compile(r",? or (?:(?:on|from) )?(?:the )?(?:(?:mon|tues|wednes|thurs|fri)day,? )?", re.IGNORECASE)
"""Of two days to choose from the earlier one is the start."""
_LENGTH = re.compile(
    r"\b(?:last(?:s|ing)?|runs?|internships?|placements?|programmes?|programs?|for|duration|length|stay|period|"
    r"full[ -]time|from|weeks? (?:long|away)|over|all|summer|start|begin|contract|fixed term|hours|pay|salary|"
    r"dauer)\b",
    re.IGNORECASE,
)
_NOT_LENGTH = re.compile(
    r"\b(?:within|in the last|in the past|since|break|experience|behind|past|residence|resident|allow|notice|older|"
    r"earlier|prior|to have spent|completed|first|every(?! year| summer)|after|previous|"
    r"at least (?:\w+ )?(?:years?|months?) of|two months or more|"
    r"each team|in each|on rotations?|ago|took|"
    r"(?<!ship )(?<!ment )(?<!ject )(?<!amme )(?<!gram )(?<!and )takes|final|review)\b",
    re.IGNORECASE,
)
_NOT_LENGTH_AFTER = re.compile(
    r"\s*(?:ago|old|of (?:paid|experience|doctoral|work|an?|the|your|study|studies|university|relevant)|or longer|"
    r"behind|(?:still |yet )?(?:left|to go|to run|to study|to complete|remaining|ahead of you)|"
    r"out of (?:it|university|college))\b"
    r"|['’] experience",
    re.IGNORECASE,
)
_FOR_A = re.compile(
    r"(?:^|[(,:;–-]|\b(?:for|about|around|over|of|lasts?|takes?|spend|nearly|almost|least|most|than|is|be|to|or|half))\s*$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b", re.IGNORECASE)
_LEAP_YEAR = 2000
_YEARS = range(2025, 2030)
"""Years that a posting without any may mean; the weekdays of a date repeat after five years at the earliest."""
_SURE_LENGTH = 1.5
"""A length that no word near it calls that of the internship says less than its first and last day."""
_LEAST = re.compile(r"\b(?:shortest|minimum|at least|no less than)\b", re.IGNORECASE)
_MOST = re.compile(r"\b(?:longest|maximum|at most|up to|no more than)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StartReading:
    """The earliest start that a posting gives, and the last day where it gives both."""

    start: PartialDate
    end: PartialDate | None


def main_year(texts: Sequence[str], posted: date | None) -> int | None:
    """The year that dates without one belong to: the one named most often with a month, else any, else `posted`."""
    with_month = Counter(
        mention.first.year
        for text in texts
        for mention in find_dates(text)
        if mention.first.month is not None and 2015 < mention.first.year < 2100
    )
    named = with_month or Counter(int(year) for text in texts for year in re.findall(r"\b20[2-9]\d\b", text))
    if not named:
        return posted.year if posted else _year_of_weekdays(texts)
    if len(named) > 2:
        return named.most_common(1)[0][0]
    return max(year for year, count in named.items() if count == max(named.values()))


def _year_of_weekdays(texts: Sequence[str]) -> int | None:
    """The one year in which the weekdays before the dates are right, as in "Monday 8 June"; None where several are."""
    told = [
        (found[1][:3].casefold(), mention.first)
        for text in texts
        for mention in find_dates(text, year=_LEAP_YEAR)
        if mention.first.day is not None
        and (found := _WEEKDAY.search(text[max(0, mention.start - 12) : mention.start + 10]))
    ]
    fitting = [year for year in _YEARS if told and all(_falls_on(year, day, name) for name, day in told)]
    return fitting[0] if len(fitting) == 1 else None


def _falls_on(year: int, day: PartialDate, name: str) -> bool:
    try:
        return date(year, day.month or 1, day.day or 1).strftime("%a").casefold() == name
    except ValueError:
        return False


def find_start(texts: Sequence[str], *, year: int | None, after: date | None) -> StartReading | None:
    """The earliest day that the internship may begin; it lies later than `after`, the deadline."""
    found = [
        reading for text in texts for sentence in split_sentences(text) for reading in _starts(sentence, year, after)
    ]
    best = max(found, key=lambda pair: (pair[0], pair[1].start.day is not None), default=None)
    return best[1] if best else None


def _starts(sentence: str, year: int | None, after: date | None) -> Iterator[tuple[int, StartReading]]:
    mentions = find_dates(sentence, year=year)
    least = 0
    for number, mention in enumerate(mentions):
        following = mentions[number + 1] if number + 1 < len(mentions) else None
        end = _range_end(sentence, mention, following)
        weight = _start_weight(sentence, mention, end, after)
        chosen = following is not None and _EITHER.fullmatch(sentence[mention.end : following.start])
        if chosen and following is not None:
            weight = max(weight, _start_weight(sentence, following, None, after))
        if weight > least:
            yield weight, StartReading(mention.first, end)
        least = weight if chosen else 0


def _range_end(sentence: str, mention: DateMention, following: DateMention | None) -> PartialDate | None:
    if following is None:
        return None
    between = re.search(
        r"\bbetween\s(?:\w{3,9}\s){0,2}$", sentence[max(0, mention.start - 25) : mention.start], re.IGNORECASE
    )
    gap = sentence[mention.end : following.start]
    if between and gap.strip().startswith("and"):
        return following.last if mention.first.day is not None and len(gap) < 20 else None
    return following.last if _RANGE.fullmatch(gap) else None


def _start_weight(sentence: str, mention: DateMention, end: PartialDate | None, after: date | None) -> int:
    """How sure it is that a date is the start: its words before, a range, and that it lies after the deadline."""
    last = end or mention.last
    if mention.first.month is None or (after is not None and last.latest() <= after):
        return 0
    before = sentence[max(0, mention.start - 70) : mention.start]
    if _EVENT.fullmatch(before[-4:] + sentence[mention.start : mention.end + _EVENT_LENGTH]):
        return 0
    if _NOT_START.search(_CLAUSE.split(before)[-1]):
        return 0
    around = f"{before} {sentence[mention.end : mention.end + 25]}"
    said = (3 if _START_STRONG.search(before) else 0) + (1 if _START.search(around) else 0)
    short = len(sentence) < _SHORT_LINE or _TERM.search(before) is not None
    exact = end is not None and mention.first.day is not None
    ranged = 0 if end is None else (1 if _is_short(mention.first, end) else 3) if exact else 1 if short else 0
    return said + ranged + (1 if mention.first.day is not None else 0) if said + ranged else 0


def _is_short(first: PartialDate, last: PartialDate) -> bool:
    """Whether a range of days is that of an event, such as a congress, and not of an internship."""
    return bool(first.day and last.day) and (last.latest() - first.earliest()).days < _SHORTEST_DAYS


def find_weeks(texts: Sequence[str], begun: StartReading | None) -> tuple[int, int] | None:
    """The length of the internship in weeks, (shortest, longest), as said, else from its first and last day."""
    found: list[tuple[float, tuple[int, int]]] = []
    sentences = (sentence for text in texts for sentence in split_sentences(text))
    for order, sentence in enumerate(sentences):
        found.extend((weight - order / 10_000, weeks) for weight, weeks in _lengths(sentence))
    if not found:
        return _weeks_between(begun)
    best_weight, best = max(found)
    counted = _weeks_between(begun)
    if counted is not None and best_weight < _SURE_LENGTH:
        return counted
    wider = (
        weeks for weight, weeks in found if weight > best_weight - 2 and weeks[0] <= best[0] and weeks[1] >= best[1]
    )
    return max(wider, key=lambda weeks: weeks[1] - weeks[0])


def _lengths(sentence: str) -> Iterator[tuple[float, tuple[int, int]]]:
    mentions = [mention for mention in find_durations(sentence) if 2 <= mention.weeks[1] <= 110]
    if len(mentions) == 2 and _LEAST.search(sentence) and _MOST.search(sentence):
        bounds = [week for mention in mentions for week in mention.weeks]
        yield 6.0, (min(bounds), max(bounds))
    dated = 2 if mentions and find_dates(sentence, year=2000) else 0
    for mention in mentions:
        weight = _length_weight(sentence, mention.start, mention.end)
        if weight > 0:
            yield weight + dated, mention.weeks


def _length_weight(sentence: str, start: int, end: int) -> float:
    """How sure it is that a length of time is that of the internship, by the words around it."""
    before, after = sentence[max(0, start - 45) : start], sentence[end : end + 45]
    if _NOT_LENGTH.search(before) or _NOT_LENGTH_AFTER.match(after) or _is_rate(sentence[start:end], before):
        return 0
    weight = 1.0 + (2 if _LENGTH.search(before[-30:]) else 0) + (2 if _LENGTH.search(after[:30]) else 0)
    return weight + (1 if len(sentence) < 80 else 0)


def _is_rate(words: str, before: str) -> bool:
    """Whether "a month" says how often something is paid or done: "16 500 crowns a month", "two evenings a week"."""
    return re.match(r"an? ", words, re.IGNORECASE) is not None and _FOR_A.search(before) is None


def _weeks_between(begun: StartReading | None) -> tuple[int, int] | None:
    if begun is None or begun.end is None or begun.end.month is None:
        return None
    weeks = round(((begun.end.latest() - begun.start.earliest()).days + 1) / 7)
    return (weeks, weeks) if 2 <= weeks <= 110 else None


def find_hours_per_week(texts: Sequence[str]) -> float | None:
    """The weekly hours, where the posting says them."""
    found = (mention for text in texts for sentence in split_sentences(text) for mention in find_hours(sentence))
    return next((mention.hours_per_week for mention in found), None)
