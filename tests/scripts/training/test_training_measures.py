from __future__ import annotations

from math import log2
from pathlib import Path

import pytest

from scripts.training.measures import RetrievalSetError, by_source, load_beir, retrieve, told_apart
from scripts.training.pairs import Pair
from tests.embedders import WordCountEmbedder

EMBED = WordCountEmbedder()
PAIRS = (
    Pair(anchor="python", positive="python sql", negative="java"),
    Pair(anchor="music", positive="design", negative="music biology"),
)


def beir(folder: Path) -> Path:
    (folder / "qrels").mkdir()
    (folder / "corpus.jsonl").write_text(
        '{"_id": "a", "title": "python", "text": "sql"}\n{"_id": "b", "title": "music", "text": ""}\n'
        '{"_id": "c", "title": "python", "text": ""}\n'
    )
    (folder / "queries.jsonl").write_text('{"_id": "1", "text": "python"}\n{"_id": "2", "text": "music"}\n')
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\n1\ta\t1\n2\tb\t1\n2\tc\t0\n")
    return folder


def test_pairs_that_are_nearer_than_their_lookalike_are_told_apart() -> None:
    assert told_apart(PAIRS, EMBED) == 0.5


def test_the_place_of_the_right_answer_counts(tmp_path: Path) -> None:
    found = retrieve(load_beir(beir(tmp_path), "test"), EMBED)
    assert (found.queries, found.recall, found.first) == (2, 1.0, 0.5)
    assert found.ndcg == pytest.approx((1 / log2(3) + 1) / 2)


def test_a_folder_of_another_kind_is_named(tmp_path: Path) -> None:
    with pytest.raises(RetrievalSetError, match="is not a retrieval set"):
        load_beir(tmp_path, "test")


def test_all_positives_of_a_group_are_right() -> None:
    grouped = [pair.model_copy(update={"group": "g"}) for pair in PAIRS]
    made = by_source(grouped)["pairs"]
    assert made.corpus == ("python sql", "java", "design", "music biology")
    assert made.right == (frozenset({0, 2}),) * 2


def test_without_a_group_only_the_own_positive_is_right() -> None:
    assert by_source(PAIRS)["pairs"].right == (frozenset({0}), frozenset({2}))
