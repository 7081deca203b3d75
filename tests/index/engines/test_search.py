"""What every engine finds, against plain sums and plain loops over all postings."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from index.engine import Engine
from index.ranking import LEAST_HITS
from matcher.chunks import posting_chunks
from matcher.nouns import Filters, Posting, Role, WorkMode
from matcher.retrieval import Query
from tests.embedders import WORDS, WordCountEmbedder
from tests.index.engines.engines import add, found, ids, query
from tests.index.postings import TODAY, place, posting

CITIES = ("Leeds", "Dublin", "Porto")


def many(count: int) -> list[Posting]:
    """Postings of random words of the vocabulary, the same ones on every run."""
    rolled = random.Random(7)
    return [
        posting(
            f"p{number:03d}",
            *(" ".join(rolled.choices(WORDS, k=6)) for _ in range(rolled.randint(1, 4))),
            locations=(place(rolled.choice(CITIES)),),
            role=rolled.choice((Role.REQUIREMENT, Role.DUTY)),
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


@pytest.mark.by_hnsw
@pytest.mark.parametrize("limit", [1, 7, 40])
@pytest.mark.parametrize("location", [None, "Porto"])
def test_the_ranking_is_that_of_a_plain_search(engine: Engine, limit: int, location: str | None) -> None:
    postings = many(200)
    add(engine, *postings)
    asked = query("python sql", "music music design", filters=Filters(location=location), limit=limit)
    gains = plain_gains([one for one in postings if location in (None, one.locations[0].city)], asked)
    listed = found(engine, asked)
    assert len(set(listed)) == limit
    assert [gains[one] for one in listed] == pytest.approx(sorted(gains.values(), reverse=True)[:limit], abs=1e-6)


@pytest.mark.parametrize("passing", [0, 1, 2, 5, 60, 120])
def test_a_filter_finds_the_best_however_few_pass(engine: Engine, passing: int) -> None:
    add(
        engine,
        *(posting(f"p{n:03d}", "music " + "python " * n, company="Tern" if n < passing else "Auk") for n in range(120)),
    )
    best = [f"p{number:03d}" for number in range(passing - 1, -1, -1)][:2]
    listed = found(engine, query("python", filters=Filters(company="tern"), limit=2))
    assert listed == (sorted(best) if passing <= 2 else best)


@pytest.mark.by_hnsw
def test_equal_postings_come_in_the_order_of_their_ids(engine: Engine) -> None:
    add(engine, *(posting(one, "python") for one in ("z", "a", "Ä", "m", "Z", "10", "9")), posting("b", "music"))
    assert found(engine, query("python", limit=7)) == ["10", "9", "Z", "a", "m", "z", "Ä"]


@pytest.mark.by_hnsw
def test_a_posting_that_answers_more_statements_comes_first(engine: Engine) -> None:
    texts = {"a": ("python",), "b": ("python music",), "c": ()}
    add(engine, *(posting(one, *lines, role=Role.DUTY) for one, lines in texts.items()))
    assert found(engine, query("python", "music", limit=1)) == ["b"]


@pytest.mark.by_hnsw
def test_a_statement_given_twice_counts_twice(engine: Engine) -> None:
    add(engine, posting("a", "music"), posting("b", "python"), posting("c", "sql"))
    assert found(engine, query("python", "music", "music")) == ["a"]
    assert found(engine, query("python", "music", "python")) == ["b"]


@pytest.mark.by_hnsw
def test_a_query_without_vectors_and_words_gives_postings_by_id(engine: Engine) -> None:
    add(engine, posting("b", "python"), posting("a", "music"), posting("c", "sql"))
    assert found(engine, query(limit=2)) == ["a", "b"]


@pytest.mark.by_hnsw
@pytest.mark.parametrize(
    ("texts", "words", "best"),
    [
        ({"a": "zoology", "b": "zoolygo", "c": "glyozoo"}, ("glyozoo",), "c"),
        ({"a": "heron heron heron", "b": "heron gannet", "c": "auk auk"}, ("gannet", "heron"), "b"),
        ({"a": "C programs", "b": "C++ programs", "c": "c sharp"}, ("c++",), "b"),
        ({"a": "Zürich naïveté", "b": "a b", "c": "d e"}, ("zurich",), "a"),
        ({"a": "x y", "b": "データ 分析", "c": "d e"}, ("分析",), "b"),
    ],
)
def test_words_order_what_vectors_do_not_tell_apart(
    engine: Engine, texts: dict[str, str], words: Sequence[str], best: str
) -> None:
    add(engine, *(posting(one, text) for one, text in texts.items()))
    assert found(engine, query(words=words)) == [best]


@pytest.mark.parametrize("text", ["データ分析", "Zürich 🚀 naïveté", "Ω≈ç√", "a'b\"c\\d:e|f&g!h(i)j%k<->l*", "نَصّ"])
def test_any_script_can_be_stored_and_found(engine: Engine, text: str) -> None:
    stored = posting(f"学/{text}", text, title=text, company=text)
    add(engine, stored, posting("b", "python"))
    assert engine.get().posting(stored.id) == stored
    for filters in (Filters(company=text), Filters(words=(text.lower(),))):
        assert stored.id in found(engine, query(text, words=[text.lower()], filters=filters, limit=5))


FACTS = (
    posting("office", "python for gulls, node.js", company="Señor Gull Ltd", locations=(place("Leeds"),)),
    posting("remote", "python", work_mode=WorkMode.REMOTE, locations=(place("Bath"), place("Porto", "PT"))),
    posting("closed", "python", closed_notice=True),
    posting("late", "python", deadline=date(2026, 2, 28)),
    posting("york", "sql node then js", locations=(place("New York", "US"),), company="Ab-Solute C# Ltd"),
)


@pytest.mark.by_hnsw
@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), ["office", "remote", "york"]),
        (Filters(location="porto"), ["remote"]),
        (Filters(location="York"), []),
        (Filters(location="new york"), ["york"]),
        (Filters(country="Portugal"), ["remote"]),
        (Filters(location="Porto", country="GB"), []),
        (Filters(work_mode=WorkMode.REMOTE), ["remote"]),
        (Filters(company="senor gull"), ["office"]),
        (Filters(company="gul"), []),
        (Filters(company="solute c"), ["york"]),
        (Filters(company="gull señor"), []),
        (Filters(words=("python", "GULLS")), ["office"]),
        (Filters(words=("python", "porto")), ["remote"]),
        (Filters(words=("node.js",)), ["office"]),
        (Filters(words=("node js",)), ["office"]),
        (Filters(words=("c#",)), ["york"]),
        (Filters(words=("c",)), []),
        (Filters(words=("python", "violin")), []),
        (Filters(words=("…",)), ["office", "remote", "york"]),
        (Filters(location="  ", country="", company=" "), ["office", "remote", "york"]),
        (Filters(include_closed=True), ["closed", "late", "office", "remote", "york"]),
        (Filters(company="%' OR 1=1 --"), []),
    ],
)
def test_filters(engine: Engine, filters: Filters, expected: list[str]) -> None:
    add(engine, *FACTS)
    assert found(engine, query("python", filters=filters, limit=10)) == expected
    listed, total = engine.get().postings(filters, as_of=TODAY)
    assert ({one.id for one in listed}, total) == (set(expected), len(expected))


def test_a_deadline_counts_from_the_day_asked_about(engine: Engine) -> None:
    add(engine, posting("a", "python", deadline=date(2026, 2, 28)))
    for day, expected in ((date(2026, 2, 28), ["a"]), (date(2026, 3, 1), [])):
        assert found(engine, replace(query("python"), as_of=day)) == expected


def test_the_order_of_input_makes_no_difference(engine: Engine) -> None:
    postings, asked = many(60), query("python sql", words=("music", "design"), limit=20)
    add(engine, *postings)
    straight = found(engine, asked)
    engine.revise(embed=WordCountEmbedder(), remove=ids(engine))
    add(engine, *reversed(postings))
    assert found(engine, asked) == straight
