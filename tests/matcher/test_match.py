"""`match_cv` with an embedder and a list of postings that can be worked out by hand."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from itertools import permutations

from matcher.chunks import one_line, posting_chunks
from matcher.conditions import SkillCondition
from matcher.match import Request, explain_posting, match_cv
from matcher.nouns import Cv, Filters, Kind, Line, Posting, Role, Shown, Span
from matcher.retrieval import Candidate, Query, Retrieve, Vectors
from matcher.score import PRIOR_VALUE
from tests.cases import AS_OF, CvText, posting, requirement
from tests.embedders import WordCountEmbedder

REQUEST = Request(AS_OF)


def student() -> Cv:
    text = CvText("Wrote python tools for the physics laboratory", "Sang in a choir")
    return text.cv(skills=(text.use("python tools", "Python", Shown.WORK),))


def asking_for(posting_id: str, skill: str) -> Posting:
    asked = requirement(Kind.SKILL, SkillCondition(((skill,),)), text=f"Some {skill}")
    line = Line(asked.text, Span(1, 0, len(asked.text)), Role.REQUIREMENT)
    return posting(asked, id=posting_id, title=f"{skill} intern", lines=(line,))


def retrieving(*postings: Posting) -> Retrieve:
    embed = WordCountEmbedder()
    candidates = tuple(
        Candidate(
            one,
            embed([one_line(asked.text) for asked in one.requirements]),
            embed([chunk.text for chunk in posting_chunks(one)]),
        )
        for one in postings
    )

    def retrieve(query: Query) -> tuple[Candidate, ...]:
        return candidates[: query.limit]

    return retrieve


def ids(*postings: Posting, request: Request = REQUEST) -> list[str]:
    found = match_cv(student(), request, embed=WordCountEmbedder(), retrieve=retrieving(*postings))
    return [match.posting.id for match in found.ranked]


def test_the_posting_whose_skill_is_shown_comes_first() -> None:
    assert ids(asking_for("a", "Java"), asking_for("b", "Python")) == ["b", "a"]


def test_the_model_computes_beside_the_thread_that_judges() -> None:
    embed, threads = WordCountEmbedder(), []

    def watched(texts: Sequence[str]) -> Vectors:
        threads.append(threading.get_ident())
        return embed(texts)

    assert match_cv(student(), REQUEST, embed=watched, retrieve=retrieving(asking_for("a", "Java"))).ranked
    assert len(threads) == 1
    assert threads[0] != threading.get_ident()


def test_the_search_begins_while_the_model_computes() -> None:
    embed, searched = WordCountEmbedder(), threading.Event()
    bring = retrieving(asking_for("a", "Java"))

    def waiting(texts: Sequence[str]) -> Vectors:
        assert searched.wait(5)
        return embed(texts)

    def retrieve(query: Query) -> tuple[Candidate, ...]:
        searched.set()
        assert query.vectors.shape == (2, embed.dimension)
        return bring(query)

    found = match_cv(student(), REQUEST, embed=waiting, retrieve=retrieve)
    assert found.ranked
    assert min(found.timings_ms.embed, found.timings_ms.retrieve, found.timings_ms.judge) > 0


def test_the_order_of_the_index_changes_nothing() -> None:
    postings = [asking_for("a", "Java"), asking_for("b", "Python"), asking_for("c", "SQL")]
    assert len({tuple(ids(*order)) for order in permutations(postings)}) == 1


def test_ties_are_broken_by_id() -> None:
    assert ids(asking_for("z", "Java"), asking_for("a", "Java")) == ["a", "z"]


def test_the_list_is_no_longer_than_asked() -> None:
    postings = [asking_for(str(number), "Python") for number in range(5)]
    assert ids(*postings, request=Request(AS_OF, top_k=2)) == ["0", "1"]


def test_a_score_does_not_depend_on_the_other_postings() -> None:
    alone = match_cv(student(), REQUEST, embed=WordCountEmbedder(), retrieve=retrieving(asking_for("a", "Python")))
    among = match_cv(
        student(), REQUEST, embed=WordCountEmbedder(),
        retrieve=retrieving(asking_for("a", "Python"), asking_for("b", "Java")),
    )  # fmt: skip
    assert alone.ranked[0] == among.ranked[0]


def test_an_explanation_equals_the_match_of_the_list() -> None:
    wanted = asking_for("a", "Python")
    listed = match_cv(student(), REQUEST, embed=WordCountEmbedder(), retrieve=retrieving(wanted)).ranked[0]
    assert explain_posting(student(), wanted, REQUEST, embed=WordCountEmbedder()) == listed


def test_the_query_carries_the_filters_and_the_distinct_words() -> None:
    seen: list[Query] = []

    def retrieve(query: Query) -> tuple[Candidate, ...]:
        seen.append(query)
        return ()

    filters = Filters(company="Fernhill")
    match_cv(student(), Request(AS_OF, filters=filters), embed=WordCountEmbedder(), retrieve=retrieve)
    assert (seen[0].filters, "python" in seen[0].words, len(seen[0].words)) == (filters, True, len(set(seen[0].words)))


def test_a_posting_without_requirements_is_scored_by_its_topic_and_the_prior() -> None:
    bare = posting(id="bare", title="python physics intern")
    found = match_cv(student(), REQUEST, embed=WordCountEmbedder(), retrieve=retrieving(bare)).ranked[0]
    assert [part.name for part in found.score.parts] == ["musts", "topic"]
    assert found.score.parts[0].value == PRIOR_VALUE
