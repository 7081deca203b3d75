"""Words of a text as the skills vocabulary compares them, and the trie in which phrases of such words are looked up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from matcher.skill_vocabulary import Form, Trust, vocabulary

# A plus or a hash belongs to the word ("C++", "F#"), and so does the full stop of ".NET" where no word precedes it.
_TOKEN = re.compile(r"(?<![^\W_])\.(?i:net)(?![^\W_])|[^\W_]+[+#]{0,2}")
# What may stand between the words of one phrase: blanks and one line break, a hyphen or slash, a glued full stop.
_GAP = re.compile(r"[ \t\u00a0]{0,2}\n?[ \t\u00a0]{0,2}|[ ]?[-‐‑–/&][ \n]?|[.'’]|")
_CONCEPTS = frozenset({"method", "knowledge", "practice", "instrument"})
_SPELLINGS = (
    (re.compile(r"is(ations?|ing|ed|es?|ers?)$"), r"iz\1"),
    (re.compile(r"yse(d|s|r|rs)?$"), r"yze\1"),
    (re.compile(r"ysing$"), "yzing"),
    (re.compile(r"ll(ing|ed|ers?)$"), r"l\1"),
    (re.compile(r"our(s|al)?$"), r"or\1"),
    (re.compile(r"tres?$"), "ter"),
    (re.compile(r"ae"), "e"),
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its half-open offsets; `key` is what is compared."""

    key: str
    start: int
    end: int


@dataclass(slots=True)
class Node:
    """A place in the trie: the forms that end here, and the words that may follow."""

    children: dict[str, Node] = field(default_factory=dict)
    forms: list[Form] = field(default_factory=list)


def tokens(text: str) -> list[Token]:
    """The words of a text, in order."""
    return [Token(fold(match[0]), match.start(), match.end()) for match in _TOKEN.finditer(text)]


def joins(text: str, left: Token, right: Token) -> bool:
    """Whether two words that follow each other can belong to one phrase."""
    return right.start - left.end <= 5 and _GAP.fullmatch(text, left.end, right.start) is not None


def fold(word: str) -> str:
    """A word without its capitals, ligatures and accents, in American spelling.

    The spelling rules also bend words that have only one spelling ("exercise"). That is harmless, because phrases and
    texts are bent alike.
    """
    if not word.isascii():
        decomposed = unicodedata.normalize("NFKD", word)
        word = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _american(word.lower()) if len(word) > 5 else word.lower()


def _american(word: str) -> str:
    for pattern, replacement in _SPELLINGS:
        word = pattern.sub(replacement, word)
    return word


@cache
def trie() -> Node:
    """The written forms of all skills, with the plurals and singulars of concepts."""
    root = Node()
    for skill in vocabulary().skills.values():
        for form in skill.forms:
            inflected = form.trust is Trust.SURE and skill.category in _CONCEPTS
            for words in _inflections(_words(form.text)) if inflected else (_words(form.text),):
                _insert(root, words, form)
    return root


def _words(phrase: str) -> list[str]:
    return [match[0] for match in _TOKEN.finditer(phrase)]


def _insert(root: Node, words: Iterable[str], form: Form) -> None:
    node = root
    for word in words:
        node = node.children.setdefault(fold(word), Node())
    if form not in node.forms:
        node.forms.append(form)


def _inflections(words: Sequence[str]) -> Iterator[list[str]]:
    """The phrase, its plural, and for phrases of several words the singular: "pivot tables" is also "pivot table"."""
    *first, last = words
    yield [*words]
    if last.isupper() and len(last) > 1:
        yield [*first, last + "s"]
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        yield [*first, last[:-1] + "ies"]
    elif last.endswith(("ss", "ch", "sh", "x")):
        yield [*first, last + "es"]
    elif last.endswith("sis"):
        yield [*first, last[:-2] + "es"]
    elif not last.endswith(("s", "ing")):
        yield [*first, last + "s"]
    elif first and last.endswith("ies"):
        yield [*first, last[:-3] + "y"]
    elif first and last.endswith("s") and not last.endswith(("ics", "us", "is")):
        yield [*first, last[:-1]]
