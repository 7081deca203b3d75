"""How people conduct themselves: what joins traits, what is another thing under the same word, what is not out yet."""

from __future__ import annotations

import pytest

from matcher.conditions import SkillCondition
from matcher.instances import lexicon
from matcher.judging.judge import judge
from matcher.nouns import Experience, Kind, SectionName, Verdict
from tests.cases import CvText, case, month, requirement

WORK, MADE = SectionName.EXPERIENCE, SectionName.PROJECTS


def verdict(asked: str, line: str, kind: Kind, section: SectionName = WORK, cosine: float = 0.0) -> Verdict:
    cv = CvText(line, section=section).cv()
    return judge(case(requirement(kind, None, asked), cv, similarities=[cosine]))


@pytest.mark.parametrize(
    ("asked", "line", "section", "status"),
    [
        ("Scrupulous record keeping", "Filled in the batch log of the brewery", WORK, "met"),
        ("Scrupulous record keeping", "Harp tuner with unit tests", MADE, "unknown"),
        ("Reports what did not work", "The poster shows the three glues that failed", MADE, "met"),
        ("Writes for readers who are not botanists", "Column on mosses in the valley newspaper", WORK, "met"),
        ("Writes for readers who are not botanists", "Wrote a report of 40 pages on mosses", WORK, "partial"),
        ("You contradict politely", "Told the foreman that the beam was upside down", WORK, "met"),
        ("Friendly with customers", "Database of customers and parrots", MADE, "partial"),
        ("Friendly with customers", "Served customers at a kite shop", WORK, "met"),
        ("Honest, also when proved wrong in front of the whole team", "Water polo, second side", MADE, "unknown"),
    ],
)
def test_a_disposition_is_shown_by_deeds_of_its_own(asked: str, line: str, section: SectionName, status: str) -> None:
    assert verdict(asked, line, Kind.TRAIT, section).status.value == status


@pytest.mark.parametrize(
    ("asked", "line", "status"),
    [
        ("Discreet and trustworthy", "Kept the confidential files of a vet", "met"),
        ("Discreet and creative", "Kept the confidential files of a vet", "partial"),
    ],
)
def test_kindred_traits_that_are_joined_are_one(asked: str, line: str, status: str) -> None:
    assert verdict(asked, line, Kind.TRAIT).status.value == status


def test_every_kindred_concept_is_known() -> None:
    known = lexicon()
    assert {name for names in known.kin for name in names} <= set(known.concepts)
    assert known.kindred("time") == {"time", "organisation"}


@pytest.mark.parametrize(
    ("asked", "line", "status"),
    [
        ("Previous internship in a bank or an insurance company", "Intern at a kite maker", "missing"),
        ("Previous internship in a bank or an insurance company", "Intern at a retail bank", "met"),
        ("Experience in a hospital or clinic", "Adviser at the students' law clinic", "missing"),
        ("Experience in a hospital or clinic", "Helper at a sleep clinic", "met"),
        ("Previous work as a research assistant", "Thesis on the flight of kites", "missing"),
        ("Previous work as a research assistant", "Student assistant at the chair of optics", "met"),
        ("One accepted paper", "First author of a paper on kites, under review", "partial"),
        ("One accepted or submitted paper", "First author of a paper on kites, under review", "met"),
    ],
)
def test_another_thing_under_the_same_word_is_told_apart(asked: str, line: str, status: str) -> None:
    assert verdict(asked, line, Kind.EXPERIENCE).status.value == status


@pytest.mark.parametrize("cosine", [0.35, 0.55])
def test_an_internship_elsewhere_is_like_any_other_so_that_its_subject_must_be_named(cosine: float) -> None:
    asked = "A previous internship in beekeeping"
    elsewhere, there = "Intern for nine weeks at the falconry of the castle", "Intern for nine weeks in beekeeping"
    assert verdict(asked, elsewhere, Kind.EXPERIENCE, cosine=cosine).status.value == "partial"
    assert verdict(asked, there, Kind.EXPERIENCE, cosine=cosine).status.value == "met"


def test_an_entry_of_a_list_is_no_experience() -> None:
    asked = "You have flown a zeppelin"
    assert verdict(asked, "Zeppelins", Kind.EXPERIENCE, cosine=0.8).status.value == "missing"
    assert verdict(asked, "Piloted small zeppelins over lakes", Kind.EXPERIENCE, cosine=0.8).status.value == "met"


@pytest.mark.parametrize(("line", "status"), [("Harp tuner", "unknown"), ("Gave a talk on harps", "met")])
def test_a_soft_skill_is_not_missed_by_a_cv_that_does_not_say(line: str, status: str) -> None:
    asked = requirement(Kind.SKILL, SkillCondition((("presenting",),)), "Presentation skills")
    assert judge(case(asked, CvText(line, section=WORK).cv())).status.value == status


@pytest.mark.parametrize(
    ("asked", "line", "section", "status"),
    [
        ("Work or volunteering at an NGO or a ministry", "Volunteer, Friends of the Toad", WORK, "met"),
        ("Work or volunteering at an NGO or a ministry", "Clerk at a kite shop", WORK, "missing"),
        ("Talked to guests, patients or sailors", "Served patients at an eye clinic", WORK, "met"),
        ("An internship or a serious responsibility outside the lecture hall", "Intern at a kite maker", WORK, "met"),
    ],
)
def test_places_and_alternatives_are_read_as_meant(asked: str, line: str, section: SectionName, status: str) -> None:
    assert verdict(asked, line, Kind.EXPERIENCE, section).status.value == status


@pytest.mark.parametrize("kind", [Kind.TRAIT, Kind.SKILL, Kind.EXPERIENCE])
def test_what_one_is_fond_of_is_judged_as_an_interest(kind: Kind) -> None:
    assert verdict("Fond of the sea", "Dinghy sailing", kind, SectionName.INTERESTS).status.value == "met"
    assert verdict("Fond of the sea", "Chess", kind, SectionName.INTERESTS).status.value == "unknown"


@pytest.mark.parametrize("kind", [Kind.TRAIT, Kind.SKILL, Kind.EXPERIENCE])
def test_a_quality_of_character_is_no_skill_that_is_missing(kind: Kind) -> None:
    assert verdict("Fairness towards rivals", "Built kites", kind).status.value == "unknown"
    assert (
        verdict("Stubbornness, and plenty of it", "Built kites, nine prototypes until one flew", kind).status == "met"
    )


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("Experience of writing for publication", "Blog engine in Go"),
        ("Experience in a hospital", "Hospital bed database"),
        ("Tutoring experience", "Tutoring booking system"),
    ],
)
def test_what_was_programmed_for_a_kind_of_work_is_no_such_work(asked: str, line: str) -> None:
    assert verdict(asked, line, Kind.EXPERIENCE, MADE).status.value == "missing"


def test_years_in_a_branch_are_counted_in_that_branch() -> None:
    text = CvText("Cook, The Kite", section=WORK)
    worked = Experience("Cook, The Kite", None, month("2024-01"), month("2025-12"), WORK, text.span("Cook, The Kite"))
    cv = text.cv(experiences=(worked,))
    asked = ("One year of work experience in software", "One year of work experience in hospitality")
    given = [judge(case(requirement(Kind.EXPERIENCE, None, one), cv)).status.value for one in asked]
    assert given == ["missing", "met"]


def test_shipping_software_is_no_work_on_a_ship() -> None:
    asked = "Experience of shipping products to users"
    assert verdict(asked, "Deck hand on a ferry", Kind.EXPERIENCE).status.value == "missing"
