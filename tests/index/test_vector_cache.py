from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index.errors import DamagedCache
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


def note(cache: VectorCache, *texts: str) -> None:
    with cache.wanting() as want:
        want("list", texts)


def missing(cache: VectorCache, *texts: str, at_once: int = 1000) -> list[tuple[str, ...]]:
    note(cache, *texts)
    return list(cache.missing(at_once))


def test_vectors_come_back_bit_for_bit_in_the_order_asked(cache: VectorCache) -> None:
    asked = ["music", "python", "music"]
    with cache.wanting() as want:
        want("list", asked[:1])
        want("other", ["python"])
        want("list", asked[1:])
    np.testing.assert_array_equal(np.concatenate(list(cache.vectors("list"))), WordCountEmbedder()(asked))


def test_vectors_come_in_parts(cache: VectorCache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.vector_cache.ROWS_AT_ONCE", 2)
    note(cache, "music", "python", "music")
    assert [part.shape for part in cache.vectors("list")] == [(2, DIMENSION), (1, DIMENSION)]


def test_what_is_missing_is_told_once_shortest_first(cache: VectorCache) -> None:
    assert missing(cache, "sql", "python", "Python", "sql", "car") == [("car", "sql", "Python")]
    assert (cache.wanted, cache.missing_texts, cache.missing_characters) == (4, 3, 12)


@pytest.mark.parametrize("rows_at_once", [1, 2, 100])
def test_missing_texts_come_in_batches_of_so_many_characters(
    cache: VectorCache, monkeypatch: pytest.MonkeyPatch, rows_at_once: int
) -> None:
    monkeypatch.setattr("index.vector_cache.ROWS_AT_ONCE", rows_at_once)
    batches = missing(cache, "aaaa", "bb", "c", "dddddddddd", "ee", at_once=5)
    assert batches == [("c", "bb", "ee"), ("aaaa",), ("dddddddddd",)]


def test_vectors_may_be_stored_while_the_missing_texts_are_gone_through(
    cache: VectorCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.vector_cache.ROWS_AT_ONCE", 1)
    note(cache, "a", "b", "c")
    for batch in cache.missing(1):
        cache.store(batch, WordCountEmbedder()(batch))
    assert missing(cache, "a", "b", "c") == []


def test_vectors_are_known_after_the_file_was_closed(cache: VectorCache, path: Path) -> None:
    with VectorCache(path, revision="one", dimension=DIMENSION) as again:
        assert list(again) == ["music", "python"]


def test_another_model_knows_nothing(cache: VectorCache, path: Path) -> None:
    with VectorCache(path, revision="two", dimension=DIMENSION) as other:
        assert missing(other, "python") == [("python",)]


def test_a_vector_of_another_length_is_computed_again(cache: VectorCache, path: Path) -> None:
    with VectorCache(path, revision="one", dimension=DIMENSION + 1) as longer:
        assert missing(longer, "python") == [("python",)]


def test_a_text_without_a_vector_is_an_error(cache: VectorCache) -> None:
    note(cache, "python", "sql")
    with pytest.raises(DamagedCache, match="list has no vector"):
        list(cache.vectors("list"))


def test_what_is_no_longer_used_is_forgotten_for_this_model_alone(cache: VectorCache, path: Path) -> None:
    with VectorCache(path, revision="two", dimension=DIMENSION) as other:
        other.store(["music"], WordCountEmbedder()(["music"]))
        note(cache, "python", "new")
        cache.keep_only_wanted()
        assert (list(cache), list(other)) == (["python"], ["music"])


def test_all_vectors_of_a_model_can_be_forgotten(cache: VectorCache) -> None:
    cache.forget()
    assert missing(cache, "python") == [("python",)]
