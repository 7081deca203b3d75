"""The courses of study that a line names, apart from mentions in passing such as "MSc modules"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from matcher.conditions import Level
from matcher.cv.statements import split_sentences
from matcher.degrees import find_degrees


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


# Qualifications with a name of their own, beside the degrees that `matcher.degrees` knows.
_NAMED: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (
        Level.MASTER,
        re.compile(
            r"\b(?:Legal Practice Course|LPC|Bar (?:Course|Vocational|Professional)[\w ]{0,20}|PGCE|PGDip"
            r"|PgDip|PGCert|GDL"
            r"|Post[- ]?graduate (?:Diploma|Certificate)|Graduate Diploma)\b"
        ),
    ),
    (
        Level.FOUNDATION,
        re.compile(
            r"\b(?:(?:UAL |BTEC |National |Level \d )*(?:Extended|Foundation|Higher National) (?:Diploma"
            r"|Certificate|Year)"
            r"|BTEC|T[- ]Level|Access to (?:HE|Higher Education)(?: Diploma)?|Associate(?:'s"
            r"|’s)? (?:Degree|of \w+))\b"
        ),
    ),
    (
        Level.SCHOOL,
        re.compile(
            r"\b(?:(?:Scottish |Advanced )?Highers(?: / Advanced Highers)?|I?GCSEs?|Leaving Cert\w*|Matura"
            r"|Baccalauréat|Maturità"
            r"|VWO|Bachillerato|High School Diploma|A[- ]?[Ll]evels?|Abitur|AS[- ]Levels?"
            r"|(?:Class|Standard|Std\.?) (?:XII|X|12|10)|(?:Senior |Higher )Secondary(?: School)?(?: Certificate)?"
            r"|HSC|SSC|Fachabitur|Fachhochschulreife)\b"
        ),
    ),
)
# Words after an award that make it a mention in passing: "MSc modules", "Bachelor thesis".
_PASSING = re.compile(
    r"(?:'s|’s)?[ -](?:modules?|units|dissertation|thesis|project|coursework|students?(?! (?:in|of|at)\b)|internship"
    r"|applicants?|level modules"
    r"|scholarship|average|courses|supervis\w+|candidates? at the)\b",
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
_AFTER_COURSE = re.compile(r"(?:\b(?:19|20)\d\d|\)|;)\s+$")
_WEAK = re.compile(
    r"(?:sixth|6th)[ -]form(?: college)?|(?:high|secondary|grammar) school|gymnasium|lycée", re.IGNORECASE
)


def find_awards(text: str) -> tuple[Award, ...]:
    """The degrees that a line names as courses of study, one a sentence; a sentence parts where a second one begins."""
    found: list[Award] = []
    for first, last in _courses(text):
        sentence = text[first:last]
        named = [one for one in mentions(sentence) if not _PASSING.match(sentence[one[3] :])]
        if named and not is_detail(sentence):
            strong = [one for one in named if not _WEAK.fullmatch(one[1])]
            level, award, start, end = (strong or named)[0]
            found.append(Award(level, award, first + start, first + end, first, last, not strong))
    return tuple(found)


def _courses(text: str) -> Iterator[tuple[int, int]]:
    """Extents of the sentences of a line, cut before an award that follows right upon a year, a bracket or ";"."""
    for first, last in split_sentences(text):
        start = first
        for level, _, begin, _ in mentions(text[first:last]):
            place = first + begin
            second = level is not Level.SCHOOL and bool(mentions(text[start:place]))
            if second and _AFTER_COURSE.search(text[max(start, place - 12) : place]):
                yield start, start + len(text[start:place].rstrip())
                start = place
        yield start, last


def mentions(sentence: str) -> list[tuple[Level, str, int, int]]:
    """Awards in order of their place; where two lie on the same words the longer one counts."""
    found = [(one.level, one.award, one.start, one.end) for one in find_degrees(sentence)]
    found += [(level, m[0], m.start(), m.end()) for level, pattern in _NAMED for m in pattern.finditer(sentence)]
    ordered = sorted(found, key=lambda one: (one[2], -one[3]))
    return [
        one for place, one in enumerate(ordered) if not any(o[2] <= one[2] and o[3] >= one[3] for o in ordered[:place])
    ]


def is_detail(text: str) -> bool:
    """Whether a line lists modules or describes a thesis, so that it does not name a course itself."""
    return _DETAIL.match(text) is not None
