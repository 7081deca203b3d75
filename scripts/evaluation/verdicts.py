"""How well verdicts agree with those of careful readers, end to end: on requirements as extracted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from matcher.nouns import Match, Verdict
from scripts.evaluation.gold import GoldSet, GoldVerdict
from scripts.evaluation.pairing import covered, pair

STATUSES = ("met", "partial", "missing", "unknown")
EVIDENCE_COVERED_FROM = 0.5


@dataclass(frozen=True, slots=True)
class Judged:
    """A gold verdict beside the predicted one; `predicted` is None where the requirement was not extracted."""

    gold: GoldVerdict
    kind: str
    predicted: Verdict | None

    @property
    def status(self) -> str:
        """The predicted status, "none" for a requirement that was not extracted."""
        return self.predicted.status.value if self.predicted else "none"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Shares in 0..1 over the gold verdicts; `n` is their number."""

    n: int
    accuracy: float
    macro_f1: float
    by_kind: dict[str, float]
    false_met: float
    false_missing: float
    blocker_precision: float
    blocker_recall: float
    evidence_hit: float
    quotes_in_source: float


def judged(gold: GoldSet, matches: Mapping[tuple[str, str], Match]) -> tuple[Judged, ...]:
    """Every gold verdict with its prediction. `matches` maps (cv, posting) to the judged match."""
    pairs = {key: _pairs(gold, key, match) for key, match in matches.items()}
    rows = []
    for verdict in gold.verdicts:
        key = (verdict.cv, verdict.posting)
        place = pairs[key].get(verdict.requirement) if key in pairs else None
        predicted = matches[key].verdicts[place] if place is not None else None
        kind = gold.postings[verdict.posting].requirements[verdict.requirement].kind
        rows.append(Judged(verdict, kind, predicted))
    return tuple(rows)


def _pairs(gold: GoldSet, key: tuple[str, str], match: Match) -> dict[int, int]:
    wanted = [requirement.text for requirement in gold.postings[key[1]].requirements]
    return pair(wanted, [verdict.requirement.text for verdict in match.verdicts])


def measure(rows: tuple[Judged, ...], pages: Mapping[str, tuple[str, ...]]) -> Agreement:
    """All measures. `pages` maps a CV to its visible text, in which every quote must stand."""
    return Agreement(
        n=len(rows),
        accuracy=_share(row.status == row.gold.verdict for row in rows),
        macro_f1=macro_f1([(row.gold.verdict, row.status) for row in rows]),
        by_kind=_by_kind(rows),
        false_met=_share(row.status == "met" for row in rows if row.gold.verdict in ("missing", "unknown")),
        false_missing=_share(row.status == "missing" for row in rows if row.gold.verdict == "met"),
        blocker_precision=_share(row.gold.blocker for row in rows if row.predicted and row.predicted.blocker),
        blocker_recall=_share(bool(row.predicted and row.predicted.blocker) for row in rows if row.gold.blocker),
        evidence_hit=_share(_evidence_hit(row) for row in rows if row.gold.evidence),
        quotes_in_source=_share(_quotes_stand(row, pages) for row in rows if row.predicted and row.predicted.evidence),
    )


def macro_f1(pairs: list[tuple[str, str]]) -> float:
    """The mean F1 over the four verdicts; pairs are (gold, predicted)."""
    hits = Counter(gold for gold, predicted in pairs if gold == predicted)
    wanted = Counter(gold for gold, _ in pairs)
    given = Counter(predicted for _, predicted in pairs)
    scores = [2 * hits[s] / (wanted[s] + given[s]) for s in STATUSES if wanted[s] + given[s]]
    return sum(scores) / len(scores) if scores else 0.0


def _by_kind(rows: tuple[Judged, ...]) -> dict[str, float]:
    grouped: dict[str, list[bool]] = defaultdict(list)
    for row in rows:
        grouped[row.kind].append(row.status == row.gold.verdict)
    return {kind: _share(grouped[kind]) for kind in sorted(grouped)}


def _evidence_hit(row: Judged) -> bool:
    if row.predicted is None:
        return False
    quotes = " ".join(evidence.quote for evidence in row.predicted.evidence)
    return covered(row.gold.evidence or "", quotes) >= EVIDENCE_COVERED_FROM


def _quotes_stand(row: Judged, pages: Mapping[str, tuple[str, ...]]) -> bool:
    if row.predicted is None:
        return True
    return all(
        evidence.span is not None
        and pages[row.gold.cv][evidence.span.page - 1][evidence.span.start : evidence.span.end] == evidence.quote
        for evidence in row.predicted.evidence
    )


def _share(flags: Iterable[bool]) -> float:
    values = list(flags)
    return sum(values) / len(values) if values else 0.0
