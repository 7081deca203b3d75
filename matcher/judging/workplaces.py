"""Work of whatever kind in a place or branch that the posting names ("any job in a shop or a kitchen")."""

from __future__ import annotations

import re

from matcher.families import branches_asked, branches_shown
from matcher.judging.case import Case, Finding, met, missing, partial, quote_clause
from matcher.judging.instances import OTHER_CLINICS, OTHER_LABS
from matcher.nouns import SectionName, Statement
from matcher.scratch import kept

_WORK = (
    r"(?:work|jobs?|internships?|placements?|employment|traineeships?|attachments?|experience|exposure|time|co-?ops?"
    r"|work terms?|summers?|stints?|apprenticeships?|shifts?)"
)
_ANY_WORK = re.compile(
    rf"\b(?:{_WORK}|worked|(?:paid|voluntary) or (?:paid|volunt\w+) experience)"
    rf"(?:,? (?:or|and) (?:more|an? (?:part-time )?)?(?:{_WORK}|volunteer\w*)?)? ?"
    r"(?:in|on|at|with|for|where|behind) (?=\w)"
    r"|\bworked,? (?:in )?(?:\w+ ){0,3}\w*,? where (?=\w)"
    r"|\b(?:experience of |worked )?(?:dealing|dealt|working|worked|contact) with (?=\w)"
    r"|\bexperience of (?=\w)"
    r"|\b(?:behind|over) (?=an? (?:till|bar|counter|reception))"
    r"|\b(?=(?:office|warehouse|factory|shop|lab(?:oratory)?|retail|hospitality) (?:jobs?|work|experience)\b)",
    re.IGNORECASE,
)
_AS_SOMEBODY = re.compile(rf"\b(?:{_WORK}|worked|working) as (?:an? |the )?(?P<post>[\w -]{{4,40}})", re.IGNORECASE)
"""Work asked by the name of a post: "experience as a software developer"."""
_STAY = re.compile(
    r"\b(?:internships?|placements?|attachments?|co-?ops?|work terms?|traineeships?|apprenticeships?)\b", re.IGNORECASE
)
_OTHER_WORK = re.compile(
    r"\b(?:jobs?|works?|worked|working|experience|volunt\w+|employ\w+|exposure|time|summers?)\b(?! terms?)",
    re.IGNORECASE,
)
_SUCH_STAY = re.compile(
    r"\b(?:intern(?:ship)?s?|placements?|co-?op|work term|trainee\w*|apprentice\w*|attach(?:e|ment)|working student"
    r"|werkstudent\w*|praktik\w*|stag(?:e|iaire)|vacation (?:student|scheme|scholar\w*)|summer (?:student|analyst"
    r"|associate)|year in industry)\b",
    re.IGNORECASE,
)
_HEADED_SO = re.compile(
    rf"\W{{0,3}}(?:(?!(?:an|two|the|new|other)\b)[\w-]{{2,20}},? ){{0,3}}{_SUCH_STAY.pattern}", re.IGNORECASE
)
_IN_IT = re.compile(r"\b(?:in|at) (?:an? |the |our )?((?:[^\W\d_]+ ?){1,3})", re.IGNORECASE)
_UNPAID_PLACE = re.compile(
    r"\b(?:ngos?|non-?governmental|charit(?:y|ies)|non-?profits?|third sector|voluntary (?:sector|organi\w+))\b",
    re.IGNORECASE,
)
_SENT_OUT = re.compile(
    r"\bshipping (?=(?:an?|the|real|software|code|products?|features?|apps?|things)\b)", re.IGNORECASE
)
"""Who ships software sails on no ship."""
_VOLUNTEER = re.compile(r"volunteer\b", re.IGNORECASE)
_WORKED = frozenset({SectionName.EXPERIENCE, SectionName.VOLUNTEERING, SectionName.TEACHING})
_NOT_DONE = re.compile(r"\b(?:never|not|no|without|interested in|would like|hope|looking for)\b", re.IGNORECASE)


def judge_workplace(case: Case) -> Finding | None:
    """By the jobs and voluntary work whose headings belong to a branch that is asked; None where none is named.

    Where an internship is asked and no other work, other work there is partial.
    """
    text = case.requirement.text
    branches = _branches(text)
    if not branches:
        return None
    free = _UNPAID_PLACE.search(text) is not None
    there = [one for one in case.cv.statements if one.section in _WORKED and _is_there(one, branches, free=free)]
    if not there:
        return missing("The CV shows no work there.", confidence=0.6)
    stays = [one for one in there if _is_stay(one)]
    nearest = min(stays or there, key=lambda one: (-(case.similarity_at(one.span) or 0.0), one.span))
    titles = [one for one in case.cv.statements if _TITLE.search(nearest.entry) and one.text == nearest.entry]
    quotes = [quote_clause(case, one.span) for one in (*titles[:1], nearest)]
    if _asks_stay_alone(text) and not stays:
        return partial("The CV shows work there, and no internship.", *quotes, confidence=0.6)
    return met("The CV shows work there.", *quotes, confidence=0.7)


def _is_stay(statement: Statement) -> bool:
    """Whether the entry is headed by an internship, be it in the line that follows its dates or its company."""
    return bool(_SUCH_STAY.search(statement.plain_entry) or _HEADED_SO.match(statement.plain))


@kept
def _branches(text: str) -> frozenset[str]:
    """The branches behind the words that ask for work of any kind; none where no such work is asked."""
    text = _SENT_OUT.sub(" ", text)
    work, post = _ANY_WORK.search(text), _AS_SOMEBODY.search(text)
    asked = branches_asked(text[work.end() :]) if work else frozenset()
    return asked | branches_shown(post["post"]) if post else asked


@kept
def _asks_stay_alone(text: str) -> bool:
    return _STAY.search(text) is not None and _OTHER_WORK.search(text) is None


_SELLS = re.compile(r"\b(?:for|at|of) (?:an? |the )?(?:company|firm|shop|dealer) (?:that|which) .*", re.IGNORECASE)
"""What a firm sells or makes is no place of work."""
_TITLE = re.compile(r"[^\W\d_]{4}")
"""An entry that is headed by its dates ("02/2024 - 04/2024") has its title in the line below."""
_OTHER_PLACE = re.compile(
    rf"\b(?:(?:{OTHER_LABS}) labs?|(?:{OTHER_CLINICS}) clinics?)\b"
    r"|\bresearch (?:assistant|student|scholar)\b(?=[^.;\n]{0,60}\b(?:law|legal|econom|polic|polit|history|sociolog"
    r"|philosoph|literature|linguist|language|management|marketing|business|accounting|finance|education))",
    re.IGNORECASE,
)


def _is_there(statement: Statement, branches: frozenset[str], *, free: bool) -> bool:
    """Whether the heading of an entry belongs to the branch, or a statement says that something was done in it.

    `free`: where charities are named, whoever volunteers for whichever of them was there.
    """
    if _NOT_DONE.search(statement.plain):
        return False
    if free and (
        statement.section is SectionName.VOLUNTEERING or _VOLUNTEER.match(statement.plain_entry or statement.plain)
    ):
        return True
    entry = statement.plain_entry if _TITLE.search(statement.plain_entry) else ""
    heading = _SELLS.sub("", entry or statement.plain)
    done_in = ". ".join(found[1] for found in _IN_IT.finditer(statement.plain))
    return not branches.isdisjoint(branches_shown(_OTHER_PLACE.sub(" ", f"{heading}. {done_in}")))
