"""The pool: a fixed number of readers, each lent to one file at a time, and replaced when it falls or is worn."""

from __future__ import annotations

import logging
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, Pipe
from multiprocessing.reduction import send_handle
from pathlib import Path
from typing import TypeVar

from api.reading.limits import Limits
from api.reading.messages import MAX_ANSWER_BYTES, ReaderFailure, result
from api.reading.nursery import END, FORK, OUT_OF_MEMORY, READY, Charge
from api.reading.task import Task
from matcher.errors import NoReaders, ReadingFailed

T = TypeVar("T")
GRACE_SECONDS = 5.0
"""A reader ends itself in time; one that does not even do that is ended this much later."""
START_SECONDS = 120.0
READY_SECONDS = 5.0
KEPT_VARIABLES = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TESSDATA_PREFIX", "TMPDIR")
"""All that a reader sees of the service's environment, which may hold keys."""
TASKS = "api.reading.tasks"

_TOO_LONG = "Reading this file takes longer than a CV needs, so it was given up."
_TOO_MUCH = "Reading this file takes more memory than a CV needs, so it was given up."
_BROKEN = "Reading this file failed in a way that we did not foresee; nothing of it was kept."
_log = logging.getLogger("cv_matcher")


class Nursery:
    """The service's side of the process that forks readers."""

    def __init__(self, charge: Charge) -> None:
        self._lock = threading.Lock()
        self._control, theirs = Pipe()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "api.reading.nursery", str(theirs.fileno()), charge.to_json()],
                env=_environment(),
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )

    def fork(self) -> tuple[int, Connection]:
        """A new reader: its process id and the line to it; NoReaders where the nursery is gone or does not answer."""
        ours, theirs = Pipe()
        try:
            with theirs, self._lock:
                self._control.send_bytes(FORK)
                send_handle(self._control, theirs.fileno(), self._process.pid)
                return int(self._answered()), ours
        except (EOFError, OSError) as fault:
            ours.close()
            # A late answer would be taken for that to the next question.
            self._process.kill()
            self._process.wait()
            raise NoReaders("The service cannot start a process to read files in.") from fault

    def end(self, pid: int) -> int | None:
        """End a reader; how it had ended (negative for a signal), None where the nursery is gone.

        Without a nursery a reader ends by itself: the service has hung up on it, and its own clock runs.
        """
        try:
            with self._lock:
                self._control.send_bytes(b"%b %d" % (END, pid))
                return int(self._answered())
        except (EOFError, OSError):
            return None

    def _answered(self) -> bytes:
        if not self._control.poll(START_SECONDS):
            raise OSError("no answer")
        return self._control.recv_bytes()

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def close(self) -> None:
        """Hang up: the nursery ends its readers and itself."""
        with self._lock:
            self._control.close()
        try:
            self._process.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
    # Threads would make forking unsafe, and number libraries start some unless they are told not to.
    single = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_THREAD_LIMIT"), "1")
    return kept | single | {"PYTHONPATH": os.pathsep.join(path or str(Path.cwd()) for path in sys.path)}


