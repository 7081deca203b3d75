"""The application: settings in, a FastAPI application out. Nothing is read or loaded at import."""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager, closing, nullcontext

import anyio.to_thread
from fastapi import FastAPI, Request, Response
from fastapi_offline import FastAPIOffline

from api import advice_routes, cv_routes, page_routes, posting_routes, problems, status_routes
from api.assets import load_assets
from api.page_headers import protect
from api.reading.limits import Limits
from api.reading.messages import place_of
from api.reading.pool import ReaderPool
from api.reading.task import Readers
from api.samples import load_samples
from api.settings import Settings
from api.worker import Desk, Service, warm_up
from index.current import CurrentSnapshot
from index.layout import EXPORTS
from matcher.cv.scan import recogniser
from matcher.embedding import Embedder, open_embedder
from matcher.skill_vocabulary import use_additional_vocabulary

VERSION = "0.1.0"
_log = logging.getLogger("cv_matcher")


def create_app(settings: Settings, embedder: Embedder | None = None, readers: Readers | None = None) -> FastAPI:
    """The service on one index.

    `embedder` replaces the model that the settings name, `readers` the pool of processes; tests give small ones.

    VocabularyFault where the settings name additional skills that cannot be read.
    """
    use_additional_vocabulary(settings.skills)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncGenerator[None, None]:
        with _reading(settings) if readers is None else nullcontext(readers) as reading:
            loaded = embedder if embedder is not None else await anyio.to_thread.run_sync(_loaded, settings)
            if isinstance(reading, ReaderPool):
                await anyio.to_thread.run_sync(reading.fill)
            app.state.service = Service(
                loaded,
                CurrentSnapshot(settings.index, revision=loaded.revision),
                Desk(settings.max_concurrent, settings.max_waiting),
                reading,
                await anyio.to_thread.run_sync(_ocr_engine),
            )
            yield

    app = FastAPIOffline(
        redoc_url=None,
        title="CV matcher",
        version=VERSION,
        summary="A CV in, the internships worth applying for out, every requirement explained.",
        lifespan=lifespan,
    )
    app.state.settings = settings
    app.state.assets = load_assets()
    app.state.samples = load_samples()
    problems.install(app)
    parts = (cv_routes, advice_routes, posting_routes, status_routes, page_routes)
    for part in parts:
        app.include_router(part.router)
    app.middleware("http")(_logged)
    return app


def _reading(settings: Settings) -> closing[ReaderPool]:
    """The pool of the settings; it gets ready while the model loads."""
    limits = Limits(
        seconds=settings.reading_seconds,
        scan_seconds=settings.scan_seconds,
        cpu_seconds=settings.reading_seconds,
        memory_bytes=settings.reader_bytes,
    )
    return closing(ReaderPool(settings.readers, limits, settings.skills))


def _ocr_engine() -> str | None:
    found = recogniser()
    _log.info("scans: %s", found or "Tesseract is not installed, so they are refused")
    return found


def _loaded(settings: Settings) -> Embedder:
    embedder = open_embedder(settings.model, exports=settings.index / EXPORTS)
    warm_up(embedder)
    return embedder


async def _logged(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """One line a request: id, route, status, milliseconds. Never a query, a file name or a word of a CV."""
    request_id = uuid.uuid4().hex[:12]
    started = time.perf_counter()
    try:
        response = await call_next(request)
    except Exception as error:
        _log.error("%s failed: %s", request_id, place_of(error))
        response = problems.unexpected()
    response.headers["X-Request-Id"] = request_id
    protect(request.url.path, response.headers)
    route = request.scope.get("route")
    path = getattr(route, "path", "unmatched")
    milliseconds = 1000 * (time.perf_counter() - started)
    _log.info("%s %s %s %d %.1f ms", request_id, request.method, path, response.status_code, milliseconds)
    return response
