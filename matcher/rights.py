"""The right to work, from a closed vocabulary only: nothing is inferred from nationality-like words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from matcher.conditions import PartialDate, RightsCondition

EU_COUNTRIES: frozenset[str] = frozenset(
    "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO".split()
)


@dataclass(frozen=True, slots=True)
class RightMention:
    """A statement about the right to work; `allows` and `denies` are ISO codes, `limited`: it ends or is conditional."""

    text: str
    allows: frozenset[str]
    denies: frozenset[str]
    limited: bool
    until: PartialDate | None
    start: int
    end: int


_CITIZEN = re.compile(r"\b(British|UK) (?:citizen|national)\b")
_RIGHT = re.compile(r"\b(?:right|eligible|authori[sz]\w+|permission) to work\b", re.IGNORECASE)


def find_work_rights(text: str) -> tuple[RightMention, ...]:
    """Every statement about the right to work, in order."""
    return tuple(
        RightMention(m[0], frozenset({"GB"}), frozenset(), False, None, m.start(), m.end())
        for m in _CITIZEN.finditer(text)
    )


def read_rights_condition(text: str, country: str | None) -> RightsCondition | None:
    """What a posting asks; `country` (ISO) is where the posting is, for "the right to work here"."""
    if not _RIGHT.search(text):
        return None
    sponsored = False if re.search(r"\bsponsor", text, re.IGNORECASE) else None
    return RightsCondition(frozenset({country} if country else ()), sponsored)
