"""Statements of a CV: bullets, sentences and rows, each letter for letter as it stands on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from matcher.cv.instructions import is_instruction
from matcher.cv.personal import is_personal
from matcher.cv.sections import Part, PlacedLine
from matcher.nouns import SectionName, Statement
from matcher.single_dates import month_numbers

_END = re.compile(r"[.!?…][)\"'”’]{0,2}\s+(?=[\"'“‘(\[]?[^\W_a-z]|[•*–—-] )")
_ABBREVIATIONS = frozenset(
    [
        "e.g",
        "i.e",
        "etc",
        "vs",
        "approx",
        "incl",
        "dept",
        "prof",
        "dr",
        "mr",
        "mrs",
        "ms",
        "st",
        "no",
        "vol",
        "pp",
        "fig",
        "ed",
        "eds",
        "al",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "exp",
        "hons",
        "yr",
        "yrs",
        "sem",
        "ca",
        "cf",
        "co",
        "inc",
        "ltd",
        "ph.d",
        "m.sc",
        "b.sc",
        "b.eng",
        "m.eng",
        "univ",
        "resp",
        "z.b",
        "bzw",
        "ca",
        "eng",
        "sc",
        "hrs",
        "mod",
        "equiv",
        "incl",
    ]
)

_LANGUAGES_OF_ONE_LETTER = frozenset({"C", "R"})


def find_statements(placed: Sequence[PlacedLine]) -> tuple[Statement, ...]:
    """Every statement in reading order; section headings are none, the title line of a job or degree is one."""
    return tuple(_statements(placed))


def _statements(placed: Sequence[PlacedLine]) -> Iterator[Statement]:
    for each in placed:
        if each.part is Part.HEADING:
            continue
        words = each.line.words
        for start, end in split_sentences(words):
            text = each.line.verbatim(start, end)
            aside = is_personal(text) or is_instruction(text)
            section = SectionName.CONTACT if aside else each.section
            yield Statement(text, each.line.span(start, end), section, each.entry)


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open extents of the sentences of a line; a table row stays whole."""
    if "\t" in text:
        return ((0, len(text)),)
    extents: list[tuple[int, int]] = []
    start = 0
    for found in _END.finditer(text):
        if found[0][0] == "." and _is_abbreviation(text, found.start()):
            continue
        extents.append((start, start + len(text[start : found.end()].rstrip())))
        start = found.end()
    if start < len(text):
        extents.append((start, len(text)))
    return tuple(extents)


def _names_month(text: str) -> bool:
    """Whether a month follows, as in the German "ab 1. April"."""
    word = re.match(r"\s?([^\W\d_]+)", text)
    return word is not None and word[1].lower() in month_numbers()


def _is_abbreviation(text: str, stop: int) -> bool:
    """Whether the full stop at `stop` ends an abbreviation, an initial or a list number."""
    *before, word = re.split(r"[\s(\[/]", text[max(0, stop - 24) : stop])
    initial = len(word) == 1 and word.isalpha() and word.isupper()
    if word in _LANGUAGES_OF_ONE_LETTER and before and before[-1].islower():
        return False
    dotted = "." in word[:-1] and (len(word) <= 6 or ".-" in word)
    number = word.isdigit() and (stop == len(word) or (len(word) <= 2 and _names_month(text[stop + 1 : stop + 12])))
    return initial or number or dotted or word.casefold() in _ABBREVIATIONS
