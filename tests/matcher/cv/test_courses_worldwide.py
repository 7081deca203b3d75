"""Awards of many countries, courses that are not finished, and what is no course at all; every school is invented."""

from __future__ import annotations

import pytest

from matcher.cv.read import read_document
from matcher.cv.understand import understand
from matcher.nouns import Degree


def degrees(*lines: str, after: str = "") -> tuple[Degree, ...]:
    markdown = "# Ines Morel\n\nines@mail.example\n\n## Education\n\n" + "\n\n".join(lines) + "\n\n" + after
    return understand(read_document(markdown.encode())).profile.degrees


def dates(degree: Degree) -> tuple[str, str]:
    return (degree.start.isoformat() if degree.start else "", degree.end.isoformat() if degree.end else "")


@pytest.mark.parametrize(
    ("line", "level", "field", "institution"),
    [
        ("BComm Accounting, Corrib Hill College — 2016 to 2019", "bachelor", "Accounting", "Corrib Hill College"),
        ("Kestrel Polytechnic — Diploma in Electronics, 2017 – 2020. GPA 3.78/4.00", "foundation", "Electronics",
         "Kestrel Polytechnic"),
        ("Hocking Community College, Associate of Science, General Studies, May 2024", "foundation", "General Studies",
         "Hocking Community College"),
        ("DEC, Sciences de la nature, Cégep de la Lièvre, 2021 – 2023", "foundation", "Sciences de la nature",
         "Cégep de la Lièvre"),
        ("NVQ Level 3 Patisserie, Trentside College, 2014", "foundation", "Patisserie", "Trentside College"),
        ("BTEC Level 3 Extended Diploma in Engineering, Wearside College, 2022–2024", "foundation", "Engineering",
         "Wearside College"),
        ("Técnico em Informática, Instituto Federal do Vale, 2019–2021", "foundation", "Informática",
         "Instituto Federal do Vale"),
        ("Bacharelado em Geologia, Universidade de Serra Alta, 2022 – 2026", "bachelor", "Geologia",
         "Universidade de Serra Alta"),
        ("Diplom-Ingenieur (Dipl.-Ing.) Mechatronics, Technische Universität Murgau, 2020 – 2023", "master",
         "Mechatronics", "Technische Universität Murgau"),
        ("Master 2 Ecology and Evolution, Université de Haute-Vilaine, 2023–2024", "master", "Ecology and Evolution",
         "Université de Haute-Vilaine"),
        ("Master of Engineering, Dept. of Materials Science, Aobadai University, 2023 – 2025", "master",
         "Materials Science", "Aobadai University"),
        ("Bachelor of Engineering, Aobadai University, Apr 2019 – Mar 2023", "bachelor", "Engineering",
         "Aobadai University"),
        ("B.Tech (Computer Science and Engineering), Nila Institute of Technology, 2018 – 2022", "bachelor",
         "Computer Science and Engineering", "Nila Institute of Technology"),
        ("VCE, Coburg Ridge Secondary College, 2021, ATAR 97.85", "school", "VCE", "Coburg Ridge Secondary College"),
        ("WASSCE, Queen Amina College, 2019: 7 A1s", "school", "WASSCE", "Queen Amina College"),
        ("Diploma di Liceo Scientifico, Liceo Galvani-Ferri, Imola, 2021", "school", "Diploma di Liceo Scientifico",
         "Liceo Galvani-Ferri"),
        ("since 10/2023 Architecture (B.A.), Hafen-Hochschule Murgau", "bachelor", "Architecture",
         "Hafen-Hochschule Murgau"),
        ("Dual Degree (B.Tech + M.Tech), Civil Engineering, Nila Institute of Technology, 2018–2023", "bachelor",
         "Civil Engineering", "Nila Institute of Technology"),
        ("Ph.D. Candidate, Optics | Harbour University | Toronto | 09/2023 – Present", "phd", "Optics",
         "Harbour University"),
        ("LLB, Kelder University, 2019 – 2022", "bachelor", "Law", "Kelder University"),
        ("Magister, European Studies, Uniwersytet Wawelski, 2019 – 2021", "master", "European Studies",
         "Uniwersytet Wawelski"),
        ("2019 – 2023. Grado en Biología. Universidad del Turia. Nota media: 8,1", "bachelor", "Biología",
         "Universidad del Turia"),
        ("Integrated BS-MS, Sundar Institute of Science, 2018–2023", "master", None, "Sundar Institute of Science"),
        ("Videregående skole, Byåsen VGS, 2018–2021", "school", "Videregående skole", "Byåsen VGS"),
        ("Foundation Studies, Yarra College, 2022", "foundation", None, "Yarra College"),
        ("2016-2023: Ysgol Gyfun Penmorfa. A levels: Law A, Welsh A*, History B", "school",
         "A levels: Law, Welsh, History", "Ysgol Gyfun Penmorfa"),
        ("Two Rivers High School, Diploma, June 2023", "school", "Diploma", "Two Rivers High School"),
        ("T Level in Digital Production, Exe Vale College, 2022 – 2024", "school", "Digital Production",
         "Exe Vale College"),
        ("Bachelor of Science in Physics, Minor in Music, Marrow Creek State University, 2019 – 2023", "bachelor",
         "Physics", "Marrow Creek State University"),
    ],
)  # fmt: skip
def test_an_award_is_read_with_its_level_field_and_school(
    line: str, level: str, field: str | None, institution: str
) -> None:
    (degree,) = degrees(line)

    assert (degree.level, degree.field, degree.institution) == (level, field, institution)


