"""A gold set, read: postings, requirements, verdicts and relevance grades as the labellers wrote them."""

from __future__ import annotations

import json
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


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Everything of one set. `grades` maps (cv, posting) to 0..3."""

    root: Path
    postings: dict[str, GoldPosting]
    cvs: tuple[str, ...]
    verdicts: tuple[GoldVerdict, ...]
    grades: dict[tuple[str, str], int]


def load(root: Path) -> GoldSet:
    """Read a set; FileNotFoundError where a part is missing."""
    postings = [GoldPosting.model_validate_json(line) for line in _lines(root / "postings.jsonl")]
    cvs = tuple(str(json.loads(line)["id"]) for line in _lines(root / "cvs.jsonl"))
    verdicts = tuple(GoldVerdict.model_validate_json(line) for line in _lines(root / "verdicts.jsonl"))
    return GoldSet(root, {posting.id: posting for posting in postings}, cvs, verdicts, _grades(root))


def _grades(root: Path) -> dict[tuple[str, str], int]:
    rows = [line.split("\t") for line in _lines(root / "relevance.tsv")]
    return {(row[0], row[1]): int(row[2]) for row in rows if row[2].strip().isdigit()}


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
