"""What is asked within a skill: "Excel, pivot tables included"."""

from __future__ import annotations

import pytest

from matcher.judging.features import features_asked, none_shown
from matcher.nouns import Kind
from tests.matcher.judging.read_cases import judged


@pytest.mark.parametrize(
    "text",
    ["Sound Excel, including lookups", "Excel, pivot tables included", "Excel (filters, pivot tables)"],
)
def test_features_within_a_skill_are_named(text: str) -> None:
    assert features_asked(text)


@pytest.mark.parametrize(
    "text",
    [
        "Experience of laboratory work, including Python",
        "Cloud platforms (AWS, Azure)",
        "A spreadsheet (any brand, we use several)",
        "A scripting language, whatever it is",
        "Git, including the day a merge went wrong",
        "Git holds no fear for you (every change is read by somebody, twice)",
    ],
)
def test_examples_and_skills_that_stand_alone_are_no_features(text: str) -> None:
    assert not features_asked(text)


def test_none_is_shown_where_the_words_speak_of_another() -> None:
    asked = features_asked("SQL, including window functions")
    assert none_shown(asked, ("SQL for the stock list",))
    assert not none_shown(asked, ("SQL with window functions",))
    assert not none_shown(frozenset(), ("SQL",))


@pytest.mark.parametrize(
    ("words", "status"), [("Excel: pivot tables, charts", "met"), ("Excel, Word, PowerPoint", "partial")]
)
def test_a_skill_without_what_is_asked_within_it_is_partial(words: str, status: str) -> None:
    verdict = judged(Kind.SKILL, "Confident in Excel, including pivot tables", f"## Skills\n\n{words}\n")
    assert verdict.status.value == status
