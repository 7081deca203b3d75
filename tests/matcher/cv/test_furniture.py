"""Page numbers and running heads say nothing and part no text."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.matcher.cv.drawn import HEIGHT, Draw, lines, seen, write

TEXT = "Repaired about two hundred wheels by hand"


def page(*texts: str, foot: str = "", head: str = "") -> Draw:
    def draw(canvas: Canvas) -> None:
        write(canvas, 50, 120, *texts)
        canvas.drawString(50, HEIGHT - 40, head)
        canvas.drawCentredString(300, 30, foot)

    return draw


@pytest.mark.parametrize(
    "foot", ["1", "Page 1 of 2", "- 1 -", "1/2", "Seite 1", "Ines Morel – 1/2", "Ines Morel | Page 1"]
)
def test_page_numbers_are_left_out(foot: str) -> None:
    second = foot.replace("1", "2", 1)

    document = seen(page("Ines Morel", foot=foot), page(TEXT, foot=second))

    assert document.pages == ("Ines Morel", TEXT)


def test_a_running_head_is_read_once() -> None:
    head = "Ines Morel · ines@mail.example"

    assert seen(page(TEXT, head=head), page(TEXT, head=head)).pages == (f"{head}\n\n{TEXT}", TEXT)


def test_a_sentence_goes_on_past_the_foot_of_its_page() -> None:
    first = page("Wrote to forty farms along the coast and asked for the", foot="Ines Morel – 1/2")
    second = page("counts of their birds.", foot="Ines Morel – 2/2")

    assert lines(seen(first, second)) == [
        "Wrote to forty farms along the coast and asked for the counts of their birds."
    ]


@pytest.mark.parametrize("text", ["2021", "Top 10", "Grade 7 of 8 in cello"])
def test_numbers_that_are_no_page_numbers_stay(text: str) -> None:
    assert lines(seen(page(TEXT, foot=text))) == [TEXT, text]


def test_what_two_pages_share_in_the_middle_stays() -> None:
    assert seen(page(TEXT), page(TEXT)).pages == (TEXT, TEXT)
