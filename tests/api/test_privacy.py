"""A CV is held in memory for its request and nowhere else: not on disk, in logs or numbers, nor in what a crash leaves.

The marker word stands in names, texts, file names, fields, addresses and headers of good and bad requests.
"""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import httpx2
import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.api.serving import ROOT, Server, free_port, reindex, wait_until_ready
from tests.bombs import text, word

pytestmark = [
    pytest.mark.server,
    pytest.mark.model,
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="processes are looked at where Linux lists them"),
]
MARKER = "Zq" + secrets.token_hex(6)
FORMS = [form.encode(code) for form in (MARKER, MARKER.lower(), MARKER.upper()) for code in ("utf-8", "utf-16-le")]
SHARED_FOLDERS = [Path("/tmp"), Path("/var/tmp"), Path("/dev/shm")]
LARGEST_BYTES = 64 * 1024 * 1024
CV = f"""# {MARKER} Fairweather

{MARKER} Street 4, Leeds, UK · {MARKER}@mail.example

## Education

BSc Physics, University of {MARKER}, Sep 2025 - Jun 2028

## Projects

- Wrote the {MARKER} programme in Python

## Skills

Python, SQL, {MARKER}
"""


@dataclass(frozen=True, slots=True)
class Run:
    """A service with a home of its own for everything that it could write."""

    server: Server
    home: Path
    started: float

    def places_with_the_marker(self) -> list[str]:
        """Files in which the marker stands: all of the home, and new ones where every program may write."""
        own = [path for path in self.home.rglob("*") if path.is_file()]
        shared = [path for folder in SHARED_FOLDERS for path in _new_files(folder, self.started)]
        names = [str(path) for path in self.home.rglob("*") if MARKER.lower() in path.name.lower()]
        return names + [str(path) for path in (*own, *shared) if _holds_marker(path)]

    def outgoing(self) -> str:
        path = self.home / "outgoing"
        return path.read_text() if path.exists() else ""


def _new_files(folder: Path, since: float) -> Iterator[Path]:
    for parent, _, names in os.walk(folder):
        for name in names:
            path = Path(parent, name)
            try:
                status = path.lstat()
            except OSError:
                continue
            if path.is_file() and status.st_mtime >= since and status.st_size < LARGEST_BYTES:
                yield path


def _holds_marker(path: Path) -> bool:
    try:
        content = path.read_bytes()
    except OSError:
        return False
    return any(form in content for form in FORMS)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    home = tmp_path_factory.mktemp("private")
    for name in ("home", "temporary", "here"):
        (home / name).mkdir()
    reindex(home / "index", ROOT / "samples" / "postings" / "text")
    port, started = free_port(), time.time()
    settings = {"CV_MATCHER_READING_SECONDS": "3", "CV_MATCHER_LOG_LEVEL": "debug", "CV_MATCHER_LOG_FORMAT": "json"}
    places = {"HOME": home / "home", "TMPDIR": home / "temporary", "OUTGOING": home / "outgoing", "PYTHONPATH": ROOT}
    environment = os.environ | settings | {name: str(path) for name, path in places.items()}
    service = [sys.executable, "-m", "tests.api.troubled_service", "--index", str(home / "index"), "--port", str(port)]
    # What a careless machine allows; the service has to know better.
    command = ["sh", "-c", 'ulimit -c unlimited 2>/dev/null; exec "$@"', "sh", *service]
    with (home / "out").open("wb") as out, (home / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=home / "here", stdout=out, stderr=log, env=environment)
    server = Server(f"http://127.0.0.1:{port}", process, home / "index", home / "log")
    try:
        wait_until_ready(server)
        yield Run(server, home, started)
    finally:
        process.kill()
        process.wait()


def pdf() -> bytes:
    made = BytesIO()
    canvas = Canvas(made, pageCompression=0)
    for number, line in enumerate(CV.splitlines()):
        canvas.drawString(50, 800 - 14 * number, line)
    canvas.setTitle(MARKER)
    canvas.save()
    return made.getvalue()


