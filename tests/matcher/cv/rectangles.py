"""What PDFium finds drawn in the boxes of a document: another reader's word for where the words stand."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from matcher.cv.pieces import clean
from matcher.nouns import Document, WordBox

# The device on which a page is laid to tell shares of it; letters reach a little beyond boxes and are looked at inside.
DEVICE = 1_000_000
INSET = 0.2


@dataclass(frozen=True)
class Drawn:
    """A word as the visible text has it, and what is drawn in its box."""

    text: str
    drawn: str


def drawn_words(document: Document, content: bytes) -> list[Drawn]:
    """For every box of a document its words, and what PDFium finds there."""
    opened = pypdfium2.PdfDocument(content)
    try:
        return [
            Drawn(document.pages[page][box.start : box.end], _in_box(opened, box))
            for page, boxes in enumerate(document.boxes)
            for box in boxes
        ]
    finally:
        opened.close()


def unlike(words: list[Drawn]) -> list[Drawn]:
    """The words whose box holds something else; a hyphen where a line cuts a word is drawn and not read."""
    return [word for word in words if _plain(word.text) not in {_plain(word.drawn), _plain(word.drawn).rstrip("-")}]


def _plain(text: str) -> str:
    # PDFium writes a hyphen that it believes to cut a word as U+FFFE or U+0002.
    return re.sub(r"\s", "", clean(text.replace("\ufffe", "-").replace("\x02", "-")))


def _in_box(opened: pypdfium2.PdfDocument, box: WordBox) -> str:
    page = opened[box.image_page - 1]
    inset = INSET * box.height
    left, top = _on_page(page, box.left, box.top + inset)
    right, bottom = _on_page(page, box.left + box.width, box.top + box.height - inset)
    left, right, bottom, top = min(left, right), max(left, right), min(bottom, top), max(bottom, top)
    found: str = page.get_textpage().get_text_bounded(left, bottom, right, top)
    return found


def _on_page(page: pypdfium2.PdfPage, x: float, y: float) -> tuple[float, float]:
    """A point given in shares of the page as shown, in the page's own space."""
    page_x, page_y = ctypes.c_double(), ctypes.c_double()
    raw.FPDF_DeviceToPage(page, 0, 0, DEVICE, DEVICE, 0, round(x * DEVICE), round(y * DEVICE), page_x, page_y)
    return page_x.value, page_y.value
