"""Several processes that serve one address: what they share, and the application of each."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from api import logs
from api.access.counts import SHARED, make_counts
from api.settings import Settings

if TYPE_CHECKING:
    from fastapi import FastAPI

APP = "api.workers:application"
NUMBERS = "PROMETHEUS_MULTIPROC_DIR"
"""Names the folder in which the processes share what they count; `api.metrics` reads it when it is imported."""
THREADS = "OMP_NUM_THREADS"


@contextmanager
def shared(settings: Settings) -> Iterator[None]:
    """The environment in which workers start: the settings of the command line, a share of the cores, shared counts.

    What the environment says already stays.
    """
    for name, value in settings.model_dump(exclude_unset=True, exclude_none=True).items():
        os.environ[f"CV_MATCHER_{name.upper()}"] = str(value)
    # Each worker embeds with all cores otherwise, and they get into each other's way.
    os.environ.setdefault(THREADS, str(max(1, (os.cpu_count() or 1) // settings.workers)))
    with tempfile.TemporaryDirectory(prefix="cv-matcher-") as folder:
        numbers, counts = Path(folder) / "numbers", Path(folder) / "counts"
        numbers.mkdir()
        make_counts(counts)
        os.environ.setdefault(NUMBERS, str(numbers))
        os.environ[SHARED] = str(counts)
        try:
            yield
        finally:
            del os.environ[SHARED]


def application() -> FastAPI:
    """The application of one worker, with the settings of its environment."""
    from api.app import create_app  # noqa: PLC0415 - the supervisor needs to know the name alone

    settings = Settings()
    logs.install(settings.log_level, settings.log_format)
    return create_app(settings)
