"""Skills, experience, traits and interests as people write them: levels, alternatives, denials, look-alikes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from matcher.conditions import Level
from matcher.grades import read_grade_condition
from matcher.judging.grade import judge_grade
from matcher.nouns import Kind
from matcher.retrieval import Vectors
from tests.cases import CvText, case, requirement
from tests.matcher.judging.read_cases import judged

HEAD = "# Ada Example\n"


def status(kind: Kind, asked: str, cv: str) -> str:
    return judged(kind, asked, HEAD + cv).status.value


@pytest.mark.parametrize(
    ("asked", "cv", "expected"),
    [
        ("Experience of LC-MS", "## Skills\nHPLC, GC-MS, LC-MS/MS (supervised)", "partial"),
        ("Experience of LC-MS", "## Experience\n**Lab assistant**, Tern Labs, 2025\n- Ran LC-MS every day", "met"),
        ("Experience of LC-MS", "## Experience\n**Lab assistant**, Tern Labs, 2025\n- Ran HPLC columns", "partial"),
        ("Familiarity with structure prediction", "## Projects\n- Trained small protein language models", "missing"),
        ("Automated testing", "## Projects\n- Wrote unit tests for a tram timetable", "met"),
        ("Your visual basics are sound", "## Skills\nVisual Basic", "missing"),
        ("PCB layout in KiCad or Altium", "## Projects\n- Laid out a four-layer board in KiCad", "met"),
        ("Scripting in Python or Tcl", "## Projects\n- Python script that sorts bird songs", "met"),
        ("Strong skills in R (Seurat) or Python (scanpy)", "## Skills\nPython (daily)", "partial"),
        ("Strong skills in R (Seurat) or Python (scanpy)", "## Skills\nscanpy (daily)", "met"),
        ("Docker and AWS (one or the other is fine)", "## Projects\n- Shipped a bot with Docker", "met"),
        ("Docker and AWS", "## Projects\n- Shipped a bot with Docker", "partial"),
        ("Revit or another BIM tool", "## Projects\n- Drew the boat house in AutoCAD", "partial"),
        ("Revit or another BIM tool", "## Projects\n- Modelled the boat house in ArchiCAD", "met"),
        ("Biosignals such as ECG and EEG", "## Projects\n- Found the beats in EEG recordings", "met"),
        ("Burp Suite or Metasploit", "## Interests\nHack The Box, 40 machines rooted with Metasploit", "met"),
        ("Burp Suite or Metasploit", "## Interests\nSecurity, Metasploit", "missing"),
        ("Read drawings, geometric tolerances included", "## Experience\n**Fitter**, Tern Ltd, 2024\n- GD&T", "met"),
        ("Cell culture", "## Skills\n| Level | |\n|---|---|\n| Not yet | cell culture, Empower |\n", "missing"),
        ("Has programmed an STM32, at a level beyond Arduino", "## Projects\n- Arduino wind gauge", "partial"),
        ("Fluency in Python", "## Projects\n- Python script that sorts bird songs", "partial"),
        ("Python", "## Projects\n- Python script that sorts bird songs", "met"),
        ("Python", "## Skills\nNo Python so far", "missing"),
        ("Python", "## Skills\nKeen to learn Python", "missing"),
        ("An F-gas certificate", "## Training\nFood hygiene certificate, 2025", "missing"),
        ("An F-gas certificate", "## Training\nF-gas certificate, 2025", "met"),
        ("MedDRA coding", "## Projects\n- Python script that sorts bird songs", "missing"),
        ("Confident in Excel", "## Skills\nExcel (charts, lookups, pivot tables with a following wind)", "met"),
        ("Confident in Excel", "## Skills\nExcel (basics)", "partial"),
        ("Excel beyond sums", "## Projects\n- Excel workbook for the rowing club", "met"),
        (
            "Exposure to finite element analysis",
            "## Experience\n**Helper**, Race team, 2025\n- FEA was done by our lead, I watched and meshed once",
            "partial",
        ),
        (
            "Strong background in dynamical systems",
            "## Skills\nchaos theory, bifurcation analysis, nonlinear dynamics",
            "partial",
        ),
    ],
)
def test_a_skill_is_met_at_the_level_and_by_the_thing_asked(asked: str, cv: str, expected: str) -> None:
    assert status(Kind.SKILL, asked, cv) == expected


@pytest.mark.parametrize(
    ("asked", "cv", "expected"),
    [
        (
            "Worked behind a counter or in a bar",
            "## Experience\n**Helper**, Tern Boats, May 2024 till July 2025",
            "missing",
        ),
        (
            "Worked behind a counter or in a bar",
            "## Experience\n**Assistant**, Kiosk, 2024\n- On the till at weekends",
            "met",
        ),
        ("To be handy: you have fixed bikes", "## Publications\nPaper at a workshop on brain data, 2025", "missing"),
        (
            "To be handy: you have fixed bikes",
            "## Experience\n**Helper**, Hub, 2025\n- Repaired bikes in the workshop",
            "met",
        ),
        (
            "At least one first-author paper",
            "## Publications\nLichens of Lund. Journal article, 2025. Second author.",
            "partial",
        ),
        (
            "At least one first-author paper",
            "## Publications\nLichens of Lund. Journal article, 2025. First author.",
            "met",
        ),
        ("A conference paper or preprint", "## Education\nMSc Botany, dissertation on lichens, 2024 - 2026", "missing"),
        ("Three pieces published", "## Experience\n**Reporter**, The Oar, 2025\n- Five articles on rivers", "met"),
        ("Three pieces published", "## Experience\n**Reporter**, The Oar, 2025\n- An article on rivers", "partial"),
        ("An earlier internship in embedded systems", "## Experience\n**Trainee auditor**, Delve, 2025", "missing"),
        (
            "Publications at a machine learning venue",
            "## Education\nMSc Data Science\n\nModules: Machine Learning",
            "missing",
        ),
        ("Has built something with a database", "## Education\nBSc Computing\n\nModules: Databases", "partial"),
        ("Has built something with a database", "## Projects\n- Timetable app with a database behind it", "met"),
        ("You must not have had an internship before", "## Experience\n**Trainee auditor**, Delve, 2025", "unknown"),
        ("Hands-on building", "## Projects\n- Rebuilt the spreadsheet of a choir", "missing"),
        ("Hands-on building", "## Projects\n- Rebuilt the engine of a moped", "met"),
        ("An earlier internship", "## Experience\n**Trainee auditor**, Delve, 2025", "met"),
        ("Presented results to a committee", "## Experience\n**Caseworker**, Clinic (Oct 2024 - present)", "missing"),
    ],
)
def test_experience_is_told_by_what_was_done(asked: str, cv: str, expected: str) -> None:
    assert status(Kind.EXPERIENCE, asked, cv) == expected


@pytest.mark.parametrize(
    ("asked", "cv", "expected"),
    [
        (
            "Able to explain things to people in a hurry",
            "## Experience\n**Clerk**, Ward, 2025\n- Trained 12 starters",
            "met",
        ),
        (
            "Able to explain tax law to clients",
            "## Experience\n**Clerk**, Ward, 2025\n- Trained 12 starters",
            "partial",
        ),
        (
            "Patience with beginners",
            "## Volunteering\n**Helper**, Library\n- Helped 60 people with their phones",
            "met",
        ),
        ("Respect for safety rules", "## Experience\n**Camp counsellor**, Lakeside, 2025", "unknown"),
        ("Respect for safety rules", "## Training\nConstruction safety certificate, 2025", "met"),
        ("Calm when something is spilled", "## Training\nFirst aid, 2025", "unknown"),
        ("Respect for safety rules", "## Skills\nLabVIEW, Python", "unknown"),
        ("You write down what you did", "## Experience\n**Lab hand**, Ward, 2025\n- Kept the lab book", "met"),
        ("You say early when you are stuck", "## Projects\n- Told the client at once that it had failed", "met"),
        ("Ability to follow written procedures", "## Experience\n**Packer**, Ward, 2025\n- Batch records", "met"),
        ("Ability to follow written procedures", "## Interests\nAn article on rivers", "unknown"),
        (
            "You can explain a chart to a farmer",
            "## Experience\n**Clerk**, Ward, 2025\n- Presented the forecast to the board",
            "met",
        ),
        (
            "You can explain a chart to a farmer",
            "## Experience\n**Clerk**, Ward, 2025\n- Presented the choir to the board",
            "partial",
        ),
        (
            "Accurate to the point of being tiresome",
            "## Experience\n**Clerk**, Ward, 2025\n- Reconciled the ledger",
            "met",
        ),
        ("Sense of humour", "## Skills\nPython", "unknown"),
        ("A team player", "## Interests\nChoir (bass)", "partial"),
    ],
)
def test_traits_are_told_by_instances_of_any_subject_unless_one_is_named(asked: str, cv: str, expected: str) -> None:
    assert status(Kind.TRAIT, asked, cv) == expected


@pytest.mark.parametrize(
    ("asked", "field", "expected"),
    [
        ("Electrical, electronic or computer engineering", "Statistics", "missing"),
        ("Electrical engineering, mathematics or related", "Statistics", "met"),
        ("Mechanical, Industrial or Production engg.", "Mechanical Engineering", "met"),
        ("Computer science", "Software Engineering", "met"),
        ("Law", "Nursing", "missing"),
    ],
)
def test_fields_are_neighbours_only_where_they_touch(asked: str, field: str, expected: str) -> None:
    cv = f"## Education\nBSc {field}, University of Harbourton, September 2025 - June 2028"
    assert status(Kind.FIELD, asked, cv) == expected


def test_all_courses_that_fit_are_quoted() -> None:
    cv = (
        HEAD + "## Education\nMSc Bioinformatics, University of Harbourton, September 2026 - June 2028\n\n"
        "BSc Biochemistry, University of Harbourton, September 2023 - June 2026"
    )
    given = judged(Kind.FIELD, "Biochemistry or bioinformatics", cv)
    assert [one.quote.split(",")[0] for one in given.evidence] == ["MSc Bioinformatics", "BSc Biochemistry"]


def test_a_prediction_is_quoted_where_one_is_asked_for() -> None:
    lines = ("BSc Physics, University of Harbourton, 2025 to 2028", "Average so far 66%. On track for a 2:1")
    text = CvText(*lines)
    condition = read_grade_condition("A 2:1 or above expected")
    assert condition is not None
    degree = text.degree(lines[0], Level.BACHELOR, grade="Average so far 66%", expected=True)
    found = judge_grade(case(requirement(Kind.GRADE, condition), text.cv(degrees=(degree,))), condition)
    assert found.evidence[0].quote == "On track for a 2:1"


def test_an_abbreviation_ends_no_quote() -> None:
    cv = HEAD + "## Experience\n**Lab assistant**, Tern Labs, 2025\n- Cloning, expression in E. coli, ELISA"
    given = judged(Kind.SKILL, "ELISA", cv)
    assert given.evidence[0].quote == "Cloning, expression in E. coli, ELISA"


@pytest.mark.parametrize("line", ["Irish citizen.", "Right to work in Ireland"])
def test_a_right_is_no_evidence_of_knowledge(line: str) -> None:
    given = judged(Kind.SKILL, "Some knowledge of Irish politics", HEAD + f"## Other\n{line}", embed=all_alike)
    assert given.status.value == "missing"


def all_alike(texts: Sequence[str]) -> Vectors:
    """Every text has the same vector, so that every cosine is 1."""
    return np.ones((len(texts), 1), dtype=np.float32)
