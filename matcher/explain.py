"""One or two plain sentences for a match, and the questions that would change most of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from matcher.conditions import RightsCondition
from matcher.judging import availability, location, rights
from matcher.nouns import Importance, Kind, Match, Question, Requirement, Verdict, VerdictStatus

MAX_NAMED = 2
MAX_WORDS = 9

_COUNTRY_NAMES = {"GB": "the UK", "US": "the US", "NL": "the Netherlands"}


def summary(verdicts: Sequence[Verdict]) -> str:
    """What is met, what stands in the way, what is not shown and what a CV cannot tell."""
    if not verdicts:
        return "The posting states no requirements that could be read."
    met = sum(verdict.status is VerdictStatus.MET for verdict in verdicts)
    first = f"Meets {met} of {len(verdicts)} requirements"
    blockers = [verdict for verdict in verdicts if verdict.blocker]
    if blockers:
        return f"{first}. In the way: {_named(blockers)}."
    gaps = [v for v in verdicts if v.status is VerdictStatus.MISSING and v.requirement.importance is Importance.MUST]
    tail = f". Not shown: {_named(gaps)}" if gaps else ", and no must is missing"
    return f"{first}{tail}.{_open_points(verdicts)}"


def _open_points(verdicts: Sequence[Verdict]) -> str:
    unknown = [verdict for verdict in verdicts if verdict.status is VerdictStatus.UNKNOWN]
    return f" Your CV does not say: {_named(unknown)}." if unknown else ""


def _named(verdicts: Sequence[Verdict]) -> str:
    names = [_short(verdict.requirement) for verdict in verdicts[:MAX_NAMED]]
    more = len(verdicts) - len(names)
    return "; ".join(names) + (f"; and {more} more" if more > 0 else "")


def _short(requirement: Requirement) -> str:
    words = requirement.text.split()
    return " ".join(words[:MAX_WORDS]) + (" …" if len(words) > MAX_WORDS else "")


def questions(matches: Sequence[Match]) -> tuple[Question, ...]:
    """What no CV line answers, asked once, most postings affected first."""
    affected: Counter[tuple[str, Kind]] = Counter()
    for match in matches:
        affected.update({asked for verdict in match.verdicts for asked in _question_ids(match, verdict)})
    ranked = sorted(affected.items(), key=lambda pair: (-pair[1], pair[0][0]))
    return tuple(_question(question_id, kind, count) for (question_id, kind), count in ranked)


def _question_ids(match: Match, verdict: Verdict) -> tuple[tuple[str, Kind], ...]:
    if verdict.status is not VerdictStatus.UNKNOWN:
        return ()
    kind = verdict.requirement.kind
    if kind is Kind.AVAILABILITY:
        return ((availability.QUESTION_ID, kind),)
    if kind is Kind.LOCATION:
        return ((location.QUESTION_ID, kind),)
    if kind is Kind.AUTHORISATION:
        return tuple((rights.QUESTION_PREFIX + country, kind) for country in _countries(match, verdict))
    return ()


def _countries(match: Match, verdict: Verdict) -> tuple[str, ...]:
    condition = verdict.requirement.condition
    if isinstance(condition, RightsCondition) and condition.clearance is not None:
        return ()
    stated = condition.countries if isinstance(condition, RightsCondition) else frozenset()
    here = {place.country for place in match.posting.locations if place.country}
    return tuple(sorted((stated & here) or (stated - {"EU"}) or here))[:1]


def _question(question_id: str, kind: Kind, count: int) -> Question:
    if kind is Kind.AVAILABILITY:
        text = "From when to when can you work full time? Answer as two dates: 2027-06-01/2027-09-15."
        return Question(question_id, text, kind, count)
    if kind is Kind.LOCATION:
        return Question(question_id, "Would you move for an internship?", kind, count, ("yes", "no"))
    code = question_id.removeprefix(rights.QUESTION_PREFIX)
    text = f"Do you have the right to work in {_COUNTRY_NAMES.get(code, code)}?"
    return Question(question_id, text, kind, count, ("yes", "no", "need sponsorship"))
