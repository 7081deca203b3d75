"""Typed access to JSON of unknown shape: real feeds leave out, rename and mistype their fields."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime

from matcher.errors import PostingFault
from matcher.nouns import Deadline
from matcher.posting.decode import tidy

JsonObject = Mapping[str, object]

_TRAILING_COMMA = re.compile(r",(\s*[}\]])")


def parse_json(text: str) -> object:
    """The value of a JSON text; a comma before a closing bracket is forgiven.

    Raises PostingFault where it is no JSON, or nested too deeply to be a posting.
    """
    try:
        return json.loads(text, strict=False)
    except RecursionError as error:
        raise PostingFault("The JSON is nested too deeply to be a posting.") from error
    except ValueError:
        pass
    try:
        return json.loads(_TRAILING_COMMA.sub(r"\1", text), strict=False)
    except (ValueError, RecursionError) as error:
        raise PostingFault("The JSON is damaged and cannot be read.") from error


def record(value: object) -> JsonObject:
    """The value as an object: itself, the first object of a list, else an empty one."""
    if isinstance(value, list):
        value = next((entry for entry in value if isinstance(entry, dict)), None)
    return value if isinstance(value, dict) else {}


def entries(value: object) -> tuple[object, ...]:
    """The value as a list: its entries, or itself alone; None gives nothing."""
    if isinstance(value, list):
        return tuple(value)
    return () if value is None else (value,)


def records(value: object) -> tuple[JsonObject, ...]:
    """The objects of a list, or of a single object."""
    return tuple(entry for entry in entries(value) if isinstance(entry, dict))


def words(value: object) -> str | None:
    """The value as one line of text; numbers are written out, an empty text is None."""
    if isinstance(value, list):
        value = next((entry for entry in value if isinstance(entry, str | int)), None)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    if isinstance(value, float) and (not math.isfinite(value) or value.is_integer()):
        value = str(int(value)) if math.isfinite(value) else ""
    return tidy(str(value)) or None


def long_text(value: object) -> str:
    """The value as text with its line breaks; "" where there is none."""
    if isinstance(value, list):
        return "\n".join(entry for entry in value if isinstance(entry, str))
    return value if isinstance(value, str) else ""


def number(value: object) -> float | None:
    """The value as a number, also when it is written as text."""
    try:
        found = float(str(value).replace(",", "")) if isinstance(value, str | int | float) else math.nan
    except ValueError:
        return None
    return found if math.isfinite(found) and not isinstance(value, bool) else None


def truth(value: object) -> bool | None:
    """The value as yes or no, also when it is written as text."""
    if isinstance(value, bool):
        return value
    return {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}.get(
        str(value).strip().lower()
    )


def iso_day(value: object) -> date | None:
    """The day of an ISO 8601 text."""
    try:
        return date.fromisoformat((words(value) or "")[:10])
    except ValueError:
        return None


def iso_deadline(stated: str) -> Deadline | None:
    """An ISO 8601 day or moment as a deadline; a moment without a zone says no more than its day."""
    day = iso_day(stated)
    if day is None:
        return None
    try:
        moment = datetime.fromisoformat(stated)
    except ValueError:
        return Deadline(day)
    return Deadline(day, moment.isoformat() if moment.tzinfo else None)


def unix_day(value: object) -> date | None:
    """The day of a Unix time in seconds or milliseconds."""
    seconds = number(value)
    if seconds is None:
        return None
    if seconds > 1e11:
        seconds /= 1000
    try:
        return datetime.fromtimestamp(seconds, UTC).date()
    except (ValueError, OverflowError, OSError):
        return None
