"""The ranking as a person reads it in the terminal."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from api.answers import matches_out
from api.reading.tasks import ReadHere
from api.worker import rank
from index.current import CurrentSnapshot
from index.reindex import reindex
from matcher.match import Request
from scripts import match
from scripts.terminal import readable
from tests.api.conftest import CV, POSTINGS
from tests.embedders import WordCountEmbedder

AS_OF = date(2026, 11, 24)


def printed(folder: Path) -> str:
    postings = folder / "postings"
    postings.mkdir()
    for name, text in POSTINGS.items():
        (postings / f"{name}.md").write_text(text, encoding="utf-8")
    embed = WordCountEmbedder()
    reindex([postings], folder / "index", embed=embed)
    snapshot = CurrentSnapshot(folder / "index", revision=embed.revision).get()
    read, found = rank(CV.encode(), Request(AS_OF), snapshot, embed, ReadHere())
    out = matches_out(read, found, snapshot.manifest, AS_OF, explain=True)
    return re.sub(r"\x1b\[[\d;]*m", "", readable(out))


def test_a_match_is_told_with_its_verdicts_quotes_and_open_questions(tmp_path: Path) -> None:
    text = printed(tmp_path)
    assert "1. Data Intern" in text
    assert "Otterburn Rail" in text
    assert "✓ Currently enrolled in a bachelor's degree" in text
    assert "“BSc Physics, University of Harbourton" in text
    assert "? You must have the right to work in the UK" in text
    assert "Do you have the right to work in the UK?" in text


def test_without_an_index_the_command_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scripts.terminal.open_embedder", lambda model, **_: WordCountEmbedder())
    cv = tmp_path / "cv.md"
    cv.write_text(CV, encoding="utf-8")
    assert match.main([str(cv), "--index", str(tmp_path / "nothing")]) == 1
    assert "scripts/reindex.py" in capsys.readouterr().err


def test_a_missing_cv_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scripts.terminal.open_embedder", lambda model, **_: WordCountEmbedder())
    assert match.main([str(tmp_path / "no.pdf"), "--index", str(tmp_path)]) == 1
    assert capsys.readouterr().err


def test_help_loads_nothing_heavy() -> None:
    command = [sys.executable, "-X", "importtime", match.__file__, "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "--top-k" in done.stdout
    assert not [name for name in ("numpy", "pydantic", "rich", "onnxruntime") if f" {name}\n" in done.stderr]
