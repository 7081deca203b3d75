"""Whether a clause asks something of the applicant, by a sum of documented weights, and the role of a line that does not.

The weights were set on a development set of 48 invented postings; the threshold is 1.
"""

from __future__ import annotations

import re

from matcher.dates import find_dates, find_days_per_week, find_durations, find_hours
from matcher.nouns import Kind, Role
from matcher.places import find_places
from matcher.posting.blocks import Shape
from matcher.posting.cues import cue, plain
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
_FACT = 1.3
_SURE_FACT = 1.4
_FACT_FLOOR = -0.4
"""Rights, places and periods are often told under a heading on pay or on the team."""

_ASIDE = re.compile(
    r"(?:we(?! (?:also |do )?(?:need|expect|ask|require|want|look|seek|are (?:looking|seeking|after)|would (?:like|want)))|we'(?:re(?! (?:looking|after|seeking))|ve|ll|d(?! (?:like|want|need)))|our|it(?:'s)?(?! (?:would|does) help)|there|that|those|some of|which|neither|none"
    r"|last|this is|these|nobody|great|any |see|ask|read|please (?:read|note|send|apply|contact)|if you have (?:any )?questions|one (?:of|will)|the other|mention|don't|not sure|worried|what (?:do|would|does|will|is|are)|who (?:do|would|are|is)|how (?:do|does|will|is|are)|where (?:do|will|is))\b",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"\b(?i:office|offices|studio|site|lab|laboratory|newsroom|desk|building|hub|headquarters|hq|campus|in person|with us"
    r"|place of work|together|attendance|come in|clinic|workshop)\b"
)
_OTHER_SUBJECT = re.compile(
    r"(?:the|an?|our|this|most|some|many|all|two|three|each|every|last) (?:[\w'-]+ ){1,5}?"
    r"(?:is|are|was|were|has|had|cannot|can't|will|lives?|runs?|needs|reads?|writes|begins?|stops?)\b",
    re.IGNORECASE,
)
_WITHDRAWS = re.compile(r"(?:none|neither|nothing|no)\b", re.IGNORECASE)
_PLACE_RULE = re.compile(
    r"\b(?:place of work is|mobile working|based (?:on site|in the office|in our|at our)|on[- ]site in|on[- ]site every|every day on site|(?:you|to|must|applicants|candidates|interns|should|currently) live (?:in|near|within)"
    r"|join us in .{1,40}? (?:every|each|per|a) (?:week|month|quarter|year)|travel to .{1,60}? (?:a month|a week|per month|a year|per year|a quarter|each month)|work from anywhere|work(?:ing)? (?:out )?of our|required? to relocate|must relocate|travel (?:to|between) .{0,60}(?:belongs|required|expected|part of)"
    r"|(?:be|work|working) on[- ]site|fully on[- ]site|office-based|in the office (?:every|all|five|full))\b",
    re.IGNORECASE,
)
_WORK_RIGHT = re.compile(
    r"\b(?:right to work|dbs check|criminal record check|background check|(?:permission|entitled|eligible|eligibility|allowed|authori[sz]ed|authori[sz]ation|permit(?:ted)?|legally|able) to (?:legally )?work"
    r"|work authori[sz]ation|work permit is|residence permit|clearance|bpss|security vetting|(?:citizen|nationality|citizenship)\b|sponsor)",
    re.IGNORECASE,
)
_SPONSOR_ONLY = re.compile(r"\b(?:sponsor(?:ship|ed|s)?|visas?)\b", re.IGNORECASE)
_STUDY_FACTS = frozenset({Kind.GRADE, Kind.DEGREE, Kind.FIELD, Kind.LANGUAGE, Kind.GRADUATION})
_HEADLINE = re.compile(r" [·|•] |\bfixed term\b", re.IGNORECASE)
_FULL_TIME = re.compile(r"\b(?:full[- ]time|part[- ]time|hours|all \w{1,8} weeks|100 ?%)", re.IGNORECASE)
_EXTRA = re.compile(
    r"\b(?:(?:is|are|be) (?:an? )?(?:\w{1,10} )?(?:plus|advantage|asset|bonus|desirable|preferred|advantageous|beneficial|ideal)"
    r"|so much the better|even better|it does help|would (?:help|spare|please)|the same goes for|in your favour|nice to have|facilitates|would be (?:handy|useful|helpful|great|nice|good|lovely|an? \w{1,12})|if you (?:have|can|know|are)\b.{1,80}\bbetter)\b",
    re.IGNORECASE,
)


