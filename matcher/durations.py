"""Lengths of time in weeks, and weekly working hours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from matcher.lexicon import alternation, read_lists

_WEEKS_IN = {"w": 1.0, "m": 52 / 12, "y": 52.0, "s": 1.0, "j": 52.0, "a": 52.0, "t": 13.0}
_JOINT = r"(?:-?\s?(?:-|–|to|or|and|bis|à|tot)\s?)"


_A_RATE = re.compile(
    r"(?:\d[\d,.]{0,18}k?|once|twice|times|hours?|days?|weeks?|months?|visits?|per|pounds|euros|dollars|half)\s$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DurationMention:
    """A length of time in weeks, shortest and longest."""

    weeks: tuple[int, int]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class HoursMention:
    """Weekly working hours; of a range ("15 to 20 hours a week") the lower end."""

    hours_per_week: float
    start: int
    end: int


@cache
def number_words() -> dict[str, int]:
    """Each word for a number, in small letters, with its value."""
    return {word: int(value) for value, words in read_lists("calendar.toml", "numbers").items() for word in words}


def number_pattern() -> str:
    """A regular expression for a small whole number in figures or words."""
    return rf"\d{{1,3}}|{alternation(number_words())}"


def as_number(written: str) -> int:
    """The value of what `number_pattern` matched."""
    return int(written) if written.isdigit() else number_words()[written.lower()]


@cache
def _duration() -> re.Pattern[str]:
    number = number_pattern()
    unit = (
        r"weeks?|wks?|months?|mths?|years?|yrs?|wochen?|monaten?|monate?s?|semaines?|mois|weken|maanden|jahren?|jahr|"
        r"semanas?|meses|mesi|settimane"
    )
    filler = r"(?:(?:consecutive|full|further|calendar|whole|complete|continuous|paid|full-time)\s)?"
    return re.compile(
        rf"(?<![\w.,£$€])(?P<low>{number})(?:(?:,\s(?:{number})(?!\w)){{0,4}}{_JOINT}(?P<high>{number}))?[\s-]{{0,2}}"
        rf"{filler}(?P<unit>{unit})\b"
        rf"|\b(?P<lone>a\s(?:full\s|whole\s)?(?:year|month)\b)|\b(?P<half>half a year|half-year|six-monthly)\b",
        re.IGNORECASE,
    )


def find_durations(text: str) -> tuple[DurationMention, ...]:
    """Every length of time; a month counts 52/12 weeks, a year 52. "Twice a month" is a rate and counts not."""
    found = []
    for match in _duration().finditer(text):
        if match["lone"] and _A_RATE.search(text, max(0, match.start() - 20), match.start()):
            continue
        if match["lone"]:
            weeks = 52 if match["lone"].lower().endswith("year") else 4
            found.append(DurationMention((weeks, weeks), match.start("lone"), match.end("lone")))
        elif match["half"]:
            found.append(DurationMention((26, 26), match.start(), match.end()))
        else:
            found.append(_counted(match))
    return tuple(found)


def _counted(match: re.Match[str]) -> DurationMention:
    unit = match["unit"].lower()
    factor = 52 / 12 if unit.startswith(("mes", "mois", "maand")) else _WEEKS_IN[unit[0]]
    low = as_number(match["low"])
    high = as_number(match["high"]) if match["high"] else low
    return DurationMention((round(min(low, high) * factor), round(max(low, high) * factor)), match.start(), match.end())


@cache
def _hours() -> re.Pattern[str]:
    number = rf"\d{{1,2}}(?:[.,]\d{{1,2}})?|{alternation(number_words())}"
    unit = r"(?:hours|hour|hrs|hr|h|stunden|std\.?|heures|uur)"
    per = (
        r"(?:\s(?:of work|of study))?\s?(?:a|per|/|each|every|pro|par|in der|in the|p)\s?"
        r"(?:working\s)?(?:week|wk|woche|semaine|w)\b"
    )
    return re.compile(
        rf"(?<![\w.,])(?P<low>{number})(?:{_JOINT}(?:{number}))?\s?-?{unit}(?:{per}|\s(?:weekly|wöchentlich)\b)"
        rf"|(?<![\w.,])(?P<adjective>{number})[\s-]hours?[\s-](?:working\s)?(?:week|contract)\b"
        rf"|\bfull[\s-]time,?\s?\(?(?P<full>{number})\s?{unit}\b"
        rf"|\bweekly (?:working )?hours:?\s(?P<label>{number})\b",
        re.IGNORECASE,
    )


def find_hours(text: str) -> tuple[HoursMention, ...]:
    """Every statement of weekly hours, such as "37.5 hours a week" or "15 hrs/wk"."""
    found = []
    for match in _hours().finditer(text):
        written = match["low"] or match["adjective"] or match["full"] or match["label"]
        hours = float(as_number(written)) if written.isalpha() else float(written.replace(",", "."))
        found.append(HoursMention(hours, match.start(), match.end()))
    return tuple(found)
