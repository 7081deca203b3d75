"""The two ways to a new snapshot: read its sources anew, or change the postings of the current one."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from index import layout
from index.build import Built, build
from index.duplicates import Joined
from index.fetch.arguments import Fetch, is_remote, nothing
from index.gather import gather
from index.progress import Progress, silent
from index.snapshot import Snapshot
from index.sources import Skipped
from matcher.embedding import Embedder
from matcher.nouns import Posting


@dataclass(frozen=True, slots=True)
class Summary:
    """What a re-index did. `read` counts postings, `embedded` and `reused` distinct texts; `joined` became variants.

    `snapshot` is the id of the new snapshot, None where nothing usable was read and the old one was left in place.
    """

    read: int
    skipped: tuple[Skipped, ...]
    embedded: int
    reused: int
    seconds: float
    snapshot: str | None
    joined: tuple[Joined, ...] = ()


def reindex(
    paths: Iterable[Path | str],
    index_dir: Path,
    *,
    embed: Embedder,
    full: bool = False,
    progress: Progress = silent,
) -> Summary:
    """Read what is named and make its postings the current snapshot; only new texts are embedded.

    A text that names a board or a URL is fetched; every other one, and every Path, is a file or a folder. `full`
    embeds every text and fetches every page again. BuilderRunning if another process is building this index.
    """
    started = time.monotonic()
    named = tuple(paths)
    remote = tuple(dict.fromkeys(one for one in named if isinstance(one, str) and is_remote(one)))
    files = [Path(one) for one in named if one not in remote]
    with layout.only_builder(index_dir), _fetcher(remote, index_dir, fresh=full) as fetch:
        gathered = gather(files, progress, remote=remote, fetch=fetch)
        if not gathered.postings:
            return Summary(0, gathered.skipped, 0, 0, time.monotonic() - started, None)
        built = build(gathered.postings, index_dir, embed=embed, full=full, progress=progress)
    return replace(_summary(built, gathered.skipped, started), joined=gathered.joined)


def revise(
    index_dir: Path,
    *,
    embed: Embedder,
    add: Sequence[Posting] = (),
    remove: Collection[str] = (),
    progress: Progress = silent,
) -> Summary:
    """Add or replace postings of the current snapshot and remove those with the given ids; no file is read.

    Duplicates are not looked for, and an entry is kept or removed with its variants. An index that does not exist yet
    counts as empty, and one may become empty. BuilderRunning as for `reindex`.
    """
    started = time.monotonic()
    with layout.only_builder(index_dir):
        postings = {posting.id: posting for posting in (*_current_postings(index_dir), *add)}
        kept = [posting for posting_id, posting in postings.items() if posting_id not in remove]
        built = build(kept, index_dir, embed=embed, full=False, progress=progress)
    return _summary(built, (), started)


@contextmanager
def _fetcher(remote: Sequence[str], index_dir: Path, *, fresh: bool) -> Iterator[Fetch]:
    """What fetches. The HTTP library is loaded only here, when there is something to fetch."""
    if not remote:
        yield nothing
        return
    from index.fetch import boards  # noqa: PLC0415

    with boards.open_fetcher(index_dir, fresh=fresh) as fetch:
        yield fetch


def _current_postings(index_dir: Path) -> tuple[Posting, ...]:
    """The postings of the current snapshot, whichever model made its vectors; none where there is no snapshot."""
    if layout.pointed_at(index_dir) is None:
        return ()
    snapshot = Snapshot.open(layout.current_folder(index_dir))
    try:
        return snapshot.all_postings()
    finally:
        snapshot.close()


def _summary(built: Built, skipped: tuple[Skipped, ...], started: float) -> Summary:
    manifest = built.manifest
    return Summary(manifest.postings, skipped, built.embedded, built.reused, time.monotonic() - started, manifest.id)
