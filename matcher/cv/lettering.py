"""Lettering: where the text of a content stream stands, and the glyphs that its codes put on the canvas."""

from __future__ import annotations

import math
from dataclasses import replace

from matcher.cv.canvas import Canvas
from matcher.cv.graphics import State
from matcher.cv.ink import IDENTITY, Box, Colour, Glyph, Matrix, multiply, outline, place

STROKED_MODES = frozenset({1, 5})
UNPAINTED_MODES = frozenset({3, 7})
CLIPPING_MODES = frozenset({4, 5, 6, 7})
BOLD_MODE = 2
# Letters that are squeezed to this width cannot be read, however tall they are.
MIN_WIDTH_POINTS = 2.0


class Lettering:
    """The text matrices of ISO 32000-2, 9.4: where the line starts and where the next glyph goes."""

    def __init__(self) -> None:
        self._line: Matrix = IDENTITY
        self._next: Matrix = IDENTITY
        self._clipping: list[tuple[float, float]] = []

    def begin(self, matrix: Matrix = IDENTITY) -> None:
        """Start anew at a matrix."""
        self._line = self._next = matrix

    def next_line(self, x: float, y: float) -> None:
        """Start a line at a distance from the start of the line at hand."""
        self.begin(multiply((1, 0, 0, 1, x, y), self._line))

    def advance(self, distance: float) -> None:
        """Move along the line, in units of text space."""
        a, b, c, d, e, f = self._next
        self._next = (a, b, c, d, e + distance * a, f + distance * b)

    def clip(self) -> Box | None:
        """The box around the letters that cut the clip at the end of a text, None where none did."""
        points, self._clipping = self._clipping, []
        return outline(points) if points else None

    def show(self, codes: bytes, state: State, canvas: Canvas, *, drawn: bool) -> None:
        """Put the glyphs of some codes on the canvas; `drawn` is False in a layer that is off."""
        if state.face is None:
            return
        whole = multiply(self._next, state.matrix)
        unit = math.hypot(whole[0], whole[1]) * abs(state.stretch)
        scale = abs(state.size)
        size = _size(state, scale * unit, math.hypot(whole[2], whole[3]))
        upright = abs(whole[1]) <= 0.2 * abs(whole[0]) and whole[0] * state.size * state.stretch > 0
        colour, opacity = _pen(state)
        drawn = drawn and state.mode not in UNPAINTED_MODES
        veiled = bool(state.regions or state.veils or state.mask)
        bold = state.face.bold or state.mode == BOLD_MODE
        first = len(canvas.glyphs)
        position = 0.0
        for text, width, is_space, inked in state.face.decode(codes):
            x, y = place(whole, position * state.stretch, state.rise)
            if text:
                order = canvas.next_glyph()
                glyph = Glyph(
                    text, x, x + width * scale * unit, y, size, bold, colour, opacity, drawn and inked, upright,
                    state.clip, order, state.blend,
                )  # fmt: skip
                canvas.glyphs.append(_through(glyph, state) if veiled else glyph)
            position += width * state.size + state.letter_space + (state.word_space if is_space else 0.0)
        self.advance(position * state.stretch)
        if state.mode in CLIPPING_MODES:
            self._clipping += [corner for glyph in canvas.glyphs[first:] for corner in _corners(glyph)]


def _size(state: State, em: float, height: float) -> float:
    """The effective type size in points; of letters that are squeezed beyond reading, their width."""
    scale = state.face.height if state.face is not None else 1.0
    return min(abs(state.size) * height, em if em * scale < MIN_WIDTH_POINTS else math.inf) * scale


def _corners(glyph: Glyph) -> tuple[tuple[float, float], tuple[float, float]]:
    return (glyph.left, glyph.baseline - 0.25 * glyph.size), (glyph.right, glyph.baseline + glyph.size)


def _pen(state: State) -> tuple[Colour | None, float]:
    if state.mode in STROKED_MODES:
        return state.stroke, state.stroke_opacity
    return state.fill, state.fill_opacity


def _through(glyph: Glyph, state: State) -> Glyph:
    """A glyph as the regions of the clip, a soft mask and groups let it be seen."""
    x, y = glyph.centre
    return replace(glyph, drawn=glyph.drawn and state.shows(x, y), opacity=glyph.opacity * state.share(x, y))
