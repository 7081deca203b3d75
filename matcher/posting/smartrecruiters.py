"""The SmartRecruiters posting API: the list, which has no text, and the detail."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.nouns import WorkMode
from matcher.posting.blocks import RawBlock
from matcher.posting.draft import Draft
from matcher.posting.html_blocks import html_blocks
from matcher.posting.values import JsonObject, iso_day, long_text, record, truth, words

_SECTIONS = ("companyDescription", "jobDescription", "qualifications", "additionalInformation")


def is_smartrecruiters(posting: JsonObject) -> bool:
    """Whether a record is a SmartRecruiters posting."""
    return "name" in posting and bool({"jobAd", "releasedDate", "refNumber", "typeOfEmployment"} & posting.keys())


def read_smartrecruiters(posting: JsonObject) -> Draft:
    """One posting; the sections of its text keep their titles as headings."""
    place = record(posting.get("location"))
    parts = (words(place.get(part)) for part in ("city", "region", "country"))
    stated = words(place.get("fullLocation")) or ", ".join(part for part in parts if part)
    return Draft(
        "smartrecruiters",
        tuple(_blocks(record(record(posting.get("jobAd")).get("sections")))),
        source_id=words(posting.get("id")),
        title=words(posting.get("name")),
        company=words(record(posting.get("company")).get("name")),
        locations=(stated,) if stated else (),
        country=words(place.get("country")),
        work_mode=_work_mode(place),
        closed_notice=True if truth(posting.get("active")) is False else None,
        url=words(posting.get("postingUrl")) or words(posting.get("applyUrl")) or words(posting.get("ref")),
        posted=iso_day(posting.get("releasedDate")),
    )


def _work_mode(place: JsonObject) -> WorkMode | None:
    if truth(place.get("remote")):
        return WorkMode.REMOTE
    return WorkMode.HYBRID if truth(place.get("hybrid")) else None


def _blocks(sections: JsonObject) -> Iterator[RawBlock]:
    for name in _SECTIONS:
        section = record(sections.get(name))
        title = words(section.get("title"))
        body = html_blocks(long_text(section.get("text")))
        if title and body:
            yield RawBlock(title, "heading")
        yield from body
