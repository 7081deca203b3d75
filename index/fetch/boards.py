"""What each argument of a re-index asks for: the boards' public interfaces, and single pages."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from index.fetch.answers import KnownAnswers
from index.fetch.arguments import BOARDS, FILE_NAME, Fetch, Fetched
from index.fetch.client import Client, Page
from index.fetch.errors import FetchFault
from index.fetch.http import Http
from index.fetch.limits import Limits

ADDRESSES: Mapping[str, str] = MappingProxyType(
    {
        "greenhouse": "https://boards-api.greenhouse.io/v1/boards/{token}/jobs?content=true",
        "lever": "https://api.lever.co/v0/postings/{token}?mode=json",
        "ashby": "https://api.ashbyhq.com/posting-api/job-board/{token}?includeCompensation=true",
    }
)
LEVER_AT_ONCE = 100
LEVER_PAGES = 100
_TOKEN = re.compile(r"(?=[^.]*[A-Za-z0-9_-])[A-Za-z0-9_.-]{1,100}")
_TEXT_TYPES = re.compile(r"text/[a-z0-9.+-]{1,60}|application/(?:[a-z0-9.-]{1,60}\+)?(?:json|xml|x-ndjson|jsonl|csv)")
Get: TypeAlias = Callable[[str], Page]


class Fetcher:
    """Fetches what an argument names; `addresses` are those of the boards with `{token}` in them."""

    def __init__(self, get: Get, *, addresses: Mapping[str, str] = ADDRESSES) -> None:
        self._get = get
        self._addresses = addresses

    def __call__(self, argument: str) -> Fetched:
        """The pages that the argument names; what went wrong stands in `fault`, with the pages before it kept."""
        kind, _, token = argument.partition(":")
        if kind not in BOARDS:
            return self._page(argument)
        if not _TOKEN.fullmatch(token):
            return Fetched((), fault=f"a board is named like {kind}:acme, with letters, digits, '.', '_' and '-'")
        return self._board(kind, self._addresses[kind].format(token=token))

    def _page(self, url: str) -> Fetched:
        try:
            page = self._get(url)
            if page.status != 200:
                raise FetchFault(f"it answered {page.status}; is the address right, and is the posting still there?")
            if page.content_type and not _TEXT_TYPES.fullmatch(page.content_type):
                raise FetchFault(f"it answered with {page.content_type[:60]}, which is no page and no feed of postings")
        except FetchFault as fault:
            return Fetched((), fault=str(fault))
        return Fetched((page.body,), address=page.url)

    def _board(self, kind: str, url: str) -> Fetched:
        pages: list[bytes] = []
        try:
            for page in self._lever(url) if kind == "lever" else self._whole(url):
                pages.append(page)  # noqa: PERF402 - what came before a fault is kept
        except FetchFault as fault:
            return Fetched(tuple(pages), fault=f"{fault} (after {len(pages)} pages)" if pages else str(fault))
        return Fetched(tuple(pages))

    def _whole(self, url: str) -> Iterator[bytes]:
        yield self._feed(url)[0]

    def _lever(self, url: str) -> Iterator[bytes]:
        """Page after page, until one is not full."""
        for number in range(LEVER_PAGES):
            body, feed = self._feed(f"{url}&skip={number * LEVER_AT_ONCE}&limit={LEVER_AT_ONCE}")
            if feed or not number:
                yield body
            if not isinstance(feed, list) or len(feed) < LEVER_AT_ONCE:
                return

    def _feed(self, url: str) -> tuple[bytes, object]:
        """The body and what it says; FetchFault where it is no JSON, as from a page that stands in for a board."""
        page = self._get(url)
        if page.status != 200:
            raise FetchFault(f"it answered {page.status}{': is the token right?' if page.status == 404 else ''}")
        try:
            return page.body, json.loads(page.body)
        except (ValueError, RecursionError) as fault:
            raise FetchFault("it did not answer with JSON; is the token right?") from fault


@contextmanager
def open_fetcher(index_dir: Path, *, fresh: bool) -> Iterator[Fetch]:
    """The fetcher of an index: pages are remembered in its folder, those that no run asks for any more are forgotten.

    `fresh` asks for every page in full.
    """
    limits = Limits()
    with KnownAnswers(index_dir / FILE_NAME) as known:
        client = Client(Http(limits), known, limits=limits, fresh=fresh)
        yield Fetcher(client.get)
        known.keep_only(client.asked)
