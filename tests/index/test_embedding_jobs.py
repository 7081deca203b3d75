"""Who embeds makes no difference, and who is lost on the way costs a batch."""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index.embedding_jobs import OWN_EXPORTS, Crew, ModelPlace, alone, embed_at, embedded, place_of
from index.errors import CrewLost
from matcher.errors import ModelFault
from matcher.exported_model import ExportRecord
from matcher.retrieval import Vectors
from tests.embedders import WordCountEmbedder

BATCHES = tuple((f"python {number}", f"music {number}") for number in range(7))


def vectors_of(crew: Crew) -> dict[str, list[float]]:
    found = list(embedded(BATCHES, crew))
    assert sorted(batch for batch, _ in found) == sorted(BATCHES)
    return {text: row.tolist() for batch, rows in found for text, row in zip(batch, rows, strict=True)}


def embed(texts: Sequence[str]) -> Vectors:
    return WordCountEmbedder()(texts)


def kill_once(mark: Path, texts: Sequence[str]) -> Vectors:
    """Ends its process at a certain batch, the first time that it is asked."""
    if "python 3" in texts and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return embed(texts)


def kill_always(texts: Sequence[str]) -> Vectors:
    os.kill(os.getpid(), signal.SIGKILL)
    return embed(texts)


def pool(job: object, workers: int = 2) -> Crew:
    return Crew(partial(ProcessPoolExecutor, workers, get_context("spawn")), job, workers)  # type: ignore[arg-type]


def test_a_thread_and_processes_give_the_same_vectors() -> None:
    assert vectors_of(alone(embed)) == vectors_of(pool(embed))


def test_a_process_that_is_killed_costs_its_batches_once_more(tmp_path: Path) -> None:
    assert vectors_of(pool(partial(kill_once, tmp_path / "mark"))) == vectors_of(alone(embed))
    assert (tmp_path / "mark").exists()


def test_processes_that_are_killed_again_and_again_are_given_up_with_what_to_do() -> None:
    with pytest.raises(CrewLost, match="run the same command again"):
        list(embedded(BATCHES[:1], pool(kill_always, 1)))


def test_no_more_batches_are_at_work_than_the_crew_is_large() -> None:
    asked: list[int] = []

    def batches() -> Iterator[tuple[str, ...]]:
        for number in range(6):
            asked.append(number)
            yield (f"sql {number}",)

    done = embedded(batches(), Crew(partial(ThreadPoolExecutor, 1), embed, 2))
    next(done)
    assert asked == [0, 1]


def test_a_batch_that_was_not_stored_is_done_again_by_the_next_crew() -> None:
    """The crew breaks after its first batch: the one that was given back is done, the one at work is not."""
    crews: list[int] = []

    class Breaks(Executor):
        def submit(self, job: Any, /, *args: Any, **_: Any) -> Future[Any]:
            future: Future[Any] = Future()
            if len(crews) == 1 and args != (BATCHES[0],):
                future.set_exception(BrokenExecutor())
            else:
                future.set_result(job(*args))
            return future

    def open_one() -> Executor:
        crews.append(1)
        return Breaks()

    found = [batch for batch, _ in embedded(BATCHES, Crew(open_one, embed, 2))]
    assert (sorted(found), len(crews)) == (sorted(BATCHES), 2)


def test_a_fault_of_the_work_is_no_loss_of_the_crew() -> None:
    def fail(_: Sequence[str]) -> Vectors:
        raise ModelFault("The model is not here.")

    with pytest.raises(ModelFault):
        list(embedded(BATCHES, alone(fail)))


def test_a_worker_with_another_model_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("index.embedding_jobs.open_embedder", lambda *_, **__: WordCountEmbedder())
    with pytest.raises(ModelFault, match="the same --model"):
        embed_at(ModelPlace(None, tmp_path, "another"), ["python"])


def test_a_worker_opens_the_model_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[object] = []

    def open_embedder(model: str | None, **_: object) -> WordCountEmbedder:
        opened.append(model)
        return WordCountEmbedder()

    monkeypatch.setattr("index.embedding_jobs.open_embedder", open_embedder)
    place = ModelPlace("mine", tmp_path, "words-1")
    rows = [embed_at(place, ["python"]) for _ in range(3)]
    assert opened == ["mine"]
    np.testing.assert_array_equal(np.concatenate(rows), embed(["python"] * 3))


@pytest.fixture
def exports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[Path, str]:
    """Which export (its digest) stands in which folder; opening a model that may be exported makes one."""
    made: dict[Path, str] = {}

    def open_embedder(model: str | None, *, exports: Path, export: bool = False) -> WordCountEmbedder:
        if export:
            made[exports] = "mine"
        return WordCountEmbedder()

    def read_record(folder: Path) -> ExportRecord | None:
        digest = made.get(folder.parent)
        return ExportRecord(1, "m", "words-1", 12, 256, digest, 1.0) if digest else None

    monkeypatch.setattr("index.embedding_jobs.open_embedder", open_embedder)
    monkeypatch.setattr("index.embedding_jobs.read_record", read_record)
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    return made


def test_a_worker_that_cannot_read_the_export_makes_the_same_one(exports: dict[Path, str], tmp_path: Path) -> None:
    rows = embed_at(ModelPlace(None, tmp_path / "elsewhere", "words-1", "mine"), ["python"])
    assert (len(rows), list(exports)) == (1, [tmp_path / OWN_EXPORTS])


def test_a_worker_that_makes_another_export_is_refused(exports: dict[Path, str], tmp_path: Path) -> None:
    with pytest.raises(ModelFault, match="exports the embedding model differently"):
        embed_at(ModelPlace(None, tmp_path / "somewhere", "words-1", "theirs"), ["python"])


def test_a_worker_that_can_read_the_export_makes_none(exports: dict[Path, str], tmp_path: Path) -> None:
    exports[tmp_path / "shared"] = "theirs"
    embed_at(ModelPlace(None, tmp_path / "shared", "words-1", "theirs"), ["python"])
    assert list(exports) == [tmp_path / "shared"]


def test_the_place_of_a_model_names_its_export(exports: dict[Path, str], tmp_path: Path) -> None:
    assert place_of(None, tmp_path / "none", "words-1").export is None
    exports[tmp_path / "some"] = "mine"
    assert place_of(None, tmp_path / "some", "words-1") == ModelPlace(None, tmp_path / "some", "words-1", "mine")
