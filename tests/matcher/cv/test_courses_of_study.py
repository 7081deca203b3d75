"""Courses of study in the wordings of many countries; every school is invented."""

from __future__ import annotations

import pytest

from matcher.cv.education import find_degrees_of
from matcher.cv.lines import read_lines
from matcher.cv.read import read_document
from matcher.cv.sections import place_lines
from matcher.nouns import Degree


def degrees(*lines: str) -> tuple[Degree, ...]:
    markdown = "# Ines Morel\n\nines@mail.example\n\n## Education\n\n" + "  \n".join(lines)
    return find_degrees_of(place_lines(read_lines(read_document(markdown.encode()))))


@pytest.mark.parametrize(
    ("line", "level", "field", "grade"),
    [
        ("Laurea Triennale in Fisica, Università di Montefalco, 2021 – 2024. 108/110", "bachelor", "Fisica", "108/110"),
        ("Licence Informatique, Université de Brévin, 2021 - 2024, mention bien (14,6/20)", "bachelor", "Informatique",
         "mention bien (14,6/20)"),
        ("B.Sc. Physik, Universität Ostmark, 2019 – 2022, Note: 1,9", "bachelor", "Physik", "Note: 1,9"),
        ("Abitur, Ostmark-Gymnasium, 2019, Durchschnitt 1,4", "school", "Abitur", "Durchschnitt 1,4"),
        ("Grado en Biología, Universidad de Peña, 2018 – 2022. Nota media: 8,2/10", "bachelor", "Biología",
         "Nota media: 8,2/10"),
        ("Bachelor of Commerce (Finance), University of Brindabella, 2019 – 2022, WAM 78.5", "bachelor", "Finance",
         "WAM 78.5"),
        ("Bachelor of Laws, University of Ardmere, 2019 – 2022, merit", "bachelor", "Laws", "merit"),
        ("BCL Law with Economics, University of Ardmere (2019 – 2023). GPA 3.71 / 4.2", "bachelor",
         "Law with Economics", "GPA 3.71 / 4.2"),
        ("MSc Data Science (2:1 equivalent), University of Ardmere, 2023 - 2024", "master", "Data Science",
         "2:1 equivalent"),
        ("BA History, first-class honours, 2019-22, University of Ardmere", "bachelor", "History",
         "first-class honours"),
        ("HND Computing, Ardmere College, 2018-2020, Merit", "foundation", "Computing", "Merit"),
        ("International Baccalaureate, Lindholt School, 2017 – 2019. 38 points", "school",
         "International Baccalaureate", "38 points"),
        ("A levels: Maths (A*), Physics (A), Art (B). 2019, Ardmere College", "school",
         "A levels: Maths, Physics, Art", "Maths A*, Physics A, Art B"),
        ("Class XII (State Board), Kaveri School, 2019, 94.2 %", "school", "Class XII", "94.2 %"),
        ("Kandidatexamen i datavetenskap, Lindholms universitet, 2018–2021", "bachelor", "datavetenskap", None),
        ("Undergraduate student in Physics at University of Ardmere (2023-2027)", "bachelor", "Physics", None),
        ("Abitur, Lindhausen, 2022, 1.8", "school", "Abitur", "1.8"),
        ("BA History, University of Ardmere, 2019 – 2022, upper second", "bachelor", "History", "upper second"),
        ("BSocSci Economics, University of Ardmere, second upper, 2021 – 2025", "bachelor", "Economics",
         "second upper"),
        ("BSc (Tech) Systems Science, University of Ardmere, 2021 – 2024", "bachelor", "Systems Science", None),
        ("St. Bride's Academy, Ames, diploma 2023", "school", "diploma", None),
        ("Legal Practice Course, Commendation, 2010", "master", "Legal Practice Course", "Commendation"),
    ],
)  # fmt: skip
def test_level_field_and_grade(line: str, level: str, field: str, grade: str | None) -> None:
    (degree,) = degrees(line)

    assert (degree.level, degree.field, degree.grade) == (level, field, grade)


