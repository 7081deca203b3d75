"""The check itself: nothing moves for the sample CV, and the check would tell if something did."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matcher.invariance.check import check_invariance, compared, spearman
from matcher.invariance.edits import Edit
from matcher.invariance.swaps import Swap
from matcher.match import Request
from matcher.nouns import Document, Kind, Match, Score, Span, Verdict, VerdictStatus
from tests.cases import AS_OF, posting, requirement
from tests.embedders import WordCountEmbedder
from tests.matcher.test_match import asking_for, retrieving

CV = """Ines Fairweather

SUMMARY
She is a waitress from Harbourton and likes Python.

EDUCATION
BSc Physics, University of Harbourton, Sept 2025 – June 2028

PROJECTS
• Wrote a Python tool – for her sister – in June 2026
• Studied physics and music

SKILLS
Python, SQL
"""
POSTINGS = retrieving(*(asking_for(str(number), skill) for number, skill in enumerate(("Java", "Python", "SQL"))))


def test_no_swap_moves_anything() -> None:
    results = check_invariance(
        Document((CV,), "text"), Request(AS_OF), embed=WordCountEmbedder(), retrieve=POSTINGS
    )  # fmt: skip
    assert [one.name for one in results if not one.unchanged] == []
    assert all(one.changed_words for one in results if one.name != "nationality words")


def test_a_swap_that_matters_is_told() -> None:
    def learn_java(document: Document) -> list[Edit]:
        return [Edit(Span(1, m, m + 6), "Python", "Java") for m in _places(document.pages[0], "Python")]

    results = check_invariance(
        Document((CV,), "text"), Request(AS_OF), embed=WordCountEmbedder(), retrieve=POSTINGS,
        only=[Swap("skills", learn_java)],
    )  # fmt: skip
    assert (results[0].changed_words, results[0].unchanged) == (3, False)
    assert results[0].rank_correlation < 1


def _places(text: str, word: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(word, at)]


def match(posting_id: str, *statuses: str) -> Match:
    asked = requirement(Kind.TRAIT, None)
    verdicts = tuple(Verdict(asked, VerdictStatus(status), (), "", 1.0) for status in statuses)
    return Match(posting(id=posting_id), verdicts, Score(0.5, 0.4, 0.6, ()))


def test_verdicts_ranks_and_losses_are_counted() -> None:
    before = [match("a", "met", "missing"), match("b", "met"), match("c")]
    after = [match("b", "partial"), match("a", "met", "missing")]
    result = compared("x", (), before, after)
    assert (result.changed_verdicts, result.changed_ranks) == (1, 3)
    assert not result.top_stays
    assert not replace(result, changed_verdicts=0).unchanged


@pytest.mark.parametrize(
    ("places", "expected"),
    [([], 1.0), ([(0, 0)], 1.0), ([(0, 0), (1, 1), (2, 2)], 1.0), ([(0, 2), (1, 1), (2, 0)], -1.0),
     ([(0, 1), (1, 0), (2, 2)], 0.5)],
)  # fmt: skip
def test_spearman(places: list[tuple[int, int]], expected: float) -> None:
    assert spearman(places) == expected
