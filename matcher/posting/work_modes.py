"""The names that feeds give to on-site, hybrid and remote work."""

from __future__ import annotations

import re

from matcher.nouns import WorkMode

_NOT_LETTERS = re.compile(r"[^a-z]+")
_NAMES = {
    "onsite": WorkMode.ONSITE,
    "inoffice": WorkMode.ONSITE,
    "inperson": WorkMode.ONSITE,
    "office": WorkMode.ONSITE,
    "hybrid": WorkMode.HYBRID,
    "partlyremote": WorkMode.HYBRID,
    "partiallyremote": WorkMode.HYBRID,
    "flexible": WorkMode.HYBRID,
    "remote": WorkMode.REMOTE,
    "fullyremote": WorkMode.REMOTE,
    "workfromhome": WorkMode.REMOTE,
    "telecommute": WorkMode.REMOTE,
}


def named_work_mode(name: str | None) -> WorkMode | None:
    """The work mode that a field names, None for "unspecified" and for names not known."""
    return _NAMES.get(_NOT_LETTERS.sub("", (name or "").lower()))
