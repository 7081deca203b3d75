"""The cue lists of `matcher/data/posting_cues.toml` as regular expressions; read on first use, then kept."""

from __future__ import annotations

import re
from functools import cache

from matcher.lexicon import read_tables

FILE = "posting_cues.toml"
_CURLY = str.maketrans({"’": "'", "‘": "'", "‑": "-", "\u00a0": " "})


def plain(text: str) -> str:
    """The text with straight apostrophes, plain hyphens and plain spaces; every offset stays as it is."""
    return text.translate(_CURLY)


@cache
def cues(table: str, name: str) -> tuple[str, ...]:
    """The cues of a list, a piece of a regular expression each. Raises KeyError for a list that there is not."""
    found: object = read_tables(FILE)
    for key in (*table.split("."), name):
        found = found[key] if isinstance(found, dict) else None
    if not isinstance(found, str):
        raise KeyError(f"{table}.{name}")
    return tuple(line for line in found.splitlines() if line)


def _cues(table: str, name: str) -> str:
    return "|".join(cues(table, name))


@cache
def cue(table: str, name: str) -> re.Pattern[str]:
    """Any cue of a list, as whole words, wherever it stands. Raises KeyError for a list that there is not."""
    return re.compile(rf"(?<![\w])(?:{_cues(table, name)})(?![\w])", re.IGNORECASE)


@cache
def opening(table: str, name: str) -> re.Pattern[str]:
    """Any cue of a list at the very beginning of a text. Raises KeyError for a list that there is not."""
    return re.compile(rf"(?:{_cues(table, name)})(?![\w])", re.IGNORECASE)


@cache
def names(table: str) -> tuple[str, ...]:
    """The names of the lists of a table, in the order of the file."""
    return tuple(read_tables(FILE)[table])


@cache
def has_list(table: str, name: str) -> bool:
    """Whether a table has such a list."""
    found: object = read_tables(FILE)
    for key in (*table.split("."), name):
        found = found.get(key) if isinstance(found, dict) else None
    return isinstance(found, str)
