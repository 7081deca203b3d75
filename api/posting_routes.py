"""The calls that show postings."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query

from api import forms, present, wire
from api.given import Used
from api.worker import known_posting, today

router = APIRouter(prefix="/v1/postings", tags=["postings"])


@router.get("", summary="List the postings")
def postings(service: Used, fields: Annotated[wire.ListFields, Query()]) -> wire.PostingsOut:
    """The postings that pass the filters, by title, a page at a time."""
    as_of = fields.as_of or today()
    snapshot = service.current.get()
    rows, total = snapshot.postings(forms.filters(fields), as_of=as_of, offset=fields.offset, limit=fields.limit)
    return wire.PostingsOut(total=total, offset=fields.offset, postings=[present.posting(row, as_of) for row in rows])


@router.get("/{posting_id:path}", summary="Show one posting and how every line was read")
def posting(service: Used, posting_id: str, as_of: date | None = None) -> wire.PostingDetail:
    """One posting with its requirements, and for every line what it was read as."""
    found = known_posting(service.current.get(), posting_id)
    return present.posting_detail(found, as_of or today())
