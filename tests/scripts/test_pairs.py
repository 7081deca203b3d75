"""Pairs of a requirement and a line of a CV: the layout of the files, and what is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.evaluation.pairs import Pair, Scored, false_met, load, share_right

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "pairs"


def test_a_line_becomes_a_cv_with_its_sections(tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text("# note\ncraft\tKnits\tmet\tContact: Oban || Skills: Knitting\n", encoding="utf-8")
    assert load(path) == (Pair("craft", "Knits", "met", "# A. Student\n\nOban\n\n## Skills\n\n- Knitting\n"),)


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text("craft\tKnits\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 1 has 2 columns"):
        load(path)


def test_false_met_counts_what_the_cv_does_not_show() -> None:
    def scored(expected: str, given: str) -> Scored:
        return Scored(Pair("", "", expected, ""), given, "")

    found = [scored("met", "met"), scored("missing", "met"), scored("unknown", "unknown")]
    assert (share_right(found), false_met(found)) == (2 / 3, 0.5)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.tsv")), ids=lambda path: path.stem)
def test_the_samples_can_be_read(path: Path) -> None:
    assert {pair.expected for pair in load(path)} <= {"met", "partial", "missing", "unknown"}
