"""What a posting asks of a degree: levels wanted and turned away, the state of study, a window for leavers."""

from __future__ import annotations

import re
from itertools import pairwise

from matcher.award_mentions import DegreeMention, find_degrees, rank
from matcher.conditions import DegreeCondition, Enrolment, Level, PartialDate
from matcher.durations import as_number, find_durations, number_pattern
from matcher.lexicon import LONGEST_REQUIREMENT
from matcher.placement_years import asks_such_a_course
from matcher.school_countries import countries_asked
from matcher.single_dates import find_dates

_EXCLUDES = re.compile(
    r"\b(?:(?:do|does|can|will|are|is)(?:\snot|n[’']t)|cannot|can[’']t|unable to"
    r"|not (?:open|suitable|for|able|aimed|intended|eligible|considered)"
    r"|not (?=(?:\w{1,12} ){0,2}(?:ph\.?d|dphil|doctora|master|msc|bachelor|bsc|undergrad|postgrad))"
    r"|no(?!\s(?:later|earlier|fewer|less|more|matter))|excluding|except(?:\sfor)?|rather than|ineligible)\b",
    re.IGNORECASE,
)
_NEEDLESS = re.compile(
    r"(?:\bnot|n[’']t) (?:need|require|have to)\b|\bno degree\b|\bnot (?:required|necessary|needed|essential)\b",
    re.IGNORECASE,
)
_NOT_STUDENT = re.compile(
    r"\b(?:not|no longer)\s(?:be\s)?(?:(?:in|enrolled in|enrolled|attending)\s)?(?:full[- ]time\s)?"
    r"(?:education|enrolled|studying|a (?:current |full-time )?student|at university)\b",
    re.IGNORECASE,
)
_COMPLETED = re.compile(
    r"\b(?:completed|graduated|finished|awarded|obtained|holds?|holding|held|earned|passed|alumni|leavers?"
    r"|(?:recent|new|fresh)(?:ly)? graduates?|graduates(?! (?:in|between|from))|hold an?)\b",
    re.IGNORECASE,
)
_RECENT_GRADUATE = re.compile(r"\b(?:recent|new|fresh)(?:ly)? graduates?\b", re.IGNORECASE)
_GRADUATED_LATELY = re.compile(r"\bgraduated (?:with)?in the (?:last|past)\b", re.IGNORECASE)
_PART_COMPLETED = re.compile(
    r"\b(?:completed|finished|passed)\s(?:at least\s|a minimum of\s|your\s|the\s|half\s|\w{1,7}\s){0,3}"
    r"(?:years?|semesters?|terms?|modules?|credits|courses?)\b",
    re.IGNORECASE,
)
_ENROLS = re.compile(
    r"\b(?:enrol(?:l?ed|l?ment|ling)?|matriculat(?:ed|ion)|immatrikuliert|eingeschrieben|inscrite?|inscribed)\b",
    re.IGNORECASE,
)
_ENROLLED = re.compile(
    r"\b(?:registered|registration|studying|study|studies|pursuing|working towards?|current(?:ly)?|students?"
    r"|undergraduates?|in progress|partway|part of the way|half ?way|candidates?|reading for|place on"
    r"|in the (?:first|second|last|latter|final) (?:half|part|third)"
    r"|doing|undertaking|taking|attend(?:ing|s)?|are on|re on|is on|on an?|on the|during (?:your|their|a)"
    r"|(?:first|second|third|fourth|penultimate|final|last|any)[- ]years?|in (?:your|their|the) \w{4,11}[- ]year)\b",
    re.IGNORECASE,
)
_AT_UNIVERSITY = re.compile(
    r"\b(?:you(?:['’]re| are)|be|being|still|currently|somebody|someone|anyone|students?) at (?:an? |any |the )?"
    r"(?:university|uni|college|art school|business school)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:since|after|from|not before|no earlier than|later than|in|during|or)\s(?:the\s)?$", re.IGNORECASE
)
_RECENT = re.compile(r"\b(?:with)?in the (?:last|past)\b|\bwithin\b|\bno more than\b|\bless than\b", re.IGNORECASE)
_LAST_YEAR = re.compile(r"\b(?:with)?in the (?:last|past) year\b|\bin the last academic year\b", re.IGNORECASE)
_THROUGHOUT = re.compile(
    r"\b(?:throughout|for the (?:whole|entire|full|duration)|for the full|during the (?:whole|entire|complete)"
    r"|(?:whole|entire|full|complete) (?:internship |placement )?(?:duration|length|period|internship|placement|stay)"
    r"|until the end of|at all times)\b",
    re.IGNORECASE,
)
_YEARS_DONE = re.compile(
    rf"\b(?:complet\w{{1,5}}|finish\w{{0,3}}|passed|done)\b[^.;]{{0,20}}?\b({number_pattern()})\+? "
    r"(?:full |academic |whole )?years?(?:['’] | )(?:worth )?(?:of |in )?(?:\w+ )?"
    r"(?:higher education|university|college|tertiary|studies|study|undergraduate|degree|post-secondary|education)\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"\b(?:degrees?|universit(?:y|ies)|college|students?|higher education|full[- ]time education|diploma"
    r"|tertiary (?:level|education|study|studies)|post-?secondary"
    r"|qualification|academic programmes?|degree programmes?)\b",
    re.IGNORECASE,
)
_ANY_DEGREE = re.compile(
    r"\ban? (?!(?:equivalent|similar|related|advanced|taught|higher|relevant)\b)(?:[a-z]{2,14} ){0,2}degree\b(?!-)",
    re.IGNORECASE,
)
_POSTGRADUATE = re.compile(
    r"\b(?:post-?graduates?|graduate (?:students?|school|program(?:me)?))\b"
    r"|\bunder-?graduates? (?:or|and|/) (?:post-?)?graduates?\b"
    r"|\b(?:post-?)?graduates? (?:or|and|/) under-?graduates?\b",
    re.IGNORECASE,
)
_HIGHER = re.compile(
    r"\b(?:or|and) (?:above|higher)\b|\bat least (?:an? |in |into |bachelor|master|undergrad|working|enrolled|studying)"
    r"|\bminimum (?:of )?(?:an? )?(?:bachelor|master|undergrad)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;.!?](?=\s|$)|,\s(?=(?:but|we)\b)|\s(?:but|although|however)\s|[()]", re.IGNORECASE)


def read_degree_condition(text: str) -> DegreeCondition | None:
    """What a posting asks of a degree: levels, levels turned away, state of study. None where it asks none.

    A text that asks for study but names no level ("enrolled at a university") accepts any level.
    """
    text = text[:LONGEST_REQUIREMENT]
    if _NOT_STUDENT.search(text):
        return DegreeCondition(frozenset(), enrolment=Enrolment.NOT_ENROLLED)
    wanted: set[Level] = set()
    excluded: set[Level] = set()
    for clause in _clauses(text):
        if not _NEEDLESS.search(clause):
            (excluded if _EXCLUDES.search(clause) else wanted).update(_levels(clause))
    if not (wanted or excluded or asks_such_a_course(text) or _asks_study(text)):
        return None
    return DegreeCondition(
        levels=frozenset(wanted),
        excluded=frozenset(excluded - wanted),
        enrolment=_enrolment(text) if wanted or not excluded else Enrolment.EITHER,
        completed_since=_completed_since(text),
        sandwich=asks_such_a_course(text),
        completed_within_months=_completed_within_months(text),
        years_completed=_years_completed(text),
        countries=countries_asked(text),
        throughout=bool(_THROUGHOUT.search(text)) and bool(_ENROLS.search(text) or _ENROLLED.search(text)),
    )


_BAC = re.compile(r"\b[Bb]ac ?\+ ?(\d)")
BAC_BACHELOR = 3
""" "Bac+3" is three years after school, a bachelor's."""


def _clauses(text: str) -> list[str]:
    """The text cut where a new statement begins, so that "PhD students cannot be considered" excludes only them."""
    cuts = [0, *(match.end() for match in _CLAUSE.finditer(text)), len(text)]
    return [text[start:end] for start, end in pairwise(cuts)]


def _levels(clause: str) -> set[Level]:
    mentions = find_degrees(clause)
    found = {mention.level for mention in mentions}
    masters = [mention for mention in mentions if mention.level is Level.MASTER]
    # "BEng, MEng or BSc": an integrated master's beside a bachelor's is an undergraduate course, and none after one.
    if Level.BACHELOR in found and masters and all(one.integrated for one in masters):
        found.discard(Level.MASTER)
    for years in _BAC.findall(clause):
        found |= {Level.BACHELOR if int(years) <= BAC_BACHELOR else Level.MASTER}
    if _POSTGRADUATE.search(clause):
        found |= {Level.MASTER, Level.PHD}
    if found and _HIGHER.search(clause):
        found |= {level for level in Level if rank(level) > max(map(rank, found))}
    if found and _names_any_degree(clause, mentions):
        found |= {Level.BACHELOR, Level.MASTER}
    return found


def _names_any_degree(clause: str, mentions: tuple[DegreeMention, ...]) -> bool:
    """Whether "a law degree" stands beside a named award, as in "a law degree or a conversion course"."""
    for match in _ANY_DEGREE.finditer(clause):
        if not any(mention.start < match.end() and match.start() < mention.end for mention in mentions):
            return True
    return False


def _asks_study(text: str) -> bool:
    if _NEEDLESS.search(text):
        return False
    says = _ENROLLED.search(text) or _COMPLETED.search(text) or re.search(r"\bdegree\b", text, re.IGNORECASE)
    if _ENROLS.search(text) or _RECENT_GRADUATE.search(text) or _GRADUATED_LATELY.search(text):
        return True
    return bool(_AT_UNIVERSITY.search(text) or (_BARE.search(text) and says))


def _enrolment(text: str) -> Enrolment:
    if _PART_COMPLETED.search(text):
        return Enrolment.EITHER
    completed = _COMPLETED.search(text)
    enrolled = _ENROLS.search(text) or _ENROLLED.search(text) or _AT_UNIVERSITY.search(text)
    if completed and not enrolled:
        return Enrolment.COMPLETED
    return Enrolment.ENROLLED if enrolled and not completed else Enrolment.EITHER


def _completed_since(text: str) -> PartialDate | None:
    """The earliest completion that still counts: "since January 2025", "obtained one in 2023 or 2024"."""
    if not _COMPLETED.search(text):
        return None
    dates = find_dates(text)
    starts = [one.first for one in dates if _SINCE.search(text, max(0, one.start - 24), one.start)]
    return min(starts, key=PartialDate.earliest) if starts else None


def _years_completed(text: str) -> int | None:
    """How many years of study must be done, as in "at least three years of higher education completed"."""
    found = _YEARS_DONE.search(text)
    return round(as_number(found[1].lower())) if found else None


def _completed_within_months(text: str) -> int | None:
    """The window of "completed in the last nine months", in months, None where there is none."""
    if not (_COMPLETED.search(text) or re.search(r"\bcompleting\b", text, re.IGNORECASE)):
        return None
    if _LAST_YEAR.search(text):
        return 12
    lengths = [one for one in find_durations(text) if _RECENT.search(text, max(0, one.start - 16), one.start)]
    return round(lengths[0].weeks[1] * 12 / 52) if lengths else None
