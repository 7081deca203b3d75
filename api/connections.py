"""What one client may hold of the server: connections that wait for it are ended. The only file that knows uvicorn.

uvicorn ends an idle connection between two requests, and nothing else: a head that never ends, an answer that nobody
takes and a body that goes on after its answer would be waited for without end, by as many connections as come.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import ClassVar

from uvicorn.protocols.http.h11_impl import H11Protocol

from api import problems
from api.page_headers import COMMON

MARKS_BYTES, MARKS_SHARE = 64 * 1024, 0.05
"""A body in chunks of a byte costs the server a hundred times what it costs its sender; usual chunks have kilobytes."""
ARRIVAL_SECONDS = 0.01
"""What a newcomer has sent along is read before anybody has to make room."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a client is waited for.

    `head_seconds` for the head of a request, from the begin of the connection or the end of the answer before. A body
    is sent, and an answer taken, within `grace_seconds` and a second more for every `bytes_a_second` (64 kbit/s).
    `connections` are kept at most, well below the usual 1,024 open files of a process; beyond that whoever is waited
    for longest makes room.
    """

    head_seconds: float = 15.0
    grace_seconds: float = 15.0
    bytes_a_second: int = 8_000
    connections: int = 512
    look_seconds: float = 1.0

    def seconds_for(self, size_bytes: int) -> float:
        """How long a client may take to send or take so many bytes."""
        return self.grace_seconds + size_bytes / self.bytes_a_second


@dataclass(slots=True)
class Wrapping:
    """How much of a body on its way is body, and how much the marks around its chunks."""

    body: int = 0
    marks: int = 0

    def update(self, came: int, body: int) -> bool:
        """Tell how many bytes came and how many of them are body; whether that is too much around too little."""
        self.body += body
        self.marks += came - body
        return self.marks > MARKS_BYTES + self.body * MARKS_SHARE


@dataclass(slots=True)
class Taking:
    """An answer on its way: since when (seconds of the loop), how much of it waited then and since, what is left."""

    since: float
    given: int
    left: int

    def update(self, left: int) -> None:
        """Tell how many bytes wait now; more than before means that more was written."""
        self.given += max(0, left - self.left)
        self.left = left

    def is_stalled(self, now: float, patience: Patience) -> bool:
        """Whether the client takes it more slowly than it may."""
        return now > self.since + patience.seconds_for(self.given - self.left)


class BoundedConnection(H11Protocol):
    """uvicorn's connection with deadlines for what the client has to do, and no more of them than can be kept."""

    patience: ClassVar = Patience()
    waiting_since = 0.0
    _taking: Taking | None = None
    _next_look: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Watch the connection, and make room for it where there are too many."""
        super().connection_made(transport)
        self.waiting_since = self.loop.time()
        self._wrapping = Wrapping()
        if len(self.connections) > self.patience.connections:
            self.loop.call_later(ARRIVAL_SECONDS, self._make_room)
        self._next_look = self.loop.call_later(self.patience.look_seconds, self._look)

    def connection_lost(self, exc: Exception | None) -> None:
        """Watch no more."""
        if self._next_look is not None:
            self._next_look.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Hang up on a body that is cut into crumbs."""
        cycle, before = self.cycle, len(self.cycle.body) if self.cycle is not None else 0
        super().data_received(data)
        if self.cycle is not cycle:
            self._wrapping = Wrapping()
        elif not self.awaits_head and self._wrapping.update(len(data), len(self.cycle.body) - before):
            self.transport.abort()

    def on_response_complete(self) -> None:
        """The next head is awaited from now on."""
        self.waiting_since = self.loop.time()
        super().on_response_complete()

    @property
    def awaits_head(self) -> bool:
        """Whether nothing is being answered: the client has to send a request, or the rest of one long answered."""
        return self.cycle is None or self.cycle.response_complete

    def _look(self) -> None:
        now = self.loop.time()
        if self._is_stalled(now) or (self._taking is None and self.awaits_head and now > self._head_deadline):
            self.transport.abort()
            return
        self._next_look = self.loop.call_later(self.patience.look_seconds, self._look)

    @property
    def _head_deadline(self) -> float:
        return self.waiting_since + self.patience.head_seconds

    def _is_stalled(self, now: float) -> bool:
        left = self.transport.get_write_buffer_size()
        if not left:
            self._taking = None
            return False
        self._taking = self._taking or Taking(now, left, left)
        self._taking.update(left)
        return self._taking.is_stalled(now, self.patience)

    def _make_room(self) -> None:
        """End the connection that has sent no request for longest, else the one whose body is longest on its way."""
        if len(self.connections) <= self.patience.connections:
            return
        all_of_us = [one for one in self.connections if isinstance(one, BoundedConnection)]
        heads = [one for one in all_of_us if one.awaits_head]
        bodies = [one for one in all_of_us if not one.awaits_head and one.cycle.more_body]
        oldest = min(heads or bodies or [self], key=lambda one: one.waiting_since)
        oldest.transport.abort()

    def send_400_response(self, msg: str) -> None:
        """Answer what is no HTTP as every other problem is answered, and hang up."""
        if self.cycle is not None:
            if self.cycle.response_started and not self.cycle.response_complete:
                self.transport.abort()
                return
            self.cycle.disconnected = True
        answer = problems.answer(problems.NO_HTTP, msg)
        headers = {**COMMON, "Content-Type": problems.MEDIA_TYPE, "Cache-Control": "no-store", "Connection": "close"}
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self.transport.write(f"HTTP/1.1 400 Bad Request\r\n{head}\r\n".encode() + bytes(answer.body))
        self.transport.close()
