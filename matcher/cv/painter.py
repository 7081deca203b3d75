"""The painter: runs the operators of a content stream and notes every glyph and filled area with its place and look.

It follows ISO 32000-2, sections 8 (graphics), 9 (text) and 14.6 (marked content), as far as text and its background
need it. Curves count as their bounding box, clips as boxes.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from matcher.cv.ink import (
    IDENTITY,
    Box,
    Colour,
    Face,
    Fill,
    Form,
    Glyph,
    Ink,
    Matrix,
    Operation,
    Resources,
    multiply,
    outline,
    place,
)

MAX_GLYPHS = 20_000
MAX_FILLS = 4_000
MAX_OPERATIONS = 400_000
MAX_FORM_DEPTH = 8
MAX_STATES = 200

BLACK: Colour = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class State:
    """The graphics state that q saves and Q restores."""

    matrix: Matrix
    clip: Box
    fill: Colour | None = BLACK
    stroke: Colour | None = BLACK
    fill_inverted: bool = False
    stroke_inverted: bool = False
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0
    face: Face | None = None
    size: float = 0.0
    letter_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


class OverLimitError(Exception):
    """The page paints more than is read."""


def paint(
    operations: Sequence[Operation], resources: Resources, page: Box, start: Matrix, above: Sequence[Form] = ()
) -> Ink:
    """What the operators paint on a page; `start` places the page's own space on the page as shown.

    The forms `above` are painted last, each for itself, as viewers paint notes and the fields of a form.
    """
    painter = Painter(page, start)
    try:
        painter.run(operations, resources)
        for form in above:
            painter.paint_above(form)
    except OverLimitError:
        return Ink(page, tuple(painter.glyphs), tuple(painter.fills), cut=True)
    return Ink(page, tuple(painter.glyphs), tuple(painter.fills))


class Painter:
    """Keeps the state while operators run; `glyphs` and `fills` grow."""

    def __init__(self, page: Box, start: Matrix) -> None:
        self.glyphs: list[Glyph] = []
        self.fills: list[Fill] = []
        self._start, self._page = start, page
        self._state = State(start, page)
        self._saved: list[State] = []
        self._line: Matrix = IDENTITY
        self._text: Matrix = IDENTITY
        self._paths: list[Box] = []
        self._points: list[tuple[float, float]] = []
        self._clipping = False
        self._layers: list[bool] = []
        self._order = 0
        self._operations = 0
        self._depth = 0
        self._resources: Resources | None = None

    def run(self, operations: Sequence[Operation], resources: Resources) -> None:
        """Run one content stream; operators with broken operands are passed over as viewers do."""
        outer, self._resources = self._resources, resources
        for operation in operations:
            self._operations += 1
            if self._operations > MAX_OPERATIONS:
                raise OverLimitError
            act = _ACTIONS.get(operation.operator)
            if act is not None:
                try:
                    act(self, operation.operands)
                except (TypeError, ValueError, IndexError, OverflowError):
                    continue
        self._resources = outer

    # Graphics state

    def _save(self, _: Operands) -> None:
        if len(self._saved) < MAX_STATES:
            self._saved.append(self._state)

    def _restore(self, _: Operands) -> None:
        if self._saved:
            self._state = self._saved.pop()

    def _transform(self, operands: Operands) -> None:
        self._set(matrix=multiply(_matrix(operands), self._state.matrix))

    def _set(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]

    def _shade(self, operands: Operands) -> None:
        shade = self._known.shade(_name(operands[0]))
        if shade is not None and shade.fill_opacity is not None:
            self._set(fill_opacity=shade.fill_opacity)
        if shade is not None and shade.stroke_opacity is not None:
            self._set(stroke_opacity=shade.stroke_opacity)

    @property
    def _known(self) -> Resources:
        if self._resources is None:
            raise ValueError("no content stream is running")
        return self._resources

    def _fill_space(self, operands: Operands) -> None:
        self._set(fill=BLACK, fill_inverted=self._known.inverted(_name(operands[0])))

    def _stroke_space(self, operands: Operands) -> None:
        self._set(stroke=BLACK, stroke_inverted=self._known.inverted(_name(operands[0])))

    def _fill_colour(self, operands: Operands) -> None:
        self._set(fill=_colour(operands, inverted=self._state.fill_inverted))

    def _stroke_colour(self, operands: Operands) -> None:
        self._set(stroke=_colour(operands, inverted=self._state.stroke_inverted))

    def _fill_device(self, operands: Operands) -> None:
        self._set(fill=_colour(operands, inverted=False), fill_inverted=False)

    def _stroke_device(self, operands: Operands) -> None:
        self._set(stroke=_colour(operands, inverted=False), stroke_inverted=False)

    # Paths

    def _move(self, operands: Operands) -> None:
        self._close()
        self._reach(operands)

    def _reach(self, operands: Operands) -> None:
        numbers = _numbers(operands)
        for x, y in zip(numbers[::2], numbers[1::2], strict=False):
            self._points.append(place(self._state.matrix, x, y))

    def _rectangle(self, operands: Operands) -> None:
        x, y, width, height = _numbers(operands)[:4]
        self._close()
        corners = ((x, y), (x + width, y), (x, y + height), (x + width, y + height))
        self._paths.append(outline([place(self._state.matrix, *corner) for corner in corners]))

    def _close(self, _: Operands = ()) -> None:
        if self._points:
            self._paths.append(outline(self._points))
            self._points = []

    def _clip(self, _: Operands) -> None:
        self._clipping = True

    def _fill(self, _: Operands) -> None:
        self._close()
        for box in self._paths:
            self._cover(box, self._state.fill, self._state.fill_opacity)
        self._end_path()

    def _end_path(self, _: Operands = ()) -> None:
        self._close()
        if self._clipping and self._paths:
            area = self._paths[0]
            for box in self._paths[1:]:
                area = Box(
                    min(area.left, box.left),
                    min(area.bottom, box.bottom),
                    max(area.right, box.right),
                    max(area.top, box.top),
                )
            self._set(clip=self._state.clip.meet(area))
        self._clipping = False
        self._paths = []

    def _paint_shading(self, _: Operands) -> None:
        self._cover(self._state.clip, None, self._state.fill_opacity)

    def _cover(self, box: Box, colour: Colour | None, opacity: float, *, solid: bool = False) -> None:
        seen = box.meet(self._state.clip)
        if seen.width < 0 or seen.height < 0 or any(self._layers):
            return
        # Pictures made of thousands of shapes say nothing about the ground of the text.
        if len(self.fills) >= MAX_FILLS:
            return
        self._order += 1
        self.fills.append(Fill(seen, colour, opacity, self._order, solid))

    # Forms, pictures, layers

    def _do(self, operands: Operands) -> None:
        form = self._known.form(_name(operands[0]))
        if form is None:
            corners = ((0, 0), (1, 0), (0, 1), (1, 1))
            area = outline([place(self._state.matrix, *corner) for corner in corners])
            solid = self._known.hides(_name(operands[0])) or operands[1:] == (True,)
            self._cover(area, None, self._state.fill_opacity, solid=solid)
        elif self._depth < MAX_FORM_DEPTH:
            self.paint_form(form)

    def paint_form(self, form: Form) -> None:
        """Paint a form where the current matrix puts it, and come back to the state of before."""
        state, saved, layers = self._state, self._saved, self._layers
        self._saved = []
        self._layers = [any(layers) or form.switched_off]
        self._depth += 1
        self._set(matrix=multiply(form.matrix, state.matrix))
        if form.box is not None:
            box = form.box
            corners = ((box.left, box.bottom), (box.right, box.bottom), (box.left, box.top), (box.right, box.top))
            seen = outline([place(self._state.matrix, *corner) for corner in corners])
            self._set(clip=state.clip.meet(seen))
        self.run(form.operations, form.resources)
        self._depth -= 1
        self._state, self._saved, self._layers = state, saved, layers

    def paint_above(self, form: Form) -> None:
        """Paint a form over the finished page."""
        self._state = State(self._start, self._page)
        self._saved, self._layers = [], []
        self.paint_form(form)

    def _begin_layer(self, operands: Operands) -> None:
        layer = len(operands) > 1 and operands[0] == "/OC" and isinstance(operands[1], str)
        self._layers.append(layer and self._known.switched_off(_name(operands[1])))

    def _end_layer(self, _: Operands) -> None:
        if self._layers:
            self._layers.pop()

    # Text

    def _begin_text(self, _: Operands) -> None:
        self._line = self._text = IDENTITY

    def _font(self, operands: Operands) -> None:
        self._set(face=self._known.face(_name(operands[0])), size=_numbers(operands[1:])[0])

    def _next_line_by(self, operands: Operands) -> None:
        x, y = _numbers(operands)[:2]
        self._line = self._text = multiply((1, 0, 0, 1, x, y), self._line)

    def _next_line_leading(self, operands: Operands) -> None:
        self._set(leading=-_numbers(operands)[1])
        self._next_line_by(operands)

    def _next_line(self, _: Operands = ()) -> None:
        self._next_line_by((0.0, -self._state.leading))

    def _text_matrix(self, operands: Operands) -> None:
        self._line = self._text = _matrix(operands)

    def _show(self, operands: Operands) -> None:
        if isinstance(operands[0], bytes):
            self._show_codes(operands[0])

    def _show_next_line(self, operands: Operands) -> None:
        self._next_line()
        self._show(operands)

    def _show_spaced(self, operands: Operands) -> None:
        word, letter = _numbers(operands[:2])
        self._set(word_space=word, letter_space=letter)
        self._show_next_line(operands[2:])

    def _show_kerned(self, operands: Operands) -> None:
        parts = operands[0]
        if not isinstance(parts, tuple):
            return
        for part in parts:
            if isinstance(part, bytes):
                self._show_codes(part)
            elif isinstance(part, int | float):
                self._advance(-part / 1000 * self._state.size * self._state.stretch)

    def _advance(self, distance: float) -> None:
        a, b, c, d, e, f = self._text
        self._text = (a, b, c, d, e + distance * a, f + distance * b)

    def _show_codes(self, codes: bytes) -> None:
        state = self._state
        if state.face is None:
            return
        whole = multiply(self._text, state.matrix)
        unit = math.hypot(whole[0], whole[1]) * state.stretch
        size = abs(state.size) * math.hypot(whole[2], whole[3]) * state.face.height
        upright = abs(whole[1]) <= 0.2 * abs(whole[0]) and whole[0] * state.size > 0
        paint, opacity = self._pen()
        drawn = state.mode not in {3, 7} and not any(self._layers)
        bold = state.face.bold or state.mode == 2
        position = 0.0
        for text, width, is_space in state.face.decode(codes):
            advance = width * state.size + state.letter_space + (state.word_space if is_space else 0.0)
            x, y = place(whole, position * state.stretch, state.rise)
            if text:
                if len(self.glyphs) >= MAX_GLYPHS:
                    raise OverLimitError
                self._order += 1
                self.glyphs.append(
                    Glyph(
                        text, x, x + width * abs(state.size) * unit, y, size, bold, paint, opacity, drawn, upright,
                        state.clip, self._order,
                    )
                )  # fmt: skip
            position += advance
        self._advance(position * state.stretch)

    def _pen(self) -> tuple[Colour | None, float]:
        if self._state.mode in {1, 5}:
            return self._state.stroke, self._state.stroke_opacity
        return self._state.fill, self._state.fill_opacity


Operands = tuple[object, ...]


def _numbers(operands: Operands) -> list[float]:
    return [float(operand) for operand in operands if isinstance(operand, int | float)]


def _name(operand: object) -> str:
    if not isinstance(operand, str):
        raise TypeError("a name is expected")
    return operand


def _matrix(operands: Operands) -> Matrix:
    a, b, c, d, e, f = _numbers(operands)
    return (a, b, c, d, e, f)


def _colour(operands: Operands, *, inverted: bool) -> Colour | None:
    """A colour as red, green and blue; None for patterns and colour spaces of other sizes."""
    if any(isinstance(operand, str) for operand in operands):
        return None
    numbers = [min(1.0, max(0.0, number)) for number in _numbers(operands)]
    if len(numbers) == 1:
        light = 1.0 - numbers[0] if inverted else numbers[0]
        return light, light, light
    if len(numbers) == 3:
        return numbers[0], numbers[1], numbers[2]
    if len(numbers) == 4:
        cyan, magenta, yellow, black = numbers
        return (1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black)
    return None


def _sets(field: str, scale: float = 1.0) -> Callable[[Painter, Operands], None]:
    def act(painter: Painter, operands: Operands) -> None:
        painter._set(**{field: _numbers(operands)[0] * scale})

    return act


def _set_mode(painter: Painter, operands: Operands) -> None:
    painter._set(mode=int(_numbers(operands)[0]))


_ACTIONS: dict[str, Callable[[Painter, Operands], None]] = {
    "q": Painter._save,
    "Q": Painter._restore,
    "cm": Painter._transform,
    "gs": Painter._shade,
    "cs": Painter._fill_space,
    "CS": Painter._stroke_space,
    "sc": Painter._fill_colour,
    "scn": Painter._fill_colour,
    "SC": Painter._stroke_colour,
    "SCN": Painter._stroke_colour,
    "g": Painter._fill_device,
    "rg": Painter._fill_device,
    "k": Painter._fill_device,
    "G": Painter._stroke_device,
    "RG": Painter._stroke_device,
    "K": Painter._stroke_device,
    "m": Painter._move,
    "l": Painter._reach,
    "c": Painter._reach,
    "v": Painter._reach,
    "y": Painter._reach,
    "re": Painter._rectangle,
    "h": Painter._close,
    "W": Painter._clip,
    "W*": Painter._clip,
    "n": Painter._end_path,
    "S": Painter._end_path,
    "s": Painter._end_path,
    "f": Painter._fill,
    "F": Painter._fill,
    "f*": Painter._fill,
    "B": Painter._fill,
    "B*": Painter._fill,
    "b": Painter._fill,
    "b*": Painter._fill,
    "sh": Painter._paint_shading,
    "Do": Painter._do,
    "INLINE IMAGE": Painter._do,
    "BDC": Painter._begin_layer,
    "BMC": Painter._begin_layer,
    "EMC": Painter._end_layer,
    "BT": Painter._begin_text,
    "Tf": Painter._font,
    "Td": Painter._next_line_by,
    "TD": Painter._next_line_leading,
    "T*": Painter._next_line,
    "Tm": Painter._text_matrix,
    "Tj": Painter._show,
    "'": Painter._show_next_line,
    '"': Painter._show_spaced,
    "TJ": Painter._show_kerned,
    "Tc": _sets("letter_space"),
    "Tw": _sets("word_space"),
    "Tz": _sets("stretch", 0.01),
    "TL": _sets("leading"),
    "Ts": _sets("rise"),
    "Tr": _set_mode,
}
