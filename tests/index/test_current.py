from __future__ import annotations

import logging
import threading
from pathlib import Path

import pytest

from index.current import CurrentSnapshot
from index.errors import DamagedSnapshot, NoSnapshot, WrongModel
from index.layout import current_folder
from index.reindex import revise
from index.snapshot import Snapshot
from tests.embedders import WordCountEmbedder
from tests.index.postings import posting


def publish(index_dir: Path, *ids: str, revision: str = "words-1") -> None:
    revise(index_dir, embed=WordCountEmbedder(revision=revision), add=[posting(one, "python") for one in ids])


def ids(snapshot: Snapshot) -> list[str]:
    return [one.id for one in snapshot.all_postings()]


def test_a_snapshot_is_opened_once(tmp_path: Path) -> None:
    publish(tmp_path, "a")
    current = CurrentSnapshot(tmp_path)
    assert current.get() is current.get()


def test_a_new_snapshot_is_taken_up_and_the_old_one_stays_usable(tmp_path: Path) -> None:
    publish(tmp_path, "a")
    current = CurrentSnapshot(tmp_path)
    before = current.get()
    for new in ("b", "c", "d"):
        publish(tmp_path, new)
    assert (ids(current.get()), ids(before)) == (["a", "b", "c", "d"], ["a"])


def test_no_snapshot_is_an_error_until_there_is_one(tmp_path: Path) -> None:
    current = CurrentSnapshot(tmp_path)
    with pytest.raises(NoSnapshot):
        current.get()
    publish(tmp_path, "a")
    assert ids(current.get()) == ["a"]


def test_the_snapshot_of_another_model_is_refused(tmp_path: Path) -> None:
    publish(tmp_path, "a")
    with pytest.raises(WrongModel):
        CurrentSnapshot(tmp_path, revision="words-2").get()


def test_a_damaged_snapshot_is_refused(tmp_path: Path) -> None:
    publish(tmp_path, "a")
    (current_folder(tmp_path) / "chunks.npy").write_bytes(b"")
    with pytest.raises(DamagedSnapshot):
        CurrentSnapshot(tmp_path).get()


def test_a_new_snapshot_that_cannot_be_used_is_logged_and_the_one_before_kept(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    publish(tmp_path, "a")
    current = CurrentSnapshot(tmp_path, revision="words-1")
    before = current.get()
    publish(tmp_path, "b", revision="words-2")
    with caplog.at_level(logging.ERROR):
        assert current.get() is before
        assert current.get() is before
    assert [record.levelname for record in caplog.records] == ["ERROR"]


def test_threads_get_whole_snapshots_while_new_ones_are_published(tmp_path: Path) -> None:
    publish(tmp_path, "a0")
    current = CurrentSnapshot(tmp_path)
    faults: list[BaseException] = []
    stop = threading.Event()

    def read() -> None:
        try:
            while not stop.is_set():
                snapshot = current.get()
                assert len(snapshot.all_postings()) == snapshot.manifest.postings
        except BaseException as fault:
            faults.append(fault)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for number in range(1, 6):
        publish(tmp_path, f"a{number}")
    stop.set()
    for reader in readers:
        reader.join()
    assert (faults, len(ids(current.get()))) == ([], 6)


def test_an_index_built_with_other_rules_is_used_and_warned_of_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.build.current_rules", lambda: "chunks 0")
    publish(tmp_path, "a")
    current = CurrentSnapshot(tmp_path)
    assert [ids(current.get()), ids(current.get())] == [["a"], ["a"]]
    assert ["other rules (chunks 0)" in one.getMessage() for one in caplog.records] == [True]
