"""The arithmetic of the measures under load, and the corpus that re-indexes are measured on."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import load as command
from scripts.benchmarking import load
from scripts.benchmarking.corpus import change, write_corpus
from scripts.benchmarking.load import Answered

SERVED = [Answered(200, seconds / 10, None) for seconds in range(1, 21)]
AWAY = [Answered(503, 0.01, "2"), Answered(503, 0.03, "2")]
SAMPLES = Path(command.ROOT) / "samples" / "postings"


def test_only_what_was_answered_counts_for_the_waiting() -> None:
    half, most = list(load._figures("x", [*SERVED, *AWAY], 3.0))[1:]
    assert [half.value, most.value] == pytest.approx([1050, 1995])
    assert half.how == "20 answered of 22"


def test_those_sent_away_are_a_share_with_the_time_until_they_knew() -> None:
    share, told, longest = load._sent_away("x", [*SERVED[:2], *AWAY])
    assert [share.value, told.value, longest.value] == pytest.approx([0.5, 20, 200])
    assert share.how.endswith("2 told when")


def test_nobody_sent_away_is_a_share_of_nothing() -> None:
    assert [one.value for one in load._sent_away("x", SERVED)] == [0, 2000]


def test_the_corpus_is_the_same_each_time_and_no_copy_of_the_samples(tmp_path: Path) -> None:
    for name in ("one", "other"):
        write_corpus(SAMPLES, tmp_path / name, 5)
    texts = [[path.read_text() for path in sorted((tmp_path / name).iterdir())] for name in ("one", "other")]
    assert texts[0] == texts[1]
    assert len(set(texts[0])) == 5
    assert not {path.read_text() for path in SAMPLES.rglob("*.md")} & set(texts[0])


def test_a_share_of_the_corpus_is_changed(tmp_path: Path) -> None:
    write_corpus(SAMPLES, tmp_path / "corpus", 20)
    before = {path.name: path.read_text() for path in (tmp_path / "corpus").iterdir()}
    assert change(tmp_path / "corpus", 0.1) == 2
    changed = [name for name, text in before.items() if (tmp_path / "corpus" / name).read_text() != text]
    assert len(changed) == 2


def test_an_index_that_is_missing_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--index", str(tmp_path), "--cv", str(tmp_path / "none.pdf")]) == 1
    assert "none.pdf" in capsys.readouterr().err
