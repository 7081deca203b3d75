"""What a heading says: the lexicon of section headings and the rule that reads one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from matcher.lexicon import read_lists
from matcher.nouns import SectionName

_S = SectionName

# In "Volunteering experience" the first word decides, in "Technical projects" the last one does.
_LEADERS = frozenset({_S.VOLUNTEERING, _S.TEACHING, _S.REFERENCES, _S.LANGUAGES})
_SPLIT = re.compile(r"(?:(?<!\s)\s+)?(?:[,;/|+&]|\band\b|\bund\b|\bet\b|\by\b)\s*")
_LETTER_SPACED = re.compile(r"(?:\w ){3,40}\w")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a heading means, and how many of its words are neither in the lexicon nor mere fillers."""

    name: SectionName
    strangers: int
    whole: bool


@cache
def _lexicon() -> dict[str, SectionName]:
    lists = read_lists("headings.toml", "words")
    return {word: SectionName(name) for name, words in reversed(list(lists.items())) for word in words}


@cache
def _fillers() -> frozenset[str]:
    return frozenset(read_lists("headings.toml", "fillers")["words"])


@cache
def _phrases() -> tuple[tuple[SectionName, re.Pattern[str]], ...]:
    lists = read_lists("headings.toml", "phrases")
    return tuple((SectionName(name), re.compile(rf"(?:{'|'.join(patterns)})\b")) for name, patterns in lists.items())


def plain(text: str) -> str:
    """A heading without numbering, ornaments, letter spacing and case."""
    flat = unicodedata.normalize("NFKC", text).replace("’", "'").strip(" \t:.•·-–—_#*|=~>▪■►")
    if _LETTER_SPACED.fullmatch(flat):
        flat = flat.replace(" ", "")
    return re.sub(r"^\W*\d{0,2}[.)]?\s{0,3}", "", flat).casefold()


def read_heading(text: str) -> Reading | None:
    """The section that a heading opens, or None if no word of it is in the lexicon.

    `whole` says that the deciding word stands where a heading has it, so that "Research assistant" is not one.
    """
    flat = plain(text)
    if not flat or len(flat) > 60:
        return None
    for name, pattern in _phrases():
        found = pattern.match(flat)
        if found:
            return Reading(name, _strangers(flat[found.end() :]), True)
    parts = [part for part in _SPLIT.split(flat) if part]
    readings = [reading for part in parts if (reading := _read_part(part))]
    if not readings:
        return None
    first = readings[0]
    strangers = sum(reading.strangers for reading in readings) + sum(_strangers(p) for p in parts if not _read_part(p))
    return Reading(_joined(readings), strangers, first.whole)


def _joined(readings: list[Reading]) -> SectionName:
    """The first part decides, except that languages beside tools are programming languages."""
    names = [reading.name for reading in readings]
    if names[0] is _S.LANGUAGES and _S.SKILLS in names:
        return _S.SKILLS
    if names[0] is _S.OTHER and len(names) > 1:
        return names[1]
    return names[0]


def _read_part(part: str) -> Reading | None:
    lexicon = _lexicon()
    words = _words(part)
    known = [(place, lexicon[word]) for place, word in enumerate(words) if word in lexicon]
    if not known:
        return None
    leader = next((name for _, name in known if name in _LEADERS), None)
    place, last = known[-1]
    if last is _S.OTHER and len(known) > 1:
        last = known[-2][1]
    tail = [word for word in words[place + 1 :] if word not in _fillers()]
    return Reading(leader or last, _strangers(part), not tail)


def _strangers(text: str) -> int:
    lexicon = _lexicon()
    return sum(word not in lexicon and word not in _fillers() for word in _words(text))


def _words(text: str) -> list[str]:
    return [word.strip("'-") for word in re.findall(r"[\w'-]+", text) if word.strip("'-")]
