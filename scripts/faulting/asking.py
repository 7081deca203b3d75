"""A running service as its clients see it: started, asked, killed, started again. Everything stays on loopback."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from scripts.faulting.service import HOST, begin_service

START_SECONDS = 300
ANSWER_SECONDS = 120
PAUSE_SECONDS = 0.05
_BOUNDARY = "faults"
_VOLATILE = ("timings_ms", "snapshot")
"""What may differ between two answers from the same postings: how long they took, and the name of the snapshot."""


class CutOff(Exception):  # noqa: N818 - what happens to whoever asks a service that is killed
    """The service did not answer."""


class Service:
    """One service on an index, at one port for all its lives."""

    def __init__(self, index_dir: Path, log: Path) -> None:
        self._index = index_dir
        self._log = log
        with socket.socket() as probe:
            probe.bind((HOST, 0))
            self._port = int(probe.getsockname()[1])
        self._pid: int | None = None
        self.starts = 0

    @property
    def pid(self) -> int:
        """The process that serves now."""
        assert self._pid is not None
        return self._pid

    def start(self, *, apart: bool = True) -> None:
        """Start it and wait until it is ready; RuntimeError with the end of its log where it is not.

        `apart`: it reads files in processes of its own, as always; they take the most time to start.
        """
        self._pid = begin_service(self._index, self._port, self._log, apart=apart)
        self.starts += 1
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and _runs(self._pid):
            with suppress(CutOff):
                if self._call("GET", "/ready")[0] == http.client.OK:
                    return
            time.sleep(PAUSE_SECONDS)
        raise RuntimeError(f"The service is not ready: {self._log.read_text(encoding='utf-8')[-2000:]}")

    def kill(self) -> None:
        """SIGKILL."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """SIGTERM, and wait for its end."""
        self._end(signal.SIGTERM)

    def reap(self) -> None:
        """Wait for the end of a service that somebody has killed."""
        os.waitpid(self.pid, 0)
        self._pid = None

    def matches(self, cv: str) -> str:
        """The answer for a CV without what may differ each time; CutOff where there is none."""
        status, body = self._call("POST", "/v1/matches", cv)
        if status != http.client.OK:
            raise RuntimeError(f"The service answered {status}: {body[:500].decode(errors='replace')}")
        answer = json.loads(body)
        return json.dumps({name: said for name, said in answer.items() if name not in _VOLATILE}, sort_keys=True)

    def _end(self, how: signal.Signals) -> None:
        if self._pid is not None:
            os.kill(self._pid, how)
            self.reap()

    def _call(self, method: str, path: str, cv: str | None = None) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection(HOST, self._port, timeout=ANSWER_SECONDS)
        try:
            if cv is None:
                connection.request(method, path)
            else:
                kind = {"Content-Type": f"multipart/form-data; boundary={_BOUNDARY}"}
                connection.request(method, path, _form(cv), kind)
            answer = connection.getresponse()
            return answer.status, answer.read()
        except (OSError, http.client.HTTPException) as fault:
            raise CutOff from fault
        finally:
            connection.close()


def descendants(pid: int) -> list[int]:
    """The processes below one, as Linux tells them."""
    found: list[int] = []
    waiting = [pid]
    while waiting:
        lists = (Path("/proc") / str(waiting.pop()) / "task").glob("*/children")
        children = [int(one) for path in lists for one in _words_of(path)]
        found += children
        waiting += children
    return found


def survivors(pids: Sequence[int], seconds: float) -> list[int]:
    """Those that still run after so many seconds at most."""
    deadline = time.monotonic() + seconds
    while (left := [pid for pid in pids if _runs(pid)]) and time.monotonic() < deadline:
        time.sleep(PAUSE_SECONDS)
    return left


def _words_of(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="ascii").split()
    except OSError:
        return []


def _runs(pid: int) -> bool:
    try:
        return (Path("/proc") / str(pid) / "stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _form(cv: str) -> bytes:
    fields = {"as_of": "2026-11-24", "include_closed": "true", "top_k": "3"}
    parts = [
        f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{said}\r\n'
        for name, said in fields.items()
    ]
    file = f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="cv"; filename="cv"\r\n\r\n{cv}\r\n'
    return "".join([*parts, file, f"--{_BOUNDARY}--\r\n"]).encode()
