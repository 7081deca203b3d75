"""Phrases of a lexicon found in a text."""

import pytest

from matcher.lexicon import Found, Phrases, alternation, read_lists

PHRASES = Phrases({"data": "data", "data science": "data science", "AI": "artificial intelligence", "u.k.": "GB"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Data science of data", ["data science", "data"]),
        ("data-science", ["data science"]),
        ("data\nscience", ["data science"]),
        ("data, science", ["data"]),
        ("database", []),
        ("AI for all", ["artificial intelligence"]),
        ("ai for all", []),
        ("the U.K. office", ["GB"]),
    ],
)
def test_the_longest_phrase_is_found_as_whole_words(text: str, expected: list[str]) -> None:
    assert [one.name for one in PHRASES.find(text)] == expected


def test_a_phrase_points_back_to_its_words() -> None:
    assert PHRASES.find("In data science") == (Found("data science", 3, 15),)


def test_an_alternation_prefers_the_longest_word() -> None:
    assert alternation(["may", "mayo"]) == "mayo|may"


def test_an_unknown_table_is_refused() -> None:
    with pytest.raises(KeyError):
        read_lists("calendar.toml", "moons")
