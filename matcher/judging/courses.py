"""The courses that a CV states, as they stand on a day, and the words that show them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from matcher.conditions import DegreeCondition, Level
from matcher.dates import find_periods
from matcher.degrees import find_degrees, rank
from matcher.judging.case import Case, Finding, found_in_cv, met, missing, partial, quote, quote_clause
from matcher.judging.prepared import PreparedCv
from matcher.nouns import Cv, Degree, Evidence, Span
from matcher.on_a_day import is_running, length_years, year_on
from matcher.placement_years import find_placement_year, is_in_course_line
from matcher.scratch import once
from matcher.study_years import Stage

LEVEL_WORDS = {
    Level.SCHOOL: "school",
    Level.FOUNDATION: "foundation",
    Level.BACHELOR: "bachelor's",
    Level.MASTER: "master's",
    Level.PHD: "doctoral",
}
_PLANS = re.compile(
    r"\b(?i:staying on|continuing|carrying on|going on|applied|place (?:accepted |offered |confirmed )?on|offer)"
    r" ?(?:for|to|with|on|from)? (?:an? |the |my )?(?:[\w-]+ ){0,2}"
    r"(?:M\.?Sc|MA|MEng|MPhil|LL\.?M|MBA|[Mm]aster(?:['’]?s)?|Ph\.?D|B\.?Sc|BA|[Bb]achelor(?:['’]?s)?)\b"
)
LONGEST_BACHELOR, LAST_YEAR_OF_BACHELOR = 5, 4
DATES_WITHIN_CHARACTERS = 160
"""The dates of a course stand in its line or in the one below."""

_POSSIBLE = re.compile(
    r"\b(?:could|may|might|optional|hope|hoping|apply|applied|considering|if|can switch|option)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Course:
    """A degree as it stands on a day: whether it is running, its present year and its length in years if known."""

    degree: Degree
    running: bool
    year: int | None
    length: int | None


def courses(case: Case) -> tuple[Course, ...]:
    """The CV's degrees above school level, running ones first, then higher levels, then those that end last."""
    return _courses_on((case.prepared, case.as_of))


@once
def _courses_on(cv_and_day: tuple[PreparedCv, date]) -> tuple[Course, ...]:
    cv, day = cv_and_day[0].cv, cv_and_day[1]
    read = [_course(cv, day, degree) for degree in _above_school(cv) if not _is_to_come(degree, day)]
    return tuple(sorted(read, key=_first))


def _is_to_come(degree: Degree, day: date) -> bool:
    return degree.start is not None and degree.start.earliest() > day


def later_course(case: Case) -> Course | None:
    """The course that the student has a place on and that has not begun: the one that ends last."""
    to_come = [one for one in _above_school(case.cv) if _is_to_come(one, case.as_of) and one.end is not None]
    last = max(to_come, key=lambda one: one.end.latest() if one.end else case.as_of, default=None)
    return Course(last, False, None, length_years(last)) if last is not None else None


def planned_courses(case: Case) -> tuple[tuple[Level, str, Evidence], ...]:
    """Level, subject and words of the courses that the student has a place on, or applies for, and has not begun."""
    degrees = [one for one in _above_school(case.cv) if _is_to_come(one, case.as_of)]
    told = [(one.level, one.field or "", quote_clause(case, one.span)) for one in degrees if one.level]
    for span in found_in_cv(case, _PLANS):
        words = quote(case, span)
        told.extend((mention.level, "", words) for mention in find_degrees(words.quote)[-1:])
    return tuple(told)


def _first(course: Course) -> tuple[bool, int, int]:
    """Running courses, higher levels, and of equals the one that ends last, wherever the CV writes it."""
    degree = course.degree
    ends = degree.end.latest().toordinal() if degree.end else 0
    return not course.running, -(rank(degree.level) if degree.level else 0), -ends


def current_course(case: Case) -> Course | None:
    """The course that runs on the day of the search, the highest if there are several."""
    return next((course for course in courses(case) if course.running), None)


def _above_school(cv: Cv) -> list[Degree]:
    return [degree for degree in cv.profile.degrees if degree.level is not Level.SCHOOL]


def _course(cv: Cv, day: date, degree: Degree) -> Course:
    running = degree in _running(cv, day)
    length = length_years(degree)
    stated = cv.profile.year_of_study if running else None
    if stated is not None and _belongs_to_running_course(cv, day, degree):
        return Course(degree, running, stated.year, stated.of or length)
    return Course(degree, running, year_on(degree, day) if running else None, length)


def _belongs_to_running_course(cv: Cv, day: date, degree: Degree) -> bool:
    return next(iter(_running(cv, day)), None) == degree


def _running(cv: Cv, day: date) -> list[Degree]:
    """The courses that run on the day; who states a year of study is on a course, even one without dates."""
    above = _above_school(cv)
    running = [degree for degree in above if is_running(degree, day)]
    if running or cv.profile.year_of_study is None:
        return running
    return [degree for degree in above if degree.end is None][:1]


def line_evidence(case: Case, course: Course) -> Evidence:
    """The line that states the course."""
    return quote_clause(case, course.degree.span)


