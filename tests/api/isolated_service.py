"""Run in a network namespace without a route: a service is started and used, and what went out is counted.

Not a test: tests/api/test_no_route.py starts it. The counters are those of the kernel for this namespace, so that no
library can pass them by.
"""

from __future__ import annotations

import fcntl
import json
import socket
import struct
import sys
import time
from contextlib import suppress
from pathlib import Path

import httpx2

from tests.api.serving import AS_OF, SAMPLE, serving

SIOCSIFFLAGS = 0x8914
IFF_UP = 1
ELSEWHERE = "192.0.2.1"
POSTING = b"# Mill Intern\n\nDusty Mills\n\n## Requirements\n\n- Experience with Python\n"


def bring_loopback_up() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sh", b"lo", IFF_UP))


def counters() -> dict[str, int]:
    """Packets that found no route, and datagrams of any kind: a look-up of a name would be one."""
    rows = [line.split() for line in Path("/proc/net/snmp").read_text(encoding="ascii").splitlines()]
    found: dict[str, int] = {}
    for names, values in zip(rows[::2], rows[1::2], strict=True):
        found |= {names[0] + name: int(value) for name, value in zip(names[1:], values[1:], strict=True)}
    six = dict(line.split() for line in Path("/proc/net/snmp6").read_text(encoding="ascii").splitlines())
    return {
        "no route": found["Ip:OutNoRoutes"] + int(six.get("Ip6OutNoRoutes", 0)),
        "datagrams": found["Udp:OutDatagrams"] + found["Udp:NoPorts"] + int(six.get("Udp6OutDatagrams", 0)),
    }


def use(home: Path) -> list[int]:
    """One of each call that works on a CV or on postings; how each was answered."""
    with serving(home, CV_MATCHER_OPEN_WRITES="true") as server:
        content = SAMPLE.read_bytes()
        answers = [server.post(path, content) for path in ("/v1/matches", "/v1/documents", "/v1/checks", "/v1/pages")]
        statuses = [answer.status_code for answer in answers]
        statuses.append(httpx2.put(server.url + "/v1/postings/mill", content=POSTING, timeout=60).status_code)
        deadline = time.monotonic() + 120
        while httpx2.get(server.url + "/v1/reindex").json()["state"] != "done" and time.monotonic() < deadline:
            time.sleep(0.2)
        shown = ("/v1/postings/mill", "/ready", "/metrics", "/")
        return statuses + [httpx2.get(server.url + path, params=AS_OF).status_code for path in shown]


def try_to_go_out() -> None:
    with socket.socket() as line, suppress(OSError):
        line.connect((ELSEWHERE, 80))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line, suppress(OSError):
        line.sendto(b"?", ("127.0.0.1", 53))


if __name__ == "__main__":
    bring_loopback_up()
    told: dict[str, object] = {"statuses": use(Path(sys.argv[1])), "after use": counters()}
    try_to_go_out()
    print(json.dumps(told | {"after trying": counters()}))
