"""A CV understood anew after each swap; what is compared with what stands in `check.py`, which knows how to match."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matcher.cv.understand import understand
from matcher.invariance.edits import Edit
from matcher.invariance.orders import SectionOrder
from matcher.invariance.swaps import Swap, swaps
from matcher.nouns import Cv, Document


@dataclass(frozen=True, slots=True)
class SwappedCv:
    """A CV as it is understood after a swap, with the swap's name and what it replaced."""

    name: str
    edits: tuple[Edit, ...]
    cv: Cv


@dataclass(frozen=True, slots=True)
class SwappedCvs:
    """A CV as it is, and after each swap."""

    cv: Cv
    swapped: tuple[SwappedCv, ...]


def swapped_cvs(document: Document, tried: Sequence[Swap | SectionOrder] | None = None) -> SwappedCvs:
    """A document understood as it is and anew after each swap; every swap there is where none are named."""
    changed = ((swap.name, *swap.applied(document)) for swap in (tried if tried is not None else swaps()))
    return SwappedCvs(
        understand(document), tuple(SwappedCv(name, edits, understand(other)) for name, other, edits in changed)
    )