def kill(pid: int) -> None:
    """Kill a reader with the programs that it started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


@dataclass(slots=True)
class Reader:
    """One reader process and the line to it."""

    pid: int
    line: Connection
    nursery: Nursery
    files: int = 0

    def takes(self, name: str) -> bool:
        """Whether it lives and is ready for this task; `ask` then sends the file."""
        try:
            self.line.send_bytes(name.encode())
            return self.line.poll(READY_SECONDS) and self.line.recv_bytes(len(READY)) == READY
        except (EOFError, OSError):
            return False

    def ask(self, content: bytes, seconds: float) -> bytes:
        """Its answer; EOFError or OSError where it fell, also because it took longer than `seconds` and was killed."""
        self.files += 1
        with _killed_after(seconds, self.pid):
            self.line.send_bytes(content)
            return self.line.recv_bytes(MAX_ANSWER_BYTES)

    def end(self) -> int | None:
        """End it for good; how it had ended, as far as that is known."""
        self.line.close()
        return self.nursery.end(self.pid)


@contextmanager
def _killed_after(seconds: float, pid: int) -> Iterator[None]:
    """A watch over a reader: sending to it, its work and its answer together end in time."""
    watch = threading.Timer(seconds, kill, [pid])
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()
        # A kill that has begun is over before the process id can belong to another.
        watch.join()


@dataclass(slots=True)
class ReaderPool:
    """Reads files in `size` processes. Safe to use from many threads; who finds all readers busy waits.

    `tasks` is the module whose tasks the readers know; `replaced` is told why a reader is replaced, in a word.
    """

    size: int
    limits: Limits = field(default_factory=Limits)
    skills: Path | None = None
    tasks: str = TASKS
    replaced: Callable[[str], None] = lambda _: None
    _nursery: Nursery = field(init=False)
    _places: queue.SimpleQueue[Reader | None] = field(init=False)
    _lock: threading.Lock = field(init=False)
    _closed: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        """Start the nursery, which is ready some seconds later; `fill` waits for it."""
        self._lock = threading.Lock()
        self._nursery = Nursery(self._charge)
        self._places = queue.SimpleQueue()
        for _ in range(self.size):
            self._places.put(None)

    @property
    def _charge(self) -> Charge:
        return Charge(self.tasks, str(self.skills.resolve()) if self.skills else None, self.limits)

    def fill(self) -> None:
        """Start the first readers; NoReaders where that fails."""
        for reader in [self._places.get() or self._started() for _ in range(self.size)]:
            self._places.put(reader)

    def run(self, task: Task[T], content: bytes) -> T:
        """The task's result for a file; raises the task's faults, ReadingFailed, or NoReaders."""
        reader = self._lent(task.name)
        try:
            given = reader.ask(content, self._patience)
            found = result(task, given)
        except (ReadingFailed, ReaderFailure) as failure:
            self._replace(reader, "failed")
            if isinstance(failure, ReadingFailed):
                raise
            _log.error("a reader failed: %s", failure)
            raise ReadingFailed(_BROKEN) from None
        except (EOFError, OSError):
            raise self._fallen(reader) from None
        except BaseException:
            self._give_back(reader)
            raise
        self._give_back(reader)
        return found

    @property
    def _patience(self) -> float:
        return self.limits.seconds + self.limits.scan_seconds + GRACE_SECONDS

    def _lent(self, name: str) -> Reader:
        """A reader that is ready for a task, the caller's own until it is given back."""
        reader = self._places.get()
        try:
            if reader is not None and reader.takes(name):
                return reader
            if reader is not None:
                reader.end()
                self.replaced("idle")
            fresh = self._started()
            if not fresh.takes(name):
                fresh.end()
                raise NoReaders("The service cannot read files: its readers end as soon as they start.")
            return fresh
        except BaseException:
            self._places.put(None)
            raise

    def _give_back(self, reader: Reader) -> None:
        if reader.files < self.limits.files:
            self._places.put(reader)
        else:
            self._replace(reader, "worn")

    def _replace(self, reader: Reader, why: str | None = None) -> int | None:
        """End a reader and put a fresh one in its place, or leave the place to be filled by the next who comes."""
        fresh: Reader | None = None
        try:
            ending = reader.end()
            self.replaced(why or _WHY.get(ending, "crashed"))
            fresh = self._started()
        except NoReaders:
            pass
        finally:
            self._places.put(fresh)
        return ending

    def _fallen(self, reader: Reader) -> ReadingFailed:
        ending = self._replace(reader)
        _log.warning("a reader was replaced, it ended with %s", _name_of(ending))
        return ReadingFailed(_REASONS.get(ending, _BROKEN))

    def _started(self) -> Reader:
        """A new reader, from a new nursery where the old one has died."""
        nursery = self._living_nursery()
        try:
            return Reader(*nursery.fork(), nursery)
        except NoReaders as fault:
            # A nursery that has just been killed may be taken for a living one; the next one is.
            if not isinstance(fault.__cause__, EOFError | ConnectionError):
                raise
        nursery = self._living_nursery()
        return Reader(*nursery.fork(), nursery)

    def _living_nursery(self) -> Nursery:
        with self._lock:
            if self._closed:
                raise NoReaders("The service is shutting down.")
            if not self._nursery.alive:
                self._nursery.close()
                self._nursery = Nursery(self._charge)
            return self._nursery

    def close(self) -> None:
        """End all readers, also those at work, whose callers are told that reading failed."""
        with self._lock:
            self._closed = True
        self._nursery.close()
        for _ in range(self._places.qsize()):
            reader = self._places.get()
            if reader is not None:
                reader.line.close()
            # Whoever still waits for a place is told that there are no readers any more.
            self._places.put(None)


_REASONS: Mapping[int | None, str] = {-signal.SIGALRM: _TOO_LONG, -signal.SIGPROF: _TOO_LONG, OUT_OF_MEMORY: _TOO_MUCH}

_WHY: Mapping[int | None, str] = {-signal.SIGALRM: "too-long", -signal.SIGPROF: "too-long", OUT_OF_MEMORY: "too-much"}


def _name_of(ending: int | None) -> str:
    if ending is None or ending >= 0:
        return f"status {ending}"
    return signal.Signals(-ending).name
