"""The facts of a posting: what its own text says, completed by what the source states beside the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from matcher.conditions import PartialDate
from matcher.dates import find_dates
from matcher.nouns import Deadline, Pay, Place, WorkMode
from matcher.posting.deadline import find_deadline
from matcher.posting.draft import Draft
from matcher.posting.letter_head import Headline
from matcher.posting.locations import places_in_body, places_in_head, read_places
from matcher.posting.notice import find_notice
from matcher.posting.pay import find_pay
from matcher.posting.schedule import find_hours_per_week, find_start, find_weeks, main_year
from matcher.posting.sponsorship import find_sponsorship
from matcher.posting.workplace import find_days_on_site, find_work_mode

_PUBLISHED = re.compile(r"(?:date|posted|published|added|sent)(?: on)?:? (?=.*\d)", re.IGNORECASE)
_LABEL_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of a posting, as the fields of `Posting` define them; None where nobody says."""

    places: tuple[Place, ...]
    work_mode: WorkMode | None
    days_on_site: tuple[int, int] | None
    start: PartialDate | None
    weeks: tuple[int, int] | None
    hours_per_week: float | None
    deadline: Deadline | None
    closed_notice: bool | None
    pay: Pay
    sponsors: bool | None

    @property
    def country(self) -> str | None:
        """The ISO code of the first place of work."""
        return self.places[0].country if self.places else None


def read_facts(draft: Draft, headline: Headline, body: Sequence[str]) -> Facts:
    """The facts of a draft; `body` are its blocks without noise, and goes before what stands beside it."""
    body = (*body, *_labelled(body))
    texts = (headline.title or "", *body)
    posted = draft.posted or _published(body)
    year = main_year(texts, posted)
    places = _places(draft, headline, body)
    country = places[0].country if places else None
    deadline = find_deadline(body, country=country, posted=posted, year=year) or draft.deadline
    begun = find_start(body, year=year, after=deadline.day if deadline else posted)
    days = find_days_on_site(body)
    return Facts(
        places=places,
        work_mode=draft.work_mode or find_work_mode(texts, head=(*headline.places, *headline.near), days=days),
        days_on_site=days,
        start=_stated_start(draft) or (begun.start if begun else None),
        weeks=draft.weeks or find_weeks(texts, begun),
        hours_per_week=draft.hours_per_week or find_hours_per_week(body),
        deadline=deadline,
        closed_notice=_notice(draft.closed_notice, find_notice(body)),
        pay=_pay(draft.pay, find_pay(texts)),
        sponsors=find_sponsorship(body),
    )


def _labelled(body: Sequence[str]) -> Iterator[str]:
    """Short labels with the short line below them, such as "Application deadline" and "1 March 2027"."""
    for label, value in pairwise(body):
        short = len(label) <= _LABEL_LENGTH and len(value) <= 2 * _LABEL_LENGTH
        if short and not any(letter.isdigit() or letter in ".!?,|·" for letter in label):
            yield f"{label.rstrip(':')}: {value}"


def _published(body: Sequence[str]) -> date | None:
    """The day of publication that the first lines state, as in "Posted: 12 December 2025"."""
    for text in body[:12]:
        if len(text) < 120 and _PUBLISHED.match(text):
            for mention in find_dates(text):
                if mention.first.day is not None:
                    return mention.first.earliest()
    return None


def _places(draft: Draft, headline: Headline, body: Sequence[str]) -> tuple[Place, ...]:
    return (
        read_places(headline.places, draft.country)
        or places_in_head(_without_company(headline.near, headline.company))
        or places_in_head((headline.title or "",))
        or places_in_body(body)
    )


def _without_company(lines: Sequence[str], company: str | None) -> tuple[str, ...]:
    """The lines without the company, alone, behind its label, or before a place: "Marlow Services, Kincardine"."""
    named = f"{company}, "
    return tuple(line.removeprefix(named) for line in lines if line.rpartition(": ")[2] != company)


def _stated_start(draft: Draft) -> PartialDate | None:
    mentions = find_dates(draft.start) if draft.start else ()
    return mentions[0].first if mentions else None


def _notice(stated: bool | None, said: bool | None) -> bool | None:
    """A notice that it is closed wins, wherever it stands."""
    return True if stated or said else (False if False in (stated, said) else None)


def _pay(stated: Pay | None, said: Pay) -> Pay:
    """The field's amount where the text gives none; the text's word on whether the internship is paid at all."""
    if stated is None or (said.paid is not None and said.minimum is not None) or said.paid is False:
        return said
    return stated
