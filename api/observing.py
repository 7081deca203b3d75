"""Around every request: its id, the headers of its answer, one line of log."""

from __future__ import annotations

import logging
import re
import time
import uuid

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import problems
from api.logs import FIELDS
from api.metrics import Metrics
from api.notes import PLACE, Notes
from api.page_headers import protect
from api.reading.messages import place_of

ID_HEADER = "X-Request-Id"
METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})
UNMATCHED = "unmatched"
SENT_AWAY = frozenset({problems.BUSY.slug, problems.TOO_LARGE.slug, problems.TOO_SLOW.slug})
_REASON = re.compile(r"\n(?:matcher\.errors|index\.errors|api\.access\.errors)\.\w+: ([^\n]+)\n?\Z")
_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_log = logging.getLogger("cv_matcher")


class BrokeOff(Exception):  # noqa: N818 - it tells the server to hang up, and nothing else
    """An answer that had begun cannot be finished."""


class Observed:
    """Tells the log and the metrics of each request. Never a query, a file name or a word of a CV."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, whatever happens inside."""
        if scope["type"] != "http":
            await self._app(scope, receive, in_a_sentence(send))
            return
        notes = Notes(request_id_of(Headers(scope=scope)))
        scope.setdefault("state", {})[PLACE] = notes
        started = time.perf_counter()
        status = 0
        try:
            with self._metrics.in_flight():
                status = await self._answered(scope, receive, send, notes)
        finally:
            self._tell(scope, notes, status, time.perf_counter() - started)

    async def _answered(self, scope: Scope, receive: Receive, send: Send, notes: Notes) -> int:
        """The status that was sent; an error that nobody foresaw is answered, and logged by its place alone."""
        status = 0

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers[ID_HEADER] = notes.request_id
                protect(scope["path"], headers)
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except Exception as error:
            _log.error("%s failed: %s", notes.request_id, place_of(error))
            if status:
                # The error itself may quote a CV, and the server would log it.
                raise BrokeOff("An answer was broken off; the line before says where.") from None
            await problems.unexpected(scope)(scope, receive, sending)
        return status

    def _tell(self, scope: Scope, notes: Notes, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", UNMATCHED)
        method = scope["method"] if scope["method"] in METHODS else "OTHER"
        self._metrics.answered(method, route, status, seconds)
        self._metrics.staged(notes.stages_ms)
        if notes.problem:
            self._metrics.met(notes.problem)
        refusal = notes.refusal or (notes.problem if notes.problem in SENT_AWAY else None)
        if refusal:
            self._metrics.refused(refusal)
        fields = {
            "request_id": notes.request_id,
            "method": method,
            "route": route,
            "status": status,
            "milliseconds": round(1000 * seconds, 1),
            **{
                name: said
                for name, said in (("key", notes.key), ("problem", notes.problem), ("refusal", refusal))
                if said
            },
            **notes.versions,
        }
        _log.info("answered", extra={FIELDS: fields})


def in_a_sentence(send: Send) -> Send:
    """A start that fails for a reason that a person can mend is told by that reason, not by where it was met."""

    async def sending(message: Message) -> None:
        if message["type"] == "lifespan.startup.failed":
            reason = _REASON.search(message.get("message", ""))
            message = {**message, "message": reason.group(1)} if reason else message
        await send(message)

    return sending


def request_id_of(headers: Headers) -> str:
    """The id that the caller gave, if it is a plain one, else a new one."""
    given = headers.get(ID_HEADER, "")
    return given if _ID.fullmatch(given) else uuid.uuid4().hex[:12]
