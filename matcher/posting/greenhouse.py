"""The Greenhouse job board API: a list of jobs, or one job."""

from __future__ import annotations

import html

from matcher.nouns import Pay
from matcher.posting.draft import Draft
from matcher.posting.html_blocks import html_blocks, unescape_fully
from matcher.posting.values import JsonObject, iso_day, long_text, number, record, records, words


def is_greenhouse(job: JsonObject) -> bool:
    """Whether a record is a Greenhouse job."""
    return "title" in job and bool({"absolute_url", "internal_job_id", "requisition_id"} & job.keys())


def read_greenhouse(job: JsonObject) -> Draft:
    """One job; its `content` is HTML with its entities escaped."""
    return Draft(
        "greenhouse",
        html_blocks(unescape_fully(html.unescape(long_text(job.get("content"))))),
        source_id=words(job.get("id")),
        title=words(job.get("title")),
        company=words(job.get("company_name")),
        locations=_locations(job),
        pay=_pay(job),
        url=words(job.get("absolute_url")),
        posted=iso_day(job.get("first_published")) or iso_day(job.get("updated_at")),
    )


def _locations(job: JsonObject) -> tuple[str, ...]:
    """The location of the job; the offices only where it states none."""
    stated = words(record(job.get("location")).get("name")) or words(job.get("location"))
    if stated:
        return (stated,)
    offices = (words(office.get("location")) or words(office.get("name")) for office in records(job.get("offices")))
    return tuple(office for office in offices if office)


def _pay(job: JsonObject) -> Pay | None:
    pay_range = record(job.get("pay_input_ranges"))
    low, high = number(pay_range.get("min_cents")), number(pay_range.get("max_cents"))
    if low is None and high is None:
        return None
    return Pay(
        True,
        words(pay_range.get("title")),
        words(pay_range.get("currency_type")),
        None if low is None else low / 100,
        None if high is None else high / 100,
    )
