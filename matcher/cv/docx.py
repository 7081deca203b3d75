"""DOCX: paragraphs, lists, tables and text boxes in the order of the document. The only file that knows python-docx."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx

from matcher.cv.pieces import Piece, bulleted, clean
from matcher.errors import FileTooLarge, UnreadableFile, UnsupportedType

MAX_UNPACKED_BYTES = 60 * 1024 * 1024
MAX_PARTS = 2000


def read_docx(content: bytes) -> list[Piece]:
    """The pieces of a DOCX file; UnsupportedType for another kind of ZIP, FileTooLarge for one that unpacks too far."""
    check_package(content)
    document = docx.Document(BytesIO(content))
    pieces: list[Piece] = []
    for part in document.iter_inner_content():
        if isinstance(part, docx.table.Table):
            for row in part.rows:
                pieces.append(Piece(clean("\t".join(cell.text for cell in row.cells))))
        else:
            style = part.style.name if part.style else ""
            heading = style.lower().startswith(("heading", "title"))
            pieces.append(Piece(bulleted(clean(part.text)), heading, True))
    return pieces


def check_package(content: bytes) -> None:
    """Refuse what is no DOCX or unpacks to too much, before anything is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = package.infolist()
    except zipfile.BadZipFile as fault:
        raise UnreadableFile(
            "This file is damaged: it cannot be unpacked. Save it again and upload the new copy."
        ) from fault
    if "word/document.xml" not in {part.filename for part in parts}:
        raise UnsupportedType("This ZIP archive is not a Word document. Send the CV as PDF, DOCX or text.")
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
        raise FileTooLarge("This Word document unpacks to more than can be read here. Save it without large pictures.")
