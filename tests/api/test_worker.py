"""The desk that bounds the work, and the warm-up."""

from __future__ import annotations

import gc
import threading

import anyio
import pytest

from api.problems import Problem
from api.worker import Desk, settle, warm_up
from tests.embedders import WordCountEmbedder


def test_the_desk_works_on_some_lets_some_wait_and_sends_the_rest_away() -> None:
    release = threading.Event()
    answers: list[str] = []

    async def visit(desk: Desk) -> None:
        try:
            await desk.run(release.wait)
            answers.append("served")
        except Problem as problem:
            answers.append(problem.kind.slug)
            release.set()

    async def day() -> None:
        desk = Desk(places=1, waiting=1)
        async with anyio.create_task_group() as visitors:
            for _ in range(3):
                visitors.start_soon(visit, desk)

    anyio.run(day)
    assert sorted(answers) == ["busy", "served", "served"]


def test_a_place_is_free_again_after_a_failure() -> None:
    def fail() -> None:
        raise ValueError("no")

    async def day() -> str:
        desk = Desk(places=1, waiting=0)
        with pytest.raises(ValueError, match="no"):
            await desk.run(fail)
        return await desk.run(lambda: "served")

    assert anyio.run(day) == "served"


def test_what_is_loaded_is_left_to_itself() -> None:
    before, frozen = gc.get_threshold(), gc.get_freeze_count()
    try:
        settle()
        assert gc.get_freeze_count() > frozen
        assert gc.get_threshold()[0] > before[0]
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def test_warming_up_reads_a_cv_and_a_posting_through_the_real_path() -> None:
    embedder = WordCountEmbedder()
    warm_up(embedder)
    assert any("Python" in text for text in embedder.embedded)
