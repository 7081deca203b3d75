"""The ways in which postings ask, one rule each: questions, conditions, remarks, lists, and what is not asked."""

from __future__ import annotations

import pytest

from matcher.posting.sections import Section, section_of
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
        (
            "You write good German, meaning that our editor can go home early.",
            [("You write good German", "language", "must")],
        ),
        (
            "It would please us if you had run a stall, or if you have ever sold something at a door.",
            [("run a stall", "experience", "nice"), ("you have ever sold something at a door", "experience", "nice")],
        ),
        (
            "We would be glad of someone who has used Mailchimp or who can draw in Figma.",
            [("has used Mailchimp", "skill", "nice"), ("who can draw in Figma", "skill", "nice")],
        ),
        (
            "The contract is simple, and your school must sign it.",
            [("your school must sign it", "other", "must")],
        ),
        (
            "A room in the house is provided, and interns are expected to live there.",
            [("interns are expected to live there", "location", "must")],
        ),
        (
            "We would like a student of botany, or a graduate.",
            [("We would like a student", "degree", "must"), ("of botany, or a graduate", "field", "must")],
        ),
        (
            "You should write German that needs no editor.",
            [("You should write German that needs no editor", "language", "must")],
        ),
        ("You should write to us before May.", []),
        (
            "You need to know Welsh, and some Perl.",
            [("You need to know Welsh", "language", "must"), ("some Perl", "skill", "must")],
        ),
        (
            "You write Polish as a native or nearly so, and your English is fluent.",
            [
                ("You write Polish as a native or nearly so", "language", "must"),
                ("your English is fluent", "language", "must"),
            ],
        ),
        (
            "It's essential that you can use Perl and that you have worked with wool.",
            [("you can use Perl", "skill", "must"), ("you have worked with wool", "experience", "must")],
        ),
        (
            "We welcome applications from second-year students and upwards.",
            [("second-year students and upwards", "graduation", "must")],
        ),
        ("We welcome applications from all sections of the community.", []),
        (
            "You need to be discreet, as some of it is secret, and to be comfortable explaining results.",
            [
                ("You need to be discreet", "trait", "must"),
                ("to be comfortable explaining results", "trait", "must"),
            ],
        ),
        (
            "GIS skills and an interest in soil are likewise desirable.",
            [("GIS skills", "skill", "nice"), ("an interest in soil are likewise desirable", "interest", "nice")],
        ),
        (
            "Previous experience on a farm, even milking, would be a big plus.",
            [("Previous experience on a farm, even milking, would be a big plus", "experience", "nice")],
        ),
        (
            "Welsh would be a bonus, likewise a boat licence.",
            [("Welsh would be a bonus", "language", "nice"), ("a boat licence", "other", "nice")],
        ),
        (
            "You should be enrolled at a university, be able to start at six.",
            [
                ("You should be enrolled at a university", "degree", "must"),
                ("be able to start at six", "availability", "must"),
            ],
        ),
        ("If you're reading this in May, you have missed the sheep.", []),
        (
            "You need to know Excel, and it would be a bonus if you had met Power BI.",
            [("You need to know Excel", "skill", "must"), ("met Power BI", "skill", "nice")],
        ),
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


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("What would make our day", "nice"),
        ("We would be delighted by", "nice"),
        ("You might also have", "nice"),
        ("Who we'd love to hear from", "must"),
        ("You'll thrive here if", "must"),
        ("Does this sound like you?", "must"),
        ("What tends to work here", "must"),
        ("To be considered", "must"),
        ("What the yard does all day", "duty"),
        ("Things former trainees delivered", "duty"),
        ("The nine weeks", "role"),
        ("What your months look like", "role"),
        ("Fine print", "terms"),
        ("Before you start", "terms"),
    ],
)
def test_headings_tell_their_part_by_their_mood(heading: str, section: str) -> None:
    assert section_of(heading).value == section


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "We would be glad, though not surprised, to hear that you have worked in a mill.",
            [("you have worked in a mill", "experience", "nice")],
        ),
        (
            "In addition we are pleased about first steps with Rust.",
            [("first steps with Rust", "skill", "nice")],
        ),
        ("I do need a working knowledge of knots.", [("I do need a working knowledge of knots", "skill", "must")]),
        (
            "They need to have written to a deadline for a paper.",
            [("They need to have written to a deadline for a paper", "experience", "must")],
        ),
        (
            "For students from elsewhere, a valid residence permit is a precondition.",
            [("For students from elsewhere, a valid residence permit is a precondition", "authorisation", "must")],
        ),
        (
            "We ask for evidence that you can check a budget in Excel, and for some training in statistics.",
            [
                ("you can check a budget in Excel", "skill", "must"),
                ("for some training in statistics", "skill", "must"),
            ],
        ),
        (
            "We look for somebody with a degree, finished or not, in history, law or geography.",
            [
                ("We look for somebody with a degree, finished or not", "degree", "must"),
                ("in history, law or geography", "field", "must"),
            ],
        ),
        (
            "What we can't teach is patience with old boats.",
            [("patience with old boats", "trait", "must")],
        ),
        (
            "You should be comfortable with figures in Excel and one of R, Stata or SPSS.",
            [
                ("You should be comfortable with figures in Excel", "skill", "must"),
                ("one of R, Stata or SPSS", "skill", "must"),
            ],
        ),
        ("We ask for your CV and a letter.", []),
        (
            "Three weekends a term are part of the job.",
            [("Three weekends a term are part of the job", "availability", "must")],
        ),
        ("We take two students per term.", []),
        ("You know us by now: a mill, nine people and a cat.", []),
        ("Calls are welcome between ten and noon.", []),
    ],
)
def test_openers_of_wishes_in_prose(sentence: str, expected: Told) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("bullet", "expected"),
    [
        ("The Linux command line is where you feel at home", ["The Linux command line is where you feel at home"]),
        ("A suspicious mind when a sum is too round", ["A suspicious mind when a sum is too round"]),
        ("Fluent Danish. The crew speaks English on Sundays.", ["Fluent Danish"]),
        ("Welsh, since half of the valley speaks it", ["Welsh, since half of the valley speaks it"]),
        ("A finite element code, be it CalculiX or another", ["A finite element code, be it CalculiX or another"]),
        ("E4", []),
        ("Able to keep a secret. This one isn't negotiable.", ["Able to keep a secret"]),
        ("You know your way round a kiln; one evening class is sufficient", ["You know your way round a kiln"]),
        ("Coursework in survey design, and use of Qualtrics", ["Coursework in survey design", "use of Qualtrics"]),
    ],
)
def test_bullets_of_a_list_of_wishes(bullet: str, expected: list[str]) -> None:
    assert [text for text, _, _ in wishes("What you need", bullet)] == expected


