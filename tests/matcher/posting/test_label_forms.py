"""Postings that are forms: labels with values, answers such as "not required", lists of bare names."""

from __future__ import annotations

import pytest

from matcher.conditions import GraduationCondition, SkillCondition
from matcher.nouns import Kind, Posting
from matcher.posting.read import read_postings

HEAD = "Data Analyst Summer Internship\n\nCompany: Harrow Lane Analytics\n"


def read(*lines: str) -> Posting:
    (posting,) = read_postings((HEAD + "\n".join(lines)).encode(), name="x").postings
    return posting


@pytest.mark.parametrize(
    ("stated", "places"),
    [
        ("Leeds", ["Leeds"]),
        ("Leeds (hybrid, 3 days in the office)", ["Leeds"]),
        ("Leeds, 3 days in the office", ["Leeds"]),
        ("Portland, OR (hybrid, 3 days a week in the office)", ["Portland, OR"]),
    ],
)
def test_a_place_keeps_no_remark_and_is_not_that_of_the_company(stated: str, places: list[str]) -> None:
    assert [one.text for one in read(f"Location: {stated}").locations] == places


def test_a_year_of_study_is_asked_by_its_label() -> None:
    (asked,) = read("Location: Leeds", "Year of study: Penultimate").requirements

    assert isinstance(asked.condition, GraduationCondition)
    assert asked.condition.years_before_end == {1}


@pytest.mark.parametrize(
    "answer",
    ["Driving licence: not required", "Experience level: none needed", "Minimum GPA: N/A", "Experience: None required"],
)
def test_what_is_not_required_is_no_requirement(answer: str) -> None:
    posting = read("Location: Leeds", "", "What we're looking for", "- SQL (essential)", f"- {answer}", "- Team player")

    assert [one.kind for one in posting.requirements] == [Kind.SKILL, Kind.TRAIT]


@pytest.mark.parametrize(
    ("asked", "groups"),
    [
        ("Required skills: SQL, Python, Tableau", (("SQL",), ("Python",), ("Tableau",))),
        ("SQL, Python or Tableau", (("SQL", "Python", "Tableau"),)),
        ("Any of: SQL, Python, Tableau", (("SQL", "Python", "Tableau"),)),
        ("Experience with Python, SQL", (("Python", "SQL"),)),
        ("Serial buses: I2C, SPI", (("I2C", "SPI"),)),
    ],
)
def test_a_list_of_bare_names_asks_for_all_of_them(asked: str, groups: tuple[tuple[str, ...], ...]) -> None:
    (wish,) = read("Location: Leeds", "", "Requirements", f"- {asked}").requirements

    assert isinstance(wish.condition, SkillCondition)
    assert wish.condition.groups == groups


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Python (essential), R (nice to have)", [("Python", "must"), ("R", "nice")]),
        ("SQL (required); Tableau (preferred)", [("SQL", "must"), ("Tableau", "nice")]),
        ("French (fluent), German (nice to have)", [("French (fluent)", "must"), ("German", "nice")]),
        ("Tableau (preferred)", [("Tableau", "nice")]),
    ],
)
def test_a_mark_in_brackets_weighs_the_wish_before_it(line: str, told: list[tuple[str, str]]) -> None:
    posting = read("Location: Leeds", "", "Requirements", f"- {line}")

    assert [(one.text, one.importance.value) for one in posting.requirements] == told
