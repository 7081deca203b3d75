from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from index.layout import current_folder
from index.posted import PostedPostings
from index.snapshot import Snapshot
from matcher.errors import ModelFault
from matcher.skill_vocabulary import use_additional_vocabulary
from scripts import reindex
from tests.embedders import WordCountEmbedder

SCRIPT = Path(reindex.__file__)
POSTING = "Bird Intern\nTern Trust\n\nRequirements\n\n- You can count to {count}.\n"


@pytest.fixture(autouse=True)
def _small_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "matcher.embedding.open_embedder", lambda model, **_: WordCountEmbedder(name=model or "default")
    )


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "x12.txt"
    path.write_text(POSTING.format(count="nine"))
    return path


def run(*arguments: str | Path) -> int:
    return reindex.main([str(argument) for argument in arguments])


def model_of(index_dir: Path) -> str:
    return Snapshot.open(current_folder(index_dir)).manifest.model


def test_postings_are_indexed_and_counted(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(source, "--index", tmp_path / "index") == 0
    shown = capsys.readouterr().err
    assert "1 postings read, 0 duplicates joined, 0 skipped" in shown
    assert "The index now uses snapshot" in shown
    assert [one.id for one in Snapshot.open(current_folder(tmp_path / "index")).all_postings()] == ["x12"]


def test_an_index_is_verified_without_a_path(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(source, "--index", tmp_path / "index")
    assert run("--verify", "--index", tmp_path / "index") == 0
    assert "is as it was written" in capsys.readouterr().err
    path = current_folder(tmp_path / "index") / "chunks.npy"
    path.write_bytes(path.read_bytes()[:-1])
    assert run("--verify", "--index", tmp_path / "index") == 1


def test_nothing_named_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        run("--index", tmp_path / "index")
    assert "name at least one PATH" in capsys.readouterr().err


def test_what_was_skipped_is_shown_with_its_reason(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "1000")
    assert run(source, tmp_path / "gone", "--index", tmp_path / "index") == 0
    assert f"skipped {tmp_path / 'gone'}: there is no such file or folder" in capsys.readouterr().err


def test_a_board_is_an_argument_beside_files(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "1000")
    assert run("lever:a/b", source, "ftp://tern.example/jobs", "--index", tmp_path / "index") == 0
    shown = capsys.readouterr().err
    assert "skipped lever:a/b: a board is named like lever:acme" in shown
    assert "skipped ftp://tern.example/jobs: it is no address that begins with http:// or https://" in shown


def test_nothing_usable_is_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path / "gone", "--index", tmp_path / "index") == 1
    assert "Nothing usable was read" in capsys.readouterr().err


@pytest.mark.parametrize(("flags", "embedded"), [((), 0), (("--full",), 3)])
def test_known_texts_are_embedded_again_only_when_asked(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], flags: Sequence[str], embedded: int
) -> None:
    run(source, "--index", tmp_path / "index")
    capsys.readouterr()
    run(source, "--index", tmp_path / "index", *flags)
    assert f"{embedded} texts embedded" in capsys.readouterr().err


@pytest.mark.parametrize(("flags", "name"), [((), "default"), (("--model", "other"), "other")])
def test_the_model_can_be_chosen(source: Path, tmp_path: Path, flags: Sequence[str], name: str) -> None:
    run(source, "--index", tmp_path / "index", *flags)
    assert model_of(tmp_path / "index") == name


def test_the_index_names_the_additional_skills(source: Path, tmp_path: Path) -> None:
    skills = tmp_path / "skills.toml"
    skills.write_text("[practice.crafts]\n'hedge laying' = {}\n", encoding="utf-8")
    try:
        assert run(source, "--index", tmp_path / "index", "--skills", skills) == 0
    finally:
        use_additional_vocabulary(None)
    assert "additional skills" in Snapshot.open(current_folder(tmp_path / "index")).manifest.rules


def test_a_fault_is_one_sentence_and_a_failure(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(model: str | None, **_: object) -> WordCountEmbedder:
        raise ModelFault("The model is not here.")

    monkeypatch.setattr("matcher.embedding.open_embedder", fail)
    assert run(source, "--index", tmp_path / "index") == 1
    assert "The model is not here." in capsys.readouterr().err


def test_help_comes_from_anywhere_without_loading_anything_heavy(tmp_path: Path) -> None:
    command = [sys.executable, "-X", "importtime", str(SCRIPT), "--help"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert all(flag in done.stdout for flag in ("PATH", "--index", "--full", "--model"))
    assert not [name for name in ("numpy", "torch", "faiss", "rich") if f" {name}\n" in done.stderr]


def test_what_was_sent_to_the_service_can_be_forgotten(source: Path, tmp_path: Path) -> None:
    PostedPostings(tmp_path / "index").remove(["x12"])
    assert run(source, "--index", tmp_path / "index") == 1
    assert run(source, "--index", tmp_path / "index", "--forget-posted") == 0
