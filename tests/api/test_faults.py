"""What a service answers while something is broken, and that it mends without a restart."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.reading.tasks import ReadHere
from api.reindexing import Ended, Outcome
from api.settings import Settings
from index import layout
from index.posted import PostedPostings
from index.reindex import reindex
from tests.api.conftest import CV
from tests.api.test_changes import MILL
from tests.embedders import WordCountEmbedder

FILES = {"cv": CV.encode()}


async def never() -> Ended:
    return Ended(Outcome.WAITED)


def opened(index: Path) -> TestClient:
    app = create_app(Settings(index=index, open_writes=True), WordCountEmbedder(), ReadHere(), never)
    return TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)


def of_another_model(index: Path) -> None:
    reindex([index.parent / "postings"], index, embed=WordCountEmbedder(name="another", revision="words-2"))


def with_a_changed_catalogue(index: Path) -> None:
    path = layout.current_folder(index) / "catalogue.sqlite"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 4
    path.write_bytes(content)


def without_manifest(index: Path) -> None:
    (layout.current_folder(index) / "manifest.json").unlink()


def without_vectors(index: Path) -> None:
    (layout.current_folder(index) / "chunks.npy").write_bytes(b"")


def with_a_pointer_to_nothing(index: Path) -> None:
    (index / layout.CURRENT).write_text("snapshot-20200101T000000Z-00000000\n")


def with_a_pointer_that_is_none(index: Path) -> None:
    (index / layout.CURRENT).write_bytes(b"\xff\x00")


BROKEN: list[tuple[Callable[[Path], None], str]] = [
    (of_another_model, "Use that model"),
    (with_a_changed_catalogue, "was changed after it was written"),
    (without_manifest, "is missing or unreadable"),
    (without_vectors, "was changed after it was written"),
    (with_a_pointer_to_nothing, "is missing or unreadable"),
    (with_a_pointer_that_is_none, "cannot be read, or names no snapshot"),
]


@pytest.mark.parametrize(("damage", "said"), BROKEN, ids=lambda one: getattr(one, "__name__", ""))
def test_a_broken_index_is_refused_with_what_to_do_until_it_is_built_again(
    index: Path, damage: Callable[[Path], None], said: str
) -> None:
    damage(index)
    with opened(index) as client:
        for answer in (client.post("/v1/matches", files=FILES), client.get("/v1/postings"), client.get("/ready")):
            assert (answer.status_code, answer.json()["type"]) == (503, "urn:cv-matcher:problem:index-fault")
            assert said in answer.json()["detail"]
            assert "scripts/reindex.py" in answer.json()["detail"]
        assert client.get("/health").status_code == 200
        reindex([index.parent / "postings"], index, embed=WordCountEmbedder())
        assert client.post("/v1/matches", files=FILES).status_code == 200
        assert client.get("/ready").status_code == 200


# A mapped file that becomes shorter is left out: the system ends the process, as docs/faults.md says.
@pytest.mark.parametrize("damage", [one for one, _ in BROKEN if one not in (of_another_model, without_vectors)])
def test_what_breaks_while_it_is_served_goes_on_being_served(index: Path, damage: Callable[[Path], None]) -> None:
    with opened(index) as client:
        before = client.post("/v1/matches", files=FILES).json()["matches"]
        damage(index)
        assert client.post("/v1/matches", files=FILES).json()["matches"] == before


def test_a_snapshot_that_is_removed_while_it_is_served_goes_on_being_served(index: Path) -> None:
    with opened(index) as client:
        before = client.post("/v1/matches", files=FILES).json()["matches"]
        shutil.rmtree(layout.current_folder(index))
        assert client.post("/v1/matches", files=FILES).json()["matches"] == before
        reindex([index.parent / "postings"], index, embed=WordCountEmbedder(), full=True)
        assert client.post("/v1/matches", files=FILES).json()["matches"] == before


def test_without_its_changes_a_service_matches_and_takes_no_more(index: Path) -> None:
    PostedPostings(index).remove(["nobody"])
    (index / layout.POSTED).write_bytes(b"no database " * 500)
    with opened(index) as client:
        assert client.post("/v1/matches", files=FILES).status_code == 200
        for answer in (client.put("/v1/postings/mill", content=MILL), client.get("/v1/reindex")):
            assert (answer.status_code, answer.json()["type"]) == (503, "urn:cv-matcher:problem:changes-damaged")
            assert "Put a backup in its place" in answer.json()["detail"]


def test_while_another_process_builds_cvs_are_matched(index: Path) -> None:
    with opened(index) as client, layout.only_builder(index):
        assert client.post("/v1/matches", files=FILES).status_code == 200
        assert client.put("/v1/postings/mill", content=MILL).status_code == 202
