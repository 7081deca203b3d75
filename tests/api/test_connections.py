"""Clients that hold a connection up, spoken to with plain sockets: each is ended, and everybody else is served."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

import anyio
import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from api.connections import BoundedConnection, Patience, Taking
from tests.api.serving import free_port

pytestmark = pytest.mark.server

QUICK = Patience(head_seconds=0.6, grace_seconds=0.6, bytes_a_second=20_000_000, connections=8, look_seconds=0.05)
LONG_ENOUGH = 5.0
LARGE = 40_000_000
ASK = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"


class Quick(BoundedConnection):
    patience = QUICK


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """`/` answers at once, `/large` with more than buffers hold, `/read` after the body, `/slow` after a good while."""
    while scope["path"] == "/read" and (await receive())["more_body"]:
        pass
    if scope["path"] == "/slow":
        await anyio.sleep(3 * QUICK.head_seconds)
    body = b"x" * (LARGE if scope["path"] == "/large" else 2)
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": 200, "headers": [length]})
    await send({"type": "http.response.body", "body": body})


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    chosen = free_port()
    config = uvicorn.Config(app, port=chosen, http=Quick, ws="none", lifespan="off", log_config=None, access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield chosen
    server.should_exit = True
    thread.join()


@contextmanager
def line_to(port: int, *sent: bytes) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", port), timeout=LONG_ENOUGH) as line:
        for piece in sent:
            line.sendall(piece)
        yield line


def all_of(line: socket.socket) -> bytes:
    """What comes until the server hangs up; TimeoutError when it does not."""
    pieces = []
    with suppress(ConnectionError):
        while piece := line.recv(1 << 16):
            pieces.append(piece)
    return b"".join(pieces)


def is_hung_up_on(line: socket.socket, drop: bytes) -> bool:
    """Whether the server hangs up on who sends a drop now and then."""
    for _ in range(int(LONG_ENOUGH / 0.05)):
        try:
            line.sendall(drop)
        except ConnectionError:
            return True
        time.sleep(0.05)
    return False


def is_served(port: int) -> bool:
    with line_to(port, ASK.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")) as line:
        return all_of(line).startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize(
    "sent", [b"", b"G", b"GET / HTTP/1.1\r\nHost: a\r\nX-A: "], ids=["nothing", "a letter", "half"]
)
def test_a_head_that_never_ends_is_not_waited_for(port: int, sent: bytes) -> None:
    started = time.monotonic()
    with line_to(port, sent) as line:
        assert all_of(line) == b""
    assert time.monotonic() - started > QUICK.head_seconds / 2


def test_a_head_that_drips_is_not_waited_for(port: int) -> None:
    with line_to(port, b"GET / HTTP/1.1\r\nHost: a\r\n") as line:
        assert is_hung_up_on(line, b"X-A: a\r\n")


def test_the_head_of_the_next_request_is_not_waited_for_either(port: int) -> None:
    with line_to(port, ASK, b"GET / HT") as line:
        assert all_of(line).endswith(b"\r\n\r\nxx")


def test_a_body_that_drips_after_its_answer_is_not_waited_for(port: int) -> None:
    head = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n"
    with line_to(port, head) as line:
        assert is_hung_up_on(line, b"x")


CHUNKED = b"POST /read HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"


def test_a_body_in_crumbs_is_hung_up_on(port: int) -> None:
    with line_to(port, CHUNKED) as line, suppress(ConnectionError):
        line.sendall(b"1\r\nx\r\n" * 200_000 + b"0\r\n\r\n")
        assert all_of(line) == b""


def test_a_body_in_usual_chunks_is_taken(port: int) -> None:
    with line_to(port, CHUNKED.replace(b"a\r\n", b"a\r\nConnection: close\r\n", 1)) as line:
        line.sendall((b"200\r\n" + b"x" * 512 + b"\r\n") * 10_000 + b"0\r\n\r\n")
        assert all_of(line).startswith(b"HTTP/1.1 200")


def test_an_answer_that_nobody_takes_is_broken_off(port: int) -> None:
    with line_to(port, ASK.replace(b"/ ", b"/large ")) as line:
        time.sleep(QUICK.grace_seconds * 3)
        assert len(all_of(line)) < LARGE


def test_an_answer_that_is_taken_comes_whole(port: int) -> None:
    with line_to(port, ASK.replace(b"/ ", b"/large ").replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")) as line:
        assert len(all_of(line)) > LARGE


def test_who_waits_for_an_answer_is_not_hung_up_on(port: int) -> None:
    with line_to(port, ASK.replace(b"/ ", b"/slow ")) as line:
        assert all_of(line).startswith(b"HTTP/1.1 200")


def test_newcomers_are_served_while_idle_connections_take_all_places(port: int) -> None:
    with ExitStack() as kept:
        lines = [kept.enter_context(line_to(port, b"G")) for _ in range(3 * QUICK.connections)]
        assert is_served(port)
        assert all_of(lines[0]) == b""


def test_who_is_being_answered_keeps_a_place_before_idle_connections(port: int) -> None:
    with ExitStack() as kept:
        working = kept.enter_context(line_to(port, ASK.replace(b"/ ", b"/slow ")))
        for _ in range(3 * QUICK.connections):
            kept.enter_context(line_to(port, b"G"))
        assert all_of(working).startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize(
    "sent",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 200,
        b"GET / HTTP/1.1\r\nHost: a\r\nX-A: " + b"a" * 200_000,
        b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 50_000,
        b"GET / HTTP/1.1\r\nHost: a\r\nX-A: a\x00\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcd",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        b"GET /\xc3\xa9 HTTP/1.1\r\nHost: a\r\n\r\n",
    ],
    ids=["TLS", "a giant header", "many headers", "a NUL", "two lengths", "a negative length", "not ASCII"],
)
def test_what_is_no_http_is_answered_as_every_problem_is(port: int, sent: bytes) -> None:
    with line_to(port) as line:
        with suppress(ConnectionError):
            line.sendall(sent)
        answered = all_of(line)
    head, _, body = answered.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400 ")
    assert b"application/problem+json" in head
    assert b"nosniff" in head
    assert json.loads(body)["type"] == "urn:cv-matcher:problem:no-http"


def test_more_of_an_answer_gives_a_client_the_time_for_it_and_no_fresh_grace() -> None:
    taking = Taking(since=0.0, given=10, left=10)
    patience = Patience(grace_seconds=1.0, bytes_a_second=10)
    taking.update(0)
    taking.update(40)
    assert (taking.given, taking.left) == (50, 40)
    assert not taking.is_stalled(1.9, patience)
    assert taking.is_stalled(2.1, patience)
