"""Plain text: bytes to characters, wrapped lines joined where that is safe, headings found by their look."""

from __future__ import annotations

import re
from collections.abc import Sequence

from matcher.cv.pieces import Piece, bulleted, clean
from matcher.errors import UnsupportedType

# A text whose lines break near one width was wrapped by hand or by an editor; shorter lines were meant to end there.
WRAP_WIDTH = 58
MAX_WRAP_WIDTH = 110
MIN_WRAPPED_LINES = 4
MAX_HEADING_CHARACTERS = 48
MAX_ODD_SHARE = 0.02

_UNDERLINE = re.compile(r"\s*([=\-~_*#])\1{2,200}\s*")
_PERIOD_FIRST = re.compile(r"(?:\d{1,2}[./])?(?:19|20)\d\d ?[–—/-] ?\S")
# A label of its own ("Languages: ..."), and a title row that its dates end.
_LABELLED = re.compile(r"[A-Z][\w&/ -]{2,24}: \S")
_ENDS_DATED = re.compile(
    r"(?:[|(,\t]|[–—-]|\bto)\s?[^|(\t]{0,24}(?:(?:19|20)\d\d|\b\d\d|present|date|now|today)(?: \(\d[^()]{1,20}\))?\)?$",
    re.IGNORECASE,
)
_TABLE_GAP = re.compile(r" {3,80}")


def decode(content: bytes) -> str:
    """The characters of a file in UTF-8, UTF-16 (with its mark) or Windows-1252; UnsupportedType for binary content."""
    text = _characters(content)
    odd = sum(1 for character in text if (character < " " and character not in "\t\n\r\f") or character == "\ufffd")
    if odd > MAX_ODD_SHARE * len(text):
        raise UnsupportedType(
            "This file is not a document that can be read here. Send a PDF, DOCX, plain text, Markdown or JSON Resume."
        )
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")


def _characters(content: bytes) -> str:
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def read_plain(text: str) -> list[Piece]:
    """The pieces of a plain text."""
    pieces: list[Piece] = []
    source = text.split("\n")
    wrapped = is_wrapped(source)
    for paragraph in _paragraphs(source):
        first = True
        for line, heading in unwrap(paragraph, wrapped=wrapped):
            visible = clean(_TABLE_GAP.sub("\t", line.strip()))
            pieces.append(Piece(bulleted(visible), heading, first or heading))
            first = heading
    return pieces


def _paragraphs(lines: list[str]) -> list[list[str]]:
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            paragraphs[-1].append(line.expandtabs(8).rstrip())
        elif paragraphs[-1]:
            paragraphs.append([])
    return [paragraph for paragraph in paragraphs if paragraph]


def is_wrapped(lines: Sequence[str]) -> bool:
    """Whether the lines of a text were broken at a fixed width: several come near it, and none goes far beyond."""
    lengths = sorted(len(line.rstrip()) for line in lines)
    widest = lengths[-1] if lengths else 0
    near = sum(1 for length in lengths if length >= 0.85 * widest)
    return WRAP_WIDTH <= widest <= MAX_WRAP_WIDTH and near >= MIN_WRAPPED_LINES


def unwrap(paragraph: list[str], *, wrapped: bool) -> list[tuple[str, bool]]:
    """The lines of a paragraph, each with whether it is a heading.

    Underlines are taken away; lines under a list item are joined to it, and where the text is `wrapped`, lines that
    were broken are joined again.
    """
    lines: list[tuple[str, bool]] = []
    previous = ""
    for line in paragraph:
        if _UNDERLINE.fullmatch(line):
            if lines and len(lines[-1][0]) <= MAX_HEADING_CHARACTERS:
                lines[-1] = (lines[-1][0], True)
            previous = ""
            continue
        if lines and not lines[-1][1] and (_hangs(lines[-1][0], line) or (wrapped and _continues(previous, line))):
            lines[-1] = (f"{lines[-1][0]} {line.strip()}", False)
        else:
            lines.append((line, (len(paragraph) <= 2 and looks_like_heading(line)) or _shouts(line)))
        previous = line
    return lines


def looks_like_heading(line: str) -> bool:
    """Whether a line standing alone is a heading: short capitals, or a few words with a colon at the end."""
    text = line.strip()
    return _shouts(text) or (text.endswith(":") and len(text) <= MAX_HEADING_CHARACTERS and len(text.split()) <= 4)


def _shouts(line: str) -> bool:
    text = line.strip()
    letters = [character for character in text if character.isalpha()]
    return (
        len(letters) >= 4
        and len(text) <= MAX_HEADING_CHARACTERS
        and not any(character.isdigit() for character in text)
        and all(not letter.islower() for letter in letters)
        and bulleted(text) == text
    )


def _hangs(item: str, line: str) -> bool:
    """Whether a line stands indented under the text of a list item."""
    text = line.strip()
    is_item = bulleted(item.strip()) != item.strip()
    return is_item and bulleted(text) == text and _indent(line) > _indent(item)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _continues(previous: str, line: str) -> bool:
    """Whether `line` is the rest of a line that was wrapped: the line before was full, and no new item starts."""
    text = line.strip()
    if not previous or bulleted(text) != text or _shouts(text) or _PERIOD_FIRST.match(text):
        return False
    if _LABELLED.match(text) or (_ENDS_DATED.search(previous) and text[:1].isupper()):
        return False
    indented = _indent(line) > _indent(previous)
    first_word = text.split()[0]
    full = len(previous) >= WRAP_WIDTH and len(previous) + 1 + len(first_word) > WRAP_WIDTH + 8
    return full and (indented or text[:1].islower() or previous[-1:] not in ".:;")
