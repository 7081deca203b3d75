"""Headings that run on into the text below them, on pages without line breaks: "... daily. Nice to have Rust"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from matcher.posting.blocks import RawBlock
from matcher.posting.employer import ROLE
from matcher.posting.noise import is_posting_heading, is_related_heading
from matcher.posting.sections import names_section

_SHORTEST_TEXT = 200
_LEAST_HEADINGS = 2
"""One match may be chance; a page that lost its line breaks has several. One in capitals ("Who You Are") is none."""
_MOST_WORDS = 7
_MOST_HEADINGS = 40
_AFTER_STOP = re.compile(r"(?:^|(?<=[.!?)\]:]))\s*(?=[A-Z])")
_PHRASE = re.compile(r"[A-Z][\w'’&/-]*(?:,? (?:[\w'’&/-]+)){0,6}")
_GOES_ON = re.compile(r"(?: ?[:?])?\s+(?=[A-Z0-9\"“*•-])")
_SMALL_WORDS = frozenset(
    ("a", "an", "the", "of", "for", "to", "in", "on", "with", "and", "or", "at", "by", "from", "it")
)
_LONGEST_HEAD = 300
_LEAST_PIECES = 3
_HEAD_SPLIT = re.compile(r"\s+[|·•–—]\s+|\t+|\s{3,}")
_HEAD_TITLE = re.compile(
    r"(?:[A-Z(][\w&/+().'’-]{0,30},? |(?:for|of|in|and|&|-|–) ){0,8}?"
    r"(?:Interns?(?:hip)?|Trainee(?:ship)?|Placement|Praktikum|Praktikant(?:in)?|Working Student|Werkstudent(?:in)?"
    r"|Studentship|Fellowship)\b(?: ?[-–,]? ?\(?(?:Summer|Spring|Autumn|Fall|Winter)?,? ?20\d\d\)?| ?\([^()]{3,30}\))?"
    r"(?= [A-Z])"
)
"""Where a title ends in a line without marks: "Marine Data Intern Brinewell Analytics Aberdeen"."""
_TWO_CAPITALS = re.compile(r"[A-Z][\w&'’-]+ [A-Z(]")
_ENDS_OPEN = re.compile(r"\b(?:a|an|the|and|or|your|our)$", re.IGNORECASE)
_ONE_WORD = re.compile(r"[A-Z][a-z]{3,16}(?= (?:The|You|Your|We|Our|An?|This|It|In|As|At|There|From|Studying|For)\b)")
_SUBJECT = re.compile(r"(?:you|we|i|they|it|this|that|there|our)\b", re.IGNORECASE)
"""A sentence may begin with "We need Python" too."""


def with_run_in_headings(blocks: Iterable[RawBlock]) -> tuple[RawBlock, ...]:
    """The blocks, each long paragraph parted at the headings in it, where the page has several of them."""
    held = _with_head(tuple(blocks))
    found = [_headings(block.text) if _may_hold_headings(block) else () for block in held]
    several = sum(map(len, found)) >= _LEAST_HEADINGS
    return tuple(
        part
        for block, headings in zip(held, found, strict=True)
        for part in _parted(block, [one for one in headings if several or _in_capitals(block.text[one[0] : one[1]])])
    )


def _with_head(blocks: tuple[RawBlock, ...]) -> tuple[RawBlock, ...]:
    """The blocks; where a page lost all its line breaks, the pieces of its first line stand on lines of their own."""
    first = next((number for number, block in enumerate(blocks) if not block.noise), None)
    if first is None or not _may_hold_headings(blocks[first]):
        return blocks
    block = blocks[first]
    headings = _headings(block.text)
    end = headings[0][0] if headings else min(len(block.text), _LONGEST_HEAD)
    pieces = _head_pieces(block.text[:end])
    if len(headings) < _LEAST_HEADINGS or end > _LONGEST_HEAD or not pieces:
        return blocks
    lines = (replace(block, text=piece, shape="fact" if number else "heading") for number, piece in enumerate(pieces))
    return (*blocks[:first], *lines, replace(block, text=block.text[end:].lstrip()), *blocks[first + 1 :])


def _head_pieces(head: str) -> tuple[str, ...]:
    """The title and what stands behind it; none where it cannot be told where the title ends."""
    pieces = tuple(piece.strip() for piece in _HEAD_SPLIT.split(head) if piece.strip())
    if len(pieces) >= _LEAST_PIECES and ROLE.search(pieces[0]):
        return pieces
    title = _HEAD_TITLE.match(head)
    return (title[0].strip(" ,-–"), head[title.end() :].strip()) if title else ()


def _may_hold_headings(block: RawBlock) -> bool:
    return block.shape == "paragraph" and not block.noise and len(block.text) >= _SHORTEST_TEXT


def _in_capitals(heading: str) -> bool:
    """Whether every longer word of a heading, and more than one, has a capital: "What You'll Bring"."""
    longer = [word for word in heading.split() if word.casefold() not in _SMALL_WORDS]
    return len(longer) > 1 and all(word[:1].isupper() for word in longer)


def _parted(block: RawBlock, headings: Sequence[tuple[int, int, int]]) -> Iterator[RawBlock]:
    if not headings:
        yield block
        return
    begin = 0
    for start, end, below in headings:
        if block.text[begin:start].strip():
            yield replace(block, text=block.text[begin:start].strip())
        yield RawBlock(block.text[start:end], "heading")
        begin = below
    if block.text[begin:].strip():
        yield replace(block, text=block.text[begin:].strip())


def _headings(text: str) -> Sequence[tuple[int, int, int]]:
    """Where headings begin and end, and where the text below each begins."""
    found: list[tuple[int, int, int]] = []
    word = _ONE_WORD.match(text)
    if word and is_posting_heading(word[0]):
        found.append((0, word.end(), word.end() + 1))
    for stop in _AFTER_STOP.finditer(text):
        phrase = _PHRASE.match(text, stop.end())
        end = _heading_end(text, phrase.start(), phrase.end()) if phrase else None
        if end is not None and len(found) < _MOST_HEADINGS and not (found and stop.end() < found[-1][2]):
            found.append((stop.end(), *end))
    return found


def _takes_next_word(heading: str) -> bool:
    """Whether only the last word has a capital, so that the text begins with it: "What you will bring Some"."""
    words = heading.split()
    return len(words) > 2 and words[-1][:1].isupper() and all(word.islower() for word in words[1:-1])


def _opens_related(heading: str, below: str) -> bool:
    """Whether words open a list of other jobs: "Similar jobs" before a name with a capital."""
    return is_related_heading(heading) and _TWO_CAPITALS.match(below) is not None


def _heading_end(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The end of the longest heading that a phrase begins with and the start of what follows it."""
    words = list(re.finditer(r"\S+", text[start:end]))[:_MOST_WORDS]
    for word in reversed(words):
        stop = start + word.end()
        below = _GOES_ON.match(text, stop)
        heading = text[start:stop].rstrip(",")
        if below is None or _SUBJECT.match(heading) or _ENDS_OPEN.search(heading) or _takes_next_word(heading):
            continue
        if is_posting_heading(heading) or names_section(heading) or _opens_related(heading, text[below.end() :]):
            return stop, below.end()
    return None
