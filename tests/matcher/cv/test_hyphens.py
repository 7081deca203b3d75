from __future__ import annotations

import pytest

from matcher.cv.hyphens import Vocabulary, join, vocabulary

CUTTING = Vocabulary(frozenset({"gardens", "matlab", "follow-up", "tree", "house"}), cuts_words=True)
NOT_CUTTING = Vocabulary(frozenset(), cuts_words=False)


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ("watered gar-", "dens", "watered gardens"),
        ("a kalei-", "doscope", "a kaleidoscope"),
        ("wrote in MAT-", "LAB", "wrote in MATLAB"),
        ("a follow-", "up call", "a follow-up call"),
        ("a self-", "made desk", "a self-made desk"),
        ("a tree-", "house", "a tree-house"),
        ("Anna-", "Lena", "Anna-Lena"),
        ("no hyphen", "here", "no hyphen here"),
        ("2021–", "24", "2021–24"),
        ("June –", "August", "June – August"),
    ],
)
def test_words_cut_at_a_line_end_are_put_together(above: str, below: str, expected: str) -> None:
    assert join(above, below, CUTTING) == expected


def test_where_nothing_is_hyphenated_a_hyphen_belongs_to_the_word() -> None:
    assert join("a kalei-", "doscope", NOT_CUTTING) == "a kalei-doscope"


def test_a_cut_word_is_no_word_of_the_vocabulary() -> None:
    known = vocabulary(["plants and gar-", "dens"], cuts_words=True)

    assert known.words == frozenset({"plants", "and", "dens"})
