import pytest

from matcher.nouns import Shown
from tests.matcher.cv.written import cv_of


def _uses(text: str) -> list[tuple[str, Shown]]:
    return [(one.skill, one.shown) for one in cv_of(text).profile.skills if one.skill in ("Python", "Java", "Rust")]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# Work\n\nIntern, Foam Ltd, 2024\n• wrote reports in Python", Shown.WORK),
        ("# Volunteering\n\nHelper, Food Bank, 2024\n• a stock list in Python", Shown.WORK),
        ("# Projects\n\nTide clock\n• Python on a small board", Shown.PROJECT),
        ("# Education\n\nBSc Physics, University of Oulu, 2021 – 2024\n• Modules: Optics, Python", Shown.COURSE),
        ("# Education\n\nBSc Physics, University of Oulu, 2021 – 2024\n• Thesis on tides, in Python", Shown.PROJECT),
        ("# Skills\n\nPython", Shown.LIST),
        ("# Skills\n\nPython (evening course)", Shown.COURSE),
        ("# Skills\n\nPython only from a short workshop", Shown.COURSE),
        ("# Skills\n\nPython (my thesis)", Shown.PROJECT),
        ("# Skills\n\nKeen to learn Python", Shown.INTEREST),
        ("# Skills\n\nNext to learn: Python", Shown.INTEREST),
        ("# Other\n\nBeen reading about Python lately", Shown.INTEREST),
        ("# Skills\n\nHave seen Python demonstrated in a lecture", Shown.INTEREST),
        ("# Skills\n\nUsed in projects: Figma, Python", Shown.PROJECT),
        ("# Skills\n\nLearnt in courses: Figma, Python", Shown.COURSE),
        ("# Skills\n\nProject management: Trello, Python", Shown.LIST),
        ("# Profile\n\nI am looking for a summer internship in Python", Shown.INTEREST),
        ("# Profile\n\nLooking for an internship where I can use my Python", Shown.LIST),
    ],
)
def test_how_a_skill_is_shown(text: str, shown: Shown) -> None:
    assert _uses(text) == [("Python", shown)]


@pytest.mark.parametrize(
    "text",
    [
        "# Skills\n\nNever used Python",
        "# Skills\n\nI have seen a demo of Python, not used it",
        "# Skills\n\nNo experience with Python",
        "# Skills\n\nPython: not yet",
        "# Other\n\nI can't do Python and I'm at peace with it",
        "# Other\n\nI have never read a line of Python",
        "# Projects\n\nTide clock\n• a friend did the Python part, I soldered",
    ],
)
def test_what_a_cv_denies_is_no_use(text: str) -> None:
    assert _uses(text) == []


def test_a_denial_reaches_no_further_than_its_clause() -> None:
    assert _uses("# Skills\n\nNever used Python; Java daily") == [("Java", Shown.LIST)]


def test_a_wish_to_know_more_leaves_the_use_before_it() -> None:
    assert _uses("# Projects\n\nTide clock\n• rewrote it in Java, would like to know it better") == [
        ("Java", Shown.PROJECT)
    ]


def test_an_interest_beside_a_list_leaves_the_list() -> None:
    assert _uses("# Skills\n\nPython, Java. Interested in learning Rust.") == [
        ("Python", Shown.LIST),
        ("Java", Shown.LIST),
        ("Rust", Shown.INTEREST),
    ]


def test_each_use_points_into_its_statement() -> None:
    cv = cv_of("# Skills\n\nPython, Java")

    assert [cv.document.quote(one.span) for one in cv.profile.skills] == ["Python", "Java"]
    assert [cv.statements[one.statement].text for one in cv.profile.skills] == ["Python, Java"] * 2


def test_use_that_is_only_limited_is_still_use() -> None:
    assert _uses("# Training\n\nCourse on Python, have not used it outside of that") == [("Python", Shown.COURSE)]


@pytest.mark.parametrize(
    ("section", "shown"),
    [
        ("Work\n\nOffice help, Foam Ltd, 2024", [Shown.WORK]),
        ("Projects\n\nParish council", [Shown.PROJECT]),
        ("Interests", []),
        ("Profile", []),
    ],
)
def test_what_was_done_tells_of_a_skill_without_its_name(section: str, shown: list[Shown]) -> None:
    uses = cv_of(f"# {section}\n\u2022 kept the books of a mill").profile.skills
    assert [one.shown for one in uses if one.skill == "accounting"] == shown


def test_a_deed_that_is_denied_is_no_use() -> None:
    uses = cv_of("# Work\n\nOffice help, Foam Ltd, 2024\n\u2022 have never done the books of a mill").profile.skills
    assert not any(one.skill == "accounting" for one in uses)
