"""What a CV says beside a skill, and how deeds are told: limits, denials, other tools, workplaces, deeds in words."""

from __future__ import annotations

import pytest

from matcher.judging.judge import judge
from matcher.nouns import Kind, SectionName
from tests.cases import CvText, case, requirement
from tests.matcher.judging.read_cases import status


@pytest.mark.parametrize(
    ("asked", "cv", "expected"),
    [
        ("QGIS", "## Skills\nQGIS, one training day at the harbour office", "partial"),
        ("QGIS", "## Skills\nQGIS: two online courses, nothing built yet", "partial"),
        ("QGIS", "## Skills\nQGIS, two summers at the harbour office", "met"),
        ("LabVIEW", "## Skills\nLabVIEW (two-day course), Git", "partial"),
        ("LabVIEW", "## Skills\nLabVIEW (one practical), Git", "partial"),
        ("MATLAB", "## Skills\nMATLAB (one module)\n## Education\nModules: Signals in MATLAB, Waves", "partial"),
        ("MATLAB", "## Skills\nMATLAB (one module)\n## Projects\n- Tide gauge model in MATLAB", "met"),
        ("Excel", "## Skills\nExcel (advanced) • Xero • Power BI (basic)", "met"),
        ("Power BI", "## Skills\nExcel (advanced) • Xero • Power BI (basic)", "partial"),
        ("Excel", "## Skills\npandas, Tableau, Excel for the rowing club's budget", "met"),
        ("Good Excel skills", "## Skills\nExcel, Tableau", "partial"),
        ("Good Excel skills", "## Skills\nExcel (macros, lookups), Tableau", "met"),
        ("SAP", "## Skills\nSAP S/4HANA (two-day course, no exam), Xero", "partial"),
        ("Python", "## Skills\nPython for beginners (one online course)", "partial"),
        ("SQL", "## Skills\nNo programming, apart from SQL in one short module", "partial"),
        ("Linux", "## Skills\n| Well | Python |\n|---|---|\n| A little | Linux, Bash |", "partial"),
    ],
)
def test_what_a_list_says_of_a_skill_limits_that_skill(asked: str, cv: str, expected: str) -> None:
    assert status(Kind.SKILL, asked, cv) == expected


@pytest.mark.parametrize(
    "cv",
    [
        "## Projects\n- Tram app with Docker. Somebody else did the Kubernetes.",
        "## Projects\n- Tram app with Docker.\n## Skills\nNot yet: Kubernetes",
        "## Projects\n- Tram app with Docker.\n## Skills\nKubernetes: not yet",
        "## Projects\n- Tram app with Docker.\n## Skills\n*Not yet:* Kubernetes, Terraform",
        "## Projects\n- Tram app with Docker.\n## Skills\nDocker, but no Kubernetes",
        "## Projects\n- Tram app with Docker.\n## Skills\nDocker: yes, and Kubernetes no.",
        "## Projects\n- Tram app with Docker.\n## Skills\nI know Kubernetes from reading only.",
    ],
)
def test_who_denies_a_skill_has_judged_its_neighbours(cv: str) -> None:
    assert status(Kind.SKILL, "Kubernetes", cv) == "missing"


@pytest.mark.parametrize(
    ("asked", "cv", "expected"),
    [
        (
            "Strong Python",
            "## Experience\n**Intern**, Tern Boats\n- A test script in Python\n## Skills\nPython",
            "partial",
        ),
        (
            "Strong Python",
            "## Experience\n**Intern**, Tern Boats\n- A test script in Python\n## Skills\nPython (pytest, pandas)",
            "met",
        ),
        ("Strong SQL", "## Experience\n**Intern**, Tern Boats\n- Wrote some 40 SQL queries", "met"),
        ("Comfortable with Excel and pivot tables", "## Skills\nExcel (advanced)", "met"),
        ("Comfortable with Excel and pivot tables", "## Skills\nExcel", "partial"),
        ("Python for data analysis", "## Experience\n**Intern**, Tern Boats\n- A test rig in Python", "partial"),
        ("Python for data analysis", "## Experience\n**Intern**, Tern Boats\n- Surveys in Python, pandas", "met"),
    ],
)
def test_how_deeply_and_what_for_a_skill_was_used(asked: str, cv: str, expected: str) -> None:
    assert status(Kind.SKILL, asked, cv) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Power BI or another reporting tool", "met"),
        ("A dashboard tool such as Tableau", "met"),
        ("Power BI", "partial"),
    ],
)
def test_another_tool_that_was_used_is_taken_where_the_posting_takes_another(asked: str, expected: str) -> None:
    assert status(Kind.SKILL, asked, "## Projects\n- Tide charts for the harbour in Metabase") == expected


