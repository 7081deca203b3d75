"""Degree, field of study and graduation: arithmetic on the courses that a CV states."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from matcher.conditions import (
    DegreeCondition,
    Enrolment,
    FieldCondition,
    GraduationCondition,
    Level,
    PartialDate,
)
from matcher.dates import find_periods
from matcher.degrees import find_degrees, rank
from matcher.judging.case import Case, Finding, met, missing, partial, quote, quote_clause, unknown
from matcher.nouns import Degree, Evidence, Span
from matcher.subjects import Fit, find_subjects, fit

LEVEL_WORDS = {
    Level.SCHOOL: "school",
    Level.FOUNDATION: "foundation",
    Level.BACHELOR: "bachelor's",
    Level.MASTER: "master's",
    Level.PHD: "doctoral",
}
ONE_YEAR_DAYS = 365
SUMMER_SHARE_OF_YEAR = 0.35
"""A course year is taught from autumn to early summer, so it counts as done when about 0.65 of a year has passed."""
COURSE_YEAR_BORDER_MONTH = 8
"""A course year ends in summer: before August one is still in the year that began the autumn before."""

DATES_WITHIN_CHARACTERS = 160
"""The dates of a course stand in its line or in the one below."""

_SANDWICH_WORDS = ("placement year", "year in industry", "sandwich", "industrial year", "placement")
_PART_TIME_WORDS = ("part time", "part-time")


@dataclass(frozen=True, slots=True)
class Course:
    """A degree as it stands on a day: whether it is running, its present year and its length in years if known."""

    degree: Degree
    running: bool
    year: int | None
    length: int | None


def courses(case: Case) -> tuple[Course, ...]:
    """The CV's degrees above school level, running ones first, then higher levels first."""
    degrees = [d for d in case.cv.profile.degrees if d.level is not Level.SCHOOL]
    read = [_course(case, degree) for degree in degrees]
    return tuple(sorted(read, key=lambda c: (not c.running, -(rank(c.degree.level) if c.degree.level else 0))))


def current_course(case: Case) -> Course | None:
    """The course that runs on the day of the search, the highest if there are several."""
    return next((course for course in courses(case) if course.running), None)


def _course(case: Case, degree: Degree) -> Course:
    running = _is_running(degree, case.as_of)
    length = _length_years(degree)
    stated = case.cv.profile.year_of_study if running else None
    if stated is not None and _belongs_to_running_course(case, degree):
        return Course(degree, running, stated.year, stated.of or length)
    return Course(degree, running, _year_on(degree, case.as_of) if running else None, length)


def _belongs_to_running_course(case: Case, degree: Degree) -> bool:
    running = [d for d in case.cv.profile.degrees if d.level is not Level.SCHOOL and _is_running(d, case.as_of)]
    return bool(running) and running[0] == degree


def _is_running(degree: Degree, day: date) -> bool:
    if degree.start is not None and degree.start.earliest() > day:
        return False
    if degree.end is not None:
        return degree.end.latest() >= day
    return degree.expected


def _length_years(degree: Degree) -> int | None:
    if degree.start is None or degree.end is None:
        return None
    if degree.start.month is None or degree.end.month is None:
        return max(1, degree.end.year - degree.start.year)
    days = (degree.end.latest() - degree.start.earliest()).days
    return max(1, round(days / ONE_YEAR_DAYS))


def _year_on(degree: Degree, day: date) -> int | None:
    """The year of the course on a day, counted in academic years from its start."""
    if degree.start is None:
        return None
    start = degree.start
    begun = start.year if (start.month or 9) >= COURSE_YEAR_BORDER_MONTH else start.year - 1
    now = day.year if day.month >= COURSE_YEAR_BORDER_MONTH else day.year - 1
    return now - begun + 1


def _degree_evidence(case: Case, course: Course) -> Evidence:
    return quote_clause(case, course.degree.span)


def _course_evidence(case: Case, course: Course) -> tuple[Evidence, ...]:
    """The line of the course, and its dates where they stand apart from it."""
    line = _degree_evidence(case, course)
    dates = _dates_evidence(case, course.degree)
    inside = dates is None or (line.span is not None and dates.span is not None and _covers(line.span, dates.span))
    return (line,) if dates is None or inside else (line, dates)


def _covers(outer: Span, inner: Span) -> bool:
    return outer.page == inner.page and outer.start <= inner.start and inner.end <= outer.end


