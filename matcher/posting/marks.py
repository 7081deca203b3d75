"""Marks on single lines that say what is essential and what is an extra: "(E)", "[Preferred]", "D2."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from matcher.posting.blocks import Block
from matcher.posting.grids import DESIRABLE, ESSENTIAL

MUST_MARKS = r"essential|required|mandatory|must(?:[- ]have)?"
NICE_MARKS = r"desirable|preferred|optional|nice[- ]to[- ]have|bonus|a plus"
"""What stands in brackets beside a wish, as parts of a pattern without regard to case."""
_AFTER = re.compile(
    rf"(?:(?<!\s)\s+)?[(\[](?:(?P<must>(?-i:E)|{MUST_MARKS})|(?P<nice>(?-i:D)|{NICE_MARKS}))[)\]][.;,]?$", re.IGNORECASE
)
_BEFORE = re.compile(
    rf"[(\[](?:(?P<must>(?-i:E)|{MUST_MARKS})|(?P<nice>(?-i:D)|{NICE_MARKS}))[)\]]\s*[:–-]?\s*"
    r"|(?:(?P<coded_must>(?-i:E))|(?P<coded_nice>(?-i:D)))\d{1,2}[.):]?\s+",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[(\[][ED][)\]][.;,]?$|[(\[][ED][)\]]|[ED]\d")
_SEVERAL = re.compile(r"[)\]]\s?[,;]")
""" "SQL (required), R (a plus)": the mark at the end is that of the last wish alone."""
_LOOK = 24
"""A mark stands at one end of its line."""


def with_marks(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, each marked line under "Essential" or "Desirable". Letters count where both, or two, are used."""
    found = [_mark(block) for block in blocks]
    letters = [block for block, mark in zip(blocks, found, strict=True) if mark and _is_letter(block.text)]
    trusted = len(letters) > 1
    return tuple(
        replace(block, heading=mark) if mark and (trusted or not _is_letter(block.text)) else block
        for block, mark in zip(blocks, found, strict=True)
    )


def unmarked(text: str, start: int, end: int) -> tuple[int, int]:
    """The extent of a line without the marks at its ends."""
    before = _BEFORE.match(text, start, end)
    after = _AFTER.search(text, max(start, end - _LOOK), end)
    return (before.end() if before else start), (after.start() if after else end)


def is_extra(text: str) -> bool:
    """Whether a wish ends with a mark in words that makes an extra of it: "R (nice to have)"."""
    found = _AFTER.search(text, max(0, len(text) - _LOOK))
    return found is not None and found["nice"] is not None and found["nice"] != "D"


def _mark(block: Block) -> str | None:
    if block.noise or block.shape in ("heading", "label", "fact"):
        return None
    match = _BEFORE.match(block.text) or _AFTER.search(block.text, max(0, len(block.text) - _LOOK))
    if match is None or (match.start() and _SEVERAL.search(block.text, 0, match.start())):
        return None
    groups = match.groupdict()
    return ESSENTIAL if groups.get("must") or groups.get("coded_must") else DESIRABLE


def _is_letter(text: str) -> bool:
    return _LETTER.match(text) is not None or _LETTER.match(text[-4:].lstrip()) is not None
