from matcher.cv.understand import understand
from matcher.nouns import Document, SectionName
from tests.matcher.cv.written import cv_of


def _names(text: str) -> list[tuple[SectionName, str]]:
    return [(one.name, one.heading) for one in cv_of(text).sections]


def test_sections_are_found_under_marked_headings() -> None:
    text = """
        # Ines Borgström
        ines@mail.example

        # Studies
        BSc Geology, University of Oulu, 2021 – 2024

        # Toolbox
        Python, QGIS
        """

    assert _names(text) == [
        (SectionName.CONTACT, ""),
        (SectionName.EDUCATION, "Studies"),
        (SectionName.SKILLS, "Toolbox"),
    ]


def test_headings_are_found_by_their_words_where_the_page_marks_none() -> None:
    text = "Ines Borgström\n\nEDUCATION\nBSc Geology, University of Oulu, 2021 – 2024\n\nSkills:\nPython, QGIS"

    assert [name for name, _ in _names(text)] == [SectionName.CONTACT, SectionName.EDUCATION, SectionName.SKILLS]


def test_a_marked_job_title_opens_no_section() -> None:
    text = "# Experience\n\n# Research assistant, Tide Lab, 2023\n• counted barnacles\n\n# Manager, Foam Ltd\n• ran"

    assert _names(text) == [(SectionName.EXPERIENCE, "Experience")]


def test_an_unknown_heading_is_told_by_its_content() -> None:
    text = "# Work\nBarista, Bean There, 2023\n\n# Nitty gritty\nAvailable from 1 July 2026."

    assert _names(text)[-1] == (SectionName.AVAILABILITY, "Nitty gritty")


def test_a_label_takes_its_own_line_along() -> None:
    cv = cv_of("# Skills\n• Python and SQL\n• Languages: Dutch (native), English (C1)\n• Git")

    assert [one.section for one in cv.statements] == [SectionName.SKILLS, SectionName.LANGUAGES, SectionName.SKILLS]


def test_headings_that_begin_their_paragraph_count_where_there_are_two() -> None:
    text = (
        "Ines B\n\nSkills Python, SQL, Excel and a lot of patience\n\nOther Rowing on the lake, bread, maps and nephews"
    )

    assert [name for name, _ in _names(text)] == [SectionName.CONTACT, SectionName.SKILLS, SectionName.OTHER]


def test_words_about_the_person_are_set_aside() -> None:
    cv = cv_of(
        "Ines Borgström\nDate of birth: 3 May 2003\nNationality: Finnish\nines@mail.example | 07700 900 123"
        "\n\n# Profile\nI map rivers."
    )

    assert [one.section for one in cv.statements] == [SectionName.CONTACT] * 4 + [SectionName.SUMMARY]


def test_a_section_that_runs_over_a_page_break_is_listed_on_both_pages() -> None:
    cv = understand(Document(("Skills\nPython", "SQL and more"), "text"))

    assert [(one.name, one.span.page) for one in cv.sections] == [(SectionName.SKILLS, 1), (SectionName.SKILLS, 2)]


def test_references_are_kept_apart() -> None:
    cv = cv_of("# Other\n• rowing\n• References available on request")

    assert cv.statements[-1].section is SectionName.REFERENCES


def test_posts_under_an_unknown_heading_make_it_experience() -> None:
    text = (
        "# Studies\nBSc Law, Kelder University\n\n# What paid the rent\nWaiter, The Anchor, May – June 2023\n• plates"
    )

    assert _names(text)[-1] == (SectionName.EXPERIENCE, "What paid the rent")
