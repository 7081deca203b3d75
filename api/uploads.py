"""Reading a multipart request into memory only, with its size bounded before and while it is read.

Starlette spools large parts to a file on disk; a CV must never touch one, so the parser keeps every part in memory.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass

from fastapi import Request
from python_multipart.multipart import parse_options_header
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from api.problems import INVALID, TOO_LARGE, Problem

MAX_FIELDS = 24
MAX_FILES = 2
CHARSETS = frozenset({b"utf-8", b"utf8", b"us-ascii"})
FORM_OVERHEAD_BYTES = 64 * 1024
"""Room for boundaries and the small fields beside the file."""


class MemoryParser(MultiPartParser):
    """Starlette's parser with a spool that never reaches the disk, because the body is bounded beforehand."""

    spool_max_size = 2**31


@dataclass(frozen=True, slots=True)
class Form:
    """A parsed multipart form: files by field name (bytes), and text fields."""

    files: dict[str, bytes]
    fields: dict[str, str]


async def read_form(request: Request, max_bytes: int) -> Form:
    """The form of a request; Problem 413 when it is larger than `max_bytes`, 422 when it is not multipart."""
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise Problem(INVALID, "The request must be multipart/form-data with the CV in the field `cv`.")
    _refuse_charset(request.headers["content-type"])
    _refuse_declared_size(request, max_bytes)
    parser = MemoryParser(
        request.headers,
        _bounded(request, max_bytes + FORM_OVERHEAD_BYTES),
        max_files=MAX_FILES,
        max_fields=MAX_FIELDS,
        max_part_size=max_bytes,
    )
    try:
        form = await parser.parse()
    except MultiPartException as error:
        raise Problem(INVALID, f"The multipart form could not be read: {error.message}") from error
    return await _taken(form)


async def read_body(request: Request, max_bytes: int) -> bytes:
    """The whole body of a request that is no form; Problem 413 when it is larger than `max_bytes`."""
    _refuse_declared_size(request, max_bytes)
    return b"".join([piece async for piece in _bounded(request, max_bytes + FORM_OVERHEAD_BYTES)])


async def _taken(form: FormData) -> Form:
    files: dict[str, bytes] = {}
    fields: dict[str, str] = {}
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            files[name] = await value.read()
        else:
            fields[name] = value
    await form.close()
    return Form(files, fields)


def _refuse_charset(content_type: str) -> None:
    """Python's other codecs may take the square of a text's length, or fail with errors unknown to Starlette."""
    _, options = parse_options_header(content_type)
    if options.get(b"charset", b"utf-8").lower() not in CHARSETS:
        raise Problem(INVALID, "The fields of the form must be in UTF-8.")


def _too_large(max_bytes: int) -> Problem:
    """No `Connection: close`: who is still sending would see a broken line, and not the answer."""
    return Problem(TOO_LARGE, f"The limit is {max_bytes / (1024 * 1024):.0f} MB.")


def _refuse_declared_size(request: Request, max_bytes: int) -> None:
    declared = request.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > max_bytes + FORM_OVERHEAD_BYTES:
        raise _too_large(max_bytes)


async def _bounded(request: Request, limit: int) -> AsyncGenerator[bytes, None]:
    """The body's pieces, cut off at `limit` whatever Content-Length says."""
    read = 0
    async for piece in request.stream():
        read += len(piece)
        if read > limit:
            raise _too_large(limit - FORM_OVERHEAD_BYTES)
        yield piece
