"""The names of spoken languages: those known everywhere, more where languages are listed, and unknown ones in lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from matcher.language_levels import FILE, level_pattern
from matcher.lexicon import alternation, read_lists

# Where a list is read, a new item may begin here.
_ITEM = re.compile(r"(?:^|[,;|•·/&\n\t:]|\band\b|\bund\b|\bet\b|\by\b)\s*")
_MANNER = (
    r"(?:(?:some|basic|fluent|native|conversational|good|spoken|rusty|beginner|beginner['’]s|elementary|intermediate|advanced"
    r"|a\slittle(?:\sbit\sof)?|a\sbit\sof|a\sfew\swords\sof|also|plus|heritage)\s){0,2}"
)
_UNKNOWN = re.compile(
    rf"(?i:{_MANNER})(?P<name>[^\W\d_a-zà-ÿ][^\W\d_]{{2,}}(?:['’-][^\W\d_]+)?(?:\s[^\W\d_a-zà-ÿ][^\W\d_]{{2,}})?)"
    r"(?=\s?[(\[:–—,;|\t/&]|\s?$|\s-\s|\s(?:and|und|et|y|at)\b|[.](?:\s|$))"
)
_NO_NAME = re.compile(
    r"(?:\b(?:languages?|reading|writing|listening|speaking|spoken|written|understanding|interaction|production|other|mother|tongue"
    r"|first|second|third|native|level|test|exam|certificate|cambridge|goethe|instituto|cervantes|institut|duolingo|grade|proficiency|programming"
    r"|self|currently|learning|courses?|cefr|framework|score|overall|skills?|additional|foreign|home|work|school|university|sprachen|langues"
    r"|idiomas|lingue|talen|interests?|hobbies|also|both|all|none|year|term|immersion|yes|no)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Name:
    """A language named at half-open offsets; `known` says that the lexicon has it."""

    name: str
    start: int
    end: int
    known: bool = True


@cache
def known(*, listed: bool = False) -> dict[str, str]:
    """Every name in small letters with the name that we show; `listed` adds those that count only in lists."""
    tables = ("names", "listed") if listed else ("names",)
    return {
        alias.lower(): name
        for table in tables
        for name, aliases in read_lists(FILE, table).items()
        for alias in (name, *aliases)
    }


def named(text: str, *, listed: bool = False) -> Iterator[Name]:
    """Every word of the text that may name a language, in order, whatever stands around it."""
    names = known(listed=listed)
    for match in _pattern(listed=listed).finditer(text):
        yield Name(names[match[0].lower()], match.start(), match.end())


@cache
def _pattern(*, listed: bool) -> re.Pattern[str]:
    every = alternation(known(listed=listed))
    return re.compile(rf"(?<![\w-])(?:{every})(?![\w])(?!-(?!speak|level|native))", re.IGNORECASE)


def unknown_items(text: str) -> Iterator[Name]:
    """Items of a list of languages that the lexicon does not have: one or two words with a capital, then a level,
    a bracket or the next item.
    """
    for item in _ITEM.finditer(text):
        found = _UNKNOWN.match(text, item.end())
        if found is None or text.count("(", 0, found.start()) > text.count(")", 0, found.start()):
            continue
        name = found["name"]
        plain = not _NO_NAME.search(name) and not level_pattern().search(name) and not name.isupper()
        if plain:
            yield Name(name, found.start("name"), found.end("name"), known=False)
