"""Lettering: where the text of a content stream stands, and the glyphs that its codes put on the canvas."""

from __future__ import annotations

import math

from matcher.cv.canvas import Canvas
from matcher.cv.graphics import State
from matcher.cv.ink import IDENTITY, Colour, Glyph, Matrix, multiply, place

STROKED_MODES = {1, 5}
UNPAINTED_MODES = {3, 7}
BOLD_MODE = 2


class Lettering:
    """The text matrices of ISO 32000-2, 9.4: where the line starts and where the next glyph goes."""

    def __init__(self) -> None:
        self._line: Matrix = IDENTITY
        self._next: Matrix = IDENTITY

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

    def show(self, codes: bytes, state: State, canvas: Canvas, *, drawn: bool) -> None:
        """Put the glyphs of some codes on the canvas; `drawn` is False in a layer that is off."""
        if state.face is None:
            return
        whole = multiply(self._next, state.matrix)
        unit = math.hypot(whole[0], whole[1]) * state.stretch
        size = abs(state.size) * math.hypot(whole[2], whole[3]) * state.face.height
        upright = abs(whole[1]) <= 0.2 * abs(whole[0]) and whole[0] * state.size > 0
        colour, opacity = _pen(state)
        drawn = drawn and state.mode not in UNPAINTED_MODES
        bold = state.face.bold or state.mode == BOLD_MODE
        position = 0.0
        for text, width, is_space in state.face.decode(codes):
            x, y = place(whole, position * state.stretch, state.rise)
            if text:
                order = canvas.next_glyph()
                canvas.glyphs.append(
                    Glyph(
                        text, x, x + width * abs(state.size) * unit, y, size, bold, colour, opacity, drawn, upright,
                        state.clip, order,
                    )
                )  # fmt: skip
            position += width * state.size + state.letter_space + (state.word_space if is_space else 0.0)
        self.advance(position * state.stretch)


def _pen(state: State) -> tuple[Colour | None, float]:
    if state.mode in STROKED_MODES:
        return state.stroke, state.stroke_opacity
    return state.fill, state.fill_opacity
