"""Dates as CVs and postings write them, from "05/02/2026" to "mid-June" and "summer 2027"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from matcher.conditions import PartialDate
from matcher.lexicon import alternation, read_lists

_SEASON_MONTHS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}
_PART_MONTHS = {"early": (1, 3), "mid": (5, 8), "late": (10, 12)}
_AMBIGUOUS = frozenset(["may", "march", "mar", "mai", "mag", "gen", "ago", "ene", "fall", "spring", "estate", "dic"])
_LEADS_IN = re.compile(
    r"\b(?:in|from|until|till|to|by|of|since|between|before|after|during|the|this|next|early|mid|late|and|or|start)"
    r"[\s-]$|[–-]\s?$",
    re.IGNORECASE,
)
_JOINS_LENGTH = 40
_TWO_FIGURES = re.compile(r"\d\d")
_DAY_NUMBER = re.compile(r"(?<![\d.,:/£€$-])(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|\.)?(?=[\s,/–-])")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text: the first and last that it can mean, and its half-open offsets."""

    first: PartialDate
    last: PartialDate
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Raw:
    """A date as written; month 13 and 14 are January and February of the year after `year`."""

    year: int | None
    months: tuple[int, int] | None
    day: int | None
    start: int
    end: int
    bare: bool = False


def find_dates(text: str, *, year: int | None = None, month_first: bool = False) -> tuple[DateMention, ...]:
    """Every date of a text in order; "7 or 21 June" holds two.

    A date without a year takes it from the date that it is joined to ("4 May to 10 July 2026"), else from `year`;
    with neither it is left out. Numeric dates are read day first, or `month_first`, unless that is impossible.
    """
    if year is None and _TWO_FIGURES.search(text) is None:
        return ()
    found = [raw for match in _pattern().finditer(text) if (raw := _read(match, month_first)) is not None]
    raws = [raw for one in found for raw in (*_days_before(text, one), one, *_days_after(text, one))]
    dated = _inherit_years(text, _apart(raws))
    mentions = [_mention(raw if raw.year is not None else _complete(text, raw, year)) for raw in dated]
    return tuple(mention for mention in mentions if mention is not None)


@cache
def month_numbers() -> dict[str, int]:
    """Each name of a month, in small letters, with its number."""
    return {name: int(number) for number, names in read_lists("calendar.toml", "months").items() for name in names}


@cache
def _named(table: str) -> dict[str, str]:
    return {word: name for name, words in read_lists("calendar.toml", table).items() for word in words}


@cache
def _pattern() -> re.Pattern[str]:
    month, season, part = alternation(month_numbers()), alternation(_named("seasons")), alternation(_named("parts"))
    year, short = r"(?:19|20)\d\d", r"['’]\d\d"
    # A figure before makes it another number, but for the year at which a range begins: "1/2025-6/2025".
    apart = r"(?:(?<![\d./-])|(?<=[12][09]\d\d-))"
    shapes = (
        rf"(?P<iso>(?<![\d-])(?P<iso_y>{year})-(?P<iso_m>0[1-9]|1[0-2])(?:-(?P<iso_d>[0-3]\d))?(?![\d-]))",
        rf"(?P<ym>(?<![\d./])(?P<ym_y>{year})(?P<ym_s>[./])(?P<ym_m>0[1-9]|1[0-2])(?:(?P=ym_s)(?P<ym_d>[0-3]\d))?(?![\d./]))",
        rf"(?P<num>{apart}(?P<num_a>\d{{1,2}})(?P<sep>[./-])(?P<num_b>\d{{1,2}})(?P=sep)"
        rf"(?P<num_y>{year}|\d\d)(?!\d))",
        rf"(?P<my>{apart}(?P<my_m>0?[1-9]|1[0-2])[./](?P<my_y>{year})(?!\d))",
        r"(?P<dm>(?<![\d.])(?P<dm_d>[0-3]?\d)(?:st|nd|rd|th|er|\.)?[ \t]{0,2}(?:of |de |d['’])?"
        rf"(?P<dm_m>{month})\b\.?"
        rf"(?:(?:,?\s{{1,2}}(?:de |del )?)(?P<dm_y>{year}\b|{short}\b))?)",
        rf"(?P<md>\b(?P<md_m>{month})\b\.?[ ](?P<md_d>[0-3]?\d)(?:st|nd|rd|th)?\b(?!\s?[:%]|\.\d)"
        rf"(?:,?\s(?P<md_y>{year})\b)?)",
        rf"(?P<mon>\b(?:(?:{part})[- ])?(?P<mon_m>{month})\b\.?"
        rf"(?:(?:(?: of)?,?[ ]{{0,2}}|[/-](?=[12]))(?P<mon_y>{year}\b|{short}\b))?)",
        rf"(?P<sea>\b(?P<sea_n>{season})\b"
        rf"(?:(?: of| term| semester| vacation)?,?\s{{1,2}}(?P<sea_y>{year}\b|{short}\b))?)",
        rf"(?P<qua>\bQ(?P<qua_n>[1-4])[ /]{{1,2}}(?P<qua_y>{year})\b)",
        rf"(?P<par>\b(?P<par_n>{part})[- ](?P<par_y>{year})\b)",
        rf"(?P<yea>(?<![\w£$€.,#])(?P<yea_y>{year})(?![\w%]|[.,]\d))",
    )
    # A date begins at the beginning of a word, with a figure or the first letter of a name that it may begin with;
    # to look at nothing else makes the search several times faster.
    initials = {word[0] for word in (*month_numbers(), *_named("seasons"), *_named("parts"))} | {"q"}
    return re.compile(rf"(?<![^\W\d_])(?=[\d{''.join(sorted(initials))}])(?:{'|'.join(shapes)})", re.IGNORECASE)


