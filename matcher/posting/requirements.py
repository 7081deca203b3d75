"""Requirements of a posting, from its blocks."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.nouns import Line, Requirement, Role, Span
from matcher.posting.blocks import Block


def read_requirements(
    blocks: Sequence[Block], *, text: str, country: str | None
) -> tuple[tuple[Line, ...], tuple[Requirement, ...]]:
    """The lines of a posting with what each was read as, and its requirements in reading order."""
    lines = tuple(
        Line(block.text, Span(1, block.start, block.end), Role.NOISE if block.noise else Role.UNKNOWN)
        for block in blocks
    )
    return lines, ()
