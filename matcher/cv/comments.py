"""What Markdown hides from its reader: comments, and elements whose style makes them invisible."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"<!--.{0,20000}?(?:-->|\Z)", re.DOTALL)
_LINK_COMMENT = re.compile(r"^ {0,3}\[(?://|comment)\]:[^\n]{0,2000}$", re.MULTILINE | re.IGNORECASE)
_UNSEEN = re.compile(
    r"<(?P<tag>[a-z]{1,10})\b[^<>]{0,400}(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|opacity\s{0,3}:\s{0,3}0(?![.\d])"
    r"|font-size\s{0,3}:\s{0,3}[01](?:px|pt)?\b|color\s{0,3}:\s{0,3}(?:white|#fff(?:fff)?)\b|\shidden\b)[^<>]{0,400}>"
    r".{0,20000}?(?:</(?P=tag)>|\Z)",
    re.DOTALL | re.IGNORECASE,
)


def without_hidden_markup(text: str) -> tuple[str, int]:
    """The text without what a rendered page does not show, and how many words that was."""
    words = 0
    for pattern in (_COMMENT, _LINK_COMMENT, _UNSEEN):
        words += sum(_count(found[0]) for found in pattern.finditer(text))
        text = pattern.sub("", text)
    return text, words


def _count(markup: str) -> int:
    bare = re.sub(r"<!--|-->", " ", markup)
    return len(re.findall(r"[^\W_]+", re.sub(r"<[^<>]{0,900}>", " ", bare)))
