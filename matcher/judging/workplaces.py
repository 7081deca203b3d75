"""Work of whatever kind in a place or branch that the posting names ("any job in a shop or a kitchen")."""

from __future__ import annotations

import re

from matcher.judging.case import Case, Finding, met, quote_clause
from matcher.nouns import SectionName, Statement
from matcher.scratch import kept

_WORK = r"(?:work|jobs?|internships?|placements?|employment|traineeships?|attachments?|experience|exposure|time)"
_ANY_WORK = re.compile(
    rf"\b(?:{_WORK}|work term|worked|(?:paid|voluntary) or (?:paid|volunt\w+) experience)"
    rf"(?: or (?:an? )?(?:{_WORK}|volunteer\w*))? (?:in|on|at|with|for) (?=\w)",
    re.IGNORECASE,
)
_PLACES = re.compile(
    r"\b(?:office|department|shop|store|kitchen|caf[eé]|bar|pub|restaurant|hotel|warehouse|factory|plant|workshop|ship"
    r"|boat|farm|garden|lab|laboratory|clinic|hospital|ward|pharmacy|school|nursery|library|museum|gallery|theatre"
    r"|bank|firm|practice|agency|newsroom|studio|site|port|airport|retail|transport|logistics|catering|accounting"
    r"|accounts|inventory|construction|agriculture)s?\b",
    re.IGNORECASE,
)
_IN_IT = re.compile(r"\b(?:in|at) (?:an? |the |our )?((?:[^\W\d_]+ ?){1,3})", re.IGNORECASE)
_WORKED = frozenset({SectionName.EXPERIENCE, SectionName.VOLUNTEERING, SectionName.TEACHING})
_NOT_DONE = re.compile(r"\b(?:never|not|no|without|interested in|would like|hope|looking for)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


def judge_workplace(case: Case) -> Finding | None:
    """Met by a job or voluntary work that names one of the places; None where none is asked or none is named."""
    places = _places_asked(case.requirement.text)
    there = [one for one in case.cv.statements if one.section in _WORKED and _is_there(one, places)] if places else []
    if not there:
        return None
    nearest = min(there, key=lambda one: (-(case.similarity_at(one.span) or 0.0), one.span))
    titles = [one for one in case.cv.statements if nearest.entry and one.text == nearest.entry]
    quotes = [quote_clause(case, one.span) for one in (*titles[:1], nearest)]
    return met("The CV shows work there.", *quotes, confidence=0.7)


@kept
def _places_asked(text: str) -> frozenset[str]:
    """The places and branches behind the words that ask for work of any kind; none where no such work is asked."""
    work = _ANY_WORK.search(text)
    return frozenset(_singular(found[0]) for found in _PLACES.finditer(text, work.end() if work else len(text)))


def _is_there(statement: Statement, places: frozenset[str]) -> bool:
    """Whether the heading of an entry names the place, or a statement says that something was done in it."""
    if _NOT_DONE.search(statement.plain):
        return False
    heading = statement.plain_entry or statement.plain
    done_in = " ".join(found[1] for found in _IN_IT.finditer(statement.plain))
    return not places.isdisjoint(_singular(word) for word in _WORD.findall(f"{heading} {done_in}"))


def _singular(word: str) -> str:
    return word.casefold().removesuffix("s").replace("é", "e")
