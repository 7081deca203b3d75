"""How fast it is: `python scripts/benchmark.py [--only NAME]... [--json]`, in one run of about two minutes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

NAMES = ("postings", "reading", "embedding", "reindexing", "matching")


def parsed(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Measure speed on the samples, each figure beside its counterpart.")
    parser.add_argument("--only", action="append", choices=NAMES, help="only this measure; may be given again")
    parser.add_argument("--samples", type=Path, default=ROOT / "samples", help="a folder with postings/ and cvs/")
    parser.add_argument(
        "--engine",
        type=int,
        metavar="N",
        help="both engines on N made-up postings, nothing else; "
        "fills the database of CV_MATCHER_DATABASE_URL, so name one that holds nothing",
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of one run; 1 with a sentence when the samples or the model are missing."""
    options = parsed(arguments)
    from matcher.errors import MatcherError  # noqa: PLC0415 - `--help` stays fast without the model
    from scripts.benchmarking import run  # noqa: PLC0415
    from scripts.benchmarking.setting import setting  # noqa: PLC0415

    try:
        if options.engine is not None:
            found = run.engines(options.engine)
        else:
            found = run.figures(options.samples, options.only or NAMES)
    except (MatcherError, OSError) as error:
        print(f"{error}", file=sys.stderr)
        return 1
    print(run.as_json(setting(), found) if options.json else run.as_table(setting(), found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