def _dates_evidence(case: Case, degree: Degree) -> Evidence | None:
    """The period of the course where the CV writes it: within the lines that begin with the course's own."""
    if degree.end is None:
        return None
    page = case.cv.document.pages[degree.span.page - 1]
    window = page[degree.span.start : degree.span.end + DATES_WITHIN_CHARACTERS]
    for period in find_periods(window):
        if period.end == degree.end:
            offset = degree.span.start
            return quote(case, Span(degree.span.page, offset + period.start_offset, offset + period.end_offset))
    return None


def _named(course: Course) -> str:
    degree = course.degree
    return degree.award or (f"{LEVEL_WORDS[degree.level]} degree" if degree.level else "course")


# --- level and enrolment -------------------------------------------------------------------------------------------


def judge_degree(case: Case, condition: DegreeCondition) -> Finding:
    """Level, state of study and exclusions."""
    known = courses(case)
    if not known:
        return missing("The CV names no degree course.")
    if condition.enrolment is Enrolment.NOT_ENROLLED:
        return _judge_not_enrolled(case)
    excluded = _excluded(case, condition, known)
    if excluded is not None:
        return excluded
    if condition.sandwich:
        return _judge_sandwich(case, known[0])
    return _judge_level(case, condition, known)


def _judge_not_enrolled(case: Case) -> Finding:
    course = current_course(case)
    start = case.posting.start.earliest() if case.posting.start else case.as_of
    if course is None or (course.degree.end is not None and course.degree.end.latest() < start):
        return met("No full-time course runs at the start.", _degree_evidence(case, courses(case)[0]))
    evidence = _degree_evidence(case, course)
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
        return missing(reason, _degree_evidence(case, barred), contradicts=True)
    if not condition.levels:
        return met("The course is not at a level that the posting turns away.", _degree_evidence(case, known[0]))
    return None


def _judge_sandwich(case: Case, course: Course) -> Finding:
    page = case.cv.document.pages[course.degree.span.page - 1]
    line = page[course.degree.span.start : course.degree.span.end].casefold()
    evidence = _year_evidence(case, course)
    if any(word in line for word in _SANDWICH_WORDS):
        return met("The course includes a placement year.", evidence)
    if course.length is None:
        return missing("The CV names no placement year in the course.", evidence)
    return missing("The course as stated has no placement year.", evidence, contradicts=True)


def _judge_level(case: Case, condition: DegreeCondition, known: tuple[Course, ...]) -> Finding:
    fitting = [c for c in known if _level_fits(c, condition)]
    in_state = [c for c in fitting if _state_fits(c, condition)]
    if in_state:
        best = _of_named_subject(case, in_state)
        return met(_level_reason(best), *_course_evidence(case, best))
    if fitting and (condition.enrolment is Enrolment.COMPLETED or not known[0].running):
        return _judge_wrong_state(condition, fitting[0], _degree_evidence(case, fitting[0]))
    evidence = _degree_evidence(case, known[0])
    asked = " or ".join(LEVEL_WORDS[level] for level in sorted(condition.levels, key=rank))
    return missing(f"The posting asks for {asked} level; the CV shows {_named(known[0])}.", evidence, contradicts=True)


def _of_named_subject(case: Case, known: list[Course]) -> Course:
    """ "A law degree": where the requirement names a subject, the course in that subject is the one to quote."""
    subjects = frozenset(mention.subject for mention in find_subjects(case.requirement.text))
    fitting = [c for c in known if fit(c.degree.field or "", FieldCondition(subjects, False)) in ("same", "covers")]
    return (fitting or known)[0]


def _level_reason(course: Course) -> str:
    state = "in progress" if course.running else "finished"
    return f"{_named(course)}, {state}: the level that the posting asks for."


def _judge_wrong_state(condition: DegreeCondition, course: Course, evidence: Evidence) -> Finding:
    if condition.enrolment is Enrolment.COMPLETED:
        return partial("The degree is at the right level but not finished yet.", evidence)
    return missing(f"{_named(course)} is finished; the posting wants a current student.", evidence, contradicts=True)


def _level_fits(course: Course, condition: DegreeCondition) -> bool:
    level = course.degree.level
    if not condition.levels:
        return True
    if level in condition.levels:
        return True
    return Level.BACHELOR in condition.levels and _is_integrated(course.degree)


