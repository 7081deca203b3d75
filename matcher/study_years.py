"""Years of study that a text names, and at which level: "second year of a bachelor's, or a master's student"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from matcher.award_mentions import DegreeMention, find_degrees
from matcher.conditions import Level
from matcher.durations import as_number, number_pattern

LONGEST_COURSE = 6

_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5,
             "one": 1, "two": 2, "three": 3, "four": 4, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5}  # fmt: skip
_ORDINAL = "first|second|third|fourth|fifth|1st|2nd|3rd|4th"
_NTH = re.compile(
    rf"\b({_ORDINAL})\b(?=(?:,? (?:or|and|to) (?:{_ORDINAL}|penultimate|final|later))?[- ]years?)", re.IGNORECASE
)
_AND_NTH = re.compile(rf"\b(?:{_ORDINAL}),? (?:or|and) ({_ORDINAL})[- ]years?", re.IGNORECASE)
_YEAR_N = re.compile(r"\byears? (one|two|three|four|[1-4])\b", re.IGNORECASE)
_YEAR_N_OR = re.compile(r"\byears? (?:[1-4]) ?(?:or|and|to|/|-|–) ?([1-5])\b", re.IGNORECASE)
_SEMESTER = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)?[- ]semester|\bsemester (\d{1,2})\b|\b(third|fourth|fifth)[- ]semester\b",
    re.IGNORECASE,
)
_PAST_NTH = re.compile(rf"\b(?:past|beyond|above) (?:your |the |their )?({_ORDINAL})[- ]years?\b", re.IGNORECASE)
_OF_LENGTH = re.compile(rf"\b({_ORDINAL}) year of (?:an? )?(three|four|five|[3-5])[- ]year\b", re.IGNORECASE)
_OR_LATER = re.compile(
    r"\bor (?:beyond|above|later|higher|any later|further|up)\b|\bonwards?\b"
    rf"|\bat least (?:in |into )?(?:your |the |their )?(?:{_ORDINAL})\b"
    rf"|\bfrom (?:your |the |their )?(?:{_ORDINAL}|\d{{1,2}}(?:st|nd|rd|th))(?:[- ]year| semester)\b",
    re.IGNORECASE,
)
_ENTERING = re.compile(
    r"\b(?:entering|(?:going|moving|heading) (?:in)?to|about to (?:start|begin|enter))"
    r"(?= (?:your |the |their |his |her )?(?:final|last)[- ]year\b)",
    re.IGNORECASE,
)
_PENULTIMATE = re.compile(
    r"\bpenultimate\b|\bpre[- ]?final[- ]years?\b|\blast but one\b|\brising seniors?\b"
    r"|\brising juniors? (?:and|or) (?:rising )?seniors?\b"
    r"|\b(?<!rising )(?:college )?juniors\b|\bjunior (?:year|standing)\b"
    r"|\b(?:an?|current|rising(?= senior)) (?:college )?(?:junior|(?<=rising )senior)(?=,|\.| (?:or|and|in|at"
    r"|who)\b|$)",
    re.IGNORECASE,
)
_FINAL = re.compile(
    r"\b(?<!within the )(?<!over the )(?<!pre-)(?<!pre )(?:final|last)[- ]year\b|\bpenultimate (?:or|and) final\b"
    r"|\bfinal (?:or|and) penultimate\b"
    r"|\bseniors\b|\bsenior (?:year|standing)\b"
    r"|\b(?:an?|current|or|and) (?:college )?senior(?=,|\.| (?:or|and|in|at|who)\b|$)",
    re.IGNORECASE,
)
_RISING = re.compile(r"\brising (?:juniors? (?:and|or) (?:rising )?)?seniors?\b", re.IGNORECASE)
"""Whose final year begins only after the summer."""
_NOT_FINAL = re.compile(
    r"\bnot (?:yet )?(?:be )?(?:in|on|entering|a) (?:your |the |their |his |her )?(?:final|last)[- ]year\b",
    re.IGNORECASE,
)
_AMERICAN = ((1, re.compile(r"\b(?:college )?freshm[ae]n\b|\bfirst[- ]years\b|\brising sophomores?\b", re.IGNORECASE)),
             (2, re.compile(r"\b(?<!rising )sophomores?\b|\brising juniors?\b", re.IGNORECASE)))  # fmt: skip
"""The names of the years at colleges of the United States; "rising" is said in the summer before the year."""
_CONNECTED = re.compile(
    r"[’']?s?(?: degree| student)?s?(?:\s?,\s?|[\s/]*(?:or|and|/)?[\s/]*)(?:an? |integrated )?", re.IGNORECASE
)
""" "Bachelor's or master's" is one place; "undergraduate, or master's student" is two."""
_BORDER = re.compile(r"\(|;|,? ?\b(?:or|and)\b|[,/]", re.IGNORECASE)
_BRACKET = re.compile(r"\([^()]*\)")
""" "Bachelor's (from year 2) or master's": what stands in brackets belongs to what stands before them."""
_ATTRIBUTE = re.compile(rf"\b(?:(?:{_ORDINAL}|fifth|final|penultimate|last)[- ]years?|advanced) $", re.IGNORECASE)
_OR_AT_LEVEL = re.compile(
    r",? ?\bor (?:an? |already |currently )?(?:in |on |at |doing |enrolled (?:in|on) |stud(?:y|ying) (?:for|towards?) "
    r"|pursuing |taking )?(?:an? |any |the )?$",
    re.IGNORECASE,
)
_OR_IN_YEAR = re.compile(
    rf"\bor (?:already |at least )?in (?:the |your |their |a )?(?:{_ORDINAL}|\d(?:st|nd|rd|th))[- ]year\b",
    re.IGNORECASE,
)
""" "At Master's level, or in the third year of an engineering programme": a year of whatever course."""
_GOES_ON = re.compile(
    rf"\s*(?:above|later|beyond|higher|further|up|years?|[1-5]|{_ORDINAL}|penultimate|final)\b", re.IGNORECASE
)


_YEARS_LEFT = re.compile(
    rf"\b(?P<exactly>exactly |precisely )?(?P<number>a|another|{number_pattern()})(?: (?:more|full|further|whole))?"
    r" years?(?: or more)?(?: of \w+){0,2}?(?: (?:still|yet))? "
    r"(?:left|to go|to run|to study|to complete|remaining|ahead|still to)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class YearsLeft:
    """So many years of study that must be left, `exactly` or at least."""

    number: int
    exactly: bool


def years_left(text: str) -> YearsLeft | None:
    """The years of study that must be left ("a year or more still to run"); None where a text asks for none."""
    found = _YEARS_LEFT.search(text)
    if found is None:
        return None
    word = found["number"].lower()
    return YearsLeft(1 if word in ("a", "another") else as_number(word), bool(found["exactly"]))


@dataclass(frozen=True, slots=True)
class Stage:
    """One alternative of how far somebody must be: the levels (empty: any), years (1 = first), years before the end.

    `years` and `years_before_end` are alternatives; both empty: any year.
    """

    levels: frozenset[Level]
    years: frozenset[int]
    years_before_end: frozenset[int]

    @property
    def any_year(self) -> bool:
        """Whether the stage asks for no particular year."""
        return not self.years and not self.years_before_end

    def holds(self, year: int | None, length: int | None) -> bool | None:
        """Whether a year of a course of some length is one that is asked for; None where that cannot be told."""
        if self.any_year:
            return True
        if year is not None and year in self.years:
            return True
        if self.years_before_end:
            return None if year is None or length is None else length - year in self.years_before_end
        return None if year is None else False


def years_named(text: str) -> frozenset[int]:
    """The years of a course that a text names by number (1 = first), with all later ones after "or above"."""
    named = [match[1].lower() for pattern in (_NTH, _YEAR_N, _YEAR_N_OR, _AND_NTH) for match in pattern.finditer(text)]
    found = {_ORDINALS[word] for word in named}
    if past := _PAST_NTH.search(text):
        return frozenset(range(_ORDINALS[past[1].lower()] + 1, LONGEST_COURSE + 1))
    found |= {year for year, pattern in _AMERICAN if pattern.search(text)}
    found |= {(_semester(match) + 1) // 2 for match in _SEMESTER.finditer(text)}
    if found and _OR_LATER.search(text):
        found |= set(range(min(found), LONGEST_COURSE + 1))
    return frozenset(found)


def _semester(match: re.Match[str]) -> int:
    return _ORDINALS[match[3].lower()] if match[3] else int(match[1] or match[2])


def years_before_end(text: str, *, back: bool = False) -> frozenset[int]:
    """How many years before its end: 0 final, 1 penultimate. `back`: the final year is what one goes back to."""
    if _NOT_FINAL.search(text):
        return frozenset(range(1, LONGEST_COURSE))
    found = {as_number(length.lower()) - _ORDINALS[nth.lower()] for nth, length in _OF_LENGTH.findall(text)}
    entering = _ENTERING.search(text) is not None
    if entering or _PENULTIMATE.search(text):
        found.add(1)
    later = back or entering or re.search(r"\bentering\b", text, re.IGNORECASE)
    if not later and _FINAL.search(_RISING.sub(" ", text)):
        found.add(0)
    return frozenset(number for number in found if number >= 0)


def read_stages(text: str) -> tuple[Stage, ...]:
    """The alternatives of level and year that a text names; empty where it names no year of study."""
    stages = tuple(_stage(part, mentions) for part, mentions in _alternatives(text))
    return stages if any(not stage.any_year for stage in stages) else ()


def _stage(text: str, mentions: tuple[DegreeMention, ...]) -> Stage:
    before_end = years_before_end(text)
    years = years_named(text) if not _OF_LENGTH.search(text) else frozenset[int]()
    return Stage(frozenset(one.level for one in mentions), years, before_end)


def _alternatives(text: str) -> list[tuple[str, tuple[DegreeMention, ...]]]:
    """The text cut between levels that are not merely joined ("bachelor's or master's" is one place)."""
    groups: list[list[DegreeMention]] = []
    for group in _joined(text, find_degrees(text)):
        groups.extend([group[:1], group[1:]] if _year_of_the_first(text, group) else [group])
    cuts = [0]
    if groups and (alone := _year_alone(text[: groups[0][0].start])) is not None:
        cuts.append(alone)
        groups.insert(0, [])
    for left, right in pairwise(groups):
        if left:
            cuts.append(_border(text, left[-1].end, right[0].start))
    if groups and groups[-1] and (year := _year_of_any_course(text, cuts[-1], groups[-1][-1].end)) is not None:
        cuts.append(year)
        groups.append([])
    ends = [*cuts[1:], len(text)]
    return [(text[start:end], tuple(group)) for start, end, group in zip(cuts, ends, groups or [[]], strict=True)]


def _year_of_any_course(text: str, start: int, level_end: int) -> int | None:
    """Where a year without a level begins behind the last level, whose own year stands nowhere from `start` on."""
    joint = _OR_IN_YEAR.search(text, level_end)
    if joint is None or re.search(rf"\b(?:{_ORDINAL})\b", text[start : joint.start()], re.IGNORECASE):
        return None
    return joint.start()


def _year_of_the_first(text: str, group: list[DegreeMention]) -> bool:
    """ "Final-year bachelor's or master's student": the year is the bachelor's, since it stands as its attribute."""
    levels = {one.level for one in group}
    apart = len(group) > 1 and group[1].level is not group[0].level and len(levels) > 1
    return apart and _ATTRIBUTE.search(text, 0, group[0].start) is not None


def _year_alone(before: str) -> int | None:
    """Where a year without a level ends: "a junior, a senior or | in graduate school"; None where there is none."""
    joint = _OR_AT_LEVEL.search(before)
    if joint is None:
        return None
    said = before[: joint.start()]
    return joint.start() if years_named(said) or years_before_end(said) else None


def _border(text: str, start: int, end: int) -> int:
    """Where the next alternative begins: at the first joint that does not merely add a year ("or above")."""
    brackets = [found.span() for found in _BRACKET.finditer(text, start, end)]
    joints = [
        joint
        for joint in _BORDER.finditer(text, start, end)
        if not any(first <= joint.start() < last for first, last in brackets)
    ]
    free = [joint for joint in joints if not _GOES_ON.match(text, joint.end())]
    return next((joint.start() for joint in free or joints), end)


def _joined(text: str, mentions: tuple[DegreeMention, ...]) -> list[list[DegreeMention]]:
    groups: list[list[DegreeMention]] = []
    for mention in mentions:
        if groups and _CONNECTED.fullmatch(text, groups[-1][-1].end, mention.start):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups
