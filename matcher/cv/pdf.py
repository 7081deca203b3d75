"""PDF: the only file that knows pypdf. Opens a file within limits and hands over what each page paints."""

from __future__ import annotations

import logging
import re
import struct
import zlib
from dataclasses import dataclass, replace
from io import BytesIO

import pypdf
from pypdf import apply_configuration
from pypdf.errors import FileNotDecryptedError, PyPdfError
from pypdf.generic import (
    ArrayObject,
    ContentStream,
    DictionaryObject,
    IndirectObject,
    PdfObject,
    StreamObject,
)
from pypdf.generic._font import Font

from matcher.cv.ink import IDENTITY, UNREADABLE, Box, Form, Ink, Matrix, Operation, Shade, multiply, outline, place
from matcher.cv.painter import paint
from matcher.errors import FileTooLarge, UnreadableFile

MAX_PAGES = 30
MAX_OBJECTS = 100_000
MAX_TREE_ENTRIES = 10_000
MAX_GLYPHS = 200_000
MAX_STREAM_OPERATIONS = 600_000
MAX_STREAM_BYTES = 20 * 1024 * 1024
MAX_FORMS_PER_PAGE = 500
# The size that viewers give a page which states none.
_HIDDEN_FLAGS = 2 | 32
LETTER_POINTS = (612.0, 792.0)

_BOLD_NAME = re.compile(r"bold|black|heavy|semib|demi|-bd|cmbx|sfbx|lmb?x|cmb\d", re.IGNORECASE)
_UNUSED_CODES = frozenset("\x7f\x81\x8d\x8f\x90\x9d")
_LOCKED = "This PDF is locked with a password. Save a copy without a password and upload that."
_TOO_MANY = "This PDF is made of more parts than a CV can be. Print it to a new PDF and upload that."
_DAMAGED = "This PDF is damaged or cut off: no page can be read. Save or export it again and upload the new copy."

# pypdf raises its own errors for what it recognises; on hostile or broken files plain Python errors come through.
_FAULTS = (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, OverflowError)
_DEEP = (RecursionError, MemoryError, OSError, NotImplementedError, ArithmeticError, struct.error, zlib.error)


@dataclass(frozen=True, slots=True)
class PdfPages:
    """The pages that were read, and how many the file holds; `broken` counts the pages that could not be read.

    `sizes` has the width and height in points of every page up to the last one that was tried, as it is shown.
    """

    inks: tuple[Ink, ...]
    total: int
    broken: int
    sizes: tuple[tuple[float, float], ...]


def read_pdf(content: bytes) -> PdfPages:
    """What every page of a PDF paints; UnreadableFile for a locked file or one of which no page can be read."""
    # pypdf logs what it finds odd, and its messages may quote the file.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    with apply_configuration(
        zlib_maximum_output_length=MAX_STREAM_BYTES,
        lzw_maximum_output_length=MAX_STREAM_BYTES,
        run_length_maximum_output_length=MAX_STREAM_BYTES,
        brotli_maximum_output_length=MAX_STREAM_BYTES,
        array_based_stream_maximum_output_length=MAX_STREAM_BYTES,
        stream_decoding_work_maximum_length=4 * MAX_STREAM_BYTES,
        page_tree_maximum_entries=MAX_TREE_ENTRIES,
        stream_parsing_work_maximum_count=MAX_STREAM_OPERATIONS,
    ):
        try:
            reader = _open(content)
            total = len(reader.pages)
        except (*_FAULTS, *_DEEP) as fault:
            raise UnreadableFile(_DAMAGED) from fault
        inks = _inks(reader, total)
    readable = tuple(replace(ink, page=page) for page, ink in enumerate(inks, start=1) if ink is not None)
    if not readable:
        raise UnreadableFile(_DAMAGED)
    sizes = tuple((ink.box.width, ink.box.height) if ink is not None else LETTER_POINTS for ink in inks)
    return PdfPages(readable, total, len(inks) - len(readable), sizes)


def _inks(reader: pypdf.PdfReader, total: int) -> list[Ink | None]:
    """The pages up to the limits, None for each that cannot be read."""
    inks: list[Ink | None] = []
    glyphs = 0
    for number in range(min(total, MAX_PAGES)):
        if glyphs > MAX_GLYPHS:
            break
        inks.append(_ink_or_none(reader, number))
        glyphs += len(ink.glyphs) if (ink := inks[-1]) is not None else 0
    return inks


