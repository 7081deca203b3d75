"""A polite way to a page: robots.txt, pauses, few retries, redirects by hand, nothing sent twice that is unchanged."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from tenacity import RetryCallState, Retrying, retry_if_exception_type, wait_exponential_jitter

from index.fetch.addresses import Address, follow, parse_address
from index.fetch.answers import Known, KnownAnswers
from index.fetch.errors import FetchFault, TryAgain
from index.fetch.http import Answer, Http
from index.fetch.limits import Limits
from index.fetch.robots import NAME, Robots

USER_AGENT = f"{NAME}/0.1 (indexes job postings when a person asks for them; follows robots.txt)"
ACCEPT = "application/json, text/html, application/xhtml+xml, text/*;q=0.9"
ROBOTS_SIZE_BYTES = 512 * 1024
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MAY_PASS = frozenset({429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it came; `url` is where it was found in the end, `content_type` lower case without parameters."""

    url: str
    status: int
    content_type: str
    body: bytes


class Client:
    """Asks for one page at a time. `fresh` asks for every page in full, whatever is known of it."""

    def __init__(
        self,
        http: Http,
        known: KnownAnswers,
        *,
        limits: Limits,
        fresh: bool = False,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._http = http
        self._known = known
        self._limits = limits
        self._fresh = fresh
        self._sleep = sleep
        self._robots = Robots(self._robots_text)
        self._hosts: set[str] = set()
        self.asked: set[str] = set()

    def get(self, url: str) -> Page:
        """The page at a URL, whatever its status, redirects followed. FetchFault where there is no answer to read."""
        address, answer = self._followed(parse_address(url), self._allowed_page)
        content_type = answer.headers.get("content-type", "").split(";")[0].strip().lower()
        return Page(address.url, answer.status, content_type, answer.body)

    def _followed(self, address: Address, ask: Callable[[Address], Answer]) -> tuple[Address, Answer]:
        """The first answer that is no redirect, and its address."""
        for _ in range(self._limits.redirects + 1):
            answer = ask(address)
            location = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not location:
                return address, answer
            address = follow(address, location)
        raise FetchFault(f"it was sent on more than {self._limits.redirects} times")

    def _allowed_page(self, address: Address) -> Answer:
        if not self._robots.allow(address):
            raise FetchFault(f"the robots.txt of {address.host} asks programs not to read it")
        return self._unless_unchanged(address)

    def _unless_unchanged(self, address: Address) -> Answer:
        """The page, from the earlier run where the server says that it has not changed."""
        self.asked.add(address.url)
        known = None if self._fresh else self._known.get(address.url)
        headers = {}
        if known and known.etag:
            headers["If-None-Match"] = known.etag
        if known and known.last_modified:
            headers["If-Modified-Since"] = known.last_modified
        answer = self._asked(address, headers, self._limits.size_bytes)
        if answer.status == 304 and known:
            return Answer(200, {"content-type": known.content_type}, known.body)
        self._remember(address, answer)
        return answer

    def _remember(self, address: Address, answer: Answer) -> None:
        """Keep a page whose server will tell whether it has changed; nothing else is worth the place."""
        etag, last_modified = answer.headers.get("etag"), answer.headers.get("last-modified")
        if answer.status != 200 or not (etag or last_modified):
            self._known.forget(address.url)
            return
        content_type = answer.headers.get("content-type", "")
        self._known.store(Known(address.url, etag, last_modified, content_type, answer.body))

    def _robots_text(self, address: Address) -> str:
        """A site's robots.txt. Where it has none everything is allowed, where it cannot say nothing is (RFC 9309)."""
        try:
            _, answer = self._followed(address, lambda at: self._asked(at, {}, ROBOTS_SIZE_BYTES))
        except TryAgain as fault:
            raise FetchFault(f"the robots.txt of {address.host} could not be read: {fault}") from fault
        if answer.status == 200:
            return answer.body.decode("utf-8", errors="replace")
        if 400 <= answer.status < 500:
            return ""
        raise FetchFault(f"the robots.txt of {address.host} answered {answer.status}, so that the site is left alone")

    def _asked(self, address: Address, headers: dict[str, str], size_bytes: int) -> Answer:
        """An answer that is not of the kind that may pass; TryAgain where it did not pass."""
        retrying = Retrying(
            retry=retry_if_exception_type(TryAgain), stop=self._is_enough, wait=_wait, sleep=self._sleep, reraise=True
        )
        return retrying(self._once, address, headers, size_bytes)

    def _once(self, address: Address, headers: dict[str, str], size_bytes: int) -> Answer:
        self._pause(address)
        sent = {"User-Agent": USER_AGENT, "Accept": ACCEPT} | headers
        answer = self._http.get(address, sent, size_bytes=size_bytes)
        if answer.status in _MAY_PASS:
            wait = seconds_to_wait(answer.headers.get("retry-after", ""), now=time.time())
            raise TryAgain(f"it answered {answer.status}; try again later", wait_seconds=wait)
        return answer

    def _pause(self, address: Address) -> None:
        """A short pause before every request to a host but the first."""
        if address.host in self._hosts:
            self._sleep(max(self._limits.pause_seconds, self._robots.pause_seconds(address)))
        self._hosts.add(address.host)

    def _is_enough(self, state: RetryCallState) -> bool:
        wait = _stated_wait(state)
        too_long = wait is not None and wait > self._limits.longest_wait_seconds
        return state.attempt_number >= self._limits.attempts or too_long


def seconds_to_wait(retry_after: str, *, now: float) -> float | None:
    """What a Retry-After header says, in seconds or as a date; `now` in seconds since 1970, None for other texts."""
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - now)
    except (ValueError, OverflowError):
        return None


def _stated_wait(state: RetryCallState) -> float | None:
    fault = state.outcome.exception() if state.outcome else None
    return fault.wait_seconds if isinstance(fault, TryAgain) else None


def _wait(state: RetryCallState) -> float:
    """As long as the server asks, else about one second, then two, with some chance in it so that clients spread."""
    stated = _stated_wait(state)
    return wait_exponential_jitter(initial=1, max=20)(state) if stated is None else stated
