from __future__ import annotations

import json

import pytest

from matcher.cv.read import read_document
from tests.matcher.cv.drawn import headings, lines

RESUME = {
    "basics": {
        "name": "Ines Morel",
        "label": "Geographer",
        "email": "ines@mail.example",
        "location": {"city": "Lindholt", "countryCode": "GB"},
        "summary": "Counts birds.",
    },
    "education": [
        {"institution": "University of Ardmere", "studyType": "BSc", "area": "Geography", "startDate": "2023-09",
         "endDate": "2026-06", "score": "2:1", "courses": ["Maps", "Statistics"]}
    ],
    "work": [{"name": "Krume", "position": "Baker", "startDate": "2021", "highlights": ["Baked bread"]}],
    "skills": [{"name": "GIS", "level": "good", "keywords": ["QGIS", "PostGIS"]}],
    "languages": [{"language": "Hungarian", "fluency": "native"}],
}  # fmt: skip


def read(resume: object) -> list[str]:
    return lines(read_document(json.dumps(resume).encode()))


def test_every_section_is_written_out() -> None:
    assert read(RESUME) == [
        "Ines Morel",
        "Geographer",
        "Lindholt, GB | ines@mail.example",
        "Counts birds.",
        "Education",
        "BSc Geography — University of Ardmere\t2023-09 – 2026-06",
        "Grade: 2:1",
        "• Maps",
        "• Statistics",
        "Experience",
        "Baker — Krume\t2021 – present",
        "• Baked bread",
        "Skills",
        "GIS (good): QGIS, PostGIS",
        "Languages",
        "Hungarian (native)",
    ]


def test_sections_get_headings() -> None:
    document = read_document(json.dumps(RESUME).encode())

    assert headings(document) == ["Ines Morel", "Education", "Experience", "Skills", "Languages"]


@pytest.mark.parametrize(
    "broken",
    [
        {"basics": ["not an object"], "skills": [{"name": "GIS"}]},
        {"basics": None, "work": "not a list", "skills": [{"name": "GIS"}]},
        {"skills": [None, 7, {"name": "GIS", "keywords": "not a list"}]},
    ],
)
def test_mistyped_fields_are_left_out(broken: object) -> None:
    assert read(broken) == ["Skills", "GIS"]
