"""Read a folder of CV files and compare what was read: `python scripts/evaluate_cvs.py FOLDER [--same PATTERN]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def parsed(arguments: list[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Read CV files, compare their fields and the rankings of one CV.")
    parser.add_argument("folder", type=Path, help="folder with CV files, and NAME.truth.json beside some of them")
    parser.add_argument("--same", default=None, help="pattern below the folder of files that hold one and the same CV")
    parser.add_argument("--postings", type=Path, default=ROOT / "samples" / "postings", help="what they are ranked on")
    parser.add_argument("--model", default=None, help="another sentence-transformers model than the packaged one")
    parser.add_argument("--errors", action="store_true", help="also list every field that was read wrong")
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    """Print the measures; 1 where a file cannot be read or the folder holds none."""
    options = parsed(arguments)
    from rich.console import Console  # noqa: PLC0415 - `--help` stays fast without the model

    from scripts.evaluation import cv_files, cv_files_report, same_cv  # noqa: PLC0415

    files = cv_files.read_folder(options.folder)
    if not files.read and not files.failed:
        print(f"There is no CV file in {options.folder}.", file=sys.stderr)
        return 1
    alike = None
    if options.same:
        from matcher.embedding import load_embedder  # noqa: PLC0415

        chosen = {name: cv for name, cv in files.read.items() if Path(name).match(options.same)}
        alike = same_cv.compare(chosen, options.postings, load_embedder(options.model))
    if options.json:
        print(cv_files_report.as_json(files, alike))
    else:
        cv_files_report.show(files, alike, Console(), errors=options.errors)
    return 1 if files.failed else 0


if __name__ == "__main__":
    sys.exit(main())
