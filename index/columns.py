"""The facts of postings as columns of numbers, and filters over them: exact, milliseconds for a million rows."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from index.filters import fold
from matcher.conditions import Level
from matcher.nouns import Filters, Posting, PostingStatus, WorkMode
from matcher.places import parse_country, parse_location

Numbers = NDArray[np.int32]
Mask = NDArray[np.bool_]
Codes = Callable[[str], NDArray[np.int64]]
"""From a name or a part of one to the codes of the names that are meant."""

UNSTATED = -1
"""Stands for what a posting does not say, in columns of choices and of days."""
_MODES = {mode: code for code, mode in enumerate(WorkMode)}
_LEVELS = {level: 1 << code for code, level in enumerate(Level)}

BY_POSTING = ("closed", "deadline", "start_first", "start_last", "mode", "paid", "sponsors", "levels", "company")
BY_LOCATION = ("posting", "city", "beside_city", "country")


class ColumnsWriter:
    """Collects the facts of postings, one after the other; names become codes by `code_of`."""

    def __init__(self, code_of: Callable[[str], int]) -> None:
        self._code_of = code_of
        self._columns = {name: array("i") for name in (*BY_POSTING, *BY_LOCATION)}
        self._count = 0

    def add(self, posting: Posting) -> None:
        """The facts of the next posting."""
        for name, number in zip(BY_POSTING, self._facts(posting), strict=True):
            self._columns[name].append(number)
        for location in self._locations(posting):
            for name, number in zip(BY_LOCATION, location, strict=True):
                self._columns[name].append(number)
        self._count += 1

    def columns(self) -> dict[str, bytes]:
        """Each column as 32-bit integers, least byte first."""
        return {name: np.array(numbers, dtype="<i4").tobytes() for name, numbers in self._columns.items()}

    def _facts(self, posting: Posting) -> tuple[int, ...]:
        start = posting.start
        return (
            _choice(posting.closed_notice),
            _day(posting.deadline.day if posting.deadline else None),
            _day(start.earliest() if start else None),
            _day(start.latest() if start else None),
            UNSTATED if posting.work_mode is None else _MODES[posting.work_mode],
            _choice(posting.pay.paid),
            _choice(posting.sponsors),
            sum(_LEVELS[level] for level in set(posting.levels)),
            self._code_of(fold(posting.company or "")),
        )

    def _locations(self, posting: Posting) -> Iterator[tuple[int, int, int, int]]:
        """The name of the town is taken out of the other words, so that "York" does not find "New York"."""
        for place in posting.locations:
            city = fold(place.city) if place.city else None
            beside = fold(place.text).replace(city, " ") if city else fold(place.text)
            country = UNSTATED if place.country is None else self._code_of(place.country)
            yield self._count, UNSTATED if city is None else self._code_of(city), self._code_of(beside), country


@dataclass(frozen=True, slots=True)
class Names:
    """How many names there are, and which codes are meant: of the one that is it, and of those that contain it."""

    count: int
    exactly: Codes
    containing: Codes

    def flags(self, codes: NDArray[np.int64]) -> Mask:
        """True at these codes; the last one stands for `UNSTATED` and is False."""
        flags = np.zeros(self.count + 1, dtype=np.bool_)
        flags[codes] = True
        return flags


class Columns:
    """The columns of one catalogue, and which of its postings pass a filter."""

    def __init__(self, columns: Mapping[str, Numbers], names: Names) -> None:
        self._columns = columns
        self._names = names

    def __len__(self) -> int:
        return len(self._columns["closed"])

    def passing(self, filters: Filters, as_of: date) -> Mask:
        """For each posting whether it passes all filters but `words`. A blank filter is no limit."""
        mask = np.ones(len(self), dtype=np.bool_)
        for one in (*self._status(filters, as_of), *self._facts(filters), *self._company(filters)):
            mask &= one
        if (placed := self._placed(filters)) is not None:
            mask &= placed
        return mask

    def _status(self, filters: Filters, as_of: date) -> Iterator[Mask]:
        """`matcher.posting.status.status_of` on columns; a test holds the two against each other."""
        notice, deadline = self._columns["closed"], self._columns["deadline"]
        closed = (notice == 1) | ((deadline != UNSTATED) & (deadline < as_of.toordinal()))
        if filters.status is None:
            if not filters.include_closed:
                yield ~closed
        elif filters.status is PostingStatus.CLOSED:
            yield closed
        elif filters.status is PostingStatus.OPEN:
            yield ~closed & ((deadline != UNSTATED) | (notice == 0))
        else:
            yield (notice == UNSTATED) & (deadline == UNSTATED)

    def _facts(self, filters: Filters) -> Iterator[Mask]:
        """Filters on what a posting may leave unsaid."""
        unstated, columns = filters.include_unstated, self._columns
        if filters.work_mode is not None:
            yield _stated(columns["mode"], columns["mode"] == _MODES[filters.work_mode], unstated)
        if filters.level is not None:
            yield ((columns["levels"] & _LEVELS[filters.level]) != 0) | (unstated & (columns["levels"] == 0))
        if filters.start_from is not None:
            yield _stated(columns["start_last"], columns["start_last"] >= filters.start_from.toordinal(), unstated)
        if filters.start_to is not None:
            yield _stated(columns["start_first"], columns["start_first"] <= filters.start_to.toordinal(), unstated)
        if filters.paid is not None:
            yield _stated(columns["paid"], columns["paid"] == int(filters.paid), unstated)
        if filters.sponsorship is not None:
            yield _stated(columns["sponsors"], columns["sponsors"] == int(filters.sponsorship), unstated)

    def _company(self, filters: Filters) -> Iterator[Mask]:
        if filters.company and filters.company.strip():
            yield self._names.flags(self._names.containing(fold(filters.company)))[self._columns["company"]]

    def _placed(self, filters: Filters) -> Mask | None:
        """Which postings have one location that meets all that is asked of a place; None where nothing is."""
        met = [*self._located(filters), *self._in_country(filters)]
        if not met:
            return None
        mask = np.zeros(len(self), dtype=np.bool_)
        mask[self._columns["posting"][np.logical_and.reduce(met)]] = True
        return mask

    def _located(self, filters: Filters) -> Iterator[Mask]:
        if filters.location and filters.location.strip():
            place, names = parse_location(filters.location), self._names
            town = fold(place.city) if place is not None and place.city else fold(filters.location)
            yield (
                names.flags(names.exactly(town))[self._columns["city"]]
                | names.flags(names.containing(fold(filters.location)))[self._columns["beside_city"]]
                | names.flags(names.exactly(parse_country(filters.location) or ""))[self._columns["country"]]
            )

    def _in_country(self, filters: Filters) -> Iterator[Mask]:
        if filters.country and filters.country.strip():
            country = parse_country(filters.country) or filters.country.strip().upper()
            yield self._names.flags(self._names.exactly(country))[self._columns["country"]]


def _stated(column: Numbers, met: Mask, unstated: bool) -> Mask:
    silent: Mask = column == UNSTATED
    return met | silent if unstated else met & ~silent


def _choice(stated: bool | None) -> int:
    return UNSTATED if stated is None else int(stated)


def _day(day: date | None) -> int:
    return UNSTATED if day is None else day.toordinal()
