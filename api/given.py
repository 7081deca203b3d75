"""What every route is given: the service, and the bounded form of its request."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from api.notes import Notes, notes_in
from api.settings import Settings
from api.uploads import Form, read_form
from api.worker import Service

CV_FILE = {"cv": "The CV: PDF, DOCX, plain text, Markdown or JSON Resume."}
POSTING_FILE = {"posting": "A posting in any supported format, as a file or as text."}


def notes_of(request: Request) -> Notes:
    """The notes of a request."""
    return notes_in(request.scope)


def service_of(request: Request) -> Service:
    """The service that the application was created with."""
    service: Service = request.app.state.service
    return service


async def form_of(request: Request) -> Form:
    """The bounded multipart form of a request."""
    settings: Settings = request.app.state.settings
    return await read_form(request, settings.max_upload_bytes)


Noted = Annotated[Notes, Depends(notes_of)]
Used = Annotated[Service, Depends(service_of)]
Sent = Annotated[Form, Depends(form_of)]
