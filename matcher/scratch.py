"""What is worked out of a text while one CV is matched is worked out once, and forgotten with the request.

Judging asks the same of the same statements for every requirement. Outside a scratch nothing is kept, so that no word
of a CV can outlive what it was sent for.

What is worked out of the words of a requirement alone is kept from request to request, as far as there is room, while
postings of an index are judged. A posting that somebody sent is forgotten with its request like a CV.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, TypeVar

A = TypeVar("A")
T = TypeVar("T")


ROOM = 8_000
"""Results that each kept function holds at least, and at most twice as many: the requirements of some thousand
postings. The largest results are about a kilobyte each."""


class _Scratch(threading.local):
    """What this thread has worked out for the CV that it is matching; None when it is matching none.

    `of_index`: what is judged are postings of an index, so that what their words say may be kept.
    """

    known: dict[Any, Any] | None = None
    of_index = False


_scratch = _Scratch()


@contextmanager
def scratch(*, of_index: bool = False) -> Iterator[None]:
    """While it is open, this thread keeps what `once` works out; one inside another is the same one.

    `of_index`: only postings of an index are judged in it, no posting that somebody sent.
    """
    if _scratch.known is not None:
        yield
        return
    _scratch.known, _scratch.of_index = {}, of_index
    try:
        yield
    finally:
        _scratch.known, _scratch.of_index = None, False


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


_NOTHING = object()
"""What no function gives."""


class _Kept:
    """Results of one function in two generations: when the younger is full, the older is dropped.

    What is asked for again moves to the younger one. Many threads may use it: each step is one operation of a dict.
    """

    def __init__(self) -> None:
        self.young: dict[Any, Any] = {}
        self.old: dict[Any, Any] = {}

    def get(self, given: object) -> Any:
        result = self.young.get(given, _NOTHING)
        if result is not _NOTHING or not self.old:
            return result
        result = self.old.get(given, _NOTHING)
        if result is not _NOTHING:
            self.put(given, result)
        return result

    def put(self, given: object, result: object) -> None:
        if len(self.young) >= ROOM:
            self.young, self.old = {}, self.young
        self.young[given] = result

    def clear(self) -> None:
        self.young, self.old = {}, {}


_all_kept: list[_Kept] = []


def kept(work: Callable[..., T]) -> Callable[..., T]:
    """A function of the words of a requirement, whose results are kept while postings of an index are judged.

    Nothing of a CV may be given to it. It takes arguments by position only, must have no effects, and depends on
    nothing else but the vocabulary; who changes that calls `forget_kept`.
    """
    results = _Kept()
    _all_kept.append(results)

    @once
    def for_one_cv(given: tuple[Any, ...]) -> T:
        return work(*given)

    @wraps(work)
    def remembered(*given: Any) -> T:
        if not _scratch.of_index:
            return for_one_cv(given)
        found = results.get(given)
        if found is _NOTHING:
            found = work(*given)
            results.put(given, found)
        result: T = found
        return result

    return remembered


def forget_kept() -> None:
    """Drop what `kept` functions have kept: the vocabulary is another from now on."""
    for results in _all_kept:
        results.clear()
