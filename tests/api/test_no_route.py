"""The service works where there is no network at all, and makes no attempt to find one: the kernel's counters tell."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.api.serving import ROOT

pytestmark = [pytest.mark.server, pytest.mark.model]


def namespaces_are_permitted() -> bool:
    unshare = shutil.which("unshare")
    return (
        unshare is not None
        and subprocess.run([unshare, "-rn", "true"], capture_output=True, check=False).returncode == 0
    )


@pytest.mark.skipif(not namespaces_are_permitted(), reason="this machine does not let us make a network namespace")
def test_a_service_without_a_route_answers_and_asks_nobody(tmp_path: Path) -> None:
    command = ["unshare", "-rn", sys.executable, "-m", "tests.api.isolated_service", str(tmp_path)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout)
    assert told["statuses"] == [200, 200, 200, 422, 202, 200, 200, 200, 200]
    assert told["after use"] == {"no route": 0, "datagrams": 0}
    assert told["after trying"]["no route"] > 0
    assert told["after trying"]["datagrams"] > 0
