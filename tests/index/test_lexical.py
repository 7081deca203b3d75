from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from index.lexical import Lexical, write_lexical
from matcher.nouns import Posting, Role
from tests.index.postings import place, posting

BIRDS = ("terns", "gulls", "auks", "skuas", "petrels", "fulmars", "puffins")
CROWD = [[" ".join(random.Random(row).choices(BIRDS, k=1 + row % 7))] for row in range(40)]

Written = Callable[..., Lexical]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(*postings: Posting) -> Lexical:
        write_lexical(tmp_path / "lexical.sqlite", postings)
        return Lexical(tmp_path / "lexical.sqlite")

    return write


def ranked(lexical: Lexical, *words: str, passing: Sequence[int] | None = None, limit: int = 10) -> list[int]:
    passing = range(len(lexical)) if passing is None else passing
    return [int(row) for row in lexical.ranked(words, np.array(passing, dtype=np.int64), limit)]


def birds() -> tuple[Posting, ...]:
    return posting("0", "terns and gulls"), posting("1", "terns terns terns"), posting("2", "beetles")


def test_a_rarer_word_weighs_more(written: Written) -> None:
    assert ranked(written(*birds()), "terns", "gulls") == [0, 1]


def test_only_rows_that_pass_are_ranked(written: Written) -> None:
    assert ranked(written(*birds()), "terns", "beetles", passing=[1, 2], limit=1) == [2]


def test_a_word_of_the_title_weighs_more(written: Written) -> None:
    lexical = written(posting("0", "terns"), posting("1", "gulls", title="Tern terns"), posting("2", "beetles"))
    assert ranked(lexical, "terns") == [1, 0]


@pytest.mark.parametrize("word", ["Leeds", "Auk"])
def test_place_and_company_narrow_but_do_not_rank(written: Written, word: str) -> None:
    lexical = written(posting("0", "terns", locations=(place("Leeds"),), company="Auk Ltd"))
    found = lexical.containing([word])
    assert found is not None
    assert (found.tolist(), ranked(lexical, word.lower())) == ([0], [])


def test_page_noise_is_not_searched(written: Written) -> None:
    lexical = written(posting("0", "terns", role=Role.NOISE))
    assert ranked(lexical, "terns") == []


@pytest.mark.parametrize("word", ["c++", "c#", "node.js", "naïve", "NAIVE"])
def test_words_with_signs_and_accents_are_found(written: Written, word: str) -> None:
    lexical = written(posting("0", "C++, C# and Node.js for the naive"), posting("1", "c node"))
    found = lexical.containing([word])
    assert found is not None
    assert found.tolist() == [0]


@pytest.mark.parametrize(
    "word", ['"', 'a"b', "a OR b", "NEAR(a b)", "title:a", "a*", "-a", "^a", "(a", "\0a", "'; DROP TABLE words"]
)
def test_nothing_in_a_word_is_an_operator(written: Written, word: str) -> None:
    lexical = written(posting("0", "terns"))
    assert (ranked(lexical, word, "terns"), ranked(lexical, word)) == ([0], [])


def test_signs_alone_ask_for_nothing(written: Written) -> None:
    assert written(posting("0", "terns")).containing(["…", "+", ""]) is None


def test_thousands_of_words_can_be_asked_for(written: Written) -> None:
    assert ranked(written(*birds()), *(f"word{number}" for number in range(5000)), "beetles") == [2]


def test_points_are_those_of_bm25_worked_out_by_hand(written: Written) -> None:
    lexical = written(posting("0", "terns terns"), posting("1", "gulls", title="Terns"), posting("2", "auks"))
    # Two of three postings have the word, so that it is worth next to nothing; once and twice still differ.
    assert ranked(lexical, "terns") == [1, 0]
    lengths = np.array([3, 2, 2]) / (7 / 3)
    expected = 1e-6 * 2.2 * np.array([3.0, 2.0]) / (np.array([3.0, 2.0]) + 1.2 * (0.25 + 0.75 * lengths[[1, 0]]))
    assert sorted(lexical.points(["terns"])[[1, 0]]) == pytest.approx(sorted(expected))


def test_points_are_those_of_fts5(written: Written, tmp_path: Path) -> None:
    postings = [posting(str(row), *texts) for row, texts in enumerate(CROWD)]
    lexical = written(*postings)
    asked = " OR ".join(BIRDS[:5])
    connection = sqlite3.connect(tmp_path / "lexical.sqlite")
    rows = connection.execute("SELECT rowid, bm25(words, 3.0, 1.0, 0.0) FROM words WHERE words MATCH ?", (asked,))
    expected = {row: -points for row, points in rows}
    points = lexical.points(BIRDS[:5])
    assert {row: float(points[row]) for row in np.flatnonzero(points)} == pytest.approx(expected, rel=1e-5, abs=1e-9)


def test_only_so_many_occurrences_are_added_up_the_rarest_first(
    written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    lexical = written(posting("0", "terns"), posting("1", "terns"), posting("2", "terns auks"), posting("3", "gulls"))
    monkeypatch.setattr("index.lexical.MOST_OCCURRENCES", 3)
    assert ranked(lexical, "terns", "auks", "gulls") == [3, 2]


def test_ties_go_by_row_at_the_end_of_the_list_too(written: Written) -> None:
    lexical = written(*(posting(str(row), "terns" if row % 2 else "gulls") for row in range(9)))
    assert ranked(lexical, "terns", limit=3) == [1, 3, 5]
