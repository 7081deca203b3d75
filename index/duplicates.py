"""Postings that are one become one entry with its variants; a rule says which posting stands for the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from index.near_copies import NearCopies, signature_of
from matcher.nouns import Place, Posting, Variant
from matcher.posting.duplicates import Likeness, likeness, same_posting, similarity


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


def join_duplicates(postings: Iterable[Posting]) -> Entries:
    """Join what is one posting; the ids are distinct. The order in which the postings come makes no difference.

    All copies of a group are the same as its core, so that no chain leads from one posting to quite another. The core
    is one that names its employer and level: a copy that does not could be that of two employers.
    """
    groups = _Groups()
    for one in sorted(map(likeness, postings), key=_vagueness):
        groups.take(one)
    entries, joined = [], []
    for group in groups.all:
        entry, *copies = sorted(group, key=lambda one: _rank(one.posting))
        joined += [Joined(one.posting.id, entry.posting.id, round(similarity(one, entry), 3)) for one in copies]
        entries.append(_with_variants(entry.posting, [one.posting for one in copies]))
    by_id = sorted(entries, key=lambda posting: posting.id)
    return Entries(tuple(by_id), tuple(sorted(joined, key=lambda one: one.variant)))


class _Groups:
    """Copies of one posting each, the core first; found by the words of the work and by the address."""

    def __init__(self) -> None:
        self.all: list[list[Likeness]] = []
        self._near = NearCopies()
        self._by_address: dict[tuple[str, frozenset[str]], list[int]] = defaultdict(list)

    def take(self, one: Likeness) -> None:
        """Put a posting with its copies: of several cores with the most similar, of those with the first."""
        signature = signature_of(one.said) if one.says_enough else None
        address = (one.posting.url or one.posting.text, one.role)
        found = set(self._by_address.get(address, ()))
        found.update(self._near.near(signature) if signature else ())
        same = [number for number in sorted(found) if same_posting(one, self.all[number][0])]
        if same:
            max((self.all[number] for number in same), key=lambda group: similarity(one, group[0])).append(one)
            return
        if signature:
            self._near.add(len(self.all), signature)
        self._by_address[address].append(len(self.all))
        self.all.append([one])


def _vagueness(one: Likeness) -> tuple[object, ...]:
    """The order in which postings become cores: those first that can least be mistaken."""
    return (not one.says_enough, not one.company, not one.levels, *_rank(one.posting))


def _rank(posting: Posting) -> tuple[bool, bool, int, int, int, str]:
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


def _with_variants(entry: Posting, variants: Sequence[Posting]) -> Posting:
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
