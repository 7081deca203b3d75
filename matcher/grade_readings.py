"""Grades as a CV states them, put on the axis of `matcher.grade_scales`, and school grades as UCAS points."""

from __future__ import annotations

import re
from dataclasses import dataclass

from matcher import grade_scales as scales
from matcher.subjects import find_subjects

_PREDICTED_BEFORE = re.compile(
    r"\b(?:predicted|expected|forecast|on (?:track|course)|heading|projected|working towards?|aiming)\b[^.;,\d]{0,25}$",
    re.IGNORECASE,
)
_PREDICTED_AFTER = re.compile(r"\s?(?:\()?(?:predicted|expected|forecast|projected)\b", re.IGNORECASE)
CLASS_NAMES = (
    (
        "upper second",
        re.compile(
            r"\b(?:2[:.;]1|2\.?i\b(?!i)|upper[- ]second|second[- ]upper"
            r"|second class(?: honours)?,? \(?grade (?:one|1|I)\b"
            r"|two[- :]one|II\.?i\b)",
            re.IGNORECASE,
        ),
    ),
    (
        "lower second",
        re.compile(
            r"\b(?:2[:.;]2|2\.?ii\b|lower[- ]second|second[- ]lower"
            r"|second class(?: honours)?,? \(?grade (?:two|2|II)\b|two[- :]two)",
            re.IGNORECASE,
        ),
    ),
    (
        "first",
        re.compile(
            r"\b(?i:1st|first[- ]class|summa cum laude|cum laude|first(?= (?:honours|degree|overall|\()))\b"
            r"|\bFirst\b(?!\s?-?(?:year|prize|place|author|term|semester|[Aa]id|[Ll]anguage|[a-z]+s\b))"
            r"|(?:(?<=\ba )|(?<=\bor )|(?<=redicted )|(?<=xpected )|(?<=rojected )|(?<=orecast ))"
            r"first(?=[.,;)]|$| or\b| in [a-z]+ ?$)"
        ),
    ),
    ("third", re.compile(r"\b(?:third[- ]class|3rd class)\b", re.IGNORECASE)),
    ("distinction", re.compile(r"\bdistinction\b|\bmit auszeichnung\b|\btrès bien\b", re.IGNORECASE)),
    ("merit", re.compile(r"\b(?:merit|commendation)\b|\bmention bien\b", re.IGNORECASE)),
    ("pass", re.compile(r"\bpass(?= (?:degree|level|overall)|$)", re.IGNORECASE)),
)
_OUT_OF = re.compile(
    r"(?<![\d.,:])(\d{1,3}(?:[.,]\d{1,2})?)\s?(?:/|out of|von|sur|su)\s?(\d{1,3}(?:\.\d)?)(?![\d%])", re.IGNORECASE
)
_GPA = re.compile(
    r"\bC?GPA\b[^\d\n]{0,40}(\d(?:[.,]\d{1,2})?)(?![\d%])(?!\s?/\s?(?:5|10)\b)"
    r"|(?<![\d.,])(\d[.,]\d{1,2})\s?C?GPA\b",
    re.IGNORECASE,
)
_GERMAN = re.compile(
    r"\b(?:(?:abschluss|gesamt|durchschnitts)?note(?:ndurchschnitt)?|notendurchschnitt|(?:durch)?schnitt"
    r"|german (?:grade|scale))\b[^\d\n]{0,15}"
    r"([1-5](?:[.,]\d{1,2})?)(?!\d|\s?%)",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"(?<![\d.,])(\d{2}(?:[.,]\d{1,2})?)\s?%")
_MARK = re.compile(
    r"\b(?:average|avg|mean|mark|marks|result|running|so far|overall|yr \d|year \d|semester \d"
    r"|classification|WAM|weighted average mark)\b[^\d\n%]{0,18}"
    r"(\d{2}(?:\.\d{1,2})?)(?![\d:%/]|\s?%|\.\d)|(?<![\d.:])(\d{2})\s?\((?=first|2[:.]|distinction|merit)"
    r"|(?<![\d.:,/])(\d{2}(?:\.\d{1,2})?) (?:overall|average|on average|so far)\b",
    re.IGNORECASE,
)
_LONGEST_GRADE = 2000
_LOWEST_MARK, _HIGHEST_MARK = 35.0, 100.0


@dataclass(frozen=True, slots=True)
class Reading:
    """A grade on the UK percentage axis, from `low` to `high`; `exact` for a figure, not a class."""

    low: float
    high: float
    exact: bool
    predicted: bool


def read_grades(text: str) -> tuple[Reading, ...]:
    """Every degree grade of a text, on the UK percentage axis. School grades give none."""
    return (*_classes(text), *_scaled(text), *_percentages(text))


def _predicted(text: str, start: int, end: int) -> bool:
    return bool(_PREDICTED_BEFORE.search(text, max(0, start - 45), start) or _PREDICTED_AFTER.match(text, end))


def _classes(text: str) -> list[Reading]:
    return [
        Reading(*scales.CLASSES[name], False, _predicted(text, match.start(), match.end()))
        for name, pattern in CLASS_NAMES
        for match in pattern.finditer(text)
    ]


