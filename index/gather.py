"""From files and fetched pages to distinct postings, with a reason for everything that was left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TypeAlias

from index.fetch.arguments import Fetch, nothing
from index.progress import Progress
from index.sources import Skipped, find_files
from matcher.errors import MatcherError
from matcher.nouns import Posting
from matcher.posting.identity import canonical_url
from matcher.posting.read import read_postings

Found: TypeAlias = tuple[tuple[Posting, ...], tuple[Skipped, ...]]


@dataclass(frozen=True, slots=True)
class Gathered:
    """The postings in the order of their ids, and what was left out."""

    postings: tuple[Posting, ...]
    skipped: tuple[Skipped, ...]


def gather(
    paths: Iterable[Path], progress: Progress, *, remote: Sequence[str] = (), fetch: Fetch = nothing
) -> Gathered:
    """Every posting of the files and folders, then of the pages that `fetch` brings for the remote arguments.

    Of postings that are the same the first one is kept.
    """
    files, missing = find_files(paths)
    skipped = list(missing)
    found: list[tuple[str, Posting]] = []
    for done, path in enumerate(files):
        progress("Reading postings", done, len(files))
        postings, faults = _read(path)
        found += [(str(path), posting) for posting in postings]
        skipped += faults
    progress("Reading postings", len(files), len(files))
    for done, argument in enumerate(remote):
        progress("Fetching postings", done, len(remote))
        postings, faults = _fetched(argument, fetch)
        found += [(argument, posting) for posting in postings]
        skipped += faults
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


def _read(path: Path) -> Found:
    """The postings of one file and its faults. One bad file never stops the others."""
    try:
        return _postings(path.read_bytes(), name=path.name, place=str(path))
    except OSError as fault:
        return (), (Skipped(str(path), str(fault)),)


def _fetched(argument: str, fetch: Fetch) -> Found:
    """The postings of what one argument names on the web, and what went wrong there."""
    fetched = fetch(argument)
    found: list[Posting] = []
    skipped: list[Skipped] = []
    for page in fetched.pages:
        postings, faults = _postings(page, name=argument, place=argument)
        found += postings
        skipped += faults
    if fetched.fault is not None:
        skipped.append(Skipped(argument, fetched.fault))
    if fetched.address is not None and len(found) == 1:
        found = [_of_page(found[0], argument, fetched.address)]
    return tuple(found), tuple(skipped)


def _of_page(posting: Posting, argument: str, address: str) -> Posting:
    """The one posting of a page, known by the page's address where it brings no id and no address of its own.

    The reader names it after the last part of the address, and that is often the same on other sites.
    """
    canonical = canonical_url(address) or address
    named_after_file = posting.id == PurePath(argument).stem
    return replace(posting, id=canonical if named_after_file else posting.id, url=posting.url or canonical)


def _postings(content: bytes, *, name: str, place: str) -> Found:
    try:
        outcome = read_postings(content, name=name)
    except MatcherError as fault:
        return (), (Skipped(place, str(fault)),)
    faults = tuple(
        Skipped(f"{place}: {fault.place}" if fault.place else place, fault.reason) for fault in outcome.faults
    )
    if not outcome.postings and not faults:
        return (), (Skipped(place, "there is no posting in it"),)
    return outcome.postings, faults
