"""What a content stream of a PDF calls by name: fonts, forms, pictures, shades of opacity, layers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from matcher.cv.ink import Box, Form, Matrix, Shade, multiply, outline, place
from matcher.cv.pdf_fonts import PdfFace
from matcher.cv.pdf_layers import is_off
from matcher.cv.pdf_objects import (
    DictionaryObject,
    Reader,
    StreamObject,
    array,
    box_of,
    dictionary,
    is_solid,
    matrix_of,
    number_of,
    operations_of,
    raw,
)

_HIDDEN_FLAGS = 2 | 32


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that is open, the layers that are off, and its fonts, each of which is read once."""

    reader: Reader
    hidden: frozenset[int]
    faces: dict[int, PdfFace] = field(default_factory=dict)

    def face(self, entries: DictionaryObject) -> PdfFace:
        """The font that a dictionary of the file describes."""
        face = self.faces.get(id(entries))
        return self.faces.setdefault(id(entries), PdfFace(entries)) if face is None else face


class PdfResources:
    """The resources of one content stream; `forms_left` counts down how many forms a page may still paint."""

    def __init__(self, opened: Opened, entries: DictionaryObject, forms_left: list[int]) -> None:
        self._opened, self._entries, self._forms_left = opened, entries, forms_left
        self._named: dict[str, PdfFace] = {}

    def _entry(self, kind: str, name: str) -> DictionaryObject:
        return dictionary(dictionary(self._entries.get(kind)).get(name))

    def face(self, name: str) -> PdfFace | None:
        """The font of a name."""
        if name not in self._named:
            font = self._entry("/Font", name)
            if not font:
                return None
            self._named[name] = self._opened.face(font)
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
        flags = int(number_of(entry.get("/F")) or 0)
        if flags & _HIDDEN_FLAGS or entry.get("/Subtype") == "/Popup" or self._off(entry):
            return None
        look = dictionary(entry.get("/AP")).get("/N")
        look = look.get_object() if look is not None else None
        if isinstance(look, DictionaryObject) and not isinstance(look, StreamObject):
            look = dictionary(look.get(str(entry.get("/AS"))))
        area = box_of(entry, "/Rect")
        if not isinstance(look, StreamObject) or area is None or not self._forms_left[0]:
            return None
        self._forms_left[0] -= 1
        form = self._form(look)
        return replace(form, matrix=multiply(form.matrix, _into(area, form))) if form.box is not None else None

    def _form(self, entry: StreamObject) -> Form:
        own = dictionary(entry.get("/Resources")) or self._entries
        inner = PdfResources(self._opened, own, self._forms_left)
        operations = operations_of(entry, self._opened.reader)
        return Form(operations, matrix_of(entry), box_of(entry), inner, self._off(entry))

    def _off(self, entry: DictionaryObject) -> bool:
        return is_off(raw(entry, "/OC"), self._opened.hidden)

    def hides(self, name: str) -> bool:
        """Whether the picture of a name hides what lies under it."""
        entry = self._entry("/XObject", name)
        return (
            entry.get("/Subtype") == "/Image" and is_solid(entry) and not is_off(raw(entry, "/OC"), self._opened.hidden)
        )

    def shade(self, name: str) -> Shade | None:
        """The opacities that an ExtGState sets."""
        entry = self._entry("/ExtGState", name)
        return Shade(number_of(entry.get("/ca")), number_of(entry.get("/CA"))) if entry else None

    def inverted(self, name: str) -> bool:
        """Whether a colour space is a Separation or DeviceN: 1 is full ink."""
        space = array(dictionary(self._entries.get("/ColorSpace")).get(name))
        return bool(space) and str(space[0]) in {"/Separation", "/DeviceN"}

    def switched_off(self, name: str) -> bool:
        """Whether a layer is one of those that are off."""
        layer = dictionary(self._entries.get("/Properties"))
        return is_off(raw(layer, name), self._opened.hidden)


def _into(rectangle: Box, form: Form) -> Matrix:
    """The matrix that brings a form as its own matrix leaves it into a rectangle of the page."""
    box = form.box or rectangle
    xs, ys = (box.left, box.right), (box.bottom, box.top)
    seen = outline([place(form.matrix, x, y) for x in xs for y in ys])
    wide = rectangle.width / seen.width if seen.width else 1.0
    high = rectangle.height / seen.height if seen.height else 1.0
    return wide, 0.0, 0.0, high, rectangle.left - wide * seen.left, rectangle.bottom - high * seen.bottom
