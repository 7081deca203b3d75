"""Score single requirements against lines of CVs: `python scripts/evaluate_pairs.py FILE... [--errors]`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


def parsed(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Judge the pairs of samples/pairs, or of files in the same layout.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="tab-separated pairs")
    parser.add_argument("--errors", action="store_true", help="also list every pair that is judged otherwise")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the share judged as expected; 1 with a sentence when a file cannot be read."""
    options = parsed(arguments)
    from matcher.embedding import open_embedder  # noqa: PLC0415 - `--help` answers at once
    from scripts.evaluation import pairs  # noqa: PLC0415

    try:
        loaded = {path.name: pairs.load(path) for path in options.files}
    except (OSError, ValueError) as fault:
        print(f"{fault}", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as exports:
        embed = open_embedder(None, exports=Path(exports), export=True)
    for name, found in loaded.items():
        scored = pairs.score(found, embed)
        print(f"{name}: {pairs.share_right(scored):.3f} of {len(scored)}, false met {pairs.false_met(scored):.3f}")
        for one in scored if options.errors else ():
            if not one.right:
                print(f"  {one.pair.requirement} | expected {one.pair.expected}, given {one.given} | {one.reason}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