def docx() -> bytes:
    return word("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in CV.splitlines()))


def posted(run: Run, path: str, content: bytes, **fields: str) -> httpx2.Response:
    files = {"cv": (f"{MARKER}.pdf", content)}
    return httpx2.post(run.server.url + path, files=files, data=fields, headers={"User-Agent": MARKER}, timeout=120)


def readers(run: Run) -> list[int]:
    def children(pid: int) -> list[int]:
        lists = (Path("/proc") / str(pid) / "task").glob("*/children")
        return [int(child) for path in lists for child in path.read_text(encoding="ascii").split()]

    return [reader for child in children(run.server.process.pid) for reader in children(child)]


def test_good_requests_leave_nothing(run: Run) -> None:
    for content in (CV.encode(), pdf(), docx(), CV.encode("utf-16")):
        assert posted(run, "/v1/matches", content, query=MARKER, location=MARKER).status_code == 200
        assert MARKER in posted(run, "/v1/documents", content).text
    assert posted(run, "/v1/explanations", CV.encode(), posting=f"# Intern\n\n- Knows {MARKER}\n").status_code == 200
    assert posted(run, "/v1/checks", CV.encode(), top_k="2").status_code == 200
    assert posted(run, "/v1/pages", pdf(), page="1").status_code == 200
    assert run.places_with_the_marker() == []


def test_bad_requests_leave_nothing_and_are_not_quoted(run: Run) -> None:
    broken = pdf()[:-700].replace(b"endobj", b"endobz") + MARKER.encode()
    answers = [
        posted(run, "/v1/matches", broken),
        posted(run, "/v1/matches", f"%PDF-1.7 {MARKER}".encode()),
        posted(run, "/v1/matches", docx()[:400]),
        posted(run, "/v1/matches", CV.encode() * 60_000),
        posted(run, "/v1/matches", b"\x00\x01\x02\x03" * 500 + MARKER.encode()),
        posted(run, "/v1/matches", CV.encode(), top_k=MARKER, as_of=MARKER, answers=MARKER),
        posted(run, "/v1/matches", CV.encode(), answers=f'{{"travel": "{MARKER}"}}'),
        httpx2.get(f"{run.server.url}/v1/{MARKER}?{MARKER}={MARKER}"),
        httpx2.request(MARKER.upper(), run.server.url + "/v1/matches", headers={"Authorization": f"Bearer {MARKER}"}),
        httpx2.post(run.server.url + "/v1/matches", content=MARKER, headers={"Content-Type": "multipart/form-data"}),
    ]
    posted(run, "/v1/matches", CV.encode() + text("not a ", 200_000)())
    assert [(n, answer.status_code) for n, answer in enumerate(answers) if answer.status_code < 400] == []
    assert [(n, answer.status_code, answer.text) for n, answer in enumerate(answers) if MARKER in answer.text] == []
    assert run.places_with_the_marker() == []


def test_a_client_that_hangs_up_leaves_nothing(run: Run) -> None:
    head = f"POST /v1/matches?{MARKER} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=x\r\n"
    part = f'--x\r\nContent-Disposition: form-data; name="cv"; filename="{MARKER}"\r\n\r\n{CV}'
    for sent in (
        f"{head}Content-Length: 9999999\r\n\r\n{part}",
        f"{MARKER} {MARKER}\r\n\r\n",
        f"{head}{MARKER}\r\n\r\n",
    ):
        with socket.create_connection(("127.0.0.1", int(run.server.url.rpartition(":")[2]))) as line:
            line.sendall(sent.encode())
    assert httpx2.get(run.server.url + "/health").status_code == 200
    assert run.places_with_the_marker() == []


def test_a_reader_that_crashes_leaves_nothing(run: Run) -> None:
    with httpx2.Client(timeout=60) as client:
        for sign in (signal.SIGSEGV, signal.SIGABRT, signal.SIGKILL):
            for reader in readers(run):
                os.kill(reader, signal.SIGSTOP)
            stopped = readers(run)
            request = client.build_request(
                "POST", run.server.url + "/v1/documents", files={"cv": (MARKER, CV.encode())}
            )
            watcher = subprocess.Popen(
                [sys.executable, "-c", _KILL_LATER, str(int(sign)), *map(str, stopped)], stderr=subprocess.DEVNULL
            )
            assert client.send(request).status_code in {200, 422}
            watcher.wait()
    assert run.places_with_the_marker() == []


_KILL_LATER = """
import os, sys, time
time.sleep(1)
for pid in sys.argv[2:]:
    os.kill(int(pid), int(sys.argv[1]))
    os.kill(int(pid), 18)
"""


@pytest.mark.parametrize(
    ("trouble", "status"), [("PROVOKE AN ERROR", 500), ("PROVOKE A THREAD", 200), ("PROVOKE A LIBRARY", 200)]
)
def test_an_error_that_nobody_foresaw_is_told_without_a_word_of_the_cv(run: Run, trouble: str, status: int) -> None:
    answer = posted(run, "/v1/matches", f"{CV}\n{trouble}\n".encode())
    assert answer.status_code == status
    assert status == 200 or (MARKER not in answer.text and answer.json()["type"].endswith(":internal"))
    assert run.places_with_the_marker() == []


def test_the_troubles_were_logged(run: Run) -> None:
    log = run.server.log.read_text()
    assert "failed: RuntimeError at troubled_service.py:" in log
    assert "a thread or a finaliser failed: ValueError at troubled_service.py:" in log
    assert log.count("a message of another library, at troubled_service.py:") == 1


def test_the_numbers_hold_no_word_of_a_cv(run: Run) -> None:
    told = httpx2.get(run.server.url + "/metrics").text
    assert 'route="/v1/matches"' in told
    assert MARKER.lower() not in told.lower()


def test_nobody_was_asked_outside_this_machine(run: Run) -> None:
    assert run.outgoing() == ""


def test_a_crash_of_the_service_leaves_nothing(run: Run) -> None:
    posted(run, "/v1/matches", CV.encode())
    run.server.process.send_signal(signal.SIGSEGV)
    assert run.server.process.wait(timeout=30) == -signal.SIGSEGV
    assert [path.name for path in (run.home / "here").iterdir()] == []
    assert run.places_with_the_marker() == []


def test_the_search_finds_what_it_looks_for(run: Run) -> None:
    for number, form in enumerate(FORMS):
        (run.home / "temporary" / f"{number}.bin").write_bytes(b"\x00" + form + b"\x00")
    assert len(run.places_with_the_marker()) >= len(FORMS)
