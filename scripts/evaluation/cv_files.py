"""A folder of CV files: what cannot be read, what was read of the fields that somebody wrote down, and whether the
files of one and the same CV are ranked alike.

Beside `NAME.pdf` may stand `NAME.truth.json`, written by hand: contact{full_name, email, phone, location},
experience[{title, company, dates}], education[{degree, institution, dates}], skills[].
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from matcher.chunks import cv_chunks
from matcher.conditions import PartialDate
from matcher.cv.read import read_document
from matcher.cv.understand import understand
from matcher.dates import find_dates, find_periods
from matcher.degrees import find_degrees
from matcher.errors import FileFault
from matcher.nouns import Cv, Degree, Experience
from matcher.skills import find_skills
from scripts.evaluation.pairing import covered, word_f1

SUFFIXES = frozenset({".pdf", ".docx", ".txt", ".md", ".json"})
SAME_WORDS_FROM = 0.5
TRUTH = ".truth.json"


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class TrueContact(_Record):
    """Who the CV is about."""

    full_name: str = ""
    email: str = ""
    phone: str = ""
    location: str = ""


class TrueExperience(_Record):
    """One post."""

    title: str = ""
    company: str = ""
    dates: str = ""


class TrueEducation(_Record):
    """One course of study."""

    degree: str = ""
    institution: str = ""
    dates: str = ""


class Truth(_Record):
    """What a person read in a file."""

    contact: TrueContact = TrueContact()
    experience: tuple[TrueExperience, ...] = ()
    education: tuple[TrueEducation, ...] = ()
    skills: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One true field beside what was read."""

    kind: str
    file: str
    wanted: str
    read: str
    right: bool


@dataclass(frozen=True, slots=True)
class Files:
    """What became of the files of a folder: names that were read, faults by name, and the fields compared."""

    read: dict[str, Cv]
    failed: dict[str, str]
    fields: tuple[Field, ...]


def read_folder(folder: Path) -> Files:
    """Read every CV file under a folder and compare the fields that stand in a truth file beside it."""
    read: dict[str, Cv] = {}
    failed: dict[str, str] = {}
    fields: list[Field] = []
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in SUFFIXES or path.name.endswith(TRUTH):
            continue
        name = path.relative_to(folder).as_posix()
        try:
            read[name] = understand(read_document(path.read_bytes()))
        except FileFault as fault:
            failed[name] = str(fault)
            continue
        truth = path.with_name(path.stem + TRUTH)
        if truth.exists():
            fields.extend(compare(name, Truth.model_validate_json(truth.read_text(encoding="utf-8")), read[name]))
    return Files(read, failed, tuple(fields))


def shares(fields: Sequence[Field]) -> dict[str, tuple[int, int]]:
    """For each kind of field, how many are right, and how many there are."""
    counts: dict[str, tuple[int, int]] = {}
    for field in fields:
        right, total = counts.get(field.kind, (0, 0))
        counts[field.kind] = (right + field.right, total + 1)
    return counts


def compare(name: str, truth: Truth, cv: Cv) -> Iterator[Field]:
    """Every field of a truth file against the CV that was read."""
    yield from _experience_fields(name, truth, cv.profile.experiences)
    yield from _education_fields(name, truth, cv.profile.degrees)
    yield from _skill_fields(name, truth, cv)
    yield from _contact_fields(name, truth.contact, cv)


def _experience_fields(name: str, truth: Truth, read: Sequence[Experience]) -> Iterator[Field]:
    left = list(read)
    for wanted in truth.experience:
        found = max(left, key=lambda one: _post_likeness(wanted, one), default=None)
        found = found if found is not None and _post_likeness(wanted, found) >= SAME_WORDS_FROM else None
        if found is not None:
            left.remove(found)
        for kind, want, have in (
            ("title", wanted.title, found.title if found else ""),
            ("company", wanted.company, (found.organisation if found else None) or ""),
        ):
            if want:
                yield Field(f"experience {kind}", name, want, have, word_f1(want, have) >= SAME_WORDS_FROM)
        if wanted.dates:
            have = _period(found.start, found.end) if found else ""
            yield Field("experience dates", name, wanted.dates, have, have == _true_period(wanted.dates))


def _post_likeness(wanted: TrueExperience, read: Experience) -> float:
    return word_f1(wanted.title, read.title) + word_f1(wanted.company, read.organisation or "")


def _education_fields(name: str, truth: Truth, read: Sequence[Degree]) -> Iterator[Field]:
    left = list(read)
    for wanted in truth.education:
        levels = {one.level for one in find_degrees(wanted.degree)}
        found = max(left, key=lambda one: word_f1(wanted.degree, f"{one.award} {one.field}"), default=None)
        if found is not None:
            left.remove(found)
        if wanted.degree:
            have = f"{found.award or ''} {found.field or ''}".strip() if found else ""
            right = found is not None and found.level in levels and covered(have, wanted.degree) >= SAME_WORDS_FROM
            yield Field("education degree", name, wanted.degree, have, right)
        if wanted.institution:
            have = (found.institution if found else None) or ""
            yield Field("education institution", name, wanted.institution, have,
                        word_f1(wanted.institution, have) >= SAME_WORDS_FROM)  # fmt: skip
        if wanted.dates:
            have = _period(found.start, found.end) if found else ""
            yield Field("education dates", name, wanted.dates, have, have == _true_period(wanted.dates))


def _true_period(text: str) -> str:
    for period in find_periods(text):
        return _period(period.start, period.end)
    dates = find_dates(text)
    return _period(None, dates[-1].last) if dates else ""


def _period(start: PartialDate | None, end: PartialDate | None) -> str:
    return f"{start.isoformat() if start else ''}..{end.isoformat() if end else ''}"


def _skill_fields(name: str, truth: Truth, cv: Cv) -> Iterator[Field]:
    """A skill is found where the profile has it; one that the vocabulary cannot name, where a statement holds it."""
    read = {use.skill for use in cv.profile.skills}
    texts = " \n ".join(chunk.text for chunk in cv_chunks(cv)).casefold()
    for wanted in truth.skills:
        named = {mention.skill for mention in find_skills(wanted)}
        right = bool(named & read) if named else re.search(rf"\b{re.escape(wanted.casefold())}\b", texts) is not None
        yield Field("skill", name, wanted, ", ".join(sorted(named & read)), right)


def _contact_fields(name: str, contact: TrueContact, cv: Cv) -> Iterator[Field]:
    """Name, address and telephone are set aside: they are right where nothing that is compared holds them."""
    compared = " \n ".join(chunk.text for chunk in cv_chunks(cv)).casefold()
    for kind in ("full_name", "email", "phone"):
        wanted = str(getattr(contact, kind))
        if wanted:
            held = re.search(rf"(?<!\w){re.escape(wanted.casefold())}(?!\w)", compared) is not None
            yield Field(f"{kind.replace('_', ' ')} set aside", name, wanted, "compared" if held else "", not held)
    if contact.location:
        have = " ".join(place.text for place in cv.profile.places)
        yield Field("place", name, contact.location, have, covered(contact.location, have) >= SAME_WORDS_FROM)
