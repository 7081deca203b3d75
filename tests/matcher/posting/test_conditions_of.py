"""Conditions read from the words of a requirement."""

from __future__ import annotations

import pytest

from matcher.conditions import AvailabilityCondition, Depth, GraduationCondition, LocationCondition, PartialDate
from matcher.nouns import Kind
from matcher.posting.conditions_of import PostingFacts, condition_of
from matcher.posting.graduation_conditions import read_graduation_condition
from matcher.posting.skill_conditions import read_skill_condition
from matcher.posting.term_conditions import read_availability_condition, read_location_condition


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Python and SQL", (("Python",), ("SQL",))),
        ("Python, Java or Rust", (("Python", "Java", "Rust"),)),
        ("R (Bioconductor) or Python (scanpy)", (("R", "Bioconductor", "Python", "scanpy"),)),
        ("programming in at least one of Java or Rust", (("Java", "Rust"),)),
        ("a taste for long walks", ()),
        ("tools such as Git and Docker", (("Git", "Docker"),)),
        ("tools such as Git and Docker, and solid SQL", (("Git", "Docker"), ("SQL",))),
        ("Rust, whether for a course or a hackathon", (("Rust",),)),
        ("Linux, and not only in a virtual machine", (("Linux",),)),
        ("seismology, even on a field course", (("geophysics",),)),
    ],
)
def test_skills_are_grouped_by_the_words_between_them(text: str, expected: tuple[tuple[str, ...], ...]) -> None:
    assert read_skill_condition(text, used=False).groups == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("some familiarity with Docker", Depth.BASIC),
        ("one course in immunology", Depth.BASIC),
        ("Docker", Depth.WORKING),
        ("advanced Docker", Depth.STRONG),
    ],
)
def test_depth_follows_the_words(text: str, expected: Depth) -> None:
    assert read_skill_condition(text, used=False).depth == expected


def test_use_years_and_similar_are_read() -> None:
    actual = read_skill_condition("2 years of hands-on experience with Java or similar", used=False)
    assert (actual.use, actual.years, actual.open_ended) == (True, 2.0, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Graduating between May 2028 and July 2028",
            GraduationCondition(earliest=PartialDate(2028, 5), latest=PartialDate(2028, 7)),
        ),
        ("in the penultimate year of a degree", GraduationCondition(years_before_end=frozenset({1}))),
        ("in your first or second year", GraduationCondition(years=frozenset({1, 2}))),
        ("the second year of a five-year course", GraduationCondition(years_before_end=frozenset({3}))),
        ("at least six semesters completed", GraduationCondition(minimum_years_completed=3.0)),
        (
            "returning to university in January 2028",
            GraduationCondition(returning=True, returning_from=PartialDate(2028, 1)),
        ),
    ],
)
def test_graduation_is_read(text: str, expected: GraduationCondition) -> None:
    assert read_graduation_condition(text, 2027) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "full time from 7 June for ten weeks",
            AvailabilityCondition(start=PartialDate(2027, 6, 7), weeks=(10, 10), full_time=True),
        ),
        (
            "four to six months, starting in June, July or September 2027",
            AvailabilityCondition(start=PartialDate(2027, 6), start_latest=PartialDate(2027, 9), weeks=(17, 26)),
        ),
        (
            "start between 1 May and 1 July 2027",
            AvailabilityCondition(start=PartialDate(2027, 5, 1), start_latest=PartialDate(2027, 7, 1)),
        ),
        (
            "from 7 June to 13 August 2027",
            AvailabilityCondition(start=PartialDate(2027, 6, 7), end=PartialDate(2027, 8, 13)),
        ),
        ("you must be there throughout", AvailabilityCondition()),
    ],
)
def test_availability_is_read(text: str, expected: AvailabilityCondition) -> None:
    assert read_availability_condition(text, 2027) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in our Leeds office two days a week", LocationCondition("Leeds", "GB", (2, 2))),
        ("you must live in Ireland", LocationCondition(None, "IE", residence=True)),
        ("work from anywhere in the UK", LocationCondition(None, "GB", remote=True)),
        ("a sunny disposition", None),
    ],
)
def test_location_is_read(text: str, expected: LocationCondition | None) -> None:
    assert read_location_condition(text) == expected


def test_kinds_without_arithmetic_have_no_condition() -> None:
    facts = PostingFacts("GB", 2027)
    assert [condition_of("calm under fire", kind, facts) for kind in (Kind.TRAIT, Kind.INTEREST, Kind.OTHER)] == [
        None,
        None,
        None,
    ]
