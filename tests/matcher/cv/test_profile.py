import pytest

from matcher.conditions import PartialDate
from matcher.nouns import SectionName
from tests.matcher.cv.written import cv_of


@pytest.mark.parametrize(
    ("text", "year", "of"),
    [
        ("# Education\n\nBSc Physics, University of Oulu\n• Currently Year 3 of 4", 3, 4),
        ("# Profile\n\nPatient second year physics student.", 2, None),
        ("# Profile\n\nThird-year MEng Civil Engineering student.", 3, None),
        ("# Profile\n\nSecond year of a PhD on gulls.", 2, None),
        ("# Education\n\nBSc Physics, University of Oulu, 2023 – 2026 (3rd year of 3)", 3, 3),
        (
            "# Profile\nPenultimate-year student.\n\n# Education\nMEng Rail, University of Oulu, 2022–26 (expected)",
            3,
            None,
        ),
    ],
)
def test_the_year_of_study_is_read(text: str, year: int, of: int | None) -> None:
    stated = cv_of(text).profile.year_of_study

    assert stated is not None
    assert (stated.year, stated.of) == (year, of)


@pytest.mark.parametrize(
    "text",
    [
        "# Education\n\nPhD Ecology, University of Oulu\n• Passed the first-year viva",
        "# Education\n\nBSc Physics, University of Oulu\n• First-year result: 70",
        "# Work\n\nMentor, Foam Ltd, 2024\n• helped a first year student settle in",
    ],
)
def test_years_of_others_and_years_past_are_not_the_year_of_study(text: str) -> None:
    assert cv_of(text).profile.year_of_study is None


def test_a_job_has_title_organisation_and_dates() -> None:
    cv = cv_of("# Work\n\nKitchen porter, The Copper Pan — Aug 2023 to Jan 2024\n• washed and sorted")

    assert [(one.title, one.organisation, one.start, one.end) for one in cv.profile.experiences] == [
        ("Kitchen porter", "The Copper Pan", PartialDate(2023, 8), PartialDate(2024, 1))
    ]


def test_the_title_is_told_from_the_organisation_by_its_words() -> None:
    cv = cv_of("# Work\n\nFoam Works | Lab assistant | 2023 – 2024\n• mixed foams")

    assert [(one.title, one.organisation) for one in cv.profile.experiences] == [("Lab assistant", "Foam Works")]


def test_dates_of_a_job_may_stand_on_the_next_line() -> None:
    cv = cv_of("# Work\n\nWaiter, The Anchor\nMarch 2022 – May 2023\n• carried plates\n\nCook, The Anchor\n2024")

    assert [(one.title, one.start) for one in cv.profile.experiences] == [
        ("Waiter", PartialDate(2022, 3)),
        ("Cook", PartialDate(2024)),
    ]


def test_a_volunteer_post_in_a_bullet_is_an_experience() -> None:
    cv = cv_of("# Volunteering\n\n• Volunteer driver, Meals for All, 2021 – 2023\n• enjoyed it")

    assert [(one.title, one.section) for one in cv.profile.experiences] == [
        ("Volunteer driver", SectionName.VOLUNTEERING)
    ]


def test_languages_are_listed_with_their_levels() -> None:
    cv = cv_of("# Skills\n\nPython\nLanguages: Dutch (native), English (C1), Danish")

    assert [(one.name, one.level) for one in cv.profile.languages] == [
        ("Dutch", "native"),
        ("English", "C1"),
        ("Danish", None),
    ]


@pytest.mark.parametrize("line", ["I do not speak Danish", "no Danish", "Danish: none", "Danish (none)"])
def test_a_language_that_is_denied_is_not_among_them(line: str) -> None:
    cv = cv_of(f"# Skills\n\nLanguages: English (understood, cannot write it), Dutch (B2), {line}")

    assert [one.name for one in cv.profile.languages] == ["English", "Dutch"]


def test_a_language_of_the_work_is_no_language_of_the_student() -> None:
    cv = cv_of(
        "# Work\n\nWaiter, The Anchor, 2023\n• menus in Dutch and Danish\n\n# Projects\n\nFrench verbs app (2024)"
    )

    assert cv.profile.languages == ()


