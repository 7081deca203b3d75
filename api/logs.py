"""How lines of log look, as text or as JSON, and why no line can quote a CV.

Errors are told by their type and the lines they came through, what other libraries log by the line that logs it: they
may put what they read into a message before they hand it over. The same holds for whatever would end a thread or the
process.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sys
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from api.reading.messages import place_of

FIELDS = "fields"
"""The name in `extra` under which a line brings fields of its own."""
OWN = ("cv_matcher", "uvicorn", "api", "index", "matcher")
_log = logging.getLogger("cv_matcher")
_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Lines(logging.Formatter):
    """One line of text a record."""

    def format(self, record: logging.LogRecord) -> str:
        """Time, logger, message, fields."""
        fields = " ".join(f"{name}={value}" for name, value in fields_of(record).items())
        when = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        return " ".join(
            part for part in (when, record.levelname.lower(), record.name, _said(self, record), fields) if part
        )

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802 - the name of logging
        """Where, and never what."""
        return place_of(ei[1]) if ei[1] is not None else ""


class JsonLines(Lines):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """`time`, `level`, `logger`, `message`, and the fields of the record beside them."""
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _said(self, record),
        }
        return json.dumps(told | dict(fields_of(record)), ensure_ascii=True)


def fields_of(record: logging.LogRecord) -> Mapping[str, Any]:
    """The fields that a line brings of its own."""
    return getattr(record, FIELDS, None) or {}


def _said(formatter: Lines, record: logging.LogRecord) -> str:
    """The message on one line; of another library's only where it stands in its source."""
    own = record.name.split(".")[0] in OWN
    said = record.getMessage() if own else f"a message of another library, at {record.filename}:{record.lineno}"
    if record.exc_info:
        said = f"{said} {formatter.formatException(record.exc_info)}"
    return said.replace("\r", "\\r").replace("\n", "\\n")


def install(level: str, form: str) -> None:
    """Log to standard error from now on; `form` is `text` or `json`. Nothing that ends a thread quotes anything."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines() if form == "json" else Lines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.captureWarnings(capture=True)
    for name in ("cv_matcher", "uvicorn.error"):
        logging.getLogger(name).setLevel(level.upper())
    sys.excepthook = lambda _, error, __: _log.critical("the process ends: %s", place_of(error))
    threading.excepthook = lambda told: _ended(told.exc_value)
    sys.unraisablehook = lambda told: _ended(told.exc_value)


def _ended(error: BaseException | None) -> None:
    _log.error("a thread or a finaliser failed: %s", place_of(error) if error else "no error was given")


def watch_loop() -> None:
    """Let the running event loop tell of errors in its tasks as everything else does."""

    def tell(_: asyncio.AbstractEventLoop, told: dict[str, Any]) -> None:
        _ended(told.get("exception"))

    asyncio.get_running_loop().set_exception_handler(tell)
