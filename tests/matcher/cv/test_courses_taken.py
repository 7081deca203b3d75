from __future__ import annotations

import pytest

from tests.matcher.cv.written import cv_of

Taken = list[tuple[str, str | None]]


def courses(text: str, heading: str = "Education") -> Taken:
    cv = cv_of(f"# Ines Morel\n\n## {heading}\n\n{text}\n")
    return [(one.name, one.mark) for one in cv.profile.courses]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Modules: Optics (68), Statics 71, Maths 2", [("Optics", "68"), ("Statics", "71"), ("Maths 2", None)]),
        ("Relevant coursework: Optics, Operating Systems", [("Optics", None), ("Operating Systems", None)]),
        ("Courses: Turbulence (7.5), Wind Farms: 8/10", [("Turbulence", "7.5"), ("Wind Farms", "8/10")]),
        ("Modules so far: Typography 68 · Web Design (HTML, CSS) 57", [("Typography", "68"), ("Web Design", "57")]),
        ("Electives: Circuits (A-), Signals & Systems (B+)", [("Circuits", "A-"), ("Signals & Systems", "B+")]),
        ("Modules: Optics. From February: Data Ethics, thesis", [("Optics", None), ("Data Ethics", None)]),
        ("Autumn modules: Optics 63. Spring: Public Economics.", [("Optics", "63"), ("Public Economics", None)]),
        ("Courses: CS101 Programming, CS 240: Compilers (92%)", [("Programming", None), ("Compilers", "92%")]),
        ("Courses: Statik 1,3; Baustoffe 2,0", [("Statik", "1,3"), ("Baustoffe", "2,0")]),
        ("Courses taught: Optics, Statics", []),
        ("Average of modules 68", []),
    ],
)  # fmt: skip
def test_the_courses_behind_a_label_are_read_with_their_marks(text: str, expected: Taken) -> None:
    assert courses(f"BSc Physics, University of Ardmere, 2023 - 2026\n\n{text}") == expected


def test_a_heading_announces_courses() -> None:
    assert courses("- Optics (68)\n- Statics", "Relevant coursework") == [("Optics", "68"), ("Statics", None)]


def test_a_table_of_marks_is_read_row_by_row() -> None:
    table = "Module\tCredits\tMark\nOptics\t10\t68\nStatics\t20\t71"

    assert courses(table) == [("Optics", "68"), ("Statics", "71")]


def test_courses_among_the_skills_are_read() -> None:
    assert courses("- Tools: Git, Linux\n- Coursework: Data Structures, Databases", "Skills") == [
        ("Data Structures", None),
        ("Databases", None),
    ]


def test_a_course_stands_in_the_text_where_its_span_says() -> None:
    cv = cv_of("# Ines Morel\n\n## Education\n\nModules: Optics (68), Statics 71\n")

    assert [cv.document.quote(one.span) for one in cv.profile.courses] == ["Optics (68)", "Statics 71"]
