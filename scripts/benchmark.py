"""How fast it is: `python scripts/benchmark.py [--only NAME]... [--json]`, in one run of about two minutes.

`--scale 1000,10000,100000` measures retrieval on indexes of these sizes instead, `--serve 1000,100000` the service on
them, and `--peers PYTHON` indexing and ranking beside other libraries, which stand in an environment of their own.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scripts.benchmarking.setting import Figure

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
    parser.add_argument("--scale", type=_sizes, metavar="N,N", help="measure retrieval with so many postings instead")
    parser.add_argument(
        "--serve", type=_sizes, metavar="N,N", help="measure the service with so many postings instead: start, requests"
    )
    parser.add_argument(
        "--under", type=Path, metavar="DIR", help="where the indexes of --scale and --serve are made and removed"
    )
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the indexes of --scale here and use them again")
    parser.add_argument("--picture", type=Path, metavar="FILE", help="draw the figures of --scale as SVG")
    parser.add_argument(
        "--peers", metavar="PYTHON", help="measure txtai, Chroma and LanceDB beside us, with this interpreter for them"
    )
    parser.add_argument("--postings", type=int, default=1000, metavar="N", help="how many for --peers (1000)")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    return parser.parse_args(arguments)


def _sizes(text: str) -> tuple[int, ...]:
    sizes = tuple(int(one) for one in text.split(","))
    if min(sizes) < 1:
        raise argparse.ArgumentTypeError("at least 1 posting is needed")
    return sizes


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of one run; 1 with a sentence when the samples or the model are missing."""
    options = parsed(arguments)
    from matcher.errors import MatcherError  # noqa: PLC0415 - `--help` stays fast without the model
    from scripts.benchmarking import run  # noqa: PLC0415
    from scripts.benchmarking.setting import setting  # noqa: PLC0415

    try:
        found = _figures(options)
    except (MatcherError, OSError) as error:
        print(f"{error}", file=sys.stderr)
        return 1
    if options.picture:
        options.picture.write_text(_drawn(found), encoding="utf-8")
    print(run.as_json(setting(), found) if options.json else run.as_table(setting(), found))
    return 0


def _figures(options: argparse.Namespace) -> tuple[Figure, ...]:
    from scripts.benchmarking import run  # noqa: PLC0415

    if options.engine is not None:
        return run.engines(options.engine)
    if options.scale:
        return run.scale_figures(options.samples, options.scale, options.under, options.keep)
    if options.serve:
        return run.serving_figures(options.samples, options.serve, options.under)
    if options.peers:
        return run.peer_figures(options.samples, Path(options.peers), options.postings)
    return run.figures(options.samples, options.only or NAMES)


def _drawn(found: Sequence[Figure]) -> str:
    from scripts.benchmarking.picture import as_svg, curves  # noqa: PLC0415
    from scripts.benchmarking.setting import setting  # noqa: PLC0415

    where = setting()
    return as_svg(curves(found), f"{where.day}, {where.machine}")


if __name__ == "__main__":
    sys.exit(main())
