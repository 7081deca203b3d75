"""What a request costs beside its floors, and how the service bears many clients.

python scripts/load.py --index DIR [--workers N]... [--json]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
CV = ROOT / "samples" / "cvs" / "marcus-adeyinka-rowe.pdf"


def parsed(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Start the service on this machine and ask it with many clients.")
    parser.add_argument("--index", type=Path, required=True, metavar="DIR", help="an index")
    parser.add_argument("--cv", type=Path, default=CV, help="the CV that is sent (a sample)")
    parser.add_argument("--workers", type=int, action="append", metavar="N", help="may be given again (1 and 2)")
    parser.add_argument("--requests", type=int, default=48, help="requests of each measure (48)")
    parser.add_argument("--port", type=int, default=18431, help="a free port (18431)")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of one run; 1 with a sentence when the service did not start."""
    options = parsed(arguments)
    from matcher.errors import MatcherError  # noqa: PLC0415 - `--help` answers at once
    from scripts.benchmarking.floors import measure_floors  # noqa: PLC0415
    from scripts.benchmarking.load import measure_load  # noqa: PLC0415
    from scripts.benchmarking.run import as_json, as_table  # noqa: PLC0415
    from scripts.benchmarking.setting import setting  # noqa: PLC0415

    asking = {"requests": options.requests, "port": options.port}
    try:
        cv = options.cv.read_bytes()
        found = list(measure_floors(cv, options.index))
        found += [
            figure
            for workers in options.workers or (1, 2)
            for figure in measure_load(cv, options.index, workers=workers, **asking)
        ]
    except (MatcherError, OSError) as fault:
        print(f"{fault}", file=sys.stderr)
        return 1
    print(as_json(setting(), found) if options.json else as_table(setting(), found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
