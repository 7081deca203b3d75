"""What a task is, and who does tasks.

What a task gives crosses to the service as JSON and is checked there against its type: nothing but data can cross, so a
reader that a file has taken over cannot make the service run anything.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")
BeforeScan = Callable[[], None]
"""Called when the slow recognition of a scan begins, which has a time budget of its own."""


@dataclass(frozen=True, slots=True)
class Task(Generic[T]):
    """`work` runs in the reader and may raise a FileFault or PostingFault; `pack` and `unpack` cross the border."""

    name: str
    work: Callable[[bytes, BeforeScan], T]
    pack: Callable[[T], bytes]
    unpack: Callable[[bytes], T]


class Readers(Protocol):
    """Whoever does tasks: the pool of reader processes, or this process itself."""

    def run(self, task: Task[T], content: bytes) -> T:
        """The task's result for a file; raises what its work raises, and ReadingFailed where the reader gave up."""
