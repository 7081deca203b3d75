"""Search by words: SQLite FTS5 with BM25 over the text of the postings, without what belongs to the page."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from index.catalogue import Rows, open_read_only
from matcher.nouns import Posting, Role

TITLE_WEIGHT = 3.0
"""A word of the title says more about a posting than one of the text; the common choice for titles in BM25F."""

_TOKENS = "unicode61 remove_diacritics 2 tokenchars ''+#''"
_SCHEMA = f"CREATE VIRTUAL TABLE words USING fts5(title, body, facts, content='', tokenize='{_TOKENS}')"
# The plus sign keeps SQLite from running the whole match anew for every row that is allowed.
_RANKED = (
    "SELECT rowid FROM words WHERE words MATCH ? AND +rowid IN (SELECT value FROM json_each(?))"
    f" ORDER BY bm25(words, {TITLE_WEIGHT}, 1.0, 0.0), rowid LIMIT ?"
)


def write_lexical(path: Path, postings: Iterable[Posting]) -> None:
    """A new word index; the postings come in the order of their rows."""
    connection = sqlite3.connect(path)
    try:
        with connection:
            connection.execute(_SCHEMA)
            connection.executemany(
                "INSERT INTO words (rowid, title, body, facts) VALUES (?, ?, ?, ?)",
                ((row, posting.title, body_of(posting), facts_of(posting)) for row, posting in enumerate(postings)),
            )
            connection.execute("INSERT INTO words (words) VALUES ('optimize')")
    finally:
        connection.close()


class Lexical:
    """The word index of one snapshot."""

    def __init__(self, path: Path) -> None:
        self._connection = open_read_only(path)

    def containing(self, words: Sequence[str]) -> Rows | None:
        """The rows in which all words occur, in title, text, company or places; None where there is no word to ask for.

        Case and accents make no difference. A word that is several to the index ("node.js") must occur as a phrase.
        """
        phrases = _phrases(words)
        if not phrases:
            return None
        rows = self._connection.execute(
            "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid", (" AND ".join(phrases),)
        )
        return np.array([row for (row,) in rows], dtype=np.int64)

    def ranked(self, words: Sequence[str], passing: Rows, limit: int) -> Rows:
        """The best of the passing rows by BM25 over title and text, best first; those without any word are left out."""
        phrases = _phrases(words)
        if not phrases:
            return np.zeros(0, dtype=np.int64)
        query = f"{{title body}} : ({' OR '.join(phrases)})"
        rows = self._connection.execute(_RANKED, (query, json.dumps(passing.tolist()), limit))
        return np.array([row for (row,) in rows], dtype=np.int64)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def _phrases(words: Sequence[str]) -> list[str]:
    """Each word as an FTS5 string, in which nothing is an operator; what has no letter or digit is left out."""
    distinct = sorted({word for word in words if any(one.isalnum() for one in word)})
    return ['"' + word.replace('"', '""').replace("\0", " ") + '"' for word in distinct]


def body_of(posting: Posting) -> str:
    """What the posting says; the whole text where its lines were not read."""
    lines = [line.text for line in posting.lines if line.role is not Role.NOISE]
    return "\n".join(lines) if posting.lines else posting.text


def facts_of(posting: Posting) -> str:
    """Words to narrow by that must not rank: a student's own town says nothing about the work."""
    places = [part for place in posting.locations for part in (place.text, place.city) if part]
    return "\n".join([posting.company or "", *places])
