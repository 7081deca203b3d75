"""What a process that reads or embeds for a re-index may use, and that none outlives the re-index."""

from __future__ import annotations

import gc
import os
import resource
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import parent_process
from multiprocessing.process import BaseProcess
from pathlib import Path

COLLECTED_AFTER = 200_000
"""New objects after which Python looks for circles of dead ones, some 20 MB, instead of 700: what is read of a posting
dies without that but for its page, and each look goes through vocabulary and gazetteer as well, a tenth of the time."""


@contextmanager
def collected_rarely() -> Iterator[None]:
    """Inside, circles of dead objects are looked for after `COLLECTED_AFTER` new ones."""
    before = gc.get_threshold()
    collect_rarely()
    try:
        yield
    finally:
        gc.set_threshold(*before)


def collect_rarely() -> None:
    """The same for the rest of a process."""
    gc.set_threshold(COLLECTED_AFTER, *gc.get_threshold()[1:])


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
