"""ESCO's release becomes a vocabulary beside ours, and never takes anything from ours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from matcher.skill_vocabulary import parse_vocabulary, use_additional_vocabulary
from matcher.skills import category, find_skills, implied
from scripts import import_esco
from scripts.esco.choose import Choice, choose
from scripts.esco.labels import Reason
from scripts.esco.release import read_release
from scripts.esco.write import vocabulary_text
from tests.scripts.esco.release import row, write_release


@pytest.fixture(autouse=True)
def _our_own_again() -> Iterator[None]:
    yield
    use_additional_vocabulary(None)


def chosen(folder: Path, *rows: dict[str, str], broader: list[tuple[str, str]] | None = None) -> Choice:
    return choose(read_release(write_release(folder, list(rows), broader)))


def found(text: str) -> list[str]:
    return [mention.skill for mention in find_skills(text)]


def test_labels_are_found_under_the_preferred_one(tmp_path: Path) -> None:
    write_release(tmp_path, [row("dry-stone walling", "build dry stone walls", "dry stane dyking")])
    output = tmp_path / "esco.toml"
    assert import_esco.main([str(tmp_path), "--output", str(output)]) == 0
    assert found("You build dry stone walls.") == []
    use_additional_vocabulary(output)
    assert found("You build dry stone walls. Dry stane dyking helps.") == ["dry-stone walling", "dry-stone walling"]


def test_the_summary_counts_what_was_read_taken_and_skipped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_release(tmp_path, [row("dry-stone walling", "walls"), row("Python (computer programming)")])
    import_esco.main([str(tmp_path), "--output", str(tmp_path / "esco.toml")])
    assert capsys.readouterr().out.splitlines() == [
        "skills: 2 read, 1 taken, 1 skipped",
        "       1  our own vocabulary has it",
        "labels of those: 2 read, 1 taken, 1 skipped",
        "       1  a short single word is ambiguous",
        "steps of implies: 0",
    ]


def test_broader_skills_are_implied_where_both_are_skills(tmp_path: Path) -> None:
    rows = [row("dry-stone walling"), row("rural building crafts")]
    (tmp_path / "esco.toml").write_text(
        vocabulary_text(chosen(tmp_path, *rows, broader=[("dry-stone walling", "rural building crafts")]))
    )
    use_additional_vocabulary(tmp_path / "esco.toml")
    assert implied("dry-stone walling") == {"rural building crafts"}


def test_a_broader_skill_that_we_have_is_implied_under_our_name(tmp_path: Path) -> None:
    broader = [("dry-stone walling", "computer programming")]
    choice = chosen(tmp_path, row("dry-stone walling"), row("computer programming"), broader=broader)
    assert [(one.name, one.implies) for one in choice.entries] == [("dry-stone walling", ("programming",))]


def test_no_skill_implies_itself_even_where_the_file_goes_in_a_circle(tmp_path: Path) -> None:
    circle = [("dry-stone walling", "rural crafts work"), ("rural crafts work", "dry-stone walling")]
    choice = chosen(tmp_path, row("dry-stone walling"), row("rural crafts work"), broader=circle)
    assert {one.name: one.implies for one in choice.entries} == {
        "dry-stone walling": ("rural crafts work",),
        "rural crafts work": (),
    }


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        (row("Python (computer programming)"), Reason.OURS),
        (row("Danish"), Reason.LANGUAGE),
        (row("write Danish"), Reason.LANGUAGE),
        (row("computer science"), Reason.SUBJECT),
        (row("understand spoken Frisian", inScheme="http://example.org/scheme/skill-language-groups"), Reason.LANGUAGE),
        (row("thatch old roofs", status="obsolete"), Reason.STATUS),
        (row("walls"), Reason.NO_LABEL),
        (row("shear sheep in the early morning before the market opens"), Reason.NO_LABEL),
    ],
)
def test_a_skill_is_skipped_with_its_reason(tmp_path: Path, changed: dict[str, str], reason: Reason) -> None:
    choice = chosen(tmp_path, row("dry-stone walling"), changed)
    assert [one.name for one in choice.entries] == ["dry-stone walling"]
    assert choice.skipped == {reason: 1}


def test_a_label_of_two_skills_goes_to_the_one_that_prefers_it(tmp_path: Path) -> None:
    choice = chosen(tmp_path, row("lay hedges", "hedge craft work"), row("hedge craft work"))
    assert [(one.name, one.also) for one in choice.entries] == [("hedge craft work", ()), ("lay hedges", ())]
    assert choice.labels_skipped == {Reason.TAKEN: 1}


def test_an_alternative_gives_the_name_where_the_preferred_label_cannot(tmp_path: Path) -> None:
    assert [one.name for one in chosen(tmp_path, row("walls", "dry-stone walling")).entries] == ["dry-stone walling"]


def test_a_label_around_one_of_our_names_would_hide_it_and_is_left_out(tmp_path: Path) -> None:
    choice = chosen(tmp_path, row("dry-stone walling", "plan walls with Python"))
    assert choice.labels_skipped == {Reason.HIDES: 1}


def test_a_short_name_counts_only_in_its_capitals(tmp_path: Path) -> None:
    (tmp_path / "esco.toml").write_text(vocabulary_text(chosen(tmp_path, row("Wallix", skillType="knowledge"))))
    use_additional_vocabulary(tmp_path / "esco.toml")
    assert found("We plan it with Wallix every week.") == ["Wallix"]
    assert found("We plan it with wallix every week.") == []
    assert category("Wallix") == "knowledge"


def test_quotes_and_backslashes_survive_the_file(tmp_path: Path) -> None:
    label = 'use the "C:\\walls" archive'
    written = vocabulary_text(chosen(tmp_path, row(label)))
    assert list(parse_vocabulary(written).skills) == [label]


@pytest.mark.parametrize("missing", ["skills_en.csv", "broaderRelationsSkillPillar_en.csv"])
def test_a_missing_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str], missing: str) -> None:
    write_release(tmp_path, [row("dry-stone walling")])
    (tmp_path / missing).unlink()
    assert import_esco.main([str(tmp_path), "--output", str(tmp_path / "esco.toml")]) == 1
    assert missing in capsys.readouterr().err


def test_another_csv_file_is_told_by_its_columns(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_release(tmp_path, [])
    (tmp_path / "skills_en.csv").write_text("conceptUri,preferredLabel\na,b\n", encoding="utf-8")
    assert import_esco.main([str(tmp_path), "--output", str(tmp_path / "esco.toml")]) == 1
    assert "has no column altLabels, conceptType" in capsys.readouterr().err
