"""What a heading, or the words before a colon, announces about the lines below it."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from matcher.posting.cues import cue, cues, names, opening, plain

_LEAD_LIMIT = 12
_ENOUGH = 0.25
"""A cue that covers less of a heading is there by chance ("you" in a long line)."""
_WHOLE = 0.9
"""A cue that covers all of a heading is no word for wishes beside a word for extras: "You'll be great here if you"."""
_BRACKETED = re.compile(r"\([^()]{0,80}\)")
_TURNS_AWAY = re.compile(
    r"\b(?:(?:shouldn't|should not|don't|do not|needn't|need not) (?:\w+ )?(?:apply|need|have to|ask|care"
    r"|look)|not for you|isn't for you"
    r"|not (?:looking for|required to)|won't (?:fit|suit|need|like))\b",
    re.IGNORECASE,
)
_WELCOMED = re.compile(
    r"(?:we|i)(?:'d| would) (?:\w{4,10} )?(?:love|like|enjoy|appreciate|welcome|value|notice|smile)\b"
    r"|\b(?:love|like|lovely|nice|great|good|welcome|useful|helpful|bonus|appreciated|handy|happy)\b"
    r",? (?:but|though|yet)\b",
    re.IGNORECASE,
)
"""What is not needed and still named with pleasure is an extra: "We'd love, but don't need"."""
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
    """The class of the part that a heading opens: the one whose cue covers most of it, the earlier one on a tie.

    A word for extras wins over one for wishes ("preferred qualifications").
    """
    text = _NUMBER.sub("", _BRACKETED.sub("", plain(heading))).rstrip(" :.?!…")
    if not text or len(text.split()) > _LEAD_LIMIT:
        return Section.OTHER
    if turns_away(text):
        return Section.COMPANY
    shares = {name: _share(name, text) for name in names("headings")}
    best = max(shares, key=lambda name: shares[name])
    whole = (
        shares["must"] >= _WHOLE and text.casefold().startswith("you") and not opening("headings", "nice").match(text)
    )
    if opening("headings", "nice").match(text) or (best == "must" and shares["nice"] and not whole):
        return Section.NICE
    if shares[best] >= _ENOUGH:
        return _named(best)
    return Section.MUST if cue("asks", "modal").search(text) else Section.OTHER


def names_section(text: str) -> bool:
    """Whether two or more words are a heading as a whole, and not the beginning of a sentence."""
    smooth = plain(text).rstrip(" :.?!")
    return len(smooth.split()) > 1 and any(_share(name, smooth) >= _WHOLE for name in names("headings"))


def turns_away(text: str) -> bool:
    """Whether words say who or what is not wanted: "You shouldn't apply if", "You don't need a licence"."""
    smooth = plain(text)
    return _TURNS_AWAY.search(smooth) is not None and _WELCOMED.search(smooth) is None


def _share(name: str, text: str) -> float:
    """How much of a heading the longest cue of a class covers, 0..1.

    A search takes the first cue that fits, so that "practical details" has to stand before "practical".
    """
    if cue("headings", name).fullmatch(text):
        return 1.0
    longest = max((match.end() - match.start() for match in _long_first(name).finditer(text)), default=0)
    return longest / len(text)


@cache
def _long_first(name: str) -> re.Pattern[str]:
    """The cues of a class of headings, the longest first."""
    return re.compile(
        rf"(?<![\w])(?:{'|'.join(sorted(cues('headings', name), key=len, reverse=True))})(?![\w])", re.IGNORECASE
    )


def _named(name: str) -> Section:
    return Section.OTHER if name == "noticed" else Section(name)
