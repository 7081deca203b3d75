"""A folder of CV files, some with a truth file, from bytes to shares."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts.evaluate_cvs import main
from scripts.evaluation.cv_files import read_folder, shares
from scripts.evaluation.same_cv import alike

CV = """# Ines Morel

Lindholt, Denmark | ines@mail.example

## Education

BSc Physics, University of Ardmere, 2023 - 2026

## Work

Lab assistant, Krume Bakery, June 2024 - August 2024
- Wrote Python scripts

## Skills

Python, Git
"""
TRUTH = {
    "contact": {"full_name": "Ines Morel", "email": "ines@mail.example"},
    "experience": [{"title": "Lab assistant", "company": "Krume Bakery", "dates": "Jun 2024 - Aug 2024"}],
    "education": [{"degree": "BSc Physics", "institution": "University of Ardmere"}],
    "skills": ["Python", "Docker"],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.md").write_text(CV, encoding="utf-8")
    (tmp_path / "one.truth.json").write_text(json.dumps(TRUTH), encoding="utf-8")
    (tmp_path / "two.pdf").write_bytes(b"%PDF-1.7 cut off")
    return tmp_path


def test_a_file_that_cannot_be_read_is_named_with_its_fault(folder: Path) -> None:
    files = read_folder(folder)

    assert (list(files.read), list(files.failed)) == (["one.md"], ["two.pdf"])
    assert "damaged" in files.failed["two.pdf"]


def test_every_field_of_a_truth_file_is_compared(folder: Path) -> None:
    counted = shares(read_folder(folder).fields)

    assert counted["skill"] == (1, 2)
    assert {kind: right for kind, (right, total) in counted.items() if kind != "skill"} == {
        "experience title": 1, "experience company": 1, "experience dates": 1, "education degree": 1,
        "education institution": 1, "full name set aside": 1, "email set aside": 1,
    }  # fmt: skip


def test_the_command_fails_where_a_file_cannot_be_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["fields"]["skill"] == {"right": 1, "of": 2}


def test_rankings_are_compared_pair_by_pair() -> None:
    measured = alike({"a": {"x": 0.9, "y": 0.5}, "b": {"x": 0.9, "y": 0.4}, "c": {"y": 0.6, "x": 0.3}})

    assert measured.least_overlap == 1.0
    assert measured.same_order == pytest.approx(1 / 3)
    assert measured.largest_difference == pytest.approx(0.6)
    assert measured.firsts == {"a": "x", "b": "x", "c": "y"}
