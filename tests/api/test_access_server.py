"""A real service that asks for keys: its start, its rotation, and changes of postings that survive anything."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2
import pytest

from api.access.keys import Scope
from tests.api.access.conftest import KeyRing
from tests.api.serving import ROOT, SAMPLE, Server, reindex, serving, starting
from tests.api.test_changes import MILL

pytestmark = [pytest.mark.server, pytest.mark.model]
PATIENCE_SECONDS = 120


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("guarded")


@pytest.fixture(scope="module")
def ring(home: Path) -> KeyRing:
    made = KeyRing(home / "keys.json", {}, {})
    made.add("match", Scope.MATCH)
    made.add("admin", Scope.ADMIN)
    return made


@pytest.fixture(scope="module")
def server(home: Path, ring: KeyRing) -> Iterator[Server]:
    with serving(home, CV_MATCHER_KEYS=str(ring.file)) as running:
        yield running


def settled(server: Server, ring: KeyRing) -> None:
    """Wait until every change is searchable."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        told = httpx2.get(server.url + "/v1/reindex", headers=ring.headers("admin")).json()
        if told["state"] == "done":
            return
        time.sleep(0.2)
    pytest.fail(f"still {told}: {server.log.read_text()}")


def put(server: Server, ring: KeyRing, posting_id: str) -> int:
    url = f"{server.url}/v1/postings/{posting_id}"
    return httpx2.put(url, content=MILL, headers=ring.headers("admin"), timeout=60).status_code


def status(server: Server, ring: KeyRing, posting_id: str) -> int:
    return httpx2.get(f"{server.url}/v1/postings/{posting_id}", headers=ring.headers("match")).status_code


def test_beyond_this_machine_it_does_not_start_without_keys(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "api", "--index", str(tmp_path), "--host", "0.0.0.0"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CV_MATCHER_")}
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert "python -m api.keys" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_change_is_searchable_while_requests_go_on(server: Server, ring: KeyRing) -> None:
    def ask(_: int) -> int:
        files = {"cv": SAMPLE.read_bytes()}
        return httpx2.post(
            server.url + "/v1/matches", files=files, headers=ring.headers("match"), timeout=120
        ).status_code

    with ThreadPoolExecutor(2) as pool:
        answers = pool.map(ask, range(8))
        assert put(server, ring, "mill") == 202
        settled(server, ring)
        assert set(answers) == {200}
    assert status(server, ring, "mill") == 200


def test_an_offline_reindex_keeps_what_was_sent(server: Server, ring: KeyRing) -> None:
    put(server, ring, "kept")
    settled(server, ring)
    reindex(server.index, ROOT / "samples" / "postings" / "text")
    assert status(server, ring, "kept") == 200


def test_keys_are_rotated_in_the_running_service(server: Server, ring: KeyRing) -> None:
    ring.add("next", Scope.MATCH)
    assert httpx2.get(server.url + "/v1/postings", headers=ring.headers("next")).status_code == 200
    ring.keep("match", "admin")
    assert httpx2.get(server.url + "/v1/postings", headers=ring.headers("next")).status_code == 401
    log = server.log.read_text()
    assert ring.ids["next"] in log
    assert not [secret for secret in ring.secrets.values() if secret in log]


def test_a_killed_service_loses_no_change_that_it_took(server: Server, home: Path, ring: KeyRing) -> None:
    assert put(server, ring, "survivor") == 202
    server.process.kill()
    server.process.wait()
    with starting(home, server.index, CV_MATCHER_KEYS=str(ring.file)) as again:
        settled(again, ring)
        assert status(again, ring, "survivor") == 200
