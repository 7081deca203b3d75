"""The page in a real browser: Debian's Chromium, driven by Playwright, against a service on loopback.

The service runs in a thread of the tests with an embedder that can be computed by hand. Where no Chromium is installed
these tests are skipped.
"""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest
import uvicorn
from playwright.sync_api import Browser, expect, sync_playwright

from api.app import create_app
from api.connections import BoundedConnection
from api.settings import Settings
from index.reindex import reindex
from tests.browser.postings import write_postings
from tests.browser.student import SECONDS, Student
from tests.embedders import WordCountEmbedder

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
START_SECONDS = 60
# In containers Chromium has no sandbox and no GPU; on its own account it asks nobody anything and finds nobody but us.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)

Visit = Callable[..., Student]


@contextmanager
def served(index: Path, **settings: object) -> Iterator[str]:
    """The address of a service on an index."""
    app = create_app(
        Settings(index=index, **settings),  # type: ignore[arg-type]
        embedder=WordCountEmbedder(),
    )
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, http=BoundedConnection, log_config=None, access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        _wait(server)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(START_SECONDS)
        listener.close()


def _wait(server: uvicorn.Server) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not server.started:
        assert time.monotonic() < deadline, "the service did not start"
        time.sleep(0.05)


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A service on the sample postings, a posting full of markup, and a hundred plain ones."""
    home = tmp_path_factory.mktemp("page")
    write_postings(home / "postings")
    reindex([ROOT / "samples" / "postings", home / "postings"], home / "index", embed=WordCountEmbedder())
    with served(home / "index") as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed")
    # A busy machine may take its time: what is awaited here is that something comes, not how soon.
    expect.set_options(timeout=SECONDS * 1000)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield launched
        launched.close()


@pytest.fixture
def visit(browser: Browser, service: str) -> Iterator[Visit]:
    """Open the page as a student would; afterwards nothing may have gone wrong or gone elsewhere behind the scenes."""
    opened: list[Student] = []

    def open_page(
        width: int = 1280,
        height: int = 860,
        theme: Literal["light", "dark"] = "light",
        address: str = "",
        forced_colors: Literal["active", "none"] = "none",
        reduced_motion: Literal["reduce", "no-preference"] = "reduce",
    ) -> Student:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=theme,
            forced_colors=forced_colors,
            reduced_motion=reduced_motion,
        )
        student = Student(context, service)
        opened.append(student)
        student.open(address)
        return student

    yield open_page
    for student in opened:
        faults, elsewhere = student.faults, student.elsewhere()
        student.context.close()
        assert (faults, elsewhere) == ([], [])
