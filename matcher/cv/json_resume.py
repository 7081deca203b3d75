"""JSON Resume (jsonresume.org): its fields written out as a readable CV with headings.

Every field is read defensively: an absent or mistyped one is left out, an unknown one is ignored.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TypeGuard

from matcher.cv.pieces import BULLET, Piece, clean
from matcher.errors import UnreadableFile, UnsupportedType

Record = Mapping[str, object]

_SECTIONS = frozenset(
    {"basics", "work", "volunteer", "education", "awards", "certificates", "publications"}
    | {"skills", "languages", "interests", "references", "projects"}
)


def read_json_resume(text: str) -> list[Piece]:
    """The pieces of a JSON Resume; UnreadableFile for broken JSON, UnsupportedType for JSON of another kind."""
    try:
        root: object = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise UnreadableFile(
            "This JSON file cannot be parsed. Check that it is complete, or send the CV as PDF or DOCX."
        ) from fault
    if not _is_record(root) or not _SECTIONS & set(root):
        raise UnsupportedType(
            "This JSON file is not a JSON Resume: it has none of the sections that jsonresume.org names."
        )
    pieces = _basics(root.get("basics"))
    for key, heading, write in _WRITERS:
        pieces.extend(_section(root.get(key), heading, write))
    return pieces


def _is_record(candidate: object) -> TypeGuard[Record]:
    return isinstance(candidate, dict)


def _text(record: Record, key: str) -> str:
    value = record.get(key)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return clean(str(value).replace("\n", " "))


def _texts(record: Record, key: str) -> list[str]:
    value = record.get(key)
    if not isinstance(value, list):
        return []
    return [clean(entry.replace("\n", " ")) for entry in value if isinstance(entry, str) and entry.strip()]


def _records(value: object) -> list[Record]:
    return [entry for entry in value if _is_record(entry)] if isinstance(value, list) else []


def _joined(separator: str, *parts: str) -> str:
    return separator.join(part for part in parts if part)


def _period(record: Record) -> str:
    start, end = _text(record, "startDate"), _text(record, "endDate")
    return f"{start} – {end or 'present'}" if start else end


def _basics(value: object) -> list[Piece]:
    if not _is_record(value):
        return []
    location = value.get("location")
    place = (
        _joined(", ", *(_text(location, key) for key in ("city", "region", "countryCode")))
        if _is_record(location)
        else ""
    )
    profiles = [_text(profile, "url") for profile in _records(value.get("profiles"))]
    contact = _joined(" | ", place, _text(value, "email"), _text(value, "phone"), _text(value, "url"), *profiles)
    return [
        Piece(_text(value, "name"), heading=True),
        Piece(_text(value, "label")),
        Piece(contact),
        Piece(_text(value, "summary"), gap=True),
    ]


def _section(value: object, heading: str, write: Callable[[Record], list[str]]) -> list[Piece]:
    pieces: list[Piece] = []
    for record in _records(value):
        lines = [line for line in write(record) if line]
        # Entries of one line stand together as a list does; longer ones are parted by a blank line.
        pieces.extend(
            Piece(line, gap=number == 0 and (len(lines) > 1 or not pieces)) for number, line in enumerate(lines)
        )
    return [Piece(heading, heading=True, gap=True), *pieces] if pieces else []


def _bullets(record: Record, *keys: str) -> list[str]:
    return [BULLET + line for key in keys for line in _texts(record, key)]


def _role(record: Record) -> list[str]:
    employer = _text(record, "name") or _text(record, "organization") or _text(record, "company")
    title = _joined(" — ", _text(record, "position"), _joined(", ", employer, _text(record, "location")))
    return [_joined("\t", title, _period(record)), _text(record, "summary"), *_bullets(record, "highlights")]


def _study(record: Record) -> list[str]:
    award = _joined(" ", _text(record, "studyType"), _text(record, "area"))
    title = _joined("\t", _joined(" — ", award, _text(record, "institution")), _period(record))
    score = _text(record, "score")
    return [title, f"Grade: {score}" if score else "", *_bullets(record, "courses")]


def _project(record: Record) -> list[str]:
    title = _joined("\t", _text(record, "name"), _period(record))
    keywords = ", ".join(_texts(record, "keywords"))
    return [title, _text(record, "description"), *_bullets(record, "highlights"), keywords]


def _award(record: Record) -> list[str]:
    return [
        _joined(", ", _text(record, "title"), _text(record, "awarder"), _text(record, "date")),
        _text(record, "summary"),
    ]


def _certificate(record: Record) -> list[str]:
    return [_joined(", ", _text(record, "name"), _text(record, "issuer"), _text(record, "date"))]


def _publication(record: Record) -> list[str]:
    name = _joined(", ", _text(record, "name"), _text(record, "publisher"), _text(record, "releaseDate"))
    return [name, _text(record, "summary")]


def _keywords(record: Record) -> list[str]:
    name, level = _text(record, "name"), _text(record, "level")
    label = f"{name} ({level})" if name and level else name or level
    return [_joined(": ", label, ", ".join(_texts(record, "keywords")))]


def _language(record: Record) -> list[str]:
    name, fluency = _text(record, "language"), _text(record, "fluency")
    return [f"{name} ({fluency})" if name and fluency else name]


def _reference(record: Record) -> list[str]:
    return [_joined(": ", _text(record, "name"), _text(record, "reference"))]


_WRITERS: tuple[tuple[str, str, Callable[[Record], list[str]]], ...] = (
    ("education", "Education", _study),
    ("work", "Experience", _role),
    ("volunteer", "Volunteering", _role),
    ("projects", "Projects", _project),
    ("publications", "Publications", _publication),
    ("awards", "Awards", _award),
    ("certificates", "Certificates", _certificate),
    ("skills", "Skills", _keywords),
    ("languages", "Languages", _language),
    ("interests", "Interests", _keywords),
    ("references", "References", _reference),
)
