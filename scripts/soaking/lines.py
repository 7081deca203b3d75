"""Clients that speak HTTP badly or not at all, over plain sockets: they stop, drip, hang up, and take no answer."""

from __future__ import annotations

import random
import socket
import time
from contextlib import suppress

from scripts.soaking.asking import HOST

LINGER_SECONDS = 20.0
_HEAD = b"POST /v1/documents HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=B\r\n"
_PART = b'--B\r\nContent-Disposition: form-data; name="cv"; filename="f"\r\n\r\n# Ada\n'


def misbehave(port: int, dice: random.Random) -> None:
    """Open a connection and do one bad thing with it; it is held for up to twenty seconds."""
    what = dice.choice((_half_a_head, _half_a_body, _a_body_that_drips, _no_taking, _nonsense, _many_questions))
    with suppress(OSError), socket.create_connection((HOST, port), timeout=LINGER_SECONDS) as line:
        what(line, dice)


def _half_a_head(line: socket.socket, _: random.Random) -> None:
    line.sendall(_HEAD)
    line.recv(1)


def _half_a_body(line: socket.socket, dice: random.Random) -> None:
    line.sendall(_HEAD + b"Content-Length: 5000\r\n\r\n" + _PART)
    time.sleep(dice.random())


def _a_body_that_drips(line: socket.socket, _: random.Random) -> None:
    line.sendall(_HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
    for _piece in range(int(LINGER_SECONDS)):
        line.sendall(b"1\r\nx\r\n")
        time.sleep(1)


def _no_taking(line: socket.socket, _: random.Random) -> None:
    for _number in range(20):
        line.sendall(b"GET /v1/postings?limit=100&include_closed=true HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
    time.sleep(LINGER_SECONDS)


def _nonsense(line: socket.socket, dice: random.Random) -> None:
    line.sendall(dice.randbytes(5000))
    line.recv(1 << 16)


def _many_questions(line: socket.socket, _: random.Random) -> None:
    line.sendall(b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" * 50)
    line.recv(100)
