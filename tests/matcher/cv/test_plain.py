from __future__ import annotations

import pytest

from matcher.cv.read import read_document
from tests.matcher.cv.drawn import headings, lines

WRAPPED = b"""\
Ines Morel
Lindholt

EDUCATION
=========
BSc Geography, University of Ardmere, where I also sang in the
choir and looked after the map room on two afternoons a week.

WORK
- Assistant in a small bicycle shop, where I counted the stock
  and wrote the weekly order list.
- Courier, mostly in the rain, for a bakery with nine shops and
  one van.
"""


def test_lines_wrapped_at_a_width_are_joined() -> None:
    assert lines(read_document(WRAPPED))[3] == (
        "BSc Geography, University of Ardmere, where I also sang in the choir and looked after the map room on two "
        "afternoons a week."
    )


def test_wrapped_list_items_are_one_line_each() -> None:
    assert lines(read_document(WRAPPED))[-2:] == [
        "• Assistant in a small bicycle shop, where I counted the stock and wrote the weekly order list.",
        "• Courier, mostly in the rain, for a bakery with nine shops and one van.",
    ]


def test_short_lines_are_kept_apart() -> None:
    assert lines(read_document(WRAPPED))[:2] == ["Ines Morel", "Lindholt"]


def test_capitals_and_underlined_lines_are_headings() -> None:
    assert headings(read_document(WRAPPED)) == ["EDUCATION", "WORK"]


def test_an_underline_is_no_text() -> None:
    assert "=" not in read_document(WRAPPED).pages[0]


@pytest.mark.parametrize("gap", ["\t", "    ", "          "])
def test_a_wide_gap_becomes_a_tab(gap: str) -> None:
    assert read_document(f"Baker, Krume{gap}2021".encode()).pages == ("Baker, Krume\t2021",)


def test_long_lines_are_not_joined() -> None:
    long = "I count birds on the salt marshes every winter and write the numbers down for the county records, " * 2
    text = f"{long}\nand more\n{long}\nand more\n{long}\nand more\n{long}\nand more"

    assert len(lines(read_document(text.encode()))) == 8
