"""The ways in which postings ask, one rule each: questions, conditions, remarks, lists, and what is not asked."""

from __future__ import annotations

import pytest

from tests.matcher.posting.test_requirements import read, wishes

Told = list[tuple[str, str, str]]


def told(*sentences: str, heading: str = "") -> Told:
    blocks = [("paragraph", " ".join(sentences))]
    _, _, found = read(*([("heading", heading)] if heading else []), *blocks)  # type: ignore[arg-type]
    return [(one.text, one.kind.value, one.importance.value) for one in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Have you used Ansys or Abaqus?", [("Have you used Ansys or Abaqus", "skill", "must")]),
        ("Are you ready for a challenge?", []),
        ("If you know ROS 2, tell us!", [("you know ROS 2, tell us", "skill", "nice")]),
        (
            "If you know ROS 2, this is the summer for you.",
            [("you know ROS 2, this is the summer for you", "skill", "must")],
        ),
        (
            "Some Polish would be a great help, and so would some knowledge of tax law.",
            [
                ("Some Polish would be a great help", "language", "nice"),
                ("some knowledge of tax law", "skill", "nice"),
            ],
        ),
        (
            "Dutch is required and German is merely welcome.",
            [("Dutch is required", "language", "must"), ("German is merely welcome", "language", "nice")],
        ),
        (
            "Experience with lasers is desirable, not essential.",
            [("Experience with lasers is desirable, not essential", "skill", "nice")],
        ),
        ("Prior experience in a law firm is not required.", []),
        ("Spanish or Polish strongly preferred.", [("Spanish or Polish strongly preferred", "language", "nice")]),
        ("Everyone is welcome.", []),
        ("We can't take anybody who is under 18.", [("We can't take anybody who is under 18", "other", "must")]),
        (
            "We are looking for somebody who is studying history, and who has a steady hand.",
            [("is studying history", "field", "must"), ("who has a steady hand", "trait", "must")],
        ),
        (
            "You'll need an eye for layout, some Figma, and the patience to test nine times.",
            [
                ("You'll need an eye for layout", "trait", "must"),
                ("some Figma", "skill", "must"),
                ("the patience to test nine times", "trait", "must"),
            ],
        ),
        (
            "You're on a physics degree with a predicted 2:1.",
            [("You're on a physics degree", "field", "must"), ("with a predicted 2:1", "grade", "must")],
        ),
        (
            "This post is subject to pre-employment checks.",
            [("This post is subject to pre-employment checks", "other", "must")],
        ),
    ],
)
def test_a_sentence_asks_what_it_says(sentence: str, expected: Told) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The successful candidate will assemble coin cells and cycle them.", []),
        ("The successful candidate will have a steady hand.", ["have a steady hand"]),
        ("Has your university joined our network?", []),
        ("We value diversity, strong communication and fluency in many cultures.", []),
        (
            "A valid residence and work permit for Germany is required.",
            ["A valid residence and work permit for Germany is required"],
        ),
        ("You need to have met Aspen Plus or HYSYS.", ["You need to have met Aspen Plus or HYSYS"]),
    ],
)
def test_what_only_looks_like_a_wish_is_none(sentence: str, expected: list[str]) -> None:
    assert [text for text, _, _ in told(sentence)] == expected


def test_a_statement_about_the_reader_beside_a_wish_is_one() -> None:
    beside = told("You need to know Python.", "You keep tidy notes.")
    assert [text for text, _, _ in beside] == ["You need to know Python", "You keep tidy notes"]
    assert told("Our dog is called Bit.", "You keep tidy notes.") == []


@pytest.mark.parametrize(
    ("heading", "bullet", "expected"),
    [
        ("You won't need", "Fashion experience", []),
        ("You shouldn't apply if you", "hate tests", []),
        ("Good-to-haves", "Rust", [("Rust", "skill", "nice")]),
        ("You'll be great here if you", "know Rust", [("know Rust", "skill", "must")]),
        ("Requirements", "£12.60 an hour", []),
        ("Requirements", "Closing date: 17 January 2027", []),
        ("Requirements", "30 April 2027", []),
        ("Requirements", "Published work on vision", [("Published work on vision", "experience", "must")]),
        ("It would help if you", "speak Urdu", [("speak Urdu", "language", "nice")]),
        (
            "Requirements",
            "Writes for teachers, who read in the car park",
            [("Writes for teachers, who read in the car park", "skill", "must")],
        ),
        ("Requirements", "Languages: fluent English", [("fluent English", "language", "must")]),
        (
            "Requirements",
            "Advanced Excel, VBA is a plus",
            [("Advanced Excel", "skill", "must"), ("VBA is a plus", "skill", "nice")],
        ),
        (
            "Requirements",
            "Very good German (C1) and good English skills",
            [("Very good German (C1)", "language", "must"), ("good English skills", "language", "must")],
        ),
        ("Requirements", "Welsh, Polish or Urdu", [("Welsh, Polish or Urdu", "language", "must")]),
        (
            "Requirements",
            "A first internship in marketing, preferably in consumer goods",
            [("A first internship in marketing, preferably in consumer goods", "experience", "must")],
        ),
        (
            "Requirements",
            "Bachelor's student in logistics (final year)",
            [
                ("Bachelor's student", "degree", "must"),
                ("in logistics", "field", "must"),
                ("(final year)", "graduation", "must"),
            ],
        ),
    ],
)
def test_a_bullet_is_read_under_its_heading(heading: str, bullet: str, expected: Told) -> None:
    assert wishes(heading, bullet) == expected


def test_a_list_under_a_heading_that_says_nothing_asks_where_it_tells_no_tasks() -> None:
    asked = wishes("The third page", "Fluent in Kotlin", "Comfortable with Git", "Curious about trains")
    assert [text for text, _, _ in asked] == ["Fluent in Kotlin", "Comfortable with Git", "Curious about trains"]
    assert wishes("The third page", "Build our Kotlin app", "Write Git hooks", "Test it on trains") == []


def test_extras_in_a_row_are_ticked_one_by_one() -> None:
    actual = told(
        "Mailing tools (Alpha, Beta), notions of SEO, paid social, and a love of soap.", heading="Plus points"
    )
    assert [text for text, _, _ in actual] == [
        "Mailing tools (Alpha, Beta)",
        "notions of SEO",
        "paid social",
        "a love of soap",
    ]


def test_prose_right_below_the_title_is_no_description_of_tasks() -> None:
    _, _, found = read(
        ("heading", "Chemistry Internship"), ("paragraph", "You are a student enrolled in a Master's programme.")
    )
    assert [one.kind.value for one in found] == ["degree"]


def test_a_single_letter_may_be_a_skill() -> None:
    assert wishes("Requirements", "R") == [("R", "skill", "must")]