def test_a_wish_does_not_hide_the_other_tool_that_was_used() -> None:
    cv = "## Projects\n- Tide charts for the harbour in Metabase\n## Skills\nWant to learn next: Power BI"
    asked = ("Power BI or another reporting tool", "Power BI")
    assert [status(Kind.SKILL, one, cv) for one in asked] == ["met", "missing"]


@pytest.mark.parametrize(
    ("asked", "cv", "expected"),
    [
        ("Any job in a shop, an office or a warehouse", "## Experience\n**Warehouse hand**, Tern Boats, 2025", "met"),
        ("An internship or job in a clinic", "## Volunteering\n**Clerk**, walk-in clinic, since 2024", "met"),
        ("Paid or volunteer work in a museum", "## Experience\n**Guide**, Tern Lodge, 2025\n- Told tales", "missing"),
        ("Worked in a library", "## Experience\n**Coder**, Tern Boats, 2025\n- Wrote a Python library", "missing"),
        ("Experience of writing user stories", "## Experience\n**Aide**, Ward, 2025\n- Leaflets on rivers", "missing"),
        ("Experience of writing user stories", "## Projects\n- Acceptance criteria for a ticket desk", "met"),
        ("You have solved cases at a case day", "## Awards\nThird place, sack race, 2025", "missing"),
        ("Working with others towards a shared goal", "## Projects\n- Tide clock, team of 4", "met"),
        ("A summer at a utility", "## Experience\n**Aide**, Institute of Energy Economics, 2025", "missing"),
        ("A summer at a utility", "## Experience\n**Intern**, Tern Waterworks, 2025", "met"),
        ("Taken part in Capture-the-Flag competitions", "## Awards\nCTF finalist, 2025", "met"),
        ("An office job", "## Experience\n**Claims intern**, Tern Insurance, 2025\n- Filed claims", "met"),
        ("Has worked where the public are served", "## Experience\n**Barista**, Tern Coffee, 2025", "met"),
        ("Prior internship in software or banking", "## Experience\n**Intern**, Tern Software, 2025", "met"),
        ("Prior internship in software or banking", "## Experience\n**Intern**, Tern Lodge Farm, 2025", "missing"),
        ("A previous internship in a hospital", "## Experience\n**Porter**, Tern Hospital, 2025", "partial"),
        ("Experience in finance", "## Experience\n**Waiter**, Tern Lodge, 2025\n- Financed my studies", "missing"),
    ],
)
def test_work_of_any_kind_counts_in_the_place_that_is_asked(asked: str, cv: str, expected: str) -> None:
    assert status(Kind.EXPERIENCE, asked, cv) == expected


def test_a_job_that_was_a_subject_of_study_is_no_more_than_a_hint() -> None:
    asked = "Customer service"
    worked = "## Experience\n**Bakery assistant**, Tern Lodge, 2025"
    studied = "## Education\n**BA Accounting**, Tern College, 2024 to 2027\n- Cost report on an invented bakery"
    assert [status(Kind.EXPERIENCE, asked, cv) for cv in (worked, studied)] == ["met", "partial"]


def test_what_more_is_told_of_a_deed_is_no_subject_of_it() -> None:
    cv = "## Experience\n**Assistant**, Tern Labs, 2025\n- Cleaned the data of 4,000 tide gauges"
    asked = ("You have worked with data that nobody had tidied", "You have worked with data on asylum")
    assert [status(Kind.EXPERIENCE, one, cv) for one in asked] == ["met", "partial"]


@pytest.mark.parametrize(("cosine", "expected"), [(0.42, "met"), (0.2, "partial")])
def test_a_hint_is_enough_beside_a_statement_that_tells_the_deed(cosine: float, expected: str) -> None:
    asked = requirement(Kind.EXPERIENCE, None, "Customer service")
    cv = CvText("Helped visitors of the tide mill", section=SectionName.EXPERIENCE).cv()
    assert judge(case(asked, cv, similarities=[cosine])).status.value == expected


@pytest.mark.parametrize(("cosine", "expected"), [(0.35, "met"), (0.2, "missing")])
def test_a_deed_without_an_instance_is_told_in_the_words_of_the_posting(cosine: float, expected: str) -> None:
    asked = requirement(Kind.EXPERIENCE, None, "Research on otters in a tidal river")
    cv = CvText("Counted otters along a tidal brook", section=SectionName.PROJECTS).cv()
    assert judge(case(asked, cv, similarities=[cosine])).status.value == expected


def test_a_hint_of_a_deed_does_not_stand_for_a_tool_that_is_named() -> None:
    asked = "Some time spent with Airflow"
    assert status(Kind.EXPERIENCE, asked, "## Experience\n**Barista**, part-time, 2025") == "missing"


def test_what_must_have_been_done_is_experience_though_it_is_listed_among_traits() -> None:
    asked = "You have sailed a boat across a sea"
    assert status(Kind.TRAIT, asked, "## Skills\nKnots") == "missing"


