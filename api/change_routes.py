"""The calls that change postings, and how far the changes are."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Annotated

import anyio.to_thread
from fastapi import APIRouter, Depends, Request, Response

from api import change_wire
from api.given import Used
from api.problems import BAD_ID, BAD_POSTING, NO_POSTING, Problem
from api.reading.tasks import READ_SENT, SentPostings
from api.reindexing import Changing
from api.settings import Settings
from api.uploads import read_body, read_form
from api.worker import Service
from index.errors import NoSnapshot
from index.posted import PLACE, SENT
from matcher.nouns import Posting

router = APIRouter(prefix="/v1", tags=["changes"])
STATUS = "/v1/reindex"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~:/@+?=&%-]{0,199}")
_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "application/octet-stream": {"schema": {"type": "string", "format": "binary"}},
            "multipart/form-data": {
                "schema": {"type": "object", "properties": {"posting": {"type": "string", "format": "binary"}}}
            },
        },
    }
}


async def sent_bytes(request: Request) -> bytes:
    """What was sent: the field `posting` of a form, or the whole body."""
    settings: Settings = request.app.state.settings
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        return await read_body(request, settings.max_upload_bytes)
    form = await read_form(request, settings.max_upload_bytes)
    content = form.files.get("posting") or form.fields.get("posting", "").encode()
    if not content:
        raise Problem(BAD_POSTING, "Send the posting in the field `posting`, or as the body itself.")
    return content


def changing_of(request: Request) -> Changing:
    """What keeps changes and brings them into the index."""
    changing: Changes = request.app.state.changing
    return changing


Content = Annotated[bytes, Depends(sent_bytes)]
Changes = Annotated[Changing, Depends(changing_of)]


@router.put("/postings/{posting_id:path}", status_code=202, openapi_extra=_BODY, summary="Add or replace one posting")
async def put_posting(
    posting_id: str, content: Content, service: Used, changing: Changes, response: Response
) -> change_wire.AcceptedOut:
    """Keep a posting, in any supported format, under this id; it is searchable after the next re-index."""
    if not usable(posting_id):
        raise Problem(BAD_ID, "The id in the address is too long or holds a character that no id has.")
    sent = await service.read(READ_SENT, content)
    posting = replace(_the_one(sent), id=posting_id)
    change = await service.desk.run(lambda: changing.posted.put(content, [posting], given_id=posting_id))
    return _accepted(
        changing, response, change_wire.AcceptedOut(change=change, accepted=[posting_id], removed=[], skipped=[])
    )


@router.post("/postings", status_code=202, openapi_extra=_BODY, summary="Add or replace many postings")
async def post_postings(
    content: Content, service: Used, changing: Changes, response: Response
) -> change_wire.AcceptedOut:
    """Keep every posting of a file, in any supported format, under the id that it states."""
    sent = await service.read(READ_SENT, content)
    taken, skipped = _distinct(sent)
    if not taken:
        raise Problem(BAD_POSTING, " ".join(f"{one.place}: {one.reason}" for one in skipped[:10]) or "There is none.")
    change = await service.desk.run(lambda: changing.posted.put(content, list(taken.values())))
    out = change_wire.AcceptedOut(change=change, accepted=sorted(taken), removed=[], skipped=skipped)
    return _accepted(changing, response, out)


@router.delete("/postings/{posting_id:path}", status_code=202, summary="Remove one posting")
async def delete_posting(
    posting_id: str, service: Used, changing: Changes, response: Response
) -> change_wire.AcceptedOut:
    """Remove a posting with its variants, wherever it came from; a re-index of files does not bring it back."""
    ids = await anyio.to_thread.run_sync(lambda: _with_variants(service, changing, posting_id))
    change = await anyio.to_thread.run_sync(changing.posted.remove, ids)
    return _accepted(
        changing, response, change_wire.AcceptedOut(change=change, accepted=[], removed=sorted(ids), skipped=[])
    )


@router.get("/reindex", summary="How far changes of postings are searchable")
def reindex(service: Used, changing: Changes) -> change_wire.ReindexOut:
    """Which changes the current snapshot holds, and why the last try to bring in more failed."""
    progress = changing.posted.progress()
    waiting = "retrying" if progress.fault else "pending"
    return change_wire.ReindexOut(
        state=waiting if progress.pending else "done",
        last=progress.last,
        applied=progress.applied,
        pending=progress.pending,
        fault=progress.fault if progress.pending else None,
        snapshot=_snapshot_id(service),
    )


def usable(posting_id: str) -> bool:
    """Whether an id can be given: plain characters, and no part that a file system or a proxy takes for a way up."""
    return _ID.fullmatch(posting_id) is not None and not {".", ".."} & set(re.split(r"[/?&=]", posting_id))


def _accepted(changing: Changing, response: Response, out: change_wire.AcceptedOut) -> change_wire.AcceptedOut:
    changing.wake()
    response.headers["Location"] = STATUS
    return out


def _the_one(sent: SentPostings) -> Posting:
    postings = sent.postings()
    if len(postings) != 1:
        reasons = " ".join(f"{place}: {reason}" for place, reason in sent.faults)
        raise Problem(
            BAD_POSTING, f"{len(postings)} postings could be read of what was sent, not one. {reasons}".strip()
        )
    return postings[0]


def _distinct(sent: SentPostings) -> tuple[dict[str, Posting], list[change_wire.SkippedOut]]:
    """The postings by id, the first of each, and why the rest is left out."""
    taken: dict[str, Posting] = {}
    skipped = [change_wire.SkippedOut(place=place, reason=reason) for place, reason in sent.faults]
    for number, posting in enumerate(sent.postings(), start=1):
        reason = _unfit(posting.id, taken)
        if reason is None:
            taken[posting.id] = posting
        else:
            skipped.append(change_wire.SkippedOut(place=f"posting {number}", reason=reason))
    return taken, skipped


def _unfit(posting_id: str, taken: dict[str, Posting]) -> str | None:
    if posting_id == SENT:
        return "it states no id; send it with PUT /v1/postings/ID"
    if not usable(posting_id):
        return "the id that it states cannot be used; send it with PUT /v1/postings/ID"
    return "another one of the same id comes before it" if posting_id in taken else None


def _with_variants(service: Service, changing: Changing, posting_id: str) -> frozenset[str]:
    """What goes with a posting: its variants, where it is the one that stands for them. Problem 404 for none."""
    try:
        found = service.current.get().posting(posting_id)
    except NoSnapshot:
        found = None
    known = changing.posted.has(posting_id)
    if known is False or (found is None and known is None):
        raise Problem(NO_POSTING, f"Neither the index nor what was {PLACE} has this id.")
    variants = found.variants if found is not None and found.id == posting_id else ()
    return frozenset({posting_id, *(variant.id for variant in variants)})


def _snapshot_id(service: Service) -> str | None:
    try:
        return service.current.get().manifest.id
    except NoSnapshot:
        return None
