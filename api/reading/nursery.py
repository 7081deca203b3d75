"""The nursery: a small process that loads what reading needs once, and forks readers that share its memory.

It has one thread and no model, so that a fork is safe and costs milliseconds. It never looks at a file. When the
service is gone, it ends all its readers and itself. Started by `api.reading.pool`, not by hand.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import signal
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle
from pathlib import Path

from api.reading.limits import Limits, allow_scan, confine, hurry, offer_to_be_killed, silence
from api.reading.messages import answer

FORK = b"fork"
END = b"end"
READY = b"ready"
"""A reader says it before it is sent a file: one that died or hangs while idle costs no file."""

OUT_OF_MEMORY = 12
"""The exit status of a reader that had not even the memory to say that it had none."""


@dataclass(frozen=True, slots=True)
class Charge:
    """What the readers of a nursery can do (a module with `TASKS` and `prepare`), with which skills, within what."""

    module: str
    skills: str | None
    limits: Limits

    def to_json(self) -> str:
        """For the command line of the nursery."""
        return json.dumps(asdict(self))

    @staticmethod
    def from_json(text: str) -> Charge:
        """What `to_json` wrote."""
        fields = json.loads(text)
        return Charge(fields["module"], fields["skills"], Limits(**fields["limits"]))


def main(arguments: list[str]) -> None:
    """Serve the control connection (a file descriptor, the first argument) until the service is gone."""
    # A supervisor may send its signal to all processes at once. A file that is being read is read to its end all the
    # same; the service ends the nursery and its readers by hanging up.
    for stop in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stop, signal.SIG_IGN)
    control = Connection(int(arguments[0]))
    charge = Charge.from_json(arguments[1])
    importlib.import_module(charge.module).prepare(Path(charge.skills) if charge.skills else None)
    offer_to_be_killed()
    silence()
    # What is loaded stays for good; untouched by the collector, its pages stay shared with the readers.
    gc.collect()
    gc.freeze()
    readers: set[int] = set()
    with suppress(EOFError, OSError):
        while True:
            _obey(control.recv_bytes(), control, charge, readers)
    for pid in readers:
        _end(pid)


def _obey(command: bytes, control: Connection, charge: Charge, readers: set[int]) -> None:
    """Fork a reader and tell its process id, or end one and tell how it ended."""
    word, _, number = command.partition(b" ")
    if word == FORK:
        pid = _fork(control, charge)
        readers.add(pid)
        control.send_bytes(b"%d" % pid)
    elif int(number) in readers:
        readers.remove(int(number))
        control.send_bytes(b"%d" % _end(int(number)))


def _fork(control: Connection, charge: Charge) -> int:
    handle = recv_handle(control)
    pid = os.fork()
    if pid:
        os.close(handle)
        # Both sides do it, so that it is done whoever runs first.
        with suppress(OSError):
            os.setpgid(pid, pid)
        return pid
    try:
        control.close()
        os.setpgid(0, 0)
        _read_on(Connection(handle), charge)
        os._exit(0)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    finally:
        os._exit(1)


def _end(pid: int) -> int:
    """Kill a reader with all that it started; how it had ended, as `os.waitstatus_to_exitcode` tells it."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _read_on(service: Connection, charge: Charge) -> None:
    """The life of a reader: a task and a file in, an answer out, until the service hangs up."""
    tasks = importlib.import_module(charge.module).TASKS
    confine(charge.limits)
    with suppress(EOFError, OSError):
        while True:
            task = tasks[service.recv_bytes().decode()]
            service.send_bytes(READY)
            content = service.recv_bytes()
            with hurry(charge.limits):
                given = answer(task, content, lambda: allow_scan(charge.limits))
            service.send_bytes(given)
            del content, given


if __name__ == "__main__":
    main(sys.argv[1:])
