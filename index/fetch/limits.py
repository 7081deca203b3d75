"""How long, how much and how often: the bounds of fetching in one place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one request, `size_bytes` after decompression, and of repeating it.

    `total_seconds` ends a request that never stands still and never ends either. `pause_seconds` lie between two
    requests to a host; a server that asks to wait longer than `longest_wait_seconds` is not asked again.
    """

    connect_seconds: float = 10.0
    read_seconds: float = 30.0
    total_seconds: float = 120.0
    size_bytes: int = 64 * 1024 * 1024
    pause_seconds: float = 1.0
    longest_wait_seconds: float = 60.0
    attempts: int = 3
    redirects: int = 5
