"""Filters against a plain loop over all postings: the same ones, and the best of them, however few pass."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.layout import current_folder
from index.reindex import revise
from index.snapshot import Snapshot
from matcher.conditions import Level, PartialDate
from matcher.nouns import Deadline, Filters, Pay, Posting, PostingStatus, WorkMode
from matcher.posting.status import status_of
from matcher.retrieval import Query, at_hand
from tests.embedders import WORDS, WordCountEmbedder
from tests.index.postings import TODAY, place, posting

CITIES = (("Leeds", "GB"), ("Porto", "PT"), ("Dublin", "IE"))
STARTS = (None, PartialDate(2026), PartialDate(2026, 6), PartialDate(2026, 9, 14))


def invented(number: int) -> Posting:
    """A posting of random facts, the same one on every run."""
    rolled = random.Random(number)
    words = " ".join(rolled.choices(WORDS, k=5))
    deadline = rolled.choice((None, None, -30, -1, 0, 1, 60))
    return replace(
        posting(
            f"p{number:03d}",
            words,
            company=rolled.choice((None, "Tern Rail", "Auk")),
            locations=tuple(place(*one) for one in rolled.sample(CITIES, rolled.randint(0, 2))),
            work_mode=rolled.choice((None, *WorkMode)),
            closed_notice=rolled.choice((None, None, True, False)),
        ),
        deadline=None if deadline is None else Deadline(TODAY + timedelta(days=deadline)),
        start=rolled.choice(STARTS),
        pay=Pay(paid=rolled.choice((None, True, False))),
        sponsors=rolled.choice((None, True, False)),
        levels=tuple(rolled.sample(list(Level), rolled.randint(0, 3))),
    )


POSTINGS = [invented(number) for number in range(150)]


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    folder = tmp_path_factory.mktemp("index")
    revise(folder, embed=WordCountEmbedder(), add=POSTINGS)
    opened = Snapshot.open(current_folder(folder))
    yield opened
    opened.close()


def passes(one: Posting, asked: Filters, as_of: date) -> bool:
    """The filters in plain words, one after the other."""
    status = status_of(one, as_of).status
    first, last = (one.start.earliest(), one.start.latest()) if one.start else (None, None)
    return all(
        (
            status is asked.status if asked.status else asked.include_closed or status is not PostingStatus.CLOSED,
            asked.company is None or asked.company.lower() in (one.company or "").lower().split(),
            asked.country is None or asked.country in {place.country for place in one.locations},
            asked.location is None
            or any(
                p.city == asked.location and (asked.country is None or p.country == asked.country)
                for p in one.locations
            ),
            states(asked.work_mode, one.work_mode, asked),
            states(asked.paid, one.pay.paid, asked),
            states(asked.sponsorship, one.sponsors, asked),
            asked.level is None or asked.level in one.levels or (asked.include_unstated and not one.levels),
            asked.start_from is None or (last >= asked.start_from if last else asked.include_unstated),
            asked.start_to is None or (first <= asked.start_to if first else asked.include_unstated),
            all(word in f"{one.text} {one.company or ''}".lower().split() for word in asked.words),
        )
    )


def states(wanted: object, stated: object, asked: Filters) -> bool:
    return wanted is None or wanted == stated or (asked.include_unstated and stated is None)


days = st.none() | st.dates(date(2025, 11, 1), date(2027, 2, 1))
filters = st.builds(
    Filters,
    location=st.sampled_from((None, None, "Leeds", "Porto")),
    country=st.sampled_from((None, None, "GB", "IE")),
    work_mode=st.sampled_from((None, *WorkMode)),
    company=st.sampled_from((None, None, "tern", "auk")),
    words=st.sampled_from(((), (), ("python",), ("music", "sql"), ("python", "tern"))),
    include_closed=st.booleans(),
    status=st.sampled_from((None, *PostingStatus)),
    level=st.sampled_from((None, None, *Level)),
    start_from=days,
    start_to=days,
    paid=st.sampled_from((None, True, False)),
    sponsorship=st.sampled_from((None, True, False)),
    include_unstated=st.booleans(),
)


@given(filters, st.dates(date(2026, 1, 15), date(2026, 6, 1)))
@settings(deadline=None)
def test_a_filtered_list_is_that_of_a_plain_loop(snapshot: Snapshot, asked: Filters, as_of: date) -> None:
    expected = {one.id for one in POSTINGS if passes(one, asked, as_of)}
    listed, total = snapshot.postings(asked, as_of=as_of)
    assert ({one.id for one in listed}, total) == (expected, len(expected))


@given(filters, st.integers(1, 12))
@settings(deadline=None)
def test_fewer_results_than_asked_for_come_only_where_fewer_pass(
    snapshot: Snapshot, asked: Filters, limit: int
) -> None:
    expected = {one.id for one in POSTINGS if passes(one, asked, TODAY)}
    vectors = WordCountEmbedder()(["python sql", "music"])
    found = [one.posting.id for one in snapshot.search(Query(at_hand(vectors), ("python",), asked, TODAY, limit))]
    assert set(found) <= expected
    assert len(found) == len(set(found)) == min(limit, len(expected))


@pytest.mark.parametrize("as_of", [TODAY, TODAY + timedelta(days=1), TODAY + timedelta(days=90)])
@pytest.mark.parametrize("status", list(PostingStatus))
def test_the_status_of_the_filter_is_that_of_the_posting(
    snapshot: Snapshot, status: PostingStatus, as_of: date
) -> None:
    listed, _ = snapshot.postings(Filters(status=status), as_of=as_of)
    assert {one.id for one in listed} == {one.id for one in POSTINGS if status_of(one, as_of).status is status}
