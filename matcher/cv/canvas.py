"""The canvas: what a page has painted so far, glyph by glyph and area by area, up to a limit."""

from __future__ import annotations

from dataclasses import replace

from matcher.cv.ink import Box, Fill, Glyph, Ink

MAX_GLYPHS = 20_000
MAX_FILLS = 4_000
# So many corners of areas are kept; the areas of a page that has more count as the boxes around them.
MAX_CORNERS = 4_000


class OverLimitError(Exception):
    """The page paints more than is read."""


class Canvas:
    """Collects glyphs and fills with the order in which they are painted."""

    def __init__(self, page: Box) -> None:
        self.page = page
        self.glyphs: list[Glyph] = []
        self.fills: list[Fill] = []
        self._order = 0
        self._corners = 0

    def next_glyph(self) -> int:
        """The place in the painting order of a glyph that comes now; OverLimitError where there are too many."""
        if len(self.glyphs) >= MAX_GLYPHS:
            raise OverLimitError
        self._order += 1
        return self._order

    def cover(self, fill: Fill, clip: Box) -> None:
        """Note a painted area, as far as the clip shows it; its order is given here."""
        seen = fill.box.meet(clip)
        if seen.width < 0 or seen.height < 0:
            return
        # Pictures made of thousands of shapes say nothing about the ground of the text.
        if len(self.fills) >= MAX_FILLS:
            return
        self._order += 1
        region = fill.region
        if region is not None:
            self._corners += sum(map(len, region.polygons))
            region = region if self._corners <= MAX_CORNERS else None
        self.fills.append(replace(fill, box=seen, order=self._order, region=region))

    def has_letters_in(self, box: Box) -> bool:
        """Whether a glyph was painted in a box before."""
        return any(box.holds(*glyph.centre) for glyph in self.glyphs)

    def ink(self, *, cut: bool = False) -> Ink:
        """What was painted."""
        return Ink(self.page, tuple(self.glyphs), tuple(self.fills), cut)
