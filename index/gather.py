"""From files to distinct postings, with a reason for everything that was left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.progress import Progress
from index.sources import Skipped, find_files
from matcher.errors import MatcherError
from matcher.nouns import Posting
from matcher.posting.read import read_postings


@dataclass(frozen=True, slots=True)
class Gathered:
    """The postings in the order of their ids, and what was left out."""

    postings: tuple[Posting, ...]
    skipped: tuple[Skipped, ...]


def gather(paths: Iterable[Path], progress: Progress) -> Gathered:
    """Every posting of the files and folders; of postings that are the same the first one is kept."""
    files, missing = find_files(paths)
    skipped = list(missing)
    found: list[tuple[str, Posting]] = []
    for done, path in enumerate(files):
        progress("Reading postings", done, len(files))
        postings, faults = _read(path)
        found += [(str(path), posting) for posting in postings]
        skipped += faults
    progress("Reading postings", len(files), len(files))
    distinct = without_duplicates(found)
    return Gathered(distinct.postings, (*skipped, *distinct.skipped))


def without_duplicates(found: Sequence[tuple[str, Posting]]) -> Gathered:
    """Of postings with one id, or with one address, title, company and places, the first; the others as skipped.

    Each posting comes with the place where it was found.
    """
    first_place: dict[str, str] = {}
    first_id: dict[object, str] = {}
    kept: list[Posting] = []
    skipped: list[Skipped] = []
    for place, posting in found:
        likeness = _likeness(posting)
        if posting.id in first_place:
            skipped.append(Skipped(place, f"the id {posting.id} was already read from {first_place[posting.id]}"))
        elif likeness in first_id:
            skipped.append(Skipped(place, f"{posting.id} is the same posting as {first_id[likeness]}"))
        else:
            first_place[posting.id] = place
            first_id[likeness] = posting.id
            kept.append(posting)
    return Gathered(tuple(sorted(kept, key=lambda posting: posting.id)), tuple(skipped))


def _likeness(posting: Posting) -> object:
    """What two records of one posting share. Careers pages share an address, so that it alone is not enough."""
    places = tuple(sorted(place.text.casefold() for place in posting.locations))
    return (posting.url or posting.text, posting.title.casefold(), (posting.company or "").casefold(), places)


def _read(path: Path) -> tuple[tuple[Posting, ...], tuple[Skipped, ...]]:
    """The postings of one file and its faults. One bad file never stops the others."""
    try:
        outcome = read_postings(path.read_bytes(), name=path.name)
    except (OSError, MatcherError) as fault:
        return (), (Skipped(str(path), str(fault)),)
    faults = tuple(
        Skipped(f"{path}: {fault.place}" if fault.place else str(path), fault.reason) for fault in outcome.faults
    )
    if not outcome.postings and not faults:
        return (), (Skipped(str(path), "there is no posting in it"),)
    return outcome.postings, faults
