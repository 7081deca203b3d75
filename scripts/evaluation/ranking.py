"""How good a ranking is: nDCG and what stands on top. Gains 2^grade - 1 (Järvelin and Kekäläinen 2002, Burges 2005)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

DEPTH = 10
TOP = 5


@dataclass(frozen=True, slots=True)
class Ranking:
    """Means over CVs, in 0..1; `zero_in_top` is the mean number of grade-0 postings among the first five.

    `avoidable_zeros` counts of them those for which a better posting of the set stood farther down.
    """

    ndcg: float
    first_is_3: float
    precision_at_5: float
    zero_in_top: float
    avoidable_zeros: float


def ndcg(grades: Sequence[int], all_grades: Sequence[int], depth: int = DEPTH) -> float:
    """nDCG at a depth: `grades` in ranked order, `all_grades` of every posting for the ideal order."""
    ideal = _dcg(sorted(all_grades, reverse=True)[:depth])
    return _dcg(grades[:depth]) / ideal if ideal else 1.0


def _dcg(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def measure(ranked: Mapping[str, Sequence[str]], grades: Mapping[tuple[str, str], int]) -> Ranking:
    """`ranked` maps a CV to its posting ids, best first; `grades` holds every pair."""
    rows = []
    for cv, postings in ranked.items():
        found = [grades[cv, posting] for posting in postings]
        every = [grade for (other, _), grade in grades.items() if other == cv]
        top = found[:TOP]
        better = sum(grade > 0 for grade in every)
        avoidable = max(0, min(TOP, better) - sum(grade > 0 for grade in top))
        good = sum(grade >= 2 for grade in top) / TOP
        rows.append((ndcg(found, every), found[:1] == [3], good, top.count(0), avoidable))
    columns = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
    return Ranking(*columns)
