"""The service, run as `python -m api` runs it, with troubles that a CV can call up and a list of all ways out.

Not a test: tests/api/test_privacy.py starts it. CVs with the words below make it fail as no sound file does.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import warnings
from pathlib import Path
from typing import Any

from api import __main__ as service
from api import cv_routes, worker

OUTGOING = Path(os.environ["OUTGOING"])
LOCAL = ("127.", "::1", "localhost")


def watch_ways_out() -> None:
    """Write down every address that is asked or looked up and is not this machine."""

    def heard(event: str, arguments: tuple[Any, ...]) -> None:
        if event in {"socket.connect", "socket.sendto"} and isinstance(arguments[1], tuple):
            asked = str(arguments[1][0])
        elif event in {"socket.getaddrinfo", "socket.gethostbyname"}:
            asked = str(arguments[0])
        else:
            return
        if not asked.startswith(LOCAL) and asked != "None":
            with OUTGOING.open("a", encoding="utf-8") as told:
                told.write(f"{event} {asked}\n")

    sys.addaudithook(heard)


def troubled(work: Any) -> Any:
    """The same work, but that some words in a file make it fail."""

    def run(content: bytes, *more: Any) -> Any:
        text = content.decode("utf-8", "replace")
        if "PROVOKE AN ERROR" in text:
            raise RuntimeError(text)
        if "PROVOKE A THREAD" in text:
            thread = threading.Thread(target=_fall, args=(text,))
            thread.start()
            thread.join()
        if "PROVOKE A LIBRARY" in text:
            logging.getLogger("somelibrary").error("cannot read %r", text)
            warnings.warn(text, stacklevel=1)
        return work(content, *more)

    return run


def _fall(text: str) -> None:
    raise ValueError(text)


if __name__ == "__main__":
    watch_ways_out()
    cv_routes.rank = troubled(worker.rank)  # type: ignore[attr-defined]
    service.main()
