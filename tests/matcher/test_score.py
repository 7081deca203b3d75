"""The score: recomputable by hand, bounded by its interval, capped by blockers, independent of order."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.nouns import Importance, Kind, Verdict, VerdictStatus
from matcher.score import BLOCKED_CAP, MUST_WEIGHT, NICE_WEIGHT, TOPIC_WEIGHT, score, topic_overlap
from tests.cases import requirement


def verdict(status: str, kind: Kind = Kind.LANGUAGE, importance: str = "must", blocker: bool = False) -> Verdict:
    asked = requirement(kind, None, importance=Importance(importance))
    return Verdict(asked, VerdictStatus(status), (), "", 1.0, blocker)


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
    expected = {"musts": MUST_WEIGHT * 0.75, "nice to have": 0.0, "topic": TOPIC_WEIGHT * 0.5}
    assert parts == pytest.approx(expected)


def test_a_part_without_requirements_passes_its_weight_to_the_topic() -> None:
    (topic,) = score([], 0.4).parts
    assert (topic.name, topic.weight, topic.value) == ("topic", MUST_WEIGHT + NICE_WEIGHT + TOPIC_WEIGHT, 0.4)


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
def test_a_blocker_caps_and_never_zeroes(judged: list[Verdict], topic: float) -> None:
    blocked = score([*judged, verdict("missing", blocker=True)], topic)
    assert blocked.value <= BLOCKED_CAP + 1e-6
    assert blocked.value >= min(BLOCKED_CAP, TOPIC_WEIGHT * topic) - 1e-5


@pytest.mark.parametrize(("worse", "better"), [("missing", "partial"), ("partial", "met")])
def test_a_better_verdict_never_lowers_the_score(worse: str, better: str) -> None:
    rest = [verdict("partial", Kind.SKILL), verdict("unknown")]
    assert score([*rest, verdict(worse)], 0.3).value <= score([*rest, verdict(better)], 0.3).value


def test_unknowns_leave_the_value_and_open_the_interval() -> None:
    known = score([verdict("met")], 0.5)
    with_unknown = score([verdict("met"), verdict("unknown")], 0.5)
    assert with_unknown.value == known.value
    assert with_unknown.low < known.value
    assert with_unknown.high == known.high


def test_topic_overlap_is_the_mean_of_the_best_cosines_on_a_scale() -> None:
    statements = np.array([[1.0, 0.0], [0.0, 1.0]], np.float32)
    chunks = np.array([[0.4, 0.0], [0.0, 0.4]], np.float32)
    assert topic_overlap(statements, chunks) == pytest.approx(0.5)
    assert topic_overlap(statements[:0], chunks) == 0.0
