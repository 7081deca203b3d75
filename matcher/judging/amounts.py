"""How much of a kind of experience is asked: years of it, a number of pieces, or the first place among authors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from matcher.conditions import Level, PartialDate, SkillCondition
from matcher.durations import as_number, number_pattern
from matcher.judging.case import Case, Finding, partial, statement_at
from matcher.nouns import Evidence, Statement, VerdictStatus
from matcher.on_a_day import months_covered

MONTHS_A_YEAR = 12
_FIRST_AUTHOR = re.compile(r"\b(?:first|lead|sole|main)[- ]author|\bmost of the work\b", re.IGNORECASE)
_ACCEPTED = re.compile(
    r"\b(?:accepted|appeared|in press|proceedings|published|publications?|peer[- ]reviewed|printed)\b", re.IGNORECASE
)
_TO_COME = re.compile(
    r"\b(?:submitted|(?:under|in) review|in prep(?:aration)?|manuscripts?|drafts?|preprints?|arxiv|unpublished)\b",
    re.IGNORECASE,
)
"""A paper that is not out yet."""
_NUMBER = re.compile(rf"(?<![\w.,])({number_pattern()})(?![\w.,%])", re.IGNORECASE)
_RESEARCH = re.compile(r"\bresearch\b|\bthesis\b", re.IGNORECASE)


def as_much_as_asked(case: Case, finding: Finding) -> Finding:
    """The finding, or a partial one where the CV shows less of it than is asked."""
    if finding.status is not VerdictStatus.MET:
        return finding
    short = _falls_short(case, finding)
    return partial(short, *finding.evidence) if short else finding


def _falls_short(case: Case, finding: Finding) -> str:
    """In what a CV that shows what is asked shows less of it; empty where in nothing."""
    condition, text = case.requirement.condition, case.requirement.text
    if _ACCEPTED.search(text) and not _TO_COME.search(text) and _is_to_come(finding):
        return "The CV does not say that it has been published."
    if not isinstance(condition, SkillCondition):
        return ""
    quotes = " ".join(one.quote for one in finding.evidence)
    if _FIRST_AUTHOR.search(text) and not _FIRST_AUTHOR.search(quotes):
        return "The CV does not say that it was the student's own in the first place."
    if condition.years is not None and _months(case, finding.evidence) < condition.years * MONTHS_A_YEAR:
        return f"The CV does not show {condition.years:g} years of it."
    if condition.quantity is not None and _pieces(finding.evidence) < condition.quantity:
        return f"The CV shows fewer than {condition.quantity} of them."
    return ""


def _is_to_come(finding: Finding) -> bool:
    """Whether the first quote tells of a paper that is not out, and none of one that is."""
    quotes = [one.quote for one in finding.evidence]
    return bool(_TO_COME.search(quotes[0])) and not any(_ACCEPTED.search(one) for one in quotes)


def _months(case: Case, evidence: Sequence[Evidence]) -> int:
    """The months of the jobs that the quotes stand under, and of doctoral studies where research is asked."""
    entries = [statement.entry or statement.text for one in evidence if (statement := _statement(case, one))]
    jobs = [job for job in case.cv.profile.experiences if any(job.title in entry for entry in entries)]
    periods = [(job.start, job.end) for job in jobs]
    if _RESEARCH.search(case.requirement.text):
        periods += [(one.start, one.end) for one in case.cv.profile.degrees if one.level is Level.PHD]
    return months_covered([_extent(start, end, case.as_of) for start, end in periods if start is not None])


def _statement(case: Case, evidence: Evidence) -> Statement | None:
    return statement_at(case, evidence.span) if evidence.span is not None else None


def _extent(start: PartialDate, end: PartialDate | None, as_of: date) -> tuple[int, int]:
    first, last = start.earliest(), min(end.latest(), as_of) if end else as_of
    return first.year * MONTHS_A_YEAR + first.month, last.year * MONTHS_A_YEAR + last.month


def _pieces(evidence: Sequence[Evidence]) -> int:
    """The number of quotes, or the largest number that one of them states ("five articles")."""
    stated = [as_number(found[1].lower()) for one in evidence for found in _NUMBER.finditer(one.quote)]
    return max(len(evidence), *stated, 0)
