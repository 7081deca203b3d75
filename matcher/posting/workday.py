"""The detail of a Workday job."""

from __future__ import annotations

from matcher.posting.draft import Draft
from matcher.posting.html_blocks import html_blocks
from matcher.posting.values import JsonObject, entries, iso_day, long_text, record, truth, words
from matcher.posting.work_modes import named_work_mode


def is_workday(detail: JsonObject) -> bool:
    """Whether a record is the detail of a Workday job."""
    return "jobPostingInfo" in detail


def read_workday(detail: JsonObject) -> Draft:
    """One job. Its `startDate` is in practice the day of publication, so it never becomes the start."""
    job = record(detail.get("jobPostingInfo"))
    places = (words(place) for place in (job.get("location"), *entries(job.get("additionalLocations"))))
    return Draft(
        "workday",
        html_blocks(long_text(job.get("jobDescription"))),
        source_id=words(job.get("jobReqId")) or words(job.get("id")),
        title=words(job.get("title")),
        company=words(record(detail.get("hiringOrganization")).get("name")),
        locations=tuple(place for place in places if place),
        country=words(record(job.get("country")).get("descriptor")),
        work_mode=named_work_mode(words(job.get("remoteType"))),
        closed_notice=True if truth(job.get("canApply")) is False else None,
        url=words(job.get("externalUrl")),
        posted=iso_day(job.get("startDate")),
    )
