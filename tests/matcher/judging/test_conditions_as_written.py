"""More conditions as people write them: lengths of stay, vacations, awards, permits, places, years and grades."""

from __future__ import annotations

import pytest

from matcher.conditions import PartialDate
from matcher.nouns import Kind, Place
from tests.matcher.judging.read_cases import judged, status

LEEDS = Place("Leeds", "Leeds", "GB")
GHENT = Place("Ghent", "Ghent", "BE")
SUMMER = {"start": PartialDate(2027, 6, 14), "duration_weeks": (10, 10)}
AUTUMN = {"start": PartialDate(2027, 9, 6), "duration_weeks": (40, 40)}


def study(line: str) -> tuple[str, str]:
    return ("## Education", line)


@pytest.mark.parametrize(
    ("line", "facts", "expected"),
    [
        ("Content to move anywhere in Britain", {}, "met"),
        ("I can live away from home over the summer", SUMMER, "met"),
        ("I can live away from home over the summer", AUTUMN, "partial"),
        ("Happy to relocate for the summer", AUTUMN, "partial"),
    ],
)
def test_a_readiness_for_the_summer_holds_for_the_summer(line: str, facts: dict[str, object], expected: str) -> None:
    assert status(Kind.LOCATION, "On site every day", "## Other", line, at=LEEDS, facts=facts) == expected


def test_a_readiness_to_move_at_home_rules_out_abroad() -> None:
    assert status(Kind.LOCATION, "On site", "## Other", "Content to move anywhere in Britain", at=GHENT) == "missing!"


def test_living_abroad_may_be_offered() -> None:
    cv = ("Leeds, United Kingdom", "## Other", "Happy to travel or to live abroad.")
    assert status(Kind.LOCATION, "On site every day", *cv, at=GHENT) == "met"


@pytest.mark.parametrize(
    ("asked", "line", "expected"),
    [
        ("14 June to 13 August 2027", "Nothing shorter, as my course requires at least 40 weeks", "missing!"),
        ("26 weeks from 5 July 2027", "My course requires at least 40 weeks, from 1 July 2027", "partial"),
        ("14 June to 10 September 2027", "Looking for a 4, 8 or 12 month placement starting in June 2027", "met"),
        ("14 June to 10 September 2027", "Available from 1 June until 3 September 2027", "partial"),
        ("14 June to 10 September 2027", "Available from 1 June until 8 September 2027", "met"),
        ("14 June to 6 August 2027", "Placement year 2027/28", "missing!"),
        ("12 months from 6 September 2027", "Internship of four to six months wanted, from September 2027", "missing!"),
        ("Any time between April and October 2027, ten weeks", "Available 14 June to 10 September 2027", "met"),
        ("14 June to 6 August 2027", "I can do an internship from 1 April to 30 September 2027, full time", "met"),
        ("Twelve months from 1 September 2027", "Placement year 2027/28", "met"),
        ("14 June to 6 August 2027", "One day a week at the most", "missing!"),
    ],
)
def test_a_stay_must_be_long_enough_for_the_course(asked: str, line: str, expected: str) -> None:
    assert status(Kind.AVAILABILITY, asked, "## Availability", line) == expected


def test_an_offer_for_any_time_of_the_year_stands_beside_one_of_dates() -> None:
    lines = ("## Availability", "Two days a week at any time of year", "", "Full time from 14 June to 27 August 2027")
    facts = {"hours_per_week": 15.0}
    asked = "Start on 1 March 2027 and stay for twenty weeks"
    assert status(Kind.AVAILABILITY, asked, *lines, facts=facts) == "met"


def test_the_day_of_going_back_is_no_offer_beside_a_window() -> None:
    lines = ("Available 14 June to 24 September 2027. I return for the fourth year on 27 September 2027.",)
    assert status(Kind.AVAILABILITY, "Six months from 3 May 2027", "## Availability", *lines) == "missing!"


PERMIT = "Student visa valid until October 2029: 20 hours a week in term, full time in vacations."


@pytest.mark.parametrize(
    ("asked", "facts", "expected"),
    [
        ("The right to work in the UK", SUMMER, "met"),
        ("The right to work in the UK", AUTUMN, "partial"),
        ("The right to work in the UK (a student visa counts)", AUTUMN, "met"),
        ("A student visa is fine so long as it allows full time in autumn", AUTUMN, "partial"),
    ],
)
def test_a_student_visa_that_is_free_in_vacations_covers_a_summer(
    asked: str, facts: dict[str, object], expected: str
) -> None:
    assert status(Kind.AUTHORISATION, asked, "## Right to work", PERMIT, at=LEEDS, facts=facts) == expected


