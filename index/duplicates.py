"""Postings that are one become one entry with its variants; a rule says which posting stands for the others."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import TypeAlias

from index.near_copies import NO_BANDS, Bands, NearCopies, bands_of
from matcher.nouns import Place, Posting, Variant
from matcher.posting.duplicates import Likeness, Shingles, likeness, same_posting, similarity

Rank: TypeAlias = tuple[bool, bool, int, int, int, str]


@dataclass(frozen=True, slots=True)
class Joined:
    """A posting that became a variant of an entry; `similarity` is the share of three-word shingles they share."""

    variant: str
    entry: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Entries:
    """One posting for each entry, by id, and what was joined to them, by the ids of the variants."""

    postings: tuple[Posting, ...]
    joined: tuple[Joined, ...]


@dataclass(frozen=True, slots=True)
class Sketch:
    """What of a posting decides with which others it is compared, and in which order; some hundred bytes.

    `vagueness` and then `rank` order the postings that become cores; `address` and `bands` are equal, or in part equal,
    for those that may be one.
    """

    vagueness: tuple[bool, bool, bool]
    rank: Rank
    address: str
    bands: Bands

    @property
    def id(self) -> str:
        """The id of the posting."""
        return self.rank[-1]


@dataclass(frozen=True, slots=True)
class Draft:
    """A sketch as far as a reader makes it: what is said instead of its bands, None where that is too little."""

    vagueness: tuple[bool, bool, bool]
    rank: Rank
    address: str
    said: Shingles | None

    def sketch(self) -> Sketch:
        """The sketch with its bands."""
        return Sketch(self.vagueness, self.rank, self.address, NO_BANDS if self.said is None else bands_of(self.said))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Whether two postings are one, and the share of what each says of the work that stands in the other, 0..1."""

    same: bool
    similarity: float


Compare: TypeAlias = Callable[[int, int], Comparison]
"""Two postings by their numbers, in any order."""


@dataclass(frozen=True, slots=True)
class Group:
    """Postings that are one, by their numbers: the one that stands for the others, and these by id."""

    entry: int
    copies: tuple[int, ...]
    joined: tuple[Joined, ...]


def join_duplicates(postings: Iterable[Posting]) -> Entries:
    """Join what is one posting; the ids are distinct. The order in which the postings come makes no difference."""
    alike = [likeness(posting) for posting in postings]
    groups = grouped([draft(one).sketch() for one in alike], lambda a, b: compared(alike[a], alike[b]))
    entries = (
        with_variants(alike[group.entry].posting, [alike[copy].posting for copy in group.copies]) for group in groups
    )
    by_id = sorted(entries, key=lambda posting: posting.id)
    return Entries(tuple(by_id), all_joined(groups))


def compared(a: Likeness, b: Likeness) -> Comparison:
    """Two postings held against each other; their order makes no difference."""
    return Comparison(same_posting(a, b), similarity(a, b))


def grouped(sketches: Sequence[Sketch], compare: Compare) -> tuple[Group, ...]:
    """Groups of postings that are one, by the id of the entry; a posting's number is that of its sketch.

    All copies of a group are the same as its core, so that no chain leads from one posting to quite another. The core
    is one that names its employer and level: a copy that does not could be that of two employers.
    """
    groups = _Groups(sketches, compare)
    for number in sorted(range(len(sketches)), key=lambda one: (sketches[one].vagueness, sketches[one].rank)):
        groups.take(number)
    made = [_group(members, sketches, compare) for members in groups.all]
    return tuple(sorted(made, key=lambda group: sketches[group.entry].id))


def all_joined(groups: Iterable[Group]) -> tuple[Joined, ...]:
    """What was joined in all groups, by the ids of the variants."""
    return tuple(sorted((one for group in groups for one in group.joined), key=lambda one: one.variant))


