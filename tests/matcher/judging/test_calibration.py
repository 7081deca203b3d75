"""The confidence of a verdict: every cell has one, and firm rules are believed more than weak ones."""

from __future__ import annotations

from itertools import product

import pytest

from matcher.judging.calibration import FIRM_FROM, cell, confidence
from matcher.judging.case import Finding, missing, partial, unknown
from matcher.nouns import Kind, VerdictStatus


@pytest.mark.parametrize(("kind", "status", "sure"), list(product(Kind, VerdictStatus, (0.95, 0.3))))
def test_every_finding_has_a_confidence(kind: Kind, status: VerdictStatus, sure: float) -> None:
    assert 0 < confidence(kind, Finding(status, "", confidence=sure)) < 1


@pytest.mark.parametrize(("kind", "status"), list(product((Kind.DEGREE, Kind.SKILL), VerdictStatus)))
def test_a_weak_rule_is_never_believed_more_than_a_firm_one(kind: Kind, status: VerdictStatus) -> None:
    firm, weak = (Finding(status, "", confidence=sure) for sure in (0.95, 0.3))
    assert confidence(kind, weak) <= confidence(kind, firm)


@pytest.mark.parametrize("finding", [partial(""), missing(""), unknown("")])
def test_a_rule_that_says_nothing_of_itself_is_firm(finding: Finding) -> None:
    assert finding.confidence >= FIRM_FROM[finding.status]
    assert cell(Kind.SKILL, finding).rule == "firm"