@pytest.mark.parametrize("line", ["British citizen, no EU passport.", "I hold no permission to work outside the UK."])
def test_a_right_that_is_denied_is_not_taken_for_held(line: str) -> None:
    assert status(Kind.AUTHORISATION, "The right to work in Belgium", "## Right to work", line, at=GHENT) == "missing!"


def test_a_permit_for_one_country_is_none_for_another() -> None:
    cv = ("## Right to work", "F-1 student, CPT-eligible from May 2027.")
    assert status(Kind.AUTHORISATION, "The right to work in the UK", *cv, at=LEEDS) == "missing!"


LLB = study("LLB (Hons), University of Harbourton, September 2025 - June 2028")
ACCOUNTS = study("BSc Accounting, University of Harbourton, September 2025 - June 2028")
SANDWICH = study("BSc Accounting (Industrial Placement), University of Harbourton, September 2025 - June 2029")


@pytest.mark.parametrize(
    ("asked", "cv", "expected"),
    [
        ("You are pursuing an LLB", LLB, "met"),
        ("You are pursuing an LLB", ACCOUNTS, "missing!"),
        ("You are pursuing a BSc or an LLB", ACCOUNTS, "met"),
        ("A bachelor's degree completed by 31 July 2027", ACCOUNTS, "missing!"),
        ("A bachelor's degree completed by 31 July 2028", ACCOUNTS, "met"),
        ("An undergraduate on a degree with a placement year", SANDWICH, "met"),
        ("An undergraduate on a degree with a placement year", ACCOUNTS, "missing!"),
    ],
)
def test_an_award_may_name_its_subject_and_a_course_its_placement(
    asked: str, cv: tuple[str, str], expected: str
) -> None:
    assert status(Kind.DEGREE, asked, *cv) == expected


SENIOR = study("B.S. in Accounting, Harbourton State University, expected May 2028")
MASTER = (
    "## Education",
    "MSc Physics, University of Harbourton, September 2026 - June 2028",
    "",
    "BSc Physics, University of Harbourton, September 2023 - June 2026",
)


@pytest.mark.parametrize(
    ("asked", "cv", "expected"),
    [
        ("Penultimate year", SENIOR, "met"),
        ("Final year", SENIOR, "missing!"),
        ("Not in your final year", ACCOUNTS, "met"),
        ("They should be a junior or a senior this spring", ACCOUNTS, "met"),
        ("Third year passed, with at least one semester still to do", ACCOUNTS, "missing!"),
        ("At least two years of study completed", MASTER, "met"),
        ("Returning to finish your final year in 2028", ACCOUNTS, "missing!"),
        ("Returning to finish your final year in 2027", ACCOUNTS, "met"),
    ],
)
def test_how_far_one_is(asked: str, cv: tuple[str, ...], expected: str) -> None:
    assert status(Kind.GRADUATION, asked, *cv) == expected


def test_the_year_is_that_of_the_day_on_which_the_internship_begins() -> None:
    asked = "From the third year onwards"
    assert status(Kind.GRADUATION, asked, *ACCOUNTS, facts={"start": PartialDate(2027, 6, 7)}) == "missing!"
    assert status(Kind.GRADUATION, asked, *ACCOUNTS, facts={"start": PartialDate(2027, 9, 6)}) == "met"


def test_a_year_in_brackets_belongs_to_the_level_before_it() -> None:
    asked = "Bachelor's student (from the 4th semester) or master's student"
    assert status(Kind.DEGREE, asked, *MASTER) == "met"


def test_an_offer_of_another_time_gives_way_to_one_of_this() -> None:
    lines = ("Gap year 2025/26: worked in a shop.", "", "Free in July and August 2027.")
    assert status(Kind.AVAILABILITY, "7 June to 20 August 2027", "## Availability", *lines) == "missing!"


