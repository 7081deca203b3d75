"""Changed files through the readers: `python scripts/fuzz.py [--count N] [--seed S] [--only NUMBER] [--keep DIR]`.

With `--guided TARGET` (pdf, docx, text, json or posting) atheris changes them, and keeps what reaches new lines.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def parsed(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Change sound files at random and watch what readers make of them.")
    parser.add_argument("--count", type=int, default=1000, help="how many changed files")
    parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same files")
    parser.add_argument("--only", type=int, help="the number of one file, as the report names it")
    parser.add_argument("--kind", action="append", help="only files of this kind (pdf, docx, ...); may be given again")
    parser.add_argument("--guided", help="one reader under atheris instead: pdf, docx, text, json or posting")
    parser.add_argument("--minutes", type=float, default=10.0, help="how long --guided takes (10)")
    parser.add_argument("--readers", type=int, default=2, help="how many at a time")
    parser.add_argument("--seconds", type=float, default=20.0, help="the longest time to read one file")
    parser.add_argument("--keep", type=Path, help="a folder for the files that were given up")
    parser.add_argument("--samples", type=Path, default=ROOT / "samples", help="a folder with postings/ and cvs/")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the report; 1 when a file was given up: it crashed a reader, or took too long or too much."""
    options = parsed(arguments)
    if options.guided:
        return _guided(options)
    from api.reading.limits import Limits  # noqa: PLC0415 - `--help` stays fast without the readers
    from scripts.fuzzing import report, run  # noqa: PLC0415
    from scripts.fuzzing.seeds import KINDS, seeds  # noqa: PLC0415

    found = [one for one in seeds(options.samples) if one.kind in (options.kind or KINDS)]
    numbers = range(options.count) if options.only is None else [options.only]
    limits = Limits(seconds=options.seconds, cpu_seconds=options.seconds, files=run.NEVER)
    fuzzed = run.fuzz(found, numbers, seed=options.seed, readers=options.readers, limits=limits)
    print(report.as_text(fuzzed))
    failed = [one.number for one in fuzzed.outcomes if one.ending == "given up"]
    if options.keep is not None:
        options.keep.mkdir(parents=True, exist_ok=True)
        for number in failed if options.only is None else numbers:
            seed, content = run.mutant_of(found, options.seed, number)
            (options.keep / f"{options.seed}-{number}-{seed.name}").write_bytes(content)
    return 1 if failed else 0


def _guided(options: argparse.Namespace) -> int:
    """Run one reader under atheris in a process of its own; 1 when a file broke it or took longer than it may."""
    from scripts.fuzzing.guided import corpus  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        corpus(options.guided, options.samples, Path(folder))
        kept = (options.keep or Path()).resolve()
        kept.mkdir(parents=True, exist_ok=True)
        limits = [f"-max_total_time={int(60 * options.minutes)}", f"-timeout={int(options.seconds)}", "-max_len=20000"]
        rest = ["-rss_limit_mb=2500", f"-seed={options.seed}", "-print_final_stats=1", f"-artifact_prefix={kept}/"]
        command = [sys.executable, "-m", "scripts.fuzzing.guided", options.guided, folder, *limits, *rest]
        return min(1, subprocess.run(command, cwd=ROOT, check=False).returncode)


if __name__ == "__main__":
    sys.exit(main())
