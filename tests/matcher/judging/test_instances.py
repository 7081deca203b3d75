"""Traits and kinds of experience: concrete instances count, wishes, denials and self-praise do not."""

from __future__ import annotations

import pytest

from matcher.instances import Phrases, Row, lexicon, read_phrase, words_of
from matcher.judging.deeds_asked import asked_for
from matcher.judging.judge import judge
from matcher.nouns import Kind, SectionName, Verdict
from tests.cases import CvText, case, requirement


def verdict(asked: str, *lines: str, kind: Kind = Kind.TRAIT, section: SectionName = SectionName.EXPERIENCE) -> Verdict:
    return judge(case(requirement(kind, None, asked), CvText(*lines, section=section).cv()))


def found(written: str, text: str) -> bool:
    """Whether a phrase as written in the lexicon occurs in a text."""
    rows = [Row(phrase, (), "x") for phrase in read_phrase(written, {"pets": ["cat*", "guinea pig*"]})]
    return bool(Phrases(rows).find(words_of(text)))


@pytest.mark.parametrize(
    ("written", "text", "expected"),
    [
        ("audit", "Audit lead", True),
        ("audit", "Auditions", False),
        ("audit*", "Auditions", True),
        ("team of #", "in a team of four", True),
        ("team of #", "in a team of friends", False),
        ("checked ~ against", "checked every single figure against the ledger", True),
        ("checked ~ against", "checked all. Argued against the plan", False),
        ("fed/walked ~ {pets}", "walked two guinea pigs", True),
        ("fed/walked ~ {pets}", "walked two dogs", False),
        ("café", "Worked in a Cafe", True),
    ],
)
def test_a_phrase_is_found_as_its_notation_says(written: str, text: str, expected: bool) -> None:
    assert found(written, text) is expected


def test_every_concept_can_be_asked_for() -> None:
    known = lexicon()
    asked = {row.name for rows in (known.asked._exact, known.asked._stems) for found in rows.values() for row in found}
    assert len(known.concepts) > 70
    assert asked == set(known.concepts)


@pytest.mark.parametrize(
    ("asked", "shown", "status"),
    [
        ("Attention to detail", "Balanced the till and checked invoices against orders", "met"),
        ("You explain things patiently", "Taught chess to primary pupils", "met"),
        ("A team player", "Built a weather kite in a team of five", "met"),
        ("Discretion with confidential papers", "Typed up patient records for the surgery", "met"),
        ("Good leadership", "Captain of the water polo side", "met"),
        ("Attention to detail", "Kept the stock of the shop", "partial"),
        ("Comfortable with ambiguity", "Sold bread on Saturdays", "unknown"),
        ("A team player", "Sold bread on Saturdays", "unknown"),
    ],
)
def test_a_trait_is_met_by_an_instance_and_unknown_without_one(asked: str, shown: str, status: str) -> None:
    assert verdict(asked, shown).status.value == status


@pytest.mark.parametrize(
    ("asked", "shown", "status"),
    [
        ("Experience of customer service", "Waitress at the Harbour Grill", "met"),
        ("Work in a care home or hospital", "Healthcare assistant, night shifts", "met"),
        ("Contributions to open source", "Two pull requests merged upstream", "met"),
        ("Took part in a hackathon", "Global Game Jam 2025, puzzle game", "met"),
        ("Took part in a hackathon", "Delivered parcels by bicycle", "missing"),
        ("A previous internship in finance", "Intern at a pension fund, finance team", "met"),
        ("A previous internship in finance", "Delivered parcels by bicycle", "missing"),
    ],
)
def test_experience_is_met_by_an_instance_and_missing_without_one(asked: str, shown: str, status: str) -> None:
    assert verdict(asked, shown, kind=Kind.EXPERIENCE).status.value == status


@pytest.mark.parametrize(
    "shown",
    [
        "Looking for a summer internship in forestry",
        "I have never done an internship",
        "Would like an internship next year",
        "No internship so far",
    ],
)
def test_wishes_and_denials_are_no_instance(shown: str) -> None:
    assert verdict("A previous internship", shown, kind=Kind.EXPERIENCE).status.value == "missing"


def test_hostile_text_is_read_in_bounded_time() -> None:
    assert len(words_of("team of four checked against " * 10_000)) < 1000


def test_what_another_person_did_is_no_instance() -> None:
    asked = "Some experience of tutoring"
    assert verdict(asked, "My tutor nominated me", kind=Kind.EXPERIENCE).status.value == "missing"
    assert verdict(asked, "Tutor of two neighbours", kind=Kind.EXPERIENCE).status.value == "met"


