"""Pages: from the ink of a PDF to pieces of visible text, page by page, with warnings about what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matcher.cv.columns import Region, reading_order
from matcher.cv.hidden import Sight, hidden_warnings
from matcher.cv.hyphens import Vocabulary, join_traced, vocabulary
from matcher.cv.pieces import BULLET, Piece, clean
from matcher.cv.reflow import look_of, reads_on, reflow
from matcher.cv.rows import stretches
from matcher.cv.tables import settle_tables
from matcher.nouns import ReadingWarning

# Lines that end within this distance (points) of their column's edge are flush.
FLUSH_POINTS = 2.5
MIN_STITCH_CHARACTERS = 25


@dataclass(frozen=True, slots=True)
class VisiblePages:
    """The pieces of every page, the warnings, and the width and height in points of every page of the file."""

    pages: tuple[tuple[Piece, ...], ...]
    warnings: tuple[ReadingWarning, ...]
    sizes: tuple[tuple[float, float], ...] = ()


def lay_out(sights: Sequence[Sight]) -> VisiblePages:
    """The visible text of pages in reading order."""
    warnings: list[ReadingWarning] = []
    pages: list[list[Region]] = []
    for number, sight in enumerate(sights, start=1):
        warnings.extend(hidden_warnings(sight.unseen, number))
        upright = [glyph for glyph in sight.visible if glyph.upright]
        pages.append(reading_order(settle_tables(stretches(upright, sight.ink)), sight.ink.box.right))
    look = look_of(pages)
    words = _words(pages)
    texts = [stitch([reflow(region, look, words) for region in page], words) for page in pages]
    return VisiblePages(tuple(_stitch_pages(texts, words)), tuple(warnings))


def stitch(regions: Sequence[list[Piece]], words: Vocabulary) -> list[Piece]:
    """The pieces of regions in a row; a line that a column break cuts in two is one line again."""
    pieces: list[Piece] = []
    for region in regions:
        if pieces and region and _goes_on(pieces[-1], region[0]):
            pieces[-1] = _with_rest(pieces[-1], region[0], words)
            pieces.extend(region[1:])
        else:
            pieces.extend(region)
    return pieces


def _stitch_pages(pages: Sequence[list[Piece]], words: Vocabulary) -> list[tuple[Piece, ...]]:
    """The pages; a line that a page break cuts in two stands whole on the page where it starts."""
    stitched: list[list[Piece]] = []
    for page in pages:
        rest = page
        if stitched and stitched[-1] and page and _goes_on(stitched[-1][-1], page[0]):
            stitched[-1][-1] = _with_rest(stitched[-1][-1], page[0], words)
            rest = page[1:]
        stitched.append(list(rest))
    return [tuple(page) for page in stitched]


def _with_rest(above: Piece, below: Piece, words: Vocabulary) -> Piece:
    return above.with_text(join_traced(above.traced, below.traced, words))


def _goes_on(above: Piece, below: Piece) -> bool:
    """Whether the words themselves say that a line goes on after a break, where no right edge tells it."""
    if above.heading or below.heading or "\t" in above.text + below.text or len(above.text) < MIN_STITCH_CHARACTERS:
        return False
    starts_item = below.text.startswith(BULLET) or below.text[:1].isdigit()
    return not starts_item and above.text[-1] not in ".!?:" and reads_on(above.text, below.text)


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
