"""The schema.org JobPosting that a page carries as JSON-LD, however bent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bs4 import BeautifulSoup

from matcher.errors import PostingFault
from matcher.nouns import Deadline, Pay, WorkMode
from matcher.posting.html_blocks import unescape_fully
from matcher.posting.values import (
    JsonObject,
    entries,
    iso_deadline,
    number,
    parse_json,
    record,
    records,
    words,
)


def job_postings(soup: BeautifulSoup) -> tuple[JsonObject, ...]:
    """Every JobPosting of a page, at the root, in an array or in `@graph`; damaged scripts are passed over."""
    return tuple(found for value in _scripts(soup) for found in _job_postings_in(value))


def _scripts(soup: BeautifulSoup) -> Iterator[object]:
    for script in soup.find_all("script", type="application/ld+json"):
        text = script.string or script.get_text()
        try:
            yield parse_json(text.strip().rstrip(";"))
        except PostingFault:
            continue


def _job_postings_in(value: object) -> Iterator[JsonObject]:
    for entry in records(value):
        if "JobPosting" in entries(entry.get("@type")):
            yield entry
        else:
            graph = entry.get("@graph") or entry.get("mainEntity")
            yield from (node for node in records(graph) if "JobPosting" in entries(node.get("@type")))


def description(posting: JsonObject) -> str:
    """The description as HTML, with entities that were escaped twice put right."""
    return unescape_fully("\n".join(entry for entry in entries(posting.get("description")) if isinstance(entry, str)))


def company(posting: JsonObject) -> str | None:
    """The name of the hiring organisation."""
    organisation = posting.get("hiringOrganization")
    return words(record(organisation).get("name")) or words(organisation)


def locations(posting: JsonObject) -> tuple[str, ...]:
    """The places of work as "town, region, country", as far as they are stated."""
    found = (_location(place) for place in entries(posting.get("jobLocation")))
    stated = tuple(place for place in found if place)
    return stated or (_homes(posting) if work_mode(posting) else ())


def _location(place: object) -> str | None:
    address = record(place).get("address") if isinstance(place, dict) else place
    if not isinstance(address, dict):
        return words(address)
    town = words(address.get("addressLocality"))
    region = words(address.get("addressRegion"))
    country = words(record(address.get("addressCountry")).get("name")) or words(address.get("addressCountry"))
    return ", ".join(part for part in (town, region, country) if part) or None


def _homes(posting: JsonObject) -> tuple[str, ...]:
    """Where a remote worker must live: the place of work of a posting that has no other."""
    required = entries(posting.get("applicantLocationRequirements"))
    named = (words(record(place).get("name")) if isinstance(place, dict) else words(place) for place in required)
    return tuple(place for place in named if place)


def source_id(posting: JsonObject) -> str | None:
    """The identifier that the source gives."""
    identifier = posting.get("identifier")
    return words(record(identifier).get("value")) or words(identifier)


def work_mode(posting: JsonObject) -> WorkMode | None:
    """Remote where the posting is marked as telecommuting."""
    return WorkMode.REMOTE if "TELECOMMUTE" in str(posting.get("jobLocationType", "")).upper() else None


def deadline(posting: JsonObject) -> Deadline | None:
    """`validThrough` as a deadline; a midnight at the start of the day says no more than the day."""
    found = iso_deadline(words(posting.get("validThrough")) or "")
    if found is None or found.moment is None:
        return found
    moment = datetime.fromisoformat(found.moment)
    return found if (moment.hour, moment.minute) != (0, 0) else Deadline(found.day)


def pay(posting: JsonObject) -> Pay | None:
    """`baseSalary` as pay."""
    salary = record(posting.get("baseSalary"))
    value = salary.get("value")
    amounts = record(value)
    exact = number(amounts.get("value")) if amounts else number(value)
    low, high = number(amounts.get("minValue")), number(amounts.get("maxValue"))
    low, high = (exact if low is None else low), (exact if high is None else high)
    if low is None and high is None:
        return None
    interval = words(amounts.get("unitText")) or words(salary.get("unitText"))
    return Pay((high or low or 0) > 0, None, words(salary.get("currency")), low, high, interval and interval.lower())
