"""Grades: what a posting asks and how a grade of a CV stands to it.

Units of `GradeCondition.value`: UK class, taught master's and percentage: UK percentage points (70 First or
Distinction, 60 2:1 or Merit, 50 2:2 or Pass); GPA: points of 4.0; UCAS: tariff points; A level: tariff points of three
grades, or of one where `subject` is set; GCSE: 9 to 1; rank: the share of the year, 0..1 (upper third 0.33).
Conversions and their sources are in `matcher.grade_scales`.
"""

from __future__ import annotations

import re
from typing import Literal

from matcher import grade_scales as scales
from matcher.conditions import GradeCondition, GradeScale
from matcher.grade_readings import CLASS_NAMES, Reading, read_grades, school_points, subject_points
from matcher.lexicon import LONGEST_REQUIREMENT
from matcher.school_grades import gcse_grade_asked, leaving_certificate_points
from matcher.subjects import find_subjects

Comparison = Literal["met", "partial", "missing", "unknown"]
_RANKS = {
    "third": 1 / 3,
    "quarter": 0.25,
    "quartile": 0.25,
    "half": 0.5,
    "tenth": 0.1,
    "decile": 0.1,
    "fifth": 0.2,
    "drittel": 1 / 3,
    "viertel": 0.25,
}
_RANK = re.compile(
    r"\b(?:top|upper|best|first|oberen?|besten)\s(?:(?P<share>\d{1,2})\s?(?:%|per ?cent|prozent)|(?P<word>third"
    r"|quarter|quartile|half"
    r"|tenth|decile|fifth|drittel|viertel)\b)(?!\s?class)",
    re.IGNORECASE,
)
_PLACE_OF = re.compile(
    r"(?<![\d.,])(\d{1,3})(?:st|nd|rd|th)?\s?(?:of|out of|/|in a (?:class|year|cohort) of)\s?(\d{2,4})\b", re.IGNORECASE
)
_NTH = re.compile(
    r"\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?= (?:of|out of|in a) )", re.IGNORECASE
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_SCHOOL = re.compile(r"\bA[- ]?levels?\b", re.IGNORECASE)
_TRIPLE = re.compile(r"(?<![A-Za-z*])((?:A\*|[A-E]){3})(?![A-Za-z*])")
_SINGLE = re.compile(r"(?<![A-Za-z])(A\*|[A-E])(?![A-Za-z'’*])(?!\s?-?levels?\b)", re.IGNORECASE)
_UCAS = re.compile(r"\b(\d{2,3})\s?(?:UCAS|tariff)\b|\bUCAS\b[^\d]{0,30}(\d{2,3})\b", re.IGNORECASE)
_GPA = re.compile(
    r"\bC?GPA\b[^\d]{0,25}(\d(?:\.\d{1,2})?)|(?<![\d.])(\d\.\d{1,2})\+?\s?(?:cumulative\s)?C?GPA\b", re.IGNORECASE
)
_OUT_OF = re.compile(r"(?:/|out of|on an?|of)\s?(4(?:\.0)?|4\.3|5(?:\.0)?|10(?:\.0)?)(?:[ -]|\b)", re.IGNORECASE)
_AVERAGE = re.compile(
    r"(?<![\d.])(\d{2}(?:\.\d)?)\s?(?:%|per ?cent)|\b(?:average|marks?|score|mean"
    r"|grade|WAM)\b[^\d]{0,25}(\d{2}(?:\.\d)?)(?![\d:]|\s?/|\.\d)",
    re.IGNORECASE,
)
_TEN_AVERAGE = re.compile(
    r"\b(?:average|marks?|score|mean|grades?)\b[^\d]{0,25}(\d[.,]\d)(?![\d.]|\s?/)"
    r"|(?<![\d.])(\d[.,]\d) (?:average|or (?:above|higher))",
    re.IGNORECASE,
)
_GERMAN = re.compile(r"\b(?:German(?:y|s)?|deutsch\w*|\w*[Nn]ote(?:n\w*)?|\w*[Dd]urchschnitt|\w*[Ss]chnitt)\b")
_GERMAN_MARK = re.compile(r"(?<![\d.,])([1-3][.,]\d)(?![\d.,]|\s?/)")
_OR = re.compile(r",? \bor\b (?=\S)", re.IGNORECASE)
_HIGH_CLASS = re.compile(r"\b(?:high|strong|solid|good) (?:2[:.][12]|(?:upper|lower)[- ]second)\b", re.IGNORECASE)
FEW_WORDS, PASS = 6, "E"
""" "A-level Maths" asks for a pass."""
UPPER_HALF = 5.0
""" "A high 2:1" is one of its upper half."""
FIVE_POINTS = 5.0
"""The top of the GPA scale of Singapore and some others."""
_AVERAGE_LETTER = re.compile(
    r"\b(?i:average|overall|mean)(?i: (?:grade|mark|result))?(?i: (?:of|is|at least|above))? (?:an? )?"
    r"(?P<letter>[ABC][+-]?)(?![\w*/-])"
    r"|(?<![\w-])(?P<first>[ABC][+-]?) (?i:average|or better on average)\b"
)
_LETTER_POINTS = {
    "A+": 4.0, "A": 4.0, "A-": 3.7, "B+": 3.3, "B": 3.0, "B-": 2.7, "C+": 2.3, "C": 2.0, "C-": 1.7
}  # fmt: skip
_MEASURED = re.compile(r"\b(?:cumulative|average|so far|to date|current|GPA|marks?|achieved|obtained)\b", re.IGNORECASE)
_EXPECTED = re.compile(
    r"\b(?:predicted|expected|expecting|forecast|on (?:course|track)|heading|projected|likely|working towards?)\b",
    re.IGNORECASE,
)


def read_grade_condition(text: str) -> GradeCondition | None:
    """What a posting asks of grades, the easiest of its alternatives; None where it names no grade."""
    text = text[:LONGEST_REQUIREMENT]
    for read in (_gcse, _school, _tariff, _rank, _gpa, _german, _degree, _foreign, _of_ten, _average, _lettered):
        condition = read(text)
        if condition is not None:
            return condition
    return None


def alternatives(condition: GradeCondition) -> tuple[GradeCondition, ...]:
    """What a condition asks on each scale that it names: "7.5 out of 10, or in the top quarter" are two."""
    parts = [read_grade_condition(part) for part in _OR.split(condition.text)]
    found = {part.scale: part for part in parts if part is not None}
    return tuple(found.values()) if len(found) > 1 else (condition,)


def _gcse(text: str) -> GradeCondition | None:
    grade = gcse_grade_asked(text)
    if grade is None or _UCAS.search(text):
        return None
    return GradeCondition(GradeScale.GCSE, float(grade), None, text)


def _school(text: str) -> GradeCondition | None:
    triple = _TRIPLE.search(text)
    if triple and (
        _SCHOOL.search(text) or re.search(r"\bor (?:better|above|higher|equivalent)\b", text, re.IGNORECASE)
    ):
        points = sum(scales.A_LEVEL_POINTS[one] for one in re.findall(r"A\*|[A-E]", triple[1]))
        return GradeCondition(GradeScale.A_LEVEL, float(points), None, text)
    level = _SCHOOL.search(text)
    subject = next((one.subject for one in find_subjects(text)), None)
    single = _letter(text)
    if not (level and subject and (single or len(text.split()) <= FEW_WORDS)):
        return None
    return GradeCondition(GradeScale.A_LEVEL, float(scales.A_LEVEL_POINTS[single or PASS]), subject, text)


def _letter(text: str) -> str | None:
    """The grade asked in a school subject; "a" in small letters is an article, no grade."""
    letters = [match[1] for match in _SINGLE.finditer(text) if match[1].isupper()]
    graded = re.search(r"\bgrade (A\*|[A-E])(?![A-Za-z])", text, re.IGNORECASE)
    return graded[1].upper() if graded else next((one for one in letters), None)


def _tariff(text: str) -> GradeCondition | None:
    match = _UCAS.search(text)
    return GradeCondition(GradeScale.UCAS, float(match[1] or match[2]), None, text) if match else None


def _rank(text: str) -> GradeCondition | None:
    match = _RANK.search(text)
    return GradeCondition(GradeScale.RANK, _share(match), None, text) if match else None


def _share(match: re.Match[str]) -> float:
    return int(match["share"]) / 100 if match["share"] else _RANKS[match["word"].lower()]


def _gpa(text: str) -> GradeCondition | None:
    match = _GPA.search(text)
    if not match:
        return None
    value = float(match[1] or match[2])
    maximum = _OUT_OF.search(text, match.end())
    if maximum and float(maximum[1]) == FIVE_POINTS:
        return GradeCondition(GradeScale.GPA, round(value * 4 / FIVE_POINTS, 2), None, text)
    if value > 4.3 or (maximum and float(maximum[1]) == 10):
        return GradeCondition(GradeScale.PERCENT, scales.convert(value, scales.TEN), None, text)
    return GradeCondition(GradeScale.GPA, value, None, text)


def _degree(text: str) -> GradeCondition | None:
    named = [name for name, pattern in CLASS_NAMES if pattern.search(text)]
    taught = [name for name in named if name in ("distinction", "merit", "pass")]
    honours = [name for name in named if name not in taught]
    if not named:
        return None
    scale = GradeScale.UK_CLASS if honours else GradeScale.UK_TAUGHT
    lowest = min(scales.CLASSES[name][0] for name in honours or taught)
    return GradeCondition(scale, lowest + UPPER_HALF if _HIGH_CLASS.search(text) else lowest, None, text)


def _lettered(text: str) -> GradeCondition | None:
    """ "An average grade of B or better": the letters of American and Nordic courses, as points of four."""
    match = _AVERAGE_LETTER.search(text)
    if match is None:
        return None
    return GradeCondition(GradeScale.GPA, _LETTER_POINTS[match["letter"] or match["first"]], None, text)


def _german(text: str) -> GradeCondition | None:
    """ "2.0 or better on the German scale": 1.0 is the best grade, 4.0 the last pass."""
    match = _GERMAN_MARK.search(text) if _GERMAN.search(text) else None
    if match is None:
        return None
    value = scales.convert(float(match[1].replace(",", ".")), scales.GERMAN)
    return GradeCondition(GradeScale.PERCENT, value, None, text)


def _foreign(text: str) -> GradeCondition | None:
    """A grade on a foreign scale with its maximum or name stated, as a UK percentage."""
    exact = [one.low for one in read_grades(text) if one.exact]
    scaled = exact and not _AVERAGE.search(text)
    return GradeCondition(GradeScale.PERCENT, min(exact), None, text) if scaled else None


def _of_ten(text: str) -> GradeCondition | None:
    """ "An average of at least 7.5": between five and ten with a decimal is the ten-point scale."""
    match = _TEN_AVERAGE.search(text)
    value = float((match[1] or match[2]).replace(",", ".")) if match else 0.0
    if not 5 < value <= 10:
        return None
    return GradeCondition(GradeScale.PERCENT, scales.convert(value, scales.TEN), None, text)


def _average(text: str) -> GradeCondition | None:
    match = _AVERAGE.search(text)
    return GradeCondition(GradeScale.PERCENT, float(match[1] or match[2]), None, text) if match else None


def compare(grade_text: str, condition: GradeCondition) -> Comparison:
    """How a grade of a CV stands to a condition.

    partial: the grade may or may not reach it (a 2:1 where a GPA between two bands is asked, a good mark where a rank
    is). unknown: no grade, or one that no published table converts. A prediction counts unless marks to date are asked.
    """
    grade_text = grade_text[:LONGEST_REQUIREMENT]
    if condition.scale is GradeScale.RANK:
        return _compare_rank(grade_text, condition.value)
    if condition.scale in (GradeScale.UCAS, GradeScale.A_LEVEL):
        return _compare_school(grade_text, condition)
    readings = read_grades(grade_text)
    if _MEASURED.search(condition.text) and not _EXPECTED.search(condition.text):
        readings = tuple(one for one in readings if not one.predicted) or readings
    return _compare_readings(readings, condition)


def _compare_readings(readings: tuple[Reading, ...], condition: GradeCondition) -> Comparison:
    if not readings:
        return "unknown"
    asked = scales.convert(condition.value, scales.GPA) if condition.scale is GradeScale.GPA else condition.value
    exact = [one.low for one in readings if one.exact]
    if exact and condition.scale in (GradeScale.GPA, GradeScale.PERCENT):
        low = high = sum(exact) / len(exact)
    else:
        low, high = max(one.low for one in readings), max(one.high for one in readings)
    if low >= asked:
        return "met"
    return "partial" if high >= asked else "missing"


def _compare_school(grade_text: str, condition: GradeCondition) -> Comparison:
    subject = condition.subject
    points = subject_points(grade_text, subject) if subject else school_points(grade_text)
    if points is None:
        return _compare_leaving_certificate(grade_text, condition)
    return "met" if points >= condition.value else "missing"


def _compare_leaving_certificate(grade_text: str, condition: GradeCondition) -> Comparison:
    """Another diploma with enough points is the same where the posting takes equivalents, near it where it does not."""
    points = leaving_certificate_points(grade_text) if condition.subject is None else None
    if points is None:
        return "unknown"
    if points < condition.value:
        return "missing"
    return "met" if re.search(r"\bequivalent", condition.text, re.IGNORECASE) else "partial"


def _in_figures(text: str) -> str:
    """ "Fourth in a class of 61" with its place as a number."""
    return _NTH.sub(lambda found: str(_ORDINALS.index(found[0].casefold()) + 1), text)


def _compare_rank(grade_text: str, share: float) -> Comparison:
    stated, place = _RANK.search(grade_text), _PLACE_OF.search(_in_figures(grade_text))
    if stated:
        return "met" if _share(stated) <= share else "missing"
    if place and int(place[1]) <= int(place[2]) and int(place[2]) not in (20, 30, 100, 110):
        return "met" if int(place[1]) / int(place[2]) <= share else "missing"
    good = any(one.low >= scales.CLASSES["merit"][0] for one in read_grades(grade_text))
    return "partial" if good else "unknown"
