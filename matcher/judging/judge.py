"""From a case to a verdict: one rule for each kind, and the two rules that hold for all."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from matcher.conditions import (
    AvailabilityCondition,
    Condition,
    DegreeCondition,
    FieldCondition,
    GradeCondition,
    GraduationCondition,
    LanguageCondition,
    LocationCondition,
    RightsCondition,
    SkillCondition,
)
from matcher.judging.asked import field_asked
from matcher.judging.attitudes import cares, is_of_character
from matcher.judging.availability import judge_availability
from matcher.judging.calibration import confidence
from matcher.judging.case import Case, Finding, unknown
from matcher.judging.degree import judge_degree
from matcher.judging.experience import (
    judge_background,
    judge_bare_subject,
    judge_course,
    judge_experience,
    judge_skill_or_deed,
    skill_status,
)
from matcher.judging.grade import judge_grade, judge_results
from matcher.judging.graduation import judge_any_stage, judge_graduation
from matcher.judging.instances import judge_instances
from matcher.judging.interests import judge_interest
from matcher.judging.language import judge_language, judge_unnamed_language
from matcher.judging.location import judge_location, judge_presence
from matcher.judging.meaning import judge_by_meaning, judge_disposition
from matcher.judging.names import names_asked, raised_by_names
from matcher.judging.papers import judge_other, question_id
from matcher.judging.placements import judge_placement_year
from matcher.judging.rights import judge_rights
from matcher.judging.standards import lowered_by_standards
from matcher.judging.subject import judge_field
from matcher.languages import read_language_condition
from matcher.nouns import HARD_KINDS, Importance, Kind, Requirement, Verdict, VerdictStatus
from matcher.placement_years import asks_placement_year
from matcher.scratch import kept

_MUST_NOT = re.compile(
    r"\b(?:must|should|may) not (?:already |previously )?(?:have|hold|be)\b"
    r"|\bnot have (?:had|held|taken|benefited|received|completed|done|been)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"(?:(?:you|they|we want you to|to) )?(?:must |should |will )?(?:have|has|having) (?:already |ever |once )?"
    r"(?:\w{2,12}ed|written|taught|spoken|sat|run|built|made|held|led|sold|kept|given|done|taken|seen)\b",
    re.IGNORECASE,
)
_SPEAKS = re.compile(r"\b(?:speaks?|spoken|languages?)\b", re.IGNORECASE)
_SOFT_KINDS = frozenset({Kind.TRAIT, Kind.SKILL, Kind.EXPERIENCE})
_SILENT_KINDS = frozenset({Kind.AUTHORISATION, Kind.AVAILABILITY, Kind.LOCATION})
_DISPOSITIONS = frozenset({Kind.INTEREST, Kind.TRAIT})


def judge(case: Case) -> Verdict:
    """The verdict on one requirement."""
    finding = find(case)
    requirement = case.requirement
    blocker = (
        finding.contradicts
        and finding.status is VerdictStatus.MISSING
        and requirement.importance is Importance.MUST
        and _is_hard(requirement)
        and not (requirement.kind is Kind.FIELD and _another_subject_fits(case))
    )
    sure = confidence(requirement.kind, finding)
    return Verdict(requirement, finding.status, finding.evidence, finding.reason, sure, blocker)


def _another_subject_fits(case: Case) -> bool:
    """Whether the posting asks for subjects elsewhere too, and one of those is studied.

    "Design is the obvious one. Psychology and sociology have served us well": two lists of subjects of one posting are
    alternatives more often than not, so that the one which does not fit stands in nobody's way.
    """
    return any(
        one.kind is Kind.FIELD
        and one != case.requirement
        and isinstance(one.condition, FieldCondition)
        and judge_field(replace(case, requirement=one), one.condition).status is VerdictStatus.MET
        for one in case.posting.requirements
    )


def status_at_once(case: Case) -> VerdictStatus | None:
    """The status that `judge` gives, where it can be told without looking for words: that of skills that are named.

    None elsewhere. Such a verdict is never a blocker.
    """
    asked = case.requirement
    if asked.kind is not Kind.SKILL or not isinstance(asked.condition, SkillCondition):
        return None
    if _must_not(asked.text) or cares(asked.text) or is_of_character(asked.text):
        return None
    status = skill_status(case, asked.condition)
    return None if status is VerdictStatus.MISSING and names_asked(asked.text, asked.condition.groups, True) else status


@kept
def _must_not(text: str) -> bool:
    """Whether a posting asks for something that must not be."""
    return _MUST_NOT.search(text) is not None


def _is_hard(requirement: Requirement) -> bool:
    """A condition of a hard kind, or one on the course that was read as something else."""
    return requirement.kind in HARD_KINDS or (requirement.kind is Kind.OTHER and asks_placement_year(requirement.text))


def find(case: Case) -> Finding:
    """What the rule of the kind finds where it has one of its own, else the parsed condition, else meaning."""
    if case.requirement.kind not in HARD_KINDS and _must_not(case.requirement.text):
        return unknown("The posting asks for something that must not be, which a CV does not say.", confidence=0.5)
    found = _by_kind(case) or _by_condition(case) or _unparsed(case)
    return lowered_by_standards(case, raised_by_names(case, found))


def _by_kind(case: Case) -> Finding | None:
    kind, condition = case.requirement.kind, case.requirement.condition
    if kind is Kind.OTHER:
        return judge_other(case)
    if kind is Kind.FIELD:
        return _judge_subject(case)
    if kind in _SOFT_KINDS and cares(case.requirement.text):
        return judge_interest(case)
    if kind in _SOFT_KINDS and is_of_character(case.requirement.text):
        return _judge_trait(case.asked_as(Kind.TRAIT))
    rule = _OF_DEEDS.get(kind)
    return rule(case) if rule is not None and _is_of_deeds(condition) else None


def _judge_subject(case: Case) -> Finding | None:
    """A subject of study; "a background in" may be had by work as well."""
    condition = case.requirement.condition
    if isinstance(condition, FieldCondition):
        studied = judge_course(case, judge_background(case, judge_field(case, condition)))
        return judge_bare_subject(case, studied)
    subjects = field_asked(case.requirement.text)
    return judge_field(case, subjects) if subjects is not None else judge_by_meaning(case)


def _judge_trait(case: Case) -> Finding:
    """By instances; what one must have done already ("having written for the public") is asked as experience."""
    shown = judge_instances(case) or judge_disposition(case)
    if shown.status is VerdictStatus.UNKNOWN and _DONE.match(case.requirement.text):
        return judge_experience(case.asked_as(Kind.EXPERIENCE))
    return shown


_OF_DEEDS: Mapping[Kind, Callable[[Case], Finding]] = {
    Kind.EXPERIENCE: judge_experience,
    Kind.INTEREST: judge_interest,
    Kind.TRAIT: _judge_trait,
}


def _unparsed(case: Case) -> Finding:
    """Where no condition could be read: by the rule of the kind that needs none, else by meaning."""
    kind = case.requirement.kind
    if kind is Kind.AUTHORISATION and question_id(case.requirement.text) is not None:
        return judge_other(case)
    if kind in _WITHOUT_CONDITION:
        return _WITHOUT_CONDITION[kind](case)
    if kind in _SILENT_KINDS:
        return unknown("The condition could not be read well enough to check it against the CV.", confidence=0.5)
    return judge_by_meaning(case)


def _judge_stage(case: Case) -> Finding:
    """ "2031/32 is your placement year" asks for a course with one; other words for how far one is are not read."""
    return judge_placement_year(case) if asks_placement_year(case.requirement.text) else judge_any_stage(case)


def _judge_place_of_work(case: Case) -> Finding:
    """ "Always in the house" means the place of the posting; "we speak Dutch in the office" asks for a language."""
    language = read_language_condition(case.requirement.text) if _SPEAKS.search(case.requirement.text) else None
    return judge_language(case, language) if language is not None else judge_location(case, LocationCondition())


_WITHOUT_CONDITION: Mapping[Kind, Callable[[Case], Finding]] = {
    Kind.LANGUAGE: judge_unnamed_language,
    Kind.GRADE: judge_results,
    Kind.DEGREE: _judge_stage,
    Kind.GRADUATION: _judge_stage,
    Kind.LOCATION: _judge_place_of_work,
}


def _is_of_deeds(condition: Condition | None) -> bool:
    """Whether experience is asked as such, rather than by a fact such as a date or a place."""
    return condition is None or isinstance(condition, SkillCondition | FieldCondition)


def _by_condition(case: Case) -> Finding | None:  # noqa: PLR0911 - one line for each kind of condition
    match case.requirement.condition:
        case DegreeCondition() as degree:
            return judge_degree(case, degree)
        case FieldCondition() as subject:
            return judge_course(case, judge_field(case, subject))
        case GraduationCondition() as graduation:
            return judge_graduation(case, graduation)
        case RightsCondition() as rights:
            return judge_rights(case, rights)
        case AvailabilityCondition() as availability:
            return judge_presence(case, availability) or judge_availability(case, availability)
        case LocationCondition() as location:
            return judge_location(case, location)
        case LanguageCondition() as language:
            return judge_language(case, language)
        case GradeCondition() as grade:
            return judge_grade(case, grade)
        case SkillCondition() as skill if case.requirement.kind not in _DISPOSITIONS:
            return judge_skill_or_deed(case, skill)
    return None
