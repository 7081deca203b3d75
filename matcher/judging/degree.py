"""Level and state of study: what the posting accepts against the courses of the CV."""

from __future__ import annotations

import re
from datetime import date, timedelta

from matcher.conditions import DegreeCondition, Enrolment, FieldCondition, Level
from matcher.dates import find_dates
from matcher.degrees import rank, subject_of_award
from matcher.judging.asked import degrees_asked, stages_asked, subjects_asked
from matcher.judging.case import Case, Finding, met, missing, partial, unknown
from matcher.judging.courses import (
    LEVEL_WORDS,
    Course,
    course_evidence,
    course_name,
    courses,
    current_course,
    distinct,
    internship_end,
    judge_sandwich,
    judge_stages,
    level_fits,
    line_evidence,
    planned_courses,
    year_evidence,
)
from matcher.judging.schools import judge_school
from matcher.nouns import Evidence, VerdictStatus
from matcher.subjects import fit

DAYS_A_MONTH = 30.44
SUMMER_MONTH = 5
"""From May on, the running year of study counts as done."""
_YEAR = re.compile(r"\byears?\b|\bsemester\b", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|before|until|no later than)\s(?:the )?(?:end of |start of )?$", re.IGNORECASE)
_OR_PART = re.compile(r"\bor\b[^.;]{0,20}\b(?:exam\w*|courses|credits|modules)\b", re.IGNORECASE)
_BEFORE_START = re.compile(r"\b(?:before|by|at) (?:the |your )?(?:start|beginning|first day)\b", re.IGNORECASE)
_PART_TIME_WORDS = ("part time", "part-time")


def judge_degree(case: Case, condition: DegreeCondition) -> Finding:
    """Level, state of study and exclusions; a place on a course that has not begun goes part of the way."""
    found = _judge_begun(case, condition)
    if found.status is not VerdictStatus.MISSING or condition.enrolment is Enrolment.NOT_ENROLLED:
        return found
    planned = next((words for level, _, words in planned_courses(case) if level in condition.levels), None)
    return partial("The CV speaks of such a course, which has not begun.", planned) if planned else found


def _judge_begun(case: Case, condition: DegreeCondition) -> Finding:
    known = courses(case)
    if not known:
        return missing("The CV names no degree course.")
    if condition.enrolment is Enrolment.NOT_ENROLLED:
        return _judge_not_enrolled(case)
    excluded = _excluded(case, condition, known)
    if excluded is not None:
        return excluded
    if condition.sandwich:
        return judge_sandwich(case, known[0])
    return _judge_level(case, condition, known)


def _judge_not_enrolled(case: Case) -> Finding:
    course = current_course(case)
    start = case.posting.start.earliest() if case.posting.start else case.as_of
    if course is None or (course.degree.end is not None and course.degree.end.latest() < start):
        return met("No full-time course runs at the start.", line_evidence(case, courses(case)[0]))
    evidence = line_evidence(case, course)
    line = case.cv.document.pages[course.degree.span.page - 1][course.degree.span.start : course.degree.span.end]
    if any(word in line.casefold() for word in _PART_TIME_WORDS):
        return met("The course is part time only.", evidence)
    return missing("A course still runs at the start.", evidence, contradicts=True)


def _excluded(case: Case, condition: DegreeCondition, known: tuple[Course, ...]) -> Finding | None:
    if not condition.excluded:
        return None
    barred = next((c for c in known if c.running and c.degree.level in condition.excluded), None)
    if barred is not None:
        reason = f"The posting turns away candidates at {LEVEL_WORDS[barred.degree.level or Level.PHD]} level."
        return missing(reason, line_evidence(case, barred), contradicts=True)
    if not condition.levels:
        return met("The course is not at a level that the posting turns away.", line_evidence(case, known[0]))
    return None


def _judge_level(case: Case, condition: DegreeCondition, known: tuple[Course, ...]) -> Finding:
    fitting = [c for c in known if level_fits(c, condition)]
    in_state = [c for c in fitting if _state_fits(case, c, condition)]
    if in_state:
        unfit = judge_school(case, condition, in_state) or _of_another_award(case, in_state)
        if unfit is not None:
            return unfit
        return _judge_fitting(case, condition, _of_named_subject(case, in_state), known)
    if fitting and (condition.enrolment is Enrolment.COMPLETED or not known[0].running):
        return _judge_by_deadline(case, condition, fitting[0]) or _judge_wrong_state(
            condition, fitting[0], line_evidence(case, fitting[0])
        )
    evidence = line_evidence(case, known[0])
    if known[0].degree.level is None:
        return unknown("The level of the course could not be read from the CV.", evidence, confidence=0.5)
    asked = " or ".join(LEVEL_WORDS[level] for level in sorted(condition.levels, key=rank))
    return missing(
        f"The posting asks for {asked} level; the CV shows {course_name(known[0])}.", evidence, contradicts=True
    )


def _judge_fitting(case: Case, condition: DegreeCondition, course: Course, known: tuple[Course, ...]) -> Finding:
    """A course of the right level and state: its year, the years done, and whether it lasts."""
    other_year = _of_other_year(case, course)
    if other_year is not None:
        return other_year
    too_few = _too_few_years(case, condition.years_completed, known)
    if too_few is not None:
        return too_few
    if condition.throughout and not _lasts(case, course):
        reason, evidence = "The course ends before the internship does.", course_evidence(case, course)
        return missing(reason, *evidence, contradicts=True)
    return met(_level_reason(course), *_fitting_evidence(case, condition, course, known))


