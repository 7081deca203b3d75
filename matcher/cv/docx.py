"""DOCX: paragraphs, lists, tables and text boxes in the order of the document. The only file that knows python-docx."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO

import docx
from docx.document import Document as DocxDocument
from docx.exceptions import PythonDocxError
from docx.opc.part import XmlPart
from docx.oxml.exceptions import XmlchemyError
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from matcher.cv.docx_looks import Looks
from matcher.cv.pieces import BULLET, Piece, bulleted, clean
from matcher.cv.plain import looks_like_heading
from matcher.errors import FileTooLarge, UnreadableFile, UnsupportedType
from matcher.nouns import ReadingWarning

MAX_UNPACKED_BYTES = 60 * 1024 * 1024
MAX_TEXT_PART_BYTES = 8 * 1024 * 1024
MAX_PARTS = 2000
PIECE_BYTES = 64 * 1024
MAX_PARAGRAPHS = 5000
MAX_HEADING_CHARACTERS = 60

_DAMAGED = "This Word document is damaged and cannot be opened. Save it again in Word and upload the new copy."
# python-docx has few errors of its own for broken parts: whatever its XML and ZIP layers meet comes through too.
_OWN_FAULTS = (PythonDocxError, XmlchemyError)
_FAULTS = (KeyError, ValueError, IndexError, AttributeError, TypeError, SyntaxError, RecursionError, AssertionError)
_ARCHIVE_FAULTS = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, NotImplementedError, RuntimeError)
_HEADING_STYLES = ("heading", "title", "überschrift", "titre", "kop")


@dataclass(slots=True)
class _Reading:
    """The looks of a document, and what grows while it is read.

    That is its pieces, the hidden words by reason, and the numbers of its lists.
    """

    looks: Looks
    pieces: list[Piece] = field(default_factory=list)
    hidden: Counter[str] = field(default_factory=Counter)
    numbers: Counter[tuple[int, int]] = field(default_factory=Counter)
    counted: frozenset[tuple[int, int]] = frozenset()
    paragraphs: int = 0


def read_docx(content: bytes) -> tuple[list[Piece], tuple[ReadingWarning, ...]]:
    """The pieces of a DOCX file and warnings.

    UnsupportedType for another kind of ZIP, FileTooLarge for one that unpacks too far, UnreadableFile if damaged.
    """
    check_package(content)
    try:
        document = docx.Document(BytesIO(content))
        looks = Looks(document.styles.element, document.element.body)
        reading = _Reading(looks, counted=_counted_lists(document))
        for header in _header_parts(document):
            _read_blocks(header, document, reading)
        _read_blocks(document.element.body, document, reading)
    except (*_OWN_FAULTS, *_FAULTS, *_ARCHIVE_FAULTS) as fault:
        raise UnreadableFile(_DAMAGED) from fault
    return reading.pieces, _hidden_warnings(reading.hidden)


def check_package(content: bytes) -> None:
    """Refuse what is no DOCX or unpacks to too much, before anything is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = package.infolist()
    except (ValueError, *_ARCHIVE_FAULTS) as fault:
        raise UnreadableFile(_DAMAGED) from fault
    sizes = {part.filename: part.file_size for part in parts}
    all_together = sum(part.file_size for part in parts)
    if "word/document.xml" not in sizes:
        raise UnsupportedType("This ZIP archive is not a Word document. Send the CV as PDF, DOCX or text.")
    too_far = all_together > MAX_UNPACKED_BYTES or sizes["word/document.xml"] > MAX_TEXT_PART_BYTES
    if len(parts) > MAX_PARTS or too_far:
        raise FileTooLarge("This Word document unpacks to more than can be read here. Save it without large pictures.")
    _check_sizes(content)


