"""The parsed condition of a requirement."""

from __future__ import annotations

from dataclasses import dataclass

from matcher.conditions import Condition
from matcher.nouns import Kind


@dataclass(frozen=True, slots=True)
class PostingFacts:
    """What the rest of a posting adds to a requirement: its country, and the year for dates without one."""

    country: str | None
    year: int | None


def facts_of(text: str, country: str | None) -> PostingFacts:
    """The facts of a posting that its requirements lean on."""
    return PostingFacts(country, None)


def condition_of(text: str, kind: Kind, facts: PostingFacts) -> Condition | None:
    """The parsed condition."""
    return None
