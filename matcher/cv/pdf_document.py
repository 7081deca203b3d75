"""A PDF from bytes to visible pages: which of its pages have text, which are pictures, and what to tell about them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from matcher.cv.hidden import INVISIBLE, Sight, look_at
from matcher.cv.ink import UNREADABLE, Ink
from matcher.cv.pages import VisiblePages, lay_out
from matcher.cv.pdf import PdfPages, read_pdf
from matcher.cv.scan import ScannedPage, can_read_scans, read_scans
from matcher.errors import NoText
from matcher.nouns import ReadingWarning

# A picture of a page with fewer readable letters than this has no text layer; a page number or a stamp makes none.
MIN_LETTERS = 12
MIN_PICTURE_SHARE = 0.3


def read_pdf_document(content: bytes, before_scan: Callable[[], None]) -> VisiblePages:
    """The visible text of a PDF; NoText where no page has any, UnreadableFile for a damaged or locked file.

    `before_scan` is called before pages are recognised.
    """
    read = read_pdf(content)
    sights = [look_at(ink) for ink in read.inks]
    lacking = [number for number, sight in enumerate(sights) if _lacks_text(sight)]
    pictures = [number for number in lacking if _is_picture(read.inks[number])]
    scans = _scans(content, pictures, read, before_scan)
    if len(lacking) == len(read.inks) and not scans:
        raise NoText(_no_text_message(sights))
    visible = lay_out(
        [look_at(_recognised(scans[at], sight)) if at in scans else sight for at, sight in enumerate(sights)]
    )
    warnings = (*visible.warnings, *_page_warnings(read), *_scan_warnings(lacking, scans, read.inks))
    return VisiblePages(visible.pages, warnings, read.sizes)


def _recognised(scan: ScannedPage, sight: Sight) -> Ink:
    """The words of a scan as the ink of the page that it shows."""
    return replace(scan.ink, page=sight.ink.page)


def _lacks_text(sight: Sight) -> bool:
    letters = sum(1 for glyph in sight.visible if glyph.text.strip())
    unreadable = sum(1 for glyph in sight.visible if glyph.text == UNREADABLE)
    enough = MIN_LETTERS if _is_picture(sight.ink) else 1
    return letters - unreadable < enough or unreadable > letters / 2


def _is_picture(ink: Ink) -> bool:
    """Whether a picture fills a good part of the page, or letters without meaning do."""
    area = ink.box.width * ink.box.height
    pictures = [fill.box for fill in ink.fills if fill.colour is None]
    largest = max((box.width * box.height for box in pictures), default=0.0)
    return largest >= MIN_PICTURE_SHARE * area or any(glyph.text == UNREADABLE for glyph in ink.glyphs)


def _scans(
    content: bytes, numbers: Sequence[int], read: PdfPages, before_scan: Callable[[], None]
) -> dict[int, ScannedPage]:
    if not numbers or read.broken or not can_read_scans():
        return {}
    before_scan()
    pages = read_scans(content, numbers)
    return {number: page for number, page in pages.items() if page.ink.glyphs}


def _no_text_message(sights: Sequence[Sight]) -> str:
    again = "Export it again from the program that it was made in."
    if any(len(sight.unseen.get(INVISIBLE, ())) >= MIN_LETTERS for sight in sights):
        return f"This PDF has no text that a reader can see, only hidden text. {again}"
    if not any(_is_picture(sight.ink) for sight in sights):
        return f"This PDF shows no text. Check that it is the right file. {again}"
    original = "Upload the file that it was printed from, as PDF or DOCX."
    if can_read_scans():
        return f"This PDF looks like a scan, and no words could be recognised in it. {original}"
    return (
        f"This PDF looks like a scan: its pages are pictures, and there is no Tesseract here to read them. {original}"
    )


def _page_warnings(read: PdfPages) -> list[ReadingWarning]:
    warnings: list[ReadingWarning] = []
    if read.total > len(read.inks) + read.broken:
        message = f"Only the first {len(read.inks) + read.broken} of {read.total} pages were read."
        warnings.append(ReadingWarning("pages_left_out", message))
    if read.broken:
        message = f"{read.broken} of {read.total} pages are damaged and were left out. Export the file again."
        warnings.append(ReadingWarning("damaged_pages", message))
    for number, ink in enumerate(read.inks, start=1):
        if ink.cut:
            message = f"Page {number} holds far more than a CV page does; only its beginning was read."
            warnings.append(ReadingWarning("page_cut", message, number))
    return warnings


def _scan_warnings(
    lacking: Sequence[int], scans: Mapping[int, ScannedPage], inks: Sequence[Ink]
) -> list[ReadingWarning]:
    warnings: list[ReadingWarning] = []
    for number in lacking:
        if number in scans:
            percent = round(100 * scans[number].confidence)
            message = (
                f"Page {number + 1} is a scan; its words were recognised with a mean confidence of {percent} %. "
                "Check them, or upload the file that it was printed from."
            )
            warnings.append(ReadingWarning("ocr", message, number + 1))
        elif inks[number].glyphs or inks[number].fills:
            message = f"Page {number + 1} has no text that could be read; it may be a picture."
            warnings.append(ReadingWarning("page_without_text", message, number + 1))
    return warnings
