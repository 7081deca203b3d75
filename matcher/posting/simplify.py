"""The SimplifyJobs list of internships: facts without a description."""

from __future__ import annotations

from matcher.posting.blocks import RawBlock
from matcher.posting.draft import Draft
from matcher.posting.values import JsonObject, entries, truth, unix_day, words


def is_simplify(listing: JsonObject) -> bool:
    """Whether a record is a SimplifyJobs listing."""
    return "title" in listing and bool({"terms", "is_visible", "date_updated"} & listing.keys())


def read_simplify(listing: JsonObject) -> Draft:
    """One listing. `sponsorship` and `degrees` have defaults that mean nothing, so they are taken as unstated."""
    title = words(listing.get("title"))
    terms = tuple(term for term in map(words, entries(listing.get("terms"))) if term)
    facts = (("Title", title), ("Company", words(listing.get("company_name"))), ("Term", ", ".join(terms)))
    active = truth(listing.get("active"))
    return Draft(
        "simplify",
        tuple(RawBlock(f"{label}: {value}", "fact") for label, value in facts if value),
        source_id=words(listing.get("id")),
        title=title,
        company=words(listing.get("company_name")),
        locations=tuple(place for place in map(words, entries(listing.get("locations"))) if place),
        closed_notice=None if active is None else not active,
        url=words(listing.get("url")),
        posted=unix_day(listing.get("date_posted")),
    )
