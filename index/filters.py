"""Filters as SQL for the engines that have a database, and how names are compared by all.

The embedded engine answers the same filters from `columns.py`; the tests of the engines hold the two together.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from matcher.nouns import Filters, PostingStatus
from matcher.places import parse_country, parse_location

Condition = tuple[str, tuple[object, ...]]
"""A condition and the values of its question marks."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """What the databases write differently; `{}` is a column.

    `phrase`: whether its words contain those of a value. `level`: whether the posting has a level of a value, and
    `no_level` none at all. `place`: whether any of its locations meets the conditions in `{}`.
    """

    phrase: str
    level: str
    no_level: str
    place: str


_CLOSED = "(closed_notice IS TRUE OR (deadline IS NOT NULL AND deadline < ?))"
_STATUS = {
    PostingStatus.CLOSED: _CLOSED,
    PostingStatus.OPEN: f"(NOT {_CLOSED} AND (deadline IS NOT NULL OR closed_notice IS FALSE))",
    PostingStatus.UNKNOWN: "(closed_notice IS NULL AND deadline IS NULL)",
}
"""`matcher.posting.status.status_of` in SQL; a test holds the two against each other."""


def fold(text: str) -> str:
    """The text for comparing: without case, accents and punctuation, words parted by one space, a space around."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = (one if one.isalnum() else " " for one in decomposed if not unicodedata.combining(one))
    return f" {' '.join(''.join(letters).split())} "


def where(filters: Filters, as_of: date, dialect: Dialect) -> tuple[list[str], list[object]]:
    """The SQL conditions of the filters and their values; `words` are not looked at. A blank filter is no limit."""
    conditions = [
        *_plain(filters, dialect),
        *_facts(filters, dialect),
        *_status(filters, as_of),
        *_places(filters, dialect),
    ]
    return [condition for condition, _ in conditions], [value for _, values in conditions for value in values]


def _plain(filters: Filters, dialect: Dialect) -> Iterator[Condition]:
    if filters.company and filters.company.strip():
        yield dialect.phrase.format("company"), (fold(filters.company),)


def _facts(filters: Filters, dialect: Dialect) -> Iterator[Condition]:
    """Filters on what a posting may leave unsaid."""
    unstated = filters.include_unstated
    if filters.work_mode is not None:
        yield _stated("work_mode = ?", "work_mode IS NULL", unstated), (filters.work_mode.value,)
    if filters.level is not None:
        yield _stated(dialect.level, dialect.no_level, unstated), (filters.level.value,)
    if filters.start_from is not None:
        yield _stated("start_last >= ?", "start_last IS NULL", unstated), (filters.start_from.isoformat(),)
    if filters.start_to is not None:
        yield _stated("start_first <= ?", "start_first IS NULL", unstated), (filters.start_to.isoformat(),)
    if filters.paid is not None:
        yield _stated("paid = ?", "paid IS NULL", unstated), (filters.paid,)
    if filters.sponsorship is not None:
        yield _stated("sponsors = ?", "sponsors IS NULL", unstated), (filters.sponsorship,)


def _stated(condition: str, silent: str, unstated: bool) -> str:
    return f"({condition} OR {silent})" if unstated else condition


def _status(filters: Filters, as_of: date) -> Iterator[Condition]:
    if filters.status is None and not filters.include_closed:
        yield f"NOT {_CLOSED}", (as_of.isoformat(),)
    elif filters.status is not None:
        condition = _STATUS[filters.status]
        yield condition, (as_of.isoformat(),) * condition.count("?")


def _places(filters: Filters, dialect: Dialect) -> Iterator[Condition]:
    """What one and the same location of a posting has to meet."""
    inside = list(_place(filters, dialect))
    if inside:
        conditions = " AND ".join(condition for condition, _ in inside)
        values = tuple(value for _, values in inside for value in values)
        yield dialect.place.format(conditions), values


def _place(filters: Filters, dialect: Dialect) -> Iterator[Condition]:
    if filters.location and filters.location.strip():
        place = parse_location(filters.location)
        town = fold(place.city) if place is not None and place.city else fold(filters.location)
        values = (town, fold(filters.location), parse_country(filters.location) or "")
        yield f"(city = ? OR {dialect.phrase.format('beside_city')} OR country = ?)", values
    if filters.country and filters.country.strip():
        yield "country = ?", (parse_country(filters.country) or filters.country.strip().upper(),)
