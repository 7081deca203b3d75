"""The whole product on both engines with the real model: the same lists, scores and quotes for the sample data."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from api.reading.tasks import READ_CV, ReadHere
from index.engine import View
from index.layout import current_folder
from index.postgres.address import Address
from index.postgres.engine import PostgresEngine
from index.reindex import reindex
from index.snapshot import Snapshot
from matcher.embedding import Embedder, open_embedder
from matcher.match import MIN_CANDIDATES, Matches, Request, cv_words, embed_cv, match_cv
from matcher.nouns import Cv, Filters
from matcher.retrieval import Query, at_hand
from tests.index.engines import citus
from tests.postgres_server import Server

pytestmark = pytest.mark.model

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
AS_OF = date(2026, 11, 24)
FILTERS = (
    Filters(),
    Filters(country="GB"),
    Filters(include_closed=True),
    Filters(words=("data",), include_closed=True),
)


@pytest.fixture(scope="module")
def embed(tmp_path_factory: pytest.TempPathFactory) -> Embedder:
    return open_embedder(exports=tmp_path_factory.mktemp("models"), export=True)


@pytest.fixture(scope="module", params=["postgres", *(["citus"] if citus.URL else ())])
def views(
    embed: Embedder, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[View, View]]:
    """The sample postings in a folder, and the same snapshot in a database."""
    folder = tmp_path_factory.mktemp("index")
    reindex([SAMPLES / "postings"], folder, embed=embed)
    if request.param == "citus":
        address = Address(citus.emptied())
    else:
        server: Server = request.getfixturevalue("postgres_server")
        address = Address(server.new_database("same-ranking"))
    with (
        closing(Snapshot.open(current_folder(folder))) as snapshot,
        closing(PostgresEngine(address, revision=embed.revision)) as engine,
    ):
        engine.publish(snapshot)
        yield snapshot, engine.get()


@pytest.fixture(scope="module")
def cvs() -> list[Cv]:
    files = sorted((SAMPLES / "cvs").glob("*.pdf"))
    assert len(files) > 2
    return [ReadHere().run(READ_CV, path.read_bytes()).cv for path in files]


@pytest.mark.parametrize("filters", FILTERS, ids=range(len(FILTERS)))
def test_every_list_is_the_same(views: tuple[View, View], cvs: list[Cv], embed: Embedder, filters: Filters) -> None:
    request = Request(AS_OF, filters=filters)
    for cv in cvs:
        one, other = (_without_times(match_cv(cv, request, embed=embed, retrieve=view.search)) for view in views)
        assert one.ranked
        assert one == other


def _without_times(found: Matches) -> Matches:
    return replace(found, timings_ms=None)  # type: ignore[arg-type]


@pytest.mark.parametrize("limit", [1, 5, 20])
@pytest.mark.parametrize("filters", FILTERS, ids=range(len(FILTERS)))
def test_fewer_candidates_than_postings_are_the_same_in_the_same_order(
    views: tuple[View, View], cvs: list[Cv], embed: Embedder, filters: Filters, limit: int
) -> None:
    assert limit < MIN_CANDIDATES
    for cv in cvs:
        asked = Query(at_hand(embed_cv(cv, embed).vectors), cv_words(cv), filters, AS_OF, limit)
        one, other = (view.search(asked) for view in views)
        assert [candidate.posting for candidate in one] == [candidate.posting for candidate in other]
        for here, there in zip(one, other, strict=True):
            np.testing.assert_array_equal(here.chunk_vectors, there.chunk_vectors)
            np.testing.assert_array_equal(here.requirement_vectors, there.requirement_vectors)
