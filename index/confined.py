"""What a process that reads or embeds for a re-index may use, and that none outlives the re-index."""

from __future__ import annotations

import os
import resource
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import parent_process
from multiprocessing.process import BaseProcess
from pathlib import Path


def end_with_parent() -> None:
    """Let this process end when the one that started it does, however that ends.

    The workers of a process pool wait for work for ever otherwise where their owner was killed.
    """
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent,), daemon=True).start()


def _follow(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


@contextmanager
def memory_bound(more_bytes: int) -> Iterator[None]:
    """MemoryError inside where the work takes so much more address space than is in use now. Linux enforces it."""
    used = _address_space()
    before = resource.getrlimit(resource.RLIMIT_AS)
    if used:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (used + more_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def _address_space() -> int:
    """Bytes of address space in use; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
