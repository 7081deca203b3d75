"""The calls that give advice beside the list: why this order, and whether who you are counts."""

from __future__ import annotations

from fastapi import APIRouter

from api import advice, advice_wire, forms
from api.given import CV_FILE, Noted, Sent, Used
from api.reading.tasks import READ_CV, READ_SWAPPED
from api.worker import today
from matcher.match import Request

router = APIRouter(prefix="/v1", tags=["advice"])


@router.post(
    "/comparisons",
    response_model_exclude_unset=True,
    openapi_extra=forms.form_schema(advice_wire.ComparisonFields, CV_FILE),
    summary="Say why one posting stands above another",
)
async def comparisons(service: Used, form: Sent, notes: Noted) -> advice_wire.ComparisonOut:
    """Two postings side by side: the terms of their scores, which add up, and the requirements behind them in words."""
    content = forms.cv_bytes(form)
    fields = forms.checked(advice_wire.ComparisonFields, form.fields)
    as_of = fields.as_of or today()
    request, pair = Request(as_of, answers=fields.answers), (fields.above, fields.below)
    embedder, snapshot = service.embedder, await service.view()
    read = await service.read(READ_CV, content)
    found = await service.desk.run(lambda: advice.compare(read.cv, pair, request, snapshot, embedder))
    out = advice.comparison_out(found, snapshot.manifest, as_of)
    notes.answer(out.versions.model_dump(), snapshot.manifest.id, read.stages_ms)
    return out


@router.post(
    "/checks",
    openapi_extra=forms.form_schema(advice_wire.CheckFields, CV_FILE),
    summary="Swap name, gender, university and nationality in a CV and show what moves",
)
async def checks(service: Used, form: Sent, notes: Noted) -> advice_wire.CheckOut:
    """The CV is read and matched anew after each swap; nothing should move."""
    content = forms.cv_bytes(form)
    fields = forms.checked(advice_wire.CheckFields, form.fields)
    request = Request(fields.as_of or today(), fields.top_k, forms.filters(fields), fields.answers)
    embedder, snapshot = service.embedder, await service.view()
    read = await service.read(READ_SWAPPED, content)
    found = await service.desk.run(lambda: advice.check(read, request, snapshot, embedder))
    out = advice.check_out(found, snapshot.manifest)
    notes.answer(out.versions.model_dump(), snapshot.manifest.id, {})
    return out
