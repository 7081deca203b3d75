"""Groups of wishes in running text, what a sentence announces, and facts of study that meet behind a comma."""

from __future__ import annotations

import pytest

from tests.matcher.posting.test_wordings import told

CRITERIA = "Applicants should meet the following criteria."


def test_a_sentence_that_announces_criteria_asks_nothing_itself() -> None:
    assert [text for text, _, _ in told(CRITERIA, "A grasp of knots.", heading="Who we look for")] == [
        "A grasp of knots"
    ]
    assert told("Here is what we are looking for:", heading="Who we look for") == []


def test_the_name_of_a_group_opens_it_where_what_follows_speaks_of_the_reader() -> None:
    assert [text for text, _, _ in told("Personal. You treat guests with complete discretion.")] == [
        "You treat guests with complete discretion"
    ]
    assert told("Training. Our boats are mended in winter, and sails are dried in the loft.") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The following will be regarded favourably: work in a boatyard; acquaintance with the Shipping Act.",
            [("work in a boatyard", "nice"), ("acquaintance with the Shipping Act", "nice")],
        ),
        (
            "I'd think the better of you for having rowed a race, or for a word of Gaelic, as some of the crew use it.",
            [("having rowed a race", "nice"), ("a word of Gaelic", "nice")],
        ),
        (
            "You must be somebody who is at university, and botany, zoology or law would be the natural homes.",
            [
                ("You must be somebody who is at university", "must"),
                ("botany, zoology or law would be the natural homes", "nice"),
            ],
        ),
        (
            "You study chemical, nautical or mechanical engineering, with at least one year still to go in the autumn.",
            [
                ("You study chemical, nautical or mechanical engineering", "must"),
                ("with at least one year still to go in the autumn", "must"),
            ],
        ),
        (
            "A knowledge of knots would be appreciated, as well as a first contact with Good Laboratory Practice.",
            [
                ("A knowledge of knots would be appreciated", "nice"),
                ("a first contact with Good Laboratory Practice", "nice"),
            ],
        ),
        ("We build valves that open only where they are needed.", []),
    ],
)  # fmt: skip
def test_wishes_in_one_sentence_are_parted_and_weighed(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert [(text, importance) for text, _, importance in told(sentence)] == expected


def test_trainees_are_told_where_they_work() -> None:
    assert [(text, kind) for text, kind, _ in told("Trainees work on the premises of the Institute in Vienna.")] == [
        ("Trainees work on the premises of the Institute in Vienna", "location")
    ]
