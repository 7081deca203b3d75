from __future__ import annotations

from pathlib import Path

import pytest

from scripts.training.compose import PHRASES, SPLITS, compose, read_topics, write
from scripts.training.pairs import PairsError

TOPICS = read_topics(PHRASES.read_text(encoding="utf-8"))


@pytest.mark.parametrize("split", SPLITS)
def test_the_files_are_what_the_phrases_give(split: str, tmp_path: Path) -> None:
    write(compose(TOPICS, split), tmp_path / "pairs.jsonl")
    kept = PHRASES.with_name(f"requirement_pairs.{split}.jsonl")
    assert (tmp_path / "pairs.jsonl").read_text(encoding="utf-8") == kept.read_text(encoding="utf-8")


def test_no_discipline_is_in_two_splits() -> None:
    assert len({topic.discipline for topic in TOPICS}) == len({(topic.discipline, topic.split) for topic in TOPICS})


def test_no_phrase_stands_twice() -> None:
    phrases = [phrase for topic in TOPICS for phrase in (*topic.asked, *topic.shown)]
    assert sorted(phrases) == sorted(set(phrases))


def test_a_topic_has_what_is_asked_what_shows_it_and_what_looks_like_it() -> None:
    topic = read_topics("# note\n== baking, test\nbread | loaves || baked rye || ate rye | sold rye\n")[0]
    assert (topic.discipline, topic.split, topic.asked) == ("baking", "test", ("bread", "loaves"))
    assert (topic.shown, topic.alike) == (("baked rye",), ("ate rye", "sold rye"))


@pytest.mark.parametrize("text", ["== baking, test\nbread || baked rye", "== baking, other\nbread || a || b"])
def test_a_line_that_is_not_whole_is_named(text: str) -> None:
    with pytest.raises(PairsError, match="Line 2 "):
        read_topics(text)
