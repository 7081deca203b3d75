"""Good and hostile traffic on a service of its own for a time: `python scripts/soak.py --index DIR [--minutes N]`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def parsed(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Soak the service in mixed traffic and see whether anything grows.")
    parser.add_argument("--index", type=Path, required=True, metavar="DIR", help="an index")
    parser.add_argument("--minutes", type=float, default=60.0, help="how long the traffic lasts (60)")
    parser.add_argument("--pause", type=float, default=0.2, help="seconds between two requests of a client (0.2)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed sends the same hostile traffic")
    parser.add_argument("--port", type=int, default=18437, help="a free port (18437)")
    parser.add_argument("--samples", type=Path, default=ROOT / "samples", help="a folder with postings/ and cvs/")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the report; 1 when an answer was wrong, a refusal was no good one, or something grew."""
    options = parsed(arguments)
    from scripts.soaking import report  # noqa: PLC0415 - `--help` answers at once
    from scripts.soaking.run import Plan, soak  # noqa: PLC0415

    plan = Plan(options.minutes * 60, options.pause, options.seed, options.port)
    try:
        soaked = soak(options.index, options.samples, plan)
    except OSError as fault:
        print(f"{fault}", file=sys.stderr)
        return 1
    print(report.as_text(soaked))
    return 0 if report.is_sound(soaked) else 1


if __name__ == "__main__":
    sys.exit(main())
