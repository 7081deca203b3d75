"""From a parsed multipart form to checked fields and the bytes of the CV."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from api import wire
from api.problems import INVALID, Problem, describe
from api.uploads import Form
from matcher.nouns import Filters

M = TypeVar("M", bound=BaseModel)


def cv_bytes(form: Form) -> bytes:
    """The uploaded CV; Problem 422 when the field `cv` is not a file."""
    if "cv" not in form.files:
        raise Problem(INVALID, "Send the CV as a file in the field `cv`, for example: curl -F cv=@my-cv.pdf")
    return form.files["cv"]


def checked(model: type[M], fields: Mapping[str, str]) -> M:
    """The fields as a model; Problem 422 that names every fault."""
    try:
        return model.model_validate(dict(fields))
    except ValidationError as error:
        raise Problem(INVALID, describe(error)) from error


def filters(fields: wire.PostingFilter) -> Filters:
    """The filters of a request as the domain's noun."""
    return Filters(
        location=fields.location,
        country=fields.country,
        work_mode=fields.work_mode,
        company=fields.company,
        words=tuple((fields.query or "").split()),
        include_closed=fields.include_closed,
        status=fields.status,
        level=fields.level,
        start_from=fields.start_from,
        start_to=fields.start_to,
        paid=fields.paid,
        sponsorship=fields.sponsorship,
        include_unstated=fields.include_unstated,
    )


def form_schema(model: type[BaseModel], files: Mapping[str, str]) -> dict[str, Any]:
    """The OpenAPI description of a multipart form: `files` by name with their description, then the model's fields."""
    schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
    schema.pop("$defs", None)
    for name, description in files.items():
        schema["properties"][name] = {"type": "string", "format": "binary", "description": description}
    for description in schema["properties"].values():
        _without_references(description)
    schema["required"] = ["cv", *schema.get("required", ())]
    return {"requestBody": {"required": True, "content": {"multipart/form-data": {"schema": schema}}}}


def _without_references(description: dict[str, Any]) -> None:
    """Enumerations of form fields are plain strings here; their values are checked by the model."""
    choices = description.get("anyOf", [])
    if any("$ref" in choice for choice in choices):
        description["anyOf"] = [c if "$ref" not in c else {"type": "string"} for c in choices]
