"""How well CVs are read in each layout: words in order, facts, and the first ten matches, against the Markdown CV."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import LCSseq

LAYOUTS = ("plain", "sidebar", "columns", "typeset", "scan", "docx")
AGREEMENT_DEPTH = 10

_WORD = re.compile(r"\w+", re.UNICODE)
_LINK = re.compile(r"\]\([^)\s]{0,300}\)")


_HEADING = re.compile(r"^(?=#{1,6} )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout: files read, shares of the Markdown's words found in order, overlap of the first ten matches.

    `words_in_sections` takes each section of the Markdown alone, so that sections may stand in any order, as they do
    where some of them are set in a sidebar.
    """

    read: int
    failed: int
    words_in_order: float
    words_in_sections: float
    first_ten: float


@dataclass(frozen=True, slots=True)
class Seen:
    """One CV in one layout, measured."""

    words_in_order: float
    words_in_sections: float
    first_ten: float


def layout_file(root: Path, cv: str, layout: str) -> Path:
    """Where a set keeps a CV in a layout."""
    return root / "cvs" / "docx" / f"{cv}.docx" if layout == "docx" else root / "cvs" / "pdf" / f"{cv}.{layout}.pdf"


def words_in_order(markdown: str, lines: Sequence[str]) -> float:
    """The longest common subsequence of words, as a share of the Markdown's words; `lines` are in reading order."""
    wanted, seen = _words(_LINK.sub("]", markdown)), _words(" ".join(lines))
    return LCSseq.similarity(wanted, seen) / len(wanted) if wanted else 1.0


def words_in_sections(markdown: str, lines: Sequence[str]) -> float:
    """The same for each section of the Markdown alone, whatever the order of sections; weighted by their words."""
    sections = [_words(section) for section in _HEADING.split(_LINK.sub("]", markdown))]
    seen = _words(" ".join(lines))
    total = sum(len(section) for section in sections)
    return sum(LCSseq.similarity(section, seen) for section in sections) / total if total else 1.0


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("_", " "))


def overlap(first: Sequence[str], second: Sequence[str]) -> float:
    """The share of the first ten of one list that stand in the first ten of the other."""
    wanted = set(first[:AGREEMENT_DEPTH])
    return len(wanted & set(second[:AGREEMENT_DEPTH])) / len(wanted) if wanted else 1.0


def summarise(seen: Sequence[Seen], failed: int) -> Layout:
    """The means over the CVs that could be read."""
    count = max(len(seen), 1)
    return Layout(
        read=len(seen),
        failed=failed,
        words_in_order=sum(one.words_in_order for one in seen) / count,
        words_in_sections=sum(one.words_in_sections for one in seen) / count,
        first_ten=sum(one.first_ten for one in seen) / count,
    )
