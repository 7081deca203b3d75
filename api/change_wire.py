"""The shapes of answers to changes of postings."""

from __future__ import annotations

from typing import Literal

from api import wire


class SkippedOut(wire.Wire):
    """A posting that was not taken: where it stands in what was sent, and why."""

    place: str
    reason: str


class AcceptedOut(wire.Wire):
    """The answer to a change of postings: searchable once `applied` of GET /v1/reindex has reached `change`."""

    change: int
    accepted: list[str]
    removed: list[str]
    skipped: list[SkippedOut]


class ReindexOut(wire.Wire):
    """The answer of GET /v1/reindex: how far the changes are searchable, and why the last try failed."""

    state: Literal["done", "pending", "retrying"]
    last: int
    applied: int
    pending: int
    fault: str | None
    snapshot: str | None
