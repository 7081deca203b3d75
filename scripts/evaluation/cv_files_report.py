"""The measures on a folder of CV files as tables for people and as JSON for programs."""

from __future__ import annotations

import json
from dataclasses import asdict

from rich.console import Console
from rich.table import Table

from scripts.evaluation.cv_files import Files, shares
from scripts.evaluation.same_cv import Alike


def as_json(files: Files, alike: Alike | None) -> str:
    """Every measure, and the faults by file."""
    measures = {
        "read": len(files.read),
        "failed": files.failed,
        "fields": {kind: {"right": right, "of": total} for kind, (right, total) in shares(files.fields).items()},
        "same": asdict(alike) if alike else None,
    }
    return json.dumps(measures, indent=2)


def show(files: Files, alike: Alike | None, console: Console, *, errors: bool) -> None:
    """All tables; with `errors` every wrong field."""
    console.print(f"{len(files.read)} files read, {len(files.failed)} not.")
    for name, fault in files.failed.items():
        console.print(f"not read: {name}: {fault}", markup=False)
    table = Table("field", "right", "of", "share", title="Fields that somebody wrote down")
    for kind, (right, total) in shares(files.fields).items():
        table.add_row(kind, str(right), str(total), f"{right / total:.3f}")
    console.print(table)
    if alike is not None:
        console.print(_alike(alike))
    if errors:
        for field in files.fields:
            if not field.right:
                line = f"{field.kind} {field.file}: wanted {field.wanted!r}, read {field.read!r}"
                console.print(line, markup=False, soft_wrap=True)


def _alike(alike: Alike) -> Table:
    table = Table("measure", "value", title=f"One CV in {alike.files} files")
    table.add_row("first ten in common, least of all pairs", f"{alike.least_overlap:.3f}")
    table.add_row("pairs with the same first ten in the same order", f"{alike.same_order:.3f}")
    table.add_row("largest difference of a score", f"{alike.largest_difference:.3f}")
    for name, first in alike.firsts.items():
        table.add_row(f"first result, {name}", first)
    return table
