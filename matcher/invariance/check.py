"""The check of invariance: a CV is read and matched anew after each swap, and the two lists are compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from matcher.invariance.edits import Edit
from matcher.invariance.orders import SectionOrder
from matcher.invariance.swapped import SwappedCvs, swapped_cvs
from matcher.invariance.swaps import Swap
from matcher.match import Request, match_cv
from matcher.nouns import Cv, Document, Match
from matcher.retrieval import Embed, Retrieve, Vectors

MAX_EXAMPLES = 3
TOP = 10


@dataclass(frozen=True, slots=True)
class SwapResult:
    """What a swap replaced and what that changed in the list.

    `changed_words` counts the replacements, `changed_verdicts` the requirements of postings in both lists whose
    verdict differs, `changed_ranks` the postings whose place differs or that fell out. `rank_correlation` is
    Spearman's, 1.0 where nothing moved; `top_stays` says whether the first ten are the same in the same order.
    """

    name: str
    changed_words: int
    examples: tuple[Edit, ...]
    changed_verdicts: int
    changed_ranks: int
    rank_correlation: float
    top_stays: bool

    @property
    def unchanged(self) -> bool:
        """Whether no verdict and no rank moved."""
        return self.changed_verdicts == 0 and self.changed_ranks == 0


def check_swapped(read: SwappedCvs, request: Request, *, embed: Embed, retrieve: Retrieve) -> tuple[SwapResult, ...]:
    """The list of a CV beside its list after each swap; each is a whole run of matching."""
    remembered = remembering(embed)

    def ranked(cv: Cv) -> tuple[Match, ...]:
        return match_cv(cv, request, embed=remembered, retrieve=retrieve).ranked

    before = ranked(read.cv)
    return tuple(compared(one.name, one.edits, before, ranked(one.cv)) for one in read.swapped)


def check_invariance(
    document: Document,
    request: Request,
    *,
    embed: Embed,
    retrieve: Retrieve,
    only: Sequence[Swap | SectionOrder] | None = None,
) -> tuple[SwapResult, ...]:
    """Every swap tried on a document, understanding and matching in one."""
    return check_swapped(swapped_cvs(document, only), request, embed=embed, retrieve=retrieve)


def compared(name: str, edits: Sequence[Edit], before: Sequence[Match], after: Sequence[Match]) -> SwapResult:
    """Two lists for one student, before and after the edits."""
    old = {match.posting.id: match for match in before}
    new = {match.posting.id: match for match in after}
    both = [one for one in old if one in new]
    places = {one: (list(old).index(one), list(new).index(one)) for one in both}
    verdicts = sum(_differences(old[one], new[one]) for one in both)
    moved = sum(first != second for first, second in places.values()) + len(old) - len(both)
    examples = tuple({(one.old, one.new): one for one in edits}.values())[:MAX_EXAMPLES]
    stays = list(old)[:TOP] == list(new)[:TOP]
    return SwapResult(name, len(edits), examples, verdicts, moved, spearman(list(places.values())), stays)


def _differences(first: Match, second: Match) -> int:
    pairs = zip(first.verdicts, second.verdicts, strict=True)
    return sum((a.status, a.blocker) != (b.status, b.blocker) for a, b in pairs)


def spearman(places: Sequence[tuple[int, int]]) -> float:
    """Spearman's rank correlation of pairs of places, each side ranked anew; 1.0 for fewer than two."""
    if len(places) < 2:
        return 1.0
    first, second = (np.argsort(np.argsort(side)).astype(np.float64) for side in zip(*places, strict=True))
    count = len(places)
    return round(1 - 6 * float(((first - second) ** 2).sum()) / (count * (count**2 - 1)), 6)


def remembering(embed: Embed) -> Callable[[Sequence[str]], Vectors]:
    """The embedder with a memory that lasts as long as what is given out: most texts are the same in every run."""
    known: dict[str, Vectors] = {}

    def from_memory(texts: Sequence[str]) -> Vectors:
        fresh = [text for text in dict.fromkeys(texts) if text not in known]
        if fresh:
            known.update(zip(fresh, embed(fresh), strict=True))
        return np.array([known[text] for text in texts]) if texts else embed(texts)

    return from_memory
