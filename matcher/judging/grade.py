"""Grades: the stated or predicted grade against the minimum, each on its scale."""

from __future__ import annotations

import re
from collections.abc import Sequence

from matcher.conditions import GradeCondition, GradeScale, Level
from matcher.grade_readings import read_grades
from matcher.grades import alternatives, compare
from matcher.judging.case import Case, Finding, best, met, missing, partial, quote_clause, unknown
from matcher.judging.schools import countries_named
from matcher.nouns import Degree, Evidence, SectionName, Span
from matcher.school_grades import school_grade, subjects_asked
from matcher.subjects import find_subjects

NEAR_POINTS = 3.0
_BARE_READ = re.compile(r"\bNote [1-4]")
_DEGREE_SCALES = (GradeScale.UK_CLASS, GradeScale.UK_TAUGHT, GradeScale.PERCENT)
GOOD_RESULT = 60.0
"""On the UK axis: a 2:1."""
_SCALES = (
    (frozenset({"DE", "AT"}), re.compile(r"(?<![\d.,])([1-4][.,]\d{1,2})(?![\d/])"), r"Note \1"),
    (
        frozenset({"NL", "ES", "RO", "GR"}),
        re.compile(r"(?<![\d.,])([5-9][.,]\d{1,2})(?![\d/]|\s?/|\s?%)"),
        r"\1 / 10",
    ),
    (frozenset({"FR", "BE", "PT"}), re.compile(r"(?<![\d.,])(1\d[.,]\d{1,2})(?![\d/]|\s?/|\s?%)"), r"\1 / 20"),
    (frozenset({"IT"}), re.compile(r"(?<![\d.,])(2\d(?:[.,]\d{1,2})?)(?![\d/]|\s?/|\s?%)"), r"\1 / 30"),
)
"""Scales of countries: how a bare mark of a pass looks on them, and how it is written with its scale."""
_GERMAN_SCHOOLS = frozenset({"DE", "AT"})
_BRITISH = re.compile(r"\b(?:class|honou?rs|UK|2:[12])\b", re.IGNORECASE)
""" "2.1" of a German school is a mark of its scale, and no British class."""
_ANOTHER_SCALE = re.compile(r"(?:/|out of|of)\s?(?:10|20|30)\b|\bC?GPA\b", re.IGNORECASE)
_LAST_YEAR = re.compile(r"\b(?:last|latest|previous|most recent) (?:completed |academic |full )?year\b", re.IGNORECASE)
_OF_YEARS = re.compile(r"\byear (?:\d|one|two|three|four)\W{1,3}\d{2}(?:[.,]\d)?\s?%?", re.IGNORECASE)
""" "Year 1 67%, Year 2 71%": where the last year is asked, the last of them counts."""
_LEAVING = re.compile(r"\bA[- ]levels?\b|\bhigh school diploma\b|\bschool[- ]leaving certificate\b", re.IGNORECASE)
""" "A levels or equivalent", without a grade."""
_PARTS = re.compile(r"[,;]")
_EXPECTS = re.compile(
    r"\b(?:predict\w*|expect\w*|forecast|on (?:course|track)|heading|projected|working towards?)\b", re.IGNORECASE
)
_PREDICTION = re.compile(
    r"\b(?:predicted|expected|forecast|on (?:course|track)|heading|projected)\b[^.;\n]{0,60}", re.IGNORECASE
)
GRADE_WITHIN_CHARACTERS = 300
"""A prediction stands in the lines right below the course."""
_POINTS = re.compile(r"GPA|/ ?[45](?:\.0+)?\b", re.IGNORECASE)
_SCHOOL_SCALES = (GradeScale.UCAS, GradeScale.A_LEVEL)


def judge_grade(case: Case, condition: GradeCondition) -> Finding:
    """The best grade among the courses of the level that the scale belongs to."""
    if condition.scale is GradeScale.GCSE:
        return _judge_gcse(case, condition)
    return best([_judge_one(case, one) for one in _own_scales(case, alternatives(condition))])


