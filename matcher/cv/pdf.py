"""PDF: the only file that knows pypdf."""

from __future__ import annotations

from io import BytesIO

import pypdf

from matcher.cv.pieces import Piece, bulleted, clean


def read_pdf(content: bytes) -> list[list[Piece]]:
    """The pieces of each page."""
    reader = pypdf.PdfReader(BytesIO(content))
    return [[Piece(bulleted(clean(line))) for line in page.extract_text().split("\n")] for page in reader.pages]
