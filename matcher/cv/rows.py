"""Rows: glyphs joined to words and to stretches of text without a wide gap, with their place and look."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from matcher.cv.bidi import letters_in_order, plain_letters, words_in_order
from matcher.cv.ink import Box, Fill, Glyph, Ink
from matcher.cv.pieces import BULLET, BULLET_GLYPHS, DASH_GLYPHS
from matcher.cv.traced import Traced, beside
from matcher.nouns import WordBox

# Distances in ems of the type at hand.
SPACE_GAP = 0.17
DEFAULT_SPACE = 0.27
WIDE_GAP = 1.05
WIDE_GAP_WITH_SPACE = 1.9
BACKWARD_GAP = -0.6
SAME_BASELINE = 0.38
MARKER_REACH = 4.0
DOUBLE_REACH_EMS = 0.12
# How far letters reach under and over their baseline, in ems: those of common faces stay within.
DEPTH_EMS = 0.22
HEIGHT_EMS = 0.78
SQUARE_POINTS = 4.0
# Pages of letters strewn about must not take forever.
MAX_NEIGHBOURS = 80
MAX_MARKS = 400
DRAWN_BULLET_REACH = 2.5

_MARKER = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z])[.)]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of text on one baseline without a wide gap; lengths in points.

    `first_word` is the width of its first word, `space` the usual gap between its words, `words` has the left edge of
    every word with the word, `gaps` the gaps between them. `traced` knows where each word is drawn.
    """

    traced: Traced
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    order: int
    first_word: float
    space: float
    words: tuple[tuple[float, str], ...]
    gaps: tuple[float, ...]

    @property
    def text(self) -> str:
        """Its words with spaces between them, behind its list mark."""
        return self.traced.text

    @property
    def box(self) -> Box:
        """Roughly the area of its letters."""
        return Box(self.left, self.baseline - 0.22 * self.size, self.right, self.baseline + 0.75 * self.size)

    @property
    def is_bullet(self) -> bool:
        """Whether it is nothing but the mark of a list item."""
        return len(self.text) == 1 and self.text in BULLET_GLYPHS | DASH_GLYPHS


def stretches(glyphs: Sequence[Glyph], ink: Ink) -> list[Stretch]:
    """The stretches of some upright glyphs of a page (those that are seen), list marks joined to their items."""
    found: list[Stretch] = []
    runs = _runs(_without_doubles(glyphs))
    for line in _lines([run for run in runs if any(glyph.text.strip() for glyph in run)]):
        found.extend(_split(line, ink))
    return _with_drawn_bullets(_with_markers(found), ink.fills)


