"""What a run of mutants found, in a table."""

from __future__ import annotations

from scripts.fuzzing.run import Footprint, Fuzzed, counts

SHOWN = 10


def as_text(fuzzed: Fuzzed) -> str:
    """The endings by kind of file, what was given up, the slowest, and whether memory or open files grew."""
    return "\n".join([*_endings(fuzzed), "", *_failures(fuzzed), *_slowest(fuzzed), "", *_growth(fuzzed)])


def _endings(fuzzed: Fuzzed) -> list[str]:
    table = counts(fuzzed)
    names = sorted({name for row in table.values() for name in row}, key=lambda name: (name != "read", name))
    lines = ["| kind | files | " + " | ".join(names) + " |", "|---|---:|" + "---:|" * len(names)]
    for kind, row in sorted(table.items()):
        lines.append(f"| {kind} | {row.total()} | " + " | ".join(str(row[name]) for name in names) + " |")
    return lines


def _failures(fuzzed: Fuzzed) -> list[str]:
    failed = [one for one in fuzzed.outcomes if one.ending == "given up"]
    lines = [f"Given up: {len(failed)} of {len(fuzzed.outcomes)}."]
    return lines + [f"  {one.number} ({one.seed.name}): {one.detail}" for one in failed[: 5 * SHOWN]]


def _slowest(fuzzed: Fuzzed) -> list[str]:
    ranked = sorted(fuzzed.outcomes, key=lambda one: -one.seconds)[:SHOWN]
    seconds = sorted(one.seconds for one in fuzzed.outcomes)
    middle = seconds[len(seconds) // 2] if seconds else 0.0
    lines = [f"Seconds: median {middle:.3f}; the slowest:"]
    return lines + [f"  {one.seconds:6.2f} {one.number} ({one.seed.name}, {one.ending})" for one in ranked]


def _growth(fuzzed: Fuzzed) -> list[str]:
    return [f"At the start: {_told(fuzzed.before)}.", f"At the end: {_told(fuzzed.after)}."]


def _told(one: Footprint) -> str:
    mega = 1_000_000
    return (
        f"service {one.service_bytes / mega:.0f} MB and {one.service_handles} open files, "
        f"largest reader {one.reader_bytes / mega:.0f} MB and {one.reader_handles} open files"
    )
