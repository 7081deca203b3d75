"""The words of a text are those that SQLite's FTS5 finds in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.postgres.words import all_of, tokens

ALPHABET = "aZ09 +#.-_'’\n\tßéÉñüØŁœἀάЖжİıあ漢²½€🚀\u0301\u0300\u00a0\u200b"


def words_of_sqlite(text: str) -> Sequence[str]:
    """The words as FTS5 lists them, in order."""
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE t USING fts5(a, tokenize='unicode61 remove_diacritics 2 tokenchars ''+#''')"
    )
    connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, instance)")
    connection.execute("INSERT INTO t VALUES (?)", (text,))
    found = [str(word) for (word,) in connection.execute('SELECT term FROM v ORDER BY "offset"')]
    connection.close()
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C++ and C#, node.js", ["c++", "and", "c#", "node", "js"]),
        ("Zürich naïveté", ["zurich", "naivete"]),
        ("e\u0301tude", ["etude"]),
        ("データ 分析", ["データ", "分析"]),
        ("snake_case it's 3.5", ["snake", "case", "it", "s", "3", "5"]),
        ("…", []),
    ],
)
def test_a_text_is_parted_into_its_words(text: str, expected: list[str]) -> None:
    assert list(tokens(text)) == expected


@given(st.text(st.sampled_from(ALPHABET), max_size=12))
@settings(deadline=None)
def test_the_words_are_those_of_the_embedded_engine(text: str) -> None:
    assert list(tokens(text)) == list(words_of_sqlite(text))


def test_what_must_occur_is_quoted() -> None:
    assert all_of(("node.js", "C#", "…", "x' | 'y")) == "('c#') & ('node' <-> 'js') & ('x' <-> 'y')"
    assert all_of(("…",)) is None
