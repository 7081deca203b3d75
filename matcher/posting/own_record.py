"""Records of our own shape (the fields of a posting), as JSON, JSON Lines or a table."""

from __future__ import annotations

from matcher.nouns import Deadline, Pay
from matcher.posting.blocks import RawBlock
from matcher.posting.draft import Draft
from matcher.posting.html_blocks import html_blocks, unescape_fully
from matcher.posting.markdown_page import markdown_blocks
from matcher.posting.text_page import text_blocks
from matcher.posting.values import JsonObject, entries, iso_day, iso_deadline, long_text, number, record, truth, words
from matcher.posting.work_modes import named_work_mode

_TEXT_FIELDS = ("text", "description", "content", "body", "description_html", "job_description", "details")
_MARKDOWN_SIGNS = ("\n# ", "\n## ", "\n### ", "**", "\n* ", "\n- ")


def read_own_record(row: JsonObject, *, form: str) -> Draft:
    """One record; every field is optional but the title or the text."""
    return Draft(
        form,
        free_text_blocks(next((long_text(row[name]) for name in _TEXT_FIELDS if row.get(name)), "")),
        source_id=_first(row, "id", "posting_id", "job_id"),
        title=_first(row, "title", "job_title", "position", "name"),
        company=_first(row, "company", "company_name", "organisation", "organization", "employer")
        or words(record(row.get("company")).get("name")),
        locations=_locations(row),
        country=_first(row, "country"),
        work_mode=named_work_mode(_first(row, "work_mode", "workplace_type", "workplaceType")),
        start=_first(row, "start", "start_date"),
        weeks=_weeks(row),
        hours_per_week=number(row.get("hours_per_week")),
        deadline=_deadline(row),
        closed_notice=truth(row.get("closed_notice")),
        pay=_pay(row),
        url=_first(row, "url", "link", "job_url"),
        posted=iso_day(row.get("date_posted") or row.get("posted")),
    )


def free_text_blocks(text: str) -> tuple[RawBlock, ...]:
    """The blocks of a text that may be HTML, Markdown or plain."""
    plain = unescape_fully(text)
    if "</" in plain or "<br" in plain or "<p>" in plain:
        return html_blocks(plain)
    if any(sign in f"\n{plain}" for sign in _MARKDOWN_SIGNS):
        return markdown_blocks(plain)
    return text_blocks(plain)


def _first(row: JsonObject, *names: str) -> str | None:
    return next((found for name in names if (found := words(row.get(name)))), None)


def _locations(row: JsonObject) -> tuple[str, ...]:
    stated = row.get("locations") or row.get("location") or row.get("city")
    if isinstance(stated, str):
        return tuple(part.strip() for part in stated.split(";") if part.strip())
    places = (
        words(record(entry).get("text")) or words(record(entry).get("city")) or words(entry)
        for entry in entries(stated)
    )
    return tuple(place for place in places if place)


def _weeks(row: JsonObject) -> tuple[int, int] | None:
    bounds = [number(value) for value in entries(row.get("duration_weeks"))]
    known = [round(value) for value in bounds if value is not None and 0 < value < 600]
    return (min(known), max(known)) if known else None


def _deadline(row: JsonObject) -> Deadline | None:
    value = row.get("deadline")
    stated = words(record(value).get("moment")) or words(record(value).get("day")) or words(value) or ""
    return iso_deadline(stated)


def _pay(row: JsonObject) -> Pay | None:
    """`pay` as an object with the fields of our own noun, or `paid` alone."""
    stated = record(row.get("pay"))
    paid = truth(stated.get("paid", row.get("paid")))
    low, high = number(stated.get("minimum")), number(stated.get("maximum"))
    if paid is None and low is None and high is None:
        return None
    return Pay(paid, words(stated.get("text")), words(stated.get("currency")), low, high, words(stated.get("interval")))
