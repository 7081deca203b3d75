"""PDFs drawn for tests, and what the reader sees in them. Every person and firm is invented."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from matcher.cv.read import read_document
from matcher.nouns import Document

Draw = Callable[[Canvas], None]

WIDTH, HEIGHT = A4


def pdf(*pages: Draw) -> bytes:
    """A PDF with one page for each drawing."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for draw in pages:
        canvas.setFont("Helvetica", 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def write(canvas: Canvas, x: float, y: float, *lines: str, leading: float = 12.5) -> None:
    """Lines under each other, the first `y` points under the top edge."""
    for number, line in enumerate(lines):
        canvas.drawString(x, HEIGHT - y - number * leading, line)


def heading(canvas: Canvas, x: float, y: float, text: str) -> None:
    """A heading in larger bold type."""
    canvas.setFont("Helvetica-Bold", 13)
    canvas.drawString(x, HEIGHT - y, text)
    canvas.setFont("Helvetica", 10)


def seen(*pages: Draw) -> Document:
    """What the reader sees on drawn pages."""
    return read_document(pdf(*pages))


def lines(document: Document, page: int = 1) -> list[str]:
    """The lines of a page without the blank ones."""
    return [line for line in document.pages[page - 1].split("\n") if line]


def headings(document: Document) -> list[str]:
    """The lines that were taken for headings."""
    return [document.quote(span) for span in document.headings]


def codes(document: Document) -> list[str]:
    """The codes of the warnings."""
    return [warning.code for warning in document.warnings]
