"""Bodies on their way in: each has to come at a pace, and all that are held at a time have a size together."""

from __future__ import annotations

import anyio
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.connections import Patience
from api.problems import BUSY, TOO_SLOW, Problem

_HANG_UP = {"Connection": "close"}


class Room:
    """How many bytes of bodies may be held at a time."""

    def __init__(self, size_bytes: int) -> None:
        self.free_bytes = size_bytes
        """How many more may come."""

    def take(self, size_bytes: int) -> bool:
        """Take room; False, and nothing is taken, where there is not so much."""
        if size_bytes > self.free_bytes:
            return False
        self.free_bytes -= size_bytes
        return True

    def give_back(self, size_bytes: int) -> None:
        """Give back what was taken."""
        self.free_bytes += size_bytes


class Intake:
    """Refuses a body that comes too slowly, or that does not fit beside those that are held already."""

    def __init__(self, app: ASGIApp, room: Room, patience: Patience = Patience()) -> None:  # noqa: B008 - it is frozen
        self._app = app
        self._room = room
        self._patience = patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on, and give its room back when it has been answered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        body = _Body(receive, self._room, self._patience)
        try:
            await self._app(scope, body.receive, send)
        finally:
            self._room.give_back(body.size_bytes)


class _Body:
    def __init__(self, receive: Receive, room: Room, patience: Patience) -> None:
        self._receive = receive
        self._room = room
        self._patience = patience
        self._since: float | None = None
        self._is_whole = False
        self.size_bytes = 0

    async def receive(self) -> Message:
        """The next piece; Problem 408 when it does not come in time, 503 when there is no room for it."""
        if self._is_whole:
            return await self._receive()
        message = await self._in_time()
        piece = len(message.get("body", b""))
        if not self._room.take(piece):
            raise Problem(BUSY, "Too many files are on their way in at the moment.", _HANG_UP)
        self.size_bytes += piece
        self._is_whole = not message.get("more_body", False)
        return message

    async def _in_time(self) -> Message:
        now = anyio.current_time()
        if self._since is None:
            self._since = now
        try:
            with anyio.fail_after(self._since + self._patience.seconds_for(self.size_bytes) - now):
                return await self._receive()
        except TimeoutError:
            raise Problem(TOO_SLOW, "The file did not come in time.", _HANG_UP) from None