@pytest.mark.parametrize(
    ("line", "when", "expected"),
    [
        ("B.A. in progress, Biochemistry (intended), Lake College, Class of 2029", ("", "2029"), True),
        ("MSc Optics, Kelder University, September 2024 – present (expected July 2026)", ("2024-09", "2026-07"), True),
        ("BSc Economics, Østby University: Sept 2021 – June 2023, leave 2023/24, to finish June 2026",
         ("2021-09", "2026-06"), True),
        ("Seit 10/2023 B.Eng. Maschinenbau, Hochschule Albtal (voraussichtlicher Abschluss 03/2027)",
         ("2023-10", "2027-03"), True),
        ("BSc Information Technology, Rokel Open University, part-time, since Jan 2023, due 2027",
         ("2023-01", "2027"), True),
        ("2025– : MSc Cybersecurity, Reval Institute of Technology", ("2025", ""), True),
        ("Master's degree in Bioinformatics (current), University of Motława", ("", ""), True),
    ],
)  # fmt: skip
def test_a_course_ends_when_the_cv_says_that_it_will(line: str, when: tuple[str, str], expected: bool) -> None:
    (degree,) = degrees(line, after="## Work\n\nWaiter, The Anchor, March 2025 – present")

    assert (dates(degree), degree.expected) == (when, expected)


@pytest.mark.parametrize(
    "left",
    [
        "BSc Biology (incomplete, left after two years), Fraser Heights University, 2019 to 2021",
        "BSc Biology, Fraser Heights University, 2019 – 2020 (withdrew)",
        "BSc Biology, Fraser Heights University, 2019 – 2020, not completed",
        "BSc Biology, Fraser Heights University, 2019 – 2020. Transferred to economics",
        "B.Sc. Biologie, Hochschule Albtal, 2019 – 2020 (abgebrochen)",
    ],
)
def test_a_course_that_was_left_is_no_degree(left: str) -> None:
    (degree,) = degrees(left, after="**BSc Economics**, Kelder University, 2021 – 2027")

    assert degree.field == "Economics"


def test_the_course_that_one_came_from_is_no_degree() -> None:
    (degree,) = degrees("BSc Economics, Kelder University, 2021 – 2027. Transferred from BSc Biology after one year")

    assert degree.field == "Economics"


def test_a_running_course_with_something_unfinished_stays() -> None:
    (degree,) = degrees("BSc Economics, Kelder University, 2021 – present. Thesis not completed yet")

    assert degree.field == "Economics"


def test_start_and_end_may_stand_on_lines_of_their_own() -> None:
    (degree,) = degrees("BSc Economics, Kelder University\nStart: September 2024\nEnd: June 2027")

    assert dates(degree) == ("2024-09", "2027-06")


@pytest.mark.parametrize(
    "line",
    [
        "Class 5 driver's licence. British citizen.",
        "Driver's licence: Code B",
        "Full UK licence, own car",
        "Exchange, Isar Technical University, Munich, Apr – Jul 2025",
        "Modern Dance, Kelder University Society, 2019 – 2022",
    ],
)
def test_a_licence_a_stay_or_a_club_is_no_degree(line: str) -> None:
    after = f"## Practical\n\n{line}" if "Exchange" not in line else line

    assert [one.award for one in degrees("BSc Physics, Kelder University, 2019 – 2022", after=after)] == ["BSc"]


