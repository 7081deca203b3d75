"""The painter: runs the operators of a content stream and notes every glyph and filled area with its place and look.

It follows ISO 32000-2, sections 8 (graphics), 9 (text) and 14.6 (marked content), as far as text and its background
need it. Curves count as the lines between their control points.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from matcher.cv.canvas import Canvas, OverLimitError
from matcher.cv.colour_spaces import DEVICE
from matcher.cv.graphics import Operands, State, matrix_of, name_of, numbers
from matcher.cv.grounds import PAPER, hides
from matcher.cv.ink import Box, Colour, Fill, Glyph, Ink, Matrix, Region, multiply
from matcher.cv.lettering import Lettering
from matcher.cv.paths import Path, outlined
from matcher.cv.resources import ColourSpace, Form, Operation, Resources, SoftMask, Tile
from matcher.cv.veils import Veil

MAX_OPERATIONS = 400_000
MAX_FORM_DEPTH = 8
MAX_STATES = 200
MAX_REGIONS = 8
MAX_VEILS = 8
MAX_MASK_FILLS = 100
# A line as thick as this can lie over letters and hide them.
MIN_BAR_POINTS = 3.0
# What a mask lets through only in part does not hide what lies under it.
SEE_THROUGH = 0.9
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

    def __init__(self, canvas: Canvas, start: Matrix, outer: Painter | None = None) -> None:
        self._canvas, self._start = canvas, start
        self._state = State(start, canvas.page)
        self._saved: list[State] = []
        self._lettering = Lettering()
        self._path = Path()
        self._layers: list[bool] = []
        self._operations: list[int] = [0] if outer is None else outer._operations
        self._depth: int = 0 if outer is None else outer._depth + 1
        self._resources: Resources | None = None

    def run(self, operations: Sequence[Operation], resources: Resources) -> None:
        """Run one content stream; operators with broken operands are passed over as viewers do."""
        outer, self._resources = self._resources, resources
        for operation in operations:
            self._operations[0] += 1
            if self._operations[0] > MAX_OPERATIONS:
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
        if shade is None:
            return
        state = self._state
        self._set(
            fill_opacity=state.fill_opacity if shade.fill_opacity is None else shade.fill_opacity,
            stroke_opacity=state.stroke_opacity if shade.stroke_opacity is None else shade.stroke_opacity,
            blend=state.blend if shade.blend is None else shade.blend,
        )
        if shade.unmasked or shade.mask is not None:
            self._set(mask=self._mask(shade.mask) if shade.mask is not None else None)

    def _mask(self, mask: SoftMask) -> Veil | None:
        """A soft mask as it lies on the page, None where it says too little or is nested too deep."""
        fills = self._painted(mask.form)
        if fills is None:
            return None
        return Veil(1.0, fills[-MAX_MASK_FILLS:], mask.alpha, mask.backdrop, mask.transfer)

    def _painted(self, form: Form) -> Sequence[Fill] | None:
        """What a form paints by itself, put where the current matrix puts it; None for one nested too deep."""
        if self._depth >= MAX_FORM_DEPTH:
            return None
        canvas = Canvas(self._canvas.page)
        painter = Painter(canvas, self._state.matrix, self)
        painter.paint_form(form)
        return (*canvas.fills, *(Fill(_around(glyph), glyph.colour, glyph.opacity, 0) for glyph in canvas.glyphs))

    @property
    def _known(self) -> Resources:
        if self._resources is None:
            raise ValueError("no content stream is running")
        return self._resources

    def _fill_space(self, operands: Operands) -> None:
        space = self._known.space(name_of(operands[0]))
        self._set(fill=_initial(space), fill_space=space)

    def _stroke_space(self, operands: Operands) -> None:
        space = self._known.space(name_of(operands[0]))
        self._set(stroke=_initial(space), stroke_space=space)

    def _fill_colour(self, operands: Operands) -> None:
        self._set(fill=self._colour(operands, self._state.fill_space))

    def _stroke_colour(self, operands: Operands) -> None:
        self._set(stroke=self._colour(operands, self._state.stroke_space))

    def _fill_device(self, operands: Operands) -> None:
        self._set(fill=DEVICE.colour(numbers(operands)), fill_space=DEVICE)

    def _stroke_device(self, operands: Operands) -> None:
        self._set(stroke=DEVICE.colour(numbers(operands)), stroke_space=DEVICE)

    def _colour(self, operands: Operands, space: ColourSpace | None) -> Colour | None:
        if isinstance(operands[-1], str):
            return self._pattern(operands[-1], numbers(operands))
        return space.colour(numbers(operands)) if space is not None else None

    def _pattern(self, name: str, components: list[float]) -> Colour | None:
        """The colour of a pattern that has but one; one that paints nothing is as good as the colour of paper."""
        found = self._known.pattern(name)
        if not isinstance(found, Tile):
            return found
        if not found.coloured:
            return DEVICE.colour(components)
        colours = {fill.colour for fill in self._painted(found.form) or ()}
        return PAPER if not colours else colours.pop() if len(colours) == 1 else None

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
        self._path.clip(even_odd=False)

    def _clip_even_odd(self, _: Operands) -> None:
        self._path.clip(even_odd=True)

    def _fill(self, _: Operands) -> None:
        self._fill_path(even_odd=False)

    def _fill_even_odd(self, _: Operands) -> None:
        self._fill_path(even_odd=True)

    def _fill_path(self, *, even_odd: bool) -> None:
        for box, region in self._path.areas(even_odd=even_odd):
            self._cover(box, self._state.fill, region=region)
        self._end_path()

    def _stroke_path(self, _: Operands) -> None:
        a, b, c, d = self._state.matrix[:4]
        width = self._state.line_width * abs(a * d - b * c) ** 0.5
        if width >= MIN_BAR_POINTS:
            for bar in self._path.bars(width):
                self._cover(bar, self._state.stroke)
        self._end_path()

    def _end_path(self, _: Operands = ()) -> None:
        clip, region = self._path.end(self._state.clip)
        if clip is not self._state.clip:
            self._set(clip=clip)
        if region is not None:
            self._set(regions=(*self._state.regions, region)[-MAX_REGIONS:])

    def _paint_shading(self, operands: Operands) -> None:
        colour = self._known.shading(name_of(operands[0]))
        self._cover(self._state.clip, colour, solid=True)

    def _cover(self, box: Box, colour: Colour | None, *, solid: bool = False, region: Region | None = None) -> None:
        if any(self._layers):
            return
        state = self._state
        opacity = state.fill_opacity
        if state.mask is not None or state.veils:
            opacity *= state.share((box.left + box.right) / 2, (box.bottom + box.top) / 2)
        if state.mask is not None or not hides(colour, state.blend):
            opacity = min(opacity, SEE_THROUGH)
        within = region or (state.regions[-1] if state.regions else None)
        self._canvas.cover(Fill(box, colour, opacity, 0, solid, within), state.clip)

    # Forms, pictures, layers

    def _do(self, operands: Operands) -> None:
        form = self._known.form(name_of(operands[0]))
        if form is None:
            area = outlined(self._state.matrix, UNIT_SQUARE)
            closely = self._canvas.has_letters_in(area)
            solid = self._known.hides(name_of(operands[0]), closely=closely) or operands[1:] == (True,)
            self._cover(area, None, solid=solid)
        elif self._depth < MAX_FORM_DEPTH:
            self.paint_form(form)

    def paint_form(self, form: Form) -> None:
        """Paint a form where the current matrix puts it, and come back to the state of before."""
        state, saved, layers = self._state, self._saved, self._layers
        self._saved = []
        self._layers = [any(layers) or form.switched_off]
        self._depth += 1
        self._set(matrix=multiply(form.matrix, state.matrix))
        if form.group:
            self._open_group()
        if form.box is not None:
            self._set(clip=state.clip.meet(outlined(self._state.matrix, form.box)))
        self.run(form.operations, form.resources)
        self._depth -= 1
        self._state, self._saved, self._layers = state, saved, layers

    def _open_group(self) -> None:
        """What is painted from here on is laid on the page as one picture: with the opacity and mask of now."""
        state = self._state
        veils = [] if state.fill_opacity >= 1 else [Veil(state.fill_opacity)]
        veils += [] if state.mask is None else [state.mask]
        self._set(fill_opacity=1.0, stroke_opacity=1.0, mask=None, veils=(*state.veils, *veils)[-MAX_VEILS:])

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

    def _end_text(self, _: Operands) -> None:
        box = self._lettering.clip()
        if box is not None:
            self._set(clip=self._state.clip.meet(box))

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


def _initial(space: ColourSpace | None) -> Colour | None:
    return space.colour(space.initial) if space is not None else None


def _around(glyph: Glyph) -> Box:
    return Box(glyph.left, glyph.baseline, glyph.right, glyph.baseline + glyph.size)


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
    **{"W": Painter._clip, "W*": Painter._clip_even_odd, "n": Painter._end_path, "w": _sets("line_width")},
    **dict.fromkeys(("S", "s"), Painter._stroke_path),
    **dict.fromkeys(("f", "F", "B", "b"), Painter._fill),
    **dict.fromkeys(("f*", "B*", "b*"), Painter._fill_even_odd),
    **{"sh": Painter._paint_shading, "Do": Painter._do, "INLINE IMAGE": Painter._do},
    **{"BDC": Painter._begin_layer, "BMC": Painter._begin_layer, "EMC": Painter._end_layer},
    **{"BT": Painter._begin_text, "ET": Painter._end_text, "Tf": Painter._font, "Tm": Painter._text_matrix},
    **{"Td": Painter._next_line_by, "TD": Painter._next_line_leading, "T*": Painter._next_line},
    **{"Tj": Painter._show, "'": Painter._show_next_line, '"': Painter._show_spaced, "TJ": Painter._show_kerned},
    **{"Tc": _sets("letter_space"), "Tw": _sets("word_space"), "Tz": _sets("stretch", 0.01)},
    **{"TL": _sets("leading"), "Ts": _sets("rise"), "Tr": _set_mode},
}
