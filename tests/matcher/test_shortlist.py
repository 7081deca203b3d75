"""The best of many postings: the same as if all had been judged in full, and not all are."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from matcher.chunks import cv_chunks
from matcher.conditions import SkillCondition
from matcher.judging.judge import judge, status_at_once
from matcher.judging.prepared import prepare
from matcher.nouns import Importance, Kind, Match, Posting, Requirement, Shown
from matcher.retrieval import Candidate
from matcher.shortlist import EmbeddedCv, Trial, place, shortlist
from tests.cases import AS_OF, CvText, posting, requirement
from tests.embedders import WORDS, WordCountEmbedder

SKILLS = ("Python", "Java", "SQL", "C++", "Git", "R")


def student() -> EmbeddedCv:
    text = CvText("Wrote python tools for the physics laboratory", "Languages: SQL, some java", "Sang in a choir")
    shown = text.use("python tools", "Python", Shown.WORK), text.use("SQL", "SQL", Shown.LIST)
    cv = text.cv(skills=shown)
    chunks = cv_chunks(cv)
    return EmbeddedCv(prepare(cv, chunks), WordCountEmbedder()([chunk.text for chunk in chunks]))


def trial(asked: Posting) -> Trial:
    embed = WordCountEmbedder()
    vectors = embed([one.text for one in asked.requirements])
    return Trial(student(), Candidate(asked, vectors, embed([asked.title])), AS_OF, {})


def asking(chosen: random.Random) -> Requirement:
    skill, importance = chosen.choice(SKILLS), chosen.choice(list(Importance))
    kind, words = chosen.choice([Kind.SKILL, Kind.TRAIT, Kind.OTHER]), chosen.choice(WORDS)
    condition = SkillCondition(((skill,),)) if kind is Kind.SKILL else None
    return requirement(kind, condition, text=f"Some {words} and {skill}", importance=importance)


def many(seed: int, count: int = 40) -> list[Posting]:
    chosen = random.Random(seed)
    return [
        posting(
            *(asking(chosen) for _ in range(chosen.randrange(9))), id=f"p{n}", title=f"{chosen.choice(WORDS)} intern"
        )
        for n in range(count)
    ]


def in_full(postings: Sequence[Posting]) -> list[Match]:
    return sorted((trial(one).judged().match for one in postings), key=place)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("length", [1, 5, 39, 40, 100])
def test_the_shortlist_is_the_head_of_the_list_in_which_all_are_judged(seed: int, length: int) -> None:
    postings = many(seed)
    found = [one.match for one in shortlist(map(trial, postings), length)]
    assert found == in_full(postings)[:length]


def test_postings_that_cannot_be_listed_any_more_are_not_judged_to_the_end() -> None:
    trials = [trial(one) for one in many(seed=1)]
    shortlist(trials, 3)
    assert sum(one.is_over for one in trials) < len(trials) / 2


def test_of_equal_postings_those_with_the_first_ids_are_listed() -> None:
    asked = requirement(Kind.SKILL, SkillCondition((("Python",),)), text="Python")
    trials = [trial(posting(asked, id=name)) for name in "dbac"]
    assert [one.match.posting.id for one in shortlist(trials, 2)] == ["a", "b"]


def test_nothing_is_listed_of_nothing() -> None:
    assert shortlist([], 5) == []


def test_what_is_told_at_once_is_what_the_verdict_says() -> None:
    cases = [case for one in many(seed=7) for case in trial(one).judged().cases]
    told = [(status, judge(case).status) for case in cases if (status := status_at_once(case)) is not None]
    assert len(told) > 10
    assert [at_once for at_once, _ in told] == [in_full for _, in_full in told]
