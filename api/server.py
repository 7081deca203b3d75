"""How the service is run: uvicorn, alone or with several workers under its supervisor."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import uvicorn
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import Multiprocess

from api.connections import BoundedConnection
from api.metrics import forget_process
from api.settings import Settings

if TYPE_CHECKING:
    from fastapi import FastAPI

DRAIN_SECONDS = 20
SILENT_SECONDS = 30
"""A worker that does not answer its supervisor for so long is replaced."""


def serve(app: FastAPI | str, settings: Settings) -> None:
    """Serve until a signal comes; requests in flight are finished. With several workers `app` names a factory.

    SystemExit with a status other than 0 where the service could not start.
    """
    config = uvicorn.Config(
        app,
        factory=isinstance(app, str),
        workers=settings.workers,
        host=settings.host,
        port=settings.port,
        http=BoundedConnection,
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,  # the application does it, and trusts only whom the settings name
        timeout_graceful_shutdown=DRAIN_SECONDS,
        timeout_worker_healthcheck=SILENT_SECONDS,
    )
    if settings.workers > 1:
        Supervisor(config, [config.bind_socket()]).run()
        return
    server = uvicorn.Server(config)
    with suppress(KeyboardInterrupt):
        server.run()
    if not server.started:
        raise SystemExit(STARTUP_FAILURE)


class Supervisor(Multiprocess):
    """uvicorn's, but that it forgets the numbers of workers that have ended and lets nobody in while it ends itself."""

    _known: frozenset[int | None] = frozenset()

    def run(self) -> None:
        """Until a signal comes or a worker cannot start; SystemExit in the second case."""
        super().run()
        self._forget_the_gone()
        if any(process.exitcode == STARTUP_FAILURE for process in self.processes):
            raise SystemExit(STARTUP_FAILURE)

    def keep_subprocess_alive(self) -> None:
        """Replace workers that have ended. It is called twice a second."""
        super().keep_subprocess_alive()
        self._forget_the_gone()

    def terminate_all(self) -> None:
        """Ask all workers to end. Nobody is let into a queue that no worker looks at any more."""
        for listening in self.sockets:
            listening.close()
        super().terminate_all()

    def _forget_the_gone(self) -> None:
        living = frozenset(process.pid for process in self.processes)
        for pid in self._known - living:
            if pid is not None:
                forget_process(pid)
        self._known = living
