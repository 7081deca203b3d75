"""A web server on loopback that answers as it is told, and a client that may ask it and nobody else."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from index.fetch.answers import KnownAnswers
from index.fetch.boards import Fetcher
from index.fetch.client import Client
from index.fetch.http import Http
from index.fetch.limits import Limits

LIMITS = Limits(connect_seconds=2, read_seconds=2, total_seconds=3, size_bytes=50_000, pause_seconds=0.5)


@dataclass(frozen=True)
class Reply:
    """One answer. `parts` makes a body of unknown length."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    parts: Callable[[], Iterator[bytes]] | None = None


@dataclass
class Loopback:
    """The running server: what it answers by path, the last answer again and again, and what it was asked."""

    url: str
    port: int
    replies: dict[str, list[Reply]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def answer(self, path: str, *replies: Reply) -> str:
        """Answer the path with these replies in turn; gives its URL."""
        self.replies[path] = list(replies)
        return self.url + path

    def next_reply(self, path: str) -> Reply:
        """What to answer now; 404 for a path that nobody spoke of."""
        replies = self.replies.get(path, [Reply(404)])
        return replies.pop(0) if len(replies) > 1 else replies[0]

    def pages_asked(self) -> list[str]:
        """The paths asked for, in order, without robots.txt."""
        return [path for path in self.asked if path != "/robots.txt"]


@contextmanager
def loopback() -> Iterator[Loopback]:
    """A server for the time of a test."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.headers.append({name.lower(): value for name, value in self.headers.items()})
            reply = site.next_reply(self.path)
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if reply.parts is None:
                self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            try:
                for part in reply.parts() if reply.parts else [reply.body]:
                    self.wfile.write(part)
            except OSError:
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            """Keep the tests' output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    port = int(server.server_address[1])
    site = Loopback(f"http://127.0.0.1:{port}", port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class Visitor:
    """Asks the server; `slept` are the pauses that it would have made, in seconds."""

    site: Loopback
    folder: Path
    slept: list[float] = field(default_factory=list)

    def client(self, known: KnownAnswers, *, fresh: bool = False, limits: Limits = LIMITS) -> Client:
        """A client that may ask the server, and otherwise what any client may."""
        http = Http(limits, allowed=frozenset({("127.0.0.1", self.site.port)}))
        return Client(http, known, limits=limits, fresh=fresh, sleep=self.slept.append)

    @contextmanager
    def fetcher(self, *, fresh: bool = False, limits: Limits = LIMITS) -> Iterator[Fetcher]:
        """A fetcher whose boards are all at the server, with the pages known from the visits before."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with KnownAnswers(self.folder / "fetched.sqlite") as known:
            addresses = {
                "greenhouse": self.site.url + "/greenhouse/{token}",
                "lever": self.site.url + "/lever/{token}?mode=json",
                "ashby": self.site.url + "/ashby/{token}",
            }
            yield Fetcher(self.client(known, fresh=fresh, limits=limits).get, addresses=addresses)
