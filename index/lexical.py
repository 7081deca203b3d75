"""Search by words: SQLite FTS5 for narrowing, and BM25 of its terms, worked out at the build, for ranking.

The index is a SQLite file and two columns beside it, mapped into memory: for each term the rows in which it occurs, and
what an occurrence there is worth.
"""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeVar

import numpy as np
from numpy.typing import NDArray

from index.catalogue import beside, open_read_only
from index.chunk_search import Rows
from matcher.nouns import Posting, Role

TITLE_WEIGHT = 3.0
"""A word of the title says more about a posting than one of the text; the common choice for titles in BM25F."""
SATURATION, LENGTH_SHARE = 1.2, 0.75
"""k1 and b of BM25, those of FTS5: Robertson and Zaragoza, The Probabilistic Relevance Framework (2009)."""
LEAST_RARITY = 1e-6
"""What a word of more than half of all postings is worth, as in FTS5, so that it still tells something from nothing."""
MOST_OCCURRENCES = 2_000_000
"""Occurrences that one search adds up, those of the rarest words first, so that the cost does not grow with the index:
a CV has some 280 words, and those in every tenth posting tell little."""

Number = TypeVar("Number", np.int32, np.float32)

ROWS, WEIGHTS = ".rows", ".weights"
"""What is added to the name of the SQLite file."""

_TOKENS = "unicode61 remove_diacritics 2 tokenchars ''+#''"
_COLUMNS = f"title, body, facts, content='', tokenize='{_TOKENS}'"
_SCHEMA = f"""
CREATE VIRTUAL TABLE words USING fts5({_COLUMNS});
CREATE TABLE terms (term TEXT PRIMARY KEY, start INTEGER NOT NULL, count INTEGER NOT NULL) WITHOUT ROWID;
"""
_OCCURRENCES = (
    "SELECT term, group_concat(2 * doc + (col = 'title')) FROM temp.occurrences WHERE col <> 'facts' GROUP BY term"
)


def write_lexical(path: Path, postings: Iterable[Posting]) -> None:
    """A new word index; the postings come in the order of their rows."""
    with writing_lexical(path) as add:
        for posting in postings:
            add(posting)


@contextmanager
def writing_lexical(path: Path) -> Iterator[Callable[[Posting], None]]:
    """A new word index of the postings that are added, in the order of their rows, whole when this ends.

    Of it only one term is in memory at a time.
    """
    connection, rows = sqlite3.connect(path), itertools.count()

    def add(posting: Posting) -> None:
        words = (next(rows), posting.title, body_of(posting), facts_of(posting))
        connection.execute("INSERT INTO words (rowid, title, body, facts) VALUES (?, ?, ?, ?)", words)

    try:
        with connection:
            connection.executescript(_SCHEMA)
            yield add
            connection.execute("INSERT INTO words (words) VALUES ('optimize')")
        with connection:
            _write_weights(connection, path)
    finally:
        connection.close()


