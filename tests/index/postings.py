"""Postings for the tests of the index: invented, small, and each with just what the test is about."""

from __future__ import annotations

from datetime import date

from matcher.conditions import Condition
from matcher.nouns import (
    Deadline,
    Importance,
    Kind,
    Line,
    Pay,
    Place,
    Posting,
    Requirement,
    Role,
    Span,
    WorkMode,
)

TODAY = date(2026, 3, 1)


def place(city: str, country: str | None = "GB") -> Place:
    return Place(city, city, country)


def posting(
    posting_id: str,
    *texts: str,
    title: str = "Intern",
    company: str | None = None,
    locations: tuple[Place, ...] = (),
    work_mode: WorkMode | None = None,
    deadline: date | None = None,
    closed_notice: bool | None = None,
    url: str | None = None,
    role: Role = Role.REQUIREMENT,
    condition: Condition | None = None,
) -> Posting:
    """A posting whose text is its title and then `texts`, one a line; each of them is a line of `role`."""
    text = "\n".join((title, *texts))
    lines = []
    start = len(title) + 1
    for one in texts:
        lines.append(Line(one, Span(1, start, start + len(one)), role))
        start += len(one) + 1
    requirements = tuple(
        Requirement(line.text, line.span, Kind.SKILL, Importance.MUST, condition)
        for line in lines
        if role is Role.REQUIREMENT
    )
    return Posting(
        id=posting_id,
        title=title,
        company=company,
        locations=locations,
        work_mode=work_mode,
        days_on_site=None,
        start=None,
        duration_weeks=None,
        hours_per_week=None,
        deadline=None if deadline is None else Deadline(deadline),
        closed_notice=closed_notice,
        pay=Pay(),
        sponsors=None,
        levels=(),
        url=url,
        source=f"{posting_id}.txt",
        format="text",
        language="en",
        text=text,
        lines=tuple(lines),
        requirements=requirements,
    )
