"""The courses of study that a line names, apart from mentions in passing such as "MSc modules"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from matcher.conditions import Level
from matcher.cv.statements import split_sentences
from matcher.dates import find_periods
from matcher.degrees import find_degrees
from matcher.lexicon import alternation, read_lists


@dataclass(frozen=True, slots=True)
class Award:
    """A degree named in a line; `first` and `last` bound the sentence that names it.

    `weak` is a kind of school ("Sixth form"), which counts as an award only where no other is named.
    """

    level: Level | None
    text: str
    start: int
    end: int
    first: int
    last: int
    weak: bool = False


_Mention = tuple[Level, str, int, int]

_FILE = "qualifications.toml"
_WORD_START = re.compile(r"(?<![\w.&-])(?=\w)")
_BEGINNING = 3
_LEVELS = (Level.MASTER, Level.BACHELOR, Level.FOUNDATION, Level.SCHOOL)
# Two awards of Quebec and France that are ordinary words elsewhere: only the subject behind them tells.
_BEFORE_SUBJECT = re.compile(r"\b(?:DEC|BUT|BTS)\b(?= (?:in|en) [A-ZÀ-Ý]|,? [A-ZÀ-Ý][a-zà-ÿ]{3})")
_DOUBLE = re.compile(r"\b(?:Double|Dual|Joint) [Dd]egree\b(?= (?:in|of) [A-Z])")
_DIPLOMA = re.compile(r"\b(?:Diploma|DIPLOMA)\b(?! ?(?:thesis|supplement|ceremony))")
_SCHOOL_DIPLOMA = re.compile(r"(?<=, )(?:high school |school )?diploma(?=,? \(?(?:19|20)\d\d)")
_AS_MASTER = re.compile(r"\bintegrated master|\b(?:five|5)[- ]year\b", re.IGNORECASE)
_OF_SCHOOL = re.compile(
    r"\b(?:high|secondary|grammar|middle) school\b|\b(?:high|lyceum|lycée|liceo|gymnasium|academy)\b(?! of)|\bschool$",
    re.IGNORECASE,
)
# Words after an award that make it a mention in passing: "MSc modules", "Bachelor thesis".
_PASSING = re.compile(
    r"(?:'s|’s)?[ -](?:modules?|units|dissertation|thesis|project|coursework|students?(?! (?:in|of|at)\b)|internship"
    r"|applicants?|level modules"
    r"|scholarship|average|minor|courses|supervis\w+|candidates? at the)\b",
    re.IGNORECASE,
)
_DETAIL = re.compile(
    r"(?:(?:relevant|selected|other|key|core|main|optional|current|recent|year \d|yr \d|[A-Za-z]{2,5}"
    r"|undergraduate|undergrad|master's"
    r"|bachelor's|final[- ]year|spring|autumn|taught|highest) ){0,3}"
    r"(?:modules?|courses?|coursework|achievements?|activities|honou?rs:|awards?|units|dissertation|thesis"
    r"|project|papers|options|electives|subjects"
    r"|classes|working title|taught)\b",
    re.IGNORECASE,
)
_AFTER_COURSE = re.compile(r"(?:\b(?:19|20)\d\d|\d ?/ ?\d{1,3}(?:\.\d\d?)?|[);|%]),?\s+$")
_GRADED = re.compile(r"^[^,;]{0,20}\d ?/ ?\d{1,3}(?:\.\d\d?)?,?$")
# Two names of one award: "BTEC Level 3 Extended Diploma", "Diplom-Ingenieur (Dipl.-Ing.)".
_SAME_AWARD = re.compile(r"[\s(]{0,3}(?:(?:UAL|Pearson|Level \d|National|in)\s)*\(?")
_WEAK = re.compile(
    r"(?:sixth|6th)[ -]form(?: college)?|(?:high|secondary|grammar) school|gymnasium|lycée|lyceum|lukio|AP|EPQ",
    re.IGNORECASE,
)


def find_awards(text: str) -> tuple[Award, ...]:
    """The degrees that a line names as courses of study, one a sentence; a sentence parts where a second one begins."""
    found: list[Award] = []
    for first, last in _courses(text):
        sentence = text[first:last]
        named = [one for one in mentions(sentence) if not _PASSING.match(sentence[one[3] :])]
        if named and not is_detail(sentence):
            strong = [one for one in named if not _WEAK.fullmatch(one[1])]
            level, award, start, end = _whole_name(sentence, strong or named)
            found.append(Award(level, award, first + start, first + end, first, last, not strong))
    return tuple(found)


def _whole_name(sentence: str, named: Sequence[_Mention]) -> _Mention:
    """The first award, with what follows at once and only names it again."""
    level, award, start, end = named[0]
    for other, _, begin, stop in named[1:]:
        if other is not level or not _SAME_AWARD.fullmatch(sentence, end, begin):
            break
        closed = "(" in sentence[end:begin] and sentence[stop : stop + 1] == ")"
        end = stop + closed
        award = sentence[start:end]
    return level, award, start, end


def _courses(text: str) -> Iterator[tuple[int, int]]:
    """Extents of the sentences of a line, cut before an award that follows right upon a year, a bracket or ";"."""
    for first, last in _sentences(text):
        start = first
        for level, _, begin, _ in mentions(text[first:last]):
            place = first + begin
            before = text[start:place].rstrip()
            second = (level is not Level.SCHOOL or before.endswith("|")) and bool(mentions(before))
            if (second or _GRADED.search(before)) and _AFTER_COURSE.search(text[max(start, place - 12) : place]):
                yield start, start + len(text[start:place].rstrip())
                start = place
        yield start, last


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a line; one that tells a period and no more belongs to the next: "2022 – 2024. BSc Physics"."""
    begin: int | None = None
    for first, last in split_sentences(text):
        periods = find_periods(text[first:last])
        alone = len(periods) == 1 and periods[0].end_offset - periods[0].start_offset >= last - first - 2
        if alone and last < len(text):
            begin = first if begin is None else begin
            continue
        yield (first if begin is None else begin), last
        begin = None


