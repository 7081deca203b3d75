"""The service reads with the additional skills that its settings name, and says so when it cannot."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from api import __main__ as command
from api.app import create_app
from api.settings import Settings
from matcher.skill_vocabulary import use_additional_vocabulary
from matcher.skills import canonical
from tests.embedders import WordCountEmbedder


@pytest.fixture(autouse=True)
def _our_own_again() -> Iterator[None]:
    yield
    use_additional_vocabulary(None)


def test_the_setting_adds_skills_and_its_absence_takes_them_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    skills = tmp_path / "skills.toml"
    skills.write_text("[practice.crafts]\n'hedge laying' = {}\n", encoding="utf-8")
    monkeypatch.setenv("CV_MATCHER_SKILLS", str(skills))
    create_app(Settings(index=tmp_path), WordCountEmbedder())
    assert canonical("Hedge laying") == "hedge laying"
    monkeypatch.delenv("CV_MATCHER_SKILLS")
    create_app(Settings(index=tmp_path), WordCountEmbedder())
    assert canonical("Hedge laying") is None


def test_the_command_names_a_missing_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CV_MATCHER_SKILLS", str(tmp_path / "none.toml"))
    monkeypatch.setattr("sys.argv", ["api", "--index", str(tmp_path)])
    with pytest.raises(SystemExit, match=r"none\.toml cannot be read"):
        command.main()