def _year(written: str | None) -> int | None:
    if written is None:
        return None
    digits = written.lstrip("'’")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _read(match: re.Match[str], month_first: bool) -> _Raw | None:
    shape, where = match.lastgroup or "", match.span()
    if shape == "num":
        return _read_numeric(match, month_first)
    year = _year(match[f"{shape}_y"])
    if shape == "sea":
        return _Raw(year, _SEASON_MONTHS[_named("seasons")[match["sea_n"].lower()]], None, *where, bare=year is None)
    if shape == "par":
        return _Raw(year, _PART_MONTHS[_named("parts")[match["par_n"].lower()]], None, *where)
    if shape == "qua":
        last = 3 * int(match["qua_n"])
        return _Raw(year, (last - 2, last), None, *where)
    return _read_month(match, shape, year)


def _read_month(match: re.Match[str], shape: str, year: int | None) -> _Raw:
    if (
        shape == "ym"
        and match["ym_s"] == "/"
        and not match["ym_d"]
        and int(match["ym_m"]) == (int(match["ym_y"]) + 1) % 100
    ):
        # "2011/12" is an academic year.
        return _Raw(year, None, None, *match.span())
    if shape == "yea":
        return _Raw(year, None, None, *match.span())
    word = match[f"{shape}_m"].lower()
    month = int(word) if word.isdigit() else month_numbers()[word]
    day = match[f"{shape}_d"] if shape in ("iso", "ym", "dm", "md") else None
    bare = shape == "mon" and year is None
    return _Raw(year, (month, month), int(day) if day else None, *match.span(), bare=bare)


def _read_numeric(match: re.Match[str], month_first: bool) -> _Raw | None:
    day, month = int(match["num_a"]), int(match["num_b"])
    if month > 12 or (month_first and day <= 12 and match["sep"] != "."):
        day, month = month, day
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return _Raw(_year(match["num_y"]), (month, month), day, *match.span())


def _apart(raws: Sequence[_Raw]) -> list[_Raw]:
    """The dates without those that begin inside the one before, such as the year of "June 7 or 21, 2027"."""
    kept: list[_Raw] = []
    for raw in raws:
        if not kept or raw.start >= kept[-1].end:
            kept.append(raw)
    return kept


