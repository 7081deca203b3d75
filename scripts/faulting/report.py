"""What was found, as a page of text or as JSON."""

from __future__ import annotations

import json

from scripts.benchmarking.setting import setting
from scripts.faulting.run import PHASES, Found

SHOWN = 20


def as_text(found: Found) -> str:
    """A table of the kills by phase and of what stood afterwards, and everything that was not as it must be."""
    where = setting()
    lines = [
        f"{found.kills.total()} kills in {found.seconds / 60:.1f} minutes.",
        f"{where.day}, {where.machine}; {where.versions}",
        "",
        "| killed during | kills | the old postings stood | the new ones stood |",
        "|---|---:|---:|---:|",
        *(f"| {one} | {found.kills[one]} | {found.left[one, 'old']} | {found.left[one, 'new']} |" for one in PHASES),
        "",
        f"{found.answers} answers were compared, {found.cut_off} were cut off by a kill of the service; "
        f"{found.finished} re-indexes were over before their kill came.",
        f"Not as it must be: {len(found.broken)}.",
        *(f"  {one}" for one in found.broken[:SHOWN]),
    ]
    return "\n".join(lines)


def as_json(found: Found) -> str:
    """The same for programs."""
    where = setting()
    told = {
        "day": where.day,
        "machine": where.machine,
        "versions": where.versions,
        "kills": {phase: found.kills[phase] for phase in PHASES},
        "old_stood": {phase: found.left[phase, "old"] for phase in PHASES},
        "new_stood": {phase: found.left[phase, "new"] for phase in PHASES},
        "answers": found.answers,
        "cut_off": found.cut_off,
        "finished_before_the_kill": found.finished,
        "seconds": round(found.seconds, 1),
        "broken": found.broken,
    }
    return json.dumps(told, indent=2)
