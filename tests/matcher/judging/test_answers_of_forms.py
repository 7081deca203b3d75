"""CVs that answer as forms ask ("Requires sponsorship: No"), and levels that stand above their skills."""

from __future__ import annotations

import pytest

from matcher.nouns import Kind, Place
from tests.matcher.judging.read_cases import judged, status

ALBURY = Place("Albury", "Albury", "GB")
STUDY = ("## Education", "", "**BSc Economics**, University of Leeds, 2025 - 2028", "")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Requires sponsorship: No", "met"),
        ("Visa sponsorship required: no", "met"),
        ("Visa sponsorship required? No", "met"),
        ("Do you require sponsorship now or in the future? No", "met"),
        ("Sponsorship: none", "met"),
        ("Work permit: not required", "met"),
        ("Right to work in the UK: Yes", "met"),
        ("Right to work in the UK: No", "missing!"),
        ("Requires sponsorship: Yes", "missing!"),
        ("Do you require sponsorship now or in the future? Yes", "missing!"),
        ("Work permit: required", "missing!"),
        ("Sponsorship: yes", "missing!"),
        ("I need visa sponsorship - no exceptions", "missing!"),
    ],
)
def test_a_question_is_answered_by_what_stands_behind_it(line: str, expected: str) -> None:
    asked = "You must have the right to work in the UK"

    assert status(Kind.AUTHORISATION, asked, "Leeds", "", line, at=ALBURY) == expected


@pytest.mark.parametrize("asked", ["Sponsorship available: No", "Visa sponsorship: none"])
def test_a_posting_that_answers_no_sponsors_nobody(asked: str) -> None:
    needs = "I need visa sponsorship to work in the UK"

    assert status(Kind.AUTHORISATION, asked, "Leeds", "", needs, at=ALBURY) == "missing!"


@pytest.mark.parametrize("line", ["Nationalität: Österreich", "Staatsangehörigkeit: deutsch", "Nationality: Austria"])
def test_a_nationality_may_be_told_by_the_country(line: str) -> None:
    berlin = Place("Berlin", "Berlin", "DE")

    assert status(Kind.AUTHORISATION, "Right to work in Germany", "Wien", "", line, at=berlin) == "met"


@pytest.mark.parametrize(
    ("skills", "expected"),
    [
        (("**Beginner**", "", "- SQL", "- R", "", "**Advanced**", "", "- Python"), "partial"),
        (("### Basic", "", "SQL, R", "", "### Proficient", "", "Python, Excel"), "partial"),
        (("Familiar with: SQL, R",), "partial"),
        (("Exposure to: SQL, R",), "partial"),
        (("### Proficient", "", "SQL, R", "", "### Basic", "", "Python, Excel"), "met"),
        (("### Basic", "", "R", "", "### Tools", "", "SQL, Excel"), "met"),
        (("Proficient: SQL. Familiar with: R",), "met"),
    ],
)
def test_a_level_speaks_of_the_skills_below_it(skills: tuple[str, ...], expected: str) -> None:
    assert status(Kind.SKILL, "Working knowledge of SQL", *STUDY, "## Skills", "", *skills) == expected


def test_a_heading_of_experts_makes_a_skill_strong() -> None:
    skills = ("## Skills", "", "### Expert", "", "SQL, R", "", "### Basic", "", "Python")

    assert status(Kind.SKILL, "Strong knowledge of SQL", *STUDY, *skills) == "met"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("AWS Cloud Practitioner, March 2025", "met"),
        ("AWS Cloud Practitioner (expected June 2027)", "partial"),
        ("AWS Cloud Practitioner, exam June 2027", "partial"),
    ],
)
def test_a_certificate_to_come_is_begun(line: str, expected: str) -> None:
    assert status(Kind.SKILL, "AWS Cloud Practitioner", *STUDY, "## Certificates", "", line) == expected


@pytest.mark.parametrize(
    "line",
    ["Year 2 (of 3)", "Year 2 of 3", "In my second year (three-year course)", "Second year of a three-year course"],
)
def test_a_year_of_a_course_is_counted_with_its_length(line: str) -> None:
    study = ("## Education", "", "**BSc Economics**, University of Leeds", line)

    assert status(Kind.GRADUATION, "Penultimate-year student", *study) == "met"


