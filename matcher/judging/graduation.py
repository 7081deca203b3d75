"""Graduation, year of study and what is left of the course: arithmetic on the running course."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from matcher.conditions import DegreeCondition, GraduationCondition, Level, PartialDate
from matcher.degrees import rank
from matcher.judging.asked import degrees_asked, stages_asked
from matcher.judging.case import (
    Case,
    Finding,
    best,
    found_in_cv,
    met,
    missing,
    partial,
    quote_clause,
    unknown,
    weakest,
)
from matcher.judging.courses import (
    Course,
    course_evidence,
    course_name,
    courses,
    current_course,
    dates_evidence,
    distinct,
    internship_end,
    judge_sandwich,
    judge_stages,
    later_course,
    level_fits,
    line_evidence,
    planned_courses,
    year_evidence,
)
from matcher.on_a_day import COURSE_YEAR_BORDER_MONTH, ONE_YEAR_DAYS
from matcher.placement_years import asks_placement_year
from matcher.scratch import once
from matcher.study_years import LONGEST_COURSE, YearsLeft, years_left

SUMMER_SHARE_OF_YEAR = 0.35
"""A course year is taught from autumn to early summer, so it counts as done when about 0.65 of a year has passed."""
AUTUMN_MONTH = 9
SOON_OVER_DAYS = 45
"""A course that ends so soon after the internship is not gone back to."""
DAYS_OF_YEAR = 365
LAST_TERM_DAYS = 120
"""Who has a year left in September is through in May."""
SUMMER_MONTH = 6
_BY_SUMMER = re.compile(
    r"\b(?:by|before|until) (?:the )?(?:end of )?"
    r"(?:(?:this |next )?(?:academic )?(?:summer|year)|may|june|july|start|beginning"
    r"|(?:internship|placement) (?:starts|begins))\b",
    re.IGNORECASE,
)
SHORTEST_BACHELOR = 3

_GOES_BACK = re.compile(
    r"\b(?:go(?:ing)? back|return(?:ing)?|back (?:at|to|on|in)|before)\b[^.;\n]{0,25}"
    r"\b(?:final year|last year|third year|fourth year|university|uni|campus|college|studies)\b",
    re.IGNORECASE,
)
_STUDY_LEFT = re.compile(
    r"\b(?:terms?|semesters?|quarters?|years?|months?|part) (?:of (?:\w+ ){0,2}?(?:study|studies|school"
    r"|university|college) )?"
    r"(?:left|remaining|to go|still to come)\b",
    re.IGNORECASE,
)
_GRADUATES = re.compile(
    r"\bgraduat|\b(?:complet\w{1,4}|finish\w{0,3}|end(?:s|ing)?)\b[^.;]{0,25}\b(?:degree|studies|course)\b",
    re.IGNORECASE,
)
_LEAVERS = re.compile(
    r"\b(?:recent(?:ly)?|new(?:ly)?|fresh|just)[- ]?(?:\w+ )?graduat(?:es?|ed)\b|\bor (?:an? |have )?graduate[ds]?\b"
    r"|\bgraduates? (?:may|can|are|of|from)\b|\bleavers\b",
    re.IGNORECASE,
)
LATELY_DAYS = 730
"""Who finished within two years is a recent graduate where the posting sets no window."""
_UP_TO_LEVEL = re.compile(
    r"\b(?:up )?(?:to|through|till) (?:an? |the |your )?(?:PhD|doctora\w+|master\w*|MSc|postgrad\w*)\b", re.IGNORECASE
)
""" "From second year to PhD": a range, of which the level named is the last."""
_ANY_STAGE = re.compile(
    r"\b(?:not|n[’']t|never) (?:yet )?(?:have |having )?(?:yet )?"
    r"(?:graduated|finished (?:your|the) (?:degree|course|studies))\b"
    r"|\b(?:any|whatever|whichever) (?:year|stage|semester|term|level|point)\b"
    r"|\ball (?:years|stages|levels|year groups)\b|\bno matter (?:which|what) (?:year|stage|semester)\b",
    re.IGNORECASE,
)
_years_left = once(years_left)
_OF_IT = re.compile(r"\bof (?:it|them|which)\b", re.IGNORECASE)
""" "A year of it left": of the degree that the posting asks for."""
_CHOICE = re.compile(r"\bor\b|\bmay apply too\b|\balso\b|/|;", re.IGNORECASE)


def judge_graduation(case: Case, condition: GraduationCondition) -> Finding:
    """Every part that the condition states is checked; the first that fails decides."""
    course = current_course(case)
    if course is None:
        known = courses(case)
        if not known:
            return missing("The CV names no course of study.")
        if _LEAVERS.search(case.requirement.text) and _ended_lately(case, known[0]):
            return met("The course ended a short while ago, and leavers may apply.", line_evidence(case, known[0]))
        return missing("No course is running any more.", line_evidence(case, known[0]), contradicts=True)
    elsewhere = _of_another_level(case, condition, course)
    if elsewhere is not None:
        return elsewhere
    findings = _findings(case, condition, course)
    if not findings:
        return unknown("The posting's condition on the course could not be checked against the CV.")
    if asks_placement_year(case.requirement.text):
        findings.append(judge_sandwich(case, course))
    decisive = best(findings) if _is_choice(case, condition) else weakest(findings)
    return replace(decisive, evidence=distinct((*decisive.evidence, *course_evidence(case, course))))


def _ended_lately(case: Case, course: Course) -> bool:
    end = course.degree.end
    return end is not None and (case.as_of - end.latest()).days <= LATELY_DAYS


def judge_any_stage(case: Case) -> Finding:
    """A wish on the course without a condition: "in any year" is met by any course that runs, the rest is not read."""
    if not _ANY_STAGE.search(case.requirement.text):
        return unknown("The condition could not be read well enough to check it against the CV.", confidence=0.5)
    course = current_course(case)
    if course is not None:
        return met("A course is running, and any year of it will do.", *course_evidence(case, course))
    known = courses(case)
    if not known:
        return missing("The CV names no course of study.")
    return missing("No course is running any more.", line_evidence(case, known[0]), contradicts=True)


def _findings(case: Case, condition: GraduationCondition, course: Course) -> list[Finding]:
    """What each part of the condition finds; alternatives of level and year are judged together."""
    stages = stages_asked(case.requirement.text)
    staged = judge_stages(case, course, stages) if len(stages) > 1 else None
    checks = [_check_window, _check_return, _check_years_done]
    if staged is None:
        checks += [_check_year, _check_years_left]
    found = [finding for check in checks if (finding := check(case, condition, course)) is not None]
    return found if staged is None else [staged, *found]


def _is_choice(case: Case, condition: GraduationCondition) -> bool:
    """ "Final year students or graduates of 2031": a year of study and a window are alternatives."""
    windowed = condition.earliest is not None or condition.latest is not None
    staged = bool(condition.years or condition.years_before_end)
    return windowed and staged and _CHOICE.search(case.requirement.text) is not None


def _of_another_level(case: Case, condition: GraduationCondition, course: Course) -> Finding | None:
    """A year or an end "of the degree" means the degree that the posting asks for, at the level that it names."""
    asked = [one.condition for one in case.posting.requirements if isinstance(one.condition, DegreeCondition)]
    levels = [condition for condition in asked if condition.levels] if _depends_on_level(case, condition) else []
    if course.degree.level is None:
        return None
    stages = stages_asked(case.requirement.text)
    named = _levels_named(case)
    if named:
        levels = [DegreeCondition(named)]
    if not levels or any(level_fits(course, level) for level in levels) or any(not one.levels for one in stages):
        return None
    if named and _is_past(condition, course, named):
        return None
    if condition.minimum_years_completed is not None and any(level_fits(one, levels[0]) for one in courses(case)):
        return None
    reason = f"The condition speaks of another level of study than {course_name(course)}."
    return missing(reason, line_evidence(case, course), contradicts=True)


def _levels_named(case: Case) -> frozenset[Level]:
    """The levels of which the year is said; none where a level only ends a range."""
    if _UP_TO_LEVEL.search(case.requirement.text):
        return frozenset()
    return frozenset(mention.level for mention in degrees_asked(case.requirement.text))


def _depends_on_level(case: Case, condition: GraduationCondition) -> bool:
    """A year of study is one of the degree that is asked for; "graduating after 2031" is the same at any level.

    So is "at least one term of study left".
    """
    if _years_left(case.requirement.text) and not _OF_IT.search(case.requirement.text):
        return False
    years = condition.years or condition.years_before_end or condition.minimum_years_completed
    if condition.returning and not years:
        return not _STUDY_LEFT.search(case.requirement.text)
    return bool(years or condition.returning or not _GRADUATES.search(case.requirement.text))


def _check_window(case: Case, condition: GraduationCondition, course: Course) -> Finding | None:
    if condition.earliest is None and condition.latest is None:
        return None
    end = course.degree.end
    if end is None:
        return missing("The CV does not say when the course ends.", dates_evidence(case, course))
    too_early = condition.earliest is not None and end.latest() < condition.earliest.earliest()
    later = later_course(case) if too_early and condition.latest is None else None
    if later is not None and later != course:
        return _check_window(case, condition, later)
    too_late = condition.latest is not None and end.earliest() > condition.latest.latest()
    if too_early or too_late:
        side = "before" if too_early else "after"
        reason = f"The course ends {end.isoformat()}, {side} the window that the posting sets."
        return missing(reason, dates_evidence(case, course), contradicts=True)
    return met(f"The course ends {end.isoformat()}, inside the posting's window.", dates_evidence(case, course))


def _check_year(case: Case, condition: GraduationCondition, course: Course) -> Finding | None:
    if not condition.years:
        return None
    if _is_beyond(case, condition, course):
        return met(
            f"{course_name(course)} comes after the years that the posting asks for.", line_evidence(case, course)
        )
    if course.year is None:
        return missing("The CV does not say which year of the course this is.", dates_evidence(case, course))
    evidence = year_evidence(case, course)
    if course.year + _years_to_start(case) in condition.years and course.year not in condition.years:
        return met("When the internship begins, the year that the posting asks for runs.", evidence)
    if course.year in condition.years:
        return met(f"Now in year {course.year}, which the posting asks for.", evidence)
    asked = " or ".join(str(year) for year in sorted(condition.years))
    return missing(f"Now in year {course.year}; the posting asks for year {asked}.", evidence, contradicts=True)


def _years_to_start(case: Case) -> int:
    """How many course years begin between now and the start of the internship."""
    start = case.posting.start
    if start is None or start.month is None:
        return 0
    days = (case.as_of, start.earliest())
    now, then = (day.year - (day.month < COURSE_YEAR_BORDER_MONTH) for day in days)
    return max(0, then - now)


def _is_beyond(case: Case, condition: GraduationCondition, course: Course) -> bool:
    """Whether "third year or later", at no level in particular, is passed by somebody on a second, higher course."""
    if LONGEST_COURSE not in condition.years or course.degree.level not in (Level.MASTER, Level.PHD):
        return False
    if _UP_TO_LEVEL.search(case.requirement.text):
        return True
    first = any(not one.running and one.degree.level is Level.BACHELOR for one in courses(case))
    named = _levels_named(case)
    return first and (not named or _is_past(condition, course, named))


def _is_past(condition: GraduationCondition, course: Course, named: frozenset[Level]) -> bool:
    """Whether "at least in the third year of a bachelor's" is passed by somebody on a higher course."""
    level = course.degree.level
    return LONGEST_COURSE in condition.years and level is not None and all(rank(one) < rank(level) for one in named)


def _check_years_left(case: Case, condition: GraduationCondition, course: Course) -> Finding | None:
    if not condition.years_before_end:
        return None
    if course.year is None or course.length is None:
        return _judge_years_by_end(case, condition, course)
    left = course.length - course.year
    evidence = year_evidence(case, course)
    asked = _years_before_end_in_words(condition.years_before_end)
    if left in condition.years_before_end:
        return met(f"By the CV this is year {course.year} of {course.length}, which is {asked}.", evidence)
    reason = f"By the CV this is year {course.year} of {course.length}; asked is {asked}."
    return missing(reason, evidence, contradicts=True)


def _years_before_end_in_words(years: frozenset[int]) -> str:
    names = {0: "the final year", 1: "the penultimate year"}
    return " or ".join(names.get(n, f"the year that lies {n} years before the end") for n in sorted(years))


def _judge_years_by_end(case: Case, condition: GraduationCondition, course: Course) -> Finding:
    """How many course years come after the running one, by the end of the course alone."""
    end, evidence = course.degree.end, dates_evidence(case, course)
    if end is None or end.month is None:
        return missing("The CV does not say how far through the course this is.", evidence)
    summer = date(case.as_of.year + (case.as_of.month >= COURSE_YEAR_BORDER_MONTH), COURSE_YEAR_BORDER_MONTH, 1)
    left = max(0, -((summer - end.latest()).days // ONE_YEAR_DAYS))
    if left in condition.years_before_end:
        return met(f"The course ends {end.isoformat()}, which makes this the year that the posting asks for.", evidence)
    return missing(f"The course ends {end.isoformat()}: another year is asked for.", evidence, contradicts=True)


def _check_return(case: Case, condition: GraduationCondition, course: Course) -> Finding | None:
    if not condition.returning and condition.returning_from is None:
        return None
    end = course.degree.end
    stated = _back_on(condition.returning_from) if condition.returning_from else internship_end(case)
    border = stated or _end_of_summer(case.as_of)
    if end is None:
        return unknown("The dates needed to tell whether study goes on afterwards are not stated.")
    evidence = dates_evidence(case, course)
    years = _years_left(case.requirement.text)
    if end.latest() > (_year_left_after(case, border, years) if years else border + timedelta(days=SOON_OVER_DAYS)):
        told = [quote_clause(case, span) for span in found_in_cv(case, _GOES_BACK)[:1]]
        return met(f"The course runs until {end.isoformat()}, so study goes on afterwards.", *told, evidence)
    later = later_course(case)
    if later is not None and later != course:
        return _check_return(case, condition, later)
    planned = planned_courses(case)
    if planned:
        return partial("The course ends before, and the CV speaks of another that is to follow.", planned[0][2])
    left = "too little study is left" if years or condition.returning_from else "no study is left to return to"
    return missing(f"The course ends {end.isoformat()}: {left}.", evidence, contradicts=True)


def _year_left_after(case: Case, border: date, years: YearsLeft) -> date:
    """The day beyond which a course must run that has so many years left after the internship's summer."""
    summer = max(border, internship_end(case) or _end_of_summer(case.as_of))
    return summer + timedelta(days=years.number * DAYS_OF_YEAR - LAST_TERM_DAYS)


