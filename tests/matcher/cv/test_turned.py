"""Pages that are turned (/Rotate): a person sees them upright, and so does the reader."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from matcher.cv.read import read_document
from matcher.nouns import Document
from tests.matcher.cv.drawn import HEIGHT, WIDTH, heading, lines, pdf, write

UPRIGHT = [
    "Tove Almqvist",
    "Experience",
    "Lifeguard, Ardmere Baths, June 2023 – Aug 2024",
    "• Watched three pools and taught beginners",
]


def cv(canvas: Canvas) -> None:
    heading(canvas, 50, 60, UPRIGHT[0])
    heading(canvas, 50, 100, UPRIGHT[1])
    write(canvas, 50, 120, *UPRIGHT[2:])


def turned(angle: int) -> Document:
    """The page drawn so that it stands upright once a viewer has turned it by /Rotate."""

    def draw(canvas: Canvas) -> None:
        moves = {90: (HEIGHT, 0), 180: (WIDTH, HEIGHT), 270: (0, WIDTH)}
        if angle in moves:
            canvas.translate(*moves[angle])
            canvas.rotate(angle)
        cv(canvas)

    reader = PdfReader(BytesIO(pdf(draw)))
    writer = PdfWriter(clone_from=reader)
    page = writer.pages[0]
    if angle in (90, 270):
        page.mediabox.upper_right = (HEIGHT, WIDTH)
        page.cropbox.upper_right = (HEIGHT, WIDTH)
    page.rotate(angle)
    buffer = BytesIO()
    writer.write(buffer)
    return read_document(buffer.getvalue())


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_a_turned_page_is_read_upright(angle: int) -> None:
    assert lines(turned(angle)) == UPRIGHT


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_the_boxes_of_a_turned_page_lie_where_the_words_are_shown(angle: int) -> None:
    def tops(document: Document) -> list[float]:
        return [round(box.top, 2) for box in document.boxes[0]]

    assert tops(turned(angle)) == tops(turned(0))
