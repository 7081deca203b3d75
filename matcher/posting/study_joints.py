"""Where a level, a subject, a time left or a grade hangs on another fact of study, and where the facts change."""

from __future__ import annotations

import re

from matcher.dates import find_days_per_week
from matcher.degrees import find_degrees
from matcher.nouns import Kind
from matcher.posting.cues import cue, opening
from matcher.posting.kinds import hard_kinds
from matcher.subjects import find_subjects

_FEW = 2
_AFTER_PROGRAMME = re.compile(
    r"(?:\s?\([^)]{0,60}\))?,?\s*(?:\w{3,12} or (?:in progress|not|under way|nearly),?\s*)?", re.IGNORECASE
)
_STUDENT = re.compile(
    r"\b(?:students?|undergraduates?|graduates?|studies|enrolled|immatriculated)(?: ?\([^()]{0,60}\))?$", re.IGNORECASE
)
_ATTENDS = re.compile(
    r"(?:you )?(?:(?:are )?(?:studying|working|reading) (?:for|towards?)|attend"
    r"|visit|go to|are (?:at|on|in)|follow|attending|following) ",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:an?|the) ", re.IGNORECASE)
_BACK_REFERENCE = re.compile(
    r"^(?:the|this|that|your|a) (?:degree|course|master's|programme|program|bachelor's)\b", re.IGNORECASE
)
_ALTERNATIVE_AFTER = re.compile(r"\([^()]*\),? or\b", re.IGNORECASE)
""" "A bachelor's (year 3 or 4) or a master's": the bracket stands within the first of two alternatives."""
_AT_LEVEL = re.compile(
    r"(?:at|on|to) (?:an? |any |the )?(?:bachelor|master|undergraduate|postgraduate|graduate|doctoral|phd|degree"
    r"|diploma|university|college|tertiary)\b[^,;]{0,40}?\b(?:levels?|standard|college|university|institution)\b",
    re.IGNORECASE,
)
_FOR_DEGREE = re.compile(r"(?:for|towards|as part of) (?:an?|your|the) ", re.IGNORECASE)
_TIME_LEFT = re.compile(
    r"with (?:at least |exactly |only |\w{4,9} ){0,2}(?:an?|one|two|three|four|\d)(?: \w{4,8})?"
    r" (?:years?|semesters?|terms?|trimesters?)\b[^,;]{0,25}? (?:left|to go|remaining|ahead|still to)\b",
    re.IGNORECASE,
)
""" "A bachelor's student | with at least one year left"."""
_WOULD_BE = re.compile(r"[^;:.]{3,60}? (?:would|will|could|might) be ", re.IGNORECASE)
_STUDY_KINDS = frozenset({Kind.DEGREE, Kind.FIELD, Kind.GRADUATION})
_STUDY = ("degree", "graduation")
_CLOSE = 3
"""A subject that ends so near a comma is part of a list of subjects."""
_NEAR_DEGREE = 30


def hangs_on(before: str, after: str) -> bool:
    """Whether a wish hangs on another without a comma: "a student | who has ...", "a degree | with a predicted 2:1"."""
    start = after.casefold()
    if after.startswith("("):
        if _ALTERNATIVE_AFTER.match(after):
            return False
        within = after[1:].split(")", maxsplit=1)[0]
        inside, around = hard_kinds(within), hard_kinds(before)
        if Kind.DEGREE in around and _ends_with_programme(before):
            return len(find_subjects(within)) > 1 and not find_subjects(before)
        return bool(inside & {Kind.GRADUATION, Kind.GRADE}) and bool(around) and not inside & around
    if start.startswith("with "):
        return _adds_study_fact(before, after)
    if not start.startswith("who ") or len(before.split()) < 2:
        return False
    named = _STUDENT.search(before) is not None and bool(hard_kinds(before) & _STUDY_KINDS)
    return named or kinds_change(before, after)


def _adds_study_fact(before: str, after: str) -> bool:
    """ "A degree | with a predicted 2:1", "a bachelor's student | with one year left"."""
    around = hard_kinds(before)
    if _TIME_LEFT.match(after) and Kind.GRADUATION not in around:
        return bool(around & _STUDY_KINDS)
    return Kind.GRADE in hard_kinds(after.split(",", maxsplit=1)[0]) and bool(around - {Kind.GRADE})


