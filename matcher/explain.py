"""One or two plain sentences for a match."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.nouns import Importance, Requirement, Verdict, VerdictStatus

MAX_NAMED = 2
MAX_WORDS = 9


def summary(verdicts: Sequence[Verdict]) -> str:
    """What is met, what stands in the way, what is not shown and what a CV cannot tell."""
    if not verdicts:
        return "The posting states no requirements that could be read."
    met = sum(verdict.status is VerdictStatus.MET for verdict in verdicts)
    first = f"Meets {met} of {len(verdicts)} requirements"
    blockers = [verdict for verdict in verdicts if verdict.blocker]
    if blockers:
        return f"{first}. In the way: {_ended(_named(blockers))}"
    gaps = [v for v in verdicts if v.status is VerdictStatus.MISSING and v.requirement.importance is Importance.MUST]
    tail = f". Not shown: {_named(gaps)}" if gaps else ", and no must is missing"
    return f"{_ended(first + tail)}{_open_points(verdicts)}"


def _open_points(verdicts: Sequence[Verdict]) -> str:
    unknown = [verdict for verdict in verdicts if verdict.status is VerdictStatus.UNKNOWN]
    return f" Your CV does not say: {_ended(_named(unknown))}" if unknown else ""


def _ended(sentence: str) -> str:
    """With a full stop, unless it ends in words that were cut short or in a stop of its own."""
    return sentence if sentence.endswith(("…", ".", "!", "?")) else f"{sentence}."


def _named(verdicts: Sequence[Verdict]) -> str:
    names = [short(verdict.requirement) for verdict in verdicts[:MAX_NAMED]]
    more = len(verdicts) - len(names)
    return "; ".join(names) + (f"; and {more} more" if more > 0 else "")


def short(requirement: Requirement) -> str:
    """The first words of a requirement, enough to know it by."""
    words = requirement.text.split()
    return " ".join(words[:MAX_WORDS]) + (" …" if len(words) > MAX_WORDS else "")
