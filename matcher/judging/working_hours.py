"""Hours a week, and evenings, weekends and shifts: what is asked against what the CV offers or shows."""

from __future__ import annotations

import re

from matcher.conditions import AvailabilityCondition
from matcher.judging.case import Case, Finding, met, missing, partial, quote, quote_match
from matcher.judging.stays import FULL_TIME_HOURS, Period
from matcher.nouns import Availability, SectionName, Statement

HOURS_A_DAY = 8.0
FEW_HOURS = 16.0
"""Two days a week: no internship that does not say so is done in that."""
_AT_MOST = re.compile(r"\b(?:at (?:the )?most|only|max(?:imum)?|no more than|not more than)\b", re.IGNORECASE)
LONGEST_OFFER_WORDS = 12
"""A longer line tells a story: "mends phones at the weekend" is no offer of weekends."""
ODD_HOURS = re.compile(
    r"\b(?:six|6|seven|7) days (?:a|per) week"
    r"|\b(?:week-?ends?|saturdays?|sundays?|evenings?|nights?|shifts?|on[- ]call)\b",
    re.IGNORECASE,
)
"""Hours of which an offer of dates says nothing."""
PARTS_OF_THE_WEEK = re.compile(r"\b(?:(?:mon|tues|wednes|thurs|fri)days?|mornings?|afternoons?)\b", re.IGNORECASE)
_WOULD_WORK = re.compile(
    r"\b(?:happy|willing|able|available|free|prepared|glad|fine|can|could|flexible|open)\b[^.;\n]{0,40}?"
    r"\b(?:week-?ends?|saturdays?|sundays?|evenings?|nights?|shifts?|on[- ]call)\b",
    re.IGNORECASE,
)
_WOULD_NOT = re.compile(
    r"\b(?:cannot|can['’]t|not|no|never|unable|except|without)\b[^.;\n]{0,30}?"
    r"\b(?:week-?ends?|saturdays?|sundays?|evenings?|nights?|shifts?|on[- ]call)\b",
    re.IGNORECASE,
)
_WORKED = re.compile(
    r"\b(?:week-?ends?|saturdays?|sundays?|evenings?|nights|night[- ]shifts?|late shifts?|early shifts?|on[- ]call)\b",
    re.IGNORECASE,
)


_IN_TERM = re.compile(
    r"\b(?:during|in|alongside|throughout) (?:the |your )?(?:term(?:[- ]time)?|semester|lecture period)\b",
    re.IGNORECASE,
)
_VACATIONS_ONLY = re.compile(
    r"\bonly (?:available )?(?:in|during|over) (?:the )?(?:\w+ )?(?:vacations?|holidays?|breaks?)\b"
    r"|\b(?:vacations?|holidays?) only\b|\b(?:not|never) (?:available )?(?:in|during) term(?:[- ]time)?\b",
    re.IGNORECASE,
)
_WEEKDAYS_ONLY = re.compile(
    r"\b(?:week-?days|monday to friday|mon[–-]fri) only\b|\bonly (?:on )?week-?days\b", re.IGNORECASE
)
_PARTS = (
    r"\b(?:week-?ends?|saturdays?|sundays?)\b",
    r"\bevenings?\b",
    r"\bnights?\b",
    r"\bshifts?\b",
    r"\bon[- ]call\b",
)
"""Parts of the week of which each answers for itself alone."""


def asks_odd_hours(case: Case, condition: AvailabilityCondition) -> bool:
    """Whether evenings, weekends, shifts or six days a week are asked, and no dates."""
    dated = condition.start or condition.end or condition.weeks
    return not dated and ODD_HOURS.search(case.requirement.text) is not None


def judge_odd_hours(case: Case) -> Finding | None:
    """Evenings, weekends, shifts: what the CV says of them, or that it shows such work. None where it is silent."""
    named = _WORKED.search(case.requirement.text) is not None
    worked: Finding | None = None
    for statement in case.cv.statements:
        if refused := _WOULD_NOT.search(statement.text):
            return missing(
                "The CV says that such hours are out.", quote_match(case, statement, refused), contradicts=True
            )
        if offered := _WOULD_WORK.search(statement.text):
            return met("The CV offers such hours.", quote_match(case, statement, offered))
        brief = statement.section is SectionName.AVAILABILITY and len(statement.text.split()) <= LONGEST_OFFER_WORDS
        if brief and (own := _judge_own_words(case, statement)):
            return own
        found = _WORKED.search(statement.text) if statement.section is SectionName.EXPERIENCE else None
        if named and found is not None and worked is None:
            worked = partial("The CV shows work at such hours.", quote_match(case, statement, found))
    return worked


def judge_term_time(case: Case) -> Finding | None:
    """Days in term are asked, and the CV says that only vacations are free; None where one of both is not said."""
    if not _IN_TERM.search(case.requirement.text):
        return None
    for statement in case.cv.statements:
        if closed := _VACATIONS_ONLY.search(statement.text):
            reason = "The CV says that term time is out."
            return missing(reason, quote_match(case, statement, closed), contradicts=True)
    return None


def _judge_own_words(case: Case, statement: Statement) -> Finding | None:
    """A line on availability needs no verb: "weekends and evenings" is an offer, "weekdays only" rules them out."""
    if closed := _WEEKDAYS_ONLY.search(statement.text):
        return missing("The CV says that such hours are out.", quote_match(case, statement, closed), contradicts=True)
    wanted = [word for word in _PARTS if re.search(word, case.requirement.text, re.IGNORECASE)]
    for word in wanted:
        if offered := re.search(word, statement.text, re.IGNORECASE):
            return met("The CV offers such hours.", quote_match(case, statement, offered))
    return None


def judge_hours(case: Case, said: Availability, period: Period) -> Finding | None:
    """The hours of an offer against those asked; None where the offer states none or is full time."""
    offered = hours_offered(said)
    if offered is None or said.full_time:
        return None
    evidence = quote(case, said.span)
    asked = period.hours or (period.days * HOURS_A_DAY if period.days else None)
    if asked is None:
        if offered <= FEW_HOURS and _AT_MOST.search(said.text):
            return missing(
                f"The CV offers {offered:g} hours a week, and the posting does not speak of part time.",
                evidence,
                contradicts=True,
            )
        return partial("The CV offers limited hours; the posting does not state its own.", evidence)
    if offered + 1 >= asked:
        return met(f"The CV offers {offered:g} hours a week; {asked:g} are asked.", evidence)
    if said.days_per_week is not None and said.days_per_week >= 4:
        return partial(f"The CV offers {said.days_per_week:g} days a week; more is asked.", evidence)
    return missing(f"The CV offers {offered:g} hours a week; {asked:g} are asked.", evidence, contradicts=True)


def hours_offered(said: Availability) -> float | None:
    """Hours a week, by the days where only those are stated; None where the offer is silent."""
    if said.hours_per_week is not None:
        return said.hours_per_week
    if said.days_per_week is not None:
        return said.days_per_week * HOURS_A_DAY
    return FULL_TIME_HOURS if said.full_time else None
