"""The Lever postings API: a bare array of postings, or one posting."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.nouns import Pay
from matcher.posting.blocks import RawBlock
from matcher.posting.draft import Draft
from matcher.posting.html_blocks import html_blocks
from matcher.posting.values import JsonObject, entries, long_text, number, record, records, unix_day, words
from matcher.posting.work_modes import named_work_mode


def is_lever(posting: JsonObject) -> bool:
    """Whether a record is a Lever posting."""
    return "text" in posting and bool({"hostedUrl", "categories", "lists", "applyUrl"} & posting.keys())


def read_lever(posting: JsonObject) -> Draft:
    """One posting. The company is not a field: it is the site's name in the address, checked against the text."""
    categories = record(posting.get("categories"))
    url = words(posting.get("hostedUrl"))
    return Draft(
        "lever",
        tuple(_blocks(posting)),
        source_id=words(posting.get("id")),
        title=words(posting.get("text")),
        company=words(posting.get("company")),
        locations=_locations(categories),
        country=words(posting.get("country")),
        work_mode=named_work_mode(words(posting.get("workplaceType"))),
        pay=_pay(posting),
        url=url,
        posted=unix_day(posting.get("createdAt")),
    )


def _blocks(posting: JsonObject) -> Iterator[RawBlock]:
    yield from html_blocks(_part(posting, "description"))
    for part in records(posting.get("lists")):
        heading = words(part.get("text"))
        if heading:
            yield RawBlock(heading, "heading")
        yield from html_blocks(f"<ul>{long_text(part.get('content'))}</ul>")
    yield from html_blocks(_part(posting, "additional"))


def _part(posting: JsonObject, name: str) -> str:
    """The HTML of a part, else its plain text with line breaks kept."""
    if name == "description" and not posting.get("description"):
        body = long_text(posting.get("descriptionBody"))
        if body:
            return long_text(posting.get("opening")) + body
    plain = long_text(posting.get(f"{name}Plain"))
    return long_text(posting.get(name)) or "".join(f"<p>{line}</p>" for line in plain.split("\n"))


def _locations(categories: JsonObject) -> tuple[str, ...]:
    every = tuple(place for place in map(words, entries(categories.get("allLocations"))) if place)
    one = words(categories.get("location"))
    return every or ((one,) if one else ())


def _pay(posting: JsonObject) -> Pay | None:
    salary = record(posting.get("salaryRange"))
    low, high = number(salary.get("min")), number(salary.get("max"))
    if low is None and high is None:
        return None
    return Pay(True, None, words(salary.get("currency")), low, high, words(salary.get("interval")))
