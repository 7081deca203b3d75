"""The door: bytes of any supported format to postings."""

from __future__ import annotations

import re
from collections.abc import Callable

from matcher.errors import PostingFault
from matcher.posting.assemble import assemble
from matcher.posting.decode import decode
from matcher.posting.draft import Drafts, ReadOutcome, RecordFault
from matcher.posting.html_page import read_html_page
from matcher.posting.json_feed import read_json_feed, read_json_lines
from matcher.posting.markdown_page import read_markdown_page
from matcher.posting.table import looks_like_table, read_table
from matcher.posting.text_page import read_text_page

RULES_VERSION = "7"
"""Raised when the rules of this folder read other requirements or facts from the same postings: time to re-index."""

_HTML = re.compile(r"<(?:!doctype html|html|head|body|div|main|article|section|p|h[1-6]|ul|script)\b", re.IGNORECASE)
_MARKDOWN = re.compile(r"^(?:#{1,4} \S|\*\*[^*\n]{1,80}\*\*|---\n)", re.MULTILINE)


def read_postings(content: bytes, *, name: str) -> ReadOutcome:
    """The postings of a file, whatever its format; `name` only gives the source and, at need, an id.

    The format is told by the content. A record that cannot be read becomes a fault and stops no other.
    """
    try:
        drafts = read_drafts(content)
    except PostingFault as fault:
        return ReadOutcome((), (RecordFault("file", str(fault)),))
    faults = list(drafts.faults)
    postings = []
    for place, draft in drafts.drafts:
        try:
            postings.append(assemble(draft, name=name, alone=len(drafts.drafts) == 1))
        except PostingFault as fault:
            faults.append(RecordFault(place, str(fault)))
    return ReadOutcome(tuple(postings), tuple(faults))


def read_drafts(content: bytes) -> Drafts:
    """What the reader of the format makes of a file. Raises PostingFault for a file that is none."""
    text = decode(content)
    return _reader(text)(text)


def _reader(text: str) -> Callable[[str], Drafts]:
    """The reader for a text, by what it begins with and what it is made of."""
    start = text.lstrip()
    if start[0] in "[{":
        reader = _json_reader(start)
        if reader is not None:
            return reader
    if start[0] == "<" or _HTML.match(start) or len(_HTML.findall(start[:20_000])) >= 3:
        return read_html_page
    if looks_like_table(start):
        return read_table
    return read_markdown_page if _is_markdown(start) else read_text_page


def _json_reader(text: str) -> Callable[[str], Drafts] | None:
    """JSON, or JSON Lines where more than one line is an object of its own; a text may begin with a bracket too."""
    lines = [line for line in text.split("\n", 3) if line.strip()]
    if len(lines) > 1 and all(line.lstrip().startswith("{") and line.rstrip().endswith("}") for line in lines[:2]):
        return read_json_lines
    return read_json_feed if re.match(r'\{\s*"|\{\s*\}|\[\s*[\[{\]"]', text) else None


def _is_markdown(text: str) -> bool:
    first = text.split("\n", 1)[0]
    return first.startswith("#") or len(_MARKDOWN.findall(text)) >= 2
