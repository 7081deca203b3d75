"""JSON from any source: which reader each record belongs to."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import partial

from matcher.errors import PostingFault
from matcher.posting.ashby import is_ashby, read_ashby
from matcher.posting.draft import Draft, Drafts, RecordFault
from matcher.posting.greenhouse import is_greenhouse, read_greenhouse
from matcher.posting.html_page import read_stated
from matcher.posting.lever import is_lever, read_lever
from matcher.posting.own_record import read_own_record
from matcher.posting.simplify import is_simplify, read_simplify
from matcher.posting.smartrecruiters import is_smartrecruiters, read_smartrecruiters
from matcher.posting.values import JsonObject, entries, parse_json
from matcher.posting.workday import is_workday, read_workday

RECORD_LIMIT = 200_000
_READERS: tuple[tuple[Callable[[JsonObject], bool], Callable[[JsonObject], Draft]], ...] = (
    (lambda row: row.get("@type") == "JobPosting", read_stated),
    (is_workday, read_workday),
    (is_ashby, read_ashby),
    (is_lever, read_lever),
    (is_smartrecruiters, read_smartrecruiters),
    (is_greenhouse, read_greenhouse),
    (is_simplify, read_simplify),
)
_LISTS = ("jobs", "postings", "content", "results", "data", "listings", "@graph")


def read_json_feed(text: str) -> Drafts:
    """The postings of a JSON text: an array, an object that holds a list, or one record."""
    return _drafts((f"record {n}", partial(_same, entry)) for n, entry in enumerate(_rows(parse_json(text)), 1))


def read_json_lines(text: str) -> Drafts:
    """The postings of JSON Lines; a damaged line is a fault."""
    lines = enumerate(text.split("\n"), 1)
    return _drafts((f"line {n}", partial(parse_json, line)) for n, line in lines if line.strip())


def _same(value: object) -> object:
    return value


def _rows(value: object) -> tuple[object, ...]:
    if isinstance(value, dict):
        for name in _LISTS:
            inner = value.get(name)
            if isinstance(inner, list) and "title" not in value:
                return tuple(inner)
    return entries(value)


def _drafts(rows: Iterable[tuple[str, Callable[[], object]]]) -> Drafts:
    drafts: list[tuple[str, Draft]] = []
    faults: list[RecordFault] = []
    for number, (place, row) in enumerate(rows):
        if number >= RECORD_LIMIT:
            faults.append(RecordFault(place, f"The file has more than {RECORD_LIMIT} records; the rest was left out."))
            break
        try:
            drafts.append((place, _draft(row())))
        except PostingFault as fault:
            faults.append(RecordFault(place, str(fault)))
    return Drafts(tuple(drafts), tuple(faults))


def _draft(row: object) -> Draft:
    """One record, read by the first reader that knows its shape; damaged fields make a fault, never a crash."""
    if not isinstance(row, dict):
        raise PostingFault(f"A posting has to be an object, and this is {json.dumps(row)[:60]}.")
    if not row:
        raise PostingFault("The record is empty.")
    reader = next((read for fits, read in _READERS if fits(row)), None)
    return reader(row) if reader else read_own_record(row, form="record")
