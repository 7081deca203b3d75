"""The search by clusters against the exact one: where it is used, what it finds, and how much it looks at."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from index import clusters, recall
from index.chunk_search import EXACT, ChunkSearch, Passing, SearchIndex
from index.clusters import ClusterFile, write_clusters
from index.recall import clusters_for, write_search
from index.vectors import VectorFile, write_vectors
from matcher.retrieval import Vectors

POSTINGS, CHUNKS_EACH, DIMENSION = 2000, 10, 48
CHUNKS = POSTINGS * CHUNKS_EACH
BOUNDS = np.arange(0, CHUNKS + 1, CHUNKS_EACH)
CLUSTERS, PROBES = 128, 8
QUERIES = 20


def invented(count: int, seed: int) -> Vectors:
    """Unit vectors around sixty topics, as sentences lie around subjects."""
    random = np.random.default_rng(seed)
    topics = np.random.default_rng(1).standard_normal((60, DIMENSION))
    vectors = topics[random.integers(0, 60, count)] + 0.35 * random.standard_normal((count, DIMENSION))
    scaled: Vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    return scaled


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("vectors")
    write_vectors(made / "chunks.npy", [invented(CHUNKS, 2)], DIMENSION)
    write_clusters(made / "clusters", VectorFile(made / "chunks.npy"), CLUSTERS)
    return made


@pytest.fixture(scope="module")
def search(folder: Path) -> ChunkSearch:
    described = SearchIndex("clusters", CLUSTERS, PROBES, recall=0.98, queries=QUERIES)
    return ChunkSearch(VectorFile(folder / "chunks.npy"), ClusterFile(folder / "clusters"), described)


def passing(share: float) -> Passing:
    """As many postings as the share says, at random; at least one."""
    count = max(1, round(share * POSTINGS))
    return Passing(np.sort(np.random.default_rng(5).choice(POSTINGS, count, replace=False)), BOUNDS)


def test_recall_is_the_share_of_the_best_that_was_found(search: ChunkSearch) -> None:
    query = invented(1, 3)
    best = search.vectors.search(query, passing(1.0).chunks, 4)
    found = np.array([[best.rows[0, 2], best.rows[0, 0], -1, -1]])
    assert recall.recall(found, best, query, search.vectors) == 0.5


def test_of_equal_vectors_any_counts(tmp_path: Path) -> None:
    write_vectors(tmp_path / "same.npy", [np.repeat(invented(1, 6), 9, axis=0)], DIMENSION)
    vectors, query = VectorFile(tmp_path / "same.npy"), invented(1, 7)
    best = vectors.search(query, np.arange(4), 4)
    assert recall.recall(np.array([[8, 7, 6, 5]]), best, query, vectors) == 1.0


@pytest.mark.parametrize("share", [1.0, 0.5, 0.2, 0.05, 0.005, 0.0005])
def test_a_search_finds_what_the_exact_one_finds_however_few_pass(search: ChunkSearch, share: float) -> None:
    queries, some = invented(QUERIES, 3), passing(share)
    found = search.search(queries, some, 100)
    best = search.vectors.search(queries, some.chunks, 100)
    if search.probes(QUERIES, some, 100):
        assert recall.recall(found.rows, best, queries, search.vectors) >= 0.98
    else:
        assert found.rows.tolist() == best.rows.tolist()


@pytest.mark.parametrize(("share", "exact"), [(1.0, False), (0.5, False), (0.05, True), (0.0005, True)])
def test_selective_filters_take_the_exact_path(search: ChunkSearch, share: float, exact: bool) -> None:
    assert (search.probes(QUERIES, passing(share), 100) == 0) == exact


def test_an_exact_search_compares_only_what_passes(search: ChunkSearch) -> None:
    some = passing(0.005)
    assert search.search(invented(QUERIES, 3), some, 100).computed == QUERIES * some.count


def test_clusters_are_looked_at_instead_of_everything(search: ChunkSearch) -> None:
    computed = search.search(invented(QUERIES, 3), passing(1.0), 100).computed
    assert computed < QUERIES * CHUNKS / 2


def test_fewer_allowed_rows_are_looked_for_in_more_clusters(search: ChunkSearch) -> None:
    assert search.probes(QUERIES, passing(0.5), 100) == 2 * search.probes(QUERIES, passing(1.0), 100)


def test_more_hits_are_looked_for_in_more_clusters(search: ChunkSearch) -> None:
    few, many = (search.probes(QUERIES, passing(1.0), limit) for limit in (100, 500))
    assert (few, many) == (PROBES, 8 * 500 * CLUSTERS // CHUNKS + 1)


def test_where_the_clusters_read_hold_too_little_the_search_is_exact(search: ChunkSearch) -> None:
    everything = passing(1.0)
    found = search.search(invented(1, 3), everything, CHUNKS)
    assert sorted(found.rows[0].tolist()) == list(range(CHUNKS))


@pytest.mark.parametrize("share", [1.0, 0.5])
def test_several_threads_find_what_one_finds(folder: Path, monkeypatch: pytest.MonkeyPatch, share: float) -> None:
    queries, allowed = invented(QUERIES, 3), passing(share).allowed
    monkeypatch.setattr(clusters, "SPLIT_FROM", 0)
    one = ClusterFile(folder / "clusters", threads=1).search(queries, allowed, 100, PROBES)
    with closing(ClusterFile(folder / "clusters", threads=3)) as shared:
        several = shared.search(queries, allowed, 100, PROBES)
    assert several.rows.tolist() == one.rows.tolist()
    assert several.similarities.tolist() == one.similarities.tolist()


def test_how_near_a_centre_is_does_not_depend_on_the_other_queries(folder: Path) -> None:
    search, queries = ClusterFile(folder / "clusters", threads=1), invented(QUERIES, 3)
    together = search.search(queries, None, 10, PROBES)
    alone = [search.search(queries[row : row + 1], None, 10, PROBES) for row in range(QUERIES)]
    assert together.similarities.tolist() == [one.similarities[0].tolist() for one in alone]


def test_the_same_vectors_give_the_same_clusters(folder: Path) -> None:
    write_clusters(folder / "again", VectorFile(folder / "chunks.npy"), CLUSTERS)
    assert (folder / "again").read_bytes() == (folder / "clusters").read_bytes()


def written(folder: Path) -> SearchIndex:
    vectors = VectorFile(folder / "chunks.npy")
    return write_search(vectors, vectors, folder / "made", lambda: invented(QUERIES, 4))


def test_a_small_index_is_searched_exactly(folder: Path) -> None:
    assert written(folder) == EXACT
    assert not (folder / "made").exists()


def test_a_large_index_states_its_clusters_and_their_recall(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recall, "EXACT_UP_TO", 1000)
    found = written(folder)
    assert (found.kind, found.clusters, found.queries) == ("clusters", clusters_for(CHUNKS), QUERIES + 64)
    assert 0.98 <= found.recall < 1
    assert (folder / "made").exists()
    (folder / "made").unlink()


def test_an_index_without_enough_recall_is_searched_exactly(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recall, "EXACT_UP_TO", 1000)
    monkeypatch.setattr(recall, "LEAST_RECALL", 1.1)
    assert written(folder) == EXACT
    assert not (folder / "made").exists()


@pytest.mark.parametrize(("count", "expected"), [(60_000, 1024), (1_200_000, 4096), (12_000_000, 8192)])
def test_clusters_grow_with_the_root_of_the_number_of_vectors(count: int, expected: int) -> None:
    assert clusters_for(count) == expected


def test_what_is_brought_beyond_the_best_raises_the_recall(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recall, "EXACT_UP_TO", 1000)
    vectors = VectorFile(folder / "chunks.npy")
    more = write_search(vectors, vectors, folder / "made", lambda: invented(QUERIES, 4), brought=300)
    (folder / "made").unlink()
    assert more.probes <= written(folder).probes
    (folder / "made").unlink()
