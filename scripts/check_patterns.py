"""Every regular expression of the product on hostile text: `python scripts/check_patterns.py [--quick]`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def parsed(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Find patterns that take more than linear time on some text.")
    parser.add_argument("--quick", action="store_true", help="fewer attacks on each, and no samples read to find more")
    parser.add_argument("--samples", type=Path, default=ROOT / "samples", help="a folder with postings/ and cvs/")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print each pattern that is too slow, with the text that makes it so; 1 when there is one."""
    options = parsed(arguments)
    from scripts.patterns.collect import import_all, watching, work  # noqa: PLC0415 - before the product, see there

    with watching(ROOT) as found:
        import_all(ROOT)
        if not options.quick:
            work(options.samples)
    from scripts.patterns.attacks import TRIES  # noqa: PLC0415
    from scripts.patterns.measure import slow_attacks  # noqa: PLC0415
    from scripts.patterns.usage import Usage  # noqa: PLC0415

    usage, faults = Usage(ROOT), 0
    for one in found:
        anchored, tries = usage.is_anchored(one.place), 1 if options.quick else TRIES
        slow = next(slow_attacks(one.pattern, anchored=anchored, tries=tries), None)
        if slow is not None:
            faults += 1
            print(f"{one.place}: {slow.ratio:.0f} times as long for 8 times the text, {slow.attack!r}", flush=True)
            print(f"  {one.pattern.pattern[:200]!r}")
    print(f"{len(found)} patterns, {faults} of them too slow")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
