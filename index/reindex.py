"""The two ways to a new snapshot: read its sources anew, or change the postings of the current one."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from index import layout
from index.build import build
from index.caches import with_sound_caches
from index.confined import collected_rarely
from index.duplicates import Joined
from index.embedding_jobs import Crew, alone
from index.errors import IndexFault
from index.exports import clear_exports
from index.fetch.arguments import FILE_NAME, Fetch, is_remote, nothing
from index.gather import Gathered, gather, join
from index.posted import PostedPostings, SentSource
from index.progress import Progress, silent
from index.reading_jobs import Readers
from index.readings import BuiltFrom, Readings, reading_rules
from index.records import Recorded, to_json
from index.snapshot import Snapshot
from index.sources import Skipped
from index.vector_cache import VectorCache
from matcher.embedding import Embedder
from matcher.nouns import Posting, Variant


@dataclass(frozen=True, slots=True)
class Summary:
    """What a re-index did. `read` counts postings, `embedded` and `reused` distinct texts; `joined` became variants.

    `snapshot` is the id of the new snapshot, None where nothing usable was read and the old one was left in place.
    `sent` is the number of the last change sent to the service that the snapshot holds.
    """

    read: int
    skipped: tuple[Skipped, ...]
    embedded: int
    reused: int
    seconds: float
    snapshot: str | None
    joined: tuple[Joined, ...] = ()
    sent: int = 0


@dataclass(frozen=True, slots=True)
class Means:
    """How the work is done, which makes no difference to what comes of it.

    `readers` are processes that read files (one: this process), `skills` is the additional vocabulary that is in use
    here, for them to use too. Without a `crew` the embedder itself embeds, in this process.
    """

    progress: Progress = silent
    readers: int = 1
    skills: Path | None = None
    crew: Crew | None = None


ALONE = Means()


def reindex(  # noqa: PLR0913 - what is read, where it goes, and how
    paths: Iterable[Path | str],
    index_dir: Path,
    *,
    embed: Embedder,
    full: bool = False,
    means: Means = ALONE,
    sources: SentSource | None = None,
) -> Summary:
    """Read what is named and make its postings the current snapshot; only what is new is read and embedded.

    A text that names a board or a URL is fetched; every other one, and every Path, is a file or a folder; what was sent
    to the service is read beside them, from `sources` or else from the folder. `full` reads and embeds everything and
    fetches every page again; after a full run that was killed, it goes on with that one. Where nothing has changed the
    current snapshot stays. BuilderRunning if another process is building this index.
    """
    started = time.monotonic()
    named, posted = tuple(paths), sources or PostedPostings(index_dir)
    with layout.only_builder(index_dir), collected_rarely():
        done = with_sound_caches(caches(index_dir), lambda: _read_anew(named, index_dir, embed, full, means, posted))
    return replace(done, seconds=time.monotonic() - started)


def caches(index_dir: Path) -> tuple[Path, ...]:
    """The files of an index folder that only spare work."""
    return tuple(index_dir / name for name in (layout.READINGS, layout.CACHE, FILE_NAME))


def _read_anew(  # noqa: PLR0913 - as for `reindex`
    named: Sequence[Path | str], index_dir: Path, embed: Embedder, full: bool, means: Means, posted: SentSource
) -> Summary:
    remote = tuple(dict.fromkeys(one for one in named if isinstance(one, str) and is_remote(one)))
    files = [Path(one) for one in named if one not in remote]
    with (
        Readers(means.readers, means.skills) as readers,
        Readings(index_dir / layout.READINGS, readers, rules=reading_rules()) as readings,
        _fetcher(remote, index_dir, fresh=full) as fetch,
    ):
        if full:
            _start_anew(index_dir, embed, readings)
        sent = posted.sent()
        gathered = gather(files, readings, means.progress, remote=remote, fetch=fetch, sent=sent)
        readers.rest()
        if not gathered.postings:
            return Summary(0, gathered.skipped, 0, 0, 0, None)
        done = _unchanged(gathered, index_dir, embed, readings) or _built(gathered, index_dir, embed, readings, means)
        posted.applied(sent.number)
        readings.keep_only_used()
        (index_dir / layout.FULL_RUN).unlink(missing_ok=True)
    return replace(done, skipped=gathered.skipped, sent=sent.number)


def revise(
    index_dir: Path,
    *,
    embed: Embedder,
    add: Sequence[Posting] = (),
    remove: Collection[str] = (),
    means: Means = ALONE,
) -> Summary:
    """Add or replace postings of the current snapshot and remove those with the given ids; no file is read.

    Duplicates are not looked for, and an entry is kept, replaced or removed with its variants; a variant that is added
    or removed by its own id is no variant any more. An index that does not exist yet counts as empty, and one may
    become empty. BuilderRunning as for `reindex`.
    """
    started = time.monotonic()
    with layout.only_builder(index_dir):
        done = _revised(index_dir, {posting.id: posting for posting in add}, frozenset(remove), embed, means)
    return replace(done, seconds=time.monotonic() - started)


def apply_posted(index_dir: Path, *, embed: Embedder, means: Means = ALONE) -> Summary | None:
    """Bring what was sent to the service and is not searchable yet into the snapshot; None where there is nothing.

    BuilderRunning as for `reindex`.
    """
    started = time.monotonic()
    posted = PostedPostings(index_dir)
    with layout.only_builder(index_dir):
        # Read inside: a re-index that has just ended may have brought some of it in.
        outstanding = posted.outstanding()
        if not outstanding.add and not outstanding.remove:
            posted.applied(outstanding.number)
            return None
        done = _revised(index_dir, outstanding.add, outstanding.remove, embed, means)
        posted.applied(outstanding.number)
    return replace(done, seconds=time.monotonic() - started)


def _revised(
    index_dir: Path, add: Mapping[str, Posting], remove: frozenset[str], embed: Embedder, means: Means
) -> Summary:
    with _current(index_dir) as snapshot:
        entries, crew = _Revised(snapshot, add, remove), means.crew or alone(embed)
        built = with_sound_caches(
            caches(index_dir), lambda: build(entries, index_dir, embed=embed, crew=crew, progress=means.progress)
        )
    return Summary(built.manifest.postings, (), built.embedded, built.reused, 0, built.manifest.id)


def _start_anew(index_dir: Path, embed: Embedder, readings: Readings) -> None:
    """Forget what earlier runs made, unless that was done by a run like this one that has not come to its end."""
    mark = index_dir / layout.FULL_RUN
    if mark.exists():
        return
    with VectorCache(index_dir / layout.CACHE, revision=embed.revision, dimension=embed.dimension) as cache:
        cache.forget()
    readings.forget()
    mark.touch()


def _unchanged(gathered: Gathered, index_dir: Path, embed: Embedder, readings: Readings) -> Summary | None:
    """The current snapshot, where it was built from just this and is whole; else None."""
    before = readings.built()
    if before is None or before.digest != _digest(gathered, embed, readings):
        return None
    if layout.kept_name(index_dir) != layout.folder_name(before.snapshot):
        return None
    try:
        snapshot = Snapshot.open(layout.current_folder(index_dir), revision=embed.revision)
    except (IndexFault, OSError):
        return None
    with closing(snapshot):
        clear_exports(index_dir, used=embed.revision)
        return Summary(snapshot.manifest.postings, (), 0, before.texts, 0, snapshot.manifest.id, joined=before.joined)


def _built(gathered: Gathered, index_dir: Path, embed: Embedder, readings: Readings, means: Means) -> Summary:
    """A new snapshot of what was gathered."""
    entries = join(gathered, readings, means.progress)
    built = build(entries, index_dir, embed=embed, crew=means.crew or alone(embed), progress=means.progress)
    manifest, texts = built.manifest, built.embedded + built.reused
    readings.remember(BuiltFrom(manifest.id, _digest(gathered, embed, readings), texts, entries.joined))
    return Summary(manifest.postings, (), built.embedded, built.reused, 0, manifest.id, joined=entries.joined)


def _digest(gathered: Gathered, embed: Embedder, readings: Readings) -> str:
    """All that a snapshot is made of: the postings, the rules, the model."""
    parts = (gathered.digest(), readings.rules, embed.name, embed.revision)
    return sha256("\0".join(parts).encode()).hexdigest()


class _Revised:
    """The postings of a snapshot (none: of an empty one), some added or replaced and some removed, by id."""

    def __init__(self, snapshot: Snapshot | None, add: Mapping[str, Posting], remove: frozenset[str]) -> None:
        self._snapshot = snapshot
        self._add = add
        known = () if snapshot is None else snapshot.ids
        self._ids = sorted({*known, *add} - remove)
        self._changed = remove.union(add)

    def __iter__(self) -> Iterator[Recorded]:
        """Every posting with its record."""
        for posting_id in self._ids:
            before = self._before(posting_id)
            posting = self._add.get(posting_id) or before
            if posting is not None:
                posting = replace(posting, variants=self._variants(before or posting))
                yield Recorded(posting, to_json(posting))

    def _before(self, posting_id: str) -> Posting | None:
        """The posting whose own id this is in the snapshot."""
        posting = None if self._snapshot is None else self._snapshot.posting(posting_id)
        return posting if posting is not None and posting.id == posting_id else None

    def _variants(self, posting: Posting) -> tuple[Variant, ...]:
        return tuple(variant for variant in posting.variants if variant.id not in self._changed)


@contextmanager
def _fetcher(remote: Sequence[str], index_dir: Path, *, fresh: bool) -> Iterator[Fetch]:
    """What fetches. The HTTP library is loaded only here, when there is something to fetch."""
    if not remote:
        yield nothing
        return
    from index.fetch import boards  # noqa: PLC0415

    with boards.open_fetcher(index_dir, fresh=fresh) as fetch:
        yield fetch


@contextmanager
def _current(index_dir: Path) -> Iterator[Snapshot | None]:
    """The current snapshot, whichever model made its vectors; None where there is none."""
    if layout.pointed_at(index_dir) is None:
        yield None
        return
    with closing(Snapshot.open(layout.current_folder(index_dir))) as snapshot:
        yield snapshot
