"""A draft to a posting: headline, noise, cleaned text, requirements, and the facts that the body states."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from matcher.conditions import DegreeCondition, Level, PartialDate
from matcher.dates import find_dates
from matcher.errors import PostingFault
from matcher.nouns import Place, Posting, Requirement
from matcher.posting.blocks import Block, RawBlock, lay_out
from matcher.posting.deadline import find_deadline, find_notice
from matcher.posting.draft import Draft
from matcher.posting.headline import Headline, read_headline
from matcher.posting.identity import canonical_url, posting_id
from matcher.posting.languages_of_text import main_language
from matcher.posting.locations import places_in_body, places_in_head, read_places
from matcher.posting.noise import is_page_line, mark_page_noise
from matcher.posting.pay import find_pay
from matcher.posting.requirements import read_requirements
from matcher.posting.schedule import find_hours_per_week, find_start, find_weeks, main_year
from matcher.posting.sponsorship import find_sponsorship
from matcher.posting.workplace import find_days_on_site, find_work_mode

TEXT_LIMIT = 200_000
BLOCK_LIMIT = 20_000
_PUBLISHED = re.compile(r"(?:date|posted|published|added|sent)(?: on)?:? (?=.*\d)", re.IGNORECASE)


def assemble(draft: Draft, *, name: str, alone: bool) -> Posting:
    """The posting of a draft; `name` is the file it came from, `alone` that the file holds no other.

    Raises PostingFault where neither a title nor a text is to be found, or the text is too long to be a posting.
    """
    _check_size(draft)
    headline = read_headline(draft)
    text, blocks = lay_out(_marked(draft, headline))
    title = headline.title or _first_words(blocks)
    if title is None:
        raise PostingFault("It has neither a title nor a text.")
    body = tuple(block.text for block in blocks if not block.noise)
    posted = draft.posted or _published(body)
    year = main_year((title, *body), posted)
    places = _places(draft, headline, body)
    country = places[0].country if places else None
    lines, requirements = read_requirements(blocks, text=text, country=country)
    stated_deadline = find_deadline(body, country=country, posted=posted, year=year) or draft.deadline
    begun = find_start(body, year=year, after=stated_deadline.day if stated_deadline else posted)
    start = _stated_start(draft) or (begun.start if begun else None)
    days = find_days_on_site(body)
    pay = find_pay((title, *body))
    return Posting(
        id=posting_id(
            source_id=draft.source_id,
            url=draft.url,
            title=title,
            company=headline.company,
            location=places[0].text if places else None,
            name=name,
            alone=alone,
        ),
        title=title,
        company=headline.company,
        locations=places,
        work_mode=draft.work_mode or find_work_mode((title, *body), head=(*draft.locations, *headline.near), days=days),
        days_on_site=days,
        start=start,
        duration_weeks=draft.weeks or find_weeks((title, *body), begun),
        hours_per_week=draft.hours_per_week or find_hours_per_week(body),
        deadline=stated_deadline,
        closed_notice=draft.closed_notice if draft.closed_notice is not None else find_notice(body),
        pay=draft.pay if draft.pay is not None and pay.paid is None else pay,
        sponsors=find_sponsorship(body),
        levels=_levels(requirements),
        url=(canonical_url(draft.url) or draft.url) if draft.url else None,
        source=name,
        format=draft.format,
        language=main_language(text),
        text=text,
        lines=lines,
        requirements=requirements,
    )


def _check_size(draft: Draft) -> None:
    if len(draft.blocks) > BLOCK_LIMIT or sum(len(block.text) for block in draft.blocks) > TEXT_LIMIT:
        raise PostingFault(f"Its text is longer than {TEXT_LIMIT} characters, which no posting is.")


def _marked(draft: Draft, headline: Headline) -> tuple[RawBlock, ...]:
    """The blocks with noise marked, the title as a heading and the short lines around it as facts."""
    if draft.page:
        marked = mark_page_noise(draft.blocks, headline.title_at)
    else:
        marked = tuple(replace(block, noise=block.noise or is_page_line(block.text)) for block in draft.blocks)
    return tuple(_in_head(block, number, headline) for number, block in enumerate(marked))


def _in_head(block: RawBlock, number: int, headline: Headline) -> RawBlock:
    if headline.title_at is None or abs(number - headline.title_at) > 6 or block.noise:
        return block
    if number == headline.title_at:
        return replace(block, shape="heading")
    short = len(block.text) <= 60 and block.text[-1] not in ".:?!"
    return replace(block, shape="fact") if short and block.text in headline.near else block


def _first_words(blocks: Sequence[Block]) -> str | None:
    """Where no line is a title, the beginning of the text has to serve."""
    first = next((block.text for block in blocks if not block.noise), None)
    return first if first is None or len(first) <= 100 else first[:100].rsplit(" ", 1)[0]


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
        or places_in_head(headline.near)
        or places_in_head((headline.title or "",))
        or places_in_body(body)
    )


def _stated_start(draft: Draft) -> PartialDate | None:
    mentions = find_dates(draft.start) if draft.start else ()
    return mentions[0].first if mentions else None


def _levels(requirements: Sequence[Requirement]) -> tuple[Level, ...]:
    """The degree levels that the requirements accept, lowest first."""
    accepted: set[Level] = set()
    for requirement in requirements:
        if isinstance(requirement.condition, DegreeCondition):
            accepted |= requirement.condition.levels - requirement.condition.excluded
    return tuple(level for level in Level if level in accepted)
