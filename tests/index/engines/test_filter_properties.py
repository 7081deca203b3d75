"""Filters of every engine against a plain loop over all postings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.engine import View
from matcher.nouns import Filters
from matcher.retrieval import Query, at_hand
from tests.embedders import WordCountEmbedder
from tests.index.engines.engines import UnderTest
from tests.index.postings import TODAY
from tests.index.test_filters import POSTINGS, filters, passes


@pytest.fixture(scope="module")
def view(shared_under_test: UnderTest) -> Iterator[View]:
    with closing(shared_under_test.open()) as engine:
        engine.revise(embed=WordCountEmbedder(), add=POSTINGS)
        yield engine.get()


@given(asked=filters, as_of=st.dates(date(2026, 1, 15), date(2026, 6, 1)))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_filtered_list_is_that_of_a_plain_loop(view: View, asked: Filters, as_of: date) -> None:
    expected = {one.id for one in POSTINGS if passes(one, asked, as_of)}
    listed, total = view.postings(asked, as_of=as_of)
    assert ({one.id for one in listed}, total) == (expected, len(expected))


@pytest.mark.by_hnsw
@given(asked=filters, limit=st.integers(1, 12))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_fewer_results_than_asked_for_come_only_where_fewer_pass(view: View, asked: Filters, limit: int) -> None:
    expected = {one.id for one in POSTINGS if passes(one, asked, TODAY)}
    vectors = WordCountEmbedder()(["python sql", "music"])
    found = [one.posting.id for one in view.search(Query(at_hand(vectors), ("python",), asked, TODAY, limit))]
    assert set(found) <= expected
    assert len(found) == len(set(found)) == min(limit, len(expected))
