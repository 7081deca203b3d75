"""The score: recomputable by hand, bounded by its interval, capped by blockers, independent of order."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.nouns import Importance, Kind, Verdict, VerdictStatus
from matcher.score import (
    BLOCKED_SHARE,
    KIND_WEIGHTS,
    MUST_WEIGHT,
    NICE_WEIGHT,
    PRIOR_VALUE,
    PRIOR_WEIGHT,
    TOPIC_WEIGHT,
    Tally,
    centroid,
    score,
    topic_overlap,
)
from tests.cases import requirement


def verdict(status: str, kind: Kind = Kind.LANGUAGE, importance: str = "must", blocker: bool = False) -> Verdict:
    asked = requirement(kind, None, importance=Importance(importance))
    return Verdict(asked, VerdictStatus(status), (), "", 1.0, blocker and status == "missing")


verdicts = st.lists(
    st.builds(
        verdict,
        st.sampled_from(["met", "partial", "missing", "unknown"]),
        st.sampled_from(list(Kind)),
        st.sampled_from(["must", "nice"]),
        st.booleans(),
    ),
    max_size=8,
)


def test_the_parts_are_those_of_the_formula() -> None:
    judged = [verdict("met"), verdict("partial"), verdict("missing", importance="nice"), verdict("unknown")]
    parts = {part.name: part.contribution for part in score(judged, 0.5).parts}
    musts = (1.5 + PRIOR_WEIGHT * PRIOR_VALUE) / (2 + PRIOR_WEIGHT)
    expected = {"musts": MUST_WEIGHT * musts, "nice to have": 0.0, "topic": TOPIC_WEIGHT * 0.5}
    assert parts == pytest.approx(expected)


def test_without_nice_to_haves_their_weight_goes_to_the_topic() -> None:
    parts = {part.name: (part.weight, part.value) for part in score([], 0.4).parts}
    assert parts == {"musts": (MUST_WEIGHT, PRIOR_VALUE), "topic": (NICE_WEIGHT + TOPIC_WEIGHT, 0.4)}


def test_every_kind_has_a_weight() -> None:
    assert set(KIND_WEIGHTS) == set(Kind)


def test_one_met_requirement_counts_less_than_five() -> None:
    assert score([verdict("met")], 0.5).value < score([verdict("met")] * 5, 0.5).value


@given(verdicts, st.floats(0, 1))
def test_the_parts_add_up_and_the_value_lies_in_its_interval(judged: list[Verdict], topic: float) -> None:
    result = score(judged, topic)
    assert sum(part.contribution for part in result.parts) == pytest.approx(result.value, abs=1e-5)
    assert -1e-5 <= result.low <= result.value + 1e-5
    assert result.value <= result.high + 1e-5 <= 1 + 2e-5


@given(verdicts.filter(lambda judged: len(judged) <= 5), st.floats(0, 1))
def test_the_order_of_verdicts_changes_nothing(judged: list[Verdict], topic: float) -> None:
    values = {score(list(order), topic).value for order in permutations(judged)}
    assert max(values) - min(values) <= 2e-6


@given(verdicts, st.floats(0, 1))
def test_a_blocker_takes_its_share_and_never_all(judged: list[Verdict], topic: float) -> None:
    free = [verdict(v.status, v.requirement.kind, v.requirement.importance) for v in judged]
    without = score([*free, verdict("missing")], topic).value
    blocked = score([*free, verdict("missing", blocker=True)], topic).value
    assert blocked == pytest.approx(BLOCKED_SHARE * without, abs=2e-6)


@pytest.mark.parametrize(("worse", "better"), [("missing", "partial"), ("partial", "met")])
def test_a_better_verdict_never_lowers_the_score(worse: str, better: str) -> None:
    rest = [verdict("partial", Kind.SKILL), verdict("unknown")]
    assert score([*rest, verdict(worse)], 0.3).value <= score([*rest, verdict(better)], 0.3).value


def test_unknowns_leave_the_value_and_open_the_interval() -> None:
    known = score([verdict("met")], 0.5)
    with_unknown = score([verdict("met"), verdict("unknown")], 0.5)
    assert with_unknown.value == known.value
    assert with_unknown.low < known.value
    assert with_unknown.high > known.value


@pytest.mark.parametrize(
    ("kind", "importance", "blocks"),
    [
        (Kind.AUTHORISATION, "must", True),
        (Kind.AUTHORISATION, "nice", False),
        (Kind.TRAIT, "must", False),
    ],
)
def test_the_low_end_counts_an_unknown_as_a_blocker_where_an_answer_can_block(
    kind: Kind, importance: str, blocks: bool
) -> None:
    known = verdict("met", Kind.SKILL)
    against = verdict("missing", kind, importance, blocker=blocks)
    low = score([known, verdict("unknown", kind, importance)], 0.5).low
    assert low == score([known, against], 0.5).value


def test_topic_overlap_is_the_scaled_cosine_of_the_whole_texts() -> None:
    statements = np.array([[1.0, 0.0]], np.float32)
    chunks = np.array([[0.4, 0.916515], [0.6, 0.8]], np.float32)
    whole = 0.5 / np.hypot(0.5, 0.8582575)
    assert topic_overlap(centroid(statements), centroid(chunks)) == pytest.approx((whole - 0.3) / 0.5)
    assert topic_overlap(centroid(statements[:0]), centroid(chunks)) == 0.0


@given(verdicts, st.floats(0, 1))
def test_the_ceiling_is_never_below_the_score_and_falls_to_it(judged: list[Verdict], topic: float) -> None:
    tally = Tally([one.requirement for one in judged], topic)
    ceilings = [tally.ceiling]
    for one in judged:
        tally.take(one.requirement, one.status, blocker=one.blocker)
        ceilings.append(tally.ceiling)
    assert ceilings == pytest.approx(sorted(ceilings, reverse=True))
    assert ceilings[-1] == pytest.approx(score(judged, topic).value, abs=1e-5)
