"""What people say who ask without the word: what can be taken for granted, what would save time, whom one may take."""

from __future__ import annotations

import pytest

from matcher.nouns import Kind
from matcher.posting.blocks import RawBlock
from matcher.posting.kinds import kind_of
from matcher.posting.noise import mark_page_lines, mark_page_noise
from matcher.posting.read import read_postings
from matcher.posting.sections import Section, section_of
from tests.matcher.posting.test_requirements import read
from tests.matcher.posting.test_wordings import told

Told = list[tuple[str, str, str]]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The fund insists on somebody who is enrolled at a college.",
            [("The fund insists on somebody who is enrolled at a college", "degree", "must")],
        ),
        (
            "We can only take someone who may already work in Norway.",
            [("We can only take someone who may already work in Norway", "authorisation", "must")],
        ),
        (
            "We take it for granted that you have met Fourier series.",
            [("We take it for granted that you have met Fourier series", "skill", "must")],
        ),
        ("The matrix algebra doesn't frighten you.", [("The matrix algebra doesn't frighten you", "skill", "must")]),
        ("A forklift licence would save us a week.", [("A forklift licence would save us a week", "other", "nice")]),
        ("Some Catalan would be a gift.", [("Some Catalan would be a gift", "language", "nice")]),
        ("Botany, zoology or law: any of those will do.", [("Botany, zoology or law", "field", "must")]),
        ("You must like people: the phone never stops.", [("You must like people", "trait", "must")]),
        ("Interns work one weekend in four.", [("Interns work one weekend in four", "availability", "must")]),
        ("Interns join a team of four.", []),
        (
            "All work takes place on site at the Harrow Basin.",
            [("All work takes place on site at the Harrow Basin", "location", "must")],
        ),
        ("The new press would save us a week, said the printer last year.", []),
    ],
)
def test_a_wish_is_heard_without_a_word_that_asks(sentence: str, expected: Told) -> None:
    found = told(sentence)
    assert [(kind, importance) for _, kind, importance in found] == [(k, i) for _, k, i in expected]
    assert all(text.startswith(wanted) for (text, _, _), (wanted, _, _) in zip(found, expected, strict=True))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "You study law in Wales, for an LLB or a joint degree.",
            ["You study law in Wales", "an LLB or a joint degree"],
        ),
        (
            "We want a bachelor's student with at least one year left after this summer.",
            ["We want a bachelor's student", "with at least one year left after this summer"],
        ),
        (
            "You are a master student in hydrology and the internship is a part of your curriculum.",
            ["You are a master student", "in hydrology", "the internship is a part of your curriculum"],
        ),
        (
            "You should be able to draw a map of a service and its people, and to write plain English.",
            ["You should be able to draw a map of a service and its people", "to write plain English"],
        ),
        ("Knowledge of TCP/IP, DNS, TLS and HTTP is required.", ["Knowledge of TCP/IP, DNS, TLS and HTTP is required"]),
        ("Bonus: Perl or Tcl, and a third Baltic language.", ["Perl or Tcl", "a third Baltic language"]),
    ],
)
def test_a_sentence_is_parted_where_a_recruiter_ticks_twice(sentence: str, expected: list[str]) -> None:
    assert [text for text, _, _ in told(sentence)] == expected


def test_a_sentence_that_counts_wishes_makes_extras_of_those_that_follow() -> None:
    found = told("Two things would help.", "One is a driving licence.", "Another is some Latvian.")
    assert [(text, importance) for text, _, importance in found] == [
        ("One is a driving licence", "nice"),
        ("Another is some Latvian", "nice"),
    ]
    assert told("There is one thing that we insist on.", "You finish what you start.") == [
        ("You finish what you start", "trait", "must")
    ]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("What would be a bonus", Section.NICE),
        ("Mooi meegenomen", Section.NICE),
        ("Se valorará", Section.NICE),
        ("What do I need?", Section.MUST),
        ("Voraussetzungen", Section.MUST),
        ("Ce que nous attendons", Section.MUST),
        ("Your side of the bargain", Section.MUST),
        ("The student", Section.MUST),
        ("Tasks of the intern", Section.DUTY),
        ("The boring stuff?", Section.TERMS),
        ("Nous offrons", Section.BENEFIT),
        ("Wer wir sind", Section.COMPANY),
        ("Fix small things that annoy you", Section.OTHER),
    ],
)
def test_headings_are_told_apart_in_many_wordings(heading: str, expected: Section) -> None:
    assert section_of(heading) is expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tact", Kind.TRAIT),
        ("Good manners", Kind.TRAIT),
        ("Plain, careful writing", Kind.TRAIT),
        ("You follow the bond market", Kind.INTEREST),
        ("Informatics or another course that has made you program a lot", Kind.FIELD),
        ("You would need to come", Kind.LOCATION),
        ("A summer in a lab", Kind.EXPERIENCE),
        ("You must join the PVG scheme", Kind.OTHER),
        ("you have met optics in your first year or two", Kind.SKILL),
        ("not in your final year", Kind.GRADUATION),
    ],
)
def test_ordinary_words_tell_the_kind(text: str, kind: Kind) -> None:
    assert kind_of(text) is kind


