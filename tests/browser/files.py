"""CV files that the samples do not have: a scan, and word-processor files of two layouts."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pypdfium2

DOTS_PER_POINT = 2.5
LEFT = ("Skills", "Python, SQL, Java", "Languages", "English (native)")
RIGHT = (
    *("Education", "BSc Computer Science, University of Ardenmoor, 2024 - 2027 (expected)"),
    *("Projects", "Built a parser in Python with tests", "Wrote SQL reports for a bike shop"),
)


def scan_of(pdf: Path) -> bytes:
    """The first page of a PDF as a PDF that holds a picture and not a single letter."""
    document = pypdfium2.PdfDocument(pdf)
    picture = document[0].render(scale=DOTS_PER_POINT).to_pil().convert("L")
    document.close()
    scan = BytesIO()
    picture.save(scan, "PDF", resolution=72 * DOTS_PER_POINT)
    return scan.getvalue()


def docx_in_one_column() -> bytes:
    """A word-processor file whose paragraphs stand one below the other."""
    document = docx.Document()
    document.add_heading("Sam Invented", level=0)
    for line in (*RIGHT, *LEFT):
        document.add_paragraph(line)
    return _bytes_of(document)


def docx_with_a_sidebar() -> bytes:
    """A word-processor file whose skills stand beside the rest, in a table without lines."""
    document = docx.Document()
    document.add_heading("Sam Invented", level=0)
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    for cell, lines in zip(cells, (LEFT, RIGHT), strict=True):
        for line in lines:
            cell.add_paragraph(line)
    return _bytes_of(document)


def _bytes_of(document: docx.document.Document) -> bytes:
    written = BytesIO()
    document.save(written)
    return written.getvalue()
