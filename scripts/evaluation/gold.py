"""A gold set, read: postings, requirements, verdicts and relevance grades as the labellers wrote them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict

AS_OF = date(2026, 1, 20)
"""The day that the labellers took for today."""


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="allow")


class GoldRequirement(_Record):
    """A requirement as labelled: verbatim text, kind, importance."""

    text: str
    kind: str
    importance: str


class GoldPosting(_Record):
    """A posting's fields and requirements as labelled."""

    id: str
    file: str
    title: str
    company: str | None
    locations: tuple[str, ...]
    work_mode: str | None
    deadline: str | None
    start: str | None
    duration_weeks: tuple[int, int] | None
    status: str
    paid: bool | None
    requirements: tuple[GoldRequirement, ...]
    noise: tuple[str, ...] = ()


class GoldVerdict(_Record):
    """The verdict of careful readers on one requirement of one pair."""

    cv: str
    posting: str
    requirement: int
    verdict: str
    evidence: str | None
    blocker: bool


class GoldDegree(_Record):
    """A course of study as labelled; dates are ISO 8601 as far as the CV tells them."""

    level: str
    field: str | None = None
    institution: str | None = None
    start: str | None = None
    end: str | None = None
    expected: bool = False
    grade: str | None = None


class GoldLanguage(_Record):
    """A spoken language as labelled, its level in the words of the CV."""

    name: str
    level: str | None = None


class GoldCv(_Record):
    """The profile of a CV as labelled."""

    id: str
    degrees: tuple[GoldDegree, ...] = ()
    skills: tuple[str, ...] = ()
    languages: tuple[GoldLanguage, ...] = ()
    work_authorisation: tuple[str, ...] = ()
    availability: str | None = None
    location: str | None = None


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Everything of one set. `grades` maps (cv, posting) to 0..3."""

    root: Path
    postings: dict[str, GoldPosting]
    cvs: dict[str, GoldCv]
    verdicts: tuple[GoldVerdict, ...]
    grades: dict[tuple[str, str], int]


def load(root: Path) -> GoldSet:
    """Read a set; FileNotFoundError where a part is missing."""
    postings = [GoldPosting.model_validate_json(line) for line in _lines(root / "postings.jsonl")]
    cvs = [GoldCv.model_validate_json(line) for line in _lines(root / "cvs.jsonl")]
    verdicts = tuple(GoldVerdict.model_validate_json(line) for line in _lines(root / "verdicts.jsonl"))
    by_id = {posting.id: posting for posting in postings}
    return GoldSet(root, by_id, {cv.id: cv for cv in cvs}, verdicts, _grades(root))


def _grades(root: Path) -> dict[tuple[str, str], int]:
    rows = [line.split("\t") for line in _lines(root / "relevance.tsv")]
    return {(row[0], row[1]): int(row[2]) for row in rows if row[2].strip().isdigit()}


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