@pytest.mark.parametrize("heading", ["Read this next", "Vergelijkbare vacatures", "Offres similaires", "See also"])
def test_what_stands_under_such_a_heading_is_no_posting(heading: str) -> None:
    body = "You need Python. We are looking for a student of physics, and applications close in May. " * 3
    blocks = (
        RawBlock("Intern, Optics", "heading"), RawBlock(body, "paragraph"),
        RawBlock(heading, "heading"), RawBlock("Ten skills that employers ask for", "paragraph"),
    )  # fmt: skip
    assert [block.noise for block in mark_page_noise(blocks, 0)] == [False, False, True, True]


def test_a_heading_of_a_record_that_is_a_link_elsewhere_opens_its_part() -> None:
    blocks = (
        RawBlock("Terms", "heading"),
        RawBlock("Twelve months, full time, from 4 May 2026, in Markham.", "bullet"),
    )
    assert [block.noise for block in mark_page_lines(blocks)] == [False, False]
    assert [block.noise for block in mark_page_lines(blocks[:1])] == [True]


@pytest.mark.parametrize(
    ("text", "title", "company"),
    [
        (
            "Tide Data Intern | Marrowfell Analytics | Aberdeen, UK | Full-time | Posted 3 days ago"
            " About the job Marrowfell turns sonar into maps. What you'll do Clean survey tracks."
            " What you'll bring You are at ease with Python."
            " Similar jobs Hydrographic Surveyor, Great Yarmouth",
            "Tide Data Intern",
            "Marrowfell Analytics",
        ),
        (
            "Dear Dr Aldous,\n\nThank you for sharing our placement. Thornfield Seeds keeps old vegetables"
            " alive on eleven acres.\n\nStudents must be in their second year.\n\n"
            "Yours sincerely,\nRowena Thackett\nThornfield Seeds\n",
            "Thank you for sharing our placement.",
            "Thornfield Seeds",
        ),
        (
            "📣 Summer intern 📣\nMilldale Roasters, Cork\n\n✅ studying marketing\n✅ handy with Canva\n",
            "Summer intern",
            "Milldale Roasters",
        ),
        (
            "Data Journalism Internship at The Tidemark Post (Leeds)\n\nThe Post looks for an intern"
            " who reports, codes and files on deadline, all summer.\n",
            "Data Journalism Internship",
            "The Tidemark Post",
        ),
        (
            "# Vacancy notice 2026/7\n\n| Item | Content |\n|---|---|\n| Post title | Trainee, statistics |\n"
            "| Organisation | Agency for Inland Waters |\n\nApplicants shall be nationals of a member state.\n",
            "Trainee, statistics",
            "Agency for Inland Waters",
        ),
    ],
)
def test_odd_pages_have_a_title_and_a_company(text: str, title: str, company: str) -> None:
    (posting,) = read_postings(text.encode(), name="odd").postings
    assert (posting.title, posting.company) == (title, company)


def test_pictures_and_numbers_of_criteria_are_bullets() -> None:
    text = "Intern\n\nRequirements\n✅ Perl\n✅ Latin\n\nCriteria\n2.1 A background in statistics\n2.2 Some Welsh\n"
    (posting,) = read_postings(text.encode(), name="odd").postings
    assert [one.text for one in posting.requirements] == ["Perl", "Latin", "A background in statistics", "Some Welsh"]


def test_a_table_that_only_says_how_criteria_are_assessed_keeps_its_heading() -> None:
    rows = (("No.", "Criterion", "How assessed"), ("E1", "Clear written English", "Test"), ("E2", "Perl", "Interview"))
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    page = f"<html><body><h1>Intern</h1><h2>Desirable</h2><table>{table}</table></body></html>"
    (posting,) = read_postings(page.encode(), name="odd").postings
    assert [(one.text, one.importance.value) for one in posting.requirements] == [
        ("Clear written English", "nice"),
        ("Perl", "nice"),
    ]


def test_no_right_to_work_is_told_without_a_word_for_it() -> None:
    assert kind_of("Able to organise own work") is Kind.TRAIT
    assert kind_of("Able to work in the UK without a visa") is Kind.AUTHORISATION


def test_what_is_taken_for_granted_goes_on_behind_a_conjunction() -> None:
    found = told("We take it for granted that you have met Fourier series, and that you are confident in Excel.")
    assert [text for text, _, _ in found][-1] == "you are confident in Excel"


def test_days_at_a_place_are_asked_below_a_list_and_beside_other_days() -> None:
    _, _, found = read(
        ("heading", "Requirements"),
        ("bullet", "Perl"),
        ("bullet", "Good German"),
        ("paragraph", "Interns spend two days of each week at our premises on Mill Street."),
    )
    assert [(one.text, one.kind) for one in found][-1:] == [
        ("Interns spend two days of each week at our premises on Mill Street", Kind.LOCATION)
    ]
