"""Alive and ready."""

from __future__ import annotations

from fastapi import APIRouter

from api import present, wire
from api.given import Used

router = APIRouter(tags=["status"])


@router.get("/health", summary="Is the process alive")
async def health() -> wire.HealthOut:
    """Answers as long as the process runs."""
    return wire.HealthOut(status="ok")


@router.get("/ready", summary="Can the service answer")
async def ready(service: Used) -> wire.ReadyOut:
    """200 once a snapshot is loaded (the model is, as soon as the service answers), else 503 that says what to do."""
    manifest = service.current.get().manifest
    engine = service.ocr_engine
    return wire.ReadyOut(status="ready", snapshot=present.snapshot(manifest), ocr=engine is not None, ocr_engine=engine)
