"""Hyphens: a word cut at the end of a line put together again, with or without its hyphen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from matcher.cv.traced import Traced, followed

_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CUT = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-$")
_RANGE = re.compile(r"\d[–-]$")
_REST = re.compile(r"[^\W\d_]+")
MAX_WORDS = 20_000

# First halves of common compounds, which keep their hyphen wherever the line breaks.
_COMPOUND_WORDS = (
    "all anti best bi cloud co cross data decision deep double early end event ex fast first five four free front full"
    " half hand hands hard high in inter intra key large late life light line long low machine mid micro mini mixed"
    " model multi near new non object off on one open over part peer person plain post pre pro problem public quasi re"
    " real record right second self semi short sign single six small spin state step tech ten test third three time"
    " top two ultra under up user web well wide work world year zero"
)
_COMPOUND_STARTS = frozenset(_COMPOUND_WORDS.split())


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a document away from line ends, and whether its setting cuts words (justified lines do)."""

    words: frozenset[str]
    cuts_words: bool


def vocabulary(lines: Iterable[str], *, cuts_words: bool) -> Vocabulary:
    """The words of some lines; a word that stands cut at the end of a line does not count."""
    words: set[str] = set()
    for line in lines:
        found = _WORDS.findall(line.lower())
        words.update(found[:-1] if line.rstrip().endswith("-") else found)
        if len(words) > MAX_WORDS:
            break
    return Vocabulary(frozenset(words), cuts_words)


def join(above: str, below: str, known: Vocabulary) -> str:
    """Two rows as one line: with a space, or with the word closed up that a hyphen cuts in two."""
    cut = _CUT.search(above)
    rest = _REST.match(below)
    if _RANGE.search(above) and below[:1].isdigit():
        return above + below
    if cut is None or rest is None:
        return f"{above}{below}" if above.endswith("-") and above[-2:-1] not in {"", " "} else f"{above} {below}"
    return f"{above}{below}" if _keeps_hyphen(cut[1], rest[0], known) else f"{above[:-1]}{below}"


def join_traced(above: Traced, below: Traced, known: Vocabulary) -> Traced:
    """Two rows as one line that knows where its words are drawn; a word that was cut is drawn in two places."""
    return followed(above, below, join(above.text, below.text, known))


def _keeps_hyphen(start: str, rest: str, known: Vocabulary) -> bool:
    first, second = start.lower(), rest.lower()
    if f"{first}-{second}" in known.words:
        return True
    if first + second in known.words:
        return False
    if not known.cuts_words or not rest[0].islower() or start.isupper() or first in _COMPOUND_STARTS:
        return True
    return first in known.words and second in known.words