def mentions(sentence: str) -> list[_Mention]:
    """Awards in order of their place; where two lie on the same words the longer one counts."""
    found = [(one.level, one.award, one.start, one.end) for one in find_degrees(sentence)]
    found += _named(sentence)
    found += [(Level.FOUNDATION, m[0], m.start(), m.end()) for m in _BEFORE_SUBJECT.finditer(sentence)]
    found += [(Level.BACHELOR, m[0], m.start(), m.end()) for m in _DOUBLE.finditer(sentence)]
    found += [(_level_of_diploma(sentence, m), m[0], m.start(), m.end()) for m in _DIPLOMA.finditer(sentence)]
    found += [(Level.SCHOOL, m[0], m.start(), m.end()) for m in _diplomas_of_school(sentence)]
    found = [one for one in found if not _is_instrument(sentence, one[2], one[3])]
    ordered = sorted(found, key=lambda one: (one[2], -one[3]))
    return [
        one for place, one in enumerate(ordered) if not any(o[2] <= one[2] and o[3] >= one[3] for o in ordered[:place])
    ]


def _is_instrument(sentence: str, start: int, end: int) -> bool:
    """Whether an award is the mass spectrometer of "LC-MS/MS"."""
    around = sentence[max(0, start - 1) : start], sentence[end : end + 3]
    return sentence[start:end] == "MS" and (around[0] in ("-", "–") or around[1] == "/MS" or around[0] == "/")


def _diplomas_of_school(sentence: str) -> Iterator[re.Match[str]]:
    """The small "diploma" behind the name of a school: "St. Bride's Academy, Ames, diploma 2023"."""
    return _SCHOOL_DIPLOMA.finditer(sentence) if _OF_SCHOOL.search(sentence) else iter(())


def _named(sentence: str) -> Iterator[_Mention]:
    """The qualifications that `matcher.degrees` does not know, or knows by a shorter name.

    Only words that begin like one of them are looked at closely, which makes the search several times faster.
    """
    beginnings, pattern = _qualifications()
    end = 0
    for begin in _WORD_START.finditer(sentence):
        at = begin.start()
        if at < end or sentence[at : at + _BEGINNING].lower() not in beginnings:
            continue
        found = pattern.match(sentence, at)
        if found is not None:
            end = found.end()
            yield Level(found.lastgroup or ""), found[0].strip(), at, end


@cache
def _qualifications() -> tuple[frozenset[str], re.Pattern[str]]:
    lists = {level: read_lists(_FILE, level.value) for level in _LEVELS}
    names = [name for one in lists.values() for words in one.values() for name in words]
    branches = "|".join(
        rf"(?P<{level.value}>{alternation(one['words'])}|(?-i:{alternation(one['short'])}))"
        for level, one in lists.items()
    )
    pattern = re.compile(rf"(?:{branches})(?![\w&]|[’']\w{{2}})", re.IGNORECASE)
    return frozenset(name[:_BEGINNING].lower() for name in names), pattern


def _level_of_diploma(sentence: str, found: re.Match[str]) -> Level:
    """A diploma of a high school ends school, one of a college or polytechnic stands between school and bachelor."""
    if _AS_MASTER.search(sentence):
        return Level.MASTER
    subject = re.match(r" (?:in|of|en) |: ", sentence[found.end() :])
    return Level.SCHOOL if not subject and _OF_SCHOOL.search(sentence) else Level.FOUNDATION


def is_detail(text: str) -> bool:
    """Whether a line lists modules or describes a thesis, so that it does not name a course itself."""
    return _DETAIL.match(text) is not None