@pytest.mark.parametrize(
    ("line", "asked", "expected"),
    [
        ("Open to relocation: Yes", "You work from our Leeds office", "met"),
        ("Open to relocation: No", "You work from our Leeds office", "missing!"),
        ("Willing to travel: Yes", "Willing to travel to our clients", "met"),
        ("Willing to travel: No", "Willing to travel to our clients", "missing!"),
    ],
)
def test_moving_and_travelling_are_answered_as_well(line: str, asked: str, expected: str) -> None:
    leeds = Place("Leeds", "Leeds", "GB")

    assert status(Kind.LOCATION, asked, "Aberdeen", "", f"Current location: Aberdeen; {line}", at=leeds) == expected


def test_a_bare_immediate_is_an_offer() -> None:
    assert status(Kind.AVAILABILITY, "Available immediately", "Leeds", "", "Availability: Immediate") == "met"


@pytest.mark.parametrize(
    ("job", "expected"),
    [
        ("**Summer Intern**, Tern Ltd, Leeds, June 2026 - August 2026", "met"),
        ("**Summer Intern**, Tern Ltd, Leeds, June 2027 - August 2027", "missing"),
        ("**Summer Intern**, Tern Ltd, Leeds (incoming)", "missing"),
        ("**Incoming Summer Intern**, Tern Ltd, Leeds", "missing"),
    ],
)
def test_a_job_to_come_is_no_experience(job: str, expected: str) -> None:
    assert status(Kind.EXPERIENCE, "An earlier internship", *STUDY, "## Experience", "", job) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("French: Listening C1, Reading C1, Speaking B2, Writing B2", "met"),
        ("French: Listening B2, Reading B2, Speaking B1, Writing A2", "partial"),
        ("French: working towards B2, now A2", "missing!"),
        ("French (reading only)", "partial"),
    ],
)
def test_a_level_of_a_language_is_the_one_that_is_reached(line: str, expected: str) -> None:
    assert status(Kind.LANGUAGE, "French at level B2", "## Languages", "", line) == expected


A_LEVELS = "**A-levels**: History (A), Physics (B), Art (C)"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("A-level Physics", "met"),
        ("A-level Physics at grade B", "met"),
        ("A-level Physics at grade A", "missing!"),
        ("A-level Maths", "missing"),
    ],
)
def test_a_school_subject_is_asked_with_or_without_a_grade(asked: str, expected: str) -> None:
    assert status(Kind.GRADE, asked, *STUDY, A_LEVELS) == expected


def test_a_course_in_year_one_is_in_its_first_year() -> None:
    study = ("## Education", "", "University of York, BSc (Hons) Maths, Year 1")

    assert status(Kind.GRADUATION, "First-year undergraduates only", *study) == "met"


def test_a_level_in_a_table_is_quoted_with_its_skill() -> None:
    table = "| Tool | Level |\n|---|---|\n| SQL | basics (one lecture) |\n| R | good |"
    verdict = judged(Kind.SKILL, "Working knowledge of SQL", f"# Ada Example\n\n## Skills\n\n{table}")

    assert [one.quote for one in verdict.evidence] == ["SQL\tbasics (one lecture)"]


@pytest.mark.parametrize("asked", ["UK work permission required", "Sorry, sponsoring is beyond a firm of our size"])
def test_a_permission_to_work_is_a_right_to_work(asked: str) -> None:
    assert status(Kind.AUTHORISATION, asked, "Leeds", "", "British citizen", at=ALBURY) == "met"


@pytest.mark.parametrize(
    ("grade", "expected"),
    [("average 66%", "missing!"), ("average 72%", "met"), ("GPA 3.8/4.0", "met"), ("GPA 3.5/4.0", "missing!")],
)
def test_a_class_beside_a_gpa_is_asked_of_who_is_graded_in_classes(grade: str, expected: str) -> None:
    asked = "Excellent academic record (first class or GPA of 3.7+)"

    assert status(Kind.GRADE, asked, "## Education", "", f"**BSc Economics**, 2025 - 2028, {grade}") == expected
