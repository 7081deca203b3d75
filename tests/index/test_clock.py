"""A clock that jumps: nothing of an index goes by the time, neither which snapshot is current nor which are kept."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, tzinfo
from pathlib import Path

import pytest

from index import layout
from index.current import CurrentSnapshot
from index.posted import PostedPostings
from index.reindex import apply_posted, reindex, revise
from matcher.retrieval import Vectors
from tests.embedders import WordCountEmbedder
from tests.index.postings import posting
from tests.index.test_posted import send, text, titles

YEARS = (2026, 2061, 1999, 2026, 1971, 2104)


class Jumping:
    """Stands in for `datetime`: each question is answered with another year."""

    def __init__(self, years: Sequence[int]) -> None:
        self._years: Iterator[int] = iter(years)

    def now(self, zone: tzinfo | None) -> datetime:
        return datetime(next(self._years), 3, 1, 12, tzinfo=zone)


@pytest.fixture
def jumping(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.build.datetime", Jumping(YEARS * 3))
    monkeypatch.setattr("index.posted.datetime", Jumping(YEARS[::-1] * 3))


def age(folder: Path, seconds: float) -> None:
    """Every file as if it had been written at that time."""
    for path in [folder, *folder.rglob("*")]:
        os.utime(path, (seconds, seconds))


@pytest.mark.usefixtures("jumping")
def test_the_snapshot_built_last_is_current_and_the_one_before_it_is_kept(tmp_path: Path) -> None:
    current = CurrentSnapshot(tmp_path)
    made = []
    for number, year in enumerate(YEARS):
        made.append(
            revise(tmp_path, embed=WordCountEmbedder(), add=[posting(f"p{number}", f"python {number}")]).snapshot
        )
        assert current.get().manifest.created.startswith(f"{year}-")
        assert len(current.get().ids) == number + 1
        kept = {f"snapshot-{one}" for one in made[-2:]}
        assert {path.name for path in tmp_path.glob("snapshot-*")} == kept


@pytest.mark.parametrize("seconds", [0.0, 4_200_000_000.0], ids=["1970", "2103"])
def test_the_times_of_files_decide_nothing(tmp_path: Path, seconds: float) -> None:
    index_dir, embed = tmp_path / "index", WordCountEmbedder()
    (tmp_path / "x1.md").write_bytes(text("Mill Intern", "flour"))
    before = reindex([tmp_path / "x1.md"], index_dir, embed=embed).snapshot
    current = CurrentSnapshot(index_dir)
    current.get()
    age(index_dir, seconds)
    age(tmp_path / "x1.md", seconds)
    assert reindex([tmp_path / "x1.md"], index_dir, embed=embed).snapshot == before
    (tmp_path / "x1.md").write_bytes(text("Mill Intern", "steam"))
    age(tmp_path / "x1.md", seconds)
    after = reindex([tmp_path / "x1.md"], index_dir, embed=embed)
    age(index_dir, seconds)
    assert (current.get().manifest.id, after.snapshot != before) == (after.snapshot, True)


@pytest.mark.usefixtures("jumping")
def test_the_last_change_counts_whatever_its_time(tmp_path: Path) -> None:
    posted = PostedPostings(tmp_path)
    for what in ("flour", "steam", "coal"):
        send(posted, "mill", text(f"Mill Intern {what}", what))
    apply_posted(tmp_path, embed=WordCountEmbedder())
    assert titles(tmp_path) == {"mill": "Mill Intern coal"}


@pytest.mark.usefixtures("jumping")
def test_a_killed_run_goes_on_after_the_clock_has_jumped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Killed(WordCountEmbedder):
        def __call__(self, texts: Sequence[str]) -> Vectors:
            if "violin" in texts:
                raise KeyboardInterrupt
            return super().__call__(texts)

    monkeypatch.setattr("index.build.CHARACTERS_AT_ONCE", 1)
    wanted = [posting("a", "python", title="Coder"), posting("b", "violin", title="Player")]
    with pytest.raises(KeyboardInterrupt):
        revise(tmp_path, embed=Killed(), add=wanted)
    age(tmp_path, 4_200_000_000.0)
    again = WordCountEmbedder()
    revise(tmp_path, embed=again, add=wanted)
    assert again.embedded == ["violin"]


@pytest.mark.parametrize("seconds", [0.0, 4_200_000_000.0], ids=["1970", "2103"])
def test_an_unfinished_export_of_another_time_is_cleared_away(tmp_path: Path, seconds: float) -> None:
    for name, when in (("exporting-then", seconds), ("exporting-now", datetime.now(UTC).timestamp())):
        (tmp_path / layout.EXPORTS / name).mkdir(parents=True)
        os.utime(tmp_path / layout.EXPORTS / name, (when, when))
    revise(tmp_path, embed=WordCountEmbedder(), add=[posting("a", "python")])
    assert [path.name for path in (tmp_path / layout.EXPORTS).iterdir()] == ["exporting-now"]
