"""What is worked out of a text while one CV is matched is worked out once, and forgotten with the request.

Judging asks the same of the same statements for every requirement. Outside a scratch nothing is kept, so that no word
of a CV can outlive what it was sent for.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, TypeVar

A = TypeVar("A")
T = TypeVar("T")


class _Scratch(threading.local):
    """What this thread has worked out for the CV that it is matching; None when it is matching none."""

    known: dict[Any, Any] | None = None


_scratch = _Scratch()


@contextmanager
def scratch() -> Iterator[None]:
    """While it is open, this thread keeps what `once` works out; one inside another is the same one."""
    if _scratch.known is not None:
        yield
        return
    _scratch.known = {}
    try:
        yield
    finally:
        _scratch.known = None


def once(work: Callable[[A], T]) -> Callable[[A], T]:
    """A function of one argument, by which its result is known while a scratch is open. It must have no effects."""

    @wraps(work)
    def remembered(given: A) -> T:
        known = _scratch.known
        if known is None:
            return work(given)
        key = (work, given)
        if key not in known:
            known[key] = work(given)
        result: T = known[key]
        return result

    return remembered


def once_for(owner: object, given: A, work: Callable[[A], T]) -> T:
    """The same for a method: known by the very objects, which the scratch keeps alive."""
    known = _scratch.known
    if known is None:
        return work(given)
    key = (id(owner), id(given))
    if key not in known:
        known[key] = (owner, given, work(given))
    result: T = known[key][2]
    return result