def _open(content: bytes) -> pypdf.PdfReader:
    reader = pypdf.PdfReader(BytesIO(content))
    if reader.is_encrypted:
        try:
            opened = reader.decrypt("")
        except (*_FAULTS, *_DEEP) as fault:
            raise UnreadableFile(_LOCKED) from fault
        if not opened:
            raise UnreadableFile(_LOCKED)
    if sum(len(table) for table in reader.xref.values()) + len(reader.xref_objStm) > MAX_OBJECTS:
        raise FileTooLarge(_TOO_MANY)
    return reader


def _ink_or_none(reader: pypdf.PdfReader, number: int) -> Ink | None:
    try:
        return _ink(reader, reader.pages[number])
    except FileNotDecryptedError as fault:
        raise UnreadableFile(_LOCKED) from fault
    except (*_FAULTS, *_DEEP):
        return None


def _ink(reader: pypdf.PdfReader, page: pypdf.PageObject) -> Ink:
    box, start = _frame(page)
    contents = page.get("/Contents")
    hidden = _hidden_layers(reader)
    faces: dict[int, PdfFace] = {}
    resources = PdfResources(reader, _dictionary(page.get("/Resources")), faces, hidden, [MAX_FORMS_PER_PAGE])
    operations = _operations(contents.get_object(), reader) if contents is not None else []
    return paint(operations, resources, box, start, _annotations(page, resources))


def _annotations(page: pypdf.PageObject, resources: PdfResources) -> list[Form]:
    """What notes and the fields of a form show on a page, up to a limit."""
    entries = page.get("/Annots")
    listed = entries.get_object() if entries is not None else None
    found = [resources.annotation(_dictionary(one)) for one in listed or ()] if isinstance(listed, ArrayObject) else []
    return [form for form in found if form is not None]


def _frame(page: pypdf.PageObject) -> tuple[Box, Matrix]:
    """The page as shown (lower left corner at 0, 0) and the matrix from its own space, with /Rotate turned."""
    area = _shown_area(page)
    width, height = area.width, area.height
    moved: Matrix = (1.0, 0.0, 0.0, 1.0, -area.left, -area.bottom)
    turn = page.rotation % 360
    turns: dict[int, tuple[Matrix, float, float]] = {
        0: (IDENTITY, width, height),
        90: ((0.0, -1.0, 1.0, 0.0, 0.0, width), height, width),
        180: ((-1.0, 0.0, 0.0, -1.0, width, height), width, height),
        270: ((0.0, 1.0, -1.0, 0.0, height, 0.0), height, width),
    }
    matrix, shown_width, shown_height = turns.get(turn, turns[0])
    return Box(0.0, 0.0, shown_width, shown_height), multiply(moved, matrix)


def _shown_area(page: pypdf.PageObject) -> Box:
    """What viewers show of a page: its crop box as far as it lies on the page."""
    crop, media = (
        Box(float(area.left), float(area.bottom), float(area.right), float(area.top))
        for area in (page.cropbox, page.mediabox)
    )
    both = crop.meet(media)
    return both if both.width > 0 and both.height > 0 else media


def _operations(contents: PdfObject | None, reader: pypdf.PdfReader) -> list[Operation]:
    stream = ContentStream(contents, reader, "bytes")
    return [
        Operation(operator.decode("latin-1"), tuple(_plain(operand) for operand in operands))
        if isinstance(operands, list)
        else Operation("INLINE IMAGE", ("", _is_solid(_dictionary(operands.get("settings")))))
        for operands, operator in stream.operations
    ]


def _plain(operand: object) -> object:
    """An operand as a plain value: tuples for arrays, None for what no operator of interest takes."""
    if isinstance(operand, ArrayObject):
        return tuple(_plain(entry) for entry in operand)
    if isinstance(operand, bytes | int | float | str):
        return operand
    return None


def _dictionary(candidate: object) -> DictionaryObject:
    resolved = candidate.get_object() if isinstance(candidate, PdfObject) else None
    return resolved if isinstance(resolved, DictionaryObject) else DictionaryObject()


def _hidden_layers(reader: pypdf.PdfReader) -> frozenset[int]:
    """The object numbers of the layers that are off when the file is opened."""
    properties = _dictionary(_dictionary(reader.root_object).get("/OCProperties"))
    usual = _dictionary(properties.get("/D"))
    if usual.get("/BaseState") == "/OFF":
        return _numbers_of(properties.get("/OCGs")) - _numbers_of(usual.get("/ON"))
    return _numbers_of(usual.get("/OFF"))


def _numbers_of(references: object) -> frozenset[int]:
    """The object numbers of a reference or of an array of references."""
    resolved = references.get_object() if isinstance(references, PdfObject) else None
    entries = resolved if isinstance(resolved, ArrayObject) else [references]
    return frozenset(entry.idnum for entry in entries if isinstance(entry, IndirectObject))


def _raw(entries: DictionaryObject, key: str) -> object:
    return entries.raw_get(key) if key in entries else None


