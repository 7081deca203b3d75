"""The mark that students give themselves beside a skill or a language: dots or stars, "2/5", "40 %"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(
    r"[\s:–—-]{0,3}\(?"
    r"(?P<mark>(?P<full>[★⭐●⬤•■▪▮█◆]{1,10}) ?(?P<empty>[☆○◯◦□▫▯░◇]{1,10})"
    r"|(?P<got>\d{1,2}(?:[.,]5)?) ?(?:/|of|out of) ?(?P<most>10|[3-6])(?!\d)"
    r"|(?P<percent>\d{1,3}) ?%)"
)
"""Full dots without empty ones tell nothing: where colours tell them apart on the page, all are full in the text."""


@dataclass(frozen=True, slots=True)
class OwnMark:
    """A mark as written, and the share of the full one that it is, in 0..1."""

    text: str
    share: float


def own_mark(text: str, start: int = 0) -> OwnMark | None:
    """The mark that stands at `start`, behind a colon, a dash or a bracket at most; None where none does."""
    found = _MARK.match(text, start)
    if found is None:
        return None
    if found["full"]:
        share = len(found["full"]) / len(found["full"] + found["empty"])
    elif found["percent"]:
        share = float(found["percent"]) / 100
    else:
        share = float(found["got"].replace(",", ".")) / float(found["most"])
    return OwnMark(found["mark"], share) if share <= 1 else None
