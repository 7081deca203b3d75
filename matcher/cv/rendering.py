"""Pictures of the pages of a PDF, as viewers show them. The only file that knows pypdfium2.

Annotations and filled-in forms are left out: what is shown is what was read. Pictures stay in memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO

import pypdfium2

from matcher.errors import NoPageImages, NoSuchPage, UnreadableFile

MAX_PAGE_PIXELS = 12_000_000
# Of zlib: more makes pictures of pages slower to write and no smaller.
COMPRESSION = 3
ROUNDING = 0.001

_FAULTS = (pypdfium2.PdfiumError, ValueError, MemoryError)


def is_pdf(content: bytes) -> bool:
    """Whether the content is a PDF; some programs write a few bytes in front of its mark."""
    return b"%PDF-" in content[:1024]


def page_image(content: bytes, page: int, width: int) -> bytes:
    """A page of a PDF (counted from 1) as a PNG, `width` pixels wide; of extreme shapes smaller, to bound its pixels.

    NoPageImages where the content is no PDF, NoSuchPage, UnreadableFile where it cannot be shown.
    """
    if not is_pdf(content):
        raise NoPageImages("Only a PDF has pages that can be shown as images.")
    with _opened(content) as document:
        if not 1 <= page <= len(document):
            raise NoSuchPage(f"page: this file has {len(document)} pages, counted from 1.")
        try:
            return _png(_rendered(document, page - 1, width, grey=False))
        except _FAULTS as fault:
            raise UnreadableFile(f"Page {page} of this PDF cannot be shown. Save or export the file again.") from fault


def grey_pages(content: bytes, numbers: Sequence[int], width: int) -> Iterator[tuple[int, bytes]]:
    """Some pages (counted from 0) as portable greymaps, `width` pixels wide; a page that cannot be shown is left out.

    A portable greymap is a line of text and the bare pixels, as programs take it from a pipe.
    """
    with _opened(content) as document:
        for number in numbers:
            try:
                picture = _rendered(document, number, width, grey=True).to_numpy()
            except _FAULTS:
                continue
            rows, columns = picture.shape[:2]
            yield number, b"P5 %d %d 255\n" % (columns, rows) + bytes(picture.tobytes())


@contextmanager
def _opened(content: bytes) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(content)
    except _FAULTS as fault:
        raise UnreadableFile("This PDF cannot be shown: it is damaged, or locked with a password.") from fault
    try:
        yield document
    finally:
        document.close()


def _rendered(document: pypdfium2.PdfDocument, number: int, pixels_wide: int, *, grey: bool) -> pypdfium2.PdfBitmap:
    page = document[number]
    width, height = page.get_size()
    # pypdfium2 rounds up, so the scale stays a hair under what gives the width exactly.
    scale = min((pixels_wide - ROUNDING) / max(width, 1.0), (MAX_PAGE_PIXELS / max(width * height, 1.0)) ** 0.5)
    return page.render(scale=scale, grayscale=grey, draw_annots=False, may_draw_forms=False, rev_byteorder=not grey)


def _png(picture: pypdfium2.PdfBitmap) -> bytes:
    buffer = BytesIO()
    picture.to_pil().save(buffer, format="PNG", compress_level=COMPRESSION)
    return buffer.getvalue()
