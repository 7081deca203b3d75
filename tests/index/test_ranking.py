from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.ranking import dense_ranked, fused
from index.vectors import VectorFile, write_vectors


def rows(*numbers: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
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
    lists: list[np.ndarray[tuple[int], np.dtype[np.int64]]], expected: list[int]
) -> None:
    assert fused(lists, rows(0, 1, 2, 3), 4).tolist() == expected


@pytest.fixture
def vectors(tmp_path: Path) -> VectorFile:
    """Four chunks; the first two belong to posting 0, one each to postings 1 and 2."""
    chunks = np.array([[1, 0], [0.6, 0.8], [0.8, 0.6], [0, 1]], dtype=np.float32)
    write_vectors(tmp_path / "chunks.faiss", chunks)
    return VectorFile(tmp_path / "chunks.faiss")


@pytest.mark.parametrize(
    ("queries", "passing", "expected"),
    [
        ([[1, 0]], [0, 1, 2], [0, 1]),
        ([[0, 1]], [0, 1, 2], [2, 0, 1]),
        ([[0, 1]], [0, 1], [0, 1]),
        ([[1, 0], [0, 1]], [0, 1, 2], [0, 1, 2]),
        ([[1, 0]], [], []),
    ],
)
def test_postings_come_by_their_best_chunk_for_each_query(
    vectors: VectorFile, queries: list[list[float]], passing: list[int], expected: list[int]
) -> None:
    asked = np.array(queries, dtype=np.float32)
    assert dense_ranked(vectors, asked, rows(0, 0, 1, 2), rows(*passing), 3).tolist() == expected


def test_no_query_ranks_nothing(vectors: VectorFile) -> None:
    assert dense_ranked(vectors, np.zeros((0, 2), np.float32), rows(0, 0, 1, 2), rows(0, 1), 3).tolist() == []
