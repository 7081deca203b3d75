from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from threadpoolctl import threadpool_info

from index.blas import products_on_one_thread
from index.chunk_search import EXACT, ChunkSearch, Passing
from index.ranking import Ranker, fused, hits_for
from index.vectors import VectorFile, write_vectors

BOUNDS = np.array([0, 2, 3, 4])
"""Four chunks; the first two belong to posting 0, one each to postings 1 and 2."""


def rows(*numbers: int) -> NDArray[np.int64]:
    return np.array(numbers, dtype=np.int64)


@pytest.mark.parametrize(
    ("lists", "expected"),
    [
        ([rows(2, 1), rows(2, 1)], [2, 1, 0, 3]),
        ([rows(1, 2), rows(2, 1)], [1, 2, 0, 3]),
        ([rows(3), rows(1, 3)], [3, 1, 0, 2]),
        ([rows(), rows()], [0, 1, 2, 3]),
    ],
)
def test_lists_are_fused_by_reciprocal_ranks_and_ties_go_by_row(
    lists: list[NDArray[np.int64]], expected: list[int]
) -> None:
    assert fused(lists, rows(0, 1, 2, 3), 4).tolist() == expected


@pytest.mark.parametrize(("limit", "expected"), [(1, [2]), (2, [2, 0]), (3, [2, 0, 1])])
def test_a_fused_list_is_filled_up_to_its_limit(limit: int, expected: list[int]) -> None:
    assert fused([rows(2)], rows(0, 1, 2, 3), limit).tolist() == expected


@pytest.fixture
def ranker(tmp_path: Path) -> Ranker:
    chunks = np.array([[1, 0], [0.6, 0.8], [0.8, 0.6], [0, 1]], dtype=np.float32)
    write_vectors(tmp_path / "chunks.npy", [chunks], 2)
    return Ranker(ChunkSearch(VectorFile(tmp_path / "chunks.npy"), None, EXACT), BOUNDS)


@pytest.mark.parametrize(
    ("queries", "passing", "expected"),
    [
        ([[1, 0]], [0, 1, 2], [0, 1]),
        ([[0, 1]], [0, 1, 2], [2, 0, 1]),
        ([[0, 1]], [0, 1], [0, 1]),
        ([[1, 0], [0, 1]], [0, 1, 2], [0, 1, 2]),
        ([[0, 1], [1, 0], [0, 1], [0, 1]], [0, 1, 2], [0, 2, 1]),
        ([[1, 0]], [], []),
    ],
)
def test_postings_come_by_their_best_chunk_for_each_query(
    ranker: Ranker, queries: list[list[float]], passing: list[int], expected: list[int]
) -> None:
    asked = np.array(queries, dtype=np.float32)
    assert ranker.ranked(asked, Passing(rows(*passing), BOUNDS), 3).tolist() == expected


def test_no_query_ranks_nothing(ranker: Ranker) -> None:
    assert ranker.ranked(np.zeros((0, 2), np.float32), Passing(rows(0, 1), BOUNDS), 3).tolist() == []


@pytest.mark.parametrize(("chunks", "expected"), [(5, 100), (50_000, 500), (12_000_000, 1000)])
def test_a_statement_brings_one_chunk_in_a_hundred_within_limits(chunks: int, expected: int) -> None:
    assert hits_for(chunks) == expected


def test_postings_with_equal_vectors_tie(tmp_path: Path) -> None:
    random = np.random.default_rng(3)
    one = random.standard_normal((1, 24))
    vectors = np.concatenate([random.standard_normal((40, 24)), np.repeat(one, 9, axis=0)]).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    write_vectors(tmp_path / "chunks.npy", [vectors[np.r_[40:45, 0:40, 45:49]]], 24)
    bounds = np.arange(50)
    ranker = Ranker(ChunkSearch(VectorFile(tmp_path / "chunks.npy"), None, EXACT), bounds)
    found = ranker.ranked(vectors[40:41], Passing(np.arange(49), bounds), 9)
    assert found.tolist() == [0, 1, 2, 3, 4, 45, 46, 47, 48]


def threads() -> set[int]:
    return {one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"}


def test_products_take_one_thread_until_the_last_search_has_left() -> None:
    before = threads()
    first, second = products_on_one_thread(), products_on_one_thread()
    first.__enter__()
    second.__enter__()
    assert threads() == {1}
    first.__exit__(None, None, None)
    assert threads() == {1}
    second.__exit__(None, None, None)
    assert threads() == before