def test_a_permit_to_work_may_be_a_passport() -> None:
    asked = "You need a valid permit to work in Belgium, or a passport that makes one unnecessary"
    assert status(Kind.AUTHORISATION, asked, "## Right to work", "Dutch passport.", at=GHENT) == "met"


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_finished_courses_the_later_one_is_spoken_of(turned: bool) -> None:
    later = "MSc Public Policy, University of Harbourton, September 2022 - June 2024"
    earlier = "MSc Law, University of Harbourton, 2010"
    lines = [later, "", earlier][:: -1 if turned else 1]
    assert status(Kind.DEGREE, "A degree with a sandwich year", "## Education", *lines) == "missing!"


def test_a_course_that_is_only_applied_for_is_no_course() -> None:
    applied = "I have applied for the Master's in the same faculty, beginning in September 2028"
    assert status(Kind.GRADUATION, "Two years of study completed", *ACCOUNTS, "", applied) == "missing!"


def test_dates_with_a_grade_behind_them_are_those_of_the_course() -> None:
    cv = ("## Education", "**BSc Physics**, University of Harbourton", "September 2025 - June 2028, average 7.6 / 10")
    assert status(Kind.GRADUATION, "Graduating in 2028", *cv) == "met"


def test_citizens_or_residents_of_a_country_are_those_of_that_country() -> None:
    lines = ("## Right to work", "Dual Canadian and Irish citizen. No US work authorization.")
    seattle = Place("Seattle", "Seattle", "US")
    assert status(Kind.AUTHORISATION, "Canadian citizen or permanent resident", *lines, at=seattle) == "met"


def test_a_way_of_thinking_is_no_subject_of_study() -> None:
    cv = study("BA English, University of Harbourton, September 2025 - June 2028")
    assert not status(Kind.FIELD, "You think in numbers: a quantitative course, thesis or job", *cv).endswith("!")


@pytest.mark.parametrize(
    ("field", "asked", "expected"),
    [
        ("Computer Systems", "computer science or something close", "met"),
        ("Molecular Biology", "statistics, or a science in which you handle data", "met"),
        ("Mechanical Engineering", "bioprocess engineering or food technology", "partial"),
        ("Journalism", "public health or health communication", "partial"),
    ],
)
def test_subjects_with_names_of_their_own(field: str, asked: str, expected: str) -> None:
    cv = study(f"BSc {field}, University of Harbourton, September 2025 - June 2028")
    assert status(Kind.FIELD, f"A degree in {asked}", *cv) == expected


def test_of_any_discipline_each_will_do() -> None:
    cv = study("BA English, University of Harbourton, September 2025 - June 2028")
    assert status(Kind.FIELD, "In any discipline", *cv) == "met"


@pytest.mark.parametrize(
    ("asked", "grade", "expected"),
    [
        ("Second upper honours, or a CGPA of 4.0 out of 5", "2:1", "met"),
        ("An average of 7.5 out of 10, or in the top quarter of your class", "average 7.6 / 10", "met"),
        ("An average of 7.5 out of 10, or in the top quarter of your class", "average 6.0 / 10", "unknown"),
    ],
)
def test_of_alternative_grades_one_will_do(asked: str, grade: str, expected: str) -> None:
    cv = study(f"BSc Physics, University of Harbourton, September 2025 - June 2028, {grade}")
    assert status(Kind.GRADE, asked, *cv) == expected


def test_an_average_of_a_school_in_germany_is_on_its_scale() -> None:
    cv = study("M.Sc. Physik, TU Braunschweig, October 2026 - September 2028, current average 1.9")
    assert status(Kind.GRADE, "An average of 7.5 out of 10", *cv) == "met"


@pytest.mark.parametrize(("average", "expected"), [("7.9", "met"), ("5.9", "missing!")])
def test_an_average_of_a_school_in_the_netherlands_is_out_of_ten(average: str, expected: str) -> None:
    cv = study(f"MSc Physics, University of Groningen, September 2026 - August 2028, average so far: {average}")
    assert status(Kind.GRADE, "A GPA of 3.3 or above", *cv) == expected


def test_a_language_that_is_not_spoken_yet_is_not_spoken() -> None:
    assert status(Kind.LANGUAGE, "Dutch is a help", "## Languages", "English (native), Dutch: none yet") == "missing"


def test_the_country_of_a_university_is_no_language() -> None:
    asked = "Registered at a Dutch or other European university during the whole period"
    assert judged(Kind.LANGUAGE, asked, "# Ada Example\n## Languages\nDutch (A2)").status.value == "unknown"
