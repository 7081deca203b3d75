"""Pieces: the lines of a page as every reader hands them over, and the Document that they make."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from matcher.cv.look_alikes import in_latin_letters
from matcher.cv.traced import Traced, followed, moved, reworded
from matcher.nouns import Column, ColumnKind, Document, ReadingWarning, Span, WordBox

BULLET = "• "

# These are the glyphs that word processors, LaTeX and the web use in front of a list item,
# with the private-use codes of Symbol and Wingdings that stand for the same shapes.
BULLET_GLYPHS = frozenset("•‣⁃∙◦●○◯▪▫■□◆◇◈❖►▸▶➢➤➔→⇒✓✔✦✧★☆❑❒◘‧⋅⁌⁍⦾⦿\uf0b7\uf0a7\uf0d8\uf076\uf0fc")
# Full and empty stars and circles of the icon font that CV templates rate skills with.
_ICONS = {"\uf005": "★", "\uf006": "☆", "\uf111": "●", "\uf10c": "○", "\uf1db": "○"}
DASH_GLYPHS = frozenset("-–—*·−")

_SPACES = re.compile(r"[^\S\t\n]+")
_TABS = re.compile(r" ?\t[ \t]*")
_STYLED = frozenset(map(chr, range(0x1D400, 0x1D800)))
# Letters and signs by name that show nothing: fillers of Hangul, the empty pattern of Braille.
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800")


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of visible text: `gap` asks for a blank line before it, `heading` says that it looks like a heading.

    `boxes` says where its words are drawn, with offsets in `text`; it is empty where the format has no positions.
    `column` is the part of the page that it belongs to.
    """

    text: str
    heading: bool = False
    gap: bool = False
    boxes: tuple[WordBox, ...] = ()
    column: ColumnKind = ColumnKind.PAGE

    @property
    def traced(self) -> Traced:
        """Its text with the boxes of its words."""
        return Traced(self.text, self.boxes)

    def with_text(self, traced: Traced) -> Piece:
        """The same piece with another text."""
        return replace(self, text=traced.text, boxes=traced.boxes)


def clean(text: str) -> str:
    """One line of text as people read it: ligatures taken apart, odd spaces made plain, unseen characters left out."""
    if text.isascii() and text.isprintable():
        return _SPACES.sub(" ", text).strip()
    composed = "".join(_plain_character(character) for character in unicodedata.normalize("NFC", text))
    return in_latin_letters(_TABS.sub("\t", _SPACES.sub(" ", composed)).strip())


def _plain_character(character: str) -> str:
    if character in "\t\n" or " " <= character <= "~":
        return character
    # Ligatures, and letters of full width or in the fancy styles of mathematics.
    if "\ufb00" <= character <= "\ufb06" or "\uff01" <= character <= "\uff5e" or character in _STYLED:
        return unicodedata.normalize("NFKC", character)
    category = unicodedata.category(character)
    if category == "Zs" or character in _BLANKS:
        return " "
    if character in "\u2010\u2011":
        return "-"
    if category == "Co":
        # Icon fonts use private codes; the ones of Symbol and Wingdings for list marks are kept as such.
        return "•" if character in BULLET_GLYPHS else _ICONS.get(character, "")
    return "" if category in {"Cc", "Cf", "Cs", "Cn"} else character


def bulleted(text: str) -> str:
    """The line with its bullet glyph, whichever it is, written as "• "; a line without one comes back unchanged.

    Several glyphs in a row are a mark, "★★☆", and no bullet.
    """
    head, rest = text[:1], text[1:]
    if head in BULLET_GLYPHS and head and rest.strip() and rest[0] not in BULLET_GLYPHS:
        return BULLET + rest.strip()
    if head in DASH_GLYPHS and head and rest[:1] in {" ", "\t"} and rest.strip():
        return BULLET + rest.strip()
    return text


def cleaned(traced: Traced) -> Traced:
    """One line of text as people read it, with the boxes of its words."""
    text = clean(traced.text)
    return traced if text == traced.text else reworded(traced, text, clean)


def itemised(traced: Traced) -> Traced:
    """The line with its bullet glyph written as "• "; what the mark stood for has no box."""
    text = bulleted(traced.text)
    if text == traced.text:
        return traced
    rest = text[len(BULLET) :]
    begins = len(traced.text.rstrip()) - len(rest)
    return followed(Traced(BULLET), traced.part(begins, begins + len(rest)), text)


def compose(
    pages: Iterable[Sequence[Piece]],
    *,
    file_format: str,
    warnings: tuple[ReadingWarning, ...] = (),
    page_sizes: tuple[tuple[float, float], ...] = (),
) -> Document:
    """The document that the pieces of its pages make; the spans of headings and the boxes point into the page text."""
    texts: list[str] = []
    headings: list[Span] = []
    boxes: list[tuple[WordBox, ...]] = []
    columns: list[Column] = []
    for number, pieces in enumerate(pages, start=1):
        page = _page(pieces, number)
        texts.append(page.text)
        headings.extend(page.headings)
        boxes.append(page.boxes)
        columns.extend(page.columns)
    # Only a format whose pages have sizes has places on them.
    drawn, parts = (tuple(boxes), tuple(columns)) if page_sizes else ((), ())
    return Document(tuple(texts), file_format, warnings, tuple(headings), drawn, page_sizes, parts)


@dataclass(frozen=True, slots=True)
class _Page:
    text: str
    headings: list[Span]
    boxes: tuple[WordBox, ...]
    columns: list[Column]


def _page(pieces: Sequence[Piece], number: int) -> _Page:
    parts: list[str] = []
    headings: list[Span] = []
    boxes: list[WordBox] = []
    columns: list[Column] = []
    length = 0
    for piece in pieces:
        if not piece.text:
            continue
        separator = "" if not parts else "\n\n" if piece.gap else "\n"
        start = length + len(separator)
        length = start + len(piece.text)
        parts.append(separator + piece.text)
        boxes.extend(moved(piece.boxes, start))
        if piece.heading:
            headings.append(Span(number, start, length))
        if columns and columns[-1].kind is piece.column:
            start = columns.pop().span.start
        columns.append(Column(piece.column, Span(number, start, length)))
    return _Page("".join(parts), headings, tuple(boxes), columns)
