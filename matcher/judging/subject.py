"""The field of study: the subjects asked for against the subject of any course of the CV."""

from __future__ import annotations

import re

from matcher.conditions import FieldCondition
from matcher.judging.asked import subjects_asked
from matcher.judging.case import Case, Finding, met, missing, partial
from matcher.judging.courses import Course, courses, distinct, line_evidence, planned_courses
from matcher.scratch import once
from matcher.subjects import Fit, fit

MAX_QUOTES = 2
_ANY_SUBJECT = re.compile(
    r"\b(?:any|all|whatever|whichever) (?:\w+ )?(?:disciplines?|subjects?|fields?|degrees?|courses?|majors?"
    r"|backgrounds?)\b",
    re.IGNORECASE,
)
_STUDY = re.compile(
    r"\b(?:degrees?|stud(?:y|ies|ying|ents?)|subjects?|disciplines?|fields?|majors?|programmes?|programs?|bachelor\w*"
    r"|masters?|undergraduates?|graduates?|background)\b",
    re.IGNORECASE,
)
_FITTING: tuple[Fit, ...] = ("same", "covers")
_BEST_FIRST: tuple[Fit, ...] = (*_FITTING, "near")


def judge_field(case: Case, condition: FieldCondition) -> Finding:
    """The best fit of any course's subject with the subjects asked for."""
    known = [course for course in courses(case) if course.degree.field]
    if not known:
        return missing("The CV names no subject of study.")
    fits = [(_fit((course.degree.field or "", condition)), course) for course in known]
    best = next((found for found in _BEST_FIRST if any(one == found for one, _ in fits)), None)
    if best is not None:
        level = _FITTING if best in _FITTING else (best,)
        fitting = [course for found, course in fits if found in level]
        return _field_finding(case, fitting, best)
    planned = next((words for _, field, words in planned_courses(case) if _fit((field, condition)) in _FITTING), None)
    if planned is not None:
        return partial("The CV speaks of a course in such a subject, which has not begun.", planned)
    if not condition.subjects and not condition.groups:
        return _unnamed_field(case, known[0])
    reason = f"{known[0].degree.field} is none of the subjects asked for."
    return missing(reason, line_evidence(case, known[0]), contradicts=_speaks_of_study(case, condition))


def _speaks_of_study(case: Case, condition: FieldCondition) -> bool:
    """Whether a subject of study is asked, and no way of thinking: "you think in numbers: a quantitative job"."""
    return bool(condition.subjects) or _STUDY.search(case.requirement.text) is not None


@once
def _fit(field_and_asked: tuple[str, FieldCondition]) -> Fit:
    return fit(*field_and_asked)


def _field_finding(case: Case, fitting: list[Course], found: Fit) -> Finding:
    """`fitting` are the courses that fit, running and higher ones first; all of them are quoted."""
    course = fitting[0]
    evidence = line_evidence(case, course)
    if found in _FITTING:
        lines = distinct(tuple(line_evidence(case, one) for one in fitting[:MAX_QUOTES]))
        return met(f"{course.degree.field} is a subject that the posting asks for.", *lines)
    return partial(f"{course.degree.field} is a neighbour of the subjects asked for.", evidence)


def _unnamed_field(case: Case, course: Course) -> Finding:
    """ "Any discipline" is met by each; of "a related field" alone the posting's own topic decides."""
    evidence = line_evidence(case, course)
    if _ANY_SUBJECT.search(case.requirement.text):
        return met("The posting takes any subject.", evidence)
    title_fit = fit(course.degree.field or "", FieldCondition(_subjects_of_title(case), True))
    if title_fit in ("same", "covers", "near"):
        return met(f"{course.degree.field} is related to what the posting is about.", evidence, confidence=0.7)
    return partial("The posting asks for a related field without naming one.", evidence, confidence=0.5)


def _subjects_of_title(case: Case) -> frozenset[str]:
    return frozenset(mention.subject for mention in subjects_asked(case.posting.title))
