"""Whether a posting insists on a wish: by the heading above it, and by words in it that soften or insist."""

from __future__ import annotations

import re

from matcher.nouns import Importance
from matcher.posting.cues import cue, plain
from matcher.posting.sections import Section

_ASIDE = re.compile(
    r"\([^()]{26,300}\)|, (?:ideally|preferably) (?:in|at|with|on|from|during|for|of|within|via"
    r"|by)\b.{0,200}",
    re.IGNORECASE,
)
"""A long remark in brackets, or where something was best, says little of the wish; "(nice to have)" is short."""


def importance_of(clause: str, section: Section, *, softened: bool) -> Importance:
    """Nice where the section or the wish's own words say so, else must. `softened`: a word nearby covers it."""
    if section is Section.NICE or softened:
        return Importance.NICE
    own = _ASIDE.sub(" ", plain(clause))
    if cue("importance", "nice").search(own) and not cue("importance", "firm").search(own):
        return Importance.NICE
    return Importance.MUST


def softens(text: str) -> bool:
    """Whether words say of a wish that it is an extra ("so much the better", "neither is expected")."""
    smooth = plain(text)
    return bool(cue("importance", "nice").search(smooth)) and not cue("importance", "firm").search(smooth)
