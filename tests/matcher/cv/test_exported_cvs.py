"""CVs as large networks and Europass export them."""

from __future__ import annotations

from matcher.cv.read import read_document
from matcher.cv.understand import understand
from matcher.nouns import Profile

NETWORK = """Contact
nina.roth@example.com

Top Skills
SQL
Tableau

Languages
German (Native or Bilingual)
French (Elementary)

Summary
Third-year economics student who likes numbers that mean something.

Education
University of Graz
Bachelor of Science - BSc, Economics · (October 2023 - July 2026)
"""
EUROPASS = """Nina Roth
Nationality: Austrian | Email: nina.roth@example.com | Address: Hauptstraße 1, 8010 Graz, Austria (Home)

EDUCATION AND TRAINING
01/10/2023 – CURRENT Graz, Austria
BACHELOR OF SCIENCE IN ECONOMICS University of Graz

LANGUAGE SKILLS
Mother tongue(s): German
Other language(s):
English
Listening C1 Reading C1 Spoken production B2 Spoken interaction B2 Writing B2
French
Listening A2 Reading A2 Spoken production A1 Spoken interaction A1 Writing A1
Levels: A1 and A2: Basic user; B1 and B2: Independent user; C1 and C2: Proficient user
"""


def profile(text: str) -> Profile:
    return understand(read_document(text.encode())).profile


def levels(text: str) -> list[tuple[str, int | None]]:
    return [(one.name, one.cefr) for one in profile(text).languages]


def test_the_export_of_a_network_is_read() -> None:
    read = profile(NETWORK)

    assert [(one.award, one.field) for one in read.degrees] == [("Bachelor", "Economics")]
    assert {one.skill for one in read.skills} >= {"SQL", "Tableau"}
    assert levels(NETWORK) == [("German", 7), ("French", 2)]


def test_the_levels_of_europass_stand_below_their_language() -> None:
    assert levels(EUROPASS) == [("German", 7), ("English", 4), ("French", 1)]


def test_levels_below_belong_to_the_language_of_their_own_line() -> None:
    languages = "# Nina Roth\n\n## Languages\n\nEnglish\nFrench: listening A2, reading A2, writing A1\n"

    assert levels(languages) == [("English", None), ("French", 1)]


def test_a_branch_in_capitals_is_the_subject() -> None:
    head = "A. Student\nB.Tech (CSE), 3rd Year | NIT Trichy\n\nACADEMIC DETAILS\n"
    rows = "Degree\tInstitute\tYear\tCGPA\nB.Tech (CSE)\tNIT Trichy\t2023-2027\t8.64/10\n"

    read = profile(head + rows)

    assert [(one.award, one.field) for one in read.degrees] == [("B.Tech", "CSE")]
    assert read.year_of_study is not None
    assert read.year_of_study.year == 3
