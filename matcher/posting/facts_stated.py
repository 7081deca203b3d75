"""Facts that ask something by themselves: a right to work, days at a place, a period to be free."""

from __future__ import annotations

import re

from matcher.dates import find_dates, find_days_per_week, find_durations, find_hours
from matcher.nouns import Kind
from matcher.places import find_places
from matcher.posting.cues import cue
from matcher.posting.kinds import hard_kinds

SURE_FACT = 1.4
"""From this weight on a fact asks whatever stands beside it."""
FACT = 1.3

_SPONSORS = re.compile(r"\b(?:sponsor(?:ship|ed|s)?|visas?)\b", re.IGNORECASE)
_HEADLINE = re.compile(r" [·|•] |\b(?:fixed term|paid)\b", re.IGNORECASE)
_SHIFTS = re.compile(
    r"\b(?:weekends? (?:are )?included|including (?:the )?weekends?|(?:four|five|six) days out of seven)\b|"
    r"\b(?:interns?|trainees?|you(?:'d|'ll| would| will)?|everyone|everybody|students)(?: also| each| all)?"
    r" (?:work|take|do|does|cover|keep|share)s?\b[^,;.]{0,20}"
    r"\b(?:weekends?|evenings?|nights?|saturdays?|sundays?|shifts?|rota)\b",
    re.IGNORECASE,
)
""" "Interns work one weekend in three"."""
_FULL_TIME = re.compile(r"\b(?:full[- ]time|part[- ]time|hours|all \w{1,8} weeks|100 ?%)", re.IGNORECASE)


def fact_weight(text: str) -> float:
    """How strongly the facts of a text ask by themselves, 0 where there are none."""
    if cue("facts", "work_right").search(text):
        return 1.5
    if says_where(text):
        return 1.6
    if _SHIFTS.search(text):
        return 1.45
    if says_when(text):
        return 1.45 if _FULL_TIME.search(text) or re.search(r"\b(?:you|us)\b", text, re.IGNORECASE) else 1.3
    return 0.5 if hard_kinds(text) - {Kind.LOCATION, Kind.AVAILABILITY} else 0.0


def says_where(text: str) -> bool:
    """Whether a text says on which days, or at which place, one has to be."""
    if cue("tells", "process").search(text):
        return False
    if cue("facts", "place_rule").search(text):
        return True
    return bool(find_days_per_week(text)) and (cue("facts", "site").search(text) is not None or bool(find_places(text)))


def says_when(text: str) -> bool:
    """Whether a text states the period or the hours that one has to be free for, and not what they are paid."""
    if cue("tells", "money").search(text) or cue("tells", "process").search(text):
        return False
    if _HEADLINE.search(text):
        return False
    length = bool(find_durations(text) or find_hours(text))
    dates = len(find_dates(text, year=2000))
    return bool((length and (dates or _FULL_TIME.search(text))) or (dates >= 2 and _FULL_TIME.search(text)))


def only_about_sponsoring(text: str) -> bool:
    """Whether a text speaks of visas or sponsorship without asking for a right to work."""
    rest = _SPONSORS.sub(" ", text)
    return bool(_SPONSORS.search(text)) and not cue("facts", "work_right").search(rest)
