"""Changes of postings over HTTP: what is taken, when it is searchable, and what is refused."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import anyio.to_thread
import pytest
from fastapi.testclient import TestClient

from api import apply_posted as apply_command
from api.app import create_app
from api.change_routes import usable
from api.reading.tasks import ReadHere
from api.reindexing import BUILDER_RUNNING_STATUS, Ended, Outcome
from api.settings import Settings
from index import layout
from index.reindex import apply_posted, reindex
from tests.api.conftest import CV
from tests.api.test_database import filled
from tests.embedders import WordCountEmbedder
from tests.hanging import HANGS_AFTER_SECONDS

MILL = """# Mill Intern

Dusty Mills · Leeds, United Kingdom

## Requirements

- Experience with Python
- Interest in flour
""".encode()
FEED = json.dumps(
    [
        {"id": "m1", "title": "Mill Intern", "description": "Requirements\n- Experience with flour"},
        {"id": "m2", "title": "Wind Intern", "description": "Requirements\n- Experience with sails"},
        {"id": "../m3", "title": "Way Up Intern", "description": "Requirements\n- Experience with paths"},
        {"id": "m1", "title": "Again Intern", "description": "Requirements\n- Experience with echoes"},
    ]
).encode()


@dataclass
class Builds:
    """Builds in this process, counted; each ends as it is told to, and for real where it is told nothing."""

    index: Path
    ends: list[Ended] = field(default_factory=list)
    made: int = 0
    may_go_on: anyio.Event | None = None

    async def __call__(self) -> Ended:
        self.made += 1
        if self.may_go_on is not None:
            await self.may_go_on.wait()
        if self.ends:
            return self.ends.pop(0)
        await anyio.to_thread.run_sync(lambda: apply_posted(self.index, embed=WordCountEmbedder()))
        return Ended(Outcome.DONE)


@pytest.fixture
def builds(index: Path, monkeypatch: pytest.MonkeyPatch) -> Builds:
    monkeypatch.setattr("api.reindexing.SETTLE_SECONDS", 0.05)
    monkeypatch.setattr("api.reindexing.FIRST_PAUSE_SECONDS", 0.01)
    return Builds(index)


@pytest.fixture
def writer(index: Path, builds: Builds) -> Iterator[TestClient]:
    app = create_app(Settings(index=index, open_writes=True), WordCountEmbedder(), ReadHere(), builds)
    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(params=["folder", "database"])
def either(request: pytest.FixtureRequest, index: Path, builds: Builds) -> Iterator[TestClient]:
    """A service that takes changes, on each engine in turn."""
    url = None if request.param == "folder" else filled(request.getfixturevalue("postgres_server"), index)
    settings = Settings(index=index, open_writes=True, database_url=url)
    app = create_app(settings, WordCountEmbedder(), ReadHere(), builds)
    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        yield client


def settled(client: TestClient) -> dict[str, Any]:
    """How far the changes are, once all of them are searchable."""
    deadline = time.monotonic() + HANGS_AFTER_SECONDS
    while time.monotonic() < deadline:
        told: dict[str, Any] = client.get("/v1/reindex").json()
        if told["state"] == "done":
            return told
        time.sleep(0.02)
    raise AssertionError(told)


def ids(client: TestClient) -> list[str]:
    listed = client.get("/v1/postings", params={"include_closed": True}).json()["postings"]
    return sorted(one["id"] for one in listed)


BOTH = ["marrow-design", "otterburn-data"]


def test_a_posting_that_is_put_becomes_searchable_by_itself(either: TestClient) -> None:
    answer = either.put("/v1/postings/mill", content=MILL)
    assert (answer.status_code, answer.headers["location"]) == (202, "/v1/reindex")
    assert answer.json() == {"change": 1, "accepted": ["mill"], "removed": [], "skipped": []}
    before = either.get("/ready").json()["snapshot"]["id"]
    told = settled(either)
    assert (told["applied"], told["pending"], told["fault"]) == (1, 0, None)
    assert ids(either) == sorted([*BOTH, "mill"])
    assert told["snapshot"] != before or before == either.get("/ready").json()["snapshot"]["id"]
    matches = either.post("/v1/matches", files={"cv": CV.encode()}).json()["matches"]
    assert "mill" in [match["posting"]["id"] for match in matches]


def test_a_posting_is_replaced(either: TestClient) -> None:
    either.put("/v1/postings/otterburn-data", files={"posting": ("x.md", MILL)})
    settled(either)
    assert ids(either) == BOTH
    assert either.get("/v1/postings/otterburn-data").json()["title"] == "Mill Intern"


def test_an_id_may_be_an_address(either: TestClient) -> None:
    either.put("/v1/postings/https%3A%2F%2Fdusty.example%2Fjobs%3Fid%3D7", content=MILL)
    settled(either)
    assert "https://dusty.example/jobs?id=7" in ids(either)


def test_many_are_taken_and_each_that_is_not_is_named(either: TestClient) -> None:
    answer = either.post("/v1/postings", content=FEED)
    assert answer.json()["accepted"] == ["m1", "m2"]
    assert [one["place"] for one in answer.json()["skipped"]] == ["posting 3", "posting 4"]
    settled(either)
    assert ids(either) == sorted([*BOTH, "m1", "m2"])


def test_a_posting_without_an_id_is_sent_to_put(either: TestClient) -> None:
    answer = either.post("/v1/postings", content=MILL)
    assert (answer.status_code, "PUT /v1/postings/ID" in answer.json()["detail"]) == (422, True)


def test_a_posting_is_removed(either: TestClient) -> None:
    assert either.delete("/v1/postings/marrow-design").json()["removed"] == ["marrow-design"]
    settled(either)
    assert ids(either) == ["otterburn-data"]
    assert either.delete("/v1/postings/marrow-design").status_code == 404


def test_what_was_removed_does_not_come_back_with_the_files(writer: TestClient, index: Path, tmp_path: Path) -> None:
    writer.delete("/v1/postings/marrow-design")
    settled(writer)
    reindex([tmp_path / "postings"], index, embed=WordCountEmbedder())
    assert ids(writer) == ["otterburn-data"]


def test_what_was_put_can_be_removed_and_put_again(either: TestClient) -> None:
    for _ in range(2):
        assert either.put("/v1/postings/mill", content=MILL).status_code == 202
        settled(either)
        assert ids(either) == sorted([*BOTH, "mill"])
        assert either.delete("/v1/postings/mill").json()["accepted"] == []
        settled(either)
        assert ids(either) == BOTH


def test_what_nobody_knows_cannot_be_removed(either: TestClient) -> None:
    assert either.delete("/v1/postings/nobody").status_code == 404


def test_what_is_pending_can_be_removed(writer: TestClient, builds: Builds) -> None:
    builds.ends = [Ended(Outcome.FAILED, "The disk is full.")]
    writer.put("/v1/postings/mill", content=MILL)
    assert writer.delete("/v1/postings/mill").status_code == 202
    settled(writer)
    assert ids(writer) == BOTH


def test_many_changes_make_few_builds(writer: TestClient, builds: Builds) -> None:
    for number in range(30):
        assert writer.put(f"/v1/postings/mill-{number}", content=MILL).status_code == 202
    settled(writer)
    assert len(ids(writer)) == 32
    assert builds.made < 15


def test_another_builder_and_a_failure_are_outlasted(writer: TestClient, builds: Builds) -> None:
    builds.ends = [Ended(Outcome.WAITED), Ended(Outcome.FAILED, "The disk is full."), Ended(Outcome.WAITED)]
    writer.put("/v1/postings/mill", content=MILL)
    settled(writer)
    assert "mill" in ids(writer)
    assert builds.made == 4
    counted = writer.get("/metrics").text
    assert 'cv_matcher_reindexes_total{outcome="another-builder"} 2.0' in counted
    assert "cv_matcher_postings_pending 0.0" in counted


def test_a_failure_is_told(writer: TestClient, builds: Builds, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.reindexing.FIRST_PAUSE_SECONDS", 3600.0)
    builds.ends = [Ended(Outcome.FAILED, "The disk is full.")]
    writer.put("/v1/postings/mill", content=MILL)
    deadline = time.monotonic() + HANGS_AFTER_SECONDS
    while (told := writer.get("/v1/reindex").json())["fault"] is None and time.monotonic() < deadline:
        time.sleep(0.02)
    assert (told["state"], told["fault"], told["pending"]) == ("retrying", "The disk is full.", 1)


def test_a_service_does_first_what_the_one_before_left(index: Path, builds: Builds) -> None:
    def opened() -> TestClient:
        app = create_app(Settings(index=index, open_writes=True), WordCountEmbedder(), ReadHere(), builds)
        return TestClient(app, base_url="http://127.0.0.1")

    builds.ends = [Ended(Outcome.WAITED)] * 1000
    with opened() as first:
        first.put("/v1/postings/mill", content=MILL)
    builds.ends = []
    with opened() as second:
        settled(second)
        assert "mill" in ids(second)


def test_requests_go_on_while_another_process_builds(writer: TestClient, index: Path, builds: Builds) -> None:
    builds.ends = [Ended(Outcome.WAITED)] * 3
    with layout.only_builder(index):
        assert writer.put("/v1/postings/mill", content=MILL).status_code == 202
        assert writer.post("/v1/matches", files={"cv": CV.encode()}).status_code == 200
        assert writer.get("/v1/reindex").json()["pending"] == 1


@pytest.mark.parametrize(
    ("content", "slug"),
    [(b"", "unreadable-posting"), (b"\x00\x01\x02" * 99, "unreadable-posting"), (FEED, "unreadable-posting")],
    ids=["empty", "binary", "several"],
)
def test_what_is_not_one_posting_is_not_put(either: TestClient, content: bytes, slug: str) -> None:
    answer = either.put("/v1/postings/mill", content=content)
    assert (answer.status_code, answer.json()["type"].split(":")[-1]) == (422, slug)


def test_a_body_without_a_stated_size_is_bounded(index: Path, builds: Builds) -> None:
    app = create_app(
        Settings(index=index, open_writes=True, max_upload_bytes=4096), WordCountEmbedder(), ReadHere(), builds
    )
    with TestClient(app, base_url="http://127.0.0.1") as client:
        answer = client.put("/v1/postings/mill", content=iter([b"x" * 65536] * 3))
    assert answer.status_code == 413


@pytest.mark.parametrize("posting_id", ["a", "x12", "a.b_c-d", "https://dusty.example/jobs?id=7&x=1", "A" * 200])
def test_a_plain_id_can_be_used(posting_id: str) -> None:
    assert usable(posting_id)


@pytest.mark.parametrize(
    "posting_id",
    [
        *("", ".", "..", "../a", "a/../b", "a/..", "a/./b", "/etc/passwd", "a?x=..", "~a", "a\\b"),
        *("a b", "a\nb", "a\x00b", "ä", "-rf", "A" * 201, "a'b", "<a>"),
    ],
)
def test_an_id_with_tricks_cannot(posting_id: str) -> None:
    assert not usable(posting_id)


def test_an_id_with_tricks_is_refused_over_http(either: TestClient) -> None:
    answer = either.put("/v1/postings/a%2F..%2Fb", content=MILL)
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:cv-matcher:problem:unusable-id")


def test_an_index_that_cannot_be_written_is_told(writer: TestClient, index: Path) -> None:
    (index / layout.POSTED).mkdir()
    answer = writer.put("/v1/postings/mill", content=MILL)
    assert (answer.status_code, answer.json()["type"]) == (503, "urn:cv-matcher:problem:index-not-writable")


@pytest.fixture
def small_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.apply_posted.open_embedder", lambda *_, **__: WordCountEmbedder())
    monkeypatch.setattr("api.apply_posted.os.nice", lambda _: 0)


@pytest.mark.usefixtures("small_model")
def test_the_process_that_builds_tells_how_it_ended(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ended = [apply_command.main(["--index", str(index)])]
    with layout.only_builder(index):
        ended.append(apply_command.main(["--index", str(index)]))
    (index / layout.POSTED).mkdir()
    ended.append(apply_command.main(["--index", str(index)]))
    assert ended == [0, BUILDER_RUNNING_STATUS, 1]
    assert capsys.readouterr().err.count("\n") == 1
