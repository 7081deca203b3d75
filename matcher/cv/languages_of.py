"""Spoken languages and how well, from the lines that list them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from matcher.cv.sections import Part, PlacedLine
from matcher.languages import LanguageMention, find_languages
from matcher.nouns import LanguageSkill, SectionName

_S = SectionName
_ELSEWHERE = frozenset(
    {_S.EDUCATION, _S.EXPERIENCE, _S.PROJECTS, _S.PUBLICATIONS, _S.TEACHING, _S.REFERENCES, _S.AWARDS, _S.TRAINING}
)
_LABEL = re.compile(r"(?:^|[.;] )(?:spoken |foreign |natural )?languages?(?: skills)?\s{0,3}[:\t–—-]", re.IGNORECASE)
_SPEAKS = re.compile(r"\b(?:speak|spoken|fluent|native|bilingual|mother tongue|conversational|gcse)\b", re.IGNORECASE)


def find_language_skills(placed: Sequence[PlacedLine]) -> tuple[LanguageSkill, ...]:
    """Each language once: where it is named with a level if there is such a place."""
    best: dict[str, LanguageSkill] = {}
    for skill in _candidates(placed):
        known = best.get(skill.name)
        if known is None or (known.level is None and skill.level is not None):
            best[skill.name] = skill
    return tuple(best.values())


def _candidates(placed: Sequence[PlacedLine]) -> Iterator[LanguageSkill]:
    for each in placed:
        text = each.line.words
        if each.part is Part.HEADING or (each.section in _ELSEWHERE and not _LABEL.search(text)):
            continue
        mentions = find_languages(text)
        listed = each.section is _S.LANGUAGES or _LABEL.search(text) is not None
        for one in mentions:
            if listed or _is_claimed(text, one, len(mentions)):
                yield LanguageSkill(one.name, one.level, one.cefr, each.line.span(one.start, one.end))


def _is_claimed(text: str, one: LanguageMention, count: int) -> bool:
    """Outside a list a language counts where a level stands beside it or the sentence speaks of speaking."""
    if one.cefr is not None:
        return True
    near = text[max(0, one.start - 40) : one.end + 40]
    return count > 1 and _SPEAKS.search(near) is not None