def _check_sizes(content: bytes) -> None:
    """Refuse an archive whose parts are not what its directory says of them.

    Read whole, a part is unpacked to its end before it is cut to its stated size; piece by piece it is not.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            for part in package.infolist():
                with package.open(part) as stream:
                    while stream.read(PIECE_BYTES):
                        pass
    except (ValueError, *_ARCHIVE_FAULTS) as fault:
        raise UnreadableFile(_DAMAGED) from fault


def _header_parts(document: DocxDocument) -> Iterator[BaseOxmlElement]:
    """The page headers, where many templates put name and address; linked ones repeat the section before."""
    for section in list(document.sections)[:3]:
        for header in (section.first_page_header, section.header):
            if not header.is_linked_to_previous:
                yield header._element


def _read_blocks(parent: BaseOxmlElement, document: DocxDocument, reading: _Reading) -> None:
    for element in parent.iterchildren():
        if reading.paragraphs >= MAX_PARAGRAPHS:
            return
        if element.tag == qn("w:p"):
            _read_paragraph(element, document, reading)
        elif element.tag == qn("w:tbl"):
            _read_table(element, document, reading)
        elif element.tag == qn("w:sdt"):
            content = element.find(qn("w:sdtContent"))
            if content is not None:
                _read_blocks(content, document, reading)


def _read_paragraph(element: BaseOxmlElement, document: DocxDocument, reading: _Reading) -> None:
    reading.paragraphs += 1
    paragraph = Paragraph(element, document)  # type: ignore[arg-type]  # a w:p element is always a CT_P
    lines = [clean(line) for line in _visible_text(element, reading).split("\n")]
    lines = [line for line in lines if line]
    style = (paragraph.style.name or "").lower() if paragraph.style is not None else ""
    heading = len(lines) == 1 and _is_heading(lines[0], element, style)
    marker = "" if heading else _marker(element, style, reading)
    # List items stand together; other paragraphs are blocks of their own.
    for number, line in enumerate(lines):
        text = marker + line if number == 0 and marker else bulleted(line)
        follows_item = bool(reading.pieces) and reading.pieces[-1].text.startswith(BULLET)
        gap = number == 0 and not (text.startswith(BULLET) and follows_item) and not (marker and marker != BULLET)
        reading.pieces.append(Piece(text, heading, gap))
    for box in element.iter(qn("w:txbxContent")):
        # Word stores a text box twice, once for old readers; the copy in the fallback is passed over.
        if not any(str(parent.tag).endswith("}Fallback") for parent in box.iterancestors()):
            _read_blocks(box, document, reading)


def _visible_text(element: BaseOxmlElement, reading: _Reading) -> str:
    """The text of a paragraph's runs; deleted text is not part of it, hidden text is counted and left out."""
    parts: list[str] = []
    for run in element.iter(qn("w:r")):
        if _is_elsewhere(run, element):
            continue
        text = "".join(_run_text(child) for child in run.iterchildren())
        reason = reading.looks.hidden_reason(run, element)
        if reason is None:
            parts.append(text)
        elif text.strip():
            reading.hidden[reason] += len(text.split())
    return "".join(parts)


def _is_elsewhere(run: BaseOxmlElement, paragraph: BaseOxmlElement) -> bool:
    """Whether a run belongs to a text box inside the paragraph, or to deleted or moved text."""
    for parent in run.iterancestors():
        if parent is paragraph:
            return False
        if parent.tag in {qn("w:txbxContent"), qn("w:del"), qn("w:moveFrom")}:
            return True
    return False


def _run_text(child: BaseOxmlElement) -> str:
    if child.tag == qn("w:t"):
        return child.text or ""
    if child.tag in {qn("w:tab"), qn("w:ptab")}:
        return "\t"
    if child.tag in {qn("w:br"), qn("w:cr")}:
        return "\n"
    if child.tag == qn("w:noBreakHyphen"):
        return "-"
    if child.tag == qn("w:sym"):
        return "•" if str(child.get(qn("w:char"), "")).upper().startswith("F0") else ""
    return ""


def _is_on(switch: BaseOxmlElement | None) -> bool:
    return switch is not None and str(switch.get(qn("w:val"), "true")) not in {"0", "false", "off"}


def _is_heading(text: str, element: BaseOxmlElement, style: str) -> bool:
    if style.startswith(_HEADING_STYLES):
        return True
    if len(text) > MAX_HEADING_CHARACTERS or element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None:
        return False
    bold = all(
        _is_on(run.find(f"{qn('w:rPr')}/{qn('w:b')}"))
        for run in element.iter(qn("w:r"))
        if any((child.text or "").strip() for child in run.iter(qn("w:t")))
    )
    plain = "\t" not in text and text[-1] not in ".,;" and not any(character.isdigit() for character in text)
    return (bold and plain) or looks_like_heading(text)


