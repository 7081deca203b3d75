"""Words of a text as the skills vocabulary compares them, and the trie in which phrases of such words are looked up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from matcher.skill_vocabulary import Form, Trust, Vocabulary, vocabulary

# A plus or a hash belongs to the word ("C++", "F#"), and so does the full stop of ".NET" where no word precedes it.
_TOKEN = re.compile(r"(?<![^\W_])\.(?i:net)(?![^\W_])|[^\W_]+[+#]{0,2}")
# What may stand between the words of one phrase: blanks and one line break, a hyphen or slash, a glued full stop.
_GAP = re.compile(r"[ \t\u00a0]{0,2}\n?[ \t\u00a0]{0,2}|[ ]?[-‐‑–/&][ \n]?|[.'’]|")
_CONCEPTS = frozenset({"method", "knowledge", "practice", "instrument"})
# British endings and their American counterparts, tried in order; the first that fits is replaced.
_ENDINGS = tuple(
    (british + tail, american + tail)
    for british, american, tails in (
        ("isation", "ization", ("", "s", "al")),
        ("is", "iz", ("e", "es", "ed", "ing", "er", "ers")),
        ("ys", "yz", ("e", "ed", "er", "ers", "ing")),
        ("ell", "el", ("ing", "ed", "er", "ers")),
        ("our", "or", ("", "s", "al")),
        ("tre", "ter", ("", "s")),
    )
    for tail in tails
)
_BRITISH = tuple(british for british, _ in _ENDINGS)


class Token(NamedTuple):
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
    if word.endswith(_BRITISH):
        british, american = next(ending for ending in _ENDINGS if word.endswith(ending[0]))
        word = word[: -len(british)] + american
    return word.replace("ae", "e")


def trie() -> Node:
    """The written forms of all skills, with plurals and singulars, except for tools of one word ("pandas")."""
    return _trie_of(vocabulary())


@cache
def _trie_of(words: Vocabulary) -> Node:
    root = Node()
    for skill in words.skills.values():
        concept = skill.category in _CONCEPTS
        for form in skill.forms:
            keys = [fold(word) for word in _TOKEN.findall(form.text)]
            _insert(root, keys, form)
            inflected = form.trust is Trust.SURE and (concept or len(keys) > 1)
            other = _other_number(keys) if inflected else None
            if other is not None:
                _insert(root, [*keys[:-1], other], form)
    return root


def _insert(root: Node, keys: Iterable[str], form: Form) -> None:
    node = root
    for key in keys:
        following = node.children.get(key)
        if following is None:
            following = node.children[key] = Node()
        node = following
    node.forms.append(form)


def _other_number(keys: Sequence[str]) -> str | None:
    """The plural of the last word, or its singular in phrases of several words; None where there is no telling."""
    last = keys[-1]
    if last.endswith("sis"):
        return last[:-2] + "es"
    if last.endswith(("ss", "ch", "sh", "x")):
        return last + "es"
    if last.endswith("s"):
        return _singular(last) if len(keys) > 1 else None
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return last[:-1] + "ies"
    return None if last.endswith("ing") else last + "s"


def _singular(word: str) -> str | None:
    if word.endswith(("ics", "us", "is")):
        return None
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]
