"""What is noted of a request while it is answered, for the log and the metrics: never a word of a CV."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.types import Scope

PLACE = "notes"


@dataclass(slots=True)
class Notes:
    """The notes of one request; whoever learns something writes it here.

    `request_id` names the request, `key` is the id of the caller's key, `problem` the slug of the problem answered,
    `refusal` why no work was begun, `versions` what the answer was made with, `stages_ms` milliseconds by stage.
    """

    request_id: str
    key: str | None = None
    problem: str | None = None
    refusal: str | None = None
    versions: Mapping[str, str] = field(default_factory=dict)
    stages_ms: Mapping[str, float] = field(default_factory=dict)

    def answer(self, versions: Mapping[str, str], snapshot: str | None, stages_ms: Mapping[str, float]) -> None:
        """What an answer was made with, and how long its stages took."""
        self.versions = {**versions, "snapshot": snapshot} if snapshot else versions
        self.stages_ms = stages_ms


def notes_in(scope: Scope) -> Notes:
    """The notes of a request; fresh ones where nobody observes it."""
    state = scope.setdefault("state", {})
    notes: Notes = state.setdefault(PLACE, Notes("unobserved"))
    return notes
