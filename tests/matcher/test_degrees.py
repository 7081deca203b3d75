"""Degrees named in a text, and conditions on them."""

import pytest

from matcher.conditions import DegreeCondition, Enrolment, Level, PartialDate
from matcher.degrees import find_degrees, rank, read_degree_condition


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("B.Sc. (Hons) Zoology", [("bachelor", "B.Sc.")]),
        ("Ph.D. in Salford, MA", [("phd", "Ph.D.")]),
        ("MS Office; MS in Statistics", [("master", "MS")]),
        ("BA, MA or PhD", [("bachelor", "BA"), ("master", "MA"), ("phd", "PhD")]),
        ("MA (Hons) French", [("bachelor", "MA")]),
        ("a Master’s degree", [("master", "Master’s degree")]),
        ("DPhil in Oxford", [("phd", "DPhil")]),
        ("A-levels: Latin A", [("school", "A-levels")]),
        ("HND Computing", [("foundation", "HND")]),
        ("laurea magistrale in chimica", [("master", "laurea magistrale")]),
        ("Abitur 2021", [("school", "Abitur")]),
        ("a clean driving licence", []),
        ("prompts for an LLM product", []),
        ("LLM in public law", [("master", "LLM")]),
        ("Certified Scrum Master", []),
        ("a degree student", []),
    ],
)
def test_a_degree_is_found_under_its_level(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.level.value, one.award) for one in find_degrees(text)] == expected


@pytest.mark.parametrize(
    ("text", "integrated"), [("MEng Design", True), ("MSci Physics", True), ("MSc Physics", False)]
)
def test_an_integrated_master_is_told_from_a_taught_one(text: str, integrated: bool) -> None:
    (found,) = find_degrees(text)
    assert (found.level, found.integrated) == (Level.MASTER, integrated)


def test_levels_rank_from_school_to_doctorate() -> None:
    assert sorted(Level, key=rank) == [Level.SCHOOL, Level.FOUNDATION, Level.BACHELOR, Level.MASTER, Level.PHD]


BACHELOR, MASTER, PHD = frozenset({Level.BACHELOR}), frozenset({Level.MASTER}), frozenset({Level.PHD})
ENROLLED, EITHER = Enrolment.ENROLLED, Enrolment.EITHER


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You are studying for a BSc", DegreeCondition(BACHELOR, enrolment=ENROLLED)),
        ("Pursuing a bachelor's or master's degree", DegreeCondition(BACHELOR | MASTER, enrolment=ENROLLED)),
        ("A postgraduate student", DegreeCondition(MASTER | PHD, enrolment=ENROLLED)),
        (
            "At least a bachelor's degree, completed",
            DegreeCondition(BACHELOR | MASTER | PHD, enrolment=Enrolment.COMPLETED),
        ),
        ("PhD candidates cannot be considered", DegreeCondition(frozenset(), PHD, EITHER)),
        ("Master's students, but not PhD candidates", DegreeCondition(MASTER, PHD, ENROLLED)),
        ("You hold a BEng", DegreeCondition(BACHELOR, enrolment=Enrolment.COMPLETED)),
        (
            "Enrolled in a Master's, or completed one since March 2025",
            DegreeCondition(MASTER, enrolment=EITHER, completed_since=PartialDate(2025, 3)),
        ),
        (
            "In a PhD, or having completed one in the last nine months",
            DegreeCondition(PHD, enrolment=Enrolment.COMPLETED, completed_within_months=9),
        ),
        ("Enrolment for the entire placement", DegreeCondition(frozenset(), enrolment=ENROLLED, throughout=True)),
        ("A university student", DegreeCondition(frozenset(), enrolment=ENROLLED)),
        ("A degree with a placement year", DegreeCondition(frozenset(), enrolment=EITHER, sandwich=True)),
        (
            "You have completed two years of your degree",
            DegreeCondition(frozenset(), enrolment=EITHER, years_completed=2),
        ),
        ("You will no longer be studying by then", DegreeCondition(frozenset(), enrolment=Enrolment.NOT_ENROLLED)),
        ("A chemistry degree or an MSc", DegreeCondition(BACHELOR | MASTER, enrolment=EITHER)),
        ("You don't need a degree for this", None),
        ("A recent graduate", DegreeCondition(frozenset(), enrolment=Enrolment.COMPLETED)),
        ("Curious about plants", None),
    ],
)
def test_a_posting_says_which_degree_it_asks(text: str, expected: DegreeCondition | None) -> None:
    assert read_degree_condition(text) == expected
