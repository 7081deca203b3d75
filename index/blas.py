"""The one door to threadpoolctl: products of matrices on one thread while a search spreads over the cores by itself.

The threads of OpenBLAS go on spinning for some 25 ms after a product, in the hope of another one, and take the cores
from those that read codes. A search of a million postings takes a fifth less time without them (November 2026).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock

from threadpoolctl import ThreadpoolController


class _Products:
    """How many threads products take in this process, for however many searches at once."""

    def __init__(self) -> None:
        self._libraries = ThreadpoolController().select(user_api="blas")
        self._lock = Lock()
        self._searches = 0

    @contextmanager
    def on_one_thread(self) -> Iterator[None]:
        """One thread until the last of the searches that are inside has left, then as many as before the first."""
        with self._lock:
            if self._searches == 0:
                self._limit = self._libraries.limit(limits=1)
            self._searches += 1
        try:
            yield
        finally:
            with self._lock:
                self._searches -= 1
                if self._searches == 0:
                    self._limit.restore_original_limits()


@cache
def _products() -> _Products:
    return _Products()


@contextmanager
def products_on_one_thread() -> Iterator[None]:
    """Products of matrices take one thread each while this is open, in the whole process."""
    with _products().on_one_thread():
        yield
