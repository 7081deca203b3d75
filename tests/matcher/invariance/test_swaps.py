"""Which words a swap replaces, and by which."""

from __future__ import annotations

import pytest

from matcher.invariance.swaps import swaps
from matcher.nouns import Document

CV = """Ines Fairweather
ines@post.example

EDUCATION
BSc Physics, University of Harbourton, Sept 2025 – June 2028
She sings in the Ghanaian Society – and speaks German.

AVAILABILITY
• From 3 June 2027 until mid July 2027; Kenyan citizen
"""


def replaced(name: str, text: str = CV) -> list[tuple[str, str]]:
    swap = next(one for one in swaps() if one.name.startswith(name))
    return [(one.old, one.new) for one in swap.edits(Document((text,), "text")) if one.old != one.new]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("name: Arabic", [("Ines Fairweather", "Tariq Benmansour"), ("ines", "Tariq")]),
        ("gendered words", [("She", "He")]),
        ("university: well", [("University of Harbourton", "University of Oxford")]),
        ("nationality", [("Ghanaian", "Canadian")]),
        ("bullets", [("•", "–"), ("–", "-"), ("–", "-")]),
        ("date styles: figures", [("Sept 2025", "09/2025"), ("June 2028", "06/2028")]),
        ("date styles: months", [("Sept 2025", "September 2025")]),
    ],
)
def test_what_is_swapped(name: str, expected: list[tuple[str, str]]) -> None:
    assert replaced(name) == expected


@pytest.mark.parametrize(
    ("word", "other"),
    [("she", "he"), ("His", "Her"), ("WOMEN", "MEN"), ("waitress", "waiter"), ("spokesman", "spokeswoman"),
     ("daughters", "sons"), ("him", "her")],
)  # fmt: skip
def test_gendered_words_and_their_counterparts(word: str, other: str) -> None:
    assert replaced("gendered words", f"Ines Fairweather\n{word} sang") == [(word, other)]


def test_every_swap_has_a_name_of_its_own() -> None:
    names = [one.name for one in swaps()]
    assert len(names) == len(set(names)) >= 12
