"""The blocks of a posting: headings, bullets and paragraphs, with where they stand in the cleaned text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

Shape = Literal["heading", "bullet", "paragraph", "fact"]


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A block as a format reader found it, before it has a place in the cleaned text.

    `source_url` style facts never become blocks. `noise` is what the format itself says (a `nav`, an `aside`).
    """

    text: str
    shape: Shape
    noise: bool = False
    level: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the cleaned text: `text` is the posting's text at `start`..`end`.

    `heading` is the nearest heading above it ("" if none); `noise`: it belongs to the page, not to the posting.
    A "fact" is a short labelled line such as "Location: Leeds".
    """

    text: str
    start: int
    end: int
    shape: Shape
    heading: str = ""
    noise: bool = False


def lay_out(raw: Iterable[RawBlock]) -> tuple[str, tuple[Block, ...]]:
    """The cleaned text with blocks in order, and the blocks with their offsets into it.

    A bullet is its own line and follows the one before directly; other blocks are parted by a blank line.
    """
    text = ""
    heading = ""
    blocks: list[Block] = []
    for item in raw:
        words = item.text.strip()
        if not words:
            continue
        if blocks:
            text += "\n" if item.shape == blocks[-1].shape and item.shape in ("bullet", "fact") else "\n\n"
        if item.shape == "heading":
            heading = ""
        blocks.append(Block(words, len(text), len(text) + len(words), item.shape, heading, item.noise))
        text += words
        if item.shape == "heading":
            heading = words
    return text, tuple(blocks)


def mark_noise(blocks: Iterable[Block], noise: Iterable[bool]) -> tuple[Block, ...]:
    """The blocks with their noise marks set."""
    return tuple(replace(block, noise=is_noise) for block, is_noise in zip(blocks, noise, strict=True))
