"""What judging needs of a CV, worked out once for all requirements that are put to it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from matcher.cv.skill_reach import denied
from matcher.instances import Word, words_of
from matcher.judging.self_rating import levels_above
from matcher.judging.strengths import Strength, strength_of
from matcher.nouns import Chunk, Cv, SkillUse, Span
from matcher.skills import find_skills, implied, neighbours

_FAR = 1 << 60
_ELSEWHERE = re.compile(r"\bsee (?:also )?(?:below|above|under|overleaf)\b", re.IGNORECASE)
"""A pointer to another line shows nothing that the line itself does not."""


class ShowingUse(NamedTuple):
    """A use that shows a skill that is asked: its place among all uses, how firmly it shows that skill, and itself."""

    place: int
    strength: Strength
    use: SkillUse


@dataclass(frozen=True, slots=True, eq=False)
class PreparedCv:
    """A CV with its chunks, the words of every statement, and how firmly each use shows its skill.

    `words` follows the order of the statements. `showing` tells for each skill which uses show it, or a neighbour of
    it, and how firmly; `place` of a `ShowingUse` is that of its use among all. `denials` are skills with the place
    where the CV says that they were not used.
    """

    cv: Cv
    chunks: tuple[Chunk, ...]
    words: tuple[tuple[Word, ...], ...]
    showing: Mapping[str, tuple[ShowingUse, ...]]
    denials: tuple[tuple[str, Span], ...]
    chunk_starts: Mapping[int, tuple[tuple[int, int, int], ...]]

    def chunk_at(self, span: Span) -> int | None:
        """The number of the chunk that holds the start of a span; None where no chunk does."""
        starts = self.chunk_starts.get(span.page, ())
        place = bisect_right(starts, (span.start, _FAR, 0)) - 1
        return starts[place][2] if place >= 0 and span.start < starts[place][1] else None


def prepare(cv: Cv, chunks: tuple[Chunk, ...]) -> PreparedCv:
    """The CV as judging needs it."""
    words = tuple(words_of(statement.plain) for statement in cv.statements)
    return PreparedCv(cv, chunks, words, _showing(_strengths(cv)), _denials(cv), _starts(chunks))


def _strengths(cv: Cv) -> tuple[tuple[SkillUse, Strength], ...]:
    beside: dict[int, list[SkillUse]] = {}
    for use in cv.profile.skills:
        if not _ELSEWHERE.search(cv.statements[use.statement].plain):
            beside.setdefault(use.statement, []).append(use)
    above = levels_above(cv, beside.keys())
    return tuple(
        (use, strength_of(use, cv.statements[number], uses, above.get(number, "")))
        for number, uses in beside.items()
        for use in uses
    )


def _showing(strengths: Iterable[tuple[SkillUse, Strength]]) -> dict[str, tuple[ShowingUse, ...]]:
    """By skill, the uses of itself and of what proves it, as firm as they are, and those of close neighbours.

    Who writes that a skill is still to be learnt, or was only watched, shows nothing of its neighbours.
    """
    found: dict[str, list[ShowingUse]] = {}
    for place, (use, own) in enumerate(strengths):
        shown = {use.skill, *implied(use.skill)}
        for skill in shown:
            found.setdefault(skill, []).append(ShowingUse(place, own, use))
        for skill in neighbours(use.skill) - shown if own > Strength.WATCHED else ():
            found.setdefault(skill, []).append(ShowingUse(place, Strength.NEIGHBOUR, use))
    return {skill: tuple(uses) for skill, uses in found.items()}


def _denials(cv: Cv) -> tuple[tuple[str, Span], ...]:
    found: list[tuple[str, Span]] = []
    for statement in cv.statements:
        reaches = denied(statement.plain)
        for mention in find_skills(statement.plain) if reaches else ():
            if reaches.cover(mention.start, mention.end):
                start = statement.span.start + mention.start
                span = Span(statement.span.page, start, statement.span.start + mention.end)
                found.append((mention.skill, span))
    return tuple(found)


def _starts(chunks: tuple[Chunk, ...]) -> dict[int, tuple[tuple[int, int, int], ...]]:
    """By page, the chunks as (start, end, number), in order; of several that begin together the first counts."""
    pages: dict[int, list[tuple[int, int, int]]] = {}
    for number, chunk in enumerate(chunks):
        pages.setdefault(chunk.span.page, []).append((chunk.span.start, chunk.span.end, number))
    return {page: tuple(sorted(places)) for page, places in pages.items()}
