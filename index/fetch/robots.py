"""What a site asks of programs in its robots.txt. The only file that knows Protego, which reads it."""

from __future__ import annotations

from collections.abc import Callable

from protego import Protego

from index.fetch.addresses import Address
from index.fetch.errors import FetchFault

NAME = "cv-matcher"
LONGEST_PAUSE_SECONDS = 30.0


class Robots:
    """The rules of each site, asked for once. `read` gives the text of a robots.txt, empty where a site has none."""

    def __init__(self, read: Callable[[Address], str]) -> None:
        self._read = read
        self._rules: dict[str, Protego | FetchFault] = {}

    def allow(self, address: Address) -> bool:
        """Whether the site lets this program ask for the address; the FetchFault of `read` where it cannot be known."""
        rules = self._rules.get(address.origin)
        if rules is None:
            rules = self._rules[address.origin] = self._ask(address)
        if isinstance(rules, FetchFault):
            raise rules
        return bool(rules.can_fetch(address.url, NAME))

    def pause_seconds(self, address: Address) -> float:
        """The pause between requests that the site asks for, 0 where it asks for none, bounded."""
        rules = self._rules.get(address.origin)
        delay = rules.crawl_delay(NAME) if isinstance(rules, Protego) else None
        return min(max(float(delay or 0), 0.0), LONGEST_PAUSE_SECONDS)

    def _ask(self, address: Address) -> Protego | FetchFault:
        """The rules or the fault, so that a site that is down is not asked again for every page."""
        try:
            return Protego.parse(self._read(Address(address.scheme, address.host, address.port, "/robots.txt")))
        except FetchFault as fault:
            return fault
