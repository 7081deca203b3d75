"""Bodies on their way in: too slow, too many at a time, larger than they say, longer than is read."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import anyio
import pytest
from fastapi.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from api.connections import Patience
from api.intake import Intake, Room
from api.problems import Problem
from api.uploads import FORM_OVERHEAD_BYTES
from tests.api.conftest import CV, client_on

PATIENCE = Patience(grace_seconds=0.2, bytes_a_second=1000)
FILES = {"cv": CV.encode()}
BOUNDARY = {"Content-Type": "multipart/form-data; boundary=B"}
PART = b'--B\r\nContent-Disposition: form-data; name="cv"; filename="a"\r\n\r\n'


async def nothing_sent(_: Message) -> None:
    """Takes an answer and looks at none."""


async def taken_in(pieces: AsyncIterator[bytes], room: Room, held: list[int] | None = None) -> int:
    """How many bytes an application behind the intake was given."""
    taken = 0

    async def app(_: Scope, receive: Receive, __: Send) -> None:
        nonlocal taken
        while True:
            message = await receive()
            taken += len(message["body"])
            if held is not None:
                held.append(room.free_bytes)
            if not message["more_body"]:
                return

    async def receive() -> Message:
        piece = await anext(pieces, None)
        return {"type": "http.request", "body": piece or b"", "more_body": piece is not None}

    await Intake(app, room, PATIENCE)({"type": "http"}, receive, nothing_sent)
    return taken


async def pieces_of(size: int, times: int, pause: float = 0.0) -> AsyncIterator[bytes]:
    for _ in range(times):
        await asyncio.sleep(pause)
        yield b"x" * size


def kind_of(problem: pytest.ExceptionInfo[Problem]) -> tuple[int, str, str]:
    return problem.value.kind.status, problem.value.kind.slug, problem.value.headers["Connection"]


def test_a_body_that_comes_at_the_pace_is_taken() -> None:
    assert asyncio.run(taken_in(pieces_of(100, 8, 0.05), Room(10_000))) == 800


@pytest.mark.parametrize("pause", [0.05, 30.0], ids=["it drips", "it stops"])
def test_a_body_that_comes_too_slowly_is_not_waited_for(pause: float) -> None:
    with pytest.raises(Problem) as problem:
        asyncio.run(asyncio.wait_for(taken_in(pieces_of(1, 1000, pause), Room(10_000)), 5))
    assert kind_of(problem) == (408, "too-slow", "close")


def test_bodies_that_do_not_fit_together_are_sent_away_and_leave_their_room() -> None:
    room, held = Room(1000), list[int]()
    assert asyncio.run(taken_in(pieces_of(400, 2), room, held)) == 800
    assert (held[0], room.free_bytes) == (600, 1000)
    with pytest.raises(Problem) as problem:
        asyncio.run(taken_in(pieces_of(400, 3), room))
    assert (kind_of(problem), room.free_bytes) == ((503, "busy", "close"), 1000)


@pytest.fixture
def small(index: Path) -> Iterator[TestClient]:
    with client_on(index, max_upload_bytes=4096) as client:
        yield client


def status_and_pieces_read(client: TestClient, path: str, *headers: tuple[bytes, bytes]) -> tuple[int, int]:
    """How a form that never ends is answered, and after how many pieces of 1,000 bytes."""
    read, statuses = 0, []

    async def receive() -> Message:
        nonlocal read
        read += 1
        return {"type": "http.request", "body": PART if read == 1 else b"x" * 1000, "more_body": True}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    own = [(b"host", b"127.0.0.1"), (b"content-type", BOUNDARY["Content-Type"].encode()), *headers]
    scope = {"type": "http", "method": "POST", "path": path, "query_string": b"", "headers": own, "root_path": ""}
    anyio.run(client.app, scope, receive, send)
    return statuses[0], read


@pytest.mark.parametrize("path", ["/v1/matches", "/v1/documents", "/v1/explanations", "/v1/checks", "/v1/pages"])
def test_a_body_without_a_length_is_read_no_further_than_the_limit(small: TestClient, path: str) -> None:
    status, read = status_and_pieces_read(small, path)
    assert status == 413
    assert read * 1000 < 4096 + FORM_OVERHEAD_BYTES + 3000


def test_a_length_that_says_too_little_is_not_believed(small: TestClient) -> None:
    assert status_and_pieces_read(small, "/v1/matches", (b"content-length", b"10"))[0] == 413


def test_a_length_that_says_too_much_is_refused_before_anything_is_read(small: TestClient) -> None:
    assert status_and_pieces_read(small, "/v1/matches", (b"content-length", b"999999999")) == (413, 0)


@pytest.mark.parametrize("length", ["99999999999999999999", "9" * 4000])
def test_no_length_is_too_long_to_be_compared(small: TestClient, length: str) -> None:
    answer = small.post("/v1/matches", content=b"", headers={**BOUNDARY, "Content-Length": length})
    assert answer.status_code == 413


def test_an_answer_to_a_body_that_is_too_large_lets_its_client_finish(small: TestClient) -> None:
    """A server that hangs up at once breaks the line of who is still sending, and the answer is lost with it."""
    assert small.post("/v1/matches", files={"cv": b"x" * 100_000}).headers.get("connection") != "close"


def form(head: bytes, body: bytes = b"x", times: int = 1) -> bytes:
    return (b"--B\r\n" + head + b"\r\n\r\n" + body + b"\r\n") * times + b"--B--\r\n"


NAMED = b'Content-Disposition: form-data; name="a"'


@pytest.mark.parametrize(
    "content",
    [
        form(NAMED, times=25),
        form(NAMED + b'; filename="a"', times=3),
        form(NAMED + b"\r\nX: y" * 20),
        form(NAMED + b"\r\nX: " + b"y" * 60_000),
        form(b"X" * 60_000 + b": y"),
        form(b'Content-Disposition: form-data; name="' + b"a" * 60_000 + b'"'),
        form(b"Content-Disposition: form-data"),
        form(b"X: y"),
        b"x" * 4000,
        b"",
        form(NAMED)[:-20],
        form(NAMED.replace(b"a", b"\xff\x00\xfe")),
    ],
    ids=["fields", "files", "headers", "a long value", "a long header", "a long name", "no name", "no disposition",
         "no boundary", "nothing", "no end", "no UTF-8"],
)  # fmt: skip
def test_a_form_with_too_much_of_something_or_too_little_is_an_invalid_request(
    small: TestClient, content: bytes
) -> None:
    answer = small.post("/v1/matches", content=content, headers=BOUNDARY)
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:cv-matcher:problem:invalid-request")


@pytest.mark.parametrize("charset", ["punycode", "idna", "undefined", "utf-7", "zip", "x" * 3000])
def test_a_form_in_a_character_set_of_its_own_is_refused_before_it_is_decoded(small: TestClient, charset: str) -> None:
    headers = {"Content-Type": f"multipart/form-data; boundary=B; charset={charset}"}
    answer = small.post("/v1/matches", content=form(NAMED, b"xn--a-b" * 400), headers=headers)
    assert (answer.status_code, "UTF-8" in answer.json()["detail"]) == (422, True)


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"'])
def test_a_form_that_says_that_it_is_utf_8_is_read(client: TestClient, charset: str) -> None:
    headers = {"Content-Type": f"multipart/form-data; boundary=B; charset={charset}"}
    assert client.post("/v1/documents", content=PART + CV.encode() + b"\r\n--B--\r\n", headers=headers).is_success


@pytest.mark.parametrize(
    "boundary", ["", "B" * 5000, '"' + "\\" * 8000 + '"', "B; boundary=C", "B" + ";a=b" * 3000, "\x7f"]
)
def test_an_odd_boundary_is_an_invalid_request(small: TestClient, boundary: str) -> None:
    headers = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
    assert small.post("/v1/matches", content=form(NAMED), headers=headers).status_code == 422
