"""The official ESCO CSV release, read: its skills, and which is broader than which."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from matcher.errors import MatcherError

CONCEPT_TYPE = "KnowledgeSkillCompetence"
_COLUMNS = {"conceptType", "conceptUri", "skillType", "reuseLevel", "preferredLabel", "altLabels", "status", "inScheme"}


class ReleaseError(MatcherError):
    """A file of the release is missing or not of the documented shape."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One skill as ESCO states it; `schemes` are the addresses of the lists that it belongs to."""

    uri: str
    skill_type: str
    reuse_level: str
    preferred: str
    alternatives: tuple[str, ...]
    status: str
    schemes: str


@dataclass(frozen=True, slots=True)
class Release:
    """The skills in the order of the file, and pairs (narrower, broader) of addresses."""

    concepts: tuple[Concept, ...]
    broader: tuple[tuple[str, str], ...]


def read_release(folder: Path, *, language: str = "en") -> Release:
    """The skills of `skills_<language>.csv` and the pairs of `broaderRelationsSkillPillar_<language>.csv`.

    ReleaseError where a file or a column is missing.
    """
    skills = _rows(folder / f"skills_{language}.csv", _COLUMNS)
    relations = _rows(folder / f"broaderRelationsSkillPillar_{language}.csv", {"conceptUri", "broaderUri"})
    concepts = tuple(_concept(row) for row in skills if row["conceptType"] == CONCEPT_TYPE)
    return Release(concepts, tuple((row["conceptUri"], row["broaderUri"]) for row in relations))


def _rows(path: Path, columns: set[str]) -> Iterator[Mapping[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream, restval="")
            missing = columns - set(reader.fieldnames or ())
            if missing:
                raise ReleaseError(f"{path} has no column {', '.join(sorted(missing))}. Give the CSV release of ESCO.")
            yield from reader
    except OSError as error:
        raise ReleaseError(f"{path} cannot be read: {error.strerror}. Give the folder of the CSV release.") from error
    except (csv.Error, UnicodeDecodeError) as error:
        raise ReleaseError(f"{path} is damaged ({error}). Download the release again.") from error


def _concept(row: Mapping[str, str]) -> Concept:
    return Concept(
        uri=row["conceptUri"],
        skill_type=row["skillType"],
        reuse_level=row["reuseLevel"] or "unstated",
        preferred=" ".join(row["preferredLabel"].split()),
        alternatives=tuple(" ".join(label.split()) for label in row["altLabels"].split("\n") if label.strip()),
        status=row["status"],
        schemes=row["inScheme"],
    )
