"""Wishes that speak of an attitude, whatever kind they were taken for: what one is fond of, qualities of character."""

from __future__ import annotations

import re

from matcher.scratch import kept

_CARES = re.compile(
    r"\b(?:fond of|fondness for|love (?:of|for)|passion for"
    r"|cares? about (?=the|how|where|what|why|people|animals|public)"
    r"|commit(?:ment|ted) to (?=the|social|environment|public|health|equal|justice|sustainab|reducing|tackling"
    r"|improving|protecting|animal|human|open|divers|inclusi))",
    re.IGNORECASE,
)
_CHARACTER = re.compile(
    r"(?:(?:an?|the|some|real|a certain|[\w-]+ed) ){0,3}"
    r"(?:fairness|kindness|stubbornness|politeness|openness|tidiness|thoroughness|gentleness|seriousness|frankness"
    r"|friendliness|steadiness|boldness|playfulness|conscientiousness|honesty|loyalty|courage|modesty|humou?r"
    r"|good manners|integrity|tact|grace|optimism|decency|generosity|diligence|composure|stamina|perseverance"
    r"|persistence|patience|discretion|[\w-]+ (?:temperament|temper|character|disposition|mentality|mindset))\b",
    re.IGNORECASE,
)


@kept
def cares(text: str) -> bool:
    """Whether a wish speaks of what one is fond of or committed to, so that it asks for an interest."""
    return _CARES.search(text) is not None


@kept
def is_of_character(text: str) -> bool:
    """Whether a wish begins with a quality of character, so that it asks for a trait."""
    return _CHARACTER.match(text) is not None