def _runs(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Glyphs that follow each other in painting order and in place."""
    runs: list[list[Glyph]] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if last is not None and _follows(last, glyph):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
        last = glyph
    return runs


def _follows(last: Glyph, glyph: Glyph) -> bool:
    em = max(last.size, glyph.size)
    return (
        abs(glyph.baseline - last.baseline) <= SAME_BASELINE * em
        and BACKWARD_GAP * em <= glyph.left - last.right <= WIDE_GAP * em
    )


def _lines(runs: list[list[Glyph]]) -> list[list[Glyph]]:
    """Runs on one baseline that touch or nearly touch, joined; the glyphs of each sorted from left to right."""
    ordered = sorted(runs, key=lambda run: (min(glyph.left for glyph in run), run[0].order))
    lines: list[list[Glyph]] = []
    by_height: dict[int, list[int]] = {}
    for run in ordered:
        host = _host(run, lines, by_height)
        if host is None:
            lines.append(list(run))
            by_height.setdefault(_height_key(run[0]), []).append(len(lines) - 1)
        else:
            lines[host].extend(run)
    return [sorted(line, key=lambda glyph: (glyph.left, glyph.order)) for line in lines]


def _height_key(glyph: Glyph) -> int:
    return int(glyph.baseline // 8)


def _host(run: list[Glyph], lines: list[list[Glyph]], by_height: dict[int, list[int]]) -> int | None:
    first = run[0]
    key = _height_key(first)
    near_keys = (key, key - 1, key + 1)
    for number in [number for near_key in near_keys for number in by_height.get(near_key, [])[-MAX_NEIGHBOURS:]]:
        line = lines[number]
        em = max(line[-1].size, first.size)
        near = abs(line[0].baseline - first.baseline) <= SAME_BASELINE * em
        if near and BACKWARD_GAP * em <= first.left - max(glyph.right for glyph in line[-3:]) <= WIDE_GAP * em:
            return number
    return None


def _split(line: list[Glyph], ink: Ink) -> list[Stretch]:
    """A line cut at its wide gaps; letter-spaced words are closed up."""
    groups = _words(line)
    stretches_of_line: list[Stretch] = []
    current: list[list[Glyph]] = []
    for word, spaced in groups:
        if current:
            gap = word[0].left - current[-1][-1].right
            em = max(word[0].size, current[-1][-1].size)
            if gap > (WIDE_GAP_WITH_SPACE if spaced else WIDE_GAP) * em:
                stretches_of_line.append(_stretch(current, ink))
                current = []
        current.append(word)
    if current:
        stretches_of_line.append(_stretch(current, ink))
    return stretches_of_line


def _without_doubles(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs without those painted again on (nearly) the same place, as some programs make bold type."""
    kept: list[Glyph] = []
    places: dict[tuple[str, int, int], Glyph] = {}
    for glyph in glyphs:
        # The page is cut into squares; the near ones are those that the reach around the glyph touches.
        reach = DOUBLE_REACH_EMS * glyph.size
        columns = {int((glyph.left - reach) // SQUARE_POINTS), int((glyph.left + reach) // SQUARE_POINTS)}
        rows = {int((glyph.baseline - reach) // SQUARE_POINTS), int((glyph.baseline + reach) // SQUARE_POINTS)}
        near = [places.get((glyph.text, column, row)) for column in columns for row in rows]
        if glyph.text != " " and any(other is not None and _on_top(glyph, other) for other in near):
            continue
        places[glyph.text, int(glyph.left // SQUARE_POINTS), int(glyph.baseline // SQUARE_POINTS)] = glyph
        kept.append(glyph)
    return kept


def _on_top(glyph: Glyph, other: Glyph) -> bool:
    reach = DOUBLE_REACH_EMS * glyph.size
    return abs(glyph.left - other.left) < reach and abs(glyph.baseline - other.baseline) < reach


def _words(line: list[Glyph]) -> list[tuple[list[Glyph], bool]]:
    """The words of a line, each with whether a space character stands before it."""
    solid = [glyph for glyph in line if glyph.text.strip()]
    threshold = _word_gap(solid)
    words: list[tuple[list[Glyph], bool]] = []
    spaced = False
    last: Glyph | None = None
    for glyph in line:
        if not glyph.text.strip():
            spaced = True
            continue
        gap = glyph.left - last.right if last is not None else 0.0
        starts = last is None or gap > threshold or (spaced and threshold == SPACE_GAP * last.size)
        if starts:
            words.append(([glyph], spaced))
        else:
            words[-1][0].append(glyph)
        spaced = False
        last = glyph
    return words


def _word_gap(solid: list[Glyph]) -> float:
    """The gap in points from which on a new word starts: wider in letter-spaced text than elsewhere."""
    usual = SPACE_GAP * solid[0].size
    gaps = [after.left - before.right for before, after in pairwise(solid)]
    if len(gaps) < 3 or sum(len(glyph.text) for glyph in solid) > 1.5 * len(solid):
        return usual
    typical = statistics.median(gaps)
    if typical > usual * 0.8:
        return 1.7 * typical + 0.02 * solid[0].size
    return usual


def _stretch(words: list[list[Glyph]], ink: Ink) -> Stretch:
    glyphs = [glyph for word in words for glyph in word]
    traced = [_traced(word, ink) for word in words]
    size = statistics.median(glyph.size for glyph in glyphs)
    level = [glyph.baseline for glyph in glyphs if glyph.size >= 0.85 * size] or [glyphs[0].baseline]
    gaps = [after[0].left - before[-1].right for before, after in pairwise(words)]
    return Stretch(
        traced=beside(words_in_order(traced, lambda one: one.text), " "),
        left=glyphs[0].left,
        right=max(glyph.right for glyph in glyphs[-3:]),
        baseline=statistics.median_low(level),
        size=size,
        bold=sum(glyph.bold for glyph in glyphs) >= 0.9 * len(glyphs),
        order=min(glyph.order for glyph in glyphs),
        first_word=words[0][-1].right - words[0][0].left,
        space=statistics.median(gaps) if gaps else DEFAULT_SPACE * size,
        words=tuple((word[0].left, drawn.text) for word, drawn in zip(words, traced, strict=True)),
        gaps=tuple(gaps),
    )


def _traced(word: list[Glyph], ink: Ink) -> Traced:
    """A word and where on its page it is drawn, as tall as its largest letter."""
    text = plain_letters("".join(glyph.text for glyph in letters_in_order(word, lambda glyph: glyph.text)))
    tallest = max(word, key=lambda glyph: glyph.size)
    drawn = Box(
        word[0].left,
        tallest.baseline - DEPTH_EMS * tallest.size,
        max(glyph.right for glyph in word),
        tallest.baseline + HEIGHT_EMS * tallest.size,
    ).meet(ink.box)
    width, height = ink.box.width or 1.0, ink.box.height or 1.0
    left, top = (drawn.left - ink.box.left) / width, (ink.box.top - drawn.top) / height
    where = (left, top, max(0.0, drawn.width / width), max(0.0, drawn.height / height))
    return Traced(text, (WordBox(0, len(text), ink.page, *where),))


def _with_markers(found: list[Stretch]) -> list[Stretch]:
    """List marks that stand apart ("•", "1.") joined to the text on their right."""
    marks = [stretch for stretch in found if stretch.is_bullet or _MARKER.fullmatch(stretch.text)]
    kept = {id(mark) for mark in marks[:MAX_MARKS]}
    items = [stretch for stretch in found if id(stretch) not in kept]
    for mark in marks[:MAX_MARKS]:
        target = _nearest_right(mark, items)
        if target is None:
            items = [*items, mark]
            continue
        label = Traced(BULLET) if mark.is_bullet else Traced(f"{mark.text} ", mark.traced.boxes)
        joined = replace(target, traced=beside((label, target.traced), ""), left=mark.left, order=mark.order)
        items = [joined if stretch is target else stretch for stretch in items]
    return items


def _nearest_right(mark: Stretch, items: Sequence[Stretch]) -> Stretch | None:
    near = [
        stretch
        for stretch in items
        if abs(stretch.baseline - mark.baseline) <= 0.5 * stretch.size
        and -0.2 * stretch.size <= stretch.left - mark.right <= MARKER_REACH * stretch.size
    ]
    return min(near, key=lambda stretch: stretch.left, default=None)


def _with_drawn_bullets(found: list[Stretch], fills: Sequence[Fill]) -> list[Stretch]:
    """Small drawn dots in front of a text turned into bullets."""
    dots = [
        fill.box
        for fill in fills
        if 1.2 <= fill.box.width <= 7 and 0.6 <= fill.box.width / max(fill.box.height, 0.1) <= 1.6
    ][:MAX_MARKS]
    return [_with_dot(stretch, dots) for stretch in found] if dots else found


def _with_dot(stretch: Stretch, dots: Sequence[Box]) -> Stretch:
    for dot in dots:
        middle = (dot.bottom + dot.top) / 2
        level = -0.1 * stretch.size <= middle - stretch.baseline <= 0.7 * stretch.size
        if (
            level
            and 0 <= stretch.left - dot.right <= DRAWN_BULLET_REACH * stretch.size
            and dot.width < 0.6 * stretch.size
        ):
            marked = stretch.text.startswith(BULLET)
            traced = stretch.traced if marked else beside((Traced(BULLET), stretch.traced), "")
            return replace(stretch, traced=traced, left=dot.left)
    return stretch
