"""Writing from right to left: glyphs are found from left to right on the page, words are read the other way.

A short form of the Unicode bidirectional algorithm (UAX 9): letters of Hebrew, Arabic and such run from right to left,
figures and Latin words inside them from left to right. Arabic letters that a font names by their joined shapes are
named by the letter again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TypeVar

_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_SHAPES = re.compile(r"[\ufb1d-\ufdff\ufe70-\ufeff]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_FIGURE = re.compile(r"[\d.,:/%+-]")

Part = TypeVar("Part")


def is_right_to_left(text: str) -> bool:
    """Whether a text holds a letter that is written from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def plain_letters(text: str) -> str:
    """The text with joined shapes of letters replaced by the letters."""
    return unicodedata.normalize("NFKC", text) if _SHAPES.search(text) else text


def letters_in_order(letters: Sequence[Part], text_of: Callable[[Part], str]) -> list[Part]:
    """The letters of one word as they are read; figures inside a word from right to left keep their order."""
    if not any(is_right_to_left(text_of(letter)) for letter in letters):
        return list(letters)
    return _turned(letters, lambda letter: _FIGURE.fullmatch(text_of(letter)) is not None)


def words_in_order(words: Sequence[Part], text_of: Callable[[Part], str]) -> list[Part]:
    """The words of one row as they are read; the direction of most of them is that of the row."""
    flags = [is_right_to_left(text_of(word)) for word in words]
    if not any(flags):
        return list(words)
    if sum(flags) > sum(_LATIN.search(text_of(word)) is not None for word in words):
        return _turned(words, lambda word: _LATIN.search(text_of(word)) is not None)
    runs = (list(run) for _, run in groupby(words, key=lambda word: is_right_to_left(text_of(word))))
    return [one for run in runs for one in (run[::-1] if is_right_to_left(text_of(run[0])) else run)]


def _turned(parts: Sequence[Part], keeps: Callable[[Part], bool]) -> list[Part]:
    """The parts from the last to the first, runs of those that keep their direction in their own order."""
    runs = [list(run) for _, run in groupby(parts, key=keeps)]
    return [one for run in runs[::-1] for one in (run if keeps(run[0]) else run[::-1])]
