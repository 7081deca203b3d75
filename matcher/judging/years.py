"""Years of paid work: the months of all jobs of the CV, those that overlap counted once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from matcher.families import branches_asked, branches_shown
from matcher.judging.asked import durations_asked
from matcher.judging.case import Case, Finding, met, missing, partial, quote, quote_clause
from matcher.nouns import Experience, SectionName, Span
from matcher.on_a_day import months_covered, months_of
from matcher.scratch import kept

MAX_QUOTES = 3
WEEKS_PER_MONTH = 52 / 12
HALF = 0.5
"""Less than half of the time asked is not near it."""
_PAID = re.compile(
    r"\b(?:paid (?:work|employment|jobs?)|work(?:ing)? (?:life|history)|(?:of|in) employment"
    r"|(?:years?|months?)['’]? (?:of )?(?:[\w-]{2,14} ){0,3}(?:experience|practice))\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\b(?:experience|work|employment|practice) (?:in|at|within)\s+(?!any\b)", re.IGNORECASE)
_BREAK = re.compile(r"\bcareer break\b", re.IGNORECASE)


def judge_years(case: Case) -> Finding | None:
    """Whether the jobs of the CV add up to the paid work asked; None where no such time is asked.

    A posting that takes a career break instead is answered by a CV that names one.
    """
    text = case.requirement.text
    durations = durations_asked(text)
    if not durations or not _PAID.search(text):
        return None
    asked = durations[0].weeks[0] / WEEKS_PER_MONTH
    if _BREAK.search(text) and (broken := _career_break(case)):
        return broken
    jobs = [job for job in case.cv.profile.experiences if job.section is SectionName.EXPERIENCE and job.start]
    branches = _branches(text)
    there = [job for job in jobs if not branches or branches & branches_shown(job.title)]
    return _by_months(case, there, round(asked))


@kept
def _branches(text: str) -> frozenset[str]:
    """The branches in which the work should have been ("two years of experience in retail"); none where any will do."""
    within = _WITHIN.search(text)
    return branches_asked(text[within.end() :]) if within else frozenset()


def _by_months(case: Case, jobs: Sequence[Experience], asked: int) -> Finding:
    worked = months_covered([months_of(job, case.as_of) for job in jobs])
    if not worked:
        return missing(f"The CV dates no paid work; {asked} months are asked.")
    if worked < asked * HALF:
        return missing(f"The jobs of the CV add up to about {worked} months; {asked} are asked.")
    longest = sorted(jobs, key=lambda job: -_length(months_of(job, case.as_of)))
    evidence = [quote(case, job.span) for job in longest[:MAX_QUOTES]]
    reason = f"The jobs of the CV add up to about {worked} months; {asked} are asked."
    return met(reason, *evidence) if worked >= asked else partial(reason, *evidence)


def _length(months: tuple[int, int]) -> int:
    return months[1] - months[0] + 1


def _career_break(case: Case) -> Finding | None:
    for number, page in enumerate(case.cv.document.pages, start=1):
        found = _BREAK.search(page)
        if found:
            span = Span(number, found.start(), found.end())
            return met("The CV names a career break, which the posting takes as well.", quote_clause(case, span))
    return None
