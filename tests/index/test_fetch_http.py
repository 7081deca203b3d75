"""Where connections go and what is taken from them, with the sockets played by httpcore2's own stand-ins."""

from __future__ import annotations

import gzip
import ssl
import time
import tracemalloc
from collections.abc import Iterable, Sequence

import httpcore2
import pytest

from index.fetch.addresses import parse_address
from index.fetch.errors import AddressRefused, FetchFault, TooLarge, TryAgain
from index.fetch.http import Answer, Http, Resolve
from index.fetch.limits import Limits

PUBLIC, OTHER, PRIVATE = "93.184.215.14", "2606:4700::1", "10.0.0.1"


class Backend(httpcore2.MockBackend):
    """Notes where connections go; those in `dead` take none."""

    def __init__(self, *lines: bytes, dead: Sequence[str] = ()) -> None:
        super().__init__(list(lines))
        self.dead = dead
        self.tried: list[tuple[str, int]] = []

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        self.tried.append((host, port))
        if host in self.dead:
            raise httpcore2.ConnectError
        return super().connect_tcp(host, port, timeout, local_address, socket_options)


def leads_to(*addresses: str) -> Resolve:
    return lambda host, port: addresses


def get(url: str, backend: Backend, resolve: Resolve, *, size_bytes: int = 1000, limits: Limits = Limits()) -> Answer:  # noqa: B008
    return Http(limits, resolve=resolve, backend=backend).get(parse_address(url), {}, size_bytes=size_bytes)


def reply(body: bytes, *headers: bytes) -> bytes:
    lines = [b"HTTP/1.1 200 OK", b"Content-Length: %d" % len(body), *headers]
    return b"\r\n".join([*lines, b"", body])


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_the_connection_goes_to_the_very_address_that_was_checked(scheme: str) -> None:
    answers = iter([[PUBLIC], [PRIVATE]])
    backend = Backend(reply(b"hello"))
    answer = get(f"{scheme}://tern.example/", backend, lambda host, port: next(answers))
    assert (answer.status, answer.body) == (200, b"hello")
    assert backend.tried == [(PUBLIC, 443 if scheme == "https" else 80)]


@pytest.mark.parametrize("found", [[PRIVATE], [PUBLIC, PRIVATE], ["::1"], ["::ffff:10.0.0.1"], ["169.254.169.254"]])
def test_a_host_that_leads_inside_is_never_connected_to(found: Sequence[str]) -> None:
    backend = Backend(reply(b"secret"))
    with pytest.raises(AddressRefused, match=r"tern\.example leads into a private"):
        get("http://tern.example/", backend, leads_to(*found))
    assert backend.tried == []


def test_the_certificate_must_be_that_of_the_host_although_an_address_is_connected_to() -> None:
    asked: list[tuple[str | None, bool]] = []

    class Encrypted(httpcore2.MockStream):
        def start_tls(
            self,
            ssl_context: ssl.SSLContext,
            server_hostname: str | None = None,
            timeout: float | None = None,  # noqa: ARG002
        ) -> httpcore2.NetworkStream:
            asked.append((server_hostname, ssl_context.check_hostname and ssl_context.verify_mode == ssl.CERT_REQUIRED))
            return self

    class EncryptedBackend(Backend):
        def connect_tcp(self, *args: object, **kwargs: object) -> httpcore2.NetworkStream:  # noqa: ARG002
            return Encrypted([reply(b"hello")])

    assert get("https://tern.example/", EncryptedBackend(), leads_to(PUBLIC)).body == b"hello"
    assert asked == [("tern.example", True)]


def test_another_port_is_never_connected_to() -> None:
    backend = Backend(reply(b"secret"))
    with pytest.raises(AddressRefused, match="only the ports 80 and 443"):
        get("http://tern.example:6379/", backend, leads_to(PUBLIC))
    assert backend.tried == []


