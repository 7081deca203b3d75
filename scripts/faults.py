"""Kill re-indexes and the service at random instants: `python scripts/faults.py [--kills N] [--minutes M] [--seed S]`.

After each kill the old postings or the new ones must be served, whole, and the next re-index must succeed and leave
nothing behind. See docs/faults.md.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


def parsed(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Kill re-indexes and the service, and look at what stands afterwards.")
    parser.add_argument("--kills", type=int, default=500, help="how many kills in all")
    parser.add_argument("--minutes", type=float, default=60.0, help="the longest time; fewer kills where it is over")
    parser.add_argument("--seed", type=int, default=1, help="the same seed draws the same instants")
    parser.add_argument("--home", type=Path, help="a folder on the disk to try, instead of the one for temporary files")
    parser.add_argument("--json", action="store_true", help="the figures for programs")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 1 when anything was not as it must be."""
    options = parsed(arguments)
    # A re-index is a copy of this process, and a process with threads must not be copied.
    os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1"))
    from rich.console import Console  # noqa: PLC0415 - `--help` answers at once

    from scripts.faulting.report import as_json, as_text  # noqa: PLC0415
    from scripts.faulting.run import Found, Trials  # noqa: PLC0415

    console = Console(stderr=True)

    def show(found: Found) -> None:
        done, broken = found.kills.total(), len(found.broken)
        if done % 25 == 0:
            console.print(f"{done} of {options.kills} kills, {broken} findings", *found.broken[-1:], highlight=False)

    with (
        tempfile.TemporaryDirectory(prefix="cv-matcher-faults-", dir=options.home) as home,
        closing(Trials(Path(home), options.seed)) as trials,
    ):
        found = trials.run(options.kills, 60 * options.minutes, show)
    print(as_json(found) if options.json else as_text(found))
    return 1 if found.broken else 0


if __name__ == "__main__":
    sys.exit(main())