def _is_off(layer: object, hidden: frozenset[int]) -> bool:
    """Whether a layer is off, or a membership in layers (ISO 32000-2, 8.11.2.2) comes out as not visible."""
    if isinstance(layer, IndirectObject) and layer.idnum in hidden:
        return True
    membership = _dictionary(layer)
    if membership.get("/Type") != "/OCMD":
        return False
    groups = _numbers_of(_raw(membership, "/OCGs"))
    off = groups & hidden
    seen = {"/AllOn": not off, "/AnyOff": bool(off), "/AllOff": off == groups}
    return bool(groups) and not seen.get(str(membership.get("/P")), off != groups)


def _is_solid(picture: DictionaryObject) -> bool:
    """Whether a picture hides what lies under it: it is no stencil and has no mask."""
    stencil = picture.get("/ImageMask", picture.get("/IM"))
    return not stencil and "/SMask" not in picture and "/Mask" not in picture


class PdfResources:
    """The resources of one content stream; fonts are read once for each page."""

    def __init__(
        self,
        reader: pypdf.PdfReader,
        entries: DictionaryObject,
        faces: dict[int, PdfFace],
        hidden: frozenset[int],
        forms_left: list[int],
    ) -> None:
        self._reader = reader
        self._entries = entries
        self._faces = faces
        self._hidden = hidden
        self._forms_left = forms_left
        self._named: dict[str, PdfFace] = {}

    def _entry(self, kind: str, name: str) -> DictionaryObject:
        return _dictionary(_dictionary(self._entries.get(kind)).get(name))

    def face(self, name: str) -> PdfFace | None:
        """The font of a name."""
        if name not in self._named:
            font = self._entry("/Font", name)
            if not font:
                return None
            self._named[name] = self._faces.setdefault(id(font), PdfFace(font))
        return self._named[name]

    def form(self, name: str) -> Form | None:
        """The form of a name; None for pictures, for unknown names and once a page has painted too many."""
        entry = self._entry("/XObject", name)
        if entry.get("/Subtype") != "/Form" or not isinstance(entry, StreamObject) or not self._forms_left[0]:
            return None
        self._forms_left[0] -= 1
        return self._form(entry)

    def annotation(self, entry: DictionaryObject) -> Form | None:
        """What an annotation shows: its appearance, moved to its place (ISO 32000-2, 12.5.5); None for hidden ones."""
        flags = int(_number(entry.get("/F")) or 0)
        if flags & _HIDDEN_FLAGS or entry.get("/Subtype") == "/Popup" or _is_off(_raw(entry, "/OC"), self._hidden):
            return None
        look = _dictionary(entry.get("/AP")).get("/N")
        look = look.get_object() if look is not None else None
        if isinstance(look, DictionaryObject) and not isinstance(look, StreamObject):
            look = _dictionary(look.get(str(entry.get("/AS"))))
        area = _form_box(entry, "/Rect")
        if not isinstance(look, StreamObject) or area is None or not self._forms_left[0]:
            return None
        self._forms_left[0] -= 1
        form = self._form(look)
        return replace(form, matrix=multiply(form.matrix, _into(area, form))) if form.box is not None else None

    def _form(self, entry: StreamObject) -> Form:
        own = _dictionary(entry.get("/Resources")) or self._entries
        inner = PdfResources(self._reader, own, self._faces, self._hidden, self._forms_left)
        off = _is_off(_raw(entry, "/OC"), self._hidden)
        return Form(_operations(entry, self._reader), _form_matrix(entry), _form_box(entry), inner, off)

    def hides(self, name: str) -> bool:
        """Whether the picture of a name hides what lies under it."""
        entry = self._entry("/XObject", name)
        return entry.get("/Subtype") == "/Image" and _is_solid(entry) and not _is_off(_raw(entry, "/OC"), self._hidden)

    def shade(self, name: str) -> Shade | None:
        """The opacities that an ExtGState sets."""
        entry = self._entry("/ExtGState", name)
        return Shade(_number(entry.get("/ca")), _number(entry.get("/CA"))) if entry else None

    def inverted(self, name: str) -> bool:
        """Whether a colour space is a Separation or DeviceN: 1 is full ink."""
        space = _dictionary(self._entries.get("/ColorSpace")).get(name)
        resolved = space.get_object() if space is not None else None
        return isinstance(resolved, ArrayObject) and bool(resolved) and resolved[0] in {"/Separation", "/DeviceN"}

    def switched_off(self, name: str) -> bool:
        """Whether a layer is one of those that are off."""
        layer = _dictionary(self._entries.get("/Properties"))
        return _is_off(_raw(layer, name), self._hidden)


