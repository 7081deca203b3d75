"""The place and the period that stand behind a title: "Paid trainee on the rural desk, Hexham, autumn 2026"."""

from __future__ import annotations

import re

from matcher.posting.locations import is_known_place

_PIECE = re.compile(r",\s+|(?<!\s)\s+[–—|·-]\s+")
_SEASON = (
    r"(?:spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|september|october|november|"
    r"december)"
)
_PERIOD = re.compile(
    rf"(?:(?:from|in|starting|start|for|as of|beginning)\s+)?(?:(?:early|mid|late)[- ])?{_SEASON}"
    rf"(?:\s?(?:/|–|-|or|and|to)\s?{_SEASON})*(?:\s+20\d\d(?:\s?/\s?\d\d)?)?|(?:from\s+)?20\d\d(?:\s?/\s?\d{{2,4}})?"
    rf"|(?:closes|closing|deadline|apply (?:by|before)|until)\b.*"
    rf"|(?:paid|unpaid|remote|hybrid|on[- ]site|full[- ]time|part[- ]time)",
    re.IGNORECASE,
)
_WANTED = re.compile(r"(?<!\s)\s+(?:wanted|needed|sought|required)$", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+)?")


def without_tail(title: str, body: str) -> tuple[str, tuple[str, ...]]:
    """The title without the place behind it and what follows that, and the place; the whole title where it has none.

    A town that no list knows counts where `body` speaks of being in it. A period alone stays: it names the intake.
    """
    borders = [found.span() for found in _PIECE.finditer(title)]
    for end, begin in borders:
        pieces = _PIECE.split(title[begin:])
        if not _is_place(pieces[0], body):
            continue
        if all(_PERIOD.fullmatch(piece) or _is_place(piece, body) for piece in pieces):
            return _WANTED.sub("", title[:end]), tuple(piece for piece in pieces if _is_place(piece, body))
    return title, ()


def is_period(text: str) -> bool:
    """Whether words name a period and nothing else: "Summer 2026"."""
    return _PERIOD.fullmatch(text) is not None


def _is_place(piece: str, body: str) -> bool:
    if is_known_place(piece):
        return piece[:1].isupper()
    name = re.escape(piece)
    told = rf"\b(?:in|at|near|to|from) {name}\b(?! [A-Z])|\b{name} (?:office|site|studio|newsroom|lab|campus)\b"
    return _NAME.fullmatch(piece) is not None and re.search(told, body) is not None
