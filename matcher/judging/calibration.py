"""How often verdicts like this one were right: the confidence of a verdict, fitted and never guessed.

Findings fall into a few cells: by what is asked (facts, which are read and compared, or deeds, which are recognised),
by the verdict, and by whether the rule itself was firm. `data/confidence.toml` holds the share of each cell that agreed
with careful readers; `scripts/calibrate.py` fits it, and says how well it holds for CVs that it was not fitted on.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from matcher.judging.case import Finding
from matcher.lexicon import read_tables
from matcher.nouns import HARD_KINDS, Kind, VerdictStatus

FILE = "confidence.toml"
FACTS, DEEDS = "facts", "deeds"
FIRM, WEAK = "firm", "weak"
FIRM_FROM = {
    VerdictStatus.MET: 0.8,
    VerdictStatus.PARTIAL: 0.6,
    VerdictStatus.MISSING: 0.75,
    VerdictStatus.UNKNOWN: 0.8,
}
"""A rule that says less of its own finding is weak: it went by meaning, by a hint, or by a condition half read."""


class Cell(NamedTuple):
    """Findings that are counted together."""

    asked: str
    status: str
    rule: str


def cell(kind: Kind, finding: Finding) -> Cell:
    """The cell of a finding on a requirement of this kind."""
    asked = FACTS if kind in HARD_KINDS else DEEDS
    rule = FIRM if finding.confidence >= FIRM_FROM[finding.status] else WEAK
    return Cell(asked, finding.status.value, rule)


def confidence(kind: Kind, finding: Finding) -> float:
    """The share of verdicts of this cell that careful readers agreed with, 0..1."""
    return _shares()[cell(kind, finding)]


@cache
def _shares() -> Mapping[Cell, float]:
    return {
        Cell(asked, status, rule): float(share)
        for asked, by_status in read_tables(FILE).items()
        for status, by_rule in by_status.items()
        for rule, share in by_rule.items()
    }
