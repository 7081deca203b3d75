"""Alive, ready, and the numbers."""

from __future__ import annotations

from contextlib import suppress

from fastapi import APIRouter, Request, Response

from api import present, wire
from api.given import Used
from api.metrics import MEDIA_TYPE, Metrics
from api.readiness import SelfCheck
from api.worker import Service
from index.errors import IndexFault

router = APIRouter(tags=["status"])


@router.get("/health", summary="Is the process alive")
async def health() -> wire.HealthOut:
    """Answers as long as the process runs."""
    return wire.HealthOut(status="ok")


@router.get("/ready", summary="Can the service answer")
async def ready(request: Request, service: Used) -> wire.ReadyOut:
    """200 once a snapshot is loaded and as long as a trial CV can be read and judged, else 503 that says what to do."""
    manifest = (await service.view()).manifest
    check: SelfCheck = request.app.state.self_check
    await check.require(idle=service.desk.idle)
    engine = service.ocr_engine
    return wire.ReadyOut(status="ready", snapshot=present.snapshot(manifest), ocr=engine is not None, ocr_engine=engine)


@router.get(
    "/metrics",
    response_class=Response,
    responses={200: {"content": {"text/plain": {}}, "description": "Prometheus' text format."}},
    summary="The numbers of the service, for Prometheus",
)
def metrics(request: Request) -> Response:
    """What was counted since the start, and the snapshot in use. A caller elsewhere needs an `admin` key."""
    told: Metrics = request.app.state.metrics
    _measure(request.app.state.service, told)
    return Response(told.text(), media_type=MEDIA_TYPE)


def _measure(service: Service, told: Metrics) -> None:
    """The snapshot as it is now; without one its numbers stay what they were."""
    with suppress(IndexFault):
        snapshot = service.current.get()
        told.snapshot(snapshot.manifest.created, snapshot.manifest.postings, snapshot.size_bytes())
