"""The benchmark's crowd of postings, what it makes of a size, its picture, and how other libraries are ranked."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from index.records import from_json
from matcher.embedding import Embedder
from scripts import benchmark
from scripts.benchmarking import scale
from scripts.benchmarking.crowd import Crowd, queries
from scripts.benchmarking.peer import rank
from scripts.benchmarking.picture import as_svg, curves
from scripts.benchmarking.setting import Figure
from tests.embedders import DIMENSION, WordCountEmbedder
from tests.index.postings import posting

STATEMENTS = ["python and sql", "music at weekends", "biology tutor", "java", "finance club"]


@pytest.fixture
def embed() -> Embedder:
    return WordCountEmbedder()


@pytest.fixture
def crowd(embed: Embedder) -> Crowd:
    sources = [posting(str(one), "python", "sql and java", f"music {one}") for one in range(4)]
    return Crowd(sources, embed(["python sql", "java music", "design", "physics"]))


def test_a_posting_of_the_crowd_is_sound_and_the_same_on_every_run(crowd: Crowd) -> None:
    made = crowd.recorded(12_345)
    assert made.posting == crowd.recorded(12_345).posting == from_json(made.record)
    assert made.posting.id == "p00012345"
    spans = [(line.text, line.span) for line in made.posting.lines] + [
        (one.text, one.span) for one in made.posting.requirements
    ]
    assert all(made.posting.text[span.start : span.end] == text for text, span in spans)


def test_texts_are_repeated_under_other_ids_but_no_vector_is(crowd: Crowd) -> None:
    one, other = crowd.recorded(7), crowd.recorded(10_007)
    assert (one.posting.text == other.posting.text, one.posting.id == other.posting.id) == (True, False)
    vectors = np.concatenate(list(crowd.perturbed(100, seed=1)))
    assert len(np.unique(vectors, axis=0)) == 100
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(100))


def _measured(crowd: Crowd, folder: Path, embed: Embedder, *, keep: bool) -> list[Figure]:
    asked = queries(STATEMENTS, embed(STATEMENTS), count=3, limit=2)
    return list(scale._measured(scale._made(crowd, 60, folder, embed), asked, keep=keep))


def test_an_index_of_a_size_is_measured_and_removed(
    crowd: Crowd, embed: Embedder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.recall.EXACT_UP_TO", 100)
    monkeypatch.setattr("index.recall.LEAST_RECALL", 0.1)
    found = {one.measure: one for one in _measured(crowd, tmp_path / "60", embed, keep=False)}
    assert found["recall@100 of chunks, 60"].how.startswith("clusters:")
    assert found["by meaning, 0.05 % pass, 60: first 100 of the exact list"].value == 1.0
    assert found["disk, 60"].value > 12 * 4 * DIMENSION
    assert list(tmp_path.iterdir()) == []


def test_an_index_that_is_kept_is_measured_again_and_not_made_again(
    crowd: Crowd, embed: Embedder, tmp_path: Path
) -> None:
    folder = tmp_path / "60"
    first, second = ({one.measure for one in _measured(crowd, folder, embed, keep=True)} for _ in range(2))
    assert {one for one in first - second if not one.startswith("write ")} == set()
    assert "write postings, 60" in first - second


def test_the_picture_has_a_point_for_each_size_and_adds_up_what_is_written() -> None:
    found = [
        *(Figure(f"open, {size}", 0.5, "s", "once") for size in ("1,000", "10,000")),
        *(Figure(f"write {part}, 1,000", 2.0, "s", "once") for part in ("words", "vectors")),
    ]
    drawn = {curve.title: curve.points for curve in curves(found)}
    assert drawn["seconds to open"] == ((1000, 0.5), (10_000, 0.5))
    assert drawn["seconds to write, all parts"] == ((1000, 4.0),)
    assert "recall@100 of chunks" not in drawn
    picture = ElementTree.fromstring(as_svg(curves(found), "2026, 2 cores"))
    assert len(list(picture.iter("{http://www.w3.org/2000/svg}circle"))) == 3


def test_postings_are_ranked_by_their_best_chunk_for_each_statement() -> None:
    hits = [[(0, 0.9), (1, 0.8), (2, 0.5)], [(2, 0.6), (1, 0.1)]]
    assert rank(hits, ["a", "a", "b"]) == ["b", "a"]


def test_sizes_are_read_from_the_command_line() -> None:
    assert benchmark.parsed(["--scale", "1000,10000"]).scale == (1000, 10_000)
    with pytest.raises(SystemExit):
        benchmark.parsed(["--scale", "0"])
