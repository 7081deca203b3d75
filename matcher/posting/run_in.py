"""Headings that run on into the text below them, on pages without line breaks: "... daily. Nice to have Rust"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from matcher.posting.blocks import RawBlock
from matcher.posting.noise import is_posting_heading
from matcher.posting.sections import names_section

_SHORTEST_TEXT = 200
_LEAST_HEADINGS = 2
"""One match may be chance; a page that lost its line breaks has several."""
_MOST_WORDS = 7
_MOST_HEADINGS = 40
_AFTER_STOP = re.compile(r"(?:^|(?<=[.!?)\]:]))\s*(?=[A-Z])")
_PHRASE = re.compile(r"[A-Z][\w'’&/-]*(?:,? (?:[\w'’&/-]+)){0,6}")
_GOES_ON = re.compile(r"(?: ?[:?])?\s+(?=[A-Z0-9\"“*•-])")
_SUBJECT = re.compile(r"(?:you|we|i|they|it|this|that|there|our)\b", re.IGNORECASE)
"""A sentence may begin with "We need Python" too."""


def with_run_in_headings(blocks: Iterable[RawBlock]) -> tuple[RawBlock, ...]:
    """The blocks, each long paragraph that holds several headings of a posting parted at them."""
    return tuple(part for block in blocks for part in _parted(block))


def _parted(block: RawBlock) -> Iterator[RawBlock]:
    found = _headings(block.text) if block.shape == "paragraph" and len(block.text) >= _SHORTEST_TEXT else ()
    if block.noise or len(found) < _LEAST_HEADINGS:
        yield block
        return
    begin = 0
    for start, end, below in found:
        if block.text[begin:start].strip():
            yield replace(block, text=block.text[begin:start].strip())
        yield RawBlock(block.text[start:end], "heading")
        begin = below
    if block.text[begin:].strip():
        yield replace(block, text=block.text[begin:].strip())


def _headings(text: str) -> Sequence[tuple[int, int, int]]:
    """Where headings begin and end, and where the text below each begins."""
    found: list[tuple[int, int, int]] = []
    for stop in _AFTER_STOP.finditer(text):
        phrase = _PHRASE.match(text, stop.end())
        end = _heading_end(text, phrase.start(), phrase.end()) if phrase else None
        if end is not None and len(found) < _MOST_HEADINGS and not (found and stop.end() < found[-1][2]):
            found.append((stop.end(), *end))
    return found


def _heading_end(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The end of the longest heading that a phrase begins with and the start of what follows it."""
    words = list(re.finditer(r"\S+", text[start:end]))[:_MOST_WORDS]
    for word in reversed(words):
        stop = start + word.end()
        below = _GOES_ON.match(text, stop)
        heading = text[start:stop].rstrip(",")
        if below and not _SUBJECT.match(heading) and (is_posting_heading(heading) or names_section(heading)):
            return stop, below.end()
    return None