def test_a_denial_in_another_sentence_does_not_count() -> None:
    shown = "No pay was involved. Intern at the town museum"
    assert verdict("A previous internship", shown, kind=Kind.EXPERIENCE).status.value == "met"


def test_praise_in_a_summary_is_no_more_than_a_hint() -> None:
    asked, words = "Strong leadership", "Natural leader and team leader"
    assert verdict(asked, words, section=SectionName.SUMMARY).status.value == "partial"
    assert verdict(asked, words, section=SectionName.EXPERIENCE).status.value == "met"


def test_an_instance_of_another_subject_is_partial() -> None:
    asked = "A previous internship in beekeeping"
    assert verdict(asked, "Intern at a bank", kind=Kind.EXPERIENCE).status.value == "partial"
    assert verdict(asked, "Intern at a beekeeping school", kind=Kind.EXPERIENCE).status.value == "met"


def test_what_is_asked_together_is_met_together_and_partial_in_part() -> None:
    asked = "Good teamwork and leadership"
    assert verdict(asked, "Played rugby", "Captain of the school side").status.value == "met"
    assert verdict(asked, "Captain of the school chess side").status.value == "partial"


def test_one_of_several_alternatives_is_enough() -> None:
    asked = "Experience of retail, care work or volunteering"
    assert verdict(asked, "Volunteer at a night shelter", kind=Kind.EXPERIENCE).status.value == "met"


def test_examples_after_a_colon_are_not_asked_for() -> None:
    asked = asked_for("Experience of fundraising, such as events or a sponsored marathon", True)
    assert [concept.name for one in asked for concept in one.concepts] == ["fundraising"]


def test_the_quote_is_the_clause_that_decides() -> None:
    given = verdict("Attention to detail", "Wrote the menu; proofread the price list; swept the floor")
    assert [evidence.quote for evidence in given.evidence] == ["proofread the price list"]
    assert given.reason == "The CV gives an instance: proofread."


def test_more_evidence_never_lowers_a_verdict() -> None:
    ranks = {"met": 2, "partial": 1, "unknown": 0, "missing": 0}
    lines = ["Sold bread on Saturdays", "Kept the stock of the shop", "Proofread the parish newsletter"]
    given = [verdict("Attention to detail", *lines[:end]).status.value for end in (1, 2, 3)]
    assert [ranks[status] for status in given] == [0, 1, 2]


@pytest.mark.parametrize(
    ("asked", "line", "section", "status"),
    [
        ("Customer service experience", "Trying new restaurants", SectionName.INTERESTS, "missing"),
        ("Customer service experience", "Serving guests at the rowing club bar", SectionName.INTERESTS, "met"),
        ("Experience of social media", "TikTok and baking", SectionName.INTERESTS, "missing"),
        ("Experience of social media", "My TikTok channel on moss, 900 followers", SectionName.INTERESTS, "met"),
        ("Experience in a lab", "Language lab assistant", SectionName.EXPERIENCE, "missing"),
        ("Open source contributions", "Used open-source fonts in a poster", SectionName.PROJECTS, "missing"),
        ("Open source contributions", "Contributed fixes to an open-source map", SectionName.PROJECTS, "met"),
        ("A previous internship", "Summer placement in a planning office", SectionName.EXPERIENCE, "met"),
        ("Some work experience, in any field", "Newspaper delivery before school", SectionName.EXPERIENCE, "met"),
        ("Sales experience", "Sold broadband contracts", SectionName.EXPERIENCE, "met"),
        ("Experience of public speaking", "Toastmasters, ten speeches", SectionName.INTERESTS, "met"),
        ("Handling cash", "Behind the till of a bakery", SectionName.EXPERIENCE, "met"),
    ],
)
def test_places_of_work_enjoyed_or_only_named_are_no_work(
    asked: str, line: str, section: SectionName, status: str
) -> None:
    assert verdict(asked, line, kind=Kind.EXPERIENCE, section=section).status.value == status


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("Able to meet deadlines", "Weekly column, never missed a deadline"),
        ("Adaptable", "Temp agency worker, six workplaces"),
        ("Written communication", "Editor of the parish magazine"),
        ("Works well with others", "Worked with two designers on a float"),
        ("Problem solving", "Found and fixed a leak in the boiler room"),
        ("Good communication", "Wrote articles for the parish magazine"),
        ("Calm under pressure", "Waiter on Saturday nights, 90 seats"),
        ("Patience with children", "Helper at an after-school club"),
        ("Works independently", "Ran my own survey of allotment holders"),
    ],
)
def test_ordinary_lines_show_ordinary_traits(asked: str, line: str) -> None:
    assert verdict(asked, line).status.value == "met"
