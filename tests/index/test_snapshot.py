"""What any search over postings must do, told with vectors that can be worked out on paper."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from index.errors import DamagedSnapshot, WrongModel
from index.layout import current_folder
from index.manifest import FORMAT_VERSION
from index.ranking import LEAST_HITS
from index.reindex import revise
from index.snapshot import CLUSTERS, FILES, Snapshot
from matcher.chunks import posting_chunks
from matcher.nouns import Filters, Posting, Role, WorkMode
from matcher.retrieval import Candidate, Query
from tests.embedders import DIMENSION, WORDS, WordCountEmbedder
from tests.index.postings import TODAY, place, posting

Opened = Callable[..., Snapshot]


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    def build(*postings: Posting) -> Snapshot:
        revise(tmp_path, embed=WordCountEmbedder(), add=postings)
        return Snapshot.open(current_folder(tmp_path))

    return build


def query(
    *texts: str, words: Sequence[str] = (), filters: Filters | None = None, limit: int = 1, as_of: date = TODAY
) -> Query:
    return Query(WordCountEmbedder()(texts), tuple(words), filters or Filters(), as_of, limit)


def ids(candidates: Iterable[Candidate]) -> list[str]:
    return [candidate.posting.id for candidate in candidates]


def many(count: int) -> list[Posting]:
    """Postings of random words of the vocabulary, the same ones on every run."""
    random_words = random.Random(7)
    cities = ("Leeds", "Dublin", "Porto")
    return [
        posting(
            f"p{number:03d}",
            *(" ".join(random_words.choices(WORDS, k=6)) for _ in range(random_words.randint(1, 4))),
            locations=(place(random_words.choice(cities)),),
            role=random_words.choice((Role.REQUIREMENT, Role.DUTY)),
        )
        for number in range(count)
    ]


def plain_gains(postings: Iterable[Posting], asked: Query) -> dict[str, float]:
    """By id, the summed best cosines above the hundredth of each query: every product, nothing clever."""
    cosines = {
        one.id: asked.vectors @ WordCountEmbedder()([chunk.text for chunk in posting_chunks(one)]).T for one in postings
    }
    in_order = np.sort(np.hstack(list(cosines.values())), axis=1)
    last = in_order[:, -min(LEAST_HITS, in_order.shape[1])]
    return {one: float(np.maximum(cosine.max(axis=1) - last, 0).sum()) for one, cosine in cosines.items()}


def test_the_most_similar_posting_comes_first(opened: Opened) -> None:
    snapshot = opened(posting("a", "biology"), posting("b", "python sql"), posting("c", "python"))
    assert ids(snapshot.search(query("python", limit=2))) == ["c", "b"]


def test_all_that_pass_are_given_when_they_are_fewer_than_asked_for(opened: Opened) -> None:
    snapshot = opened(posting("a", "biology"), posting("b", "music"))
    assert ids(snapshot.search(query("python", limit=5))) == ["a", "b"]


def test_equal_postings_come_in_the_order_of_their_ids(opened: Opened) -> None:
    snapshot = opened(posting("z", "python"), posting("a", "python"), posting("m", "python"), posting("b", "music"))
    assert ids(snapshot.search(query("python", limit=3))) == ["a", "m", "z"]


def test_a_candidate_brings_a_vector_for_each_requirement_and_each_chunk(opened: Opened) -> None:
    snapshot = opened(posting("a", "python", "music", title="Design"), posting("b", "biology", role=Role.DUTY))
    embed = WordCountEmbedder()
    first, second = snapshot.search(query("python", limit=2))
    np.testing.assert_array_equal(first.requirement_vectors, embed(["python", "music"]))
    np.testing.assert_array_equal(first.chunk_vectors, embed(["Design", "python music"]))
    assert second.requirement_vectors.shape == (0, DIMENSION)
    np.testing.assert_array_equal(second.chunk_vectors, embed(["Intern", "biology"]))


@pytest.mark.parametrize("limit", [1, 7, 40])
@pytest.mark.parametrize("location", [None, "Porto"])
def test_the_ranking_is_that_of_a_plain_search(opened: Opened, limit: int, location: str | None) -> None:
    postings = many(200)
    passing = [one for one in postings if location in (None, one.locations[0].city)]
    asked = query("python sql", "music music design", filters=Filters(location=location), limit=limit)
    gains = plain_gains(passing, asked)
    found = ids(opened(*postings).search(asked))
    assert len(set(found)) == limit
    assert [gains[one] for one in found] == pytest.approx(sorted(gains.values(), reverse=True)[:limit], abs=1e-6)


@pytest.mark.parametrize("passing", [0, 1, 2, 5, 60, 120])
def test_a_filter_finds_the_best_however_few_pass(opened: Opened, passing: int) -> None:
    postings = [
        posting(f"p{n:03d}", "music " + "python " * n, company="Tern" if n < passing else "Auk") for n in range(120)
    ]
    found = opened(*postings).search(query("python", filters=Filters(company="tern"), limit=2))
    best = [f"p{number:03d}" for number in range(passing - 1, -1, -1)][:2]
    assert ids(found) == (sorted(best) if passing <= 2 else best)


def test_a_posting_that_answers_more_statements_comes_first(opened: Opened) -> None:
    snapshot = opened(
        posting("a", "python", role=Role.DUTY), posting("b", "python music", role=Role.DUTY), posting("c")
    )
    assert ids(snapshot.search(query("python", "music", limit=1))) == ["b"]


@pytest.mark.parametrize("filters", [Filters(), Filters(location="Leeds")])
def test_an_index_searched_by_clusters_finds_what_an_exact_one_finds(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, filters: Filters
) -> None:
    postings, asked = many(300), query("python sql", "music design", words=["music"], filters=filters, limit=20)
    exact = ids(opened(*postings).search(asked))
    monkeypatch.setattr("index.recall.EXACT_UP_TO", 100)
    monkeypatch.setattr("index.recall.LEAST_RECALL", 0.5)
    clustered = opened(*postings)
    assert clustered.manifest.search.kind == "clusters"
    assert CLUSTERS in clustered.manifest.files
    assert ids(clustered.search(asked)) == exact


def test_the_order_of_input_makes_no_difference(opened: Opened) -> None:
    postings = many(60)
    asked = query("python sql", words=["music", "design"], limit=20)
    straight = ids(opened(*postings).search(asked))
    assert ids(opened(*reversed(postings)).search(asked)) == straight


def test_words_bring_a_posting_that_the_vectors_do_not_tell_apart(opened: Opened) -> None:
    snapshot = opened(posting("a", "zoology"), posting("b", "zoolygo"), posting("c", "glyozoo"))
    assert ids(snapshot.search(query("zoology", words=["glyozoo"], limit=1))) == ["c"]


def test_a_query_without_vectors_and_words_gives_postings_by_id(opened: Opened) -> None:
    snapshot = opened(posting("b", "python"), posting("a", "music"), posting("c", "sql"))
    assert ids(snapshot.search(query(limit=2))) == ["a", "b"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(location="Porto"), ["remote"]),
        (Filters(location="porto"), ["remote"]),
        (Filters(country="PT"), ["remote"]),
        (Filters(country="pt"), ["remote"]),
        (Filters(country="Portugal"), ["remote"]),
        (Filters(location="Porto", country="GB"), []),
        (Filters(work_mode=WorkMode.REMOTE), ["remote"]),
        (Filters(company="Señor Gull"), ["office"]),
        (Filters(company="senor gull"), ["office"]),
        (Filters(company="gul"), []),
        (Filters(words=("python", "GULLS")), ["office"]),
        (Filters(words=("python", "porto")), ["remote"]),
        (Filters(words=("python", "violin")), []),
        (Filters(words=("…",)), ["office", "remote"]),
        (Filters(location="  ", country="", company=" "), ["office", "remote"]),
        (Filters(include_closed=True), ["closed", "late", "office", "remote"]),
    ],
)
def test_filters(opened: Opened, filters: Filters, expected: list[str]) -> None:
    snapshot = opened(
        posting("office", "python for gulls", company="Señor Gull Ltd", locations=(place("Leeds"),)),
        posting("remote", "python", work_mode=WorkMode.REMOTE, locations=(place("Bath"), place("Porto", "PT"))),
        posting("closed", "python", closed_notice=True),
        posting("late", "python", deadline=date(2026, 2, 28)),
    )
    assert ids(snapshot.search(query("python", filters=filters, limit=10))) == expected


def test_a_town_inside_the_name_of_another_is_not_found(opened: Opened) -> None:
    snapshot = opened(posting("us", "python", locations=(place("New York", "US"),)))
    assert ids(snapshot.search(query("python", filters=Filters(location="York")))) == []


def test_a_deadline_counts_from_the_day_asked_about(opened: Opened) -> None:
    snapshot = opened(posting("a", "python", deadline=date(2026, 2, 28)))
    assert ids(snapshot.search(query("python", as_of=date(2026, 2, 28)))) == ["a"]
    assert ids(snapshot.search(query("python", as_of=date(2026, 3, 1)))) == []


@pytest.mark.parametrize("text", ["データ分析", "Zürich 🚀 naïveté", "Ω≈ç√"])
def test_any_script_can_be_stored_and_found(opened: Opened, text: str) -> None:
    snapshot = opened(posting("学", text), posting("b", "python"))
    found = snapshot.search(query(text, words=[text.lower().split()[0]], limit=1))
    assert [(one.posting.id, one.posting.requirements[0].text) for one in found] == [("学", text)]


def test_a_posting_is_found_by_its_id(opened: Opened) -> None:
    stored = posting("a", "python")
    snapshot = opened(stored)
    assert (snapshot.posting("a"), snapshot.posting("b")) == (stored, None)


def test_postings_are_listed_by_title_a_page_at_a_time(opened: Opened) -> None:
    snapshot = opened(
        posting("1", "x", title="Übersetzer"), posting("2", "x", title="analyst"), posting("3", "x", title="Zoologist")
    )
    page, total = snapshot.postings(Filters(), as_of=TODAY, offset=1, limit=1)
    rest, _ = snapshot.postings(Filters(), as_of=TODAY, offset=1)
    assert ([one.id for one in page], [one.id for one in rest], total) == (["1"], ["1", "3"], 3)


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
