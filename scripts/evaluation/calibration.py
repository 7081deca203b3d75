"""How far the confidence of a verdict can be believed, and the table of confidences fitted on gold sets."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from pathlib import Path

from index.current import CurrentSnapshot
from index.reindex import reindex
from matcher.embedding import Embedder
from matcher.judging.calibration import DEEDS, FACTS, FIRM, WEAK, Cell, cell
from matcher.judging.judge import find
from matcher.match import embed_cv, judge_candidate
from matcher.nouns import VerdictStatus
from matcher.retrieval import Candidate
from matcher.shortlist import EmbeddedCv
from scripts.evaluation.gold import GoldSet
from scripts.evaluation.pairing import pair
from scripts.evaluation.run import EVERYTHING, candidates_of, read_cvs

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
PRIOR = 8.0
"""How many verdicts a cell borrows from all cells of its status: a cell seen three times says little by itself."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One verdict on an extracted requirement: whose, its cell, whether careful readers gave the same, its weight."""

    cv: str
    posting: str
    cell: Cell
    right: bool
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Bin:
    """Verdicts of a like confidence: how many, the mean confidence, and the share that was right."""

    low: float
    high: float
    n: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """`brier` is the mean squared error of the confidence; `gap` the mean distance of confidence and share, by bin."""

    bins: tuple[Bin, ...]
    brier: float
    gap: float


def outcomes(gold: GoldSet, embed: Embedder) -> tuple[Outcome, ...]:
    """Every gold verdict whose requirement was extracted. A set weighs 1 as a whole, however large it is."""
    with tempfile.TemporaryDirectory() as folder:
        reindex([gold.root / "postings"], Path(folder), embed=embed)
        snapshot = CurrentSnapshot(Path(folder), revision=embed.revision).get()
        candidates = candidates_of(snapshot, embed)
    cvs = {name: embed_cv(cv, embed) for name, cv in read_cvs(gold).items()}
    found = [
        one
        for name, posting in dict.fromkeys((verdict.cv, verdict.posting) for verdict in gold.verdicts)
        if posting in candidates
        for one in _of_pair(gold, name, posting, cvs[name], candidates[posting])
    ]
    return tuple(Outcome(one.cv, one.posting, one.cell, one.right, 1 / len(found)) for one in found)


def _of_pair(gold: GoldSet, name: str, posting: str, cv: EmbeddedCv, candidate: Candidate) -> list[Outcome]:
    cases = judge_candidate(cv, candidate, EVERYTHING).cases
    wanted = [requirement.text for requirement in gold.postings[posting].requirements]
    places = pair(wanted, [case.requirement.text for case in cases])
    found = []
    for verdict in gold.verdicts:
        place = places.get(verdict.requirement)
        if (verdict.cv, verdict.posting) != (name, posting) or place is None:
            continue
        finding = find(cases[place])
        right = finding.status.value == verdict.verdict
        found.append(Outcome(name, posting, cell(cases[place].requirement.kind, finding), right))
    return found


def fit(seen: Sequence[Outcome]) -> Mapping[Cell, float]:
    """The confidence of every cell: its share of right verdicts, drawn towards that of its status where it is rare.

    Weak rules that were right more often than firm ones are counted with them: no order of the two is borne out.
    """
    table: dict[Cell, float] = {}
    for asked, status in product((FACTS, DEEDS), (status.value for status in VerdictStatus)):
        firm, weak = Cell(asked, status, FIRM), Cell(asked, status, WEAK)
        shares = {one: _share_of(one, seen) for one in (firm, weak)}
        if shares[weak] > shares[firm]:
            weights = [sum(one.weight for one in seen if one.cell == place) or 1.0 for place in (firm, weak)]
            both = round((shares[firm] * weights[0] + shares[weak] * weights[1]) / sum(weights), 2)
            shares = {firm: both, weak: both}
        table |= shares
    return table


def _share_of(wanted: Cell, seen: Sequence[Outcome]) -> float:
    of_status = [one for one in seen if one.cell.status == wanted.status]
    of_cell = [one for one in of_status if one.cell == wanted]
    base = _mean([(float(one.right), one.weight) for one in of_status])
    share = _mean([(float(one.right), one.weight) for one in of_cell]) if of_cell else base
    return round((len(of_cell) * share + PRIOR * base) / (len(of_cell) + PRIOR), 2)


def held_out(seen: Sequence[Outcome], fold: Callable[[Outcome], str]) -> tuple[tuple[float, bool], ...]:
    """(confidence, right) of each outcome, its confidence fitted on the outcomes of all other folds."""
    folds: dict[str, list[Outcome]] = defaultdict(list)
    for one in seen:
        folds[fold(one)].append(one)
    told: list[tuple[float, bool]] = []
    for name, members in folds.items():
        table = fit([one for one in seen if fold(one) != name])
        told += [(table[one.cell], one.right) for one in members]
    return tuple(told)


def reliability(told: Sequence[tuple[float, bool]]) -> Reliability:
    """The reliability table of (confidence, right) pairs, after Murphy (1973) and Naeini et al. (2015)."""
    bins = [found for low, high in pairwise(EDGES) if (found := _bin(told, low, high))]
    brier = sum((confidence - right) ** 2 for confidence, right in told) / max(1, len(told))
    gap = sum(one.n * abs(one.confidence - one.right) for one in bins) / max(1, len(told))
    return Reliability(tuple(bins), brier, gap)


def _bin(told: Sequence[tuple[float, bool]], low: float, high: float) -> Bin | None:
    inside = [(c, r) for c, r in told if low <= c < high or (c == high == EDGES[-1])]
    if not inside:
        return None
    n = len(inside)
    return Bin(low, high, n, sum(c for c, _ in inside) / n, sum(r for _, r in inside) / n)


def _mean(weighted: Sequence[tuple[float, float]]) -> float:
    total = sum(weight for _, weight in weighted)
    return sum(value * weight for value, weight in weighted) / total if total else 0.5
