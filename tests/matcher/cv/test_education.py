import pytest

from matcher.conditions import Level, PartialDate
from matcher.nouns import Degree
from tests.matcher.cv.written import cv_of


def _degrees(*lines: str) -> tuple[Degree, ...]:
    return cv_of("# Education\n\n" + "\n".join(lines)).profile.degrees


def test_a_degree_on_one_line_is_read_in_full() -> None:
    (degree,) = _degrees("University of Oulu, BSc (Hons) Marine Geology, Sep 2024 – Jun 2027")

    assert (degree.level, degree.award, degree.field, degree.institution) == (
        Level.BACHELOR,
        "BSc",
        "Marine Geology",
        "University of Oulu",
    )
    assert (degree.start, degree.end) == (PartialDate(2024, 9), PartialDate(2027, 6))


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("MEng Civil Engineering, Kelder University, 2022 – 2026", "Civil Engineering"),
        ("PhD, River Ecology — Kelder University, Oct 2022 – Sept 2026", "River Ecology"),
        ("Bachelor of Science in Computer Science | Kelder University | 2022-2025", "Computer Science"),
        ("Kelder University — BA (Hons) History of Art, 2022-2025", "History of Art"),
        ("2022 – 2025\tBSc Nursing (Child), Kelder University\t2:1", "Nursing (Child)"),
        ("MSc Public Health (part time), Kelder University, 2024 – 2026", "Public Health"),
    ],
)
def test_the_field_is_found_wherever_it_stands(line: str, field: str) -> None:
    (degree,) = _degrees(line)

    assert (degree.field, degree.institution) == (field, "Kelder University")


def test_an_integrated_master_has_the_level_of_a_master() -> None:
    (degree,) = _degrees("MEng Civil Engineering, Kelder University, 2022 – 2026")

    assert degree.level is Level.MASTER


def test_facts_on_lines_of_their_own_belong_to_one_degree() -> None:
    degrees = _degrees(
        "Kelder University", "MSc Robotics", "Oct 2023 – Sep 2024", "Distinction", "• Modules: Control, Vision"
    )

    assert [(one.field, one.institution, one.end, one.grade) for one in degrees] == [
        ("Robotics", "Kelder University", PartialDate(2024, 9), "Distinction")
    ]


def test_two_degrees_without_a_gap_between_them_stay_apart() -> None:
    degrees = _degrees(
        "MSc Robotics, Kelder University, 2023 – 2024", "BSc Physics, University of Oulu, 2019 – 2022, First Class"
    )

    assert [(one.level, one.institution, one.grade) for one in degrees] == [
        (Level.MASTER, "Kelder University", None),
        (Level.BACHELOR, "University of Oulu", "First Class"),
    ]


def test_modules_and_thesis_of_a_degree_are_no_degrees() -> None:
    degrees = _degrees(
        "MSc Robotics, Kelder University, 2023 – 2024", "MSc modules: Vision, Control", "BSc dissertation: gulls, 2022"
    )

    assert len(degrees) == 1


@pytest.mark.parametrize(
    ("words", "grade"),
    [
        ("Average so far 68.", "Average so far 68"),
        ("7.9 / 10, cum laude. Wrote on dikes.", "7.9 / 10, cum laude"),
        ("Year 2 average 63%, predicted 2:1", "Year 2 average 63%, predicted 2:1"),
        ("Dissertation on gulls, mark 74", None),
    ],
)
def test_a_grade_is_quoted_as_written(words: str, grade: str | None) -> None:
    (degree,) = _degrees("MSc Robotics, Kelder University, 2023 – 2025", "• " + words)

    assert degree.grade == grade


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("BSc Physics, University of Oulu, 2024 – 2027 (expected)", True),
        ("BSc Physics, University of Oulu, 2024 – 2028 (2nd year of 4)", True),
        ("BSc Physics, University of Oulu, 2024 – present", True),
        ("BSc Physics, University of Oulu, 2019 – 2022, 2:1", False),
    ],
)
def test_a_degree_in_progress_is_expected(line: str, expected: bool) -> None:
    cv = cv_of(f"# Education\n\n{line}\n\n# Work\n\nWaiter, The Anchor, Jan 2023 – Feb 2025")

    assert [one.expected for one in cv.profile.degrees] == [expected]


def test_an_end_after_everything_else_in_the_cv_is_expected() -> None:
    cv = cv_of(
        "# Education\n\nMSc Robotics, Kelder University, 2025 – Sep 2026\n\n# Work\n\nWaiter, Anchor, May – Aug 2025"
    )

    assert [one.expected for one in cv.profile.degrees] == [True]


def test_school_results_become_subjects_and_grades() -> None:
    (degree,) = _degrees("Fenwick Sixth Form, Ryde, 2021–23", "• A levels: Maths A, Art B, Physics A*")

    assert (degree.level, degree.field, degree.grade) == (
        Level.SCHOOL,
        "A levels: Maths, Art, Physics",
        "Maths A, Art B, Physics A*",
    )
    assert (degree.start, degree.end) == (PartialDate(2021), PartialDate(2023))


def test_a_degree_outside_an_education_section_is_found_with_its_university() -> None:
    cv = cv_of("# Profile\n\nI hold a BSc in Physics from the University of Oulu (2019 – 2022).")

    assert [(one.level, one.field) for one in cv.profile.degrees] == [(Level.BACHELOR, "Physics")]


def test_the_span_of_a_degree_quotes_the_award() -> None:
    cv = cv_of("# Education\n\nMSc Robotics, Kelder University, 2023 – 2024")
    (degree,) = cv.profile.degrees

    assert cv.document.quote(degree.span) == "MSc Robotics, Kelder University, 2023 – 2024"
