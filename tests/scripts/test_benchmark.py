"""The benchmark's arithmetic and its table; what it measures is other people's tests."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts import benchmark
from scripts.benchmarking.embedding import measure_reindexing
from scripts.benchmarking.layouts import two_page_pdfs
from scripts.benchmarking.postings import measure
from scripts.benchmarking.run import as_json, as_table
from scripts.benchmarking.setting import Figure, Setting, median_ms, pairs_ms, per_second
from tests.embedders import WordCountEmbedder

SAMPLES = Path(benchmark.ROOT) / "samples"
WHERE = Setting("2026-11-24", "2 cores", "Python 3.11")
POSTING = "Bird Intern\nTern Trust\n\nRequirements\n\n- You can count to {count}.\n"


@pytest.fixture
def ticks(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """A clock that is read from a list."""
    times: list[float] = []
    monkeypatch.setattr("scripts.benchmarking.setting.time.perf_counter", lambda: times.pop(0))
    yield times
    assert times == []


def test_the_median_leaves_out_the_first_call(ticks: list[float]) -> None:
    ticks += [0.0, 0.001, 1.0, 1.002, 2.0, 2.009]
    calls: list[int] = []
    assert median_ms(lambda: calls.append(1), times=3) == pytest.approx(2.0)
    assert len(calls) == 4


def test_pairs_leave_out_the_first_two(ticks: list[float]) -> None:
    ticks += [0.0, 9.0, 0.0, 9.0, 0.0, 9.0, 0.0, 9.0, 1.0, 1.002, 2.0, 2.009]
    assert pairs_ms(lambda: None, lambda: None, times=1)[0] == pytest.approx((2.0, 9.0))


def test_speed_is_what_was_done_over_the_time_it_took(ticks: list[float]) -> None:
    ticks += [0.0, 0.5, 10.0, 11.5]
    assert per_second(lambda: 4, at_least_seconds=2.0) == pytest.approx(8 / 2.0)


def test_each_folder_of_samples_is_a_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scripts.benchmarking.postings.SECONDS_A_FORMAT", 0.001)
    for name in ("prose", "mail"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(POSTING.format(count=1))
    assert [(one.measure, one.value > 0) for one in measure(tmp_path)] == [
        ("postings parsed, mail", True),
        ("postings parsed, prose", True),
    ]


def test_an_unchanged_index_embeds_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(POSTING.format(count=1))
    full, again, ratio = measure_reindexing(tmp_path / "a.txt", tmp_path / "index", WordCountEmbedder())
    assert again.how == "1 postings, once, 0 texts embedded"
    assert ratio.value == pytest.approx(full.value / again.value)


def test_the_table_names_the_setting_and_rounds_to_what_counts() -> None:
    found = [Figure("a", 1234.5, "a second", "once"), Figure("b", 12.34, "ms", "once"), Figure("c", 1.234, "s", "x")]
    assert as_table(WHERE, found).splitlines() == [
        "- 2026-11-24",
        "- 2 cores",
        "- Python 3.11",
        "",
        "| measure | value | unit | how |",
        "|---|---:|---|---|",
        "| a | 1,234 | a second | once |",
        "| b | 12.3 | ms | once |",
        "| c | 1.23 | s | x |",
    ]
    assert json.loads(as_json(WHERE, found))["figures"][1]["value"] == 12.34


def test_missing_samples_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert benchmark.main(["--only", "reading", "--samples", str(tmp_path)]) == 1
    assert "There is no PDF of two pages" in capsys.readouterr().err


def test_reading_is_measured_on_many_layouts_of_two_pages() -> None:
    pdfs = two_page_pdfs(SAMPLES / "cvs")
    assert len(pdfs) == len(set(pdfs.values())) > 10
    assert "marcus-adeyinka-rowe.pdf" in pdfs
