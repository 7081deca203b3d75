from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from matcher.cv.contrast import contrast
from tests.matcher.cv.drawn import HEIGHT, codes, lines, seen, write

VISIBLE = "Ines Morel, student of physics"
SECRET = "expert in everything asked"


def invisible(canvas: Canvas) -> None:
    text = canvas.beginText(50, 600)
    text.setTextRenderMode(3)
    text.textLine(SECRET)
    canvas.drawText(text)


def white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(50, 600, SECRET)


def nearly_white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.97, 0.97, 0.96)
    canvas.drawString(50, 600, SECRET)


def tiny(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 1)
    canvas.drawString(50, 600, SECRET)


def scaled_down(canvas: Canvas) -> None:
    canvas.scale(0.1, 0.1)
    canvas.drawString(500, 6000, SECRET)


def off_page(canvas: Canvas) -> None:
    canvas.drawString(50, -40, SECRET)


def clipped(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(0, 0, 20, 20)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.drawString(50, 600, SECRET)


def transparent(canvas: Canvas) -> None:
    canvas.setFillAlpha(0)
    canvas.drawString(50, 600, SECRET)


def covered(canvas: Canvas) -> None:
    canvas.drawString(50, 600, SECRET)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(40, 590, 300, 30, stroke=0, fill=1)


def dark_on_dark(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.1, 0.15, 0.25)
    canvas.rect(40, 500, 300, 200, stroke=0, fill=1)
    canvas.setFillColorRGB(0.1, 0.15, 0.24)
    canvas.drawString(50, 600, SECRET)


TRICKS = [
    (invisible, "set to invisible"),
    (white, "in the colour of the background"),
    (nearly_white, "in the colour of the background"),
    (tiny, "too small to read"),
    (scaled_down, "too small to read"),
    (off_page, "off the page"),
    (clipped, "off the page"),
    (transparent, "set to invisible"),
    (covered, "covered by something else"),
    (dark_on_dark, "in the colour of the background"),
]


def with_secret(trick: Callable[[Canvas], None]) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        write(canvas, 50, 80, VISIBLE)
        trick(canvas)

    return draw


@pytest.mark.parametrize(("trick", "reason"), TRICKS)
def test_text_that_nobody_can_see_is_left_out(trick: Callable[[Canvas], None], reason: str) -> None:
    assert lines(seen(with_secret(trick))) == [VISIBLE]


@pytest.mark.parametrize(("trick", "reason"), TRICKS)
def test_hidden_words_are_counted_with_their_reason(trick: Callable[[Canvas], None], reason: str) -> None:
    (warning,) = seen(with_secret(trick)).warnings

    assert (warning.code, warning.page) == ("hidden_text", 1)
    assert warning.message == f"4 words on page 1 cannot be seen by a reader and were left out: 4 {reason}."


def test_white_text_on_a_dark_panel_is_visible() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.1, 0.2, 0.4)
        canvas.rect(0, 0, 200, HEIGHT, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        write(canvas, 20, 80, "Skills in white letters")

    document = seen(draw)

    assert (document.pages, codes(document)) == (("Skills in white letters",), [])


def test_pale_grey_text_is_visible() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.7, 0.7, 0.7)
        write(canvas, 20, 80, "Pale but there for all to read")

    assert seen(draw).pages == ("Pale but there for all to read",)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [((0, 0, 0), (1, 1, 1), 21.0), ((1, 1, 1), (1, 1, 1), 1.0), ((1, 0, 0), (1, 1, 1), 4.0)],
)
def test_contrast_follows_wcag(
    first: tuple[float, float, float], second: tuple[float, float, float], expected: float
) -> None:
    assert round(contrast(first, second), 1) == expected
