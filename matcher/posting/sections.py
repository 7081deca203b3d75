"""What a heading, or the words before a colon, announces about the lines below it."""

from __future__ import annotations

import re
from enum import StrEnum

from matcher.posting.cues import cue, names, plain

_LEAD_LIMIT = 12
_NUMBER = re.compile(r"^[\W\d_]+")


class Section(StrEnum):
    """The class of a part of a posting."""

    MUST = "must"
    NICE = "nice"
    TERMS = "terms"
    DUTY = "duty"
    BENEFIT = "benefit"
    COMPANY = "company"
    PROCESS = "process"
    LEGAL = "legal"
    ROLE = "role"
    OTHER = "other"

    @property
    def asks(self) -> bool:
        """Whether the part lists what is asked of the applicant."""
        return self in (Section.MUST, Section.NICE)


def section_of(heading: str) -> Section:
    """The class of the part that a heading opens: the class whose cue covers most of it, the earlier one on a tie."""
    text = _NUMBER.sub("", plain(heading)).rstrip(" :.?!…")
    if not text or len(text.split()) > _LEAD_LIMIT:
        return Section.OTHER
    best, covered = Section.OTHER, 0.0
    for name in names("headings"):
        longest = max((match.end() - match.start() for match in cue("headings", name).finditer(text)), default=0)
        share = longest / len(text)
        if share > covered + 0.001:
            best, covered = _named(name), share
    return best


def _named(name: str) -> Section:
    return Section.OTHER if name == "noticed" else Section(name)