def _scaled(text: str) -> list[Reading]:
    found = []
    for match in _OUT_OF.finditer(text):
        anchors = scales.BY_MAXIMUM.get(float(match[2]))
        value = _number(match[1])
        if anchors and value <= float(match[2]):
            found.append(_exact(text, match, scales.convert(value, anchors)))
        elif float(match[2]) == 100 and value <= 100:
            found.append(_exact(text, match, value))
    for match in _GPA.finditer(text):
        value = _number(match[1] or match[2])
        if not _OUT_OF.match(text, match.start(1) if match[1] else match.start(2)):
            found.append(_exact(text, match, scales.convert(value, scales.GPA if value <= 4.3 else scales.TEN)))
    found.extend(
        _exact(text, match, scales.convert(_number(match[1]), scales.GERMAN)) for match in _GERMAN.finditer(text)
    )
    return found


def _percentages(text: str) -> list[Reading]:
    found = []
    for pattern in (_PERCENT, _MARK):
        for match in pattern.finditer(text):
            value = _number(next(group for group in match.groups() if group))
            if _LOWEST_MARK <= value <= _HIGHEST_MARK and not re.search(
                r"\btop\s$", text[max(0, match.start() - 5) : match.start()]
            ):
                found.append(_exact(text, match, value))
    return found


def _exact(text: str, match: re.Match[str], value: float) -> Reading:
    return Reading(value, value, True, _predicted(text, match.start(), match.end()))


def _number(written: str) -> float:
    return float(written.replace(",", "."))


_LETTERS = re.compile(r"(?<![A-Za-z*])((?:A\\?\*|[A-E]){3,4})(?![A-Za-z*])")
_SUBJECT_GRADE = re.compile(
    r"(?:\b|\()(?:grade )?(A\\?\*|[A-E])(?=$|[\s,;.:/)|+])(?!\s?[-–]?[Ll]evels?\b)", re.MULTILINE
)
_TARIFF = re.compile(r"\b(\d{2,3})\s?(?:UCAS|tariff)\b|\bUCAS\b[^\d\n]{0,20}(\d{2,3})\b", re.IGNORECASE)
_IB = re.compile(
    r"\b(?:IB|International Baccalaureate)\b[^\d\n]{0,25}(\d{2})\b|\b(\d{2})(?:/45| points)?[^\n]{0,12}\bIB\b"
)
_BTEC = re.compile(r"(?<![A-Za-z*])((?:D\\?\*|[DMP]){3})(?![A-Za-z*])")
_BTEC_POINTS = {"D*": 56, "D": 48, "M": 32, "P": 16}
_DIPLOMA = re.compile(r"\bextended diploma\b", re.IGNORECASE)
_ADVANCED = re.compile(r"\b(?:AH|Advanced Highers?)\b")
_HIGHER = re.compile(r"\bHighers?\b")


def school_points(text: str) -> float | None:
    """The UCAS points of the best three A levels, or of another school leaving diploma; None where there are none."""
    text = text[:_LONGEST_GRADE]
    tariff = _TARIFF.search(text)
    if tariff:
        return float(tariff[1] or tariff[2])
    diploma = _IB.search(text)
    if diploma:
        return scales.convert(float(diploma[1] or diploma[2]), scales.IB_POINTS)
    if re.search(r"\bBTEC\b", text) and (letters := _BTEC.search(text)):
        return float(sum(_BTEC_POINTS[one] for one in re.findall(r"D\*|[DMP]", letters[1].replace("\\", ""))))
    points = sorted(_letter_points(text), reverse=True)[:3]
    if len(points) == 3:
        return float(sum(points))
    word = re.search(r"\b(distinction|merit|pass)\b", text, re.IGNORECASE)
    return float(scales.EXTENDED_DIPLOMA_POINTS[word[1].lower()]) if word and _DIPLOMA.search(text) else None


def _letter_points(text: str) -> list[int]:
    run = _LETTERS.search(text)
    if run:
        return [scales.A_LEVEL_POINTS[one] for one in re.findall(r"A\*|[A-E]", run[1].replace("\\", ""))]
    return [_table(text, match.start()).get(match[1].replace("\\", ""), 0) for match in _SUBJECT_GRADE.finditer(text)]


def _table(text: str, offset: int) -> dict[str, int]:
    """The points table that a letter stands under: Advanced Highers and Highers are worth less than A levels."""
    if not _HIGHER.search(text):
        return scales.A_LEVEL_POINTS
    clause = text[max(text.rfind(mark, 0, offset) for mark in (",", ";", "\n", ":")) + 1 : offset]
    return scales.ADVANCED_HIGHER_POINTS if _ADVANCED.search(clause) else scales.HIGHER_POINTS


def subject_points(text: str, subject: str) -> int | None:
    """The points of the school grade stated right after a subject, e.g. "Maths B"; None where there is none."""
    for mention in find_subjects(text):
        if mention.subject == subject:
            grade = re.match(
                r"[\s:(–-]{0,3}(?:\(?grade )?(A\\?\*|[A-E])(?![A-Za-z])", text[mention.end : mention.end + 16]
            )
            if grade:
                return _table(text, mention.start + 1).get(grade[1].replace("\\", ""), 0)
    return None
