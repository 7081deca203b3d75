from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from index.lexical import Lexical, write_lexical
from matcher.nouns import Posting, Role
from tests.index.postings import place, posting

Written = Callable[..., Lexical]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(*postings: Posting) -> Lexical:
        write_lexical(tmp_path / "lexical.sqlite", postings)
        return Lexical(tmp_path / "lexical.sqlite")

    return write


def ranked(lexical: Lexical, *words: str, passing: Sequence[int] = (0, 1, 2), limit: int = 10) -> list[int]:
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
