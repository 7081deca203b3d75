"""A tiny invented release in the shape of the official one: same files, same columns."""

from __future__ import annotations

import csv
from pathlib import Path

COLUMNS = (
    "conceptType", "conceptUri", "skillType", "reuseLevel", "preferredLabel", "altLabels", "hiddenLabels", "status",
    "modifiedDate", "scopeNote", "definition", "inScheme", "description",
)  # fmt: skip
GROUP = "http://example.org/group/S1"


def uri(name: str) -> str:
    return f"http://example.org/skill/{name.replace(' ', '-')}"


def row(preferred: str, *alternatives: str, **changed: str) -> dict[str, str]:
    stated = {
        "conceptType": "KnowledgeSkillCompetence",
        "conceptUri": uri(preferred),
        "skillType": "skill/competence",
        "reuseLevel": "sector-specific",
        "preferredLabel": preferred,
        "altLabels": "\n".join(alternatives),
        "status": "released",
        "inScheme": "http://example.org/scheme/skills",
        "description": 'A line, with a comma\nand "quotes".',
    }
    return stated | changed


def write_release(folder: Path, rows: list[dict[str, str]], broader: list[tuple[str, str]] | None = None) -> Path:
    """The folder with the files; `broader` holds pairs of labels, narrower first."""
    with (folder / "skills_en.csv").open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    with (folder / "broaderRelationsSkillPillar_en.csv").open("w", encoding="utf-8-sig", newline="") as stream:
        lines = csv.writer(stream)
        lines.writerow(("conceptType", "conceptUri", "broaderType", "broaderUri"))
        for narrow, broad in broader or []:
            lines.writerow(("KnowledgeSkillCompetence", uri(narrow), "KnowledgeSkillCompetence", uri(broad)))
        lines.writerow(("KnowledgeSkillCompetence", uri("dry-stone walling"), "SkillGroup", GROUP))
    return folder