def test_the_place_stands_in_the_head_and_not_in_the_name() -> None:
    cv = cv_of("Florence Paris\nBristol | florence@mail.example\n\n# Work\n\nWaiter, The Anchor, Leeds, 2023")

    assert [one.city for one in cv.profile.places] == ["Bristol"]


def test_a_small_town_counts_where_a_place_is_due() -> None:
    cv = cv_of("Ines Borgström\nDelft | ines@mail.example\n\n# Work\n\nWaiter, The Anchor, Breda, 2023")

    assert [one.city for one in cv.profile.places] == ["Delft"]


def test_a_town_that_nobody_knows_is_no_other_town_of_half_its_name() -> None:
    cv = cv_of("Ines Borgström\nLeamington Cross | ines@mail.example")

    assert [(one.text, one.city, one.country) for one in cv.profile.places] == [("Leamington Cross", None, None)]


def test_a_label_of_languages_lists_its_own_sentence_only() -> None:
    cv = cv_of("# Other\n\nDemonstrator, Imperial, spring 2026. Languages: English, Vornish (a little). Rowing club.")

    assert [one.name for one in cv.profile.languages] == ["English", "Vornish"]


def test_home_and_term_address_are_both_places() -> None:
    cv = cv_of("Ines Borgström\nLeeds (term time) / Bristol (home) — ines@mail.example\n\n# Profile\n\nI map rivers.")

    assert [one.city for one in cv.profile.places] == ["Leeds", "Bristol"]


def test_a_right_to_work_is_read_wherever_the_student_states_it() -> None:
    cv = cv_of("Ines Borgström\n\n# Other\n\nRowing. I am a British citizen.")

    (right,) = cv.profile.work_rights
    assert "GB" in right.allows
    assert "British citizen" in cv.document.quote(right.span)


def test_a_right_to_work_in_the_words_of_a_job_is_not_the_students() -> None:
    cv = cv_of("# Work\n\nClerk, Foam Ltd, 2023\n• checked whether each applicant is a British citizen")

    assert cv.profile.work_rights == ()


@pytest.mark.parametrize(
    ("head", "towns"),
    [
        ("Delft", ["Delft"]),
        ("Location: Bath", ["Bath"]),
        ("Exeter (term-time), Truro (home)", ["Exeter", "Truro"]),
        ("Durham (term) / Leeds (home) · ada@mail.example", ["Durham", "Leeds"]),
        ("Leuven (BE) | ada@mail.example", ["Leuven"]),
        ("Born in Kraków, living in Wrocław", ["Wrocław"]),
        ("Looking for an internship in Berlin", []),
        ("Data Analyst", []),
    ],
)
def test_the_head_tells_where_the_student_lives(head: str, towns: list[str]) -> None:
    cv = cv_of(f"Ines Borgström\n{head}\n\nEducation\nBSc Physics, 2024 - 2027")
    assert [one.city for one in cv.profile.places] == towns


@pytest.mark.parametrize("grade", ["cGPA 3.42 / 4.00", "GPA: 3.4 / 4.0", "Mean 14.25 / 20.00"])
def test_a_mark_with_its_scale_is_no_telephone_number(grade: str) -> None:
    cv = cv_of(f"# Education\n\nBSc Physics, University of Harbourton\nSept 2023 - Apr 2028 (expected)\n{grade}")

    assert [degree.grade for degree in cv.profile.degrees] == [grade]


def test_a_labelled_placement_with_length_and_start_is_an_offer() -> None:
    cv = cv_of("# Personal\n\nCo-op: 12 to 16 months starting May or September 2026")

    assert [(one.weeks, one.start) for one in cv.profile.availability] == [((52, 69), PartialDate(2026, 5))]


@pytest.mark.parametrize(
    "entry", ["GitHub Actions", "GitLab CI", "Portfolio management", "Instagram", "Website development"]
)
def test_a_skill_that_begins_with_the_name_of_a_platform_is_no_address(entry: str) -> None:
    cv = cv_of(f"# Skills\n\n- {entry}\n- GitHub: adaex\n- linkedin.com/in/ada")

    assert [one.section for one in cv.statements] == [SectionName.SKILLS, SectionName.CONTACT, SectionName.CONTACT]
