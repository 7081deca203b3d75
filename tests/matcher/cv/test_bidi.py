"""Writing from right to left, put into the order in which it is read."""

from __future__ import annotations

import pytest

from matcher.cv.bidi import letters_in_order, plain_letters, words_in_order


def same(text: str) -> str:
    return text


@pytest.mark.parametrize(
    ("seen", "read"),
    [("רומדרא", "ארדמור"), (",רומדרא", "ארדמור,"), ("Ardmere", "Ardmere"), ("2023ב", "ב2023"), ("٢٠٢٣", "٢٠٢٣")],
)
def test_the_letters_of_a_word_are_read_in_their_direction(seen: str, read: str) -> None:
    assert "".join(letters_in_order(seen, same)) == read


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("ארדמור אוניברסיטת", "אוניברסיטת ארדמור"),
        ("2026 – 2023 ארדמור אוניברסיטת", "אוניברסיטת ארדמור 2023 – 2026"),
        ("Open Office עם עבודה ניסיון", "ניסיון עבודה עם Open Office"),
        ("I sang שלום", "I sang שלום"),
        ("five plain words in Latin", "five plain words in Latin"),
    ],
)
def test_the_words_of_a_row_are_read_in_the_direction_of_most_of_them(seen: str, read: str) -> None:
    assert " ".join(words_in_order(seen.split(), same)) == read


def test_joined_shapes_of_letters_are_named_by_the_letter() -> None:
    assert plain_letters("\ufe8e\ufefb") == "\u0627\u0644\u0627"