def joins_facts_of_study(before: str, after: str, joint: str) -> bool:
    """Whether two facts of study meet: a level and a subject, in either order, a subject and the time left."""
    return (
        _level_then_field(before, after)
        or _field_then_level(before, after, joint)
        or _time_left(before, after, joint)
        or _subjects_of_their_own(before, after, joint)
    )


def _time_left(before: str, after: str, joint: str) -> bool:
    """ "In chemical or mechanical engineering, | with at least one year still to go"."""
    timed = joint == "," and _TIME_LEFT.match(after) is not None and Kind.GRADUATION not in hard_kinds(before)
    return timed and bool(find_subjects(before) or hard_kinds(before) & _STUDY_KINDS)


def _subjects_of_their_own(before: str, after: str, joint: str) -> bool:
    """ "Somebody who is at university, and | journalism, law or politics would be the natural homes"."""
    named = find_subjects(after) if joint == ", and" and _WOULD_BE.match(after) else ()
    return bool(named) and named[0].start < _CLOSE and not find_subjects(before)


def _level_then_field(before: str, after: str) -> bool:
    """ "Pursuing a Bachelor's degree | in computer science"."""
    of_student = after.casefold().startswith("of ") and _STUDENT.search(before) is not None
    few = _FEW if of_student else 1
    if len(_ARTICLE.sub("", before).split()) <= few and _STUDENT.search(before):
        return False
    if not (of_student or after.casefold().startswith(("in ", "with some "))) or _BACK_REFERENCE.match(before):
        return False
    speaks_of_study = find_degrees(before) or any(cue(f"kinds.{kind}", "strong").search(before) for kind in _STUDY)
    speaks_of_study = speaks_of_study or _ATTENDS.match(before) is not None
    if not (_ends_with_programme(before) and speaks_of_study):
        return False
    subjects = find_subjects(after)
    return bool(subjects and subjects[0].start < 40) or opening("joints", "related_field").match(after) is not None


def _field_then_level(before: str, after: str, joint: str) -> bool:
    """ "Are studying physics or maths | at bachelor's or master's level"; a degree is read with its level."""
    level = joint in ("", ",") and _AT_LEVEL.match(after) is not None
    named = joint == "," and _FOR_DEGREE.match(after) is not None and bool(find_degrees(after[:_NEAR_DEGREE]))
    return (level or named) and bool(find_subjects(before)) and not _names_programme(before)


def _names_programme(text: str) -> bool:
    return bool(find_degrees(text)) or cue("joints", "programme").search(text) is not None


def _ends_with_programme(text: str) -> bool:
    """Whether a piece ends in "degree", "programme", "MSc" and the like."""
    named = cue("joints", "programme").finditer(text)
    return any(_AFTER_PROGRAMME.fullmatch(text, match.end()) for match in named)


def kinds_change(before: str, after: str) -> bool:
    """Whether the right piece is about another fact than the left one, and says so at its beginning."""
    first = re.split(r"[,;]", after)[0]
    left, right = hard_kinds(before), hard_kinds(first)
    shortest = 2 if right & {Kind.GRADUATION, Kind.GRADE} else 3
    if len(after.split()) < shortest or not (left and right) or left & right:
        return False
    if _adds_days(first) and Kind.LOCATION in left:
        return False
    if right <= {Kind.FIELD}:
        return not _lists_subjects(before) and bool(left & {Kind.DEGREE, Kind.GRADUATION})
    if left <= {Kind.FIELD}:
        return not right <= {Kind.DEGREE} and not right <= {Kind.LANGUAGE}
    return True


def _adds_days(text: str) -> bool:
    return len(text.split()) <= 5 and bool(find_days_per_week(text))


def _lists_subjects(text: str) -> bool:
    """Whether a piece breaks off inside a list of subjects."""
    named = find_subjects(text)
    return bool(named) and named[-1].end >= len(text) - _CLOSE
