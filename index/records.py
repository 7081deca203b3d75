"""Postings as JSON records and back. A condition is written under the name of its type, so that it comes back equal."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import Enum
from functools import cache
from typing import Annotated, TypeAlias, get_args

from pydantic import Discriminator, Tag, TypeAdapter

from matcher import conditions
from matcher.nouns import Importance, Kind, Posting, Requirement, Span

Plain: TypeAlias = "bool | int | float | str | list[Plain] | dict[str, Plain] | None"
TYPE = "type"


def _type_of(value: object) -> str:
    """The name under which a condition is written."""
    return str(value.get(TYPE)) if isinstance(value, Mapping) else type(value).__name__


TaggedCondition = Annotated[
    Annotated[conditions.DegreeCondition, Tag("DegreeCondition")]
    | Annotated[conditions.FieldCondition, Tag("FieldCondition")]
    | Annotated[conditions.GraduationCondition, Tag("GraduationCondition")]
    | Annotated[conditions.RightsCondition, Tag("RightsCondition")]
    | Annotated[conditions.AvailabilityCondition, Tag("AvailabilityCondition")]
    | Annotated[conditions.LocationCondition, Tag("LocationCondition")]
    | Annotated[conditions.LanguageCondition, Tag("LanguageCondition")]
    | Annotated[conditions.GradeCondition, Tag("GradeCondition")]
    | Annotated[conditions.SkillCondition, Tag("SkillCondition")],
    Discriminator(_type_of),
]


@dataclass(frozen=True, slots=True)
class StoredRequirement:
    """A requirement whose condition says which type it is."""

    text: str
    span: Span
    kind: Kind
    importance: Importance
    condition: TaggedCondition | None


@dataclass(frozen=True, slots=True)
class StoredPosting:
    """A posting without its requirements, and these beside it."""

    posting: Posting
    requirements: tuple[StoredRequirement, ...]


@dataclass(frozen=True, slots=True)
class Recorded:
    """A posting with its record, so that none has to be written twice."""

    posting: Posting
    record: str


def to_json(posting: Posting) -> str:
    """The record of a posting: the same posting gives the same characters."""
    record = {"posting": plain(replace(posting, requirements=())), "requirements": plain(posting.requirements)}
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def from_json(record: str | bytes) -> Posting:
    """The posting of a record; pydantic.ValidationError if it is none."""
    stored = _adapter().validate_json(record, strict=True)
    requirements = tuple(
        Requirement(one.text, one.span, one.kind, one.importance, one.condition) for one in stored.requirements
    )
    return replace(stored.posting, requirements=requirements)


def plain(value: object) -> Plain:
    """A noun as JSON values; sets are sorted, because their own order changes from run to run."""
    if isinstance(value, Enum):
        return plain(value.value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return [plain(one) for one in sorted(value)]
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if is_dataclass(value):
        return _tag(value) | {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"A posting record cannot hold a {type(value).__name__}.")


def _tag(value: object) -> dict[str, Plain]:
    return {TYPE: type(value).__name__} if isinstance(value, get_args(conditions.Condition)) else {}


@cache
def _adapter() -> TypeAdapter[StoredPosting]:
    return TypeAdapter(StoredPosting)