def _own_scales(case: Case, asked: Sequence[GradeCondition]) -> Sequence[GradeCondition]:
    """Of a British class and a GPA that a posting asks for side by side, the one in which the CV is graded.

    Else an average of 66 %, which is no first class, would be met as the GPA that it is worth in some table.
    """
    if not {GradeScale.UK_CLASS, GradeScale.GPA} <= {one.scale for one in asked}:
        return asked
    grades = [degree.grade for degree in case.cv.profile.degrees if degree.grade and degree.level is not Level.SCHOOL]
    points = any(_POINTS.search(grade) for grade in grades)
    other = GradeScale.UK_CLASS if points else GradeScale.GPA
    return [one for one in asked if one.scale is not other] if grades else asked


def _judge_one(case: Case, condition: GradeCondition) -> Finding:
    graded = [degree for degree in _relevant(case, condition) if degree.grade]
    if not graded:
        return missing("The CV states no such grade.", confidence=0.6)
    lists = [degree for degree in graded if _lists_other_subjects(degree, condition)]
    if lists:
        return missing("The CV lists its subjects, and this one is not among them.", quote_clause(case, lists[0].span))
    compared = [(_compared(degree, condition), degree) for degree in graded]
    for wanted in ("met", "partial", "missing", "unknown"):
        for outcome, degree in compared:
            if outcome == wanted:
                return _finding(case, outcome, degree, condition)
    return unknown("The grade in the CV could not be compared.")


def _lists_other_subjects(degree: Degree, condition: GradeCondition) -> bool:
    """Whether a school certificate is told subject by subject, without the one that is asked."""
    if condition.subject is None or condition.scale is not GradeScale.A_LEVEL:
        return False
    named = {one.subject for one in find_subjects((degree.field or "").partition(":")[2])}
    return len(named) > 1 and condition.subject not in named


def _compared(degree: Degree, condition: GradeCondition) -> str:
    """How a grade stands to the condition; one brought from another scale is near it within some points."""
    text = _with_award(degree)
    if _LAST_YEAR.search(condition.text) and (years := _OF_YEARS.findall(text)):
        text = years[-1]
    outcome = compare(text, condition)
    if outcome == "met" and _is_close_on_another_scale(text, condition):
        return "partial"
    if outcome != "missing" or not _BARE_READ.search(text) or condition.scale not in _DEGREE_SCALES:
        return outcome
    near = max((one.high for one in read_grades(text)), default=0.0) >= condition.value - NEAR_POINTS
    return "partial" if near else outcome


def _is_close_on_another_scale(text: str, condition: GradeCondition) -> bool:
    """Whether a percentage reaches what is asked on a scale of points by so little that another table may deny it."""
    if not _ANOTHER_SCALE.search(condition.text) or condition.scale is GradeScale.GPA:
        return False
    if _ANOTHER_SCALE.search(text) or _BARE_READ.search(text):
        return False
    figures = [one.low for one in read_grades(text) if one.exact]
    return bool(figures) and max(figures) < condition.value + NEAR_POINTS


def _judge_gcse(case: Case, condition: GradeCondition) -> Finding:
    """The grade in each subject named, by GCSE or by what stands for it; all must be reached."""
    subjects = subjects_asked(condition.text)
    found = {name: grade for name in subjects if (grade := _best_school_grade(case, name)) is not None}
    if not found:
        return unknown("The CV does not state such school grades.", confidence=0.6)
    evidence = dict.fromkeys(quote_clause(case, span) for _, span in found.values())
    if any(grade < condition.value for grade, _ in found.values()):
        return missing("A school grade stated is below what is asked.", *evidence, contradicts=True)
    if len(found) < len(subjects):
        return partial("The CV states the grade of a part of the subjects asked.", *evidence)
    return met("The school grades stated reach what is asked.", *evidence)


def _best_school_grade(case: Case, subject: str) -> tuple[int, Span] | None:
    """The best grade in a subject that a line on education states, on the GCSE scale, and where the subject stands."""
    found: list[tuple[int, Span]] = []
    for statement in case.cv.statements:
        grade = school_grade(statement.text, subject) if statement.section is SectionName.EDUCATION else None
        if grade is not None:
            at = statement.span.start + grade[1]
            found.append((grade[0], Span(statement.span.page, at, at + 1)))
    return max(found, key=lambda pair: pair[0], default=None)


