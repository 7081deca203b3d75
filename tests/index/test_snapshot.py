"""What only a snapshot on disk can show; how it searches is in `tests/index/engines`, for every engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from index.columns import Columns, Mask
from index.errors import DamagedSnapshot, WrongModel
from index.layout import current_folder
from index.manifest import FORMAT_VERSION
from index.reindex import revise
from index.snapshot import CHUNKS, CLUSTERS, FILES, Snapshot
from matcher.nouns import Filters, Posting, Role
from tests.embedders import DIMENSION, WordCountEmbedder
from tests.index.engines.engines import query
from tests.index.engines.test_search import many
from tests.index.postings import TODAY, posting

Opened = Callable[..., Snapshot]


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    def build(*postings: Posting) -> Snapshot:
        revise(tmp_path, embed=WordCountEmbedder(), add=postings)
        return Snapshot.open(current_folder(tmp_path))

    return build


@pytest.mark.parametrize("filters", [Filters(), Filters(location="Leeds")])
def test_an_index_searched_by_clusters_finds_what_an_exact_one_finds(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, filters: Filters
) -> None:
    postings, asked = many(300), query("python sql", "music design", words=["music"], filters=filters, limit=20)
    exact = {one.posting.id for one in opened(*postings).search(asked)}
    monkeypatch.setattr("index.recall.EXACT_UP_TO", 100)
    monkeypatch.setattr("index.recall.LEAST_RECALL", 0.5)
    clustered = opened(*postings)
    assert clustered.manifest.search.kind == "clusters"
    assert CLUSTERS in clustered.manifest.files
    assert np.load(clustered.folder / CHUNKS, mmap_mode="r").dtype == np.int16
    assert {one.posting.id for one in clustered.search(asked)} == exact


def test_which_postings_pass_where_nothing_is_asked_is_worked_out_once_a_day(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    days: list[date] = []
    passing = Columns.passing

    def counted(columns: Columns, filters: Filters, as_of: date) -> Mask:
        days.append(as_of)
        return passing(columns, filters, as_of)

    monkeypatch.setattr(Columns, "passing", counted)
    snapshot, tomorrow = opened(posting("a", "python"), posting("b", "sql")), TODAY + timedelta(days=1)
    for day in (TODAY, TODAY, tomorrow, TODAY):
        assert len(snapshot.search(replace(query("python", limit=5), as_of=day))) == 2
    assert days == [TODAY, tomorrow]


def test_the_manifest_counts_what_is_there(opened: Opened) -> None:
    manifest = opened(posting("a", "python", "music"), posting("b", "sql", role=Role.BENEFIT)).manifest
    counts = (manifest.postings, manifest.requirements, manifest.chunks, manifest.dimension)
    assert (*counts, manifest.model, manifest.revision) == (2, 2, 3, DIMENSION, "word counts", "words-1")


@pytest.mark.parametrize("name", FILES)
def test_a_changed_file_is_refused(opened: Opened, name: str) -> None:
    path = opened(posting("a", "python")).folder / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(DamagedSnapshot, match=rf"{name} is missing or was changed.*Build the index again"):
        Snapshot.open(path.parent)


@pytest.mark.parametrize("name", [*FILES, "manifest.json"])
def test_a_missing_file_is_refused(opened: Opened, name: str) -> None:
    folder = opened(posting("a", "python")).folder
    (folder / name).unlink()
    with pytest.raises(DamagedSnapshot, match="Build the index again"):
        Snapshot.open(folder)


def test_a_snapshot_of_another_version_is_refused(opened: Opened) -> None:
    path = opened(posting("a", "python")).folder / "manifest.json"
    path.write_text(path.read_text().replace(f'"format": "{FORMAT_VERSION}"', '"format": "0"'))
    with pytest.raises(DamagedSnapshot, match="another version"):
        Snapshot.open(path.parent)


def test_the_snapshot_of_another_model_is_refused(opened: Opened) -> None:
    folder = opened(posting("a", "python")).folder
    with pytest.raises(WrongModel, match=r"word counts \(revision words-1\).*build the index again"):
        Snapshot.open(folder, revision="words-2")