def _is_integrated(degree: Degree) -> bool:
    """An integrated master's (MEng, MSci) is an undergraduate course that ends with a master's degree."""
    return any(mention.integrated for mention in find_degrees(degree.award or ""))


def _state_fits(course: Course, condition: DegreeCondition) -> bool:
    if condition.enrolment is Enrolment.EITHER:
        since = condition.completed_since
        return course.running or since is None or _ended_since(course, since)
    if condition.enrolment is Enrolment.COMPLETED:
        return not course.running
    return course.running or (condition.completed_since is not None and _ended_since(course, condition.completed_since))


def _ended_since(course: Course, since: PartialDate) -> bool:
    end = course.degree.end
    return end is not None and end.latest() >= since.earliest()


# --- subject -------------------------------------------------------------------------------------------------------


def judge_field(case: Case, condition: FieldCondition) -> Finding:
    """The best fit of any course's subject with the subjects asked for."""
    known = [course for course in courses(case) if course.degree.field]
    if not known:
        return missing("The CV names no subject of study.")
    fits = [(fit(course.degree.field or "", condition), course) for course in known]
    for wanted in ("same", "covers", "near"):
        for found, course in fits:
            if found == wanted:
                return _field_finding(case, condition, course, found)
    if not condition.subjects and not condition.groups:
        return _unnamed_field(case, known[0])
    reason = f"{known[0].degree.field} is none of the subjects asked for."
    return missing(reason, _degree_evidence(case, known[0]), contradicts=True)


def _field_finding(case: Case, condition: FieldCondition, course: Course, found: Fit) -> Finding:
    evidence = _degree_evidence(case, course)
    if found in ("same", "covers"):
        return met(f"{course.degree.field} is a subject that the posting asks for.", evidence)
    if condition.open_ended and condition.groups:
        return met(
            f"{course.degree.field} is close to the subjects named, and the posting allows that.",
            evidence,
            confidence=0.6,
        )
    return partial(f"{course.degree.field} is a neighbour of the subjects asked for.", evidence)


def _unnamed_field(case: Case, course: Course) -> Finding:
    """ "A related field" alone: the posting's own topic decides, by meaning."""
    evidence = _degree_evidence(case, course)
    title_fit = fit(course.degree.field or "", FieldCondition(_subjects_of_title(case), True))
    if title_fit in ("same", "covers", "near"):
        return met(f"{course.degree.field} is related to what the posting is about.", evidence, confidence=0.7)
    return partial("The posting asks for a related field without naming one.", evidence, confidence=0.5)


def _subjects_of_title(case: Case) -> frozenset[str]:
    return frozenset(mention.subject for mention in find_subjects(case.posting.title))


# --- graduation and year of study ----------------------------------------------------------------------------------


def judge_graduation(case: Case, condition: GraduationCondition) -> Finding:
    """Every part that the condition states is checked; the first that fails decides."""
    course = current_course(case)
    if course is None:
        known = courses(case)
        if not known:
            return missing("The CV names no course of study.")
        return missing("No course is running any more.", _degree_evidence(case, known[0]), contradicts=True)
    elsewhere = _of_another_level(case, course)
    if elsewhere is not None:
        return elsewhere
    checks = (_check_window, _check_year, _check_years_left, _check_return, _check_years_done)
    findings = [finding for check in checks if (finding := check(case, condition, course)) is not None]
    if not findings:
        return unknown("The posting's condition on the course could not be checked against the CV.")
    if any(word in case.requirement.text.casefold() for word in _SANDWICH_WORDS[:4]):
        findings.append(_judge_sandwich(case, course))
    order = {"missing": 0, "unknown": 1, "partial": 2, "met": 3}
    decisive = min(findings, key=lambda finding: order[finding.status])
    return replace(decisive, evidence=_distinct((*decisive.evidence, *_course_evidence(case, course))))


