"""How well CVs are read in each layout: words in order, and agreement of the first ten matches with the Markdown CV."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import LCSseq

LAYOUTS = ("plain", "sidebar", "columns", "typeset", "scan", "docx")
AGREEMENT_DEPTH = 10

_WORD = re.compile(r"\w+", re.UNICODE)
_LINK = re.compile(r"\]\([^)\s]{0,300}\)")


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout: files read, share of the Markdown's words found in order, overlap of the first ten matches."""

    read: int
    failed: int
    words_in_order: float
    first_ten: float


def layout_file(root: Path, cv: str, layout: str) -> Path:
    """Where a set keeps a CV in a layout."""
    return root / "cvs" / "docx" / f"{cv}.docx" if layout == "docx" else root / "cvs" / "pdf" / f"{cv}.{layout}.pdf"


def words_in_order(markdown: str, pages: Sequence[str]) -> float:
    """The longest common subsequence of words, as a share of the Markdown's words."""
    wanted = _WORD.findall(_LINK.sub("]", markdown).casefold().replace("_", " "))
    seen = _WORD.findall(" ".join(pages).casefold().replace("_", " "))
    return LCSseq.similarity(wanted, seen) / len(wanted) if wanted else 1.0


def overlap(first: Sequence[str], second: Sequence[str]) -> float:
    """The share of the first ten of one list that stand in the first ten of the other."""
    wanted = set(first[:AGREEMENT_DEPTH])
    return len(wanted & set(second[:AGREEMENT_DEPTH])) / len(wanted) if wanted else 1.0


def summarise(shares: Mapping[str, float], overlaps: Mapping[str, float], failed: int) -> Layout:
    """The means over the CVs that could be read."""
    count = len(shares)
    return Layout(count, failed, sum(shares.values()) / max(count, 1), sum(overlaps.values()) / max(count, 1))
