"""The decision on sentences, measured on a handful of invented ones."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from matcher.nouns import Role
from scripts import evaluate_sentences
from scripts.evaluation.sentences import Agreement, Sentence, agreement, asks_alone, load, measure, roles_together

ROWS = (
    {"text": "You must have solid Python.", "doc": "d1", "has_requirement": True},
    {"text": "Lunch is on us every Friday.", "doc": "d1", "has_requirement": False},
    {"text": "Our office has Python posters on every wall.", "doc": "d2", "has_requirement": False},
)


def written(path: Path, rows: tuple[dict[str, object], ...] = ROWS) -> Path:
    content = "\n".join(json.dumps(row) for row in rows).encode()
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return path


def test_agreement_is_worked_out_by_hand() -> None:
    gold, given = [True, True, True, False], [True, False, False, True]
    assert agreement(gold, given) == Agreement(4, 3, 1 / 2, 1 / 3, 2 / 5)
    assert agreement([True], [False]) == Agreement(1, 1, 0.0, 0.0, 0.0)


@pytest.mark.parametrize("name", ["lines.jsonl", "lines.jsonl.gz"])
def test_plain_and_packed_files_are_read(tmp_path: Path, name: str) -> None:
    assert load(written(tmp_path / name))[1] == Sentence("Lunch is on us every Friday.", False, "d1")


@pytest.mark.parametrize(("labels", "asks"), [((), False), (("Occupation",), False), (("Occupation", "Skill"), True)])
def test_spans_other_than_a_post_make_a_requirement(tmp_path: Path, labels: tuple[str, ...], asks: bool) -> None:
    row: dict[str, object] = {"text": "A line.", "entities": [{"label": label, "text": "line"} for label in labels]}
    assert load(written(tmp_path / "lines.jsonl", (row,))) == (Sentence("A line.", asks, None),)


def test_a_sentence_alone_is_read_as_the_only_one_of_a_posting() -> None:
    assert [asks_alone(str(row["text"])) for row in ROWS] == [True, False, False]
    assert asks_alone("Python, R") is False


def test_a_heading_above_it_decides_on_a_line_in_its_document() -> None:
    texts = ["Requirements:", "- Python and R", "- Good SQL", "Benefits:", "- Free Python course"]
    assert roles_together(texts) == [Role.HEADING, Role.REQUIREMENT, Role.REQUIREMENT, Role.HEADING, Role.BENEFIT]


def test_what_was_missed_is_counted_by_what_it_was_taken_for() -> None:
    texts = ("What you will do:", "- Write Python tools", "- Plan walks")
    assert measure([Sentence(text, "Python" in text, "d1") for text in texts]).missed == {"duty": 1}


def test_the_baselines_stand_beside_the_reader(tmp_path: Path) -> None:
    measured = measure(load(written(tmp_path / "lines.jsonl"))).systems
    assert measured["the reader, each alone"] == Agreement(3, 1, 1.0, 1.0, 1.0)
    assert measured["the reader, in its document"] == Agreement(3, 1, 1.0, 1.0, 1.0)
    assert measured["always yes"] == Agreement(3, 1, 1 / 3, 1.0, 1 / 2)
    assert measured["names a skill"] == Agreement(3, 1, 1 / 2, 1.0, 2 / 3)


def test_sentences_without_documents_are_only_measured_alone() -> None:
    assert "the reader, in its document" not in measure([Sentence("You must have solid Python.", True, None)]).systems


def test_the_command_prints_a_row_for_each_system(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(written(tmp_path / "lines.jsonl"))
    assert evaluate_sentences.main([path]) == 0
    table = capsys.readouterr().out.splitlines()
    assert table[4] == "| lines.jsonl | 3 (1) | always yes | 0.333 | 1.000 | 0.500 |"
    assert evaluate_sentences.main([path, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["lines.jsonl"]["systems"]["always yes"]["precision"] == pytest.approx(
        1 / 3
    )


def test_a_damaged_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text('{"text": 3}\n')
    assert evaluate_sentences.main([str(path)]) == 1
    assert "cannot be read as labelled sentences" in capsys.readouterr().err
