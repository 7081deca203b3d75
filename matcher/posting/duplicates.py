"""Whether two postings are one: the same text from another source, a repost, or a near-copy for another town.

Compared are the lines that say what the work is and what is asked, as sets of three-word shingles: the order of lines,
dates, numbers and the postings' own towns make no difference, and what an employer says of itself in every posting
counts for nothing. What one posting asks may stand anywhere in the other, because a board that flattens a page turns
bullets into headings or paragraphs.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from matcher.conditions import Level
from matcher.degrees import find_degrees
from matcher.lexicon import read_lists
from matcher.nouns import Posting, Role

Shingles = NDArray[np.uint32]
"""The hashes of three-word shingles, distinct and ascending."""

SAME = 0.75
"""The similarity from which two postings with the same title are one.

Measured on the sample postings and copies made of them (tests/index/test_duplicates.py, November 2026).
"""
SAME_THOUGH_RENAMED = 0.95
"""The same where one title only says more than the other: then nearly every word has to agree."""
LEAST_SHINGLES = 12
"""Fewer say too little to tell two postings of one employer apart."""
SHINGLE_WORDS = 3

_WORK = frozenset({Role.REQUIREMENT, Role.DUTY})
_WORK_OR_UNKNOWN = _WORK | {Role.UNKNOWN}
_SAID = frozenset(Role) - {Role.NOISE}
_WORD = re.compile(r"[^\W_]+[+#]*")


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """What of a posting is compared with others; made once a posting, because it is compared often.

    `work` are the shingles of duties and requirements, `said` those of the posting, `page` those of all its lines.
    """

    posting: Posting
    company: tuple[str, ...]
    role: frozenset[str]
    levels: frozenset[Level]
    work: Shingles
    said: Shingles
    page: Shingles

    @property
    def says_enough(self) -> bool:
        """Whether its text can tell it from other postings of its employer."""
        return self.work.size >= LEAST_SHINGLES


def likeness(posting: Posting) -> Likeness:
    """The parts of a posting that tell whether it is another one as well."""
    company = _company_words(posting.company or "")
    places = frozenset(word for place in posting.locations for word in _words(f"{place.text} {place.city or ''}"))
    title = f" {' '.join(_words(posting.title))} ".replace(f" {' '.join(company)} ", " ")
    lines = _hashed_lines(posting, places)
    work = _joined(lines, _WORK)
    return Likeness(
        posting=posting,
        company=company,
        role=frozenset(_without_numbers(title.split())) - _listed("title_frame") - _listed("dates") - places,
        levels=_levels(posting),
        work=work if work.size >= LEAST_SHINGLES else _joined(lines, _WORK_OR_UNKNOWN),
        said=_joined(lines, _SAID),
        page=_joined(lines, frozenset(Role)),
    )


def similarity(a: Likeness, b: Likeness) -> float:
    """The share of what each of two postings says of the work that stands in the other, 0..1."""
    shared = _shared(a.work, b.page) + _shared(b.work, a.page)
    return shared / max(a.work.size + b.work.size, 1)


def _shared(a: Shingles, b: Shingles) -> int:
    return int(np.intersect1d(a, b, assume_unique=True).size)


def same_posting(a: Likeness, b: Likeness) -> bool:
    """Whether two postings are one. The answer does not hang on the order of the two."""
    if not (a.role <= b.role or b.role <= a.role):
        return False
    if a.role == b.role and _record(a.posting) == _record(b.posting):
        return True
    if not (_same_level(a, b) and _same_length(a.posting, b.posting)):
        return False
    if not (a.says_enough and b.says_enough):
        return _same_address(a, b) and _same_employer(a, b)
    least = SAME if a.role == b.role else SAME_THOUGH_RENAMED
    return similarity(a, b) >= least and _same_employer(a, b)


def _record(posting: Posting) -> object:
    """What two records of one posting share, whatever else was changed between them.

    Careers pages share an address, so that it alone is not enough.
    """
    places = frozenset(place.text.casefold() for place in posting.locations)
    return (posting.url or posting.text, posting.title.casefold(), (posting.company or "").casefold(), places)


def _same_address(a: Likeness, b: Likeness) -> bool:
    """A row of a list beside the page that it links to."""
    return a.posting.url is not None and a.posting.url == b.posting.url and a.role == b.role and bool(a.role)


def _same_level(a: Likeness, b: Likeness) -> bool:
    """Not an undergraduate's and a doctoral posting of one template."""
    return not (a.levels and b.levels) or bool(a.levels & b.levels)


def _same_length(a: Posting, b: Posting) -> bool:
    """Not a summer and a year: one of them at least twice as long as the other."""
    if a.duration_weeks is None or b.duration_weeks is None:
        return True
    (a_least, a_most), (b_least, b_most) = a.duration_weeks, b.duration_weeks
    return 2 * a_most > b_least and 2 * b_most > a_least


def _same_employer(a: Likeness, b: Likeness) -> bool:
    """One name, a name that only goes on, an unknown one, or an agency that names its client."""
    shorter, longer = sorted((a.company, b.company), key=len)
    return longer[: len(shorter)] == shorter or _names(a, b.company) or _names(b, a.company)


def _names(one: Likeness, company: tuple[str, ...]) -> bool:
    """Whether a posting itself, not the page around it, names a company."""
    said = " ".join(line.text for line in one.posting.lines if line.role is not Role.NOISE)
    return f" {' '.join(company)} " in f" {' '.join(_words(said))} "


def _levels(posting: Posting) -> frozenset[Level]:
    """The levels of the title, else those that the requirements accept."""
    named = frozenset(mention.level for mention in find_degrees(posting.title))
    return named or frozenset(posting.levels)


def _company_words(company: str) -> tuple[str, ...]:
    words = _words(company)
    return tuple(
        word for word in words if word not in _listed("legal_forms") and (len(word) > 1 or word.isdigit())
    ) or tuple(words)


def _hashed_lines(posting: Posting, places: frozenset[str]) -> list[tuple[Role, list[int]]]:
    """The role of every line and its hashed shingles, without the words that make no difference."""
    left_out = places | _listed("dates")
    return [
        (line.role, _hashed_shingles([word for word in _without_numbers(_words(line.text)) if word not in left_out]))
        for line in posting.lines
    ]


def _hashed_shingles(words: list[str]) -> list[int]:
    """Every three words in a row within a line, so that the order of lines makes no difference; a short line whole."""
    starts = range(max(len(words) - SHINGLE_WORDS, 0) + 1) if words else ()
    return [crc32(" ".join(words[start : start + SHINGLE_WORDS]).encode()) for start in starts]


def _joined(lines: list[tuple[Role, list[int]]], roles: frozenset[Role]) -> Shingles:
    hashes = {one for role, line in lines if role in roles for one in line}
    return np.array(sorted(hashes), dtype=np.uint32)


def _without_numbers(words: list[str]) -> list[str]:
    """Without years, days and amounts, which a repost changes."""
    return [word for word in words if not word[0].isdigit()]


def _words(text: str) -> list[str]:
    """The words without case and accents."""
    folded = text.casefold()
    if not folded.isascii():
        folded = "".join(one for one in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(one))
    return _WORD.findall(folded)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(read_lists("duplicates.toml", "words")[name])