def course_evidence(case: Case, course: Course) -> tuple[Evidence, ...]:
    """The line of the course, and its dates where they stand apart from it."""
    line = line_evidence(case, course)
    dates = _period_evidence(case, course.degree)
    inside = dates is None or (line.span is not None and dates.span is not None and _covers(line.span, dates.span))
    return (line,) if dates is None or inside else (line, dates)


def _covers(outer: Span, inner: Span) -> bool:
    return outer.page == inner.page and outer.start <= inner.start and inner.end <= outer.end


def _period_evidence(case: Case, degree: Degree) -> Evidence | None:
    """The period of the course where the CV writes it: in its lines or those right below, else right above."""
    if degree.end is None:
        return None
    start, end = degree.span.start, degree.span.end
    for first, last in ((start, end + DATES_WITHIN_CHARACTERS), (max(0, start - DATES_WITHIN_CHARACTERS), start)):
        window = case.cv.document.pages[degree.span.page - 1][first:last]
        for period in _periods(window):
            if period.end == degree.end:
                return quote(case, Span(degree.span.page, first + period.start_offset, first + period.end_offset))
    return None


_periods = once(find_periods)


def course_name(course: Course) -> str:
    """The award as written, else the level in words."""
    degree = course.degree
    return degree.award or (f"{LEVEL_WORDS[degree.level]} degree" if degree.level else "course")


def dates_evidence(case: Case, course: Course) -> Evidence:
    """The dates of the course, else its line."""
    return _period_evidence(case, course.degree) or quote(case, course.degree.span)


def year_evidence(case: Case, course: Course) -> Evidence:
    """Where the CV states its year of study, else the dates of the course."""
    stated = case.cv.profile.year_of_study
    return quote_clause(case, stated.span) if stated is not None else dates_evidence(case, course)


def internship_end(case: Case) -> date | None:
    """The day the internship ends at the earliest: its start plus its shortest length."""
    posting = case.posting
    if posting.start is None:
        return None
    weeks = posting.duration_weeks[0] if posting.duration_weeks else 10
    return posting.start.earliest() + timedelta(weeks=weeks)


def judge_sandwich(case: Case, course: Course) -> Finding:
    """Whether the course includes a placement year; a course of fixed length without one contradicts."""
    page = case.cv.document.pages[course.degree.span.page - 1]
    line = page[course.degree.span.start : course.degree.span.end]
    evidence = year_evidence(case, course)
    if is_in_course_line(line):
        return met("The course includes a placement year.", line_evidence(case, course))
    named = placement_named(case)
    if named is not None:
        return named
    if course.length is None:
        return missing("The CV names no placement year in the course.", evidence)
    return missing("The course as stated has no placement year.", evidence, contradicts=True)


def placement_named(case: Case) -> Finding | None:
    """Met where the CV names a placement year, partial where it is only possible; None where it is silent."""
    for number, page in enumerate(case.cv.document.pages, start=1):
        found = find_placement_year(page)
        if found:
            evidence = quote_clause(case, Span(number, found.start(), found.end()))
            if _POSSIBLE.search(evidence.quote):
                return partial("The CV speaks of a placement year as possible.", evidence)
            return met("The CV names a placement year.", evidence)
    return None


def judge_stages(case: Case, course: Course, stages: tuple[Stage, ...]) -> Finding | None:
    """Whether the course stands at one of the alternatives of level and year; None where none is of its level."""
    fitting = [stage for stage in stages if not stage.levels or level_fits(course, DegreeCondition(stage.levels))]
    if not fitting:
        return None
    held = [stage.holds(_year_of_plan(course), course.length) for stage in fitting]
    evidence = year_evidence(case, course)
    if True in held:
        year = "" if course.year is None else f", year {course.year}"
        return met(f"{course_name(course)}{year}: one of the stages that the posting asks for.", evidence)
    if None in held:
        return missing("The CV does not say which year of the course this is.", evidence)
    reason = f"{course_name(course)} is in year {course.year}; the posting asks for another year at this level."
    return missing(reason, evidence, contradicts=True)


def _year_of_plan(course: Course) -> int | None:
    """The year of study that is meant: who takes longer over a bachelor's than any plan has is in its last years."""
    late = course.degree.level is Level.BACHELOR and course.year is not None and course.year > LONGEST_BACHELOR
    return LAST_YEAR_OF_BACHELOR if late else course.year


def level_fits(course: Course, condition: DegreeCondition) -> bool:
    """Whether the course is at a level that is accepted; an integrated master's is an undergraduate course too."""
    level = course.degree.level
    if not condition.levels:
        return True
    if level in condition.levels:
        return True
    return Level.BACHELOR in condition.levels and _is_integrated(course.degree)


def _is_integrated(degree: Degree) -> bool:
    """An integrated master's (MEng, MSci) is an undergraduate course that ends with a master's degree."""
    return any(mention.integrated for mention in find_degrees(degree.award or ""))


def distinct(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Quotes without repeats and without parts of one that stands before them, at most three."""
    kept: list[Evidence] = []
    for one in evidence:
        if one.span is None or not any(other.span and _covers(other.span, one.span) for other in kept):
            kept.append(one)
    return tuple(kept[:3])