def test_an_extra_named_before_a_colon_is_one_under_any_heading() -> None:
    _, _, found = read(("heading", "What we look for"), ("fact", "Desirable: SAP; having kept the books of a club."))
    assert [one.importance.value for one in found] == ["nice", "nice"]


def test_what_the_reader_is_given_is_no_list_of_wishes() -> None:
    assert told("You will have your own part of the file: cash, then stock, then whatever you can lift.") == []


def test_a_short_wish_among_extras_opens_no_part_of_musts() -> None:
    _, _, found = read(("heading", "Nice to have"), ("paragraph", "Experience with looms. Software such as Blender."))
    assert [(one.text, one.importance.value) for one in found] == [
        ("Experience with looms", "nice"),
        ("Software such as Blender", "nice"),
    ]


def test_being_handy_is_no_extra_by_itself() -> None:
    assert wishes("What you need", "Handy with a lathe") == [("Handy with a lathe", "skill", "must")]


@pytest.mark.parametrize(
    "line", ["Time spent in a job with customers. Ours shout sometimes", "German is not necessary"]
)
def test_what_is_said_of_others_or_withdrawn_is_no_wish(line: str) -> None:
    _, _, found = read(("heading", "What you bring"), ("bullet", "A degree in law"), ("bullet", line))
    assert found
    assert not any("shout" in one.text or "German" in one.text for one in found)


