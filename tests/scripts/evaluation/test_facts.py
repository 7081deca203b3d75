"""The comparison of profile facts, on a profile whose right and wrong facts are counted by hand."""

from __future__ import annotations

import pytest

from matcher.conditions import Level, PartialDate
from matcher.nouns import Degree, LanguageSkill, Profile, Shown, SkillUse, Span
from scripts.evaluation.facts import Fact, facts_of, summarise
from scripts.evaluation.gold import GoldCv, GoldDegree, GoldLanguage

SPAN = Span(1, 0, 1)
WANTED = GoldDegree(level="bachelor", field="Marine Biology", institution="University of Ardmere", start="2023-09",
                    end="2026-06", expected=True, grade="68 %")  # fmt: skip


def degree(field: str = "Marine Biology", level: Level = Level.BACHELOR) -> Degree:
    start, end = PartialDate(2023, 9), PartialDate(2026, 6)
    return Degree(level, "BSc", field, "Ardmere University", start, end, True, "average of 68 %", SPAN)


def wrong(gold: GoldCv, read: Profile) -> list[str]:
    return [fact.kind for fact in facts_of(gold, read) if not fact.right]


def test_a_degree_in_other_words_is_right() -> None:
    assert wrong(GoldCv(id="c", degrees=(WANTED,)), Profile(degrees=(degree(),))) == []


def test_each_fact_of_a_degree_counts_alone() -> None:
    assert wrong(GoldCv(id="c", degrees=(WANTED,)), Profile(degrees=(degree(field="History"),))) == ["degree field"]


def test_a_course_that_was_not_read_has_every_fact_wrong() -> None:
    found = wrong(GoldCv(id="c", degrees=(WANTED,)), Profile())

    assert found == [f"degree {name}" for name in WANTED.model_dump()]


def test_a_course_that_nobody_took_is_wrong() -> None:
    assert wrong(GoldCv(id="c"), Profile(degrees=(degree(),))) == ["degree none invented"]


@pytest.mark.parametrize(
    ("wanted", "read", "expected"),
    [
        ("fluent", "fluent", []),
        ("fluent", None, ["language level"]),
        (None, None, []),
        (None, "C1", ["language level"]),
    ],
)
def test_the_level_of_a_language_is_a_fact(wanted: str | None, read: str | None, expected: list[str]) -> None:
    gold = GoldCv(id="c", languages=(GoldLanguage(name="Danish", level=wanted),))

    assert wrong(gold, Profile(languages=(LanguageSkill("Danish", read, None, SPAN),))) == expected


def test_a_language_under_another_name_is_the_same_language() -> None:
    gold = GoldCv(id="c", languages=(GoldLanguage(name="BSL", level=None),))

    assert wrong(gold, Profile(languages=(LanguageSkill("British Sign Language", None, None, SPAN),))) == []


def test_shares_are_over_all_facts_and_skills_by_their_canonical_names() -> None:
    uses = tuple(SkillUse(name, Shown.LIST, SPAN, 0) for name in ("scikit-learn", "Git", "retail"))
    gold = GoldCv(id="c", skills=("sklearn", "Git", "Docker", "a knack for soup"))
    rows = (Fact("place", "c", "Ardmere", "Ardmere", True), Fact("place", "d", "Ardmere", "", False))

    measured = summarise(rows, {"c": (gold, Profile(skills=uses))})

    assert (measured.by_kind, measured.right) == ({"place": 0.5}, 0.5)
    assert measured.skills_recall == pytest.approx(2 / 3)
    assert measured.skills_precision == pytest.approx(2 / 3)
