"""The degrees and levels that a text names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from matcher.conditions import Level
from matcher.lexicon import alternation, read_lists
from matcher.scratch import once

_RANKS = {Level.SCHOOL: 0, Level.FOUNDATION: 1, Level.BACHELOR: 2, Level.MASTER: 3, Level.PHD: 4}
_TABLES = ("phd", "integrated", "master", "bachelor", "foundation", "school")


@dataclass(frozen=True, slots=True)
class DegreeMention:
    """A degree named in a text; `award` verbatim; `integrated` for a master's that begins after school."""

    level: Level
    award: str
    integrated: bool
    start: int
    end: int


def rank(level: Level) -> int:
    """0 for school up to 4 for a doctorate."""
    return _RANKS[level]


@once
def find_degrees(text: str) -> tuple[DegreeMention, ...]:
    """Every degree or level that a text names, in order, none overlapping another. A bare "degree" names none."""
    found = []
    for match in _pattern().finditer(text):
        table = match.lastgroup or ""
        integrated = table.startswith("integrated")
        level = Level.MASTER if integrated else Level(table.removesuffix("_short"))
        if _SCOTTISH.match(text, match.start()):
            level = Level.BACHELOR
        if not _other_meaning(text, match):
            found.append(DegreeMention(level, match[0].strip(), integrated, match.start(), match.end()))
    return tuple(found)


def subject_of_award(award: str) -> str | None:
    """The subject that an award names by itself: "LLB" is Law; None where it says none, as "BSc"."""
    return _subjects().get(award.replace(".", "").strip())


@cache
def _subjects() -> dict[str, str]:
    return {name: subject for subject, names in read_lists("qualifications.toml", "subjects").items() for name in names}


@cache
def _pattern() -> re.Pattern[str]:
    branches = []
    for table in _TABLES:
        lists = read_lists("awards.toml", table)
        branches.append(rf"(?P<{table}_short>{_abbreviations(lists['short'])})")
        branches.append(rf"(?P<{table}>(?i:{alternation(lists['words'])})(?:\s(?i:degree)s?\b)?)")
    return re.compile(rf"(?<![\w.&])(?:{'|'.join(branches)})(?![\w&]|[’']\w{{2}})")


def _abbreviations(awards: Iterable[str]) -> str:
    """The awards with full stops allowed where one part of an abbreviation ends: "BSc" is "B.Sc." and "B. Sc." too."""
    return "|".join(_dotted(award) for award in sorted(awards, key=lambda award: (-len(award), award)))


def _dotted(award: str) -> str:
    parts = re.findall(r"[A-Z][a-z]*|\d", award)
    letters = r"\.\s?".join(re.escape(part) for part in parts) + r"\.?"
    return f"{re.escape(award)}|{letters}" if len(parts) > 1 else re.escape(award)


_SCOTTISH = re.compile(r"M\.?A\.?\s?\(?(?:Hons|Honours)")
_LEVEL_OF_FRAMEWORK = re.compile(r"a[ -]level \d\b", re.IGNORECASE)
""" "A Level 8 degree" is one of a framework of qualifications, no A level."""
_AFTER = re.compile(r"\s(?:of ceremonies|data|branch|plan|key|copy|chef|class\b|to |and servant|school)", re.IGNORECASE)
_DRIVING = re.compile(
    r"\b(?:driv\w+|motor\w*|riding|pilot|trade|open|software|clean|full|class \w{1,3}"
    r"|code \w{1,3}|PCV|LGV|HGV)(?:['’]s?)?\s$",
    re.IGNORECASE,
)
_US_MASTER_AFTER = re.compile(r"\s?(?:Office|Word|Excel|Teams|Access|SQL)\b|[- ](?:DOS|1[^\d])")
_SPECTROMETRY_BEFORE = re.compile(
    r"(?:\b(?:[LGUH]P?L?C|ICP|CE|MALDI|TOF|ESI|TIMS|Q|HS|TD|Py|SPME)|\bMS[n/]?|\bTOF|\btandem|quadrupole)[-–/ ]{1,2}$",
    re.IGNORECASE,
)
_SPECTROMETRY_AFTER = re.compile(r"[-/]MS\b| (?:spectr\w+|analysis|data (?:of|from) )|[-/]TOF\b")
""" "LC-MS/MS", "MALDI-TOF MS": mass spectrometry."""
_CODE_BEFORE = re.compile(r"[,]\s?$")
_LAW = re.compile(r"\b(?:law|legal|LLB|university|degree|hons|rights)\b", re.IGNORECASE)
_UNCERTAIN = frozenset(["MA", "MS", "IB", "AP", "SB", "AB", "BE", "BA", "M1", "M2", "BS"])


def _other_meaning(text: str, match: re.Match[str]) -> bool:
    """Whether the words mean no degree here: "Boston, MA", "MS Office", "driving licence", "to master"."""
    word = match[0]
    if _LEVEL_OF_FRAMEWORK.match(text, match.start()):
        return True
    if word.lower() in ("master", "masters", "licence", "promotion"):
        before = text[max(0, match.start() - 24) : match.start()]
        verb = word.islower() and re.search(r"\b(?:to|can|will|scrum|you) $", before, re.IGNORECASE)
        return bool(verb or _AFTER.match(text, match.end()) or _DRIVING.search(before) or _scrum(before))
    if word == "LLM":
        return _LAW.search(text, max(0, match.start() - 40), match.end() + 40) is None
    if word not in _UNCERTAIN:
        return False
    state = word in ("MA", "MS", "AB") and _CODE_BEFORE.search(text, max(0, match.start() - 3), match.start())
    address = state and re.search(r"[A-Z][a-z]+,\s?$", text[max(0, match.start() - 25) : match.start()])
    listed = re.match(r"\s?[,/)]|\s(?:or|and)\s(?:PhD|M|B)|\s(?:in|degree)\s", text[match.end() : match.end() + 8])
    mass = word == "MS" and (
        _SPECTROMETRY_BEFORE.search(text, max(0, match.start() - 14), match.start())
        or _SPECTROMETRY_AFTER.match(text, match.end())
    )
    return bool(mass or (address and not listed) or _US_MASTER_AFTER.match(text, match.end()))


def _scrum(before: str) -> bool:
    return bool(re.search(r"\b(?:scrum|web|quiz)[\s-]$", before, re.IGNORECASE))
