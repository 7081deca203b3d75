"""The painter: runs the operators of a content stream and notes every glyph and filled area with its place and look.

It follows ISO 32000-2, sections 8 (graphics), 9 (text) and 14.6 (marked content), as far as text and its background
need it. Curves count as their bounding box, clips as boxes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from matcher.cv.canvas import Canvas, OverLimitError
from matcher.cv.graphics import BLACK, Operands, State, colour_of, matrix_of, name_of, numbers
from matcher.cv.ink import Box, Colour, Form, Ink, Matrix, Operation, Resources, multiply
from matcher.cv.lettering import Lettering
from matcher.cv.paths import Path, outlined

MAX_OPERATIONS = 400_000
MAX_FORM_DEPTH = 8
MAX_STATES = 200
UNIT_SQUARE = Box(0.0, 0.0, 1.0, 1.0)


def paint(
    operations: Sequence[Operation], resources: Resources, page: Box, start: Matrix, above: Sequence[Form] = ()
) -> Ink:
    """What the operators paint on a page; `start` places the page's own space on the page as shown.

    The forms `above` are painted last, each for itself, as viewers paint notes and the fields of a form.
    """
    canvas = Canvas(page)
    painter = Painter(canvas, start)
    try:
        painter.run(operations, resources)
        for form in above:
            painter.paint_above(form)
    except OverLimitError:
        return canvas.ink(cut=True)
    return canvas.ink()


class Painter:
    """Keeps the state while operators run; the canvas fills."""

    def __init__(self, canvas: Canvas, start: Matrix) -> None:
        self._canvas, self._start = canvas, start
        self._state = State(start, canvas.page)
        self._saved: list[State] = []
        self._lettering = Lettering()
        self._path = Path()
        self._layers: list[bool] = []
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
        self._set(matrix=multiply(matrix_of(operands), self._state.matrix))

    def _set(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]

    def _shade(self, operands: Operands) -> None:
        shade = self._known.shade(name_of(operands[0]))
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
        self._set(fill=BLACK, fill_inverted=self._known.inverted(name_of(operands[0])))

    def _stroke_space(self, operands: Operands) -> None:
        self._set(stroke=BLACK, stroke_inverted=self._known.inverted(name_of(operands[0])))

    def _fill_colour(self, operands: Operands) -> None:
        self._set(fill=colour_of(operands, inverted=self._state.fill_inverted))

    def _stroke_colour(self, operands: Operands) -> None:
        self._set(stroke=colour_of(operands, inverted=self._state.stroke_inverted))

    def _fill_device(self, operands: Operands) -> None:
        self._set(fill=colour_of(operands, inverted=False), fill_inverted=False)

    def _stroke_device(self, operands: Operands) -> None:
        self._set(stroke=colour_of(operands, inverted=False), stroke_inverted=False)

    # Paths

    def _move(self, operands: Operands) -> None:
        self._path.move(self._state.matrix, numbers(operands))

    def _reach(self, operands: Operands) -> None:
        self._path.reach(self._state.matrix, numbers(operands))

    def _rectangle(self, operands: Operands) -> None:
        x, y, width, height = numbers(operands)[:4]
        self._path.rectangle(self._state.matrix, x, y, width, height)

    def _close(self, _: Operands) -> None:
        self._path.close()

    def _clip(self, _: Operands) -> None:
        self._path.clipping = True

    def _fill(self, _: Operands) -> None:
        self._path.close()
        for box in self._path.areas:
            self._cover(box, self._state.fill)
        self._end_path()

    def _end_path(self, _: Operands = ()) -> None:
        clip = self._path.end(self._state.clip)
        if clip is not self._state.clip:
            self._set(clip=clip)

    def _paint_shading(self, _: Operands) -> None:
        self._cover(self._state.clip, None)

    def _cover(self, box: Box, colour: Colour | None, *, solid: bool = False) -> None:
        if not any(self._layers):
            self._canvas.cover(box, self._state.clip, colour, self._state.fill_opacity, solid=solid)

    # Forms, pictures, layers

    def _do(self, operands: Operands) -> None:
        form = self._known.form(name_of(operands[0]))
        if form is None:
            solid = self._known.hides(name_of(operands[0])) or operands[1:] == (True,)
            self._cover(outlined(self._state.matrix, UNIT_SQUARE), None, solid=solid)
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
            self._set(clip=state.clip.meet(outlined(self._state.matrix, form.box)))
        self.run(form.operations, form.resources)
        self._depth -= 1
        self._state, self._saved, self._layers = state, saved, layers

    def paint_above(self, form: Form) -> None:
        """Paint a form over the finished page."""
        self._state = State(self._start, self._canvas.page)
        self._saved, self._layers = [], []
        self.paint_form(form)

    def _begin_layer(self, operands: Operands) -> None:
        layer = len(operands) > 1 and operands[0] == "/OC" and isinstance(operands[1], str)
        self._layers.append(layer and self._known.switched_off(name_of(operands[1])))

    def _end_layer(self, _: Operands) -> None:
        if self._layers:
            self._layers.pop()

    # Text

    def _begin_text(self, _: Operands) -> None:
        self._lettering.begin()

    def _font(self, operands: Operands) -> None:
        self._set(face=self._known.face(name_of(operands[0])), size=numbers(operands[1:])[0])

    def _next_line_by(self, operands: Operands) -> None:
        x, y = numbers(operands)[:2]
        self._lettering.next_line(x, y)

    def _next_line_leading(self, operands: Operands) -> None:
        self._set(leading=-numbers(operands)[1])
        self._next_line_by(operands)

    def _next_line(self, _: Operands = ()) -> None:
        self._lettering.next_line(0.0, -self._state.leading)

    def _text_matrix(self, operands: Operands) -> None:
        self._lettering.begin(matrix_of(operands))

    def _show(self, operands: Operands) -> None:
        if isinstance(operands[0], bytes):
            self._show_codes(operands[0])

    def _show_next_line(self, operands: Operands) -> None:
        self._next_line()
        self._show(operands)

    def _show_spaced(self, operands: Operands) -> None:
        word, letter = numbers(operands[:2])
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
                self._lettering.advance(-part / 1000 * self._state.size * self._state.stretch)

    def _show_codes(self, codes: bytes) -> None:
        self._lettering.show(codes, self._state, self._canvas, drawn=not any(self._layers))


def _sets(field: str, scale: float = 1.0) -> Callable[[Painter, Operands], None]:
    def act(painter: Painter, operands: Operands) -> None:
        painter._set(**{field: numbers(operands)[0] * scale})

    return act


def _set_mode(painter: Painter, operands: Operands) -> None:
    painter._set(mode=int(numbers(operands)[0]))


_ACTIONS: dict[str, Callable[[Painter, Operands], None]] = {
    **{"q": Painter._save, "Q": Painter._restore, "cm": Painter._transform, "gs": Painter._shade},
    **{"cs": Painter._fill_space, "CS": Painter._stroke_space},
    **dict.fromkeys(("sc", "scn"), Painter._fill_colour),
    **dict.fromkeys(("SC", "SCN"), Painter._stroke_colour),
    **dict.fromkeys(("g", "rg", "k"), Painter._fill_device),
    **dict.fromkeys(("G", "RG", "K"), Painter._stroke_device),
    **{"m": Painter._move, "re": Painter._rectangle, "h": Painter._close},
    **dict.fromkeys(("l", "c", "v", "y"), Painter._reach),
    **dict.fromkeys(("W", "W*"), Painter._clip),
    **dict.fromkeys(("n", "S", "s"), Painter._end_path),
    **dict.fromkeys(("f", "F", "f*", "B", "B*", "b", "b*"), Painter._fill),
    **{"sh": Painter._paint_shading, "Do": Painter._do, "INLINE IMAGE": Painter._do},
    **{"BDC": Painter._begin_layer, "BMC": Painter._begin_layer, "EMC": Painter._end_layer},
    **{"BT": Painter._begin_text, "Tf": Painter._font, "Tm": Painter._text_matrix},
    **{"Td": Painter._next_line_by, "TD": Painter._next_line_leading, "T*": Painter._next_line},
    **{"Tj": Painter._show, "'": Painter._show_next_line, '"': Painter._show_spaced, "TJ": Painter._show_kerned},
    **{"Tc": _sets("letter_space"), "Tw": _sets("word_space"), "Tz": _sets("stretch", 0.01)},
    **{"TL": _sets("leading"), "Ts": _sets("rise"), "Tr": _set_mode},
}
