"""Spoken languages and how well they are known, on the scale of the Common European Framework (1 A1 … 6 C2, 7 native).

Words are placed by the usual self-assessment grids: conversational B1, good B2, fluent C1. School exams follow the
boards' own comparisons: GCSE about A2, A level about B2. JLPT and the English tests IELTS and TOEFL follow their
publishers' tables; HSK is placed one level below its publisher's, as European associations of teachers do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from matcher.conditions import LanguageCondition
from matcher.lexicon import LONGEST_REQUIREMENT, alternation, read_lists

_FILE = "languages.toml"
_CODE = re.compile(r"\b([ABC])([12])\b")
_CODES = {"A1": 1, "A2": 2, "B1": 3, "B2": 4, "C1": 5, "C2": 6}
_JLPT = re.compile(r"\b(?:JLPT\s?)?N([1-5])\b")
_IELTS = re.compile(r"\bIELTS\b[^\d\n]{0,20}(\d(?:\.\d)?)|\bTOEFL\b[^\d\n]{0,20}(\d{2,3})", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(r"[;\n|•·]|\.(?=\s|$)")
_JOINED = re.compile(r"\s*(?:,|/|&|\+)?\s*(?:and|or|und|et|y|e|ou|oder|&)?\s*(?:in\s)?")
_SHARED = re.compile(r"\b(?:both|all|each|beide|tous)\b", re.IGNORECASE)
_BRACKET = re.compile(r"\s?[(\[]([^()\[\]\n]{1,80})[)\]]")
_LEARNT = re.compile(
    r"\b(?:understand|underst\w+|read|reads?|write|speak|spoken|school|class|classes|course|learn\w*|years?|heritage"
    r"|home|family|some|little|bit|rusty|duolingo|evening)\b",
    re.IGNORECASE,
)
_CELL = re.compile(r"[ ]{0,3}[|\t]\s{0,3}([^|\n\t]{1,40})")
_PLAIN = re.compile(r",?([^,(]{1,60}(?:\([^)\n]{1,60}\))?)")
_HSK = re.compile(r"\bHSK\s?(?:level\s)?([1-6])\b", re.IGNORECASE)
_MANNER = re.compile(
    r"\b(?:spoken|written|verbal|oral|speaking|writing)(?:,?\s(?:and|or|&)\s(?:spoken|written|verbal|oral|speaking|writing))?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class LanguageMention:
    """A spoken language; `level` verbatim; `cefr` 1 (A1) to 6 (C2), 7 native, None if not said."""

    name: str
    level: str | None
    cefr: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Name:
    name: str
    start: int
    end: int


def find_languages(text: str) -> tuple[LanguageMention, ...]:
    """Every spoken language that a text names, in order, with the level stated beside it.

    A word such as "German" right before another word ("a German company") is an adjective and no language.
    """
    names = _names(text)
    mentions: list[LanguageMention] = []
    leading: str | None = None
    for index, one in enumerate(names):
        before = _before(text, names, index)
        joined = index > 0 and _JOINED.fullmatch(text, names[index - 1].end, one.start) is not None
        leading = before or (leading if joined else None)
        level = _after(text, names, index) or leading
        mentions.append(LanguageMention(one.name, level, _cefr(level, one.name), one.start, one.end))
    return tuple(_share(text, mentions))


@cache
def _known() -> dict[str, str]:
    lists = read_lists(_FILE, "names")
    return {alias.lower(): name for name, aliases in lists.items() for alias in (name, *aliases)}


@cache
def _name_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternation(_known())})(?![\w])(?!-(?!speak|level|native))", re.IGNORECASE)


def _names(text: str) -> list[_Name]:
    found: list[_Name] = []
    following: tuple[int, bool] | None = None
    for match in reversed(list(_name_pattern().finditer(text))):
        adjective = not match[0][0].isupper() or _is_adjective(text, match.end())
        if following and following[1] and _JOINED.fullmatch(text, match.end(), following[0]):
            adjective = True
        following = (match.start(), adjective)
        if not adjective:
            found.append(_Name(_known()[match[0].lower()], match.start(), match.end()))
    return found[::-1]


_NEXT_WORD = re.compile(r"\s([^\W\d_][^\W\d_]*)(\s?\d)?")


def _is_adjective(text: str, end: int) -> bool:
    """Whether a noun follows, so that the word is the adjective of a country: "German market", "French Embassy"."""
    following = _NEXT_WORD.match(text, end)
    if following is None or "\n" in following[0]:
        return False
    word = following[1].lower()
    if following[2] or word in read_lists(_FILE, "followers")["words"] or word in _known():
        return False
    return not _level_pattern().match(text, following.start(1))


def _bounds(text: str, names: Sequence[_Name], index: int) -> tuple[int, int]:
    """The clause of a name: from the end of the name before to the start of the name after, within marks of an end."""
    one = names[index]
    floor = names[index - 1].end if index else 0
    ceiling = names[index + 1].start if index + 1 < len(names) else len(text)
    ends = _CLAUSE_ENDS.search(text, one.end, ceiling)
    starts = [match.end() for match in _CLAUSE_ENDS.finditer(text, floor, one.start)]
    return (starts[-1] if starts else floor), (ends.start() if ends else ceiling)


def _after(text: str, names: Sequence[_Name], index: int) -> str | None:
    """The level that follows a name: in brackets, after a dash or colon, or in plain words up to the next comma."""
    one, (_, ceiling) = names[index], _bounds(text, names, index)
    bracket = _BRACKET.match(text, one.end)
    if bracket:
        # A bracket says how well, also in words that no scale has ("one year at school").
        return bracket[1].strip() if _cefr(bracket[1], one.name) or _LEARNT.search(bracket[1]) else None
    cell = _CELL.match(text, one.end)
    if cell and _cefr(cell[1], one.name):
        return cell[1].strip()
    stretch = text[one.end : ceiling]
    if index + 1 < len(names) and ceiling == names[index + 1].start:
        stretch = stretch[: _last_joint(stretch)]
    plain = _PLAIN.match(stretch)
    words = plain[1].strip(" :–-—\t,") if plain else ""
    return words if _cefr(words, one.name) else None


def _last_joint(stretch: str) -> int:
    """Where the words that belong to the next name begin: after the last comma or joining word."""
    cuts = [match.start() for match in re.finditer(r",|;|/|\band\b|\bor\b|\bund\b|\bet\b", stretch)]
    return cuts[-1] if cuts else len(stretch)


def _before(text: str, names: Sequence[_Name], index: int) -> str | None:
    """The level that stands before a name: "fluent German", "Native: Polish", "GCSE English"."""
    one, (floor, _) = names[index], _bounds(text, names, index)
    if index:
        stretch = text[floor : one.start]
        floor += _last_joint(stretch) if floor == names[index - 1].end and _last_joint(stretch) < len(stretch) else 0
    levels = list(_level_pattern().finditer(text, floor, one.start))
    reach = text[levels[-1].end() : one.start] if levels else ""
    return levels[-1][0] if levels and len(reach) <= 24 and not re.search(r"[)\]]", reach) else None


@cache
def _levels() -> dict[str, int]:
    return {word: int(rank) for rank, words in read_lists(_FILE, "levels").items() for word in words}


@cache
def _level_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternation(_levels())})(?:s)?(?![\w])", re.IGNORECASE)


def _cefr(words: str | None, name: str) -> int | None:
    """The level that some words state: a code first, then a test, then the lowest of the words."""
    if not words:
        return None
    codes = [_CODES[match[0]] for match in _CODE.finditer(words)]
    if codes:
        return min(codes)
    jlpt, test = _JLPT.search(words), _IELTS.search(words)
    if name == "Japanese" and jlpt:
        return 6 - int(jlpt[1])
    if name == "English" and test:
        return _test_level(test)
    if name == "Mandarin" and (hsk := _HSK.search(words)):
        return max(1, int(hsk[1]) - 1)
    found = [_rank(match[0].lower()) for match in _level_pattern().finditer(words)]
    return min((rank for rank in found if rank is not None), default=None)


def _rank(word: str) -> int | None:
    return _levels().get(word) or _levels().get(word.removesuffix("s"))


def _test_level(test: re.Match[str]) -> int:
    if test[1]:
        return 6 if float(test[1]) >= 8.5 else 5 if float(test[1]) >= 7 else 4 if float(test[1]) >= 5.5 else 3
    return 5 if int(test[2]) >= 95 else 4 if int(test[2]) >= 72 else 3


def _share(text: str, mentions: list[LanguageMention]) -> list[LanguageMention]:
    """The mentions with "(both native)" given to each language of its list."""
    shared = list(mentions)
    for index in range(len(shared) - 1, 0, -1):
        one, previous = shared[index], shared[index - 1]
        joined = _JOINED.fullmatch(text, previous.end, one.start)
        if joined and previous.level is None and one.level and _SHARED.search(one.level):
            cefr = _cefr(one.level, previous.name)
            shared[index - 1] = LanguageMention(previous.name, one.level, cefr, previous.start, previous.end)
    return shared


def read_language_condition(text: str) -> LanguageCondition | None:
    """What a posting asks of languages; None where it names none.

    `cefr` is None where it names a language and no level. Of two levels ("native or fluent") the lower is enough.
    """
    text = text[:LONGEST_REQUIREMENT]
    groups = _groups(text)
    names = tuple(dict.fromkeys([*groups, *(one.name for one in _names(text))]))
    if not names:
        return None
    any_level = any(phrase in text.lower() for phrase in read_lists(_FILE, "followers")["any_level"])
    level = 1 if any_level else _cefr(_MANNER.sub(" ", text), names[0])
    choice = re.search(r"\b(?:or|either|one of|any of|oder|ou)\b|/", _between(text))
    return LanguageCondition(names, level, every=len(names) > 1 and choice is None and not groups)


@cache
def _group_names() -> dict[str, tuple[str, ...]]:
    return {name.lower(): members for name, members in read_lists(_FILE, "groups").items()}


@cache
def _group_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b({alternation(_group_names())}) languages?\b", re.IGNORECASE)


def _groups(text: str) -> list[str]:
    """The languages of a family that a text names, of which any one will do: "a Scandinavian language"."""
    return [name for match in _group_pattern().finditer(text) for name in _group_names()[match[1].lower()]]


def _between(text: str) -> str:
    """The words from the first language to the last, in which "or" makes a choice of them."""
    names = _names(text)
    if not names:
        return ""
    return text[names[0].start : names[-1].end]
