"""Pages: from the ink of a PDF to pieces of visible text, page by page, with warnings about what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matcher.cv.columns import Region, reading_order
from matcher.cv.hidden import hidden_warnings, split_hidden
from matcher.cv.hyphens import Vocabulary, vocabulary
from matcher.cv.ink import Ink
from matcher.cv.pieces import Piece, clean
from matcher.cv.reflow import look_of, reflow
from matcher.cv.rows import stretches
from matcher.nouns import ReadingWarning

# Lines that end within this distance (points) of their column's edge are flush.
FLUSH_POINTS = 2.5


@dataclass(frozen=True, slots=True)
class VisiblePages:
    """The pieces of every page and the warnings."""

    pages: tuple[tuple[Piece, ...], ...]
    warnings: tuple[ReadingWarning, ...]


def lay_out(inks: Sequence[Ink]) -> VisiblePages:
    """The visible text of pages in reading order."""
    warnings: list[ReadingWarning] = []
    pages: list[list[Region]] = []
    for number, ink in enumerate(inks, start=1):
        visible, unseen = split_hidden(ink)
        warnings.extend(hidden_warnings(unseen, number))
        upright = [glyph for glyph in visible if glyph.upright]
        pages.append(reading_order(stretches(upright, ink.fills)))
    look = look_of(pages)
    words = _words(pages)
    texts = tuple(tuple(piece for region in page for piece in reflow(region, look, words)) for page in pages)
    return VisiblePages(texts, tuple(warnings))


def _words(pages: Sequence[Sequence[Region]]) -> Vocabulary:
    regions = [region for page in pages for region in page]
    lines = [clean(stretch.text) for region in regions for stretch in region.stretches]
    return vocabulary(lines, cuts_words=_is_justified(regions))


def _is_justified(regions: Sequence[Region]) -> bool:
    """Whether long lines mostly end flush with their column."""
    flush = near = 0
    for region in regions:
        for stretch in region.stretches:
            short_by = region.limit - stretch.right
            near += short_by < 3 * stretch.size
            flush += short_by < FLUSH_POINTS
    return near >= 6 and flush >= 0.6 * near