def _marker(element: BaseOxmlElement, style: str, reading: _Reading) -> str:
    """The mark that Word puts in front of a list paragraph: a bullet, or its number."""
    numbering = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if numbering is None:
        return f"{BULLET}" if style.startswith("list bullet") else ""
    identifier, level = (_value(numbering, "w:numId"), _value(numbering, "w:ilvl"))
    if identifier == 0:
        return ""
    if style.startswith("list number") or (identifier, level) in reading.counted:
        reading.numbers[identifier, level] += 1
        return f"{reading.numbers[identifier, level]}. "
    return BULLET


def _value(parent: BaseOxmlElement, tag: str) -> int:
    child = parent.find(qn(tag))
    value = str(child.get(qn("w:val"), "0")) if child is not None else "0"
    return int(value) if value.isdecimal() else 0


def _counted_lists(document: DocxDocument) -> frozenset[tuple[int, int]]:
    """The lists (number and level) that count in digits, from the document's numbering definitions."""
    root = next((part.element for part in _numbering_parts(document)), None)
    if root is None:
        return frozenset()
    formats = {
        (_attribute(abstract, "w:abstractNumId"), _attribute(level, "w:ilvl")): level.find(qn("w:numFmt"))
        for abstract in root.iterchildren(qn("w:abstractNum"))
        for level in abstract.iterchildren(qn("w:lvl"))
    }
    counted = {key for key, kind in formats.items() if kind is not None and kind.get(qn("w:val")) == "decimal"}
    return frozenset(
        (_attribute(number, "w:numId"), level)
        for number in root.iterchildren(qn("w:num"))
        for abstract, level in counted
        if _value(number, "w:abstractNumId") == abstract
    )


def _numbering_parts(document: DocxDocument) -> Iterator[XmlPart]:
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/numbering") and not relation.is_external:
            part = relation.target_part
            if isinstance(part, XmlPart):
                yield part


def _attribute(element: BaseOxmlElement, name: str) -> int:
    value = str(element.get(qn(name), "0"))
    return int(value) if value.isdecimal() else 0


def _read_table(element: BaseOxmlElement, document: DocxDocument, reading: _Reading) -> None:
    """A table row by row; cells with several paragraphs (tables used for layout) are read one after the other."""
    for row in _rows(element):
        cells = [_cell(cell, document, reading) for cell in row.iterchildren(qn("w:tc"), qn("w:sdt"))]
        filled = [pieces for pieces in cells if pieces]
        if all(len(pieces) == 1 for pieces in filled) and filled:
            texts = "\t".join(pieces[0].text for pieces in cells if pieces)
            heading = len(filled) == 1 and filled[0][0].heading
            reading.pieces.append(Piece(texts, heading, heading or row.getprevious() is None))
        else:
            reading.pieces.extend(piece for pieces in filled for piece in pieces)


def _rows(element: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """The rows of a table without those of tables inside it, also where a content control stands around them."""
    for child in element.iterchildren():
        if child.tag == qn("w:tr"):
            yield child
        elif child.tag in {qn("w:sdt"), qn("w:sdtContent")}:
            yield from _rows(child)


def _cell(cell: BaseOxmlElement, document: DocxDocument, reading: _Reading) -> list[Piece]:
    inner = replace(reading, pieces=[])
    _read_blocks(cell, document, inner)
    reading.paragraphs = inner.paragraphs
    return inner.pieces


def _hidden_warnings(hidden: Counter[str]) -> tuple[ReadingWarning, ...]:
    total = sum(hidden.values())
    if not total:
        return ()
    reasons = ", ".join(f"{count} {reason}" for reason, count in sorted(hidden.items()))
    words = "word" if total == 1 else "words"
    message = f"{total} {words} cannot be seen by a reader and were left out: {reasons}."
    return (ReadingWarning("hidden_text", message),)
