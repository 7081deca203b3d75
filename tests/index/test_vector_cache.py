from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index.vector_cache import VectorCache
from tests.embedders import DIMENSION, WordCountEmbedder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "vectors.sqlite"


@pytest.fixture
def cache(path: Path) -> Iterator[VectorCache]:
    with VectorCache(path, revision="one", dimension=DIMENSION) as opened:
        opened.store(["python", "music"], WordCountEmbedder()(["python", "music"]))
        yield opened


def test_vectors_come_back_bit_for_bit_in_the_order_asked(cache: VectorCache) -> None:
    asked = ["music", "python", "music"]
    np.testing.assert_array_equal(cache.vectors(asked), WordCountEmbedder()(asked))


def test_what_is_missing_is_told_once_in_order(cache: VectorCache) -> None:
    assert cache.missing(["sql", "python", "Python", "sql"]) == ["sql", "Python"]


def test_vectors_are_known_after_the_file_was_closed(cache: VectorCache, path: Path) -> None:
    with VectorCache(path, revision="one", dimension=DIMENSION) as again:
        assert list(again) == ["music", "python"]


def test_another_model_knows_nothing(cache: VectorCache, path: Path) -> None:
    with VectorCache(path, revision="two", dimension=DIMENSION) as other:
        assert other.missing(["python"]) == ["python"]


def test_a_vector_of_another_length_is_computed_again(cache: VectorCache, path: Path) -> None:
    with VectorCache(path, revision="one", dimension=DIMENSION + 1) as longer:
        assert longer.missing(["python"]) == ["python"]


def test_a_text_without_a_vector_is_an_error(cache: VectorCache) -> None:
    with pytest.raises(KeyError, match="sql"):
        cache.vectors(["python", "sql"])


def test_what_is_no_longer_used_is_forgotten_for_this_model_alone(cache: VectorCache, path: Path) -> None:
    with VectorCache(path, revision="two", dimension=DIMENSION) as other:
        other.store(["music"], WordCountEmbedder()(["music"]))
        cache.keep_only(["python", "new"])
        assert (list(cache), list(other)) == (["python"], ["music"])