def _fitting_evidence(
    case: Case, condition: DegreeCondition, course: Course, known: tuple[Course, ...]
) -> tuple[Evidence, ...]:
    """The course with its year where one is asked for; of finished courses, every one that fits."""
    lines = course_evidence(case, course)
    if course.running and _YEAR.search(case.requirement.text):
        lines = (*lines, year_evidence(case, course))
    if not course.running:
        others = (one for one in known if one != course and not one.running and level_fits(one, condition))
        lines = (*lines, *(line_evidence(case, other) for other in others))
    return distinct(lines)


def _of_other_year(case: Case, course: Course) -> Finding | None:
    """A running course in another year than the posting asks for at its level; None where the year fits or is open."""
    stages = stages_asked(case.requirement.text) if course.running else ()
    found = judge_stages(case, course, stages) if stages else None
    return found if found is not None and found.contradicts else None


def _too_few_years(case: Case, asked: int | None, known: tuple[Course, ...]) -> Finding | None:
    """Years of study at the start of the internship, over all courses; None where they are enough."""
    if asked is None:
        return None
    start = case.posting.start.earliest() if case.posting.start else case.as_of
    done = [_years_done(course, start) for course in known]
    if sum(years for years in done if years is not None) >= asked:
        return None
    evidence = [year_evidence(case, known[0])] if known[0].running else [line_evidence(case, known[0])]
    if None in done:
        return unknown("The CV does not say how many years of study are done.", *evidence, confidence=0.5)
    return missing(f"Fewer than {asked} years of study are done by the start.", *evidence, contradicts=True)


def _years_done(course: Course, start: date) -> int | None:
    """Whole years of a course that are done on a day; a year counts as done in its summer."""
    if not course.running:
        return course.length
    if course.year is None:
        return None
    return course.year if start.month >= SUMMER_MONTH else course.year - 1


def _of_named_subject(case: Case, known: list[Course]) -> Course:
    """ "A law degree": where the requirement names a subject, the course in that subject is the one to quote."""
    subjects = frozenset(mention.subject for mention in subjects_asked(case.requirement.text))
    fitting = [c for c in known if fit(c.degree.field or "", FieldCondition(subjects, False)) in ("same", "covers")]
    return (fitting or known)[0]


def _of_another_award(case: Case, known: list[Course]) -> Finding | None:
    """ "An LLB" is a degree in law: a contradiction where all awards named have a subject and no course is of one."""
    named = [subject_of_award(mention.award) for mention in degrees_asked(case.requirement.text)]
    subjects = frozenset(one.subject for name in named if name for one in subjects_asked(name))
    if not named or not all(named) or not subjects:
        return None
    wanted = FieldCondition(subjects, False)
    fields = [course.degree.field or subject_of_award(course.degree.award or "") for course in known]
    if any(not field or fit(field, wanted) != "none" for field in fields):
        return None
    names = " or ".join(sorted({name for name in named if name}))
    return missing(
        f"The award that the posting names is one in {names}.", line_evidence(case, known[0]), contradicts=True
    )


def _level_reason(course: Course) -> str:
    state = "in progress" if course.running else "finished"
    return f"{course_name(course)}, {state}: the level that the posting asks for."


def _judge_by_deadline(case: Case, condition: DegreeCondition, course: Course) -> Finding | None:
    """ "Completed by July 2031": whether a course that still runs ends by then; None where no day to come is named."""
    end = course.degree.end
    if condition.enrolment is not Enrolment.COMPLETED or not course.running or end is None:
        return None
    asked = case.requirement.text
    days = [one.last.latest() for one in find_dates(asked) if _BY.search(asked[max(0, one.start - 24) : one.start])]
    if _BEFORE_START.search(asked) and case.posting.start is not None and not _OR_PART.search(asked):
        days.append(case.posting.start.latest())
    if not days:
        return None
    if end.earliest() <= max(days):
        return met(f"{course_name(course)} ends by then.", *course_evidence(case, course))
    return missing(f"{course_name(course)} ends later.", *course_evidence(case, course), contradicts=True)


def _judge_wrong_state(condition: DegreeCondition, course: Course, evidence: Evidence) -> Finding:
    if condition.enrolment is Enrolment.COMPLETED and not course.running and course.degree.end is not None:
        return missing(f"{course_name(course)} ended too long ago for the posting.", evidence, contradicts=True)
    if condition.enrolment is Enrolment.COMPLETED:
        return partial("The degree is at the right level but not finished yet.", evidence)
    return missing(
        f"{course_name(course)} is finished; the posting wants a current student.", evidence, contradicts=True
    )


def _state_fits(case: Case, course: Course, condition: DegreeCondition) -> bool:
    if course.running:
        return condition.enrolment is not Enrolment.COMPLETED
    since = _leavers_since(case, condition)
    if condition.enrolment is Enrolment.ENROLLED:
        return since is not None and _ended_since(course, since)
    return since is None or _ended_since(course, since)


def _leavers_since(case: Case, condition: DegreeCondition) -> date | None:
    """The day from which finished courses count, None where the posting names no limit."""
    if condition.completed_since is not None:
        return condition.completed_since.earliest()
    if condition.completed_within_months is None:
        return None
    start = case.posting.start.earliest() if case.posting.start else case.as_of
    return start - timedelta(days=round(condition.completed_within_months * DAYS_A_MONTH))


def _ended_since(course: Course, since: date) -> bool:
    end = course.degree.end
    return end is not None and end.latest() >= since


def _lasts(case: Case, course: Course) -> bool:
    end, until = course.degree.end, internship_end(case)
    return not course.running or end is None or until is None or end.latest() >= until