@cache
def _listed_days() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Days that share the month of the date after them ("7, 14 or 21 June"), and of the one before them."""
    day = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|\.)?"
    names = alternation(_named("weekdays"))
    joint = r"\s?(?:or|and|und|oder|to|bis|et|ou|&|/|–|-)\s?"
    lead = rf"(?:(?:{names}),?\s)?(?:the\s)?"
    before = rf"(?<![\w.,:/£€$-])(?:{day},\s{lead}){{0,5}}{day},?{joint}{lead}$"
    ends = r"(?=[.;)]?(?:$|\s*\n)|[.,;)]\s|\s\()"
    after = rf"(?:,\s(?P<more>{day}))?,?{joint}(?P<last>{day})(?:,\s(?P<year>(?:19|20)\d\d))?{ends}"
    return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE)


def _days_before(text: str, one: _Raw) -> list[_Raw]:
    """The days of "7 or 21 June" that stand before its last date; a bare number needs a joint to be one."""
    if one.day is None or not text[one.start : one.start + 1].isdigit() or text[one.start + 4 : one.start + 5] == "-":
        return []
    begin = max(0, one.start - _JOINS_LENGTH - 20)
    run = _listed_days()[0].search(text, begin, one.start)
    if run is None:
        return []
    numbers = _DAY_NUMBER.finditer(text, run.start(), one.start)
    return [replace(one, day=_figures(number[0]), start=number.start(), end=number.end()) for number in numbers]


def _days_after(text: str, one: _Raw) -> list[_Raw]:
    """The days of "June 7 or 21, 2027" that stand after its first date."""
    if one.day is None or not text[one.end - 1 : one.end].isdigit() or text[one.start].isdigit():
        return []
    run = _listed_days()[1].match(text, one.end)
    if run is None:
        return []
    year = int(run["year"]) if run["year"] else one.year
    more = replace(one, year=year, day=_figures(run["more"] or "0"), start=run.start("more"), end=run.end("more"))
    last = replace(one, year=year, day=_figures(run["last"]), start=run.start("last"), end=run.end())
    return [more, last] if run["more"] else [last]


def _figures(written: str) -> int:
    return int(re.sub(r"\D", "", written))


@cache
def _joint() -> re.Pattern[str]:
    """The words between two dates of one statement, such as " to Friday " or " and ", none of them a full stop."""
    days = alternation(_named("weekdays"))
    words = alternation(
        [*read_lists("calendar.toml", "ranges")["to"], "and", "or", "und", "oder", "et", "ou", "en", "of", "&"]
    )
    parts = alternation(_named("parts"))
    return re.compile(
        rf"[\s,]*(?:{words}|[-–—→/])?\s*(?:(?:{days}),?\s*)?(?:the\s)?(?:(?:{parts})[- ])?", re.IGNORECASE
    )


def _joined(text: str, one: _Raw, two: _Raw) -> bool:
    gap = two.start - one.end
    return 0 < gap <= _JOINS_LENGTH and _joint().fullmatch(text, one.end, two.start) is not None


def _inherit_years(text: str, raws: Sequence[_Raw]) -> list[_Raw]:
    done = list(raws)
    for index in range(len(done) - 2, -1, -1):
        one, two = done[index], done[index + 1]
        if one.year is None and two.year is not None and two.months and _joined(text, one, two):
            done[index] = replace(one, year=two.year - (_month(one) > _month(two)), bare=False)
    for index in range(1, len(done)):
        one, two = done[index - 1], done[index]
        if two.year is None and one.year is not None and one.months and _joined(text, one, two):
            done[index] = replace(two, year=one.year + (_month(two) < _month(one)), bare=False)
    return done


def _month(raw: _Raw) -> int:
    return raw.months[0] if raw.months else 1


def _complete(text: str, raw: _Raw, year: int | None) -> _Raw:
    """The date with `year`, unless it is a lone word that may mean something else ("you may", "a March")."""
    word = text[raw.start : raw.end]
    ambiguous = word.lower().rstrip(".") in _AMBIGUOUS or raw.months != (_month(raw), _month(raw))
    if raw.bare and ambiguous and not (_LEADS_IN.search(text, max(0, raw.start - 12), raw.start)):
        return raw
    if raw.bare and word.lower() in ("may", "march", "mar") and not word[0].isupper():
        return raw
    return replace(raw, year=year)


def _mention(raw: _Raw) -> DateMention | None:
    if raw.year is None:
        return None
    if raw.months is None:
        when = PartialDate(raw.year)
        return DateMention(when, when, raw.start, raw.end)
    first, last = (PartialDate(raw.year + (month > 12), (month - 1) % 12 + 1, raw.day) for month in raw.months)
    return DateMention(first, last, raw.start, raw.end) if _exists(first) and _exists(last) else None


def _exists(when: PartialDate) -> bool:
    try:
        date(when.year, when.month or 1, 1 if when.day is None else when.day)
    except ValueError:
        return False
    return True
