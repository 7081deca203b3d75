"""Measure the product on a gold set: `python scripts/evaluate.py SET [--layouts] [--errors] [--json]`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


def parsed(arguments: list[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Measure reading, verdicts and ranking, null baselines beside them.")
    parser.add_argument("set", type=Path, help="folder with postings.jsonl, cvs.jsonl, verdicts.jsonl, relevance.tsv")
    parser.add_argument("--model", default=None, help="another sentence-transformers model than the packaged one")
    parser.add_argument("--layouts", action="store_true", help="also read every CV in its other layouts")
    parser.add_argument(
        "--errors", action="store_true", help="also list every wrong verdict and every wrong fact of a CV"
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    """Print the measures; 1 with a sentence when the set is incomplete."""
    options = parsed(arguments)
    from rich.console import Console  # noqa: PLC0415 - `--help` stays fast without the model

    from matcher.embedding import open_embedder  # noqa: PLC0415
    from scripts.evaluation import cvs, gold, report  # noqa: PLC0415
    from scripts.evaluation.run import evaluate  # noqa: PLC0415

    try:
        gold_set = gold.load(options.set)
    except OSError as error:
        print(f"The gold set is incomplete: {error}", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as exports:
        embed = open_embedder(options.model, exports=Path(exports), export=True)
    measured = evaluate(gold_set, embed, layouts=cvs.LAYOUTS if options.layouts else ())
    if options.json:
        print(report.as_json(measured))
        return 0
    console = Console()
    report.show(measured, console)
    if options.errors:
        report.errors(measured.rows, console)
        report.wrong_facts(measured, console)
    return 0


if __name__ == "__main__":
    sys.exit(main())
