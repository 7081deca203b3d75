"""From files and fetched pages to distinct postings, with a reason for everything that was left out or joined.

The postings themselves stay on disk, in the readings; what is in memory of each is some hundred bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from index.duplicates import Group, Joined, all_joined, compared, grouped, with_variants
from index.fetch.arguments import Fetch, nothing
from index.posted import PLACE, Sent
from index.progress import Progress
from index.reading_jobs import Source
from index.readings import Readings, StoredPosting, key_of
from index.records import Recorded, from_json, to_json
from index.sources import Skipped, find_files
from matcher.posting.duplicates import Likeness, likeness

NOTHING_SENT = Sent()
READ_AT_ONCE = 64
BYTES_AT_ONCE = 16 * 1024 * 1024
"""Sources between two savings of what was read: what a killed run reads again at most, and what is held in memory."""
COMPARED_IN_MEMORY = 1_000
"""Postings that stay in memory while they are compared with others, some 30 kB each."""

Brought: TypeAlias = "Source | Skipped"
Known: TypeAlias = "bytes | Skipped"


@dataclass(frozen=True, slots=True)
class Gathered:
    """The distinct postings in the order in which they were read, and what was left out."""

    postings: tuple[StoredPosting, ...]
    skipped: tuple[Skipped, ...]

    def digest(self) -> str:
        """What decides which entries come of these postings: their sources and ids, in order."""
        total = sha256()
        for one in self.postings:
            total.update(one.key + one.sketch.id.encode() + b"\0")
        return total.hexdigest()


class Entries:
    """Distinct postings with their variants, by id; each is read from disk whenever it is asked for."""

    def __init__(self, postings: Sequence[StoredPosting], groups: Sequence[Group], readings: Readings) -> None:
        self._groups = [(postings[one.entry].number, [postings[copy].number for copy in one.copies]) for one in groups]
        self._readings = readings
        self.joined: tuple[Joined, ...] = all_joined(groups)

    def __len__(self) -> int:
        return len(self._groups)

    def __iter__(self) -> Iterator[Recorded]:
        """Every entry with its record."""
        for number, copies in self._groups:
            record = self._readings.record(number)
            posting = from_json(record)
            if copies:
                posting = with_variants(posting, [self._readings.posting(copy) for copy in copies])
                record = to_json(posting)
            yield Recorded(posting, record)


def gather(  # noqa: PLR0913 - each is a source, or how one is read
    paths: Iterable[Path],
    readings: Readings,
    progress: Progress,
    *,
    remote: Sequence[str] = (),
    fetch: Fetch = nothing,
    sent: Sent = NOTHING_SENT,
) -> Gathered:
    """Every posting that was sent to the service, then of the files and folders, then of the pages that `fetch` brings.

    What was sent counts before a file with the same id, and what was removed through the service is left out.

    What is not among the readings is read and kept there.
    """
    files, missing = find_files(paths)
    from_files = _named("Reading postings", [str(path) for path in files], _file, progress)
    from_web = _named("Fetching postings", remote, lambda argument: _pages(argument, fetch), progress)
    postings: list[StoredPosting] = []
    skipped = list(missing)
    repeated: list[Skipped] = []
    first: dict[str, str] = {}
    from_service = ((PLACE, source) for source in sent.sources)
    for place, known in _known(chain(from_service, from_files, from_web), readings):
        if isinstance(known, Skipped):
            skipped.append(known)
            continue
        skipped += [Skipped(f"{place}: {inside}" if inside else place, why) for inside, why in readings.faults(known)]
        for one in readings.postings(known):
            if place == PLACE and not sent.wants(one.sketch.id, known):
                continue
            if place != PLACE and one.sketch.id in sent.removed:
                skipped.append(Skipped(place, f"the posting {one.sketch.id} was removed through the service"))
            elif one.sketch.id in first:
                why = f"the id {one.sketch.id} was already read from {first[one.sketch.id]}"
                repeated.append(Skipped(place, why))
            else:
                first[one.sketch.id] = place
                postings.append(one)
    skipped += [
        Skipped(PLACE, f"what was sent as {one} gives no posting of this id any more; send it again")
        for one in sorted(set(sent.owners) - {known for known, place in first.items() if place == PLACE})
    ]
    return Gathered(tuple(postings), (*skipped, *repeated))


def join(gathered: Gathered, readings: Readings, progress: Progress) -> Entries:
    """Copies of one posting as one entry with its variants."""
    progress("Joining duplicates", 0, 1)
    numbers = [one.number for one in gathered.postings]

    @lru_cache(COMPARED_IN_MEMORY)
    def likeness_of(place: int) -> Likeness:
        return likeness(readings.posting(numbers[place]))

    with readings.comparing() as known:
        groups = grouped(
            [one.sketch for one in gathered.postings],
            lambda a, b: known(numbers[a], numbers[b], lambda: compared(likeness_of(a), likeness_of(b))),
        )
    progress("Joining duplicates", 1, 1)
    return Entries(gathered.postings, groups, readings)


def _named(
    step: str, places: Sequence[str], bring: Callable[[str], Iterator[Brought]], progress: Progress
) -> Iterator[tuple[str, Brought]]:
    """What each place brings, with the place."""
    for done, place in enumerate(places):
        progress(step, done, len(places))
        for one in bring(place):
            yield place, one
    if places:
        progress(step, len(places), len(places))


def _known(brought: Iterator[tuple[str, Brought]], readings: Readings) -> list[tuple[str, Known]]:
    """The same with the key of its reading for each source, when all that had none have been read.

    Few files of many are read together, however far apart they lie, because the readers share only what they are given
    at once.
    """
    known: list[tuple[str, Known]] = []
    unread: dict[bytes, Source] = {}
    for place, one in brought:
        if isinstance(one, Skipped):
            known.append((place, one))
            continue
        key = key_of(one)
        known.append((place, key))
        if readings.knows(key):
            continue
        unread[key] = one
        if _is_enough(unread.values()):
            readings.read(unread)
            unread = {}
    readings.read(unread)
    return known


def _is_enough(sources: Collection[Source]) -> bool:
    return len(sources) == READ_AT_ONCE or sum(len(one.content) for one in sources) > BYTES_AT_ONCE


def _file(place: str) -> Iterator[Brought]:
    """The bytes of a file. One bad file never stops the others."""
    path = Path(place)
    try:
        yield Source(path.name, path.read_bytes())
    except OSError as fault:
        yield Skipped(place, str(fault))


def _pages(argument: str, fetch: Fetch) -> Iterator[Brought]:
    """The pages that an argument names, and what went wrong there."""
    fetched = fetch(argument)
    for page in fetched.pages:
        yield Source(argument, page, fetched.address)
    if fetched.fault is not None:
        yield Skipped(argument, fetched.fault)
