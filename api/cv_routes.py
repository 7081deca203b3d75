"""The calls that take a CV: matches, explanations, documents."""

from __future__ import annotations

from fastapi import APIRouter, Response

from api import forms, present, wire
from api.answers import matches_out
from api.given import CV_FILE, POSTING_FILE, Noted, Sent, Used
from api.problems import INVALID, Problem
from api.reading.tasks import PAGE_IMAGE, READ_CV, READ_POSTING, page_order
from api.uploads import Form
from api.worker import Service, explain, known_posting, rank, today
from matcher import match
from matcher.nouns import Posting

router = APIRouter(prefix="/v1", tags=["cv"])


@router.post(
    "/matches",
    response_model_exclude_unset=True,  # `requirements` is unset with explain=none, and nothing else ever is
    openapi_extra=forms.form_schema(wire.MatchFields, CV_FILE),
    summary="Rank the internships for a CV",
)
async def matches(service: Used, form: Sent, notes: Noted) -> wire.MatchesOut:
    """The internships worth applying for, best first, each requirement judged with the words that decide it."""
    content = forms.cv_bytes(form)
    fields = forms.checked(wire.MatchFields, form.fields)
    as_of = fields.as_of or today()
    request = match.Request(as_of, fields.top_k, forms.filters(fields), fields.answers)
    embedder, readers, snapshot = service.embedder, service.readers, await service.view()
    read, found = await service.desk.run(lambda: rank(content, request, snapshot, embedder, readers))
    out = matches_out(read, found, snapshot.manifest, as_of, explain=fields.explain == "full")
    notes.answer(out.versions.model_dump(), snapshot.manifest.id, out.timings_ms.model_dump())
    return out


@router.post(
    "/explanations",
    openapi_extra=forms.form_schema(wire.ExplanationFields, CV_FILE | POSTING_FILE),
    summary="Explain one posting for a CV",
)
async def explanations(service: Used, form: Sent, notes: Noted) -> wire.ExplanationOut:
    """One match, explained, for a posting of the index or for one that is sent along."""
    content = forms.cv_bytes(form)
    fields = forms.checked(wire.ExplanationFields, form.fields)
    as_of = fields.as_of or today()
    embedder, readers = service.embedder, service.readers
    posting, snapshot = await _asked_posting(service, form, fields)
    request = match.Request(as_of, answers=fields.answers)
    read, judged = await service.desk.run(lambda: explain(content, posting, request, embedder, readers))
    versions = present.versions(embedder.name, embedder.revision)
    notes.answer(versions.model_dump(), snapshot.id if snapshot else None, read.stages_ms)
    return wire.ExplanationOut(
        cv=present.cv(read.cv, as_of),
        snapshot=snapshot,
        as_of=as_of,
        match=present.match(judged, 1, as_of, explain=True),
        versions=versions,
    )


async def _asked_posting(
    service: Service, form: Form, fields: wire.ExplanationFields
) -> tuple[Posting, wire.SnapshotOut | None]:
    sent = form.files.get("posting") or (fields.posting.encode() if fields.posting else None)
    if (sent is None) == (fields.posting_id is None):
        raise Problem(INVALID, "Send either `posting_id` or `posting`, not both and not neither.")
    if sent is not None:
        return await service.read(READ_POSTING, sent), None
    snapshot = await service.view()
    return known_posting(snapshot, fields.posting_id or ""), present.snapshot(snapshot.manifest)


@router.post(
    "/documents",
    openapi_extra=forms.form_schema(wire.DocumentFields, CV_FILE),
    summary="Show what was read of a CV",
)
async def documents(service: Used, form: Sent, notes: Noted) -> wire.DocumentOut:
    """The pages, visible text, sections, profile and warnings of a CV; nothing is kept."""
    content = forms.cv_bytes(form)
    fields = forms.checked(wire.DocumentFields, form.fields)
    read = await service.read(READ_CV, content)
    versions = present.versions(service.embedder.name, service.embedder.revision)
    notes.answer(versions.model_dump(), None, read.stages_ms)
    return wire.DocumentOut(
        cv=present.cv_with_text(read.cv, fields.as_of or today(), boxes=fields.boxes), versions=versions
    )


@router.post(
    "/pages",
    openapi_extra=forms.form_schema(wire.PageFields, CV_FILE),
    response_class=Response,
    responses={200: {"content": {"image/png": {}}, "description": "The page as a PNG."}},
    summary="Show a page of a PDF as an image",
)
async def pages(service: Used, form: Sent) -> Response:
    """One page of a PDF as it is shown, without annotations and filled-in forms; nothing is kept."""
    content = forms.cv_bytes(form)
    fields = forms.checked(wire.PageFields, form.fields)
    picture = await service.read(PAGE_IMAGE, page_order(fields.page, fields.width, content))
    return Response(picture, media_type="image/png")