def test_the_next_address_is_tried_where_the_first_takes_no_connection() -> None:
    backend = Backend(reply(b"hello"), dead=[OTHER])
    assert get("http://tern.example/", backend, leads_to(OTHER, PUBLIC)).body == b"hello"
    assert backend.tried == [(OTHER, 80), (PUBLIC, 80)]


def test_a_host_without_an_answer_may_answer_later() -> None:
    backend = Backend(dead=[PUBLIC])
    with pytest.raises(TryAgain, match=r"tern\.example could not be reached"):
        get("http://tern.example/", backend, leads_to(PUBLIC, *[PUBLIC] * 20))
    assert len(backend.tried) == 3


def test_a_name_that_is_not_found_is_named() -> None:
    def nobody(host: str, port: int) -> Sequence[str]:
        raise OSError(host)

    with pytest.raises(TryAgain, match=r"the name tern\.example was not found"):
        get("http://tern.example/", Backend(), nobody)


def test_a_body_is_read_up_to_the_limit_and_not_beyond() -> None:
    assert get("http://tern.example/", Backend(reply(b"x" * 100)), leads_to(PUBLIC), size_bytes=100).body == b"x" * 100
    with pytest.raises(TooLarge, match="longer than 99 bytes"):
        get("http://tern.example/", Backend(reply(b"x" * 100)), leads_to(PUBLIC), size_bytes=99)


def test_a_compressed_body_counts_as_long_as_it_unfolds() -> None:
    zipped = reply(gzip.compress(b"x" * 100), b"Content-Encoding: gzip")
    assert get("http://tern.example/", Backend(zipped), leads_to(PUBLIC), size_bytes=100).body == b"x" * 100
    with pytest.raises(TooLarge):
        get("http://tern.example/", Backend(zipped), leads_to(PUBLIC), size_bytes=99)


def test_a_body_that_unfolds_never_fills_memory() -> None:
    zipped = reply(gzip.compress(b"\0" * 20_000_000), b"Content-Encoding: gzip")
    tracemalloc.start()
    try:
        with pytest.raises(TooLarge):
            get("http://tern.example/", Backend(zipped), leads_to(PUBLIC))
        _, peak_bytes = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak_bytes < 5_000_000


@pytest.mark.parametrize(
    ("answer", "kind", "reason"),
    [
        (reply(b"no gzip", b"Content-Encoding: gzip"), FetchFault, "cannot be decompressed"),
        (reply(gzip.compress(b"x" * 100)[:-9], b"Content-Encoding: gzip"), TryAgain, "broke off"),
        (reply(b"x", b"Content-Encoding: br"), FetchFault, "encoded as br"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort", TryAgain, "broke off"),
        (b"hello, this is no HTTP\r\n\r\n", TryAgain, "no HTTP"),
    ],
)
def test_a_damaged_answer_is_a_fault_with_its_reason(answer: bytes, kind: type[FetchFault], reason: str) -> None:
    with pytest.raises(kind, match=reason):
        get("http://tern.example/", Backend(answer, b""), leads_to(PUBLIC))


def test_the_body_of_an_error_is_not_read() -> None:
    answer = b"HTTP/1.1 404 Not Found\r\nX-Reason: gone\r\nContent-Length: 5\r\n\r\nhello"
    assert get("http://tern.example/", Backend(answer), leads_to(PUBLIC)) == Answer(
        404, {"x-reason": "gone", "content-length": "5"}, b""
    )


def test_an_answer_that_goes_on_and_on_ends_with_the_time_for_the_whole() -> None:
    allowed: list[float] = []

    class Dripping(httpcore2.MockStream):
        def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
            allowed.append(timeout or 99)
            time.sleep(0.01)
            return b"H"

    class DrippingBackend(Backend):
        def connect_tcp(self, *args: object, **kwargs: object) -> httpcore2.NetworkStream:  # noqa: ARG002
            return Dripping([])

    with pytest.raises(TryAgain, match="did not answer in time"):
        get("http://tern.example/", DrippingBackend(), leads_to(PUBLIC), limits=Limits(total_seconds=0.1))
    assert 0 < min(allowed) <= max(allowed) <= 0.1
