"""What a content stream of a PDF calls by name: fonts, forms, pictures, shades of opacity, layers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from matcher.cv.ink import NORMAL, Box, Colour, Matrix, multiply, outline, place
from matcher.cv.pdf_colours import colour_space, function, shading_colour
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
from matcher.cv.resources import ColourSpace, Form, Shade, SoftMask, Tile
from matcher.cv.veils import light_of

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
        self._shades: dict[str, Shade | None] = {}
        self._spaces: dict[str, ColourSpace | None] = {}

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
        if entry.get("/Subtype") != "/Form" or not isinstance(entry, StreamObject) or not self._take_form():
            return None
        return self._form(entry)

    def _take_form(self) -> bool:
        """Whether the page may paint one more form."""
        self._forms_left[0] -= 1
        return self._forms_left[0] >= 0

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
        if not isinstance(look, StreamObject) or area is None or not self._take_form():
            return None
        form = self._form(look)
        return replace(form, matrix=multiply(form.matrix, _into(area, form))) if form.box is not None else None

    def _form(self, entry: StreamObject) -> Form:
        own = dictionary(entry.get("/Resources")) or self._entries
        inner = PdfResources(self._opened, own, self._forms_left)
        operations = operations_of(entry, self._opened.reader)
        group = dictionary(entry.get("/Group")).get("/S") == "/Transparency"
        return Form(operations, matrix_of(entry), box_of(entry), inner, self._off(entry), group)

    def _off(self, entry: DictionaryObject) -> bool:
        return is_off(raw(entry, "/OC"), self._opened.hidden)

    def hides(self, name: str, *, closely: bool) -> bool:
        """Whether the picture of a name hides what lies under it."""
        entry = self._entry("/XObject", name)
        picture = entry.get("/Subtype") == "/Image" and not self._off(entry)
        return picture and is_solid(entry, closely=closely)

    def shade(self, name: str) -> Shade | None:
        """What an ExtGState sets."""
        if name not in self._shades:
            entry = self._entry("/ExtGState", name)
            self._shades[name] = self._shade(entry) if entry else None
        return self._shades[name]

    def _shade(self, entry: DictionaryObject) -> Shade:
        modes = [str(mode)[1:] for mode in array(entry.get("/BM")) or [entry.get("/BM", "")]]
        blend = next((NORMAL if mode == "Compatible" else mode for mode in modes if mode), None)
        mask = dictionary(entry.get("/SMask"))
        look = dictionary(mask.get("/G"))
        soft = self._soft_mask(mask, look) if isinstance(look, StreamObject) and self._take_form() else None
        opacities = number_of(entry.get("/ca")), number_of(entry.get("/CA"))
        return Shade(*opacities, blend, soft, unmasked=entry.get("/SMask") == "/None")

    def _soft_mask(self, mask: DictionaryObject, look: StreamObject) -> SoftMask:
        space = colour_space(dictionary(look.get("/Group")).get("/CS"))
        backdrop = [number_of(one) or 0.0 for one in array(mask.get("/BC"))]
        colour = space.colour(backdrop) if space is not None and backdrop else None
        return SoftMask(
            self._form(look), mask.get("/S") == "/Alpha", light_of(colour) if colour else 0.0, function(mask.get("/TR"))
        )

    def space(self, name: str) -> ColourSpace | None:
        """The colour space of a name; one of the file's may stand behind the name of a device's."""
        if name not in self._spaces:
            entry = dictionary(self._entries.get("/ColorSpace")).get(name)
            self._spaces[name] = colour_space(name if entry is None else entry)
        return self._spaces[name]

    def pattern(self, name: str) -> Tile | Colour | None:
        """The pattern of a name: a tile, or the colour of a shading."""
        entry = self._entry("/Pattern", name)
        if number_of(entry.get("/PatternType")) == 2:
            return shading_colour(entry.get("/Shading"))
        if not isinstance(entry, StreamObject) or not self._take_form():
            return None
        return Tile(self._form(entry), coloured=number_of(entry.get("/PaintType")) != 2)

    def shading(self, name: str) -> Colour | None:
        """The colour of a shading that has but one."""
        return shading_colour(self._entry("/Shading", name))

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
