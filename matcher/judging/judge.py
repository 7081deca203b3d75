"""From a case to a verdict: one rule for each kind, and the two rules that hold for all."""

from __future__ import annotations

from matcher.conditions import (
    AvailabilityCondition,
    DegreeCondition,
    FieldCondition,
    GradeCondition,
    GraduationCondition,
    LanguageCondition,
    LocationCondition,
    RightsCondition,
    SkillCondition,
)
from matcher.judging.availability import judge_availability
from matcher.judging.case import Case, Finding, unknown
from matcher.judging.grade import judge_grade
from matcher.judging.language import judge_language
from matcher.judging.location import judge_location
from matcher.judging.meaning import judge_by_meaning, judge_disposition
from matcher.judging.papers import judge_other
from matcher.judging.rights import judge_rights
from matcher.judging.skills import judge_skill
from matcher.judging.study import judge_degree, judge_field, judge_graduation
from matcher.nouns import Importance, Kind, Verdict, VerdictStatus
from matcher.subjects import read_field_condition

HARD_KINDS = frozenset(
    {
        Kind.DEGREE,
        Kind.FIELD,
        Kind.GRADUATION,
        Kind.AUTHORISATION,
        Kind.AVAILABILITY,
        Kind.LOCATION,
        Kind.GRADE,
        Kind.LANGUAGE,
    }
)
"""Kinds whose contradiction by the CV blocks an application."""
_SILENT_KINDS = frozenset({Kind.AUTHORISATION, Kind.AVAILABILITY, Kind.LOCATION})
_DISPOSITIONS = frozenset({Kind.INTEREST, Kind.TRAIT})


def judge(case: Case) -> Verdict:
    """The verdict on one requirement."""
    finding = _find(case)
    requirement = case.requirement
    blocker = (
        finding.contradicts
        and finding.status is VerdictStatus.MISSING
        and requirement.importance is Importance.MUST
        and requirement.kind in HARD_KINDS
    )
    return Verdict(requirement, finding.status, finding.evidence, finding.reason, finding.confidence, blocker)


def _find(case: Case) -> Finding:
    """By the parsed condition where there is one, else by the kind."""
    if case.requirement.kind is Kind.OTHER:
        return judge_other(case)
    if case.requirement.kind is Kind.FIELD and not isinstance(case.requirement.condition, FieldCondition):
        subjects = read_field_condition(case.requirement.text)
        return judge_field(case, subjects) if subjects is not None else judge_by_meaning(case)
    arithmetic = _by_condition(case)
    if arithmetic is not None:
        return arithmetic
    if case.requirement.kind in _DISPOSITIONS:
        return judge_disposition(case)
    if case.requirement.kind in _SILENT_KINDS:
        return unknown("The condition could not be read well enough to check it against the CV.", confidence=0.5)
    return judge_by_meaning(case)


def _by_condition(case: Case) -> Finding | None:  # noqa: PLR0911 - one line for each kind of condition
    match case.requirement.condition:
        case DegreeCondition() as degree:
            return judge_degree(case, degree)
        case FieldCondition() as subject:
            return judge_field(case, subject)
        case GraduationCondition() as graduation:
            return judge_graduation(case, graduation)
        case RightsCondition() as rights:
            return judge_rights(case, rights)
        case AvailabilityCondition() as availability:
            return judge_availability(case, availability)
        case LocationCondition() as location:
            return judge_location(case, location)
        case LanguageCondition() as language:
            return judge_language(case, language)
        case GradeCondition() as grade:
            return judge_grade(case, grade)
        case SkillCondition() as skill if case.requirement.kind not in _DISPOSITIONS:
            return judge_skill(case, skill)
    return None
