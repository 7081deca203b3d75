"""Words of a posting as PostgreSQL searches them, parted as the embedded engine parts them.

The rules are those of SQLite's `unicode61 remove_diacritics 2` with "+" and "#" as letters.
"""

from __future__ import annotations

import struct
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence

from index.lexical import body_of, facts_of
from index.postgres.database import Raw
from matcher.nouns import Posting

TITLE, BODY, FACTS = 3, 2, 1
"""The weights A, B and C of a tsvector as they are sent."""
RANKED = "AB"
"""Words of the title and the text rank; those of the company and the places only narrow."""
LAST_POSITION = 16_383
MOST_POSITIONS = 255
MOST_BYTES = 900_000
"""A tsvector holds at most 1 MB of words and 255 places of each; a posting beyond that loses its last ones."""
LONGEST_BYTES = 2_000
_LETTERS = ("L", "N")
_LAST_DROPPED = 0x331
_FIRST_DROPPED = 0x300


def tokens(text: str) -> Iterator[str]:
    """The words of a text in order, in lower case, Latin letters without their marks."""
    word: list[str] = []
    for one in text:
        if one in "+#" or unicodedata.category(one)[0] in _LETTERS or unicodedata.category(one) == "Co":
            word.append(_plain(one))
        elif not (word and _FIRST_DROPPED <= ord(one) <= _LAST_DROPPED):
            if word:
                yield "".join(word)
            word = []
    if word:
        yield "".join(word)


def _plain(letter: str) -> str:
    lower = letter.lower()
    base = unicodedata.normalize("NFD", lower)[0]
    return base if base.isascii() else lower


class PostingWords:
    """The words of one posting, each with its places and the part that it stands in."""

    def __init__(self, posting: Posting) -> None:
        self._places: dict[str, list[int]] = defaultdict(list)
        self.count = 0
        position = 1
        parts = ((TITLE, posting.title), (BODY, body_of(posting)), (FACTS, facts_of(posting)))
        for weight, text in parts:
            for word in tokens(text):
                self._places[word].append(weight << 14 | min(position, LAST_POSITION))
                self.count += 1
                position += 1
            position += 1  # a phrase does not reach from one part into the next

    def ranked(self) -> list[str]:
        """The distinct words of title and text."""
        return [word for word, places in self._places.items() if any(place >> 14 > FACTS for place in places)]

    def tsvector(self) -> Raw:
        """The words in the binary format of a tsvector."""
        parts: list[bytes] = []
        size = 0
        for word, places in self._places.items():
            name = word.encode()
            size += len(name)
            if len(name) > LONGEST_BYTES or size > MOST_BYTES:
                continue
            kept = places[:MOST_POSITIONS]
            parts.append(name + b"\0" + struct.pack(f">{len(kept) + 1}H", len(kept), *kept))
        return Raw(struct.pack(">i", len(parts)) + b"".join(parts))


def all_of(words: Sequence[str]) -> str | None:
    """A tsquery for postings in which all words occur; one that is several to the index must occur as a phrase."""
    phrases = [" <-> ".join(f"'{token}'" for token in tokens(word)) for word in sorted(set(words))]
    return " & ".join(f"({phrase})" for phrase in phrases if phrase) or None


def any_of(words: Sequence[str]) -> str:
    """A tsquery for postings in whose title or text any of the words occurs; each is one token."""
    return " | ".join(f"'{word}':{RANKED}" for word in words)