def asking_score(text: str, section: Section, shape: Shape) -> float:
    """How strongly a clause asks something of the applicant; a requirement from THRESHOLD up."""
    smooth = plain(text)
    listed = section.asks and shape in ("bullet", "fact")
    modal = _asks(smooth)
    fact = _fact_weight(smooth)
    prior = max(_PRIOR[section], _FACT_FLOOR) if fact >= _SURE_FACT else _PRIOR[section]
    score = prior + (_LISTED if listed else 0.0) + (2.0 if modal else 0.0) + fact + _attribute_weight(smooth, section)
    if not section.asks and _speaks_of_reader(smooth):
        score += 0.6
    if _EXTRA.search(smooth):
        score += 1.6
    if not listed and fact < _FACT and _ASIDE.match(smooth):
        score -= 1.0
    if not modal and fact == 0.0 and _tells_of_others(smooth):
        score -= 1.2
    return score - _penalty(smooth, section, listed=listed, modal=modal, fact=fact)


def _tells_of_others(text: str) -> bool:
    """Whether the subject is something else than the applicant: "the nearest bus stops in the village"."""
    match = _OTHER_SUBJECT.match(text)
    return match is not None and not re.search(r"\b(?:that|which|who|you|your)\b", match[0], re.IGNORECASE)


def _speaks_of_reader(text: str) -> bool:
    """Whether a clause tells the reader what he or she is or knows, with a skill or a fact of study in it."""
    found = cue("asks", "attribute").search(text, 0, 40)
    return found is not None and found.start() < 12 and bool(find_skills(text) or hard_kinds(text) & _STUDY_FACTS)


def _asks(text: str) -> bool:
    return cue("asks", "modal").search(text) is not None and not _WITHDRAWS.match(text)


def _attribute_weight(text: str, section: Section) -> float:
    """Attributes of the reader; the same words in a part about the firm or the work weigh little."""
    if cue("asks", "attribute").search(text) is None:
        return 0.0
    return 1.0 if section.asks or section in (Section.TERMS, Section.OTHER) else 0.5


def _fact_weight(text: str) -> float:
    """Facts that ask by themselves: a right to work, days at a place, a period to be free, a wish's hard fact."""
    if _WORK_RIGHT.search(text):
        return 1.5
    if says_where(text):
        return 1.6
    if says_when(text):
        return 1.45 if _FULL_TIME.search(text) or re.search(r"\b(?:you|us)\b", text, re.IGNORECASE) else 1.3
    return 0.5 if hard_kinds(text) - {Kind.LOCATION, Kind.AVAILABILITY} else 0.0


def says_where(text: str) -> bool:
    """Whether a text says on which days, or at which place, one has to be."""
    if cue("tells", "process").search(text):
        return False
    if _PLACE_RULE.search(text):
        return True
    return bool(find_days_per_week(text)) and (_SITE.search(text) is not None or bool(find_places(text)))


def says_when(text: str) -> bool:
    """Whether a text states the period or the hours that one has to be free for, and not what they are paid."""
    if cue("tells", "money").search(text) or cue("tells", "process").search(text):
        return False
    if _HEADLINE.search(text):
        return False
    length = bool(find_durations(text) or find_hours(text))
    dates = len(find_dates(text, year=2000))
    return bool((length and (dates or _FULL_TIME.search(text))) or (dates >= 2 and _FULL_TIME.search(text)))


def _penalty(text: str, section: Section, *, listed: bool, modal: bool, fact: float) -> float:
    """What speaks against a wish; in a list of wishes only a withdrawal, money and legal text do."""
    total = 0.0
    if fact < _SURE_FACT:
        total += _withdrawal(text, listed=listed, modal=modal)
    if cue("tells", "legal").search(text):
        total += 0.5 if listed else 2.0
    if listed:
        return total
    if cue("tells", "money").search(text):
        total += 1.5
    for name, weight in (("process", 1.5), ("past", 1.0), ("benefit", 0.5 if section.asks else 1.0)):
        if cue("tells", name).search(text) and not (name == "benefit" and fact >= _FACT):
            total += weight
    duty = cue("tells", "duty").match(text) if section.asks else cue("tells", "duty").search(text)
    if duty and fact < _SURE_FACT:
        total += 1.5 if not modal else 0.5
    return total + (0.3 if cue("tells", "company").search(text) else 0.0)


def _withdrawal(text: str, *, listed: bool, modal: bool) -> float:
    """The weight of "not needed" and the like outside brackets; at the end of a bullet it says little."""
    found = cue("not_asked", "negation").search(re.sub(r"\([^()]{0,200}\)", lambda match: " " * len(match[0]), text))
    if found is None:
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


def only_about_sponsoring(text: str) -> bool:
    """Whether a text speaks of visas or sponsorship without asking for a right to work."""
    rest = _SPONSOR_ONLY.sub(" ", text)
    return bool(_SPONSOR_ONLY.search(text)) and not _WORK_RIGHT.search(rest)
