"""Fields of a form and typed notes: what a viewer shows of them is visible text, what it hides is not."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, NumberObject
from reportlab.pdfgen.canvas import Canvas

from matcher.cv.read import read_document
from matcher.nouns import Document
from tests.matcher.cv.drawn import HEIGHT, lines, pdf, write

VALUE = "Three seasons as a lifeguard at Ardmere Baths"
HIDDEN, NO_VIEW = 2, 32


def form(canvas: Canvas) -> None:
    write(canvas, 50, 80, "Application form", "Experience:")
    canvas.acroForm.textfield(
        name="experience", value=VALUE, x=120, y=HEIGHT - 98, width=350, height=18, fontSize=10, borderWidth=0
    )


def changed(content: bytes, *, flags: int) -> Document:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    page = writer.pages[0]
    for one in page["/Annots"]:  # type: ignore[attr-defined]
        one.get_object()[NameObject("/F")] = NumberObject(flags)
    buffer = BytesIO()
    writer.write(buffer)
    return read_document(buffer.getvalue())


def test_the_value_of_a_field_is_read_where_it_stands() -> None:
    assert lines(read_document(pdf(form))) == ["Application form", f"Experience:\t{VALUE}"]


@pytest.mark.parametrize("flags", [HIDDEN, NO_VIEW])
def test_a_field_that_viewers_hide_is_not_read(flags: int) -> None:
    assert "lifeguard" not in changed(pdf(form), flags=flags).pages[0]
