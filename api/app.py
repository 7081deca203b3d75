"""The application: settings in, a FastAPI application out. Nothing is read or loaded at import."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing, nullcontext

import anyio
import anyio.to_thread
from fastapi import Depends, FastAPI
from fastapi.security import HTTPBearer
from fastapi_offline import FastAPIOffline
from starlette.middleware.cors import CORSMiddleware
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from api import advice_routes, change_routes, cv_routes, page_routes, posting_routes, present, problems, status_routes
from api.access.addresses import origins_of, proxies_of
from api.access.counts import shared_counts
from api.access.guard import Guard
from api.access.policy import policy_of
from api.access.rates import Rates
from api.assets import load_assets
from api.intake import Intake, Room
from api.logs import watch_loop
from api.metrics import Metrics
from api.observing import Observed
from api.product import VERSION
from api.readiness import SelfCheck
from api.reading.limits import Limits
from api.reading.pool import ReaderPool
from api.reading.task import Readers
from api.reindexing import Build, Changing, Reindexer, build_apart, searchable_at_once
from api.samples import load_samples
from api.settings import Settings
from api.uploads import FORM_OVERHEAD_BYTES
from api.worker import Desk, Service, settle, try_out, warm_up
from index.engines import opener
from index.layout import EXPORTS
from index.posted import Posted, PostedPostings
from matcher.cv.scan import recogniser
from matcher.embedding import Embedder, open_embedder
from matcher.skill_vocabulary import use_additional_vocabulary

_log = logging.getLogger("cv_matcher")


def create_app(
    settings: Settings, embedder: Embedder | None = None, readers: Readers | None = None, build: Build | None = None
) -> FastAPI:
    """The service on one index.

    `embedder` replaces the model that the settings name, `readers` the pool of processes, `build`
    the process that brings changes into the index; tests give small ones.

    VocabularyFault where the settings name additional skills that cannot be read, AccessFault where they would let in
    strangers without saying so, NoDriver or IndexFault where they name a database that cannot be spoken to.
    """
    use_additional_vocabulary(settings.skills)
    open_engine = opener(settings.index, settings.database)

    metrics = Metrics()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncGenerator[None, None]:
        watch_loop()
        with _reading(settings, metrics) if readers is None else nullcontext(readers) as reading:
            loaded = embedder if embedder is not None else await anyio.to_thread.run_sync(_loaded, settings)
            if isinstance(reading, ReaderPool):
                await anyio.to_thread.run_sync(reading.fill)
            with closing(open_engine(loaded.revision)) as engine:
                service = Service(
                    loaded,
                    engine,
                    Desk(settings.max_concurrent, settings.max_waiting, metrics.worked),
                    reading,
                    await anyio.to_thread.run_sync(_ocr_engine),
                )
                app.state.service = service
                app.state.self_check = SelfCheck(lambda: try_out(service))
                metrics.made_with(present.versions(loaded.name, loaded.revision).model_dump())
                reindexer = _reindexer(settings, build, metrics)
                app.state.changing = _changing(reindexer, engine.posted(loaded))
                async with anyio.create_task_group() as beside:
                    if reindexer is not None:
                        beside.start_soon(reindexer.run)
                    yield
                    beside.cancel_scope.cancel()

    app = FastAPIOffline(
        redoc_url=None,
        title="CV matcher",
        version=VERSION,
        summary="A CV in, the internships worth applying for out, every requirement explained.",
        lifespan=lifespan,
        responses=dict(problems.RESPONSES),
    )
    app.state.settings = settings
    app.state.metrics = metrics
    app.state.assets = load_assets()
    app.state.samples = load_samples()
    problems.install(app)
    for part in (cv_routes, advice_routes, posting_routes, change_routes):
        app.include_router(part.router, dependencies=[Depends(_KEY)])
    for part in (status_routes, page_routes):
        app.include_router(part.router)
    _surround(app, settings, metrics)
    return app


_KEY = HTTPBearer(auto_error=False, description="A key, where the service asks for one.")
"""Only tells readers of /docs where a key goes; the guard decides."""


def _surround(app: FastAPI, settings: Settings, metrics: Metrics) -> None:
    """What a request passes before a route, the last added first."""
    origins = origins_of(settings.cors_origins)
    uploads = settings.max_concurrent + settings.max_waiting
    app.add_middleware(Intake, room=Room(uploads * (settings.max_upload_bytes + FORM_OVERHEAD_BYTES)))
    rates = Rates(settings.rate_per_key, settings.rate_per_address, shared_counts())
    app.add_middleware(Guard, policy=policy_of(settings), rates=rates, origins=origins)
    if origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=origins,
            allow_methods=("GET", "POST", "PUT", "DELETE"),
            allow_headers=("Authorization", "Content-Type", "X-Request-Id"),
            expose_headers=("X-Request-Id", "Retry-After", "Location"),
        )
    app.add_middleware(Observed, metrics=metrics)
    proxies = proxies_of(settings.trusted_proxies)
    if proxies:
        app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=list(proxies))


def _reading(settings: Settings, metrics: Metrics) -> closing[ReaderPool]:
    """The pool of the settings; it gets ready while the model loads."""
    limits = Limits(
        seconds=settings.reading_seconds,
        scan_seconds=settings.scan_seconds,
        cpu_seconds=settings.reading_seconds,
        memory_bytes=settings.reader_bytes,
    )
    return closing(ReaderPool(settings.readers, limits, settings.skills, replaced=metrics.reader_replaced))


def _reindexer(settings: Settings, build: Build | None, metrics: Metrics) -> Reindexer | None:
    """What brings changes of postings into the index folder; none where a database keeps the index."""
    if settings.database is not None:
        return None
    posted = PostedPostings(settings.index)
    return Reindexer(posted, build or build_apart(settings), metrics.reindexed, metrics.pending)


def _changing(reindexer: Reindexer | None, posted: Posted) -> Changing:
    """Where changes go: into the folder, for the re-indexer to bring in, or into the database, searchable at once."""
    if reindexer is None:
        return Changing(posted, searchable_at_once)
    return Changing(reindexer.posted, reindexer.wake)


def _ocr_engine() -> str | None:
    found = recogniser()
    _log.info("scans: %s", found or "Tesseract is not installed, so they are refused")
    return found


def _loaded(settings: Settings) -> Embedder:
    embedder = open_embedder(settings.model, exports=settings.index / EXPORTS)
    warm_up(embedder)
    settle()
    return embedder
