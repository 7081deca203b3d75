"""The blocks of a posting: headings, bullets and paragraphs, with where they stand in the cleaned text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

PART_LIMIT = 3000

Shape = Literal["heading", "bullet", "paragraph", "fact", "label"]
"""A label names a row or a column of a table: it asks nothing, and nothing after the table stands under it."""


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A block as a format reader found it, before it has a place in the cleaned text.

    `noise` is what the format itself says (a `nav`, an `aside`). `under` overrides the heading, for pages that mark
    the lines of a list with letters and explain the letters once.
    """

    text: str
    shape: Shape
    noise: bool = False
    under: str | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the cleaned text: `text` is the posting's text at `start`..`end`.

    `heading` is the nearest heading above it ("" if none); `noise`: it belongs to the page, not to the posting.
    A "fact" is a short labelled line such as "Location: Leeds". `label` names the row of a table.
    """

    text: str
    start: int
    end: int
    shape: Shape
    heading: str = ""
    noise: bool = False
    label: str = ""


def _bounded(block: RawBlock) -> Iterator[RawBlock]:
    """The block in parts of at most PART_LIMIT characters, so that no later step meets an endless paragraph."""
    rest = block.text.strip()
    while len(rest) > PART_LIMIT:
        cut = rest.rfind(". ", 1, PART_LIMIT) + 1 or rest.rfind(" ", 1, PART_LIMIT)
        cut = cut if cut > 1 else PART_LIMIT
        yield replace(block, text=rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    if rest:
        yield replace(block, text=rest)


def lay_out(raw: Iterable[RawBlock]) -> tuple[str, tuple[Block, ...]]:
    """The cleaned text with the blocks in order, and the blocks with their offsets into it.

    Bullets and facts that follow one another stand on neighbouring lines; other blocks are parted by a blank line.
    """
    pieces: list[str] = []
    blocks: list[Block] = []
    heading, position = "", 0
    for item in (part for block in raw for part in _bounded(block)):
        words = item.text
        if blocks:
            gap = "\n" if item.shape == blocks[-1].shape and item.shape in ("bullet", "fact") else "\n\n"
            pieces.append(gap)
            position += len(gap)
        above = "" if item.shape == "heading" or item.noise else heading
        end = position + len(words)
        blocks.append(Block(words, position, end, item.shape, item.under or above, item.noise, item.label))
        pieces.append(words)
        position = end
        if item.shape == "heading":
            heading = "" if item.noise else words
    return "".join(pieces), tuple(blocks)
