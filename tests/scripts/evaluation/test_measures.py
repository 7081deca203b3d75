"""The measures against figures worked out by hand."""

from __future__ import annotations

import math

import pytest

from matcher.nouns import Evidence, Kind, Span, Verdict, VerdictStatus
from scripts.evaluation import ranking, verdicts
from scripts.evaluation.cvs import overlap, words_in_order, words_in_sections
from scripts.evaluation.gold import GoldVerdict
from scripts.evaluation.pairing import covered, pair, word_f1
from scripts.evaluation.verdicts import Judged, macro_f1
from tests.cases import requirement


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [("a b c d", "a b", 2 / 3), ("a a b", "a b b", 2 / 3), ("Knows SQL.", "knows sql", 1.0), ("a", "b", 0.0)],
)
def test_word_f1_counts_words_as_a_multiset(first: str, second: str, expected: float) -> None:
    assert word_f1(first, second) == pytest.approx(expected)


def test_pairs_are_one_to_one_and_best_first() -> None:
    gold = ["strong python skills", "python skills"]
    assert pair(gold, ["python skills", "strong python"]) == {0: 1, 1: 0}


def test_texts_with_little_in_common_are_not_paired() -> None:
    assert pair(["a b c d"], ["a x y z"]) == {}


def test_coverage_is_the_share_of_wanted_words() -> None:
    assert covered("two years of Ada", "two years of Pascal, and more") == pytest.approx(3 / 4)


def test_ndcg_is_the_discounted_gain_over_the_best_possible() -> None:
    found = (2**1 - 1) / math.log2(2) + (2**3 - 1) / math.log2(3)
    best = (2**3 - 1) / math.log2(2) + (2**1 - 1) / math.log2(3)
    assert ranking.ndcg([1, 3], [3, 1]) == pytest.approx(found / best)
    assert ranking.ndcg([3, 1], [3, 1]) == 1.0
    assert ranking.ndcg([0, 0], [0, 0]) == 1.0


def test_the_ranking_measures_are_means_over_cvs() -> None:
    grades = {("a", "x"): 3, ("a", "y"): 0, ("b", "x"): 0, ("b", "y"): 2}
    measured = ranking.measure({"a": ["x", "y"], "b": ["x", "y"]}, grades)
    assert (measured.first_is_3, measured.precision_at_5, measured.zero_in_top) == (0.5, 0.2, 1.0)
    assert measured.avoidable_zeros == 0.0


def test_a_zero_is_avoidable_where_a_better_posting_stands_farther_down() -> None:
    ids = [f"p{number}" for number in range(7)]
    grades = {("a", one): 0 if one in ("p0", "p1") else 2 for one in ids}
    assert ranking.measure({"a": ids}, grades).avoidable_zeros == 2.0
    assert ranking.measure({"a": ids[::-1]}, grades).avoidable_zeros == 0.0


def test_macro_f1_is_the_mean_over_the_verdicts_that_occur() -> None:
    assert macro_f1([("met", "met"), ("met", "missing"), ("missing", "missing")]) == pytest.approx((2 / 3 + 2 / 3) / 2)


def row(gold: str, given: str | None, quote: str | None = None, blocker: bool = False, blocked: bool = False) -> Judged:
    verdict = GoldVerdict(cv="c", posting="p", requirement=0, verdict=gold, evidence=quote, blocker=blocker)
    if given is None:
        return Judged(verdict, "skill", None)
    evidence = (Evidence("Wrote it in Python", Span(1, 0, 18), None),) if given == "met" else ()
    predicted = Verdict(requirement(Kind.SKILL, None), VerdictStatus(given), evidence, "", 1.0, blocked)
    return Judged(verdict, "skill", predicted)


def test_agreement_counts_what_was_not_extracted_as_wrong() -> None:
    rows = (row("met", "met", "in Python"), row("missing", "met"), row("unknown", None), row("met", "missing"))
    measured = verdicts.measure(rows, {"c": ("Wrote it in Python",)})
    assert (measured.accuracy, measured.false_met, measured.false_missing) == (0.25, 0.5, 0.5)
    assert (measured.evidence_hit, measured.quotes_in_source) == (1.0, 1.0)


def test_blockers_have_precision_and_recall() -> None:
    rows = (
        row("missing", "missing", blocker=True, blocked=True),
        row("missing", "missing", blocker=True),
        row("missing", "missing", blocked=True),
    )
    measured = verdicts.measure(rows, {"c": ("",)})
    assert (measured.blocker_precision, measured.blocker_recall) == (0.5, 0.5)


def test_words_in_order_ignores_markup_and_punishes_disorder() -> None:
    assert words_in_order("**BSc** [Physics](http://x)", ["BSc Physics"]) == 1.0
    assert words_in_order("one two three", ["three one two"]) == pytest.approx(2 / 3)


def test_overlap_looks_at_the_first_ten() -> None:
    assert overlap([str(n) for n in range(12)], [str(n) for n in range(5, 20)]) == pytest.approx(0.5)


def test_sections_in_another_order_lose_nothing_within_sections() -> None:
    markdown = "# Ada Quill\n\n## Skills\n\nPython and Git\n\n## Work\n\nBaker at Krume"
    pages = ["Ada Quill Work Baker at Krume Skills Python and Git"]

    assert words_in_sections(markdown, pages) == 1.0
    assert words_in_order(markdown, pages) == pytest.approx(6 / 10)
