"""Lines of log: their shape, and that no line quotes an error."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest

from api import logs

ROOT = Path(__file__).resolve().parent.parent.parent
MARKER = "Zephyrquillon"


def record(name: str, message: str, *arguments: object, **more: object) -> logging.LogRecord:
    made = logging.LogRecord(name, logging.ERROR, "x.py", 1, message, arguments, None)
    made.__dict__.update(more)
    return made


def failed() -> BaseException:
    try:
        raise ValueError(MARKER)
    except ValueError as error:
        return error


def test_a_line_of_json_holds_the_fields() -> None:
    line = logs.JsonLines().format(record("cv_matcher", "answered", fields={"status": 200, "route": "/ready"}))
    told = json.loads(line)
    assert (told["level"], told["logger"], told["message"]) == ("error", "cv_matcher", "answered")
    assert (told["status"], told["route"]) == (200, "/ready")


def test_a_line_of_text_holds_the_same() -> None:
    line = logs.Lines().format(record("cv_matcher", "answered", fields={"status": 200, "route": "/ready"}))
    assert line.endswith("error cv_matcher answered status=200 route=/ready")


@pytest.mark.parametrize("form", [logs.Lines(), logs.JsonLines()])
def test_an_error_is_told_by_its_place_alone(form: logging.Formatter) -> None:
    error = failed()
    line = form.format(record("uvicorn.error", "it broke", exc_info=(type(error), error, error.__traceback__)))
    assert MARKER not in line
    assert "ValueError at test_logs.py:" in line


@pytest.mark.parametrize("form", [logs.Lines(), logs.JsonLines()])
def test_what_another_library_says_is_told_by_its_place(form: logging.Formatter) -> None:
    for line in (record("somelibrary.reader", "cannot read %r", MARKER), record("py.warnings", f"beware of {MARKER}")):
        told = form.format(line)
        assert MARKER not in told
        assert "a message of another library, at x.py:1" in told
    assert MARKER in form.format(record("index.current", "the snapshot %s", MARKER))


@pytest.mark.parametrize("form", [logs.Lines(), logs.JsonLines()])
def test_a_line_stays_one_line(form: logging.Formatter) -> None:
    assert "\n" not in form.format(record("cv_matcher", "one\r\ntwo %s", "three\nfour"))


FALLING = """
import asyncio, gc, sys, threading
from api import logs
logs.install("info", "text")

def fall():
    raise RuntimeError(sys.argv[1])

async def fall_later():
    fall()

async def leave_it():
    logs.watch_loop()
    task = asyncio.get_running_loop().create_task(fall_later())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del task
    gc.collect()

class Falls:
    def __del__(self):
        fall()

thread = threading.Thread(target=fall)
thread.start()
thread.join()
asyncio.run(leave_it())
Falls()
raise ValueError(sys.argv[1])
"""


def test_what_ends_a_thread_a_task_or_the_process_quotes_nothing() -> None:
    told = subprocess.run(
        [sys.executable, "-c", FALLING, MARKER], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert MARKER not in told.stdout + told.stderr
    assert told.stderr.count("RuntimeError at <string>:") == 3
    assert told.stderr.count("the process ends: ValueError at <string>:") == 1
