"""The guard in front of the routes: a request goes on, or is answered with what its caller can do."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from api import problems
from api.access.addresses import caller_of, is_local_name, is_loopback
from api.access.keys import Key, key_of
from api.access.policy import READING_METHODS, Need, Policy, need_of
from api.access.rates import Rates
from api.notes import notes_in
from api.problems import Problem

FORWARDING_HEADERS = ("x-forwarded-for", "forwarded", "x-real-ip")
BEARER = {"WWW-Authenticate": "Bearer"}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why no work is begun (a word for the metrics), and the answer."""

    reason: str
    problem: Problem


class Guard:
    """Lets requests through that the policy allows, within the rates, `origins` those of other pages that may call."""

    def __init__(self, app: ASGIApp, policy: Policy, rates: Rates, origins: tuple[str, ...]) -> None:
        self._app = app
        self._policy = policy
        self._rates = rates
        self._origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a refusal, or hand the request on."""
        refusal = self._refusal(HTTPConnection(scope), scope["method"]) if scope["type"] == "http" else None
        if refusal is None:
            await self._app(scope, receive, send)
            return
        notes_in(scope).refusal = refusal.reason
        await problems.refuse(scope, refusal.problem)(scope, receive, send)

    def _refusal(self, request: HTTPConnection, method: str) -> Refusal | None:
        # The path as the router sees it; a URL put together again would depend on the Host header.
        need = need_of(method, request.scope["path"])
        if need is Need.NOTHING:
            return None
        if self._policy.own_machine:
            return self._trick(request, method) or self._without_key(request, need)
        key, unknown = self._key(request)
        notes_in(request.scope).key = key.id if key else None
        return self._too_often(request, key) or unknown or self._by_key(request, need, key)

    def _trick(self, request: HTTPConnection, method: str) -> Refusal | None:
        """A page of another site, or a proxy, that reaches a service meant for this machine alone."""
        if not is_local_name(request.headers.get("host", "")) or _was_forwarded(request):
            return _refused("not-local", problems.NOT_LOCAL, "It came through a proxy or under another name.")
        origin = request.headers.get("origin")
        own = origin is None or urlsplit(origin).netloc == request.headers.get("host") or origin in self._origins
        if not own and method not in READING_METHODS:
            return _refused("other-site", problems.NOT_LOCAL, "It was sent by a page of another site.")
        return None

    def _without_key(self, request: HTTPConnection, need: Need) -> Refusal | None:
        if need in self._policy.free or (need is Need.METRICS and _is_local(request)):
            return None
        return _refused("writes-closed", problems.WRITES_CLOSED, "Changes of postings are not allowed without keys.")

    def _key(self, request: HTTPConnection) -> tuple[Key | None, Refusal | None]:
        """The caller's key, and the refusal where one was sent that is none of ours."""
        scheme, _, secret = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or self._policy.keys is None:
            return None, None
        key = key_of(secret.strip(), self._policy.keys.get())
        if key is None:
            return None, _refused("unknown-key", problems.NO_KEY, "The key is not known, or no longer.", BEARER)
        return key, None

    def _too_often(self, request: HTTPConnection, key: Key | None) -> Refusal | None:
        address = request.client.host if request.client else ""
        wait = self._rates.wait_seconds("address", caller_of(address))
        if wait is None and key is not None:
            wait = self._rates.wait_seconds("key", key.id)
        if wait is None:
            return None
        detail = f"More requests came than are allowed; the next is welcome in {wait} seconds."
        return _refused("too-often", problems.TOO_OFTEN, detail, {"Retry-After": str(wait)})

    def _by_key(self, request: HTTPConnection, need: Need, key: Key | None) -> Refusal | None:
        if need in self._policy.free or (need is Need.METRICS and _is_local(request)):
            return None
        wanted = Need.ADMIN if need is Need.METRICS else need
        if key is None:
            return _refused("no-key", problems.NO_KEY, f"This call needs a key for `{wanted}`.", BEARER)
        if wanted.value not in key.scopes:
            more = {"WWW-Authenticate": f'Bearer error="insufficient_scope", scope="{wanted}"'}
            return _refused("wrong-scope", problems.WRONG_SCOPE, f"The key is not one for `{wanted}`.", more)
        return None


def _was_forwarded(request: HTTPConnection) -> bool:
    """Whether a proxy speaks for somebody else; those that are trusted are told apart before."""
    return any(name in request.headers for name in FORWARDING_HEADERS)


def _is_local(request: HTTPConnection) -> bool:
    return request.client is not None and is_loopback(request.client.host) and not _was_forwarded(request)


def _refused(reason: str, kind: problems.Kind, detail: str, headers: dict[str, str] | None = None) -> Refusal:
    return Refusal(reason, Problem(kind, detail, headers))
