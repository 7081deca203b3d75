"""How well a language is known, from words, codes and tests, on the scale 1 (A1) … 6 (C2), 7 native.

Words are placed by the usual self-assessment grids: conversational B1, good B2, fluent C1. School exams follow the
boards' own comparisons: GCSE about A2, A level about B2. Tests follow their publishers' tables; HSK is placed one level
below its publisher's, as European associations of teachers do.
"""

from __future__ import annotations

import re
from functools import cache

from matcher.lexicon import alternation, read_lists

FILE = "languages.toml"
_AIMED_AT = re.compile(
    r"\b(?:(?:aiming|studying|preparing)(?: for| at)?|working (?:towards?|on)|towards?|target(?:ing)?:?|goal:?)"
    r" (?:the )?(?:[\w-]+ ){0,2}?[ABC][12]\b",
    re.IGNORECASE,
)
""" "Working towards C1" tells a level that is not reached."""
_CODE = re.compile(r"\b([ABC])([12])\b")
CODES = {"A1": 1, "A2": 2, "B1": 3, "B2": 4, "C1": 5, "C2": 6}
_JLPT = re.compile(r"\b(?:JLPT\s?)?N([1-5])\b")
_HSK = re.compile(r"\bHSK\s?(?:level\s)?([1-9])\b", re.IGNORECASE)
_TOPIK = re.compile(r"\bTOPIK\s?(?:level\s)?([1-6]|IV|VI?|I{1,3})\b", re.IGNORECASE)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6}
# Tests of English with the scores from which B1, B2, C1 and C2 begin.
_SCORED: tuple[tuple[re.Pattern[str], tuple[float, float, float, float]], ...] = (
    (re.compile(r"\bIELTS\b[^\d\n]{0,20}(\d(?:\.\d)?)", re.IGNORECASE), (4, 5.5, 7, 8.5)),
    (re.compile(r"\bTOEFL\b[^\d\n]{0,20}(\d{2,3})", re.IGNORECASE), (42, 72, 95, 114)),
    (re.compile(r"\bTOEIC\b[^\d\n]{0,20}(\d{3})", re.IGNORECASE), (550, 785, 945, 991)),
    (re.compile(r"\bPTE\b[^\d\n]{0,20}(\d{2})", re.IGNORECASE), (43, 59, 76, 85)),
    (re.compile(r"\b(?:DET|Duolingo English Test)\b[^\d\n]{0,20}(\d{2,3})", re.IGNORECASE), (60, 90, 120, 150)),
)
# Certificates that name one level, by language.
_CERTIFICATES = {
    "English": {"FCE": 4, "B2 First": 4, "CAE": 5, "C1 Advanced": 5, "CPE": 6, "C2 Proficiency": 6, "PET": 3, "KET": 2},
    "French": {"DALF": 5},
    "German": {"DSH": 5, "TestDaF 5": 5, "TestDaF 4": 4, "TestDaF 3": 4},
}
# Tests by whose name alone a posting asks for a language ("IELTS 6.5 or above").
_TESTS = {
    "English": re.compile(
        r"\b(?:IELTS|TOEFL|TOEIC|PTE|CAE|CPE|FCE|C1 Advanced|C2 Proficiency|B2 First"
        r"|Cambridge (?:English|Advanced|First|Proficiency|[BC][12]))\b"
    ),
    "French": re.compile(r"\b(?:DELF|DALF|TCF|TEF)\b"),
    "German": re.compile(r"\b(?:TestDaF|DSH|Goethe[- ]Zertifikat|telc)\b"),
    "Spanish": re.compile(r"\b(?:DELE|SIELE)\b"),
    "Italian": re.compile(r"\b(?:CILS|CELI)\b"),
    "Japanese": re.compile(r"\bJLPT\b"),
    "Mandarin": re.compile(r"\bHSK\b"),
    "Korean": re.compile(r"\bTOPIK\b"),
}


def language_of_test(text: str) -> tuple[str, ...]:
    """The languages whose tests a text names."""
    return tuple(name for name, tests in _TESTS.items() if tests.search(text))


@cache
def _levels() -> dict[str, int]:
    return {word: int(rank) for rank, words in read_lists(FILE, "levels").items() for word in words}


@cache
def level_pattern() -> re.Pattern[str]:
    """The words that say how well, in any case."""
    return re.compile(rf"(?<![\w-])(?:{alternation(_levels())})(?:s)?(?![\w])", re.IGNORECASE)


def level_of(words: str | None, name: str) -> int | None:
    """The level that some words state for a language: a code first, then a test, then the lowest of the words."""
    if not words:
        return None
    words = _AIMED_AT.sub(" ", words)
    codes = [CODES[match[0]] for match in _CODE.finditer(words)]
    if codes:
        return min(codes)
    tested = _by_test(words, name)
    if tested is not None:
        return tested
    found = [_rank(match[0].lower()) for match in level_pattern().finditer(words)]
    return min((rank for rank in found if rank is not None), default=None)


def _rank(word: str) -> int | None:
    return _levels().get(word) or _levels().get(word.removesuffix("s"))


def _by_test(words: str, name: str) -> int | None:
    if name == "Japanese" and (jlpt := _JLPT.search(words)):
        return 6 - int(jlpt[1])
    if name == "Mandarin" and (hsk := _HSK.search(words)):
        return max(1, min(6, int(hsk[1]) - 1))
    if name == "Korean" and (topik := _TOPIK.search(words)):
        return _ROMAN.get(topik[1].upper()) or int(topik[1])
    if name == "English" and (scored := _by_score(words)):
        return scored
    return next((rank for title, rank in _CERTIFICATES.get(name, {}).items() if _names_test(title, words)), None)


def _by_score(words: str) -> int | None:
    for pattern, bounds in _SCORED:
        if found := pattern.search(words):
            return max(3, 2 + sum(float(found[1]) >= bound for bound in bounds))
    return None


def _names_test(title: str, words: str) -> bool:
    return re.search(rf"\b{re.escape(title)}\b", words) is not None
