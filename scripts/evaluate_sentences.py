"""Is this sentence a requirement? `python scripts/evaluate_sentences.py FILE... [--json]` on labelled JSON Lines."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


def parsed(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Measure the posting reader's decision on labelled sentences.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="JSON Lines, plain or .gz")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the measures; 1 with a sentence when a file cannot be read."""
    options = parsed(arguments)
    from matcher.errors import MatcherError  # noqa: PLC0415 - `--help` answers at once
    from scripts.evaluation import sentences  # noqa: PLC0415

    try:
        measured = {path.name: sentences.measure(sentences.load(path)) for path in options.files}
    except MatcherError as fault:
        print(f"{fault}", file=sys.stderr)
        return 1
    print(sentences.as_json(measured) if options.json else sentences.as_table(measured))
    return 0


if __name__ == "__main__":
    sys.exit(main())
