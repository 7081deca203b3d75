from __future__ import annotations

import pytest

from matcher.cv.hyphens import Vocabulary, join_traced
from matcher.cv.pieces import cleaned, itemised
from matcher.cv.traced import Traced, beside, moved
from matcher.nouns import WordBox

CUTTING = Vocabulary(frozenset(), cuts_words=True)


def traced(text: str) -> Traced:
    """A text whose words, parted by spaces, are drawn one right of the other."""
    boxes: list[WordBox] = []
    for number, word in enumerate(text.split()):
        start = text.index(word, boxes[-1].end if boxes else 0)
        boxes.append(WordBox(start, start + len(word), 1, number / 10, 0.0, 0.1, 0.1))
    return Traced(text, tuple(boxes))


def words(of: Traced) -> list[str]:
    """The words of a text as its boxes tell them."""
    return [of.text[box.start : box.end] for box in of.boxes]


def places(of: Traced) -> list[float]:
    return [round(10 * box.left) for box in of.boxes]


def test_parts_beside_each_other_keep_their_words() -> None:
    assert words(beside([traced("a baker"), Traced(""), traced("in Krume")], "\t")) == ["a", "baker", "in", "Krume"]


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ("the gar-", "dens of", ["the", "gar", "dens", "of"]),
        ("the tree", "house", ["the", "tree", "house"]),
        ("a self-", "made desk", ["a", "self-", "made", "desk"]),
    ],
)
def test_joined_rows_keep_their_words(above: str, below: str, expected: list[str]) -> None:
    assert words(join_traced(traced(above), traced(below), CUTTING)) == expected


def test_cleaned_words_keep_their_boxes() -> None:
    done = cleaned(traced("\ufb01ne\u200b \u200b \uf041 o\ufb03ce\u2011work"))

    assert (done.text, words(done), places(done)) == ("fine office-work", ["fine", "office-work"], [0, 3])


def test_a_word_that_stands_twice_keeps_both_boxes_in_order() -> None:
    assert places(cleaned(traced("the the\u00ad the"))) == [0, 1, 2]


@pytest.mark.parametrize("text", ["• Baked bread", "▪ Baked bread", "▪Baked bread", "- Baked bread"])
def test_an_item_keeps_the_boxes_of_its_words(text: str) -> None:
    done = itemised(traced(text))

    assert (done.text, words(done)[-2:]) == ("• Baked bread", ["Baked", "bread"])


def test_a_part_counts_from_its_start() -> None:
    part = traced("one two three").part(4, 9)

    assert (part.text, words(part), places(part)) == ("two t", ["two", "t"], [1, 2])


def test_moving_by_nothing_changes_nothing() -> None:
    assert moved(traced("a b").boxes, 0) == traced("a b").boxes
