"""Kinds of past work and doing: by concrete instances first, then by the skill named, then by meaning."""

from __future__ import annotations

import re

from matcher.conditions import Depth, SkillCondition
from matcher.judging.amounts import as_much_as_asked
from matcher.judging.asked import skills_asked
from matcher.judging.case import Case, Finding, met, partial
from matcher.judging.certificates import asks_certificate, judge_certificate
from matcher.judging.deeds_asked import (
    asks_by_words_of_skills,
    asks_for_deeds_alone,
    asks_manner_alone,
    decides,
    is_disposition,
    is_soft_skill,
)
from matcher.judging.features import NAMED_TOOLS
from matcher.judging.instances import judge_instances
from matcher.judging.meaning import (
    NEVER,
    SAME,
    TOLD_IN_PART_SIMILARITY,
    TOLD_SIMILARITY,
    judge_by_meaning,
    judge_likeness,
    told_as_deed,
)
from matcher.judging.skills import judge_skill, status_of_skill
from matcher.judging.workplaces import judge_workplace
from matcher.judging.years import judge_years
from matcher.nouns import Importance, Kind, Shown, VerdictStatus
from matcher.skills import category, implied

_A_COURSE = re.compile(
    r"\b(?:courses?|modules?|coursework|class(?:es)?|self[- ]stud(?:y|ies)) [^.;]{0,40}?(?:in|on|of)\b", re.IGNORECASE
)
_STUDY = re.compile(
    r"\b(?:degrees?|stud(?:y|ies|ying|ied|ents?)|subjects?|fields?|disciplines?|majors?|courses? of|programmes?"
    r"|programs?|graduates?|undergraduates?|enrolled|pursuing|reading for|background|branch|bachelor\S*|master\S*"
    r"|ph\.?d|diploma|related|similar|in an?)\b|^(?:in|of|on) ",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(r"\bbackgrounds?\b", re.IGNORECASE)
_DEED = re.compile(
    r"\b(?:built|trained|shipped|deployed|written|developed|programmed|made|designed|run|carried|worked)\b",
    re.IGNORECASE,
)
_TAUGHT = re.compile(r"\b(?:modules?|courses?|coursework|class(?:es)?|studies|taught|labs?)\b", re.IGNORECASE)
_SHOWN = (VerdictStatus.MET, VerdictStatus.PARTIAL)
_ORDER = (VerdictStatus.MET, VerdictStatus.PARTIAL, VerdictStatus.UNKNOWN, VerdictStatus.MISSING)


def judge_experience(case: Case) -> Finding:
    """The better of what the instances and the skill named show, as much as is asked; else by meaning."""
    return judge_years(case) or as_much_as_asked(case, _judge_kind(case))


def _judge_kind(case: Case) -> Finding:
    """By deeds and skills; where these do not show all, by work in the place asked, then by what a statement tells."""
    found, place = _by_deed_or_skill(case), None if _names_tools(case) else judge_workplace(case)
    if place is not None and asks_manner_alone(case.requirement.text):
        return place
    if found.status is VerdictStatus.MET or (place is not None and place.status is VerdictStatus.MET):
        return found if found.status is VerdictStatus.MET or place is None else place
    told = _told(case, found, elsewhere=place is not None and place.status is VerdictStatus.MISSING)
    if told is not None or place is None:
        return told or found
    return place if _was_elsewhere(case, found) else min(place, found, key=lambda one: _ORDER.index(one.status))


def _was_elsewhere(case: Case, found: Finding) -> bool:
    """Whether what half shows the kind of work is a deed alone, which can be one of another branch."""
    deed = judge_instances(case)
    return deed is not None and deed.reason == found.reason


def _by_deed_or_skill(case: Case) -> Finding:
    deed, skill = judge_instances(case), _by_skill(case)
    if deed is not None and skill is not None and deed.off_topic and not _asks_practice(case):
        return skill
    if deed is not None and asks_for_deeds_alone(case.requirement.text):
        return deed
    if deed is not None and deed.status is VerdictStatus.MISSING and decides(case.requirement.text):
        return deed
    if skill is not None and deed is not None and deed.status is VerdictStatus.PARTIAL and _names_tools(case):
        return skill
    findings = [finding for finding in (deed, skill) if finding is not None]
    if not findings:
        return judge_likeness(case)
    return min(findings, key=lambda finding: _ORDER.index(finding.status))


def _told(case: Case, found: Finding, *, elsewhere: bool) -> Finding | None:
    """What the lexicon of instances does not know well may be told in the posting's own words.

    Where a place is asked and all work was `elsewhere`, an instance counts no more than a hint.
    """
    hinted = found.status is VerdictStatus.PARTIAL
    if _names_tools(case) or judge_instances(case) is None or (not hinted and decides(case.requirement.text)):
        return None
    near = TOLD_IN_PART_SIMILARITY if found.in_part and not elsewhere else TOLD_SIMILARITY
    told = told_as_deed(case, near if hinted and not asks_manner_alone(case.requirement.text) else NEVER)
    others = [one for one in found.evidence[:1] if one not in told]
    return met(SAME, *told, *others, confidence=0.6) if told else None


def judge_skill_or_deed(case: Case, condition: SkillCondition) -> Finding:
    """A skill by its uses. One without a name in the vocabulary, or a practice that goes by deeds, by instances too."""
    if asks_certificate(case.requirement.text) and not condition.groups:
        return judge_certificate(case)
    if not condition.groups:
        return _judge_unnamed(case)
    finding = judge_skill(case, condition)
    if finding.status is not VerdictStatus.MISSING or finding.evidence or not _is_practice(condition):
        return finding
    if is_soft_skill(case.requirement.text):
        return _as_disposition(case) or finding
    deed = judge_instances(case) if asks_by_words_of_skills(case.requirement.text) else None
    return deed if deed is not None and deed.status in _SHOWN else finding


def skill_status(case: Case, condition: SkillCondition) -> VerdictStatus | None:
    """The status that `judge_skill_or_deed` finds, told at once; None where no skill is named or a deed may show it."""
    if not condition.groups:
        return None
    status = status_of_skill(case, condition)
    text = case.requirement.text
    deeds = status is VerdictStatus.MISSING and _is_practice(condition)
    return None if deeds and (asks_by_words_of_skills(text) or is_soft_skill(text)) else status


def _as_disposition(case: Case) -> Finding | None:
    """By instances as a trait, of which a CV need not say anything."""
    return judge_instances(case.asked_as(Kind.TRAIT))


def _judge_unnamed(case: Case) -> Finding:
    """By instances where the lexicon knows what is asked, as a disposition where it is one, else by meaning."""
    deed = judge_instances(case)
    if deed is not None and deed.status is VerdictStatus.MET:
        return deed
    if is_disposition(case.requirement.text):
        return _as_disposition(case) or judge_by_meaning(case)
    near = judge_by_meaning(case)
    if deed is None or deed.status not in _SHOWN:
        return near
    return min(near, deed, key=lambda finding: _ORDER.index(finding.status))


def _asks_practice(case: Case) -> bool:
    condition = case.requirement.condition
    return isinstance(condition, SkillCondition) and _is_practice(condition)


def _names_tools(case: Case) -> bool:
    """Whether all that is asked has names of its own, which no hint of a deed can stand for."""
    condition = case.requirement.condition
    groups = condition.groups if isinstance(condition, SkillCondition) else ()
    return bool(groups) and all(category(skill) in NAMED_TOOLS for group in groups for skill in group)


def _is_practice(condition: SkillCondition) -> bool:
    return all(category(skill) == "practice" for group in condition.groups for skill in group)


def judge_background(case: Case, studied: Finding) -> Finding:
    """A "background in" something: by the subject studied, or else by work of that kind."""
    if studied.status is VerdictStatus.MET or not _BACKGROUND.search(case.requirement.text):
        return studied
    worked = judge_instances(case.asked_as(Kind.EXPERIENCE))
    return studied if worked is None else min(studied, worked, key=lambda finding: _ORDER.index(finding.status))


def judge_course(case: Case, studied: Finding) -> Finding:
    """A single course in something: by what the CV shows of it, where that is better than the subject of a degree."""
    skills = tuple(dict.fromkeys(mention.skill for mention in skills_asked(case.requirement.text)))
    if studied.status is VerdictStatus.MET or not skills or not _A_COURSE.search(case.requirement.text):
        return studied
    shown = judge_skill(case, SkillCondition((skills,), Depth.BASIC))
    return min(studied, shown, key=lambda finding: _ORDER.index(finding.status))


def judge_bare_subject(case: Case, studied: Finding) -> Finding:
    """A subject named without a word of study ("illustration or graphic design") may be shown as a skill, too.

    Among musts it is the subject of the degree.
    """
    text = case.requirement.text
    skills = tuple(dict.fromkeys(mention.skill for mention in skills_asked(text)))
    extra = case.requirement.importance is Importance.NICE
    if studied.status is VerdictStatus.MET or not (extra and skills) or _STUDY.search(text):
        return studied
    shown = judge_skill(case, SkillCondition((skills,), Depth.WORKING))
    return min(studied, shown, key=lambda finding: _ORDER.index(finding.status))


def _by_skill(case: Case) -> Finding | None:
    match case.requirement.condition:
        case SkillCondition(groups=groups) as condition if groups:
            finding = judge_skill(case, condition)
            if finding.status is VerdictStatus.MET and not _is_done(case, condition):
                return partial("The CV shows that it was learnt, and experience is asked.", *finding.evidence)
            return finding
    return None


def _is_done(case: Case, condition: SkillCondition) -> bool:
    """Whether a skill that is asked as a deed, or in depth, was used and not only taught."""
    text = case.requirement.text
    if condition.depth is not Depth.STRONG and (not _DEED.search(text) or _TAUGHT.search(text)):
        return True
    wanted = {skill for group in condition.groups for skill in group}
    shown = (use for use in case.cv.profile.skills if use.shown in (Shown.PROJECT, Shown.WORK))
    return any(use.skill in wanted or wanted & implied(use.skill) for use in shown)
