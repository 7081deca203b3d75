"""Hidden text: which glyphs of a page a person cannot see, and why."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matcher.cv.contrast import stands_out
from matcher.cv.grounds import MIN_COVER_OPACITY, blended, ground, mixed
from matcher.cv.ink import Box, Colour, Fill, Glyph, Ink
from matcher.nouns import ReadingWarning

MIN_SIZE_POINTS = 2.0
# A ground lies behind the letters; hairlines and bullets do not count.
MIN_GROUND_POINTS = 4.0
MAX_GROUNDS = 400

INVISIBLE = "set to invisible"
OFF_PAGE = "off the page"
TINY = "too small to read"
FAINT = "in the colour of the background"
COVERED = "covered by something else"


@dataclass(frozen=True, slots=True)
class Sight:
    """A page as a person sees it: its ink, the glyphs that can be seen, and the others by reason."""

    ink: Ink
    visible: list[Glyph]
    unseen: dict[str, list[Glyph]]


def look_at(ink: Ink) -> Sight:
    """What of a page can be seen."""
    grounds = _grounds(ink)
    orders = [fill.order for fill in grounds]
    visible: list[Glyph] = []
    unseen: dict[str, list[Glyph]] = {}
    for glyph in ink.glyphs:
        reason = _reason(glyph, ink.box, grounds, bisect_left(orders, glyph.order))
        if reason is None:
            visible.append(glyph)
        else:
            unseen.setdefault(reason, []).append(glyph)
    return Sight(ink, visible, unseen)


def _grounds(ink: Ink) -> list[Fill]:
    """The painted areas that letters can stand on, in painting order; of very many the largest."""
    wide = [fill for fill in ink.fills if min(fill.box.width, fill.box.height) >= MIN_GROUND_POINTS]
    largest = sorted(wide, key=lambda fill: (-fill.box.width * fill.box.height, fill.order))[:MAX_GROUNDS]
    return sorted(largest, key=lambda fill: fill.order)


def _reason(glyph: Glyph, page: Box, grounds: Sequence[Fill], painted_before: int) -> str | None:
    if not glyph.drawn:
        return INVISIBLE
    x, y = glyph.centre
    if not page.holds(x, y) or not glyph.clip.holds(x, y):
        return OFF_PAGE
    if glyph.size < MIN_SIZE_POINTS:
        return TINY
    if any(_covers(fill, x, y) for fill in grounds[painted_before:]):
        return COVERED
    if _is_faint(glyph, ground(grounds[:painted_before], x, y)):
        return FAINT if glyph.opacity > 0.05 else INVISIBLE
    return None


def _covers(fill: Fill, x: float, y: float) -> bool:
    return (fill.colour is not None or fill.solid) and fill.opacity >= MIN_COVER_OPACITY and fill.holds(x, y)


def _is_faint(glyph: Glyph, below: Colour | None) -> bool:
    if glyph.opacity <= 0.05:
        return True
    if below is None or glyph.colour is None:
        return False
    colour = mixed(blended(glyph.colour, below, glyph.blend), below, glyph.opacity)
    return not stands_out(colour, below)


def hidden_warnings(unseen: dict[str, list[Glyph]], page: int) -> list[ReadingWarning]:
    """One warning for the hidden words of a page, none where there are none."""
    counts = Counter({reason: count_words(glyphs) for reason, glyphs in unseen.items()})
    total = sum(counts.values())
    if not total:
        return []
    reasons = ", ".join(f"{count} {reason}" for reason, count in sorted(counts.items()) if count)
    words = "word" if total == 1 else "words"
    message = f"{total} {words} on page {page} cannot be seen by a reader and were left out: {reasons}."
    return [ReadingWarning("hidden_text", message, page)]


def count_words(glyphs: Iterable[Glyph]) -> int:
    """How many words the glyphs make, in painting order."""
    words = 0
    inside = False
    last: Glyph | None = None
    for glyph in glyphs:
        apart = last is None or abs(glyph.baseline - last.baseline) > 0.5 * glyph.size
        gap = last is not None and glyph.left - last.right > 0.25 * glyph.size
        if apart or gap or not glyph.text.strip():
            inside = False
        if glyph.text.strip() and not inside and any(character.isalnum() for character in glyph.text):
            words += 1
            inside = True
        last = glyph
    return words