def _number(candidate: object) -> float | None:
    resolved = candidate.get_object() if isinstance(candidate, PdfObject) else candidate
    return float(resolved) if isinstance(resolved, int | float) else None


def _form_numbers(entry: DictionaryObject, key: str, count: int) -> list[float]:
    values = entry.get(key)
    resolved = values.get_object() if values is not None else None
    if not isinstance(resolved, ArrayObject) or len(resolved) != count:
        return []
    numbers = [_number(value) for value in resolved]
    return [number for number in numbers if number is not None]


def _form_matrix(entry: DictionaryObject) -> Matrix:
    numbers = _form_numbers(entry, "/Matrix", 6)
    return (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]) if len(numbers) == 6 else IDENTITY


def _into(rectangle: Box, form: Form) -> Matrix:
    """The matrix that brings a form as its own matrix leaves it into a rectangle of the page."""
    box = form.box or rectangle
    xs, ys = (box.left, box.right), (box.bottom, box.top)
    seen = outline([place(form.matrix, x, y) for x in xs for y in ys])
    wide = rectangle.width / seen.width if seen.width else 1.0
    high = rectangle.height / seen.height if seen.height else 1.0
    return wide, 0.0, 0.0, high, rectangle.left - wide * seen.left, rectangle.bottom - high * seen.bottom


def _form_box(entry: DictionaryObject, key: str = "/BBox") -> Box | None:
    numbers = _form_numbers(entry, key, 4)
    if len(numbers) != 4:
        return None
    xs, ys = sorted(numbers[::2]), sorted(numbers[1::2])
    return Box(xs[0], ys[0], xs[1], ys[1])


class PdfFace:
    """A font of a PDF: what its codes say and how wide they are."""

    def __init__(self, entries: DictionaryObject) -> None:
        self._font = Font.from_font_resource(entries)
        self._scale = _glyph_scale(entries)
        self.height = _type_height(entries)
        self.bold = _is_bold(self._font, entries)
        self._double = isinstance(self._font.encoding, str)
        self._known: dict[int, tuple[str, float, bool]] = {}

    def decode(self, codes: bytes) -> list[tuple[str, float, bool]]:
        """For each code its text ("\\ufffd" where the font does not say), width in ems, whether it is a plain space."""
        encoding = self._font.encoding
        if isinstance(encoding, str) and encoding != "utf-16-be":
            return [self._look_up(ord(character)) for character in codes.decode(encoding, "replace")]
        if isinstance(encoding, str):
            pairs = zip(codes[::2], codes[1::2], strict=False)
            return [self._look_up(high << 8 | low) for high, low in pairs]
        return [self._look_up(code) for code in codes]

    def _look_up(self, code: int) -> tuple[str, float, bool]:
        known = self._known.get(code)
        if known is None:
            known = (self._text(code), self._width(code), code == 32 and not self._double)
            self._known[code] = known
        return known

    def _text(self, code: int) -> str:
        font = self._font
        raw = chr(code)
        if isinstance(font.encoding, dict):
            shown = font.encoding.get(code, raw)
            # In WinAnsiEncoding every code without a letter stands for a bullet (ISO 32000-2, table D.2, note 3).
            shown = "•" if shown in _UNUSED_CODES else shown
            return str(font.character_map.get(raw, font.character_map.get(shown, shown)))
        if raw in font.character_map:
            return str(font.character_map[raw])
        # Two-byte codes of an embedded subset are numbers of glyphs: without a table they say nothing.
        return UNREADABLE if font.encoding == "utf-16-be" else raw

    def _width(self, code: int) -> float:
        widths = self._font.character_widths
        return float(widths.get(chr(code), widths["default"])) * self._scale


def _glyph_scale(entries: DictionaryObject) -> float:
    if entries.get("/Subtype") != "/Type3":
        return 0.001
    numbers = _form_numbers(entries, "/FontMatrix", 6)
    return abs(numbers[0]) if len(numbers) == 6 and numbers[0] else 0.001


def _type_height(entries: DictionaryObject) -> float:
    """What one unit of type size is high, in ems: 1 for all but Type 3 fonts, which bring their own measure."""
    if entries.get("/Subtype") != "/Type3":
        return 1.0
    matrix, box = _form_numbers(entries, "/FontMatrix", 6), _form_numbers(entries, "/FontBBox", 4)
    height = abs(matrix[3] * (box[3] - box[1])) if len(matrix) == 6 and len(box) == 4 else 0.0
    return height or 1.0


def _is_bold(font: Font, entries: DictionaryObject) -> bool:
    if _BOLD_NAME.search(font.name):
        return True
    weight = _number(_dictionary(entries.get("/FontDescriptor")).get("/FontWeight"))
    return weight is not None and weight >= 600
