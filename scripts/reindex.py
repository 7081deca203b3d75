"""Re-index postings: read files, folders, boards or pages, embed what is new, swap the new snapshot in.

python scripts/reindex.py PATH... --index DIR [--full] [--model MODEL] [--skills FILE]

The network is asked only where a PATH is greenhouse:TOKEN, lever:SITE, ashby:BOARD or a URL.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

if TYPE_CHECKING:
    from rich.console import Console

    from index.reindex import Summary

SHOWN_REASONS = 50


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when a new snapshot is in use, 1 when nothing usable was read or the index could not be built."""
    options = _parser().parse_args(arguments)
    from rich.console import Console  # noqa: PLC0415 - `--help` answers at once

    from matcher.errors import MatcherError  # noqa: PLC0415
    from matcher.skill_vocabulary import use_additional_vocabulary  # noqa: PLC0415

    console = Console(stderr=True)
    try:
        use_additional_vocabulary(options.skills)
        summary = _run(options.paths, options.index, full=options.full, model=options.model, console=console)
    except MatcherError as fault:
        console.print(str(fault), style="red", markup=False)
        return 1
    _report(summary, console)
    return 0 if summary.snapshot else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Read postings and make them the current index.")
    named = "a file or a folder, read recursively; greenhouse:TOKEN, lever:SITE, ashby:BOARD or a URL is fetched"
    parser.add_argument("paths", nargs="+", metavar="PATH", help=named)
    parser.add_argument("--index", required=True, type=Path, metavar="DIR", help="the folder of the index")
    parser.add_argument("--full", action="store_true", help="embed every text and fetch every page again")
    parser.add_argument("--model", help="a sentence-transformers model (folder or name) instead of the packaged one")
    parser.add_argument("--skills", type=Path, metavar="FILE", help="skills to add to our own vocabulary")
    return parser


def _run(paths: Sequence[str], index_dir: Path, *, full: bool, model: str | None, console: Console) -> Summary:
    """The re-index under a progress bar; the imports that take seconds happen here."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    from index.layout import EXPORTS  # noqa: PLC0415
    from index.reindex import reindex  # noqa: PLC0415
    from matcher.embedding import open_embedder  # noqa: PLC0415

    with console.status("Loading the embedding model"):
        embed = open_embedder(model, exports=index_dir / EXPORTS, export=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console) as bar:
        tasks = {}

        def show(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(step, total=total)
            bar.update(tasks[step], completed=done, total=total)

        return reindex(paths, index_dir, embed=embed, full=full, progress=show)


def _report(summary: Summary, console: Console) -> None:
    """What was read, what was skipped and why."""
    for one in summary.skipped[:SHOWN_REASONS]:
        console.print(f"skipped {one.place}: {one.reason}", style="yellow", markup=False, highlight=False)
    if len(summary.skipped) > SHOWN_REASONS:
        console.print(f"… and {len(summary.skipped) - SHOWN_REASONS} more", style="yellow")
    for joined in summary.joined[:SHOWN_REASONS]:
        console.print(f"joined {joined.variant} to {joined.entry}", markup=False, highlight=False)
    if len(summary.joined) > SHOWN_REASONS:
        console.print(f"… and {len(summary.joined) - SHOWN_REASONS} more")
    console.print(
        f"{summary.read} postings read, {len(summary.joined)} duplicates joined, {len(summary.skipped)} skipped; "
        f"{summary.embedded} texts embedded, {summary.reused} known before; {summary.seconds:.1f} s",
        highlight=False,
    )
    if summary.snapshot is None:
        console.print("Nothing usable was read; the index is as it was.", style="red")
    else:
        console.print(f"The index now uses snapshot {summary.snapshot}.", highlight=False)


if __name__ == "__main__":
    sys.exit(main())
