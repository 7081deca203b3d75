"""The answer of POST /v1/matches, put together once for the REST interface and the terminal."""

from __future__ import annotations

from datetime import date

from api import present, wire
from api.reading.tasks import ReadCv
from index.manifest import Manifest
from matcher.match import Matches, Timings


def matches_out(read: ReadCv, found: Matches, manifest: Manifest, as_of: date, *, explain: bool) -> wire.MatchesOut:
    """The whole answer; without `explain` the requirements of each match are left out."""
    return wire.MatchesOut(
        cv=present.cv(read.cv, as_of),
        snapshot=present.snapshot(manifest),
        as_of=as_of,
        matches=[present.match(one, place, as_of, explain=explain) for place, one in enumerate(found.ranked, start=1)],
        questions=[present.question(one) for one in found.questions],
        versions=present.versions(manifest.model, manifest.revision),
        gaps=[present.gap(one) for one in found.gaps],
        timings_ms=_timings(read, found.timings_ms),
    )


def _timings(read: ReadCv, timings: Timings) -> wire.TimingsOut:
    steps = {
        "read": read.read_ms,
        "understand": read.understand_ms,
        "embed": timings.embed,
        "retrieve": timings.retrieve,
        "judge": timings.judge,
    }
    return wire.TimingsOut(**{name: round(ms, 1) for name, ms in steps.items()}, total=round(sum(steps.values()), 1))
