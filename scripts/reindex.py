"""Re-index postings: read files, folders, boards or pages, embed what is new, swap the new snapshot in.

python scripts/reindex.py PATH... --index DIR [--database URL] [--full] [--model MODEL] [--skills FILE]
                          [--device DEVICE] [--workers N] [--dask ADDRESS]
python scripts/reindex.py --verify --index DIR

Only what is new or changed is read and embedded. A run that was killed is run again with the same command: it goes on
where it stopped. The network is asked only where a PATH is greenhouse:TOKEN, lever:SITE, ashby:BOARD or a URL.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

if TYPE_CHECKING:
    from rich.console import Console

    from index.embedding_jobs import Crew
    from index.posted import SentSource
    from index.reindex import Summary
    from matcher.embedding import Embedder
    from scripts.publishing import Publisher

SHOWN_REASONS = 50
WORKERS = (
    "processes that read postings, as many as there are cores by default; where it is given, so many processes embed "
    "as well, each with the model in memory"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when a new snapshot is in use, 1 when nothing usable was read or the index could not be built.

    With `--verify`: 0 when the current snapshot is as it was written.
    """
    options = _parsed(arguments)
    from rich.console import Console  # noqa: PLC0415 - `--help` answers at once

    from index.obstacles import obstacles_told  # noqa: PLC0415
    from matcher.errors import MatcherError  # noqa: PLC0415
    from matcher.skill_vocabulary import use_additional_vocabulary  # noqa: PLC0415
    from scripts.publishing import Publisher, address_of  # noqa: PLC0415

    console = Console(stderr=True)
    try:
        if options.verify:
            _verify(options.index, console)
            return 0
        use_additional_vocabulary(options.skills)
        address = address_of(options.database)
        publisher = None if address is None else Publisher(address)
        with obstacles_told(options.index):
            summary = _run(options, console, publisher)
        if publisher is not None and summary.snapshot is not None:
            with console.status("Filling the database") as status:

                def show(step: str, done: int, total: int) -> None:
                    status.update(f"{step}: {done} of {total}")

                publisher.publish(options.index, show, sent=summary.sent)
    except MatcherError as fault:
        console.print(str(fault), style="red", markup=False)
        return 1
    _report(summary, console)
    return 0 if summary.snapshot else 1


def _parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = _parser()
    options = parser.parse_args(arguments)
    if not options.paths and not options.verify:
        parser.error("name at least one PATH, or --verify")
    return options


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Read postings and make them the current index.")
    named = "a file or a folder, read recursively; greenhouse:TOKEN, lever:SITE, ashby:BOARD or a URL is fetched"
    parser.add_argument("paths", nargs="*", metavar="PATH", help=named)
    parser.add_argument("--index", required=True, type=Path, metavar="DIR", help="the folder of the index")
    parser.add_argument("--database", metavar="URL", help="fill this database too (CV_MATCHER_DATABASE_URL)")
    parser.add_argument("--full", action="store_true", help="read, embed and fetch everything again")
    parser.add_argument("--forget-posted", action="store_true", help="drop what was sent to the service")
    parser.add_argument("--model", help="a sentence-transformers model (folder or name) instead of the packaged one")
    parser.add_argument("--skills", type=Path, metavar="FILE", help="skills to add to our own vocabulary")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--device", default="cpu", help="where PyTorch runs the model: cpu (the default), cuda, cuda:1")
    parser.add_argument("--workers", type=_count, metavar="N", help=WORKERS)
    where.add_argument(
        "--dask", metavar="ADDRESS", help="embed on the workers of this Dask scheduler (tcp://HOST:PORT)"
    )
    parser.add_argument(
        "--verify", action="store_true", help="only read every byte of the current index and tell whether it is whole"
    )
    return parser


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1 is needed")
    return number


def _verify(index_dir: Path, console: Console) -> None:
    """Read the current snapshot in full; DamagedSnapshot if any byte is not as it was written."""
    from index.layout import current_folder  # noqa: PLC0415
    from index.manifest import verify  # noqa: PLC0415

    with console.status("Reading the index"):
        manifest = verify(current_folder(index_dir))
    console.print(f"Snapshot {manifest.id} is as it was written.", highlight=False)


def _run(options: argparse.Namespace, console: Console, publisher: Publisher | None) -> Summary:
    """The re-index under a progress bar; the imports that take seconds happen here."""
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    from index.layout import EXPORTS  # noqa: PLC0415
    from index.reindex import Means, reindex  # noqa: PLC0415
    from matcher.embedding import open_embedder  # noqa: PLC0415
    from matcher.exported_model import threads  # noqa: PLC0415

    # What SQLite sorts on disk goes beside the index: the system's folder for such files may be small, or in memory.
    options.index.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("SQLITE_TMPDIR", str(options.index))
    with console.status("Loading the embedding model"):
        embed = open_embedder(options.model, exports=options.index / EXPORTS, export=True, device=options.device)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn(compact=True))
    with Progress(*columns, console=console) as bar:
        tasks = {}

        def show(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(step, total=total)
            bar.update(tasks[step], completed=done, total=total)

        with _crew(options, embed) as crew, _sources(options, embed, publisher) as sources:
            means = Means(show, options.workers or threads(), options.skills, crew)
            return reindex(options.paths, options.index, embed=embed, full=options.full, means=means, sources=sources)


@contextmanager
def _sources(options: argparse.Namespace, embed: Embedder, publisher: Publisher | None) -> Iterator[SentSource]:
    """What was sent to the service: kept by the database that is filled, else in the folder."""
    from index.posted import PostedPostings  # noqa: PLC0415

    if publisher is not None:
        with publisher.sources(options.index, embed, forget=options.forget_posted) as sources:
            yield sources
        return
    folder = PostedPostings(options.index)
    if options.forget_posted:
        folder.forget()
    yield folder


@contextmanager
def _crew(options: argparse.Namespace, embed: Embedder) -> Iterator[Crew | None]:
    """Who embeds: the cluster or the processes asked for; None for this process."""
    from index.embedding_jobs import place_of, processes  # noqa: PLC0415
    from index.layout import EXPORTS  # noqa: PLC0415

    place = place_of(options.model, options.index / EXPORTS, embed.revision)
    if options.dask is not None:
        from index.dask_cluster import cluster  # noqa: PLC0415 - optional, and the only file that knows Dask

        with cluster(options.dask, place) as crew:
            yield crew
    else:
        yield processes(place, options.workers) if options.workers is not None and options.device == "cpu" else None


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
