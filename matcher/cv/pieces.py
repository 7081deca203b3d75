"""Pieces: the lines of a page as every reader hands them over, and the Document that they make."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matcher.nouns import Document, ReadingWarning, Span

BULLET = "• "

# These are the glyphs that word processors, LaTeX and the web use in front of a list item,
# with the private-use codes of Symbol and Wingdings that stand for the same shapes.
BULLET_GLYPHS = frozenset("•‣⁃∙◦●○◯▪▫■□◆◇◈❖►▸▶➢➤➔→⇒✓✔✦✧★☆❑❒◘‧⋅⁌⁍⦾⦿\uf0b7\uf0a7\uf0d8\uf076\uf0fc")
DASH_GLYPHS = frozenset("-–—*·−")

_SPACES = re.compile(r"[^\S\t\n]+")
_TABS = re.compile(r" ?\t[ \t]*")


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of visible text: `gap` asks for a blank line before it, `heading` says that it looks like a heading."""

    text: str
    heading: bool = False
    gap: bool = False


def clean(text: str) -> str:
    """One line of text as people read it: ligatures taken apart, odd spaces made plain, unseen characters left out."""
    if text.isascii() and text.isprintable():
        return _SPACES.sub(" ", text).strip()
    composed = "".join(_plain_character(character) for character in unicodedata.normalize("NFC", text))
    return _TABS.sub("\t", _SPACES.sub(" ", composed)).strip()


def _plain_character(character: str) -> str:
    if character in "\t\n" or " " <= character <= "~":
        return character
    if "\ufb00" <= character <= "\ufb06":
        return unicodedata.normalize("NFKC", character)
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    if character in "\u2010\u2011":
        return "-"
    if category == "Co":
        # Icon fonts use private codes; the ones of Symbol and Wingdings for list marks are kept as such.
        return "•" if character in BULLET_GLYPHS else ""
    return "" if category in {"Cc", "Cf", "Cs", "Cn"} else character


def bulleted(text: str) -> str:
    """The line with its bullet glyph, whichever it is, written as "• "; a line without one comes back unchanged."""
    head, rest = text[:1], text[1:]
    if head in BULLET_GLYPHS and head and rest.strip():
        return BULLET + rest.strip()
    if head in DASH_GLYPHS and head and rest[:1] in {" ", "\t"} and rest.strip():
        return BULLET + rest.strip()
    return text


def compose(
    pages: Iterable[Sequence[Piece]], *, file_format: str, warnings: tuple[ReadingWarning, ...] = ()
) -> Document:
    """The document that the pieces of its pages make; the spans of headings point into the page text."""
    texts: list[str] = []
    headings: list[Span] = []
    for number, pieces in enumerate(pages, start=1):
        text, found = _page(pieces, number)
        texts.append(text)
        headings.extend(found)
    return Document(tuple(texts), file_format, warnings, tuple(headings))


def _page(pieces: Sequence[Piece], number: int) -> tuple[str, list[Span]]:
    parts: list[str] = []
    headings: list[Span] = []
    length = 0
    for piece in pieces:
        if not piece.text:
            continue
        separator = "" if not parts else "\n\n" if piece.gap else "\n"
        start = length + len(separator)
        length = start + len(piece.text)
        parts.append(separator + piece.text)
        if piece.heading:
            headings.append(Span(number, start, length))
    return "".join(parts), headings
