"""The door of the CV readers: bytes of a file in, the text that a person sees out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from matcher.cv.comments import without_hidden_markup
from matcher.cv.docx import read_docx
from matcher.cv.json_resume import read_json_resume
from matcher.cv.markdown import is_markdown, read_markdown
from matcher.cv.pdf_document import read_pdf_document
from matcher.cv.pieces import Piece, compose
from matcher.cv.plain import decode, read_plain
from matcher.cv.rendering import is_pdf
from matcher.errors import FileTooLarge, NoText, UnreadableFile, UnsupportedType
from matcher.nouns import Document, ReadingWarning

# The first bytes of the container of old Office files, which also holds locked new ones.
OLD_WORD = b"\xd0\xcf\x11\xe0"
MAX_FILE_BYTES = 10 * 1024 * 1024
# Rules weigh each word of a sentence together with the whole of it, so a line that no person writes is parted.
MAX_LINE_CHARACTERS = 4_000
# Marks and link targets are not seen, so a text may be longer than what is seen of it; parsing takes time and memory.
MAX_MARKED_CHARACTERS = 400_000
MAX_LINES = 5_000
# Forty dense pages; a CV has two to ten thousand characters.
MAX_CHARACTERS = 150_000


def _at_once() -> None:
    """Nobody needs to know that a scan is to be read."""


def read_document(content: bytes, *, before_scan: Callable[[], None] = _at_once) -> Document:
    """The visible text of a CV file, whose type is told by its content: PDF, DOCX, JSON Resume, Markdown or plain text.

    `before_scan` is called before pages without text are recognised, which takes seconds.
    Raises a FileFault: FileTooLarge, UnreadableFile (empty, damaged, locked), UnsupportedType, NoText.
    """
    if len(content) > MAX_FILE_BYTES:
        raise FileTooLarge(
            f"This file is larger than {MAX_FILE_BYTES // 1024 // 1024} MB. Save it without large pictures."
        )
    if not content.strip():
        raise UnreadableFile("This file is empty. Check the upload and send it again.")
    if is_pdf(content):
        return _read_pdf(content, before_scan)
    if content.startswith(b"PK\x03\x04"):
        pieces, warnings = read_docx(content)
        return _document([pieces], "docx", warnings)
    if content.startswith(OLD_WORD):
        raise UnsupportedType(
            "This is an old Word file (.doc) or one locked with a password. Save it as DOCX or PDF, without a password."
        )
    return _read_text(content)


def _read_pdf(content: bytes, before_scan: Callable[[], None]) -> Document:
    visible = read_pdf_document(content, before_scan)
    return _document(visible.pages, "pdf", visible.warnings, visible.sizes)


def _read_text(content: bytes) -> Document:
    text = decode(content)
    if text.lstrip().startswith("{"):
        return _document([read_json_resume(text)], "json")
    cut, text = len(text) > MAX_MARKED_CHARACTERS, text[:MAX_MARKED_CHARACTERS]
    if is_markdown(text):
        shown, hidden = without_hidden_markup(text)
        return _document([read_markdown(shown)], "markdown", _hidden_markup(hidden), cut=cut)
    return _document([read_plain(text)], "text", cut=cut)


def _hidden_markup(words: int) -> tuple[ReadingWarning, ...]:
    counted = f"{words} {'word' if words == 1 else 'words'}"
    message = f"{counted} cannot be seen by a reader and were left out: {words} in comments or hidden by their style."
    return (ReadingWarning("hidden_text", message),) if words else ()


def _document(
    pages: Sequence[Sequence[Piece]],
    file_format: str,
    warnings: tuple[ReadingWarning, ...] = (),
    page_sizes: tuple[tuple[float, float], ...] = (),
    *,
    cut: bool = False,
) -> Document:
    kept = _within_limit(pages)
    if cut or kept.cut:
        message = f"This document is longer than a CV can be; only its first {kept.characters} characters were read."
        warnings = (*warnings, ReadingWarning("text_cut", message))
    document = compose(kept.pages, file_format=file_format, warnings=warnings, page_sizes=page_sizes)
    if not any(page.strip() for page in document.pages):
        raise NoText("This document holds no text that a person could read. Check that it is the right file.")
    return document


@dataclass(frozen=True, slots=True)
class _Kept:
    """The pieces that are read, how many characters they have, and whether others were left out."""

    pages: list[list[Piece]]
    characters: int
    cut: bool


def _within_limit(pages: Sequence[Sequence[Piece]]) -> _Kept:
    """The pieces up to the limits of characters and lines; a single piece over them is cut."""
    kept: list[list[Piece]] = []
    characters = lines = 0
    for page in pages:
        kept.append([])
        for piece in page:
            left = MAX_CHARACTERS - characters
            if left <= 0 or lines >= MAX_LINES:
                return _Kept(kept, characters, cut=True)
            kept[-1].extend(_parted(piece.with_text(piece.traced.part(0, left))))
            characters, lines = characters + min(left, len(piece.text)), lines + 1
    return _Kept(kept, characters, cut=sum(len(piece.text) for page in pages for piece in page) > characters)


def _parted(piece: Piece) -> Iterator[Piece]:
    """A piece as lines of bearable length, cut behind a sentence or at least behind a word where there is one."""
    start, text = 0, piece.text
    while len(text) - start > MAX_LINE_CHARACTERS:
        end = start + MAX_LINE_CHARACTERS
        blank = text.rfind(". ", start, end) + 1 or text.rfind(" ", start + 1, end)
        cut = blank if blank > start else end
        yield piece.with_text(piece.traced.part(start, cut))
        start, piece = cut + (text[cut] == " "), replace(piece, gap=False)
    yield piece.with_text(piece.traced.part(start, len(text)))
