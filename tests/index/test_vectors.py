from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index import vectors
from index.vectors import VectorFile, VectorWriter, write_vectors
from matcher.retrieval import Vectors


def invented(count: int) -> Vectors:
    rolled = np.random.default_rng(9).standard_normal((count, 6))
    scaled: Vectors = (rolled / np.linalg.norm(rolled, axis=1, keepdims=True)).astype(np.float32)
    return scaled


def test_parts_become_one_file_in_their_order(tmp_path: Path) -> None:
    expected = invented(1234)
    write_vectors(tmp_path / "x.npy", [expected[:1], expected[1:1000], expected[1000:]], 6)
    file = VectorFile(tmp_path / "x.npy")
    assert (len(file), file.dimension) == (1234, 6)
    assert file.rows(0, 1234).tolist() == expected.tolist()
    assert file.at(np.array([5, 3, 1200])).tolist() == expected[[5, 3, 1200]].tolist()


def test_no_vector_is_a_file_too(tmp_path: Path) -> None:
    with VectorWriter(tmp_path / "x.npy", 6):
        pass
    file = VectorFile(tmp_path / "x.npy")
    found = file.search(invented(2), np.zeros(0, np.int64), 5)
    assert (len(file), file.rows(0, 0).shape, found.rows.shape, found.computed) == (0, (0, 6), (2, 0), 0)


@pytest.mark.parametrize("allowed", [np.arange(100), np.arange(20, 90), np.arange(0, 100, 3), np.array([7])])
@pytest.mark.parametrize("limit", [1, 10, 200])
def test_the_exact_search_equals_a_plain_sort(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, allowed: np.ndarray[tuple[int], np.dtype[np.int64]], limit: int
) -> None:
    monkeypatch.setattr(vectors, "BLOCK", 16)
    stored, queries = invented(100), invented(3)
    write_vectors(tmp_path / "x.npy", [stored], 6)
    found = VectorFile(tmp_path / "x.npy").search(queries, allowed, limit)
    order = np.argsort(-(queries @ stored[allowed].T), axis=1, kind="stable")[:, :limit]
    assert found.rows.tolist() == allowed[order].tolist()
    assert found.computed == 3 * len(allowed)


def test_the_file_is_mapped_and_cannot_be_written_to(tmp_path: Path) -> None:
    write_vectors(tmp_path / "x.npy", [invented(4)], 6)
    with pytest.raises(ValueError, match="read-only"):
        VectorFile(tmp_path / "x.npy").at(np.arange(4))[0] = 0


@pytest.fixture
def halved(tmp_path: Path) -> VectorFile:
    write_vectors(tmp_path / "x.npy", [invented(1234)], 6, half=True)
    return VectorFile(tmp_path / "x.npy", scattered=True)


def test_a_halved_file_holds_the_same_vectors_in_half_the_bytes(halved: VectorFile, tmp_path: Path) -> None:
    write_vectors(tmp_path / "whole.npy", [invented(1234)], 6)
    assert np.abs(halved.rows(0, 1234) - invented(1234)).max() <= 0.5 / vectors.WHOLE + 1e-7
    halves, wholes = (path.stat().st_size - 128 for path in (tmp_path / "x.npy", tmp_path / "whole.npy"))
    assert 2 * halves == wholes


@pytest.mark.parametrize("rows", [np.array([5, 3, 1200]), np.arange(7, 90)])
def test_a_halved_file_gives_a_row_the_same_floats_however_it_is_asked(
    halved: VectorFile, rows: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> None:
    found = halved.at(rows)
    assert found.dtype == np.float32
    assert found.tolist() == [halved.rows(row, row + 1)[0].tolist() for row in rows.tolist()]


def test_rows_that_were_expected_are_the_same(halved: VectorFile) -> None:
    before = halved.rows(0, 1234)
    halved.expect(np.array([0, 700, 1233, 4]), np.array([700, 1234, 1234, 4]))
    assert halved.rows(0, 1234).tolist() == before.tolist()
