"""The Ashby job board API."""

from __future__ import annotations

from matcher.nouns import Pay, WorkMode
from matcher.posting.draft import Draft
from matcher.posting.html_blocks import html_blocks
from matcher.posting.text_page import text_blocks
from matcher.posting.values import JsonObject, iso_day, long_text, record, records, truth, words
from matcher.posting.work_modes import named_work_mode


def is_ashby(job: JsonObject) -> bool:
    """Whether a record is an Ashby job."""
    return "title" in job and bool({"descriptionHtml", "jobUrl", "isListed", "secondaryLocations"} & job.keys())


def read_ashby(job: JsonObject) -> Draft:
    """One job. Its company is the board's, which the record does not name."""
    markup = long_text(job.get("descriptionHtml"))
    mode = named_work_mode(words(job.get("workplaceType")))
    summary = words(record(job.get("compensation")).get("compensationTierSummary"))
    return Draft(
        "ashby",
        html_blocks(markup) if markup else text_blocks(long_text(job.get("descriptionPlain"))),
        source_id=words(job.get("id")),
        title=words(job.get("title")),
        company=words(job.get("companyName")),
        locations=_locations(job),
        work_mode=mode or (WorkMode.REMOTE if truth(job.get("isRemote")) else None),
        pay=Pay(True, summary) if summary else None,
        closed_notice=True if truth(job.get("isListed")) is False else None,
        url=words(job.get("jobUrl")),
        posted=iso_day(job.get("publishedAt")),
    )


def _locations(job: JsonObject) -> tuple[str, ...]:
    first = words(job.get("location"))
    others = (words(other.get("location")) for other in records(job.get("secondaryLocations")))
    return tuple(place for place in (first, *others) if place)
