"""The only file that knows the HTTP library: one request, to a network address that was checked, within its limits.

The check is made where the connection is opened, and the connection goes to the very address that was checked. A name
that leads elsewhere a moment later (DNS rebinding) and a redirect therefore gain nothing.
"""

from __future__ import annotations

import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeAlias

import httpcore2

from index.fetch.addresses import Address, check_port, is_public
from index.fetch.errors import AddressRefused, FetchFault, TooLarge, TryAgain
from index.fetch.limits import Limits

ADDRESSES_TRIED = 3
Resolve: TypeAlias = Callable[[str, int], Sequence[str]]
"""The network addresses of a host, the preferred one first; OSError where it has none."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer; the names of headers are in lower case, and the body is read only where the status is 200."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def resolve(host: str, port: int) -> tuple[str, ...]:
    """What the system says; OSError where the host has no address."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(one[4][0]) for one in found))


class Http:
    """Asks for pages, one connection each, so that no connection made for one host is used for another.

    `allowed` names hosts and ports that are asked although they are not public; only tests have a use for it.
    """

    def __init__(
        self,
        limits: Limits,
        *,
        allowed: frozenset[tuple[str, int]] = frozenset(),
        resolve: Resolve = resolve,
        backend: httpcore2.NetworkBackend | None = None,
    ) -> None:
        self._limits = limits
        self._allowed = allowed
        self._resolve = resolve
        self._backend = backend or httpcore2.SyncBackend()
        self._tls: ssl.SSLContext | None = None

    def get(self, address: Address, headers: Mapping[str, str], *, size_bytes: int) -> Answer:
        """The answer to a GET. AddressRefused, TooLarge, TryAgain for faults of the network, FetchFault for others."""
        timeouts = {"connect": self._limits.connect_seconds, "read": self._limits.read_seconds}
        backend = _CheckedBackend(self._backend, self._network_addresses, self._limits)
        sent = [*headers.items(), ("Accept-Encoding", "gzip"), ("Connection", "close")]
        with (
            _faults_of_the_network(),
            httpcore2.ConnectionPool(ssl_context=self._context(address), network_backend=backend) as pool,
            pool.stream("GET", _url(address), headers=sent, extensions={"timeout": timeouts}) as response,
        ):
            received = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
            body = b"" if response.status != 200 else _body(response.iter_stream(), received, size_bytes)
            return Answer(response.status, received, body)

    def _network_addresses(self, host: str, port: int) -> Sequence[str]:
        """The addresses of a host that may be asked. One that is not public condemns them all."""
        check_port(host, port, allowed=self._allowed)
        found = self._resolve(host, port)
        if (host, port) not in self._allowed and not all(is_public(one) for one in found):
            raise AddressRefused(f"{host} leads into a private or reserved network, and such addresses are not asked")
        return found[:ADDRESSES_TRIED]

    def _context(self, address: Address) -> ssl.SSLContext | None:
        if address.scheme == "https" and self._tls is None:
            self._tls = httpcore2.default_ssl_context()
        return self._tls


class _Timed(httpcore2.NetworkStream):
    """A connection on which nothing begins or goes on after the deadline (of the monotonic clock)."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """As the connection does, with the time that is left."""
        return self._stream.read(max_bytes, _left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """As the connection does, with the time that is left."""
        self._stream.write(buffer, _left(self._deadline, timeout))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """The same connection, encrypted; the certificate must be the host's, not the network address's."""
        secured = self._stream.start_tls(ssl_context, server_hostname, _left(self._deadline, timeout))
        return _Timed(secured, self._deadline)

    def get_extra_info(self, info: str) -> object:
        """What the connection says of itself."""
        return self._stream.get_extra_info(info)


class _CheckedBackend(httpcore2.NetworkBackend):
    """Opens connections only to network addresses that `addresses` lets pass."""

    def __init__(self, backend: httpcore2.NetworkBackend, addresses: Resolve, limits: Limits) -> None:
        self._backend = backend
        self._addresses = addresses
        self._deadline = time.monotonic() + limits.total_seconds

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """A connection to the first of the host's addresses that takes one."""
        try:
            addresses = self._addresses(host, port)
        except (OSError, UnicodeError) as fault:
            raise TryAgain(f"the name {host} was not found; is it right, and is there a network?") from fault
        last: Exception | None = None
        for one in addresses:
            try:
                left = _left(self._deadline, timeout)
                stream = self._backend.connect_tcp(one, port, left, local_address, socket_options)
            except (httpcore2.NetworkError, httpcore2.TimeoutException) as fault:
                last = fault
            else:
                return _Timed(stream, self._deadline)
        raise TryAgain(f"{host} could not be reached") from last


def _left(deadline: float, timeout: float | None) -> float:
    """The seconds that a step may take: its own limit or what is left of the whole."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore2.ReadTimeout
    return left if timeout is None else min(left, timeout)


@contextmanager
def _faults_of_the_network() -> Iterator[None]:
    """The library's errors as ours."""
    try:
        yield
    except httpcore2.TimeoutException as fault:
        raise TryAgain("it did not answer in time") from fault
    except httpcore2.NetworkError as fault:
        raise TryAgain(f"the connection failed ({fault})") from fault
    except httpcore2.RemoteProtocolError as fault:
        raise TryAgain("its answer broke off or is no HTTP") from fault
    except httpcore2.LocalProtocolError as fault:
        raise FetchFault("it cannot be asked for: the address or a header is not valid") from fault


def _body(chunks: Iterable[bytes], headers: Mapping[str, str], size_bytes: int) -> bytes:
    """The body, decompressed as it comes, so that neither an endless one nor a small one that unfolds fills memory."""
    encoding = headers.get("content-encoding", "identity").strip().lower()
    if encoding in ("identity", ""):
        return _limited(chunks, size_bytes)
    if encoding not in ("gzip", "x-gzip"):
        raise FetchFault(f"its answer is encoded as {encoding[:40]}, which was not asked for")
    return _limited(_gunzipped(chunks, size_bytes), size_bytes)


def _limited(chunks: Iterable[bytes], size_bytes: int) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > size_bytes:
            raise TooLarge(f"its answer is longer than {size_bytes} bytes, which no page or feed of postings is")
    return bytes(body)


def _gunzipped(chunks: Iterable[bytes], size_bytes: int) -> Iterator[bytes]:
    """The pieces decompressed, none longer than one byte over the limit."""
    decoder = zlib.decompressobj(wbits=31)
    try:
        for chunk in chunks:
            yield decoder.decompress(chunk, size_bytes + 1)
    except zlib.error as fault:
        raise FetchFault("its answer is damaged: it cannot be decompressed") from fault
    if not decoder.eof:
        raise TryAgain("its answer broke off")


def _url(address: Address) -> httpcore2.URL:
    return httpcore2.URL(
        scheme=address.scheme.encode(),
        host=address.host.encode("ascii"),
        port=address.port,
        target=address.target.encode("ascii"),
    )
