"""Blocks into sentences, where facts such as dates are looked for one sentence at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator

SENTENCE_LIMIT = 1500
_END = re.compile(r"(?<=[.!?])[\"'”’)]?\s+(?=[\"'“‘(]?[A-Z0-9£€$])|(?<=[a-z0-9)]);\s+|\n")
_SHORT_FORM = re.compile(
    r"(?:\b(?:[ap]\.m|e\.g|i\.e|etc|approx|ca|no|ref|dr|prof|mr|mrs|ms|st|inc|ltd|u\.s|u\.k|jan|feb|mar|apr|jun|jul|"
    r"aug|sept?|oct|nov|dec|incl|max|min|hrs?)|\b[A-Z])\.$",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)[a-zä]{0,6}\b(?=\.? ?(?:\d|[,.;)]|$)| (?:an|bis|oder|und)\b)"
)


def split_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text in order; "5 p.m. GMT" and the like do not end one."""
    found: list[str] = []
    begin = 0
    for gap in _END.finditer(text):
        piece = text[begin : gap.start()]
        if _SHORT_FORM.search(piece[-12:]) or (piece[-2:-1].isdigit() and _MONTH.match(text, gap.end())):
            continue
        found.append(piece)
        begin = gap.end()
    found.append(text[begin:])
    return tuple(part for piece in found for part in _bounded(piece.strip()))


def _bounded(sentence: str) -> Iterator[str]:
    """A sentence in parts of at most SENTENCE_LIMIT characters, so that no pattern meets an endless one."""
    while len(sentence) > SENTENCE_LIMIT:
        cut = sentence.rfind(" ", 1, SENTENCE_LIMIT)
        cut = cut if cut > 0 else SENTENCE_LIMIT
        yield sentence[:cut]
        sentence = sentence[cut:].lstrip()
    if sentence:
        yield sentence
