"""What is sent to the service: kept as it was sent, applied to the snapshot, and read again by a re-index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from index import layout
from index.current import CurrentSnapshot
from index.errors import BuilderRunning, NotWritable
from index.posted import SENT, PostedPostings, Progress, sent_of
from index.reindex import apply_posted, reindex
from matcher.nouns import Posting
from matcher.posting.read import read_postings
from matcher.retrieval import Vectors
from tests.embedders import WordCountEmbedder

EMBED = WordCountEmbedder()


def text(title: str, *asked: str) -> bytes:
    lines = "".join(f"- Experience with {one}\n" for one in asked)
    return f"# {title}\n\nOtterburn Rail · Leeds, United Kingdom\n\n## Requirements\n\n{lines}".encode()


def send(posted: PostedPostings, posting_id: str, content: bytes) -> int:
    (read,) = read_postings(content, name=SENT).postings
    return posted.put(content, [with_id(read, posting_id)], given_id=posting_id)


def with_id(posting: Posting, posting_id: str) -> Posting:
    return replace(posting, id=posting_id)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "rail.md").write_bytes(text("Rail Intern", "Python", "SQL", "trains that run on time"))
    (folder / "farm.md").write_bytes(text("Farm Intern", "bees", "goats", "geese that bite"))
    return folder


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def posted(index: Path) -> PostedPostings:
    return PostedPostings(index)


def titles(index: Path) -> dict[str, str]:
    snapshot = CurrentSnapshot(index).get()
    return {posting.id: posting.title for posting in map(snapshot.posting, snapshot.ids) if posting}


def test_a_posting_that_was_sent_comes_into_the_snapshot(index: Path, files: Path, posted: PostedPostings) -> None:
    reindex([files], index, embed=EMBED)
    send(posted, "new", text("Mill Intern", "flour"))
    send(posted, "rail", text("Tram Intern", "wires"))
    assert posted.progress() == Progress(2, 0, 2, None)
    apply_posted(index, embed=EMBED)
    assert titles(index) == {"farm": "Farm Intern", "new": "Mill Intern", "rail": "Tram Intern"}
    assert posted.progress() == Progress(2, 2, 0, None)


def test_without_an_index_what_was_sent_makes_one(index: Path, posted: PostedPostings) -> None:
    send(posted, "new", text("Mill Intern", "flour"))
    apply_posted(index, embed=EMBED)
    assert titles(index) == {"new": "Mill Intern"}


def test_where_nothing_is_outstanding_nothing_is_built(index: Path, files: Path, posted: PostedPostings) -> None:
    assert apply_posted(index, embed=EMBED) is None
    reindex([files], index, embed=EMBED)
    before = layout.pointed_at(index)
    send(posted, "new", text("Mill Intern", "flour"))
    apply_posted(index, embed=EMBED)
    assert apply_posted(index, embed=EMBED) is None
    assert layout.pointed_at(index) != before


def test_what_was_sent_and_removed_outlives_a_reindex_of_the_files(
    index: Path, files: Path, posted: PostedPostings
) -> None:
    reindex([files], index, embed=EMBED)
    send(posted, "new", text("Mill Intern", "flour"))
    send(posted, "rail", text("Tram Intern", "wires"))
    posted.remove(["farm"])
    summary = reindex([files], index, embed=EMBED, full=True)
    assert titles(index) == {"new": "Mill Intern", "rail": "Tram Intern"}
    reasons = [one.reason for one in summary.skipped]
    assert "the posting farm was removed through the service" in reasons
    assert "the id rail was already read from sent to the service" in reasons
    assert posted.progress().pending == 0


def test_the_last_change_of_an_id_counts(index: Path, files: Path, posted: PostedPostings) -> None:
    send(posted, "one", text("First Intern", "flour"))
    posted.remove(["one"])
    send(posted, "one", text("Second Intern", "wires"))
    posted.remove(["two"])
    send(posted, "farm", text("Third Intern", "bees"))
    posted.remove(["farm"])
    apply_posted(index, embed=EMBED)
    assert titles(index) == {"one": "Second Intern"}
    reindex([files], index, embed=EMBED)
    assert titles(index) == {"one": "Second Intern", "rail": "Rail Intern"}
    assert [posted.has(one) for one in ("one", "two", "three")] == [True, False, None]


def test_many_postings_of_one_file_are_kept_one_by_one(index: Path, posted: PostedPostings) -> None:
    feed = (
        b'[{"id": "a", "title": "A Intern", "description": "Requirements\\n- Python"},'
        b' {"id": "b", "title": "B Intern", "description": "Requirements\\n- SQL"}]'
    )
    posted.put(feed, read_postings(feed, name=SENT).postings)
    posted.remove(["a"])
    reindex([], index, embed=EMBED)
    assert titles(index) == {"b": "B Intern"}


def test_forgetting_lets_the_files_count_again(index: Path, files: Path, posted: PostedPostings) -> None:
    send(posted, "rail", text("Tram Intern", "wires"))
    posted.remove(["farm"])
    posted.forget()
    reindex([files], index, embed=EMBED)
    assert titles(index) == {"farm": "Farm Intern", "rail": "Rail Intern"}


def test_a_variant_that_is_sent_or_removed_is_no_variant_any_more(tmp_path: Path, posted: PostedPostings) -> None:
    folder, index = tmp_path / "files", tmp_path / "index"
    folder.mkdir()
    asked = "".join(f"- You have kept {one} at home for a year or two\n" for one in ("bees", "goats", "geese", "ducks"))
    for name, town in (
        ("dale-leeds", "Leeds, United Kingdom"),
        ("dale-porto", "Porto, Portugal"),
        ("dale-york", "York, United Kingdom"),
    ):
        (folder / f"{name}.md").write_text(f"# Farm Intern\n\nDale Farms · {town}\n\n## Requirements\n\n{asked}")
    reindex([folder], index, embed=EMBED)
    send(posted, "dale-porto", text("Vine Intern", "grapes"))
    posted.remove(["dale-york"])
    apply_posted(index, embed=EMBED)
    snapshot = CurrentSnapshot(index).get()
    assert snapshot.ids == ("dale-leeds", "dale-porto")
    entry = snapshot.posting("dale-leeds")
    assert entry is not None
    assert entry.variants == ()


def test_another_builder_is_waited_for(index: Path, posted: PostedPostings) -> None:
    send(posted, "new", text("Mill Intern", "flour"))
    with layout.only_builder(index), pytest.raises(BuilderRunning):
        apply_posted(index, embed=EMBED)
    assert posted.progress().pending == 1


def test_a_killed_build_is_made_up_for(index: Path, posted: PostedPostings) -> None:
    class Killed(WordCountEmbedder):
        def __call__(self, texts: Sequence[str]) -> Vectors:
            assert texts
            raise KeyboardInterrupt

    send(posted, "new", text("Mill Intern", "flour"))
    with pytest.raises(KeyboardInterrupt):
        apply_posted(index, embed=Killed())
    assert posted.progress().pending == 1
    apply_posted(index, embed=EMBED)
    assert titles(index) == {"new": "Mill Intern"}


def test_a_folder_that_cannot_be_written_is_told_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("a file in its place")
    with pytest.raises(NotWritable, match=r"not taken\. Give the user of the service the right"):
        PostedPostings(tmp_path / "index").remove(["a"])


def test_what_counts_of_every_change_can_be_taken_elsewhere(posted: PostedPostings) -> None:
    assert list(posted.kept()) == []
    first, second = text("Rail Intern", "Python"), text("Mill Intern", "flour")
    send(posted, "rail", first)
    send(posted, "mill", first)
    send(posted, "mill", second)
    posted.remove(["gone", "rail"])
    kept = [(one.number, one.given_id, one.content, [p.id for p in one.postings], one.removed) for one in posted.kept()]
    assert kept == [(3, "mill", second, ["mill"], ()), (4, None, b"", [], ("gone", "rail"))]


def test_the_same_bytes_sent_twice_are_one_source() -> None:
    content = text("Rail Intern", "Python")
    sent = sent_of([("b", 2), ("a", 1), ("c", None)], {1: (None, content), 2: (None, content)}, 3)
    assert (len(sent.sources), set(sent.owners), sent.removed, sent.number) == (1, {"a", "b"}, frozenset({"c"}), 3)
    assert len(set(sent.owners.values())) == 1


def test_a_removal_is_applied_where_nothing_was_ever_sent(posted: PostedPostings, files: Path, index: Path) -> None:
    reindex([files], index, embed=EMBED)
    posted.remove(["farm"])
    apply_posted(index, embed=EMBED)
    assert set(titles(index)) == {"rail"}
