"""Skills: the level asked against the way the CV shows it, one row for each cell of docs/verdicts.md."""

from __future__ import annotations

import pytest

from matcher.conditions import Depth, SkillCondition
from matcher.judging.case import Finding
from matcher.judging.skills import judge_skill
from matcher.nouns import Cv, Kind, Shown
from tests.cases import CvText, case, requirement

PYTHON = (("Python",),)


def finding(cv: Cv, condition: SkillCondition) -> Finding:
    return judge_skill(case(requirement(Kind.SKILL, condition), cv), condition)


def showing(words: str, shown: Shown, skill: str = "Python") -> Cv:
    text = CvText(words)
    return text.cv(skills=(text.use(words, skill, shown),))


@pytest.mark.parametrize(
    ("words", "shown", "basic", "working", "use", "strong"),
    [
        ("Python daily for four years", Shown.LIST, "met", "met", "met", "met"),
        ("Wrote the jig software in Python", Shown.WORK, "met", "met", "met", "partial"),
        ("Module: programming in Python", Shown.COURSE, "met", "met", "met", "partial"),
        ("Python, SQL", Shown.LIST, "met", "met", "partial", "partial"),
        ("a little Python", Shown.LIST, "met", "partial", "partial", "partial"),
        ("would like to learn Python", Shown.INTEREST, "missing", "missing", "missing", "missing"),
    ],
)
def test_each_way_of_showing_meets_its_levels(
    words: str, shown: Shown, basic: str, working: str, use: str, strong: str
) -> None:
    cv = showing(words, shown)
    found = [
        finding(cv, SkillCondition(PYTHON, Depth.BASIC)).status,
        finding(cv, SkillCondition(PYTHON)).status,
        finding(cv, SkillCondition(PYTHON, use=True)).status,
        finding(cv, SkillCondition(PYTHON, Depth.STRONG)).status,
    ]
    assert found == [basic, working, use, strong]


def test_use_in_two_places_is_strong() -> None:
    text = CvText("Wrote the jig software in Python", "Maps of noise, in Python")
    cv = text.cv(
        skills=(
            text.use("Wrote the jig software in Python", "Python", Shown.WORK),
            text.use("Maps of noise, in Python", "Python", Shown.PROJECT),
        )
    )
    assert finding(cv, SkillCondition(PYTHON, Depth.STRONG)).status == "met"


def test_knowledge_is_firm_when_it_was_taught() -> None:
    cv = showing("Module: Heat Transfer (72)", Shown.COURSE, "heat transfer")
    assert finding(cv, SkillCondition((("heat transfer",),), Depth.STRONG)).status == "met"


def test_the_specific_proves_the_general_and_not_the_reverse() -> None:
    assert finding(showing("A PyTorch classifier", Shown.PROJECT, "PyTorch"), SkillCondition(PYTHON)).status == "met"
    assert finding(showing("Python scripts", Shown.PROJECT), SkillCondition((("PyTorch",),))).status == "missing"


@pytest.mark.parametrize("open_ended", [False, True])
def test_a_neighbour_is_partial(open_ended: bool) -> None:
    cv = showing("A TensorFlow classifier", Shown.PROJECT, "TensorFlow")
    assert finding(cv, SkillCondition((("PyTorch",),), open_ended=open_ended)).status == "partial"


def test_a_neighbour_of_what_is_still_to_be_learnt_is_missing() -> None:
    text = CvText("A TensorFlow classifier", "would like to learn PyTorch")
    cv = text.cv(
        skills=(
            text.use("TensorFlow", "TensorFlow", Shown.PROJECT),
            text.use("would like to learn PyTorch", "PyTorch", Shown.INTEREST),
        )
    )
    assert finding(cv, SkillCondition((("PyTorch",),))).status == "missing"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a bit of SQL, Python (pandas, numpy)", "met"),
        ("SQL, a bit of Python", "partial"),
        ("Beginner: SQL, Python", "partial"),
        ("Python (course half finished), SQL", "partial"),
        ("Python (two tutorials), SQL", "partial"),
        ("Python: basic, thesis; SQL", "partial"),
        ("Supervised learning, Python", "met"),
    ],
)
def test_a_hedge_speaks_of_its_own_entry_or_as_label_of_all(line: str, expected: str) -> None:
    text = CvText(line)
    cv = text.cv(skills=(text.use("Python", "Python", Shown.LIST),))
    assert finding(cv, SkillCondition(PYTHON)).status == expected


