"""What every engine does when postings are added, replaced and removed."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import numpy as np
import pytest

from index.engine import Engine
from index.errors import NoSnapshot
from matcher.chunks import posting_chunks
from matcher.nouns import Filters, Posting, Role, Variant
from tests.embedders import WordCountEmbedder
from tests.index.engines.engines import UnderTest, add, found, ids, query, remove
from tests.index.postings import TODAY, posting


def test_nothing_was_indexed_yet(engine: Engine) -> None:
    with pytest.raises(NoSnapshot, match=r"scripts/reindex\.py"):
        engine.get()


def test_what_was_added_is_found_at_once(engine: Engine) -> None:
    add(engine, posting("a", "biology"), posting("b", "python"))
    assert found(engine, query("python")) == ["b"]
    add(engine, posting("c", "python python sql"))
    assert found(engine, query("python sql")) == ["c"]


def test_a_posting_comes_back_as_it_was_stored(engine: Engine) -> None:
    stored = posting("a", "python", "sql", title="Data Intern", company="Tern Rail")
    add(engine, stored)
    assert (engine.get().posting("a"), engine.get().posting("b")) == (stored, None)


def test_a_posting_comes_with_a_vector_for_each_requirement_and_each_chunk(engine: Engine) -> None:
    stored = posting("a", "python", "music", title="Design")
    add(engine, stored, posting("b", "biology", role=Role.DUTY))
    embed = WordCountEmbedder()
    candidate, other = engine.get().candidate_of("a"), engine.get().candidate_of("b")
    assert candidate is not None
    assert other is not None
    np.testing.assert_array_equal(candidate.requirement_vectors, embed(["python", "music"]))
    np.testing.assert_array_equal(candidate.chunk_vectors, embed([one.text for one in posting_chunks(stored)]))
    assert other.requirement_vectors.shape == (0, embed.dimension)
    assert engine.get().candidate_of("c") is None


@pytest.mark.by_hnsw
def test_a_replaced_posting_is_found_by_its_new_words_only(engine: Engine) -> None:
    add(engine, posting("a", "biology", company="Auk"), posting("b", "music"))
    add(engine, posting("a", "python", company="Tern"))
    assert ids(engine) == ["a", "b"]
    assert found(engine, query("python", filters=Filters(words=("python",)))) == ["a"]
    assert found(engine, query("python", filters=Filters(words=("biology",)))) == []
    assert found(engine, query("python", filters=Filters(company="auk"))) == []


@pytest.mark.by_hnsw
def test_a_removed_posting_is_gone(engine: Engine) -> None:
    add(engine, posting("a", "python"), posting("b", "music"))
    remove(engine, "a", "never there")
    assert (ids(engine), found(engine, query("python", limit=5)), engine.get().posting("a")) == (["b"], ["b"], None)


@pytest.mark.by_hnsw
def test_an_index_may_become_empty_and_fill_again(engine: Engine) -> None:
    add(engine, posting("a", "python"))
    remove(engine, "a")
    assert (ids(engine), found(engine, query("python"))) == ([], [])
    add(engine, posting("b", "python"))
    assert ids(engine) == ["b"]


def test_adding_and_removing_the_same_id_removes_it(engine: Engine) -> None:
    engine.revise(embed=WordCountEmbedder(), add=[posting("a", "python"), posting("b", "sql")], remove=["a"])
    assert ids(engine) == ["b"]


def test_every_change_has_an_id_of_its_own_and_right_counts(engine: Engine) -> None:
    add(engine, posting("a", "python", "music"))
    first = engine.get().manifest
    add(engine, posting("b", "sql"), posting("a", "python"))
    second = engine.get().manifest
    assert first.id != second.id
    assert [(one.postings, one.requirements, one.chunks) for one in (first, second)] == [(1, 2, 2), (2, 2, 4)]
    assert (second.model, second.revision, second.dimension) == ("word counts", "words-1", WordCountEmbedder.dimension)


def test_a_state_takes_room(engine: Engine) -> None:
    add(engine, posting("a", "python"))
    assert engine.get().size_bytes() > 1000


def test_a_variant_finds_its_entry_until_that_is_removed(engine: Engine) -> None:
    entry = replace(posting("a", "python"), variants=(Variant("b", "b.txt", None, (), None),))
    add(engine, entry)
    assert (engine.get().posting("b"), engine.get().candidate_of("b") is not None) == (entry, True)
    remove(engine, "a")
    assert engine.get().posting("b") is None


def entry_with_variants(posting_id: str, *variants: str) -> Posting:
    return replace(
        posting(posting_id, "python"), variants=tuple(Variant(one, f"{one}.txt", None, (), None) for one in variants)
    )


def variants_of(engine: Engine, posting_id: str) -> list[str]:
    found = engine.get().posting(posting_id)
    return [] if found is None else [one.id for one in found.variants]


def test_a_replaced_entry_keeps_its_variants(engine: Engine) -> None:
    add(engine, entry_with_variants("a", "b", "c"))
    add(engine, posting("a", "music"))
    assert (variants_of(engine, "a"), variants_of(engine, "b")) == (["b", "c"], ["b", "c"])


def test_a_variant_that_is_removed_or_added_by_its_own_id_is_none_any_more(engine: Engine) -> None:
    add(engine, entry_with_variants("a", "b", "c", "d"))
    remove(engine, "b")
    assert engine.get().posting("b") is None
    add(engine, posting("c", "music"))
    assert (ids(engine), variants_of(engine, "a"), variants_of(engine, "c")) == (["a", "c"], ["d"], [])
    assert found(engine, query("music")) == ["c"]
    assert engine.get().manifest.postings == 2


def test_a_view_keeps_showing_what_it_showed(engine: Engine) -> None:
    add(engine, posting("a", "python"))
    before = engine.get()
    add(engine, posting("b", "python"))
    assert {one.id for one in engine.get().all_postings()} == {"a", "b"}
    assert before.posting("a") is not None


def test_what_was_stored_is_there_after_a_restart(engine: Engine, under_test: UnderTest) -> None:
    add(engine, posting("a", "python"), posting("b", "music"))
    with closing(under_test.open()) as again:
        assert (ids(again), again.get().manifest) == (ids(engine), engine.get().manifest)
        assert found(again, query("music")) == ["b"]


def test_a_list_has_its_pages_and_its_count(engine: Engine) -> None:
    add(engine, posting("1", "x", title="Übersetzer"), posting("2", "x", title="analyst"), posting("3", "x", title="Z"))
    page, total = engine.get().postings(Filters(), as_of=TODAY, offset=1, limit=1)
    rest, _ = engine.get().postings(Filters(), as_of=TODAY, offset=1)
    assert ([one.id for one in page], [one.id for one in rest], total) == (["1"], ["1", "3"], 3)
