"""Spoken languages and how well, from the lines that list them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from matcher.cv.sections import Part, PlacedLine
from matcher.cv.skill_reach import denied
from matcher.cv.statements import split_sentences
from matcher.language_levels import CODES, language_of_test, level_of
from matcher.languages import LanguageMention, find_languages
from matcher.nouns import LanguageSkill, SectionName
from matcher.own_marks import own_mark
from matcher.places import find_places
from matcher.skills import find_skills

_S = SectionName
_ELSEWHERE = frozenset(
    {_S.EDUCATION, _S.EXPERIENCE, _S.PROJECTS, _S.PUBLICATIONS, _S.TEACHING, _S.REFERENCES, _S.AWARDS, _S.TRAINING}
)
_LABEL = re.compile(
    r"(?:^|[.;] )(?:spoken |foreign |natural )?(?:languages?(?: skills| known| spoken)?|mother tongues?(?:\(s\))?"
    r"|langues|sprachen"
    r"|sprachkenntnisse|idiomas|lingue|talen|línguas|språk|języki)(?:\s{0,3}[:\t–—-]|(?<=\(s\)) )",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"\b(?:I (?:also )?speak|(?:native|fluent) (?:speaker of|in))\b", re.IGNORECASE)
_SPEAKS = re.compile(
    r"\b(?:speak|spoken|fluent|native|bilingual|mother tongue|conversational|gcse"
    r"|ielts|toefl|toeic|cet-?[46]|cambridge|del[ef]|hsk|jlpt|testdaf|goethe)\b",
    re.IGNORECASE,
)

_BY_SKILL = re.compile(
    r"\b(?i:listening|reading|speaking|spoken|writing|written|understanding|comprehension|interaction|production)\b"
    r"[^,;|A-C]{0,20}([ABC][12])\b"
)
""" "Listening B2, reading B2, speaking B1, writing A2", as Europass tells it."""
_MOTHER_TONGUE = re.compile(
    r"\W*(mother tongue|native language|Muttersprache|langue maternelle|lengua materna)", re.IGNORECASE
)
_KEY = re.compile(r"\W*(?:levels?|niveaux?|niveaus|livelli)\s?:", re.IGNORECASE)
"""The line below a table of Europass that explains its codes."""
NATIVE = 7
MARKED_RANKS, NATIVE_LIKE = 5, 6
"""Four dots of five are read as B2, all five as C2: a mark says less than a word, so a language is not rated up."""
_BRACKETS = re.compile(r"\([^()]{0,200}\)")
_ENTRY = re.compile(r"[^,;]+")
_NONE = re.compile(r"\s{0,2}[(:–—-]\s{0,2}(?:none|no|never|zero)\b", re.IGNORECASE)


def find_language_skills(placed: Sequence[PlacedLine]) -> tuple[LanguageSkill, ...]:
    """Each language once: where it is named with a level if there is such a place."""
    best: dict[str, LanguageSkill] = {}
    for skill in _candidates(placed):
        known = best.get(skill.name)
        if known is None or (known.level is None and skill.level is not None):
            best[skill.name] = skill
    return tuple(best.values())


def _candidates(placed: Sequence[PlacedLine]) -> Iterator[LanguageSkill]:
    for each, below in zip_longest(placed, placed[1:]):
        text = each.line.words
        if each.part is Part.HEADING or (each.section in _ELSEWHERE and not _LABEL.search(text)) or _KEY.match(text):
            continue
        begin, end = _list_in(each)
        listed = begin < end or _SPOKEN.search(text) is not None
        mentions = _claimed(text, find_languages(text, listed=listed))
        for one in mentions:
            counts = one.known or (begin <= one.start < end and _is_language(text, one, mentions))
            if counts if listed else _is_claimed(text, one, len(mentions)):
                following = min((other.start for other in mentions if other.start > one.start), default=len(text))
                table = below if listed and len(mentions) == 1 and one.cefr is None else None
                level, rank = _stated(text[:following], one, table)
                yield LanguageSkill(one.name, level, rank, each.line.span(one.start, one.end))
        if begin < end and not mentions:
            yield from _tested(each)


def _stated(text: str, one: LanguageMention, table: PlacedLine | None) -> tuple[str | None, int | None]:
    """The words for the level and their rank: of several skills their mean, of a mark that of its share.

    `table` is the line below, where Europass tells the skills of a language without a level that stands alone.
    """
    by_skill = _by_skill(text[one.end :]) or (_by_skill_below(table) if table else None)
    if by_skill is not None:
        return by_skill
    native = _MOTHER_TONGUE.match(text) if one.cefr is None else None
    if native is not None:
        return native[1], NATIVE
    mark = own_mark(text, one.end) if one.cefr is None else None
    if mark is None:
        return one.level, one.cefr
    return mark.text, max(1, NATIVE_LIKE if mark.share == 1 else int(mark.share * MARKED_RANKS))


def _by_skill_below(below: PlacedLine) -> tuple[str, int] | None:
    """What a line tells skill by skill, where it names no language of its own."""
    told = _by_skill(below.line.words)
    return None if told is None or find_languages(below.line.words) else told


def _by_skill(text: str) -> tuple[str, int] | None:
    """The words that tell a level skill by skill, two at least, and the mean of the levels."""
    found = list(_BY_SKILL.finditer(text))
    if len(found) < 2:
        return None
    return text[found[0].start() : found[-1].end()], sum(CODES[one[1]] for one in found) // len(found)


def _claimed(text: str, mentions: Sequence[LanguageMention]) -> list[LanguageMention]:
    """Those that are not denied; what is said of one, "Dutch (cannot write it)", "Danish: none", reaches no other."""
    if not mentions:
        return []
    said = _BRACKETS.sub(lambda found: " " * len(found[0]), text)
    entries = [(found.start(), denied(found[0])) for found in _ENTRY.finditer(said)]
    absent = {one for one in mentions for start, reach in entries if reach.cover(one.start - start, one.end - start)}
    return [one for one in mentions if one not in absent and not _NONE.match(text, one.end)]


def _tested(each: PlacedLine) -> Iterator[LanguageSkill]:
    """The language of a test that stands alone among the languages: "IELTS 7.5"."""
    text = each.line.words
    for name in language_of_test(text):
        if (level := level_of(text, name)) is not None:
            yield LanguageSkill(name, text, level, each.line.span(0, len(text)))


def _list_in(each: PlacedLine) -> tuple[int, int]:
    """The extent of the line that lists languages: all of it in their section, else the sentence of the label."""
    text = each.line.words
    if each.section is _S.LANGUAGES:
        return 0, len(text)
    label = _LABEL.search(text)
    if label is None:
        return 0, 0
    ends = (end for start, end in split_sentences(text) if end > label.end())
    return label.end(), next(ends, len(text))


def _is_language(text: str, one: LanguageMention, mentions: Sequence[LanguageMention]) -> bool:
    """Whether an item that no lexicon has is a language: it stands among some or has a level, and is no skill."""
    named = text[one.start : one.end]
    sure = one.cefr is not None or any(other.known for other in mentions)
    return sure and not find_skills(named) and not find_places(named)


def _is_claimed(text: str, one: LanguageMention, count: int) -> bool:
    """Outside a list a language counts where a level stands beside it or the sentence speaks of speaking."""
    if one.cefr is not None:
        return True
    near = text[max(0, one.start - 40) : one.end + 40]
    return count > 1 and _SPEAKS.search(near) is not None