def _distinct(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Quotes without repeats and without parts of one that stands before them, at most three."""
    kept: list[Evidence] = []
    for one in evidence:
        if one.span is None or not any(other.span and _covers(other.span, one.span) for other in kept):
            kept.append(one)
    return tuple(kept[:3])


def _of_another_level(case: Case, course: Course) -> Finding | None:
    """A year or an end "of the degree" means the degree that the posting asks for, at the level that it names."""
    asked = [one.condition for one in case.posting.requirements if isinstance(one.condition, DegreeCondition)]
    levels = [condition for condition in asked if condition.levels]
    named = frozenset(mention.level for mention in find_degrees(case.requirement.text))
    if named:
        levels = [DegreeCondition(named)]
    if not levels or any(_level_fits(course, condition) for condition in levels):
        return None
    reason = f"The condition speaks of another level of study than {_named(course)}."
    return missing(reason, _degree_evidence(case, course), contradicts=True)


def _end_evidence(case: Case, course: Course) -> Evidence:
    return _dates_evidence(case, course.degree) or quote(case, course.degree.span)


def _check_window(case: Case, condition: GraduationCondition, course: Course) -> Finding | None:
    if condition.earliest is None and condition.latest is None:
        return None
    end = course.degree.end
    if end is None:
        return missing("The CV does not say when the course ends.", _end_evidence(case, course))
    too_early = condition.earliest is not None and end.latest() < condition.earliest.earliest()
    too_late = condition.latest is not None and end.earliest() > condition.latest.latest()
    if too_early or too_late:
        side = "before" if too_early else "after"
        reason = f"The course ends {end.isoformat()}, {side} the window that the posting sets."
        return missing(reason, _end_evidence(case, course), contradicts=True)
    return met(f"The course ends {end.isoformat()}, inside the posting's window.", _end_evidence(case, course))


def _year_evidence(case: Case, course: Course) -> Evidence:
    stated = case.cv.profile.year_of_study
    return quote_clause(case, stated.span) if stated is not None else _end_evidence(case, course)


def _check_year(case: Case, condition: GraduationCondition, course: Course) -> Finding | None:
    if not condition.years:
        return None
    if course.year is None:
        return missing("The CV does not say which year of the course this is.", _end_evidence(case, course))
    evidence = _year_evidence(case, course)
    if course.year in condition.years:
        return met(f"Now in year {course.year}, which the posting asks for.", evidence)
    asked = " or ".join(str(year) for year in sorted(condition.years))
    return missing(f"Now in year {course.year}; the posting asks for year {asked}.", evidence, contradicts=True)


def _check_years_left(case: Case, condition: GraduationCondition, course: Course) -> Finding | None:
    if not condition.years_before_end:
        return None
    if course.year is None or course.length is None:
        return missing("The CV does not say how far through the course this is.", _end_evidence(case, course))
    left = course.length - course.year
    evidence = _year_evidence(case, course)
    names = {0: "final", 1: "penultimate"}
    asked = " or ".join(names.get(n, f"{n} years before the end") for n in sorted(condition.years_before_end))
    if left in condition.years_before_end:
        return met(f"Year {course.year} of {course.length} is the {asked} year.", evidence)
    reason = f"Year {course.year} of {course.length} is not the {asked} year."
    return missing(reason, evidence, contradicts=True)


def internship_end(case: Case) -> date | None:
    """The day the internship ends at the earliest: its start plus its shortest length."""
    posting = case.posting
    if posting.start is None:
        return None
    weeks = posting.duration_weeks[0] if posting.duration_weeks else 10
    return posting.start.earliest() + timedelta(weeks=weeks)


def _check_return(case: Case, condition: GraduationCondition, course: Course) -> Finding | None:
    if not condition.returning and condition.returning_from is None:
        return None
    end = course.degree.end
    border = condition.returning_from.earliest() if condition.returning_from else internship_end(case)
    if end is None or border is None:
        return unknown("The dates needed to tell whether study goes on afterwards are not stated.")
    evidence = _end_evidence(case, course)
    if end.latest() > border + timedelta(days=45):
        return met(f"The course runs until {end.isoformat()}, so study goes on afterwards.", evidence)
    return missing(f"The course ends {end.isoformat()}: no study is left to return to.", evidence, contradicts=True)


def _check_years_done(case: Case, condition: GraduationCondition, course: Course) -> Finding | None:
    asked = condition.minimum_years_completed
    if asked is None:
        return None
    start = case.posting.start.earliest() if case.posting.start else case.as_of
    begun = course.degree.start
    if begun is None:
        return missing("The CV does not say when the course began.", _end_evidence(case, course))
    done = (start - begun.earliest()).days / ONE_YEAR_DAYS + SUMMER_SHARE_OF_YEAR
    evidence = _year_evidence(case, course)
    if done >= asked:
        return met(f"{asked:g} years of the course are done by the start.", evidence)
    return missing(f"Fewer than {asked:g} years of the course are done by the start.", evidence, contradicts=True)
