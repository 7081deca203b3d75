"""From files and fetched pages to distinct postings, with a reason for everything that was left out or joined."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePath
from typing import TypeAlias

from index.duplicates import Joined, join_duplicates
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
    """The postings in the order of their ids, what was left out, and what became a variant of a posting."""

    postings: tuple[Posting, ...]
    skipped: tuple[Skipped, ...]
    joined: tuple[Joined, ...]


def gather(
    paths: Iterable[Path], progress: Progress, *, remote: Sequence[str] = (), fetch: Fetch = nothing
) -> Gathered:
    """Every posting of the files and folders, then of the pages that `fetch` brings for the remote arguments.

    Copies of one posting become one entry with its variants.
    """
    files, missing = find_files(paths)
    from_files = [(str(path), partial(_read, path)) for path in files]
    from_web = [(argument, partial(_fetched, argument, fetch)) for argument in remote]
    found, faults = _read_all("Reading postings", from_files, progress)
    fetched, more_faults = _read_all("Fetching postings", from_web, progress)
    skipped = (*missing, *faults, *more_faults)
    distinct, repeated = _with_distinct_ids([*found, *fetched])
    progress("Joining duplicates", 0, 1)
    entries = join_duplicates(distinct)
    progress("Joining duplicates", 1, 1)
    return Gathered(entries.postings, (*skipped, *repeated), entries.joined)


def _read_all(
    step: str, sources: Sequence[tuple[str, Callable[[], Found]]], progress: Progress
) -> tuple[list[tuple[str, Posting]], list[Skipped]]:
    """What each source gives when it is read: the postings with the source's name, and the faults."""
    found: list[tuple[str, Posting]] = []
    skipped: list[Skipped] = []
    for done, (name, read) in enumerate(sources):
        progress(step, done, len(sources))
        postings, faults = read()
        found += [(name, posting) for posting in postings]
        skipped += faults
    if sources:
        progress(step, len(sources), len(sources))
    return found, skipped


def _with_distinct_ids(found: Sequence[tuple[str, Posting]]) -> Found:
    """Of postings with one id the first, because a posting is asked for by its id; each comes with its place."""
    first: dict[str, tuple[str, Posting]] = {}
    skipped: list[Skipped] = []
    for place, posting in found:
        if posting.id in first:
            skipped.append(Skipped(place, f"the id {posting.id} was already read from {first[posting.id][0]}"))
        else:
            first[posting.id] = (place, posting)
    return tuple(posting for _, posting in first.values()), tuple(skipped)


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
