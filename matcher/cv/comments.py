"""What Markdown hides from its reader: comments, and elements whose style makes them invisible."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"<!--.{0,20000}?(?:-->|\Z)", re.DOTALL)
_LINK_COMMENT = re.compile(r"^ {0,3}\[(?://|comment)\]:[^\n]{0,2000}$", re.MULTILINE | re.IGNORECASE)
# Styles that leave nothing to see: not shown, see-through, of no size, (nearly) white, moved off the page.
_STYLES = (
    r"display\s{0,3}:\s{0,3}none",
    r"visibility\s{0,3}:\s{0,3}(?:hidden|collapse)",
    r"opacity\s{0,3}:\s{0,3}0?\.?0{1,9}(?![.\d])",
    r"(?:font-size|max-height|height|max-width|width|line-height)\s{0,3}:\s{0,3}(?:0?\.\d{1,9}|[01])(?:\.\d{1,9})?"
    r"(?:px|pt|mm|%)?(?![\w.%])",
    r"(?<![-\w])color\s{0,3}:\s{0,3}(?:white\b|transparent\b|#f[0-9a-f]f[0-9a-f]f[0-9a-f]\b|#fff\b"
    r"|rgba?\(\s{0,3}2[45]\d\s{0,3},\s{0,3}2[45]\d\s{0,3},\s{0,3}2[45]\d)",
    r"(?:left|top|right|text-indent|margin-left|margin-top)\s{0,3}:\s{0,3}-\d{3,9}",
    r"clip(?:-path)?\s{0,3}:\s{0,3}(?:rect\(0|inset\((?:50|100)%|circle\(0)",
    r"scale\(\s{0,3}0?(?:\.0\d{0,9})?\s{0,3}\)",
    r"\shidden\b",
)
_UNSEEN = re.compile(
    r"<(?:(?P<tag>[a-z][a-z0-9]{0,9})\b[^<>]{0,400}(?:" + "|".join(_STYLES) + r")[^<>]{0,400}"
    r"|(?P<unshown>template|script|style|noscript|head|title)\b[^<>]{0,400})>"
    r".{0,20000}?(?:</(?:(?P=tag)|(?P=unshown))>|\Z)",
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
