"""Bytes of unknown encoding to text that every other file can rely on."""

from __future__ import annotations

import codecs
import re

from matcher.errors import PostingFault

SIZE_LIMIT_BYTES = 64 * 1024 * 1024
PLAIN_LIMIT = 400_000
"""Characters of one posting as plain text or Markdown, blanks and marks included: five times what it may have."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
"""What nobody sees; half of a surrogate pair, which JSON can hold alone, cannot even be stored."""
_SPACES = re.compile("[\t\x0c\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000 ]+")


def decode(content: bytes) -> str:
    """The text of a file: by its byte order mark, else UTF-8, UTF-16 or Windows-1252, with line ends as "\\n".

    Raises PostingFault for a file that is empty, larger than SIZE_LIMIT_BYTES, or no text at all.
    """
    if len(content) > SIZE_LIMIT_BYTES:
        raise PostingFault(f"The file is larger than {SIZE_LIMIT_BYTES // 2**20} MB. Split it into smaller files.")
    text = _decoded(content).replace("\r\n", "\n").replace("\r", "\n")
    if not _INVISIBLE.sub("", text).strip():
        raise PostingFault("The file holds no text. Give a file with a posting in it.")
    if (text.count("\x00") + text.count("\ufffd")) * 10 > len(text):
        raise PostingFault("The file is not text. Give the page, the feed or the text of a posting.")
    return text


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    if _looks_like_utf16(content):
        return content.decode("utf-16-le" if content[1:2] == b"\x00" else "utf-16-be", errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _looks_like_utf16(content: bytes) -> bool:
    """Every second byte of Western text in UTF-16 is zero."""
    head = content[:200]
    return len(head) >= 8 and max(head[0::2].count(0), head[1::2].count(0)) * 5 > len(head) * 2


def check_length(text: str) -> None:
    """PostingFault for a plain text or Markdown that is so long that it is not worth parsing."""
    if len(text) > PLAIN_LIMIT:
        raise PostingFault(f"Its text is longer than {PLAIN_LIMIT} characters, which no posting is.")


def tidy(text: str) -> str:
    """One line of text without invisible characters, runs of blanks as one space."""
    return _SPACES.sub(" ", _INVISIBLE.sub("", text).replace("\n", " ")).strip()
