"""The canvas: what a page has painted so far, glyph by glyph and area by area, up to a limit."""

from __future__ import annotations

from matcher.cv.ink import Box, Colour, Fill, Glyph, Ink

MAX_GLYPHS = 20_000
MAX_FILLS = 4_000


class OverLimitError(Exception):
    """The page paints more than is read."""


class Canvas:
    """Collects glyphs and fills with the order in which they are painted."""

    def __init__(self, page: Box) -> None:
        self.page = page
        self.glyphs: list[Glyph] = []
        self.fills: list[Fill] = []
        self._order = 0

    def next_glyph(self) -> int:
        """The place in the painting order of a glyph that comes now; OverLimitError where there are too many."""
        if len(self.glyphs) >= MAX_GLYPHS:
            raise OverLimitError
        self._order += 1
        return self._order

    def cover(self, box: Box, clip: Box, colour: Colour | None, opacity: float, *, solid: bool) -> None:
        """Note a painted area, as far as the clip shows it."""
        seen = box.meet(clip)
        if seen.width < 0 or seen.height < 0:
            return
        # Pictures made of thousands of shapes say nothing about the ground of the text.
        if len(self.fills) >= MAX_FILLS:
            return
        self._order += 1
        self.fills.append(Fill(seen, colour, opacity, self._order, solid))

    def ink(self, *, cut: bool = False) -> Ink:
        """What was painted."""
        return Ink(self.page, tuple(self.glyphs), tuple(self.fills), cut)
