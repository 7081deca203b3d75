"""Interests: what is done in a subject, what is said of it, and silence."""

from __future__ import annotations

import pytest

from matcher.judging.judge import judge
from matcher.judging.topics import topic_of
from matcher.nouns import Kind, SectionName
from tests.cases import CvText, case, requirement


@pytest.mark.parametrize(
    ("line", "section", "cosine", "status"),
    [
        ("Treasurer of the astronomy society", SectionName.VOLUNTEERING, 0.45, "met"),
        ("Treasurer of the astronomy society", SectionName.VOLUNTEERING, 0.25, "met"),
        ("Fond of astronomy", SectionName.SUMMARY, 0.45, "partial"),
        ("Plays the bassoon", SectionName.INTERESTS, 0.1, "unknown"),
        ("Stargazing club", SectionName.INTERESTS, 0.55, "met"),
    ],
)
def test_an_interest_is_shown_by_what_is_done_in_the_subject(
    line: str, section: SectionName, cosine: float, status: str
) -> None:
    asked = requirement(Kind.INTEREST, None, "A genuine interest in astronomy")
    assert judge(case(asked, CvText(line, section=section).cv(), similarities=[cosine])).status.value == status


def test_who_comes_back_to_a_subject_is_interested() -> None:
    asked = requirement(Kind.INTEREST, None, "Curiosity about rivers")
    cv = CvText("Podcasts on rivers", "Essay on rivers and rain", section=SectionName.OTHER).cv()
    assert judge(case(asked, cv, similarities=[0.25, 0.22])).status.value == "met"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A keen interest in volcanoes", {"volcan"}),
        ("Some relevant experience", set()),
        ("Knows glaciers, such as those of Iceland", {"glacie"}),
    ],
)
def test_the_subject_is_what_remains_without_general_words(text: str, expected: set[str]) -> None:
    assert topic_of(text).stems == expected


def test_who_is_curious_in_general_need_not_be_so_about_the_subject() -> None:
    asked = requirement(Kind.INTEREST, None, "Curiosity about energy markets")
    cv = CvText("Runs a reading group on poetry", section=SectionName.INTERESTS).cv()
    assert judge(case(asked, cv)).status.value == "unknown"
