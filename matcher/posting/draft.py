"""What a format reader hands on: the facts that the source states, and the blocks of its text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from matcher.nouns import Deadline, Pay, Posting, WorkMode
from matcher.posting.blocks import RawBlock


@dataclass(frozen=True, slots=True)
class RecordFault:
    """One record that could not be read: where it stands, and why, in plain words."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReadOutcome:
    """The postings of one file, and the records of it that could not be read."""

    postings: tuple[Posting, ...]
    faults: tuple[RecordFault, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """One posting as a source delivers it. Fields hold what the source states outright; None where it is silent.

    `locations` are place names as written. `page`: the blocks come from a whole web page, which carries noise;
    `page_name` is the name of that page, which often names the company.
    `posted` is the day of publication, which only helps to complete dates without a year.
    """

    format: str
    blocks: tuple[RawBlock, ...]
    source_id: str | None = None
    title: str | None = None
    company: str | None = None
    locations: tuple[str, ...] = ()
    country: str | None = None
    work_mode: WorkMode | None = None
    start: str | None = None
    weeks: tuple[int, int] | None = None
    hours_per_week: float | None = None
    deadline: Deadline | None = None
    closed_notice: bool | None = None
    pay: Pay | None = None
    url: str | None = None
    posted: date | None = None
    page: bool = False
    page_name: str | None = None


@dataclass(frozen=True, slots=True)
class Drafts:
    """The drafts of one file, each with its place in it, and the records that could not be read."""

    drafts: tuple[tuple[str, Draft], ...] = ()
    faults: tuple[RecordFault, ...] = ()
