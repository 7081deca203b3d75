"""Clauses among wishes that ask nothing: remarks, concessions, what is told beside a wish."""

from __future__ import annotations

import re

from matcher.dates import find_dates
from matcher.nouns import Kind
from matcher.posting.cues import cue, opening, plain
from matcher.posting.facts_stated import says_where
from matcher.posting.importance import softens
from matcher.posting.joints import judges_itself
from matcher.posting.kinds import cued_kind, hard_kinds
from matcher.posting.leads import names_category
from matcher.posting.outline import Passage
from matcher.posting.sections import Section, section_of
from matcher.posting.splitting import Clause
from matcher.skills import find_skills

WITHDRAWN = re.compile(
    r"(?:\w+ ){1,3}(?:is|are) not (?:necessary|needed|required)|no (?:\w+ ){1,3}(?:is |are )?(?:necessary"
    r"|needed|required)"
    r"|(?:[\w '’-]{3,40}: ?)?(?:not (?:necessary|needed|required|essential|applicable)|n/a"
    r"|(?:none|nothing)(?: (?:is )?(?:necessary|needed|required|essential|expected))?)",
    re.IGNORECASE,
)
""" "German is not necessary" or "Driving licence: not required", with nothing else beside it."""
_CLOSING_DAY = re.compile(
    r"(?:closing|closes|deadline|applications? close|apply by|bewerbungsschluss|posted|published)\b", re.IGNORECASE
)
_DEADLINE = re.compile(r"deadline|closing date", re.IGNORECASE)
_OF_THE_FIRM = re.compile(
    r"(?:and |but |so |then )?(?:we|ours|our (?!candidates?\b|interns?\b|applicants?\b)[\w-]{3,20})"
    r"(?:'ll| will| can| also)? (?!(?:need|ask|expect|require|want|look|seek|insist"
    r"|hope|consider|accept|take|are|is|do|can|cannot)\b|\w+n't\b)",
    re.IGNORECASE,
)
"""What the firm does, said beside a wish: "a licence helps, and we pay for the course"."""
_OFFERS_VISA = re.compile(
    r"(?:we|the \w{3,14}) (?:can |will |do |also )?(?:sponsor|arrange|pay for|support|help with) [^.;]{0,40}\bvisas?\b",
    re.IGNORECASE,
)
_MOST_OF = 0.6
_POSSESSIVE = re.compile(r"(?:ours|theirs|mine|hers)\b", re.IGNORECASE)
""" "Ours shout sometimes" speaks of others than the reader."""
_OF_OTHERS = re.compile(r"(?:the|our|we|it|there|they)(?:'re|'ve|'s|'ll)? ", re.IGNORECASE)
_READER = re.compile(r"\b(?:you|your|applicants?|candidates?)\b", re.IGNORECASE)
_CONCESSION = re.compile(
    r"(?:it|that|this|yours) (?:should|must|has to|needs to|ought to|had better) be (?:one|some|any) of .{3,60}"
    r"|(?:if you [^,;]{3,60}, )?(?:an?|one|any) [^,;]{3,50}? (?:(?:is|are|will be) (?:fine|sufficient|enough|ok|okay"
    r"|acceptable)|counts|will do)",
    re.IGNORECASE,
)
"""What is enough for the wish before: "one practical course is sufficient"."""
_POINTS_BACK = re.compile(
    r"(?:this|that|it)(?: one)?(?:'s| is| isn't| is not) (?:not |n't |really )?negotiable", re.IGNORECASE
)
_TO_ANY_READER = re.compile(
    r"if you(?:'re| are) (?:reading|looking|interested|ready|keen|wondering|not sure|unsure|in doubt|hoping|thinking"
    r"|curious (?:about us|how))\b",
    re.IGNORECASE,
)
"""Said to everyone who reads, and not of the one who is wanted: "If you're reading this in April"."""
_CODE = re.compile(r"[A-Z]{1,2}\d{1,2}[.):]?")
"""The number of a criterion in a column of its own."""


def asks_nothing(passage: Passage, words: str, smooth: str, clause: Clause) -> bool:
    """Whether a clause can be no wish, however many words of wishes it holds."""
    if passage.below_list and not _speaks_of_wishes(words):
        return True
    if passage.shape == "bullet" and not passage.leading and _is_remark(smooth):
        return True
    if WITHDRAWN.fullmatch(smooth.rstrip(" .;")) or _POSSESSIVE.match(smooth):
        return True
    if _CONCESSION.fullmatch(smooth.rstrip(" .;")) or (not passage.leading and _POINTS_BACK.match(smooth)):
        return True
    if _TO_ANY_READER.match(smooth) or _only_told(smooth, passage) or (clause.link != "first" and _said_beside(smooth)):
        return True
    return _only_names(passage, words)


def _only_names(passage: Passage, words: str) -> bool:
    """Whether a clause is one word of a question, the code of a criterion or the name of a group of wishes."""
    if passage.shape in ("bullet", "fact") and not passage.label and names_category(words):
        return True
    return (len(words.split()) == 1 and passage.text.rstrip().endswith("?")) or _CODE.fullmatch(words) is not None


def _is_remark(words: str) -> bool:
    """Whether a later sentence of a bullet tells of the firm and asks nothing: "The files hold secrets"."""
    return (
        _OF_OTHERS.match(words) is not None
        and not cue("asks", "modal").search(words)
        and not cue("facts", "extra").search(words)
        and not _READER.search(words)
        and not judges_itself(words)
    )


def _speaks_of_wishes(words: str) -> bool:
    """Whether a paragraph below a list of wishes has something of a wish itself: a fact, a skill, words that ask."""
    smooth = plain(words)
    if any(cue("asks", name).search(smooth) for name in ("modal", "attribute")) or softens(words):
        return True
    return (
        bool(hard_kinds(words) or find_skills(words))
        or says_where(smooth)
        or cued_kind(words) not in (None, Kind.SKILL, Kind.TRAIT)
    )


def _said_beside(words: str) -> bool:
    """Whether a later clause tells of the firm or of how to apply, and asks nothing of its own."""
    if cue("asks", "modal").search(words) or cue("facts", "work_right").search(words) or says_where(words):
        return False
    return _OF_THE_FIRM.match(words) is not None or opening("tells", "process").match(words) is not None


def _only_told(words: str, passage: Passage) -> bool:
    """Whether a clause only names money, a closing date or one day, or belongs to what the law asks of the firm."""
    if cue("asks", "modal").search(words):
        return False
    if _OFFERS_VISA.match(words) or (section_of(passage.label) is Section.OTHER and _CLOSING_DAY.match(passage.label)):
        return True
    days = find_dates(words, year=2000)
    if opening("tells", "money").match(words) or (_CLOSING_DAY.match(words) and (days or _DEADLINE.match(words))):
        return True
    if len(days) == 1 and days[0].end - days[0].start >= _MOST_OF * len(words):
        return True
    return (
        not passage.section.asks
        and cue("tells", "legal").search(plain(passage.text)) is not None
        and not hard_kinds(words)
    )
