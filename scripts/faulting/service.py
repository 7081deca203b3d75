"""The service as it is, in a copy of this process, in which all libraries are loaded; its embedder starts at once."""

from __future__ import annotations

import os
import resource
import traceback
from pathlib import Path

from api import logs
from api.app import create_app
from api.reading.tasks import ReadHere
from api.server import serve
from api.settings import Settings
from scripts.faulting.words import HashedWords

HOST = "127.0.0.1"


def begin_service(index_dir: Path, port: int, log: Path, *, apart: bool) -> int:
    """Its process id; what it says goes to the end of `log`. Without `apart` it reads files itself."""
    pid = os.fork()
    if pid:
        return pid
    try:
        _say_into(log)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        settings = Settings(index=index_dir, host=HOST, port=port, workers=1)
        logs.install(settings.log_level, settings.log_format)
        serve(create_app(settings, HashedWords(), None if apart else ReadHere()), settings)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)


def _say_into(log: Path) -> None:
    sink = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for stream in (1, 2):
        os.dup2(sink, stream)