def draft(one: Likeness) -> Draft:
    """What of a posting stays in memory while it is compared with all others, but for the bands."""
    said = json.dumps([one.posting.url or one.posting.text, sorted(one.role)], ensure_ascii=False)
    return Draft(
        vagueness=(not one.says_enough, not one.company, not one.levels),
        rank=_rank(one.posting),
        address=blake2b(said.encode(), digest_size=16).hexdigest(),
        said=one.said if one.says_enough else None,
    )


def _group(members: Sequence[int], sketches: Sequence[Sketch], compare: Compare) -> Group:
    entry, *copies = sorted(members, key=lambda number: sketches[number].rank)
    joined = tuple(
        Joined(sketches[one].id, sketches[entry].id, round(compare(one, entry).similarity, 3)) for one in copies
    )
    return Group(entry, tuple(sorted(copies, key=lambda number: sketches[number].id)), joined)


class _Groups:
    """Copies of one posting each, the core first; found by the words of the work and by the address."""

    def __init__(self, sketches: Sequence[Sketch], compare: Compare) -> None:
        self.all: list[list[int]] = []
        self._sketches = sketches
        self._compare = compare
        self._near = NearCopies([one.bands for one in sketches])
        self._place_of: dict[int, int] = {}
        self._by_address: dict[str, list[int]] = defaultdict(list)

    def take(self, number: int) -> None:
        """Put a posting with its copies: of several cores with the most similar, of those with the first."""
        address = self._sketches[number].address
        cores = dict.fromkeys((*self._near.near(number), *self._by_address.get(address, ())))
        if cores and self._join(number, tuple(cores)):
            return
        self._near.add(number)
        self._by_address[address].append(number)
        self._place_of[number] = len(self.all)
        self.all.append([number])

    def _join(self, number: int, cores: Sequence[int]) -> bool:
        """Whether the posting is one with any of the cores, and now stands in a group."""
        found = {core: self._compare(number, core) for core in cores}
        same = [core for core in cores if found[core].same]
        if not same:
            return False
        # Of equally similar cores `max` gives the first.
        first = sorted(same, key=self._place_of.__getitem__)
        best = max(first, key=lambda core: found[core].similarity)
        self.all[self._place_of[best]].append(number)
        return True


def _rank(posting: Posting) -> Rank:
    """Who stands for the others: not closed, then without an end, then the newest deadline, then the richest, then id.

    So an entry is open as long as any of its copies is known to be.
    """
    rolling = posting.closed_notice is False and posting.deadline is None
    day = posting.deadline.day.toordinal() if posting.deadline is not None else 0
    return (posting.closed_notice is True, not rolling, -day, -_facts(posting), -len(posting.requirements), posting.id)


def _facts(posting: Posting) -> int:
    """How many facts a posting states."""
    stated = (posting.company, posting.work_mode, posting.start, posting.duration_weeks, posting.pay.paid, posting.url)
    return sum(fact is not None for fact in stated) + bool(posting.locations)


def with_variants(entry: Posting, variants: Sequence[Posting]) -> Posting:
    """The entry with its variants by id, and with the places of all of them: any of them finds it."""
    if not variants:
        return entry
    ordered = sorted(variants, key=lambda posting: posting.id)
    records = tuple(Variant(one.id, one.source, one.url, one.locations, one.deadline) for one in ordered)
    return replace(entry, locations=_all_places([entry, *ordered]), variants=records)


def _all_places(postings: Sequence[Posting]) -> tuple[Place, ...]:
    """Every place once; those of variants point nowhere in the entry's text."""
    own = postings[0].locations
    known = {_place_key(place) for place in own}
    added = []
    for place in (place for posting in postings[1:] for place in posting.locations):
        if _place_key(place) not in known:
            known.add(_place_key(place))
            added.append(replace(place, span=None))
    return (*own, *added)


def _place_key(place: Place) -> tuple[str, str | None]:
    """Places with a known town are one whatever else is written; the others by their text."""
    return (place.city or place.text).casefold(), place.country