def test_one_alternative_is_enough_and_every_group_is_needed() -> None:
    cv = showing("Python scripts", Shown.PROJECT)
    assert finding(cv, SkillCondition((("Java", "Python"),))).status == "met"
    assert finding(cv, SkillCondition((("Python",), ("Java",)))).status == "partial"
    assert finding(cv, SkillCondition((("Java",),))).status == "missing"


def test_what_is_only_wished_for_is_quoted_as_such() -> None:
    found = finding(showing("would like to learn Python", Shown.INTEREST), SkillCondition(PYTHON))
    assert [evidence.quote for evidence in found.evidence] == ["would like to learn Python"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Python (scripts for the plotter, unit tests)", "met"),
        ("Python (basic)", "partial"),
        ("Python (tried it once)", "partial"),
        ("Python, Illustrator (all daily)", "met"),
    ],
)
def test_what_stands_in_brackets_tells_how_well(line: str, expected: str) -> None:
    text = CvText(line)
    cv = text.cv(skills=(text.use("Python", "Python", Shown.LIST),))
    assert finding(cv, SkillCondition(PYTHON, use=True)).status == expected


def test_a_hedge_of_another_skill_in_the_same_brackets_is_not_ones_own() -> None:
    text = CvText("Poisson regression (Python, a little R)")
    regression = text.use("Poisson regression", "Python", Shown.PROJECT)
    cv = text.cv(skills=(regression, text.use("R)", "R", Shown.PROJECT)))
    assert finding(cv, SkillCondition(PYTHON)).status == "met"
    assert finding(cv, SkillCondition((("R",),))).status == "partial"


@pytest.mark.parametrize(("entry", "expected"), [("Python (pandas, pytest), SQL", "met"), ("Python, SQL", "partial")])
def test_a_job_that_the_list_tells_more_of_is_strong(entry: str, expected: str) -> None:
    text = CvText("Wrote the jig software in Python", entry)
    used = text.use("Wrote the jig software in Python", "Python", Shown.WORK)
    listed = text.use(entry, "Python", Shown.LIST)
    assert finding(text.cv(skills=(used, listed)), SkillCondition(PYTHON, Depth.STRONG)).status == expected


def test_a_denial_is_quoted() -> None:
    text = CvText("I have never used Python.")
    found = finding(text.cv(), SkillCondition(PYTHON))
    assert (found.status, [one.quote for one in found.evidence]) == ("missing", ["I have never used Python."])


def test_quotes_show_the_use_and_the_list_each_in_short() -> None:
    text = CvText("Cleaned nine years of tide tables. Python, pandas", "Drawing, singing; Python, SQL, Git; skiing")
    used = text.use("Python, pandas", "Python", Shown.PROJECT)
    listed = text.use("Python, SQL", "Python", Shown.LIST)
    found = finding(text.cv(skills=(used, listed)), SkillCondition(PYTHON))
    assert [one.quote for one in found.evidence] == [
        "Cleaned nine years of tide tables. Python, pandas",
        "Python, SQL, Git",
    ]


def test_a_tool_opened_once_is_hardly_a_basis() -> None:
    condition = SkillCondition((("AutoCAD",),), Depth.BASIC)
    assert finding(showing("AutoCAD: opened once", Shown.LIST, "AutoCAD"), condition).status.value == "partial"


def test_a_tool_opened_once_goes_for_no_tool_of_its_kind() -> None:
    cv = showing("AutoCAD: opened once", Shown.LIST, "AutoCAD")
    assert finding(cv, SkillCondition((("SolidWorks",),))).status.value == "missing"


def test_the_number_of_a_year_of_study_is_no_length_of_practice() -> None:
    text = CvText("Year 2: Python, Databases")
    cv = text.cv(skills=(text.use("Python", "Python", Shown.COURSE),))
    assert finding(cv, SkillCondition(PYTHON, Depth.STRONG)).status.value == "partial"


def test_what_ones_own_tutor_does_is_no_teaching() -> None:
    condition = SkillCondition((("teaching",),))
    text = CvText("Met my tutor every week")
    cv = text.cv(skills=(text.use("tutor", "teaching", Shown.COURSE),))
    assert finding(cv, condition).status.value == "missing"
