"""The year of the course that a CV states: "Currently Year 3 of 4", "third-year student"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from matcher.nouns import Degree, SectionName, Span, Statement, YearOfStudy

_S = SectionName
_SPEAKING = frozenset({_S.CONTACT, _S.SUMMARY, _S.EDUCATION, _S.OTHER, _S.AVAILABILITY})
_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "1 1st first one",
            "2 2nd second two",
            "3 3rd third three",
            "4 4th fourth four",
            "5 5th fifth five",
            "6 6th sixth six",
        ),
        start=1,
    )
    for word in words.split()
}
_NUMBER = r"(1st|2nd|3rd|[4-6]th|first|second|third|fourth|fifth|sixth|final|last|penultimate)"
_COUNT = r"([1-6]|one|two|three|four|five|six)"
_COUNTED = re.compile(
    rf"\b(?:year|yr\.?) {_COUNT}(?: \(?(?:of|out of) |/){_COUNT}\b|\b{_NUMBER}[- ](?:year|yr) (?:of"
    rf"|out of) {_COUNT}\b(?! (?:month|week))"
    rf"|\b{_NUMBER}[- ]year,? (?:\(|of (?:an?|my|the) |on an? ){_COUNT}[- ]year\b",
    re.IGNORECASE,
)
_STATED = re.compile(
    rf"\b(?:currently|now|presently)(?: a| an)?(?: in| doing)?(?: my| the)? (?:(?:year|yr\.?) {_COUNT}\b"
    rf"|{_NUMBER}[- ](?:year|yr)\b)"
    rf"|\b{_NUMBER}[- ]year\b(?= of (?:a|an|my|the) )"
    rf"|\b{_NUMBER}[- ]year\b(?=(?: [\w&'’-]+){{0,6}} (?:student|undergraduate|candidate|mathematician"
    rf"|engineer|physicist|chemist|medic)\b)"
    rf"|\b{_NUMBER}[- ]year\b(?= (?:on (?:a|an|my|the)|at|PhD|DPhil|MEng|MSci|MMath|MPhys|BSc|BA|BEng|LLB"
    rf"|undergraduate)\b)"
    rf"|(?<=, ){_NUMBER}[- ]year\b(?=[.,;)]|$| \|)|(?<=, )(?:year|yr\.?) {_COUNT}(?=[.,;)]|$)"
    rf"|\bin (?:my|the) {_NUMBER}[- ]year\b",
    re.IGNORECASE,
)
_SEMESTER = re.compile(
    r"(?:(?<=, )|(?<=\()|\b(?:currently|now|presently) (?:in )?(?:my |the )?)"
    r"(?:(?P<nth>\d{1,2})(?:st|nd|rd|th|\.)[- ](?:semester|fachsemester)|semester (?P<n>\d{1,2}))\b"
    r"(?! (?:abroad|at|in|of|exchange))",
    re.IGNORECASE,
)
""" "BSc, 5th semester": two of them make a year."""
_AMERICAN = re.compile(
    r"(?:^|(?<=, )|(?<=\()|(?<=[–|] )|\b(?:currently|rising|am) an? )(?P<name>freshman|sophomore|junior)"
    r"(?=$|[,.;)]| (?:at|in|majoring"
    r"|studying|year|standing)\b)",
    re.IGNORECASE,
)
_AMERICAN_LENGTH = 4
_AMERICAN_YEARS = {"freshman": 1, "sophomore": 2, "junior": 3}
_PAST = re.compile(
    r"\b(?:passed|result|review|average|after|since|during|project|finished|completed|mark)\b", re.IGNORECASE
)


def find_year_of_study(statements: Sequence[Statement], degrees: Sequence[Degree]) -> YearOfStudy | None:
    """The year stated, one with the length of the course before one without; None if the CV does not say."""
    spoken = [one for one in statements if one.section in _SPEAKING]
    for pattern in (_COUNTED, _STATED):
        for statement in spoken:
            found = pattern.search(statement.text)
            if found and (pattern is _COUNTED or not _is_past(statement.text, found)):
                year = _read(statement, found, _length(degrees))
                if year is not None:
                    return year
    return next(filter(None, map(_by_other_names, spoken)), None)


def _by_other_names(statement: Statement) -> YearOfStudy | None:
    """The year by the semester ("5th semester"), or by its name at an American college ("sophomore")."""
    semester = _SEMESTER.search(statement.text)
    named = None if semester or statement.section is not _S.EDUCATION else _AMERICAN.search(statement.text)
    found = semester or named
    if found is None or _is_past(statement.text, found):
        return None
    year = (int(found["nth"] or found["n"]) + 1) // 2 if semester else _AMERICAN_YEARS[found["name"].casefold()]
    start = statement.span.start + found.start()
    length = None if semester else _AMERICAN_LENGTH
    return YearOfStudy(year, length, Span(statement.span.page, start, start + len(found[0]))) if year else None


def _is_past(text: str, found: re.Match[str]) -> bool:
    return _PAST.search(text[max(0, found.start() - 10) : found.end() + 10]) is not None


def _read(statement: Statement, found: re.Match[str], length: int | None) -> YearOfStudy | None:
    words = [group.casefold() for group in found.groups() if group]
    of = _NUMBERS.get(words[1]) if len(words) > 1 else None
    year = _year(words[0], of or length)
    if year is None:
        return None
    start = statement.span.start + found.start()
    return YearOfStudy(year, of, Span(statement.span.page, start, start + len(found[0])))


def _year(word: str, length: int | None) -> int | None:
    """Final and penultimate are counted from the length of the course, if that is known."""
    if word in ("final", "last"):
        return length
    if word == "penultimate":
        return length - 1 if length and length > 1 else None
    return _NUMBERS.get(word)


def _length(degrees: Sequence[Degree]) -> int | None:
    """Years of the course that runs, from its dates."""
    for degree in degrees:
        if degree.expected and degree.start and degree.end:
            return max(1, degree.end.year - degree.start.year)
    return None