def test_courses_on_one_line_parted_by_bars_are_read_apart() -> None:
    found = degrees(
        "MSc Optics, Kelder University (2024-26, GPA 8.1/10) | BSc Physics, Østby University (2020-24, 3.45/4.00) "
        "| IB Diploma, Marmara International School (2020, 39 points)"
    )

    assert [(one.level, one.institution, one.grade) for one in found] == [
        ("master", "Kelder University", "GPA 8.1/10"),
        ("bachelor", "Østby University", "3.45/4.00"),
        ("school", "Marmara International School", "39 points"),
    ]


def test_the_header_of_a_table_of_courses_is_no_course() -> None:
    found = degrees(
        "| Degree | Institute | Year | CGPA / % |\n|---|---|---|---|\n"
        "| B.Tech (Textiles) | Nila Institute of Technology | 2018 – 2022 | 8.91 / 10 |\n"
        "| Class XII | Vidhya School | 2018 | 95.4 % |"
    )

    assert [(one.level, one.field, one.grade) for one in found] == [
        ("bachelor", "Textiles", "8.91 / 10"),
        ("school", "Class XII", "95.4 %"),
    ]


def test_a_line_of_marks_is_no_second_course_and_no_grade_of_the_school() -> None:
    (degree,) = degrees("**Two Rivers High School**, 2025. AP Chemistry (4), AP Biology (5)")

    assert (degree.level, degree.institution, degree.grade) == ("school", "Two Rivers High School", None)


def test_school_is_over_where_a_higher_course_is_there() -> None:
    found = degrees("A.S. Biology, Casco Community College, graduating May 2030", "GED, 2027",
                    after="## Work\n\nWaiter, The Anchor, 2021 - present")  # fmt: skip

    assert [(one.level, one.expected) for one in found] == [("foundation", True), ("school", False)]


def test_where_no_period_tells_when_a_cv_was_written_its_last_but_one_date_does() -> None:
    (degree, _) = degrees(
        "Gulf Pearl University - BSc Chemistry - Class of 2027", "Al Wakra High School, Diploma, 2023"
    )

    assert degree.expected


def test_a_stay_abroad_gives_no_course_its_school() -> None:
    found = degrees("2021–2024 BA in History, Lyzeum Wawel  \nSept 2023 – Feb 2024: Erasmus+ at Hochschule Spreebogen")

    assert [(one.award, one.institution) for one in found] == [("BA", "Lyzeum Wawel")]


def test_dates_that_stand_before_each_award_stay_with_it() -> None:
    found = degrees(
        "2022 – 2024 MSc Optics, Kelder University  \n2021–2022 Voluntary year  \n2021 Abitur (2.4), Elbe-Schule"
    )

    assert [(one.award, dates(one), one.grade) for one in found] == [
        ("MSc", ("2022", "2024"), None),
        ("Abitur", ("", "2021"), "2.4"),
    ]


def test_an_offer_of_time_next_year_does_not_end_a_course() -> None:
    (degree,) = degrees(
        "BEng Rail, Kelder University, 2022 to Jun 2026", after="## Other\n\nAvailable 1 July 2026 to 31 Dec 2026."
    )

    assert degree.expected


def test_education_that_begins_its_paragraph_is_a_section_of_its_own() -> None:
    text = (
        "# T. Quell\n\n**Education** BASc Civil Engineering, Bow University. Fourth year, September 2022 – April 2027."
    )
    (degree,) = understand(read_document(text.encode())).profile.degrees

    assert (dates(degree), degree.institution) == (("2022-09", "2027-04"), "Bow University")


@pytest.mark.parametrize(
    ("line", "grade"),
    [
        ("BSc Physik, Hochschule Albtal, 2018 – 2021, Notendurchschnitt 2,1", "Notendurchschnitt 2,1"),
        ("Licence Biologie, Université de Brévin, 2018 – 2021, mention assez bien", "mention assez bien"),
        ("BSc Wiskunde, Universiteit Vechtstad, 2018 – 2021 (cijfer 7,6)", "cijfer 7,6"),
        ("BCL Law, Lee University, 2018–2022. 2H1 (64%)", "2H1 (64%)"),
        ("BTEC Extended Diploma in Art, Wear College, 2018–2020: D*DD", "D*DD"),
        ("Gaokao 2021: 652/750", "652/750"),
        ("MSc Optics, Kelder University, 2018 – 2020, 7.9/10, 84 EC of 120 done", "7.9/10"),
    ],
)
def test_a_grade_of_any_country_is_quoted(line: str, grade: str) -> None:
    (degree,) = degrees(line)

    assert degree.grade == grade
