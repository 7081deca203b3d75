"""Readings of a first run, kept in memory."""

from __future__ import annotations

from pathlib import Path

from index.reading_jobs import Readers
from index.readings import Readings


def no_readings() -> Readings:
    """Nothing was read before; whatever is read is read in this process."""
    return Readings(Path(":memory:"), Readers(1), rules="1")
