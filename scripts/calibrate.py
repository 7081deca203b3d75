"""Fit the confidence of verdicts on gold sets: `python scripts/calibrate.py SET... [--write]`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matcher.judging.calibration import Cell

HEAD = """\
# The confidence of verdicts: for what is asked, the verdict, and how firm the rule is, the share of verdicts that
# careful readers gave too. Written by scripts/calibrate.py; see matcher/judging/calibration.py.
"""


def parsed(arguments: list[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Fit the confidence of verdicts, and say how well it holds.")
    parser.add_argument("sets", nargs="+", type=Path, help="folders as scripts/evaluate.py takes them")
    parser.add_argument("--write", action="store_true", help="write the table that the product uses")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    """Print the table and its reliability on held-back CVs and postings; 1 with a sentence for an incomplete set."""
    options = parsed(arguments)
    from rich.console import Console  # noqa: PLC0415 - `--help` stays fast without the model

    from matcher.embedding import open_embedder  # noqa: PLC0415
    from scripts.evaluation import calibration, gold, report  # noqa: PLC0415

    try:
        sets = [gold.load(folder) for folder in options.sets]
    except OSError as error:
        print(f"A gold set is incomplete: {error}", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as exports:
        embed = open_embedder(None, exports=Path(exports), export=True)
    seen = [one for gold_set in sets for one in calibration.outcomes(gold_set, embed)]
    table = as_toml(calibration.fit(seen))
    console = Console()
    by_cv = calibration.reliability(calibration.held_out(seen, lambda one: one.cv))
    console.print(report.reliability(by_cv, "Each CV by a table that was fitted on the others"))
    by_posting = calibration.reliability(calibration.held_out(seen, lambda one: one.posting))
    console.print(report.reliability(by_posting, "Each posting by a table that was fitted on the others"))
    print(table)
    if options.write:
        (ROOT / "matcher" / "data" / "confidence.toml").write_text(table, encoding="utf-8")
    return 0


def as_toml(table: Mapping[Cell, float]) -> str:
    """The table as the file that the product reads."""
    lines = [HEAD]
    for cell, share in sorted(table.items()):
        heading = f"[{cell.asked}.{cell.status}]"
        if heading not in lines:
            lines.append(heading)
        lines.append(f"{cell.rule} = {share:.2f}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
