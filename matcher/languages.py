"""Spoken languages and how well they are known: the door to `language_names` and `language_levels`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from matcher.conditions import LanguageCondition
from matcher.language_levels import FILE, language_of_test, level_of, level_pattern
from matcher.language_names import Name, known, named, unknown_items
from matcher.lexicon import LONGEST_REQUIREMENT, alternation, read_lists

_CLAUSE_ENDS = re.compile(r"[;\n|•·]|\.(?=\s|$)")
_JOINED = re.compile(r"\s*(?:,|/|&|\+)?\s*(?:and|or|und|et|y|e|ou|oder|&)?\s*(?:in\s)?")
_PAIR = re.compile(r"\s(?:and|und|et|y|e|&)\s")
_OF_BOTH = re.compile(r"\s?(?::|\(|,|[–—-]\s|as\b|natively\b|fluently\b|at\b)")
_LIST_LEVEL = re.compile(r"\s?(?::|\(|as\b|natively\b|fluently\b|at\b)")
_SHARED = re.compile(r"\b(?:both|all|each|beide|tous)\b", re.IGNORECASE)
_BRACKET = re.compile(r"\s?[(\[]([^()\[\]\n]{1,80})[)\]]")
_LEARNT = re.compile(
    r"\b(?:understand|underst\w+|read|reads?|write|speak|spoken|school|class|classes|course|learn\w*|years?|heritage"
    r"|home|family|some|little|bit|rusty|duolingo|evening)\b",
    re.IGNORECASE,
)
_CELL = re.compile(r"[ ]{0,3}[|\t]\s{0,3}([^|\n\t]{1,40})")
_PLAIN = re.compile(r",?([^,(]{1,60}(?:\([^)\n]{1,60}\))?)")
_CODE_AFTER = re.compile(
    r"\s?[:–—-]?\s?([^,;()]{2,40}, ?"
    r"(?:(?:about|approximately|approx\.?|roughly|around|now|currently|level|so) ){0,2}[ABC][12])\b"
)
""" "Course C, about A2": the code tells how well, wherever in the entry it stands."""
_BEFORE_NAME = re.compile(
    r"\b(some|school|rusty|kitchen|tourist|a few words of|a little|basic|passive)\s$", re.IGNORECASE
)
_OWN_WORDS = re.compile(r"\s?(?:[:–—-]\s?|(?=\d|[a-z]|[A-Z]{3,6}\b))((?!and\b|or\b|und\b|et\b)[^,;|•()]{2,60})")
_OF_VARIETY = re.compile(
    r"^(?:UK|US|GB|USA|Brazil\w*|Latin Americ\w*|Swiss|Austria\w*|Canad\w+|Belgi\w+|Castil\w+|Europe\w*"
    r"|simplified|traditional)\b",
    re.IGNORECASE,
)
_PRAISE = re.compile(
    r"\b(?:strong|big|great|real|good|solid|clear|definite) (?:advantage|plus|bonus|asset|benefit|help)\b",
    re.IGNORECASE,
)
""" "A strong advantage" is said of the wish, and not of the language."""
_MANNER = re.compile(
    r"\b(?:spoken|written|verbal|oral|speaking|writing)(?:,?\s(?:and|or|&)\s(?:spoken|written|verbal|oral|speaking|writing))?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class LanguageMention:
    """A spoken language; `level` verbatim; `cefr` 1 (A1) to 6 (C2), 7 native, None if not said.

    `known` is false for an item of a list of languages that the lexicon does not have.
    """

    name: str
    level: str | None
    cefr: int | None
    start: int
    end: int
    known: bool = True


def find_languages(text: str, *, listed: bool = False) -> tuple[LanguageMention, ...]:
    """Every spoken language that a text names, in order, with the level stated beside it.

    A word such as "German" right before another word ("a German company") is an adjective and no language. `listed`
    says that the text lists languages: then rare names and names that no lexicon has count too, and what stands in
    brackets or behind a colon is the level, in whatever words.
    """
    names = _names(text, listed=listed)
    mentions: list[LanguageMention] = []
    leading: str | None = None
    for index, one in enumerate(names):
        before = _before(text, names, index)
        joined = index > 0 and _JOINED.fullmatch(text, names[index - 1].end, one.start) is not None
        leading = before or (leading if joined else None)
        level = _after(text, names, index) or leading
        if listed and level is None:
            level = _in_own_words(text, names, index) or _before_in_own_words(text, one)
        mentions.append(LanguageMention(one.name, level, level_of(level, one.name), one.start, one.end, one.known))
    return tuple(one for one in _share(text, mentions) if one.level is None or not _NOT_SPOKEN.match(one.level))


def _names(text: str, *, listed: bool = False) -> list[Name]:
    found: list[Name] = []
    following: tuple[int, bool] | None = None
    for one in reversed(list(named(text, listed=listed))):
        of_country = _OF_COUNTRY.match(text, one.end) is not None if listed else _is_adjective(text, one.end)
        adjective = of_country or _is_common_word(text[one.start : one.end], listed=listed)
        if following and following[1] and not listed and _JOINED.fullmatch(text, one.end, following[0]):
            adjective = True
        following = (one.start, adjective)
        if not adjective:
            found.append(one)
    return _with_unknown(text, found[::-1]) if listed else found[::-1]


def _is_common_word(word: str, *, listed: bool) -> bool:
    """Whether a name in small letters is an ordinary word; lists in French or Spanish write languages small."""
    return word.islower() and not (listed and len(word) >= _LONG_NAME and word not in _ORDINARY)


def _with_unknown(text: str, names: list[Name]) -> list[Name]:
    """The names of a list with those that no lexicon has; a name again in its own bracket is none of its own."""
    brackets = {one: found.span() for one in names if (found := _BRACKET.match(text, one.end))}
    again = [
        two
        for two in names
        for one, (begin, end) in brackets.items()
        if one.name == two.name and begin < two.start < end
    ]
    names = [one for one in names if one not in again]
    apart = [one for one in unknown_items(text) if not any(a.start < one.end and one.start < a.end for a in names)]
    return sorted([*names, *apart], key=lambda one: one.start)


_OF_COUNTRY = re.compile(
    r"\s(?:citizens?|citizenship|nationals?|nationality|passport|residen\w+|origin|descent|government|compan\w+|market)\b",
    re.IGNORECASE,
)
_LONG_NAME = 5
_ORDINARY = frozenset(
    ["polish", "fries", "pools", "latino", "creole", "patois", "scots", "basque", "maltese", "pidgin", "cornish"]
)
_NOT_SPOKEN = re.compile(r"\W*(?:none|nil|zero|not yet|no knowledge|not (?:at all|spoken))\b", re.IGNORECASE)
_OR_OTHER = re.compile(
    r"\s(?:or|and)\s(?:an?)?(?:other|any other)\s(?!(?:[\w-]+\s){0,2}languages?\b)(?:[\w-]+\s){0,2}"
    r"(?:universit|schools?\b|colleges?\b|institut|compan|clients?\b|markets?\b|citizens?\b|nationals?\b)",
    re.IGNORECASE,
)
""" "A Dutch or other European university": of the country, and no language."""
_NEXT_WORD = re.compile(r"\s([^\W\d_][^\W\d_]*)(\s?\d)?")


def _is_adjective(text: str, end: int) -> bool:
    """Whether a noun follows, so that the word is the adjective of a country: "German market", "French Embassy"."""
    if _OR_OTHER.match(text, end):
        return True
    following = _NEXT_WORD.match(text, end)
    if following is None or "\n" in following[0]:
        return False
    word = following[1].lower()
    if following[2] or word in read_lists(FILE, "followers")["words"] or word in known():
        return False
    return not level_pattern().match(text, following.start(1))


def _bounds(text: str, names: Sequence[Name], index: int) -> tuple[int, int]:
    """The clause of a name: from the end of the name before to the start of the name after, within marks of an end."""
    one = names[index]
    floor = names[index - 1].end if index else 0
    ceiling = names[index + 1].start if index + 1 < len(names) else len(text)
    ends = _CLAUSE_ENDS.search(text, one.end, ceiling)
    starts = [match.end() for match in _CLAUSE_ENDS.finditer(text, floor, one.start)]
    return (starts[-1] if starts else floor), (ends.start() if ends else ceiling)


def _after(text: str, names: Sequence[Name], index: int) -> str | None:
    """The level that follows a name: in brackets, after a dash or colon, or in plain words up to the next comma."""
    one, (_, ceiling) = names[index], _bounds(text, names, index)
    bracket = _BRACKET.match(text, one.end)
    if bracket:
        # A bracket says how well, also in words that no scale has ("one year at school").
        return bracket[1].strip() if level_of(bracket[1], one.name) or _LEARNT.search(bracket[1]) else None
    cell = _CELL.match(text, one.end)
    if cell and level_of(cell[1], one.name):
        return cell[1].strip()
    stretch = text[one.end : ceiling]
    if index + 1 < len(names) and ceiling == names[index + 1].start:
        stretch = stretch[: _last_joint(stretch)]
    plain = _PLAIN.match(stretch)
    words = plain[1].strip(" :–-—\t,") if plain else ""
    if level_of(words, one.name):
        return words
    coded = _CODE_AFTER.match(stretch)
    return coded[1].strip() if coded else None


def _in_own_words(text: str, names: Sequence[Name], index: int) -> str | None:
    """What a list says of a language in words that no scale has: "Hindi: I follow films", "Irish (school)"."""
    one, (_, ceiling) = names[index], _bounds(text, names, index)
    bracket = _BRACKET.match(text, one.end)
    if bracket:
        others = any(other.name != one.name for other in named(bracket[1], listed=True))
        return None if others or _OF_VARIETY.search(bracket[1]) else bracket[1].strip()
    stretch = text[one.end : ceiling]
    if ceiling < len(text) and index + 1 < len(names) and ceiling == names[index + 1].start:
        stretch = stretch[: _last_joint(stretch)]
    words = _OWN_WORDS.match(stretch)
    return words[1].strip() if words and not _OF_VARIETY.search(words[1]) else None


def _before_in_own_words(text: str, one: Name) -> str | None:
    """What a list says before a language: "school French", "some Arabic"."""
    found = _BEFORE_NAME.search(text, max(0, one.start - 24), one.start)
    return found[1] if found else None


def _last_joint(stretch: str) -> int:
    """Where the words that belong to the next name begin: after the last comma or joining word."""
    cuts = [match.start() for match in re.finditer(r",|;|/|\band\b|\bor\b|\bund\b|\bet\b", stretch)]
    return cuts[-1] if cuts else len(stretch)


def _before(text: str, names: Sequence[Name], index: int) -> str | None:
    """The level that stands before a name: "fluent German", "Native: Polish", "GCSE English"."""
    one, (floor, _) = names[index], _bounds(text, names, index)
    if index:
        stretch = text[floor : one.start]
        floor += _last_joint(stretch) if floor == names[index - 1].end and _last_joint(stretch) < len(stretch) else 0
    levels = list(level_pattern().finditer(text, floor, one.start))
    reach = text[levels[-1].end() : one.start] if levels else ""
    return levels[-1][0] if levels and len(reach) <= 24 and not re.search(r"[)\]]", reach) else None


def _share(text: str, mentions: list[LanguageMention]) -> list[LanguageMention]:
    """The mentions with "(both native)" given to each language of its list."""
    shared = list(mentions)
    for index in range(len(shared) - 1, 0, -1):
        one, previous = shared[index], shared[index - 1]
        joined = _JOINED.fullmatch(text, previous.end, one.start)
        pair = joined and _PAIR.fullmatch(text, previous.end, one.start) and _OF_BOTH.match(text, one.end)
        if pair and index > 1 and _JOINED.fullmatch(text, shared[index - 2].end, previous.start):
            pair = _LIST_LEVEL.match(text, one.end)
        if joined and previous.level is None and one.level and (pair or _SHARED.search(one.level)):
            shared[index - 1] = replace(previous, level=one.level, cefr=level_of(one.level, previous.name))
    return shared


def read_language_condition(text: str) -> LanguageCondition | None:
    """What a posting asks of languages; None where it names none.

    `cefr` is None where it names a language and no level. Of two levels ("native or fluent") the lower is enough.
    """
    text = text[:LONGEST_REQUIREMENT]
    groups = _groups(text)
    names = tuple(dict.fromkeys([*groups, *(one.name for one in _names(text))])) or language_of_test(text)
    if not names:
        return None
    any_level = any(phrase in text.lower() for phrase in read_lists(FILE, "followers")["any_level"])
    level = 1 if any_level else level_of(_PRAISE.sub(" ", _MANNER.sub(" ", text)), names[0])
    choice = _ONE_OF.search(_between(text)) or _A_LANGUAGE.search(text)
    return LanguageCondition(names, level, every=len(names) > 1 and choice is None and not groups)


_A_LANGUAGE = re.compile(
    r"\b(?:an?|one|another|(?:an? )?(?:second|third|additional|further|foreign|local)) (?:\w+ )?language\b"
    r"(?! (?:skills?|model))",
    re.IGNORECASE,
)
""" "A second language of our schools (Nepali, Urdu, Twi)": any one of those that are listed."""
_ONE_OF = re.compile(
    r"\bor\b(?! (?:nearly|almost|close|better|above|higher|equivalent|similar|so)\b)"
    r"|\b(?:either|one of|any of|oder|ou)\b|/",
    re.IGNORECASE,
)
""" "Native or nearly so" is a level, and no choice of languages."""


@cache
def _group_names() -> dict[str, tuple[str, ...]]:
    return {name.lower(): members for name, members in read_lists(FILE, "groups").items()}


@cache
def _group_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b({alternation(_group_names())}) languages?\b", re.IGNORECASE)


def _groups(text: str) -> list[str]:
    """The languages of a family that a text names, of which any one will do: "a Scandinavian language"."""
    return [name for match in _group_pattern().finditer(text) for name in _group_names()[match[1].lower()]]


def names_languages(text: str) -> bool:
    """Whether a text speaks of a family of languages: "any Nordic language"."""
    return _group_pattern().search(text) is not None


def _between(text: str) -> str:
    """The words from the first language to the last, in which "or" makes a choice of them."""
    names = _names(text)
    if not names:
        return ""
    return text[names[0].start : names[-1].end]
