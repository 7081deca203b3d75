"""Phrases of instances: the quick look at how the words of a text begin leaves out none that is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from matcher.instances import Phrases, Row, _match, _occurs, lexicon, read_phrase, words_of

CVS = sorted((Path(__file__).resolve().parents[2] / "samples" / "cvs").glob("*.md"))
LISTS = {"animals": ["cat", "dog*"], "numbers": []}


def row(written: str) -> Row:
    return Row(read_phrase(written, LISTS)[0], (), "x")


@pytest.mark.parametrize(
    ("written", "text", "there"),
    [
        ("walked {animals}", "walked doglike", True),
        ("walked {animals}", "walked horses", False),
        ("walked ~ {animals}", "walked the neighbour's dogs", True),
        ("team of #", "a team of 12", True),
        ("wrote a*", "wrote articles", True),
    ],
)
def test_a_phrase_is_found_where_its_further_words_stand(written: str, text: str, there: bool) -> None:
    assert bool(Phrases([row(written)]).find(words_of(text))) is there


def test_a_phrase_is_not_compared_where_no_word_begins_like_a_further_one() -> None:
    walked = row("walked {animals}")
    assert [walked.may_occur(heads) for heads in ({"wal", "dog"}, {"wal", "hor"})] == [True, False]


def found_slowly(phrases: Phrases, text: str) -> set[tuple[str, int]]:
    """Every row of the lexicon compared at every word of a text."""
    words = words_of(text)
    rows = {id(row): row for kept in (phrases._exact, phrases._stems) for found in kept.values() for row in found}
    rows |= {id(row): row for row in phrases._numbers}
    return {
        (row.name, word.start)
        for row in rows.values()
        for index, word in enumerate(words)
        if _match(row.first, words, index) and all(_occurs(other, words) for other in row.others)
    }


def test_the_lexicon_finds_in_cvs_what_its_rows_find_one_by_one() -> None:
    text = "\n".join(line for path in CVS[:2] for line in path.read_text(encoding="utf-8").splitlines()[::4])
    for phrases in (lexicon().shows, lexicon().hints):
        found = phrases.find(words_of(text))
        assert {(one.name, one.start) for one in found} == found_slowly(phrases, text) != set()
