import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.cv.statements import split_sentences
from matcher.cv.understand import understand
from matcher.nouns import Document, SectionName
from tests.matcher.cv.written import cv_of


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def test_a_paragraph_splits_into_sentences() -> None:
    assert _sentences("Built a kiln controller. Sold two! Was it safe? Yes.") == [
        "Built a kiln controller.",
        "Sold two!",
        "Was it safe?",
        "Yes.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Tools for mapping, e.g. QGIS and others",
        "Joined in Sept. 2024 as a helper",
        "Average 7.5 of 10",
        "Paper with J. Okafor on tides",
        "S. Lindqvist, P. Okafor: Tides of the Sound",
        "Worked for Prof. Aldana on glaciers",
        "approx. 300 visitors a day",
        "Lisbon\tJune. 2024\tWaiter",
    ],
)
def test_a_full_stop_that_ends_no_sentence_does_not_split(text: str) -> None:
    assert _sentences(text) == [text]


def test_a_language_of_one_letter_ends_a_sentence() -> None:
    assert _sentences("Wrote half of it in R. Then moved on.") == ["Wrote half of it in R.", "Then moved on."]


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("Languages: Python (7 years), R, Bash", SectionName.SKILLS),
        ("Languages: Finnish (native), Python", SectionName.LANGUAGES),
        ("Languages: Finnish, Danish", SectionName.LANGUAGES),
    ],
)
def test_languages_among_the_skills_are_spoken_unless_they_are_tools(line: str, section: SectionName) -> None:
    cv = cv_of(f"Amara Lindqvist\n\n# Technical skills\n\n{line}\nTools: Git, Docker")

    assert [one.section for one in cv.statements if one.text == line] == [section]


def test_a_statement_knows_its_section_and_the_entry_over_it() -> None:
    cv = cv_of(
        """
        Amara Lindqvist

        # Jobs

        Kitchen porter, The Copper Pan, 2023 – 2024
        • washed and sorted
        """
    )

    last = cv.statements[-1]

    assert (last.text, last.section, last.entry) == (
        "washed and sorted",
        SectionName.EXPERIENCE,
        "Kitchen porter, The Copper Pan, 2023 – 2024",
    )


def test_a_statement_over_two_lines_keeps_its_line_break() -> None:
    cv = cv_of("# Projects\n\n• A bus stop display with\nan old phone inside")

    assert [one.text for one in cv.statements] == ["A bus stop display with\nan old phone inside"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(
            st.sampled_from(
                ["• ", "# ", "BSc", "Skills", "2021 –", "\t", "e.g.", ". ", "R", "\n", "é", "😀", "Java", "(", "\n\n"]
            )
        ),
        max_size=3,
    )
)
def test_every_statement_stands_letter_for_letter_at_its_span(pages: list[list[str]]) -> None:
    document = Document(tuple(" ".join(page) for page in pages), "text")

    statements = understand(document).statements

    assert [one.text for one in statements] == [document.quote(one.span) for one in statements]
