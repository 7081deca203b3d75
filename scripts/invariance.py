"""What moves when a CV is swapped about: `python scripts/invariance.py [CV or gold set]... [--postings PATH]`."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
SAMPLES = ROOT / "samples" / "cvs"

if TYPE_CHECKING:
    from scripts.evaluation.fairness import Row


def parsed(arguments: list[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Swap what must not count in CVs and show what that moves.")
    parser.add_argument(
        "cvs", type=Path, nargs="*", default=[SAMPLES], help="CV files, folders, or gold sets (samples)"
    )
    parser.add_argument("--postings", type=Path, action="append", help="posting files or folders (a set's, or samples)")
    parser.add_argument("--as-of", type=date.fromisoformat, default=date(2026, 11, 30), help="YYYY-MM-DD (2026-11-30)")
    parser.add_argument("--model", default=None, help="another sentence-transformers model than the packaged one")
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    return parser.parse_args(arguments)


def cv_files(paths: list[Path]) -> list[Path]:
    """The files named; of a folder the PDFs, of a gold set the CVs as they were written."""
    found: list[Path] = []
    for path in paths:
        if (path / "cvs.jsonl").is_file():
            found += sorted((path / "cvs").glob("*.md"))
        elif path.is_dir():
            found += sorted(path.glob("*.pdf")) or sorted(one for one in path.iterdir() if one.is_file())
        else:
            found.append(path)
    return found


def posting_paths(options: argparse.Namespace) -> list[Path]:
    """The postings named, else those of the gold sets named, else the samples."""
    of_sets = [path / "postings" for path in options.cvs if (path / "postings.jsonl").is_file()]
    return options.postings or of_sets or [ROOT / "samples" / "postings"]


def main(arguments: list[str] | None = None) -> int:
    """Print the tables; 1 where a file cannot be read, 2 where something moved."""
    options = parsed(arguments)
    from index.current import CurrentSnapshot  # noqa: PLC0415 - `--help` stays fast without the model
    from index.reindex import reindex  # noqa: PLC0415
    from matcher.embedding import open_embedder  # noqa: PLC0415
    from matcher.errors import MatcherError  # noqa: PLC0415
    from scripts.evaluation import fairness  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        try:
            embed = open_embedder(options.model, exports=home, export=True)
            reindex(posting_paths(options), home / "index", embed=embed)
            snapshot = CurrentSnapshot(home / "index", revision=embed.revision).get()
            contents = {path.stem: path.read_bytes() for path in cv_files(options.cvs)}
            rows = fairness.measure(contents, snapshot, embed, options.as_of, home / "reversed")
            same = all(fairness.answers_are_the_same(one, snapshot, embed, options.as_of) for one in contents.values())
        except (MatcherError, OSError) as error:
            print(f"{error}", file=sys.stderr)
            return 1
    ratios = fairness.impact_ratios(rows)
    if options.json:
        print(
            json.dumps({"rows": [asdict(row) for row in rows], "impact_ratios": ratios, "same_answers": same}, indent=2)
        )
    else:
        show(rows, ratios, same=same)
    return 2 if any(row.changed_verdicts or row.changed_ranks for row in rows) or not same else 0


def show(rows: list[Row], ratios: dict[str, float], *, same: bool) -> None:
    """The tables for a person."""
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    console = Console()
    table = Table(title="What a swap moves, over the CVs that it touches")
    for heading in ("swap", "CVs", "verdicts", "ranks", "least rank correlation", "first ten stay"):
        table.add_column(heading, justify="left" if heading == "swap" else "right")
    for row in rows:
        cells = (
            row.cvs,
            row.changed_verdicts,
            row.changed_ranks,
            f"{row.rank_correlation:.4f}",
            f"{row.top_stays:.0%}",
        )
        table.add_row(row.name, *(str(cell) for cell in cells))
    console.print(table)
    groups = Table(title="Impact ratio of groups of names")
    groups.add_column("group")
    groups.add_column("ratio", justify="right")
    for group, ratio in ratios.items():
        groups.add_row(group, f"{ratio:.2f}")
    console.print(groups)
    console.print(f"The whole answer is the same, byte for byte, in two runs: {'yes' if same else 'no'}")


if __name__ == "__main__":
    sys.exit(main())