class Lexical:
    """The word index of one snapshot. Processes share the memory of its columns; many threads may use it at once."""

    def __init__(self, path: Path) -> None:
        self._connection = open_read_only(path)
        self._rows = _mapped(beside(path, ROWS), np.int32)
        self._weights = _mapped(beside(path, WEIGHTS), np.float32)
        (self._postings,) = self._connection.execute("SELECT count(*) FROM words_docsize").fetchone()

    def __len__(self) -> int:
        return int(self._postings)

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
        return _best(self.points(words), passing, limit)

    def points(self, words: Sequence[str]) -> NDArray[np.float32]:
        """The BM25 of every row, 0 where none of the words occurs."""
        points = np.zeros(len(self), dtype=np.float32)
        for start, count in self._occurrences(words):
            np.add.at(points, self._rows[start : start + count], self._weights[start : start + count])
        return points

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _occurrences(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Where the occurrences of the words stand, rarest words first, as many as may be added up."""
        query = "SELECT start, count FROM terms WHERE term = ?"
        found = [self._connection.execute(query, (term,)).fetchone() for term in _terms(words)]
        left = MOST_OCCURRENCES
        for start, count in sorted((one for one in found if one is not None), key=lambda one: (one[1], one[0])):
            left -= count
            if left < 0:
                return
            yield start, count


@dataclass(frozen=True, slots=True)
class _Lengths:
    """What a weight needs of all postings: `damping` is the k1 part of BM25's denominator for each row."""

    damping: NDArray[np.float64]

    @classmethod
    def of(cls, connection: sqlite3.Connection) -> _Lengths:
        """From the lengths that FTS5 keeps for each row and column, as variable-length numbers."""
        sizes = connection.execute("SELECT sz FROM words_docsize ORDER BY id")
        words = np.array([sum(_numbers(size)) for (size,) in sizes], dtype=np.float64)
        mean = words.mean() if len(words) else 1.0
        return cls(SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * words / max(mean, 1.0)))

    def weights(self, rows: Rows, occurrences: NDArray[np.float64]) -> NDArray[np.float32]:
        """What the occurrences of one term are worth in each of its rows."""
        with_it, without_it = len(rows), len(self.damping) - len(rows)
        rarity = max(float(np.log((without_it + 0.5) / (with_it + 0.5))), LEAST_RARITY)
        worth = rarity * occurrences * (SATURATION + 1) / (occurrences + self.damping[rows])
        return worth.astype("<f4")


def _write_weights(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("CREATE VIRTUAL TABLE temp.occurrences USING fts5vocab(main, words, instance)")
    lengths = _Lengths.of(connection)
    with beside(path, ROWS).open("wb") as rows, beside(path, WEIGHTS).open("wb") as weights:
        connection.executemany("INSERT INTO terms VALUES (?, ?, ?)", _written(connection, lengths, rows, weights))


def _written(
    connection: sqlite3.Connection, lengths: _Lengths, rows: BinaryIO, weights: BinaryIO
) -> Iterator[tuple[str, int, int]]:
    """Each term with where its occurrences begin and how many there are, when they have been written."""
    start = 0
    for term, listed in connection.execute(_OCCURRENCES):
        marked = np.fromstring(listed, dtype=np.int64, sep=",")
        found, first = np.unique(marked >> 1, return_index=True)
        occurrences = np.add.reduceat(np.where(marked & 1, TITLE_WEIGHT, 1.0), first)
        rows.write(found.astype("<i4").tobytes())
        weights.write(lengths.weights(found, occurrences).tobytes())
        yield term, start, len(found)
        start += len(found)


def _best(points: NDArray[np.float32], passing: Rows, limit: int) -> Rows:
    """The passing rows with the most points, best first, ties by row."""
    passing_points = points if len(passing) == len(points) else points[passing]
    surplus = len(passing) - limit
    least = np.partition(passing_points, surplus)[surplus] if surplus > 0 else np.float32(0)
    found = np.flatnonzero(passing_points >= least if least > 0 else passing_points > 0)
    rows = passing[found]
    return rows[np.lexsort((rows, -passing_points[found]))][:limit]


def _terms(words: Sequence[str]) -> list[str]:
    """The terms that these words are to FTS5, in alphabetical order. FTS5 is asked, so that no rule is told twice."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(f"CREATE VIRTUAL TABLE words USING fts5({_COLUMNS})")
        connection.execute("INSERT INTO words (rowid, title, body, facts) VALUES (0, '', ?, '')", ("\n".join(words),))
        connection.execute("CREATE VIRTUAL TABLE terms USING fts5vocab(words, row)")
        return [term for (term,) in connection.execute("SELECT term FROM terms ORDER BY term")]
    finally:
        connection.close()


def _numbers(written: bytes) -> Iterator[int]:
    """Variable-length numbers of SQLite: seven bits a byte, the high bit set on all but the last."""
    number = 0
    for byte in written:
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            yield number
            number = 0


def _mapped(path: Path, kind: type[Number]) -> NDArray[Number]:
    """The numbers of a file; an empty file cannot be mapped."""
    return np.asarray(np.memmap(path, kind, "r")) if path.stat().st_size else np.zeros(0, kind)


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
