"""Names that no vocabulary knows: written letter for letter, and neither denied, wished for nor enjoyed."""

from __future__ import annotations

import pytest

from matcher.conditions import Depth, SkillCondition
from matcher.judging.judge import judge, status_at_once
from matcher.judging.names import names_asked
from matcher.nouns import Kind, SectionName
from tests.cases import CvText, case, requirement

EXAMPLES = "Time with a honeypot (Cowrie, Dionaea)"
UNNAMED = SkillCondition(())


def given(asked: str, line: str, section: SectionName, condition: SkillCondition = UNNAMED) -> str:
    cv = CvText(line, section=section).cv()
    return judge(case(requirement(Kind.SKILL, condition, asked), cv)).status.value


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Familiarity with Zephyr RTOS", ["Zephyr RTOS"]),
        ("Has worked to EN 61508 or DO-178C", ["EN 61508", "DO-178C"]),
        ("Knowledge of plastic hinge theory", ["plastic hinge theory"]),
        ("Knowledge of other relevant things", []),
        ("Experience of the Leeds housing market", []),
        ("Free from June on Mondays", []),
    ],
)
def test_names_are_words_written_like_names_or_the_phrase_that_is_asked(text: str, names: list[str]) -> None:
    assert [name.words for name in names_asked(text, (), True)] == names


def test_what_was_not_worked_with_is_no_object_of_experience() -> None:
    assert names_asked("Experience of tutoring IELTS candidates", (), False) == ()


@pytest.mark.parametrize(
    ("line", "section", "status"),
    [
        ("Put Cowrie on a spare router and wrote two rules", SectionName.PROJECTS, "met"),
        ("Shodan, Cowrie", SectionName.SKILLS, "met"),
        ("Never used Cowrie", SectionName.SKILLS, "missing"),
        ("I would like to learn Cowrie", SectionName.SKILLS, "missing"),
        ("Reading about Cowrie", SectionName.INTERESTS, "missing"),
        ("Cowrie shells sorted for a museum shop", SectionName.EXPERIENCE, "missing"),
    ],
)
def test_any_of_the_examples_will_do_where_it_was_used(line: str, section: SectionName, status: str) -> None:
    assert given(EXAMPLES, line, section) == status


def test_a_name_in_a_list_is_not_strong_knowledge() -> None:
    strong = SkillCondition((), Depth.STRONG)
    assert given("Strong knowledge of Zephyr RTOS", "Zephyr RTOS", SectionName.SKILLS, strong) == "partial"


def test_names_that_are_joined_must_all_be_there() -> None:
    asked = "Knowledge of OpenFAST and QBlade"
    assert given(asked, "Ran a rotor in OpenFAST", SectionName.PROJECTS) == "partial"


def test_a_phrase_counts_only_whole() -> None:
    asked = "Knowledge of plastic hinge theory"
    assert given(asked, "Portal frame by plastic hinge theory", SectionName.PROJECTS) == "met"
    assert given(asked, "Fitted a hinge to a shed door", SectionName.PROJECTS) == "missing"


def test_the_status_told_at_once_is_that_of_the_verdict() -> None:
    asked = requirement(Kind.SKILL, SkillCondition((("REST APIs",),)), "REST APIs, ideally behind Kong Gateway")
    cv = CvText("Put Kong Gateway before two services", section=SectionName.PROJECTS).cv()
    assert status_at_once(case(asked, cv)) in (None, judge(case(asked, cv)).status)