@pytest.mark.parametrize(
    ("lines", "start", "end"),
    [
        (("BSc Physics, University of Ardmere", "Okt. 2022 – voraussichtlich Sept. 2025"), "2022-10", "2025-09"),
        (("PhD Immunology, University of Ardmere, March 2022 – expected defence Dec 2026",), "2022-03", "2026-12"),
        (
            ("BSc Physics, University of Ardmere", "2020 – June 2024, 8.3/10. Erasmus year in Leipzig 2022/23"),
            "2020",
            "2024-06",
        ),
        (("BSc Physics, University of Ardmere, 2021/22 – 2024/25",), "2021", "2025"),
        (("BSc Physics, University of Ardmere, WiSe 2021/22 – SoSe 2025",), "2021", "2025"),
        (
            ("BSc Physics, University of Ardmere, since October 2023, to be finished in July 2026",),
            "2023-10",
            "2026-07",
        ),
        (
            (
                "BEng Civil Engineering, University of Ardmere",
                "Registered Feb 2021, third year completed Nov 2025, graduating Dec 2026",
            ),
            "2021-02",
            "2026-12",
        ),
        (("B.E. Physics — Ardmere College · GPA 8.0 / 10\tAug 2017 - Jun 2021",), "2017-08", "2021-06"),
        (("MEng Aerospace Engineering. University of Ardmere. Due to complete July 2026.",), None, "2026-07"),
    ],
)
def test_period(lines: tuple[str, ...], start: str | None, end: str) -> None:
    (degree,) = degrees(*lines)

    assert degree.end is not None
    assert (degree.start.isoformat() if degree.start else None, degree.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    ("line", "school"),
    [
        ("St. Bride's, Ardmere | Leaving Certificate 2023, 554 points", "St. Bride's, Ardmere"),
        ("Leaving Certificate, Ardmere, 2023. Maths H2, Physics H1", "Ardmere"),
        ("Leaving Certificate, 2023, Ardmere: 545 points, H1 in Biology", "Ardmere"),
        ("Abitur, Lindhausen im Tal, 2021, 1.6", "Lindhausen im Tal"),
        ("A levels, Ardmere, 2021 – 2023. Economics A, German A, Art B", "Ardmere"),
        ("Lindholmin lukio, Oulu, matriculation examination 2021", "Lindholmin lukio"),
        ("Coleg Glan Afon, A levels 2024: Biology B, Welsh B, Chemistry C", "Coleg Glan Afon"),
        ("Gymnázium Lindov, maturita 2020", "Gymnázium Lindov"),
        ("A levels: Maths A, Physics A, Art B", None),
    ],
)
def test_a_school_is_named_by_its_name_or_its_town(line: str, school: str | None) -> None:
    (degree,) = degrees(line)

    assert degree.institution == school


def test_a_course_at_the_same_school_has_the_school_of_the_one_above() -> None:
    first, second = degrees(
        "BSc Management, University of Ardmere, 2023 – 2026", "MSc Business Analytics, same university, 2026 – 2028"
    )

    assert (first.institution, second.institution) == ("University of Ardmere", "University of Ardmere")


def test_a_school_with_its_kind_behind_it_is_a_course_of_its_own() -> None:
    found = degrees(
        "University of Ardmere — BSc Management, 2023 – 2026",
        "Colégio Azul in Natal, Brazil — secondary school, finished 2022",
    )

    assert [one.level for one in found] == ["bachelor", "school"]


def test_a_minor_or_an_instrument_is_no_degree() -> None:
    assert (
        len(degrees("PhD Mathematics, University of Ardmere, 2022 – 2027", "- Doctoral minor in Statistics, 2024")) == 1
    )
    assert not degrees("Residue analysis on a triple quadrupole LC-MS/MS, 2024 – 2025")


def test_a_school_named_in_the_next_sentence_is_the_school() -> None:
    (degree,) = degrees("MEng Aerospace Engineering. University of Ardmere. Due to complete July 2026.")

    assert (degree.institution, degree.expected) == ("University of Ardmere", True)


def test_an_honour_with_dates_beside_the_grade_begins_no_other_course() -> None:
    found = degrees(
        "Ardmere State University, Ardmere",
        "Bachelor of Science in Biology, expected May 2028",
        "Cumulative GPA: 3.52 / 4.00 | Dean's List (Fall 2025, Spring 2026)",
    )
    assert [(one.field, one.grade) for one in found] == [("Biology", "Cumulative GPA: 3.52 / 4.00")]


def test_a_grade_in_a_row_of_a_table_ends_behind_its_figure() -> None:
    markdown = (
        "# Ines Morel\n\n## Education\n\n| | |\n|---|---|\n| 10/2023 – 09/2026 | M.Sc. Physik, Hochschule Ostmark. "
        "Current grade: 1.6. Optics (1.3), Lasers (2.0) |\n"
    )
    found = find_degrees_of(place_lines(read_lines(read_document(markdown.encode()))))
    assert [one.grade for one in found] == ["Current grade: 1.6"]


@pytest.mark.parametrize("lower_first", [True, False])
def test_the_later_certificate_of_a_school_counts_whichever_is_written_first(lower_first: bool) -> None:
    results = ["- A levels: Biology B, Chemistry A, Physics C", "- 9 GCSEs incl. English 6 and Maths 7"]
    markdown = "\n".join(
        [
            "# Ines Morel",
            "",
            "## Education",
            "",
            "Ardmere Sixth Form, 2022 – 2024",
            *sorted(results, reverse=not lower_first),
        ]
    )
    found = find_degrees_of(place_lines(read_lines(read_document(markdown.encode()))))
    assert [(one.award, one.grade) for one in found] == [("A levels", "Biology B, Chemistry A, Physics C")]
