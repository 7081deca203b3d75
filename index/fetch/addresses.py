"""Web addresses and network addresses, and which of them may be asked at all. Opens nothing."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from index.fetch.errors import AddressRefused

LENGTH_LIMIT = 2000
PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_KEPT = "!$%&'()*+,-./:;=?@_~"


@dataclass(frozen=True, slots=True)
class Address:
    """A web address in parts; `host` is lower-case ASCII, `target` is path and query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Scheme, host and port, as robots.txt and cookies see a site."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if PORTS[self.scheme] == self.port else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    @property
    def url(self) -> str:
        """The address as text, without a fragment."""
        return self.origin + self.target


def parse_address(text: str) -> Address:
    """The parts of an http or https URL. AddressRefused for everything else, and for one with a user or a password."""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError as fault:
        raise AddressRefused("it is no valid web address") from fault
    if parts.scheme not in PORTS:
        raise AddressRefused("it is no address that begins with http:// or https://")
    if "@" in parts.netloc:
        raise AddressRefused("its address holds a user name or a password; give it without")
    if not host or len(text) > LENGTH_LIMIT or any(character <= " " or character == "\x7f" for character in text):
        raise AddressRefused("it is no valid web address")
    path = quote(parts.path or "/", safe=_KEPT)
    target = f"{path}?{quote(parts.query, safe=_KEPT)}" if parts.query else path
    return Address(parts.scheme, _ascii(host), PORTS[parts.scheme] if port is None else port, target)


def follow(address: Address, location: str) -> Address:
    """Where a redirect leads; AddressRefused as for `parse_address`."""
    try:
        return parse_address(urljoin(address.url, location))
    except ValueError as fault:
        raise AddressRefused("it is sent on to an invalid address") from fault


def check_port(host: str, port: int, *, allowed: frozenset[tuple[str, int]]) -> None:
    """AddressRefused for a port other than those of the web, unless this very host and port are allowed."""
    if port not in PORTS.values() and (host, port) not in allowed:
        raise AddressRefused(f"{host}:{port} is not asked: only the ports 80 and 443 are")


def is_public(network_address: str) -> bool:
    """Whether an IPv4 or IPv6 address belongs to the public internet; False for text that is no address.

    Private, loopback, link-local, multicast, reserved and unspecified ones do not, nor an IPv6 address that carries
    such an IPv4 address inside (mapped, 6to4, Teredo, NAT64).
    """
    try:
        address = ipaddress.ip_address(network_address)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        inside = _carried(address)
        if inside is not None:
            return all(_is_global(one) for one in inside)
        if address.is_site_local:
            return False
    return _is_global(address)


def _is_global(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _carried(address: ipaddress.IPv6Address) -> tuple[ipaddress.IPv4Address, ...] | None:
    """The IPv4 addresses that an IPv6 address leads to by the rules of its kind; None for an ordinary one."""
    if address.ipv4_mapped is not None:
        return (address.ipv4_mapped,)
    if address.sixtofour is not None:
        return (address.sixtofour,)
    if address.teredo is not None:
        return address.teredo
    if address in _NAT64:
        return (ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF),)
    return None


def _ascii(host: str) -> str:
    """The name as the domain name system knows it."""
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError as fault:
        raise AddressRefused("it is no valid web address") from fault