@pytest.mark.parametrize(
    "heading",
    ["We'd love, but don't need", "Lovely, but you don't need it", "You needn't have these, though we'd like them"],
)
def test_what_is_not_needed_and_still_named_with_pleasure_is_an_extra(heading: str) -> None:
    assert section_of(heading) is Section.NICE


def test_a_short_wish_before_a_remark_of_the_firm_stands_alone() -> None:
    _, _, found = read(("heading", "You bring"), ("bullet", "Good Perl. We'll read some of it together"))
    assert [one.text for one in found] == ["Good Perl"]


def test_a_level_is_parted_from_the_subjects_in_brackets() -> None:
    _, _, found = read(
        ("heading", "You bring"), ("bullet", "Enrolled in a Master's programme (biology, botany or similar)")
    )
    assert [one.kind.value for one in found] == ["degree", "field"]


def test_a_relative_clause_that_only_tells_is_no_part_of_a_wish() -> None:
    _, _, found = read(("heading", "You bring"), ("bullet", "Knowledge of Perl, which half of our looms are run by"))
    assert [one.text for one in found] == ["Knowledge of Perl"]


@pytest.mark.parametrize(("before", "importance"), [("German is required.", "must"), ("German is a plus.", "nice")])
def test_what_counts_the_same_counts_as_much_as_the_wish_before(before: str, importance: str) -> None:
    assert [one[2] for one in told(before, "The same goes for Dutch.")] == [importance, importance]


@pytest.mark.parametrize("label", ["How to apply", "Beware of fraud"])
def test_a_line_about_applying_is_no_wish_below_a_list_of_wishes(label: str) -> None:
    _, _, found = read(("heading", "Desirable"), ("bullet", "Perl"), ("fact", f"{label}: a letter and three diplomas"))
    assert [one.text for one in found] == ["Perl"]


@pytest.mark.parametrize("wish", ["First contact with SQL databases", "You'd rather ring a mill than write an e-mail"])
def test_words_of_applying_that_mean_something_else_withdraw_no_wish(wish: str) -> None:
    _, _, found = read(("heading", "You bring"), ("paragraph", f"{wish}."))
    assert [one.text for one in found] == [wish]


def test_what_the_right_reader_could_be_is_no_extra() -> None:
    assert section_of("You could be the one if") is Section.MUST
    assert section_of("You, ideally") is Section.MUST
    assert section_of("It doesn't hurt if you") is Section.NICE
    assert section_of("You could also be") is Section.NICE


def test_a_sentence_that_ends_in_an_hour_ends() -> None:
    _, _, found = read(
        ("heading", "You bring"), ("paragraph", "Good temper at 4 a.m. A boat licence. Free at 5 p.m. Fridays.")
    )
    assert [one.text for one in found] == ["Good temper at 4 a.m", "A boat licence", "Free at 5 p.m. Fridays"]


def test_a_heading_on_the_firm_covers_one_paragraph_where_no_heading_asks() -> None:
    letter = [
        ("heading", "The team"),
        ("paragraph", "Nine weavers and a cat."),
        ("paragraph", "Students we tend to hire hold a degree in design. A working knowledge of Welsh is expected."),
    ]
    _, _, alone = read(*letter)  # type: ignore[arg-type]
    _, _, beside = read(*letter, ("heading", "Requirements"), ("bullet", "Perl"))  # type: ignore[arg-type]

    assert [one.text for one in alone] == ["hold a degree", "in design", "A working knowledge of Welsh is expected"]
    assert "Perl" in [one.text for one in beside]


def test_subjects_in_whichever_year_are_no_list_of_wishes() -> None:
    _, _, found = read(("heading", "Desirable"), ("paragraph", "Studying botany, physics or law, whichever year."))
    assert [one.text for one in found] == ["Studying botany, physics or law, whichever year"]
