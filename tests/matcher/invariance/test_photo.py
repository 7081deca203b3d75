"""A photo on a CV changes nothing of what is read."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from matcher.cv.read import read_document
from matcher.cv.understand import understand

SAMPLES = sorted((Path(__file__).resolve().parents[3] / "samples" / "cvs").glob("*.pdf"))
PIXELS, POINTS = 96, 28


def with_photo(content: bytes) -> bytes:
    """The PDF with a grey square in the upper right corner of its first page, where a portrait would stand."""
    pdf = pypdfium2.PdfDocument(content)
    bitmap = pypdfium2.PdfBitmap.new_native(PIXELS, PIXELS, pypdfium2.raw.FPDFBitmap_BGR)
    bitmap.fill_rect((120, 120, 120, 255), 0, 0, PIXELS, PIXELS)
    page = pdf[0]
    width, height = page.get_size()
    image = pypdfium2.PdfImage.new(pdf)
    image.set_bitmap(bitmap)
    image.set_matrix(pypdfium2.PdfMatrix().scale(POINTS, POINTS).translate(width - POINTS - 2, height - POINTS - 2))
    page.insert_obj(image)
    page.gen_content()
    target = BytesIO()
    pdf.save(target)
    return target.getvalue()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_photo_changes_nothing_of_what_is_read(sample: Path) -> None:
    content = sample.read_bytes()
    pictured = with_photo(content)
    assert pictured != content
    before, after = understand(read_document(content)), understand(read_document(pictured))
    assert (after.statements, after.profile) == (before.statements, before.profile)
