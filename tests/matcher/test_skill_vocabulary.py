"""A second vocabulary adds to ours, for everyone who asks, and can be taken away again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.manifest import current_rules
from matcher.errors import VocabularyFault
from matcher.skill_vocabulary import own_vocabulary, use_additional_vocabulary, vocabulary
from matcher.skills import canonical, find_skills, implied, neighbours

ADDED = """
substitutes = [["dry-stone walling", "hedge laying"]]
[practice.crafts]
"dry-stone walling" = { implies = ["rural crafts", "no such skill"] }
"hedge laying" = {}
"rural crafts" = {}
[tool.crafts]
Python = { also = ["walling snake"] }
"""


@pytest.fixture(autouse=True)
def _our_own_again() -> Iterator[None]:
    yield
    use_additional_vocabulary(None)


@pytest.fixture
def added(tmp_path: Path) -> Path:
    path = tmp_path / "crafts.toml"
    path.write_text(ADDED, encoding="utf-8")
    return path


def test_added_skills_are_found_implied_and_neighbours_until_taken_away(added: Path) -> None:
    use_additional_vocabulary(added)
    assert [one.skill for one in find_skills("Dry-stone walling and SQL")] == ["dry-stone walling", "SQL"]
    assert implied("dry-stone walling") == {"rural crafts"}
    assert neighbours("hedge laying") == {"dry-stone walling"}
    use_additional_vocabulary(None)
    assert [one.skill for one in find_skills("Dry-stone walling and SQL")] == ["SQL"]
    assert implied("dry-stone walling") == frozenset()


def test_of_two_skills_with_one_name_ours_is_kept(added: Path) -> None:
    use_additional_vocabulary(added)
    assert vocabulary().skills["Python"] == own_vocabulary().skills["Python"]
    assert canonical("walling snake") is None


def test_of_two_skills_with_one_form_ours_is_found(tmp_path: Path) -> None:
    path = tmp_path / "serpents.toml"
    path.write_text('[tool.x]\nserpent = { also = ["Python"] }', encoding="utf-8")
    use_additional_vocabulary(path)
    assert [one.skill for one in find_skills("Python or serpent")] == ["Python", "serpent"]


def test_an_index_says_which_additional_vocabulary_it_was_built_with(added: Path, tmp_path: Path) -> None:
    plain = current_rules()
    use_additional_vocabulary(added)
    with_crafts = current_rules()
    other = tmp_path / "other.toml"
    other.write_text("[practice.crafts]\n'hedge laying' = {}\n", encoding="utf-8")
    use_additional_vocabulary(other)
    assert with_crafts.startswith(f"{plain}, additional skills ")
    assert len({plain, with_crafts, current_rules()}) == 3


@pytest.mark.parametrize(
    ("content", "words"),
    [("[practice", "damaged"), ("practice = 3", "damaged"), ("[magic.crafts]\nspells = {}", "unknown category: magic")],
)
def test_a_damaged_file_is_told_and_ours_stays(tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(VocabularyFault, match=words):
        use_additional_vocabulary(path)
    assert vocabulary() is own_vocabulary()


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(VocabularyFault, match="cannot be read"):
        use_additional_vocabulary(tmp_path / "none.toml")
