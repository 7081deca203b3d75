"""What a soak found: figures, and whether anything was wrong or grew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from statistics import median
from types import MappingProxyType

from scripts.soaking.run import STOPPED, Soaked
from scripts.soaking.watching import Held, Trend, trend

WARM_UP = 0.5
"""The share of the time in which caches fill and allocators find their size; growth is looked for after it."""
MEGA = 1_000_000
SHOWN = 20
_LOOKED_AT: Mapping[str, tuple[Callable[[Held], float], float]] = MappingProxyType(
    {
        "memory of the service (MB)": (lambda one: one.service_bytes / MEGA, 1),
        "open files of the service": (lambda one: one.service_files, 0),
        "processes below it": (lambda one: one.processes, 0),
        "memory of these (MB)": (lambda one: one.readers_bytes / MEGA, 1),
        "open files of these": (lambda one: one.readers_files, 0),
    }
)
ALLOWED_SHARE, ALLOWED_AT_LEAST = 0.05, {1: 25.0, 0: 4.0}
"""Noise of the fit: readers come and go, and a connection that is held open is a file."""


def trends(log: Sequence[Held]) -> dict[str, Trend]:
    """The trend of each thing that is looked at, after the warm-up."""
    begin = log[-1].seconds * WARM_UP if log else 0.0
    after = [one for one in log if one.seconds >= begin] or [Held(0, 0, 0, 0, 0, 0)]
    return {name: trend([(one.seconds, of(one)) for one in after]) for name, (of, _) in _LOOKED_AT.items()}


def grown(log: Sequence[Held]) -> list[str]:
    """What rose by more than noise."""
    return [
        name
        for name, one in trends(log).items()
        if one.rise > max(ALLOWED_SHARE * one.middle, ALLOWED_AT_LEAST[int(_LOOKED_AT[name][1])])
    ]


def is_sound(soaked: Soaked) -> bool:
    """Whether every answer was right, every refusal a good one, nothing grew, and the service stopped as it should."""
    return not soaked.faults and not grown(soaked.log) and soaked.compared > 0 and soaked.stopped_with in STOPPED


def as_text(soaked: Soaked) -> str:
    """Requests, faults and trends."""
    plan, faults = soaked.plan, Counter(soaked.faults)
    lines = [f"{plan.seconds / 60:.1f} minutes, a pause of {plan.pause_seconds} s, seed {plan.seed}"]
    lines += [f"{sort} requests: {_counted(counts)}" for sort, counts in soaked.statuses.items()]
    lines += [f"answers compared with those of the idle service: {soaked.compared}"]
    lines += [f"connections that misbehaved: {soaked.bad_lines}", f"wrong: {faults.total()}"]
    lines += [f"  {count} x {fault}" for fault, count in faults.most_common(SHOWN)]
    lines += [f"stopped within {soaked.seconds_to_stop:.1f} s with {soaked.stopped_with}", ""]
    lines += ["| held after the warm-up | middle | most | rise over the time |", "|---|---:|---:|---:|"]
    lines += [f"| {name} | {one.middle:.0f} | {one.most:.0f} | {one.rise:+.1f} |" for name, one in _rows(soaked)]
    lines += ["", f"memory of the service in each tenth of the time (MB): {_tenths(soaked.log)}"]
    return "\n".join([*lines, "", f"grown: {', '.join(grown(soaked.log)) or 'nothing'}"])


def _tenths(log: Sequence[Held]) -> str:
    parts = [log[len(log) * number // 10 : len(log) * (number + 1) // 10] for number in range(10)]
    return ", ".join(f"{median(one.service_bytes for one in part) / MEGA:.0f}" for part in parts if part)


def _rows(soaked: Soaked) -> list[tuple[str, Trend]]:
    return list(trends(soaked.log).items())


def _counted(counts: Counter[int]) -> str:
    return f"{counts.total()} (" + ", ".join(f"{count} x {status}" for status, count in sorted(counts.items())) + ")"
