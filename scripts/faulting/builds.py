"""Re-indexes in processes of their own, and who kills them at which instant."""

from __future__ import annotations

import os
import signal
import time
import traceback
from dataclasses import dataclass
from pathlib import Path

from index.reindex import Means, reindex
from scripts.faulting.words import HashedWords

SWAP = ("Writing the index", 2)
"""The step of the progress after which the finished snapshot is made the current one."""


@dataclass(frozen=True, slots=True)
class Build:
    """A re-index at work; `swap` is the end of a pipe that says a byte when the swap begins."""

    pid: int
    swap: int

    def wait(self) -> int:
        """Its end: an exit status, negative for a signal."""
        _, status = os.waitpid(self.pid, 0)
        os.close(self.swap)
        return os.waitstatus_to_exitcode(status)

    def over(self) -> bool:
        """Whether it has ended; `wait` then tells how."""
        return os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def begin(index_dir: Path, postings: Path, *, full: bool = False) -> Build:
    """Start a re-index. The process is a copy of this one, in which all libraries are loaded already."""
    heard, told = os.pipe()
    pid = os.fork()
    if pid:
        os.close(told)
        return Build(pid, heard)
    status = 1
    try:
        os.close(heard)
        means = Means(lambda step, done, _: _tell(told) if (step, done) == SWAP else None)
        summary = reindex([postings], index_dir, embed=HashedWords(), full=full, means=means)
        status = 0 if summary.snapshot else 1
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)


def kill_after(seconds: float, pid: int, swap: int | None = None) -> int:
    """A process that kills another one so much later, counted from the beginning of the swap where that is given.

    Whoever asks for it waits for both: until then no other process can get the number of the one to be killed.
    """
    killer = os.fork()
    if killer:
        return killer
    try:
        if swap is None or os.read(swap, 1):
            time.sleep(seconds)
            os.kill(pid, signal.SIGKILL)
    finally:
        os._exit(0)


def _tell(pipe: int) -> None:
    os.write(pipe, b"s")