def _end_of_summer(day: date) -> date:
    """The last day of the coming summer, when an internship ends that states no dates."""
    this_year = date(day.year, AUTUMN_MONTH, 1) - timedelta(days=1)
    return this_year if day <= this_year else date(day.year + 1, AUTUMN_MONTH, 1) - timedelta(days=1)


def _back_on(day: PartialDate) -> date:
    """The day of going back; of a year alone, its autumn, when courses go on."""
    return day.earliest() if day.month else date(day.year, AUTUMN_MONTH, 1)


def _least_years(course: Course) -> int:
    """The length of a finished course, else what a course of its level takes at least."""
    return course.length or (SHORTEST_BACHELOR if course.degree.level is Level.BACHELOR else 1)


def _day_of_count(case: Case) -> date:
    """The day by which years must be done: the internship's start, else the summer that is spoken of, else today."""
    if case.posting.start:
        return case.posting.start.earliest()
    summer = date(case.as_of.year, SUMMER_MONTH, 1)
    return summer if _BY_SUMMER.search(case.requirement.text) and summer > case.as_of else case.as_of


def _check_years_done(case: Case, condition: GraduationCondition, course: Course) -> Finding | None:
    asked = condition.minimum_years_completed
    if asked is None:
        return None
    start = _day_of_count(case)
    begun = course.degree.start
    if begun is None:
        return missing("The CV does not say when the course began.", dates_evidence(case, course))
    finished = [other for other in courses(case) if not other.running]
    before = sum(map(_least_years, finished))
    if before >= asked:
        done_before = "A year of study is done." if asked == 1 else f"{asked:g} years of study are done."
        return met(done_before, line_evidence(case, finished[0]))
    done = before + (start - begun.earliest()).days / ONE_YEAR_DAYS + SUMMER_SHARE_OF_YEAR
    evidence = year_evidence(case, course)
    if done >= asked:
        return met(f"{asked:g} years of the course are done by the start.", evidence)
    return missing(f"Fewer than {asked:g} years of the course are done by the start.", evidence, contradicts=True)
