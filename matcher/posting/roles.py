"""Whether a clause asks something of the applicant, by a sum of weights, and what a line is that does not.

The weights were set on a development set of 48 invented postings; the threshold is 1.
"""

from __future__ import annotations

import re

from matcher.nouns import Kind, Role
from matcher.posting.blocks import Shape
from matcher.posting.cues import cue, opening, plain
from matcher.posting.facts_stated import FACT, SURE_FACT, fact_weight
from matcher.posting.kinds import hard_kinds
from matcher.posting.sections import Section
from matcher.skills import find_skills

THRESHOLD = 1.0
_PRIOR = {
    Section.MUST: 1.0, Section.NICE: 1.0, Section.TERMS: 0.0, Section.OTHER: -0.5, Section.ROLE: -0.7,
    Section.COMPANY: -1.0, Section.DUTY: -1.5, Section.BENEFIT: -1.5, Section.PROCESS: -1.0, Section.LEGAL: -1.2,
}  # fmt: skip
_LISTED = 1.0
"""A bullet of a list of wishes counts as one by itself."""

_LABEL_LENGTH = 60
"""A line without a full stop that is shorter than that is a label, such as the name of the firm."""
_FACT_FLOOR = -0.4
"""Rights, places and periods are often told under a heading on pay or on the team."""

_READER_CAN = re.compile(
    r"you(?:'re| are| can| have|'ve|'d| know| would rather| prefer| like| enjoy)\b(?!.{0,40}\b(?:send|submit"
    r"|attach)\b)",
    re.IGNORECASE,
)
_PERSON = re.compile(r"(?:as a person,? )?you(?:'re| are) (?:\w{3,14},? ){0,3}(?:and|or|but)\b", re.IGNORECASE)
_NOT_NEEDED = re.compile(
    r"(?:\bnot|n't|\bnever) (?:\w{3,12} )?(?:required|needed|necessary|mandatory|obligatory|compulsory"
    r"|essential|a must)\b"
    r"|\b(?:where|when|if|as|than)(?:ever)? (?:(?:it|they|this|you)(?: is| are|'re|'s) )?(?:\w{4,9} )?needed\b",
    re.IGNORECASE,
)
_ANY_SUBJECT = re.compile(r"any (?:subject|discipline|degree|course)", re.IGNORECASE)
_THERE = re.compile(r"there(?:'s| is| are| has to| must| should)", re.IGNORECASE)
_EITHER = re.compile(
    r"\bor\b[^,;:]{2,40}[,;:] (?:(?:i|we)(?:'m|'re| am| are| do| don't)? )?(?:not|mind|care|take|whichever)\b",
    re.IGNORECASE,
)
""" "MATLAB or Python, I am not particular" leaves a choice and takes nothing back."""
_WITHDRAWS = re.compile(r"(?:none|neither|nothing|no)\b", re.IGNORECASE)
_STUDY_FACTS = frozenset({Kind.GRADE, Kind.DEGREE, Kind.FIELD, Kind.LANGUAGE, Kind.GRADUATION})


def asking_score(text: str, section: Section, shape: Shape, *, opens: bool = True) -> float:
    """How strongly a clause asks something of the applicant; a requirement from THRESHOLD up.

    `opens`: the clause begins its line; in a list of wishes only a later one tells of others.
    """
    smooth = plain(text)
    listed = section.asks and shape in ("bullet", "fact")
    modal = _asks(smooth)
    fact = fact_weight(smooth)
    prior = max(_PRIOR[section], _FACT_FLOOR) if fact >= SURE_FACT else _PRIOR[section]
    score = prior + (_LISTED if listed else 0.0) + (2.0 if modal else 0.0) + fact + _attribute_weight(smooth, section)
    if not section.asks and _speaks_of_reader(smooth):
        score += 0.6
    if cue("facts", "extra").search(smooth):
        score += 1.6
    told = fact >= FACT or (section.asks and fact > 0.0 and _THERE.match(smooth) is not None)
    if not listed and not modal and not told and opening("asides", "opening").match(smooth):
        score -= 1.0
    if not (listed and opens) and not modal and fact == 0.0 and _tells_of_others(smooth):
        score -= 1.2
    return score - _penalty(smooth, section, listed=listed, modal=modal, fact=fact)


def _tells_of_others(text: str) -> bool:
    """Whether the subject is something else than the applicant: "the nearest bus stops in the village"."""
    match = opening("asides", "other_subject").match(text)
    return match is not None and not re.search(r"\b(?:that|which|who|you|your)\b", match[0], re.IGNORECASE)


