"""How often one caller may ask. The only file that knows `limits`."""

from __future__ import annotations

import math
import time

from limits import RateLimitItem, parse_many
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from api.access.counts import SharedCounts
from api.access.errors import AccessFault


def parsed_rates(text: str) -> tuple[RateLimitItem, ...]:
    """Rates such as `600/minute` or `10/second;600/hour`, none for an empty text; AccessFault for another."""
    try:
        return tuple(parse_many(text)) if text.strip() else ()
    except ValueError:
        raise AccessFault(f"`{text}` is no rate. Write for instance 600/minute, or nothing for no limit.") from None


class SharedStorage(MemoryStorage):
    """The library's window over counts that several processes share."""

    def __init__(self, counts: SharedCounts) -> None:
        super().__init__()
        self._counts = counts

    def get(self, key: str) -> int:
        """The count of a window."""
        return self._counts.get(key)

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        """The count of a window after some were added."""
        return self._counts.add(key, amount, expiry)

    def decr(self, key: str, amount: int = 1) -> int:
        """The count of a window after some were taken back, because another process was faster."""
        return self._counts.add(key, -amount, 0)


class Rates:
    """Counts requests over a window that slides: those of this process, or of all that share `counts`."""

    def __init__(self, per_key: str, per_address: str, counts: SharedCounts | None = None) -> None:
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage() if counts is None else SharedStorage(counts))
        self._rates = {"key": parsed_rates(per_key), "address": parsed_rates(per_address)}

    def wait_seconds(self, of: str, caller: str) -> int | None:
        """Count one request of a caller (`of` is `key` or `address`); how long to wait where it is one too many."""
        waits = [self._wait(rate, of, caller) for rate in self._rates[of] if not self._limiter.hit(rate, of, caller)]
        return max(waits) if waits else None

    def _wait(self, rate: RateLimitItem, of: str, caller: str) -> int:
        reset = self._limiter.get_window_stats(rate, of, caller).reset_time
        return max(1, math.ceil(reset - time.time()))