@pytest.mark.parametrize(
    ("asked", "cv", "expected"),
    [
        ("You own up when something has gone wrong", "- Broke the tide gauge in week two and told everyone", "met"),
        ("You own up when something has gone wrong", "- Sold tickets for the tide mill", "unknown"),
        ("The nerve of chasing people who do not reply", "- Chased nine harbour masters for their logs", "met"),
        ("You will stop a job that looks unsafe", "- Stopped the crane because a strap was worn", "met"),
        ("You dare to ring a supplier who is late", "- Called the suppliers every Monday", "met"),
        ("Not frightened of the telephone", "- Household interviews, 60 of them, door to door", "met"),
        ("You can keep a confidence", "- Sold tickets for the tide mill", "unknown"),
        ("You know when a number cannot be right", "- Sent back the numbers that were impossible", "met"),
    ],
)
def test_a_disposition_is_shown_by_the_deed_that_it_leads_to(asked: str, cv: str, expected: str) -> None:
    assert status(Kind.TRAIT, asked, f"## Experience\n**Helper**, Tern Harbour, 2025\n{cv}") == expected


@pytest.mark.parametrize(
    ("asked", "cv", "expected"),
    [
        ("Knowledge of air quality", "## Projects\n- Sampled water quality in two brooks", "partial"),
        ("Injection moulding", "## Skills\nLathe, milling", "missing"),
        ("A reference manager such as Zotero", "## Skills\nCitavi, LaTeX", "met"),
        ("Frequency response and stability margins", "## Projects\n- Tuned a gantry by loop shaping", "met"),
        ("Some notion of forecasting", "## Projects\n- Exponential smoothing of ice cream sales", "met"),
        ("Regression", "## Education\n**BSc Economics**, 2024 to 2027\n- Thesis: difference-in-differences", "met"),
        ("Experience of an ERP system such as SAP", "## Experience\n- Booked stock in Oracle Fusion", "met"),
        ("Household surveys", "## Projects\n- Questionnaire for 40 boat owners", "met"),
        ("You find it easy to set out findings; setting out is half the work", "## Skills\nSurveying", "missing"),
    ],
)
def test_what_disciplines_name_is_told_apart_and_brought_together(asked: str, cv: str, expected: str) -> None:
    assert status(Kind.SKILL, asked, cv) == expected


@pytest.mark.parametrize(
    ("asked", "cv", "expected"),
    [
        ("Worked or volunteered in health care", "## Volunteering\n**First aider**, Tern Fair, 2025", "met"),
        ("Worked or volunteered in health care", "## Volunteering\n**Steward**, Tern Fair, 2025", "missing"),
        (
            "A work term or job in a plant or a laboratory",
            "## Experience\n**Helper**, 2025\n- Sampled at the water plant",
            "met",
        ),
        ("Published clips", "## Experience\n**Reporter**, Tern Courier, 2025\n- 30 bylines", "met"),
    ],
)
def test_the_manner_of_work_does_not_matter_where_either_will_do(asked: str, cv: str, expected: str) -> None:
    assert status(Kind.EXPERIENCE, asked, cv) == expected


@pytest.mark.parametrize(
    ("asked", "cv", "expected"),
    [
        ("Qualtrics or a comparable survey platform", "## Projects\n- A paper survey of boat owners", "partial"),
        ("Qualtrics or a comparable survey platform", "## Projects\n- A survey of boat owners in REDCap", "met"),
        ("Python", "## Skills\nPython is on my list for the summer", "missing"),
        ("Power BI", "## Skills\nExcel (pivot tables)", "missing"),
        ("A sound grasp of regression", "## Education\nModules: Regression, Waves", "met"),
        ("A strong grasp of regression", "## Education\nModules: Regression, Waves", "partial"),
    ],
)
def test_a_tool_of_a_kind_is_more_than_what_such_tools_are_for(asked: str, cv: str, expected: str) -> None:
    assert status(Kind.SKILL, asked, cv) == expected


def test_a_tool_that_is_named_within_a_deed_is_its_subject() -> None:
    cv = "## Experience\n**Assistant**, Tern Labs, 2025\n- Cleaned the data of 4,000 tide gauges"
    asked = ("You have worked with tide data", "You have worked with SCADA data")
    assert [status(Kind.EXPERIENCE, one, cv) for one in asked] == ["met", "missing"]


@pytest.mark.parametrize(
    ("cv", "expected"),
    [
        ("## Experience\n**Night porter**, youth hostel, 2025", "missing"),
        ("## Volunteering\n**Cook**, lunch club, since 2024", "met"),
    ],
)
def test_work_with_older_people_is_not_any_care_work(cv: str, expected: str) -> None:
    assert status(Kind.EXPERIENCE, "Work with older people, paid or not", cv) == expected
