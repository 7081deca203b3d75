"""Which addresses are this machine's own, and what of an address is counted as one caller."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from urllib.parse import urlsplit

from api.access.errors import AccessFault

NEIGHBOURS_IPV6 = 64
"""One subscriber of IPv6 has a whole network of this prefix length, and may use a new address for each request."""
LONGEST_NAME = 64


def is_loopback(host: str) -> bool:
    """Whether an address, or the name `localhost`, can be reached from this machine only."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost" or host.lower().endswith(".localhost")


def is_local_name(host_header: str) -> bool:
    """Whether a Host header names this machine; another name that leads here is a trick of a web page."""
    try:
        return is_loopback(urlsplit(f"//{host_header}").hostname or "")
    except ValueError:
        return False


def caller_of(host: str) -> str:
    """What is counted as one caller: an IPv4 address, or the network of an IPv6 address."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host[:LONGEST_NAME]
    if address.version == 6 and address.ipv4_mapped is None:
        return str(ipaddress.ip_network((address, NEIGHBOURS_IPV6), strict=False))
    return str(address if address.version == 4 else address.ipv4_mapped)


def proxies_of(text: str) -> tuple[str, ...]:
    """The addresses and networks of a setting; AccessFault where one is none, so that no mistake trusts nobody."""
    for one in (proxies := tuple(_listed(text))):
        try:
            ipaddress.ip_network(one)
        except ValueError:
            raise AccessFault(
                f"CV_MATCHER_TRUSTED_PROXIES: `{one}` is no address and no network such as 10.0.0.0/8."
            ) from None
    return proxies


def origins_of(text: str) -> tuple[str, ...]:
    """The origins of a setting; AccessFault where one is none."""
    for one in (origins := tuple(_listed(text))):
        parts = urlsplit(one)
        if parts.scheme not in {"http", "https"} or f"{parts.scheme}://{parts.netloc}" != one:
            raise AccessFault(
                f"CV_MATCHER_CORS_ORIGINS: `{one}` is no origin. Write it as a browser sends it, "
                "for instance https://careers.example, without a path."
            )
    return origins


def _listed(text: str) -> Iterator[str]:
    return (one.strip() for one in text.split(",") if one.strip())