def _speaks_of_reader(text: str) -> bool:
    """Whether a clause tells the reader what he or she is or knows, with a skill or a fact of study in it."""
    found = cue("asks", "attribute").search(text, 0, 40)
    if found is None or found.start() >= 12:
        return False
    return bool(find_skills(text) or hard_kinds(text) & _STUDY_FACTS or _PERSON.match(text))


def _asks(text: str) -> bool:
    return cue("asks", "modal").search(_NOT_NEEDED.sub(" ", text)) is not None and not _WITHDRAWS.match(text)


def _attribute_weight(text: str, section: Section) -> float:
    """Attributes of the reader; the same words in a part about the firm or the work weigh little."""
    if cue("asks", "attribute").search(text) is None:
        return 0.0
    return 1.0 if section.asks or section in (Section.TERMS, Section.OTHER) else 0.5


def _penalty(text: str, section: Section, *, listed: bool, modal: bool, fact: float) -> float:
    """What speaks against a wish; in a list of wishes only a withdrawal, money and legal text do."""
    total = 0.0
    if fact < SURE_FACT:
        total += _withdrawal(text, listed=listed, modal=modal)
    if cue("tells", "legal").search(text):
        total += 0.5 if listed else 2.0
    if listed:
        return total + (1.5 if opening("tells", "money").match(text) else 0.0)
    if cue("tells", "money").search(text):
        total += 1.5
    for name, weight in (("process", 1.5), ("past", 1.0), ("benefit", 0.5 if section.asks else 1.0)):
        if name == "process" and section.asks and _READER_CAN.match(text):
            continue
        if cue("tells", name).search(text) and not (name == "benefit" and fact >= FACT):
            total += weight
    if not section.asks and not modal and fact == 0.0 and opening("tells", "task").match(text):
        total += 1.0
    duty = cue("tells", "duty").match(text) if section.asks else cue("tells", "duty").search(text)
    if duty and fact < SURE_FACT and not (section.asks and fact):
        total += 1.5 if not modal else 0.5
    return total + (0.3 if fact < SURE_FACT and cue("tells", "company").search(text) else 0.0)


def _withdrawal(text: str, *, listed: bool, modal: bool) -> float:
    """The weight of "not needed" and the like outside brackets; at the end of a bullet it says little."""
    if _EITHER.search(text) or (cue("facts", "extra").search(text) and not _WITHDRAWS.match(text)):
        return 0.0
    found = cue("not_asked", "negation").search(re.sub(r"\([^()]{0,200}\)", lambda match: " " * len(match[0]), text))
    if found is None or (_ANY_SUBJECT.match(found[0]) and hard_kinds(text) & {Kind.DEGREE, Kind.GRADUATION}):
        return 0.0
    if not listed:
        return 1.0 if modal else 2.5
    return 1.5 if found.start() < len(text) / 2 else 0.5


def role_of(text: str, section: Section, shape: Shape) -> Role:
    """What a line that asks nothing is about: its own cues first, then the part that it stands in."""
    smooth = plain(text)
    if shape == "fact" or (len(text) < _LABEL_LENGTH and not re.search(r"[.!?]$", text) and section is Section.OTHER):
        return Role.FACT
    for name, role in (
        ("legal", Role.LEGAL), ("process", Role.PROCESS), ("money", Role.BENEFIT), ("duty", Role.DUTY),
        ("benefit", Role.BENEFIT), ("company", Role.COMPANY),
    ):  # fmt: skip
        if cue("tells", name).search(smooth) and not _belongs_elsewhere(role, section):
            return role
    return _SECTION_ROLE[section]


def _belongs_elsewhere(role: Role, section: Section) -> bool:
    """A duty list mentions customers and mentors, yet stays a duty list."""
    if section is Section.DUTY:
        return role in (Role.BENEFIT, Role.COMPANY, Role.LEGAL)
    return section is Section.BENEFIT and role in (Role.COMPANY, Role.DUTY)


_SECTION_ROLE = {
    Section.MUST: Role.UNKNOWN, Section.NICE: Role.UNKNOWN, Section.TERMS: Role.FACT, Section.OTHER: Role.UNKNOWN,
    Section.ROLE: Role.DUTY, Section.COMPANY: Role.COMPANY, Section.DUTY: Role.DUTY, Section.BENEFIT: Role.BENEFIT,
    Section.PROCESS: Role.PROCESS, Section.LEGAL: Role.LEGAL,
}  # fmt: skip