def _with_award(degree: Degree) -> str:
    """A "Distinction" means what it means in its award, so that both are compared together.

    A bare "1.6" of a school in a German-speaking country is a grade on the scale there.
    """
    grade = degree.grade or ""
    countries = countries_named(degree.institution or "")
    if not read_grades(grade) or (_GERMAN_SCHOOLS >= countries > frozenset() and not _BRITISH.search(grade)):
        grade = _on_scale_of(countries, grade)
    return ", ".join(part for part in (degree.award, grade) if part)


def _on_scale_of(countries: frozenset[str], grade: str) -> str:
    """A bare number with the scale of the country of the school: "7.9" is "7.9 / 10" in the Netherlands."""
    for where, bare, written in _SCALES:
        if where & countries:
            return bare.sub(written, grade)
    return grade


def judge_results(case: Case) -> Finding:
    """ "Good academic results", without a figure: the best grade that the CV states, a 2:1 or better is good."""
    for degree in sorted(case.cv.profile.degrees, key=lambda one: (one.level is Level.SCHOOL, not one.expected)):
        readings = read_grades(_with_award(degree)) if degree.grade else ()
        if not readings:
            continue
        at = case.cv.document.pages[degree.span.page - 1].find(degree.grade or "", degree.span.start)
        place = degree.span if at < 0 else Span(degree.span.page, at, at + len(degree.grade or ""))
        if max(one.low for one in readings) >= GOOD_RESULT:
            return met("The CV states good results.", quote_clause(case, place), confidence=0.6)
        return partial("The CV states results below a 2:1.", quote_clause(case, place))
    if _LEAVING.search(case.requirement.text) and (known := case.cv.profile.degrees):
        school = next((one for one in known if one.level is Level.SCHOOL), known[0])
        return met(
            "The CV names a school leaving certificate, or a course that asks for one.", quote_clause(case, school.span)
        )
    return missing("The CV states no such grade.", confidence=0.6)


def _relevant(case: Case, condition: GradeCondition) -> list[Degree]:
    school = condition.scale in _SCHOOL_SCALES
    degrees = [d for d in case.cv.profile.degrees if (d.level in (Level.SCHOOL, Level.FOUNDATION)) == school]
    return sorted(degrees, key=lambda degree: not degree.expected)


def _finding(case: Case, outcome: str, degree: Degree, condition: GradeCondition) -> Finding:
    evidence = _grade_evidence(case, degree, condition, outcome)
    if outcome == "met":
        return met("The grade stated or predicted reaches what is asked.", evidence)
    if outcome == "partial":
        return partial("The grade stated is near what is asked, or on another scale.", evidence)
    if outcome == "missing":
        return missing("The grade stated is below what is asked.", evidence, contradicts=True)
    return unknown("The grade in the CV is on a scale that cannot be compared.", evidence, confidence=0.5)


def _grade_evidence(case: Case, degree: Degree, condition: GradeCondition, outcome: str) -> Evidence:
    """The part of the grade that decides, where it stands, searched from the degree's own line on.

    Where the posting asks what is expected, a prediction decides, if the CV has one.
    """
    page = case.cv.document.pages[degree.span.page - 1]
    parts = [part.strip() for part in _PARTS.split(degree.grade or "") if part.strip()]
    if _EXPECTS.search(condition.text):
        told = page[degree.span.start : degree.span.end + GRADE_WITHIN_CHARACTERS]
        parts = [*(found[0].strip() for found in _PREDICTION.finditer(told)), *parts]
    grade = next((part for part in parts if compare(part, condition) == outcome), parts[0] if parts else "")
    at = page.find(grade, degree.span.start) if grade else -1
    if at < 0:
        return quote_clause(case, degree.span)
    return quote_clause(case, Span(degree.span.page, at, at + len(grade)))
