"""Markdown: the text that a person sees once it is rendered, without marks and link targets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from matcher.cv.pieces import BULLET, Piece, bulleted, clean
from matcher.cv.plain import is_wrapped, looks_like_heading, unwrap

# For every bracket that opens, the parser looks for the one that closes, up to the end of the paragraph.
MAX_LINKS = 2_000

_HEADING = re.compile(r"^ {0,3}#{1,6} \S", re.MULTILINE)
_STRONG = re.compile(r"(?<!\*)\*\*[^*\n]{1,200}\*\*(?!\*)")
_LINK = re.compile(r"\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)")
_TABLE = re.compile(r"^ {0,3}\|?[ :]{0,5}-{3,80}[ :]{0,5}\|", re.MULTILINE)


def is_markdown(text: str) -> bool:
    """Whether a text carries marks that only Markdown uses."""
    return any(pattern.search(text) for pattern in (_HEADING, _STRONG, _LINK, _TABLE))


def read_markdown(text: str) -> list[Piece]:
    """The pieces of a Markdown text as rendered."""
    parser = _parser(links=text.count("[") <= MAX_LINKS)
    return _Renderer(wrapped=is_wrapped(text.split("\n"))).render(parser.parse(text))


@cache
def _parser(*, links: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    return parser if links else parser.disable(["link", "image"])


class _Renderer:
    """Walks the flat token list once; keeps only where it stands in lists and tables."""

    def __init__(self, *, wrapped: bool) -> None:
        self._wrapped = wrapped
        self.pieces: list[Piece] = []
        self._markers: list[int | None] = []
        self._marker = ""
        self._gap = True
        self._heading = False
        self._row: list[str] | None = None

    def render(self, tokens: Sequence[Token]) -> list[Piece]:
        for token in tokens:
            self._step(token)
        return self.pieces

    def _step(self, token: Token) -> None:
        kind = token.type
        if kind in {"bullet_list_open", "ordered_list_open"}:
            self._gap = self._gap or not self._markers
            self._markers.append(int(token.attrGet("start") or 1) if kind.startswith("ordered") else None)
        elif kind in {"bullet_list_close", "ordered_list_close"}:
            self._markers.pop()
            self._gap = not self._markers
        elif kind == "list_item_open":
            self._marker = self._next_marker()
        elif kind in {"heading_open", "table_open", "paragraph_open", "blockquote_open"}:
            self._gap = self._gap or not self._markers
            self._heading = kind == "heading_open"
        elif kind in {"tr_open", "tr_close"}:
            self._table_row(closing=kind == "tr_close")
        elif kind == "inline":
            self._inline(token)
        elif kind in {"fence", "code_block", "html_block"}:
            self._add_lines(token.content.split("\n"))

    def _next_marker(self) -> str:
        number = self._markers[-1]
        if number is None:
            return BULLET
        self._markers[-1] = number + 1
        return f"{number}. "

    def _table_row(self, *, closing: bool) -> None:
        if closing and self._row is not None:
            self._add("\t".join(self._row).strip())
            self._row = None
        else:
            self._row = []

    def _inline(self, token: Token) -> None:
        lines = visible_text(token.children or []).split("\n")
        if self._row is not None:
            self._row.append(clean(" ".join(lines)))
        elif self._heading:
            self._add(clean(" ".join(lines)), heading=True)
            self._heading = False
            self._gap = True
        else:
            alone = len(lines) == 1 and not self._markers and _all_strong(token.children or [])
            self._add_lines(lines, heading=alone and looks_like_heading(lines[0]))

    def _add_lines(self, lines: Sequence[str], *, heading: bool = False) -> None:
        for line, _ in unwrap([line for line in lines if line.strip()], wrapped=self._wrapped):
            self._add(bulleted(clean(line)), heading=heading)

    def _add(self, text: str, *, heading: bool = False) -> None:
        if text:
            self.pieces.append(Piece(self._marker + text, heading, self._gap))
            self._marker = ""
            self._gap = False


def visible_text(children: Sequence[Token]) -> str:
    """The rendered text of inline tokens; line breaks stay line breaks. Of a picture, people do not see the words."""
    parts: list[str] = []
    for child in children:
        if child.type in {"softbreak", "hardbreak"}:
            parts.append("\n")
        elif child.type in {"text", "code_inline"}:
            parts.append(child.content)
    return "".join(parts)


def _all_strong(children: Sequence[Token]) -> bool:
    kinds = [child.type for child in children if child.type != "text" or child.content.strip()]
    return bool(kinds) and kinds[0] == "strong_open" and kinds[-1] == "strong_close" and kinds.count("strong_open") == 1
