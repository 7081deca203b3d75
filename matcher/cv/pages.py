"""Pages: from the ink of a PDF to pieces of visible text, page by page, with warnings about what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from matcher.cv.columns import Region, reading_order
from matcher.cv.flows import in_reading_order, stitch
from matcher.cv.furniture import without_furniture
from matcher.cv.hidden import Sight, hidden_warnings
from matcher.cv.hyphens import Vocabulary, vocabulary
from matcher.cv.pieces import Piece, clean
from matcher.cv.reflow import Look, look_of, reflow
from matcher.cv.rows import Stretch, stretches
from matcher.cv.tables import settle_tables
from matcher.nouns import ReadingWarning

# Lines that end within this distance (points) of their column's edge are flush.
FLUSH_POINTS = 2.5


@dataclass(frozen=True, slots=True)
class VisiblePages:
    """The pieces of every page, the warnings, and the width and height in points of every page of the file."""

    pages: tuple[tuple[Piece, ...], ...]
    warnings: tuple[ReadingWarning, ...]
    sizes: tuple[tuple[float, float], ...] = ()


def lay_out(sights: Sequence[Sight]) -> VisiblePages:
    """The visible text of pages in reading order."""
    warnings: list[ReadingWarning] = []
    painted: list[list[Stretch]] = []
    for number, sight in enumerate(sights, start=1):
        warnings.extend(hidden_warnings(sight.unseen, number))
        upright = [glyph for glyph in sight.visible if glyph.upright]
        painted.append(stretches(upright, sight.ink))
    bare = without_furniture(painted, [sight.ink.box.top for sight in sights])
    pages = [reading_order(settle_tables(page), sight.ink.box.right) for page, sight in zip(bare, sights, strict=True)]
    look = look_of(pages)
    words = _words(pages)
    flows = [[_pieces(region, look, words) for region in page] for page in pages]
    texts = [in_reading_order(page, first=number == 0) for number, page in enumerate(flows)]
    return VisiblePages(stitch(texts, words), tuple(warnings))


def _pieces(region: Region, look: Look, words: Vocabulary) -> list[Piece]:
    return [replace(piece, column=region.column) for piece in reflow(region, look, words)]


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
