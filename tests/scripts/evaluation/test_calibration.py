"""The fit of confidences and their reliability, against figures worked out by hand."""

from __future__ import annotations

import tomllib

import pytest

from matcher.judging.calibration import Cell
from scripts.calibrate import as_toml
from scripts.evaluation.calibration import PRIOR, Outcome, fit, held_out, reliability

MET = Cell("facts", "met", "firm")
WEAK = Cell("deeds", "met", "weak")


def seen(cv: str, right: bool, cell: Cell = MET, weight: float = 1.0) -> Outcome:
    return Outcome(cv, "p", cell, right, weight)


def test_a_cell_has_its_share_drawn_towards_that_of_its_status() -> None:
    table = fit([*[seen("a", True)] * 6, *[seen("a", False, WEAK)] * 2])
    assert table[MET] == pytest.approx((6 * 1 + PRIOR * 0.75) / (6 + PRIOR), abs=0.005)
    assert table[WEAK] == pytest.approx((2 * 0 + PRIOR * 0.75) / (2 + PRIOR), abs=0.005)


def test_a_set_weighs_as_its_weights_say() -> None:
    table = fit([seen("a", True, weight=3.0), seen("b", False, weight=1.0)])
    assert table[MET] == 0.75


def test_a_cell_that_was_never_seen_has_the_share_of_its_status_and_an_unseen_status_a_half() -> None:
    table = fit([seen("a", True)])
    assert table[WEAK] == 1.0
    assert table[Cell("facts", "unknown", "firm")] == 0.5


def test_a_fold_is_told_by_a_table_that_never_saw_it() -> None:
    told = held_out([seen("a", True), seen("b", False)], lambda one: one.cv)
    assert told == ((0.0, True), (1.0, False))


def test_reliability_compares_confidence_with_the_share_that_was_right() -> None:
    measured = reliability([(0.8, True), (0.8, False), (1.0, True)])
    assert [(one.n, one.confidence, one.right) for one in measured.bins] == [(2, 0.8, 0.5), (1, 1.0, 1.0)]
    assert measured.brier == pytest.approx((0.04 + 0.64) / 3)
    assert measured.gap == pytest.approx(2 * 0.3 / 3)


def test_the_table_is_written_as_it_is_read() -> None:
    read = tomllib.loads(as_toml({MET: 0.9, WEAK: 0.4}))
    assert read == {"facts": {"met": {"firm": 0.9}}, "deeds": {"met": {"weak": 0.4}}}
