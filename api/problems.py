"""Errors as RFC 9457 problem details: one table from the tree of errors to status, title and advice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.routing import Match
from starlette.types import Scope

from api.notes import notes_in
from index.errors import (
    BuilderRunning,
    DamagedChanges,
    DamagedSnapshot,
    DatabaseDown,
    DiskFull,
    IndexFault,
    NoSnapshot,
    NotWritable,
    WrongModel,
)
from matcher.errors import (
    FileTooLarge,
    MatcherError,
    ModelFault,
    NoPageImages,
    NoReaders,
    NoSuchPage,
    NoText,
    PostingFault,
    ReadingFailed,
    UnreadableFile,
    UnsupportedType,
)

MEDIA_TYPE = "application/problem+json"
TYPE_PREFIX = "urn:cv-matcher:problem:"


@dataclass(frozen=True, slots=True)
class Kind:
    """How a class of errors is answered."""

    slug: str
    status: int
    title: str
    advice: str


class Problem(Exception):  # noqa: N818 - the word of RFC 9457
    """An error of the REST interface itself."""

    def __init__(self, kind: Kind, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(kind.slug)
        self.kind = kind
        self.detail = detail
        self.headers = headers or {}


TOO_LARGE = Kind("too-large", 413, "The file is too large", "Send a smaller file; a CV of a few pages is enough.")
TOO_SLOW = Kind(
    "too-slow", 408, "The request came too slowly", "Try again, over a better connection or with a smaller file."
)
NO_HTTP = Kind("no-http", 400, "This is no HTTP request", "Send HTTP/1.1 with a head below 16 kB; see /docs.")
INVALID = Kind("invalid-request", 422, "A field is out of range", "Correct the fields named in `detail`; see /docs.")
NO_POSTING = Kind("unknown-posting", 404, "There is no such posting", "List the postings with GET /v1/postings.")
BAD_ID = Kind(
    "unusable-id",
    422,
    "This id cannot be used",
    "Use 1 to 200 letters, digits and - . _ ~ : / @ + ? = & %, beginning with a letter or digit, without `..`.",
)
NOT_WRITABLE = Kind(
    "index-not-writable",
    503,
    "The index cannot be changed",
    "Let the service write into the index folder, or its user into the database.",
)
DISK_FULL = Kind("disk-full", 507, "There is no room left for the index", "Make room on the disk, then send it again.")
BAD_CHANGES = Kind(
    "changes-damaged",
    503,
    "What was sent to the service cannot be read",
    "Put a backup of posted.sqlite in its place; CVs are matched meanwhile as before.",
)
NO_PAGE_FILE = Kind("unknown-file", 404, "There is no such file", "Load the page again.")
BUSY = Kind("busy", 503, "The service is busy", "Try again after the seconds given in Retry-After.")
NO_SNAPSHOT = Kind(
    "no-snapshot",
    503,
    "No postings are indexed yet",
    "Run scripts/reindex.py with your postings; no restart is needed.",
)
NOT_READY = Kind(
    "not-ready", 503, "The service cannot answer", "Look into the log; if it does not mend by itself, start it again."
)
BAD_INDEX = Kind("index-fault", 503, "The index cannot be used", "Build it again with scripts/reindex.py.")
DATABASE_DOWN = Kind(
    "database-down", 503, "The database does not answer", "Try again after the seconds given in Retry-After."
)
BAD_MODEL = Kind(
    "model-fault", 503, "The embedding model cannot be used", "Install the packages of the lock file again."
)
UNREADABLE = Kind(
    "unreadable-file",
    400,
    "The file cannot be read",
    "Open it on your computer, save it again without a password, and retry.",
)
UNSUPPORTED = Kind(
    "unsupported-type",
    415,
    "This type of file is not read",
    "Send a PDF, DOCX, plain text, Markdown or JSON Resume file.",
)
NO_PAGE_IMAGES = Kind(
    "no-page-images",
    415,
    "This type of file has no pages to show",
    "Show its text, which POST /v1/documents gives; only a PDF has page images.",
)
NO_TEXT = Kind("no-text", 422, "The document holds no text", "Send a version with selectable text instead of a scan.")
READING_FAILED = Kind(
    "reading-failed",
    422,
    "Reading the file was given up",
    "Export the CV again as a plain PDF or DOCX of a few pages, or send its text.",
)
BAD_POSTING = Kind("unreadable-posting", 422, "The posting cannot be read", "Send the posting's text, page or record.")
NO_KEY = Kind(
    "key-needed",
    401,
    "A key is needed",
    "Send the key that the operator of this service gave you, as `Authorization: Bearer KEY`.",
)
WRONG_SCOPE = Kind("wrong-scope", 403, "The key does not open this call", "Ask the operator for a key of this scope.")
NOT_LOCAL = Kind(
    "not-local",
    403,
    "The service is open to this machine only",
    "Open it at http://127.0.0.1, or let its operator set keys (CV_MATCHER_KEYS) or start it with --allow-anyone.",
)
WRITES_CLOSED = Kind(
    "writes-closed",
    403,
    "Postings cannot be changed here",
    "Set keys (CV_MATCHER_KEYS), or CV_MATCHER_OPEN_WRITES=true where only you use this machine; then start again.",
)
TOO_OFTEN = Kind("too-often", 429, "Too many requests", "Try again after the seconds given in Retry-After.")
INTERNAL = Kind(
    "internal", 500, "Something went wrong on our side", "Try again; if it stays so, report the request id."
)

_TABLE: tuple[tuple[type[MatcherError], Kind], ...] = (
    (FileTooLarge, TOO_LARGE),
    (UnsupportedType, UNSUPPORTED),
    (NoPageImages, NO_PAGE_IMAGES),
    (NoSuchPage, INVALID),
    (NoText, NO_TEXT),
    (UnreadableFile, UNREADABLE),
    (ReadingFailed, READING_FAILED),
    (PostingFault, BAD_POSTING),
    (NoReaders, BUSY),
    (ModelFault, BAD_MODEL),
    (NoSnapshot, NO_SNAPSHOT),
    (WrongModel, BAD_INDEX),
    (DamagedSnapshot, BAD_INDEX),
    (BuilderRunning, BUSY),
    (DatabaseDown, DATABASE_DOWN),
    (DiskFull, DISK_FULL),
    (NotWritable, NOT_WRITABLE),
    (DamagedChanges, BAD_CHANGES),
    (IndexFault, BAD_INDEX),
)
_SHAPE = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "what_to_do"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "what_to_do": {"type": "string"},
    },
}


def _said_of(statuses: range) -> dict[str, Any]:
    kinds = sorted((kind.status, kind.title) for kind in globals().values() if isinstance(kind, Kind))
    told = "; ".join(f"{status}: {title}" for status, title in kinds if status in statuses)
    return {"description": told, "content": {MEDIA_TYPE: {"schema": _SHAPE}}}


_RETRY_SECONDS = {BUSY: "2", NO_SNAPSHOT: "30", DATABASE_DOWN: "5"}


RESPONSES: Mapping[int | str, dict[str, Any]] = {"4XX": _said_of(range(400, 500)), "5XX": _said_of(range(500, 600))}
"""What the OpenAPI document says of errors, for every call."""


def kind_of(error: MatcherError) -> Kind:
    """The first row of the table that fits."""
    return next((kind for error_type, kind in _TABLE if isinstance(error, error_type)), INTERNAL)


def answer(kind: Kind, detail: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """A problem detail with its advice in `what_to_do`."""
    body = {
        "type": TYPE_PREFIX + kind.slug,
        "title": kind.title,
        "status": kind.status,
        "detail": detail,
        "what_to_do": kind.advice,
    }
    retry = {"Retry-After": _RETRY_SECONDS[kind]} if kind in _RETRY_SECONDS else {}
    return JSONResponse(body, kind.status, headers={**retry, **(headers or {})}, media_type=MEDIA_TYPE)


def describe(errors: ValidationError | RequestValidationError) -> str:
    """All faults of a request in one sentence each, without the values that were sent."""
    return " ".join(
        f"{'.'.join(str(part) for part in error['loc'] if part not in ('query', 'body'))}: {error['msg']}."
        for error in errors.errors()
    )


def refuse(scope: Scope, problem: Problem) -> JSONResponse:
    """The answer to a request that met a problem, which is noted."""
    return _noted(scope, problem.kind, problem.detail, problem.headers)


def _noted(scope: Scope, kind: Kind, detail: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    notes_in(scope).problem = kind.slug
    return answer(kind, detail, headers)


def install(app: FastAPI) -> None:
    """Answer every error of the application as a problem detail."""

    @app.exception_handler(Problem)
    async def _problem(request: Request, error: Problem) -> JSONResponse:
        return refuse(request.scope, error)

    @app.exception_handler(MatcherError)
    async def _matcher_error(request: Request, error: MatcherError) -> JSONResponse:
        return _noted(request.scope, kind_of(error), str(error))

    @app.exception_handler(RequestValidationError)
    async def _invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        return _noted(request.scope, INVALID, describe(error))

    @app.exception_handler(HTTPException)
    async def _http(request: Request, error: HTTPException) -> JSONResponse:
        if error.status_code == 405:
            error.headers = {"Allow": ", ".join(_methods_at(request))}
        kind = Kind("http", error.status_code, str(error.detail), "See /docs for the calls of this service.")
        return _noted(request.scope, kind, str(error.detail), error.headers)


def _methods_at(request: Request) -> list[str]:
    """The methods of every route at a path: Starlette names those of the first route alone."""
    matching = (route for route in request.app.routes if route.matches(request.scope)[0] is not Match.NONE)
    return sorted({method for route in matching for method in getattr(route, "methods", None) or ()})


def unexpected(scope: Scope) -> JSONResponse:
    """The answer to an error that nobody foresaw."""
    return _noted(scope, INTERNAL, "The request could not be completed; nothing of it was kept.")
