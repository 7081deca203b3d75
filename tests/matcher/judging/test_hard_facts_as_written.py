"""Conditions and facts as people write them: licences, checks, years of study, rights, dates, places, grades."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from matcher.conditions import PartialDate
from matcher.nouns import Kind, Place
from tests.matcher.judging.read_cases import judged

LEEDS = Place("Leeds", "Leeds", "GB")
UTRECHT = Place("Utrecht", "Utrecht", "NL")
SEATTLE = Place("Seattle", "Seattle", "US")


def status(
    kind: Kind, asked: str, *lines: str, at: Place | None = None, facts: Mapping[str, object] | None = None
) -> str:
    given = judged(kind, asked, "\n".join(lines), at=at, facts=facts)
    return f"{given.status.value}!" if given.blocker else given.status.value


@pytest.mark.parametrize(
    ("asked", "line", "expected"),
    [
        ("Full UK driving licence", "Full UK driving licence, clean", "met"),
        ("Full UK driving licence", "Driver's license: US, class D", "partial"),
        ("A driving licence valid in Portugal", "Driving licence (Kenya)", "missing"),
        ("A driving licence valid in Portugal", "Irish driving licence", "met"),
        ("A driver's licence helps", "I have a car and a clean driving record", "met"),
        ("Motorcycle licence", "Driving licence", "missing"),
        ("Driving licence needed", "Forklift licence", "missing"),
        ("Full driving licence", "Provisional driving licence", "missing"),
        ("Full driving licence", "Plays chess", "unknown"),
        ("Full driving licence", "Ontario G licence", "met"),
        ("Full driving licence", "Passed my driving test in 2024, full licence", "met"),
        ("Full driving licence", "Learner permit for cars", "missing"),
        ("Your own vehicle", "Driving licence since 2024 (no own car)", "missing"),
        ("Your own vehicle", "Driving licence, own car", "met"),
        ("Motorcycle licence", "Driving licence classes A (motorcycle) and B", "met"),
        ("A valid passport", "Plays chess", "unknown"),
        ("A no-objection certificate from your college before you join", "Plays chess", "unknown"),
        ("You must be at least 18 years of age", "Plays chess", "unknown"),
        ("You sign a confidentiality agreement on the first day", "Plays chess", "unknown"),
        ("A working with children check is made", "Working with children card, valid to 2029", "met"),
        ("A credit check comes before the contract", "Plays chess", "unknown"),
        ("Able to carry 20 kg up a ladder", "Plays chess", "unknown"),
        ("First aid certificate", "Plays chess", "missing"),
        ("First aid certificate, or be willing to take the course", "Plays chess", "unknown"),
        ("First aid certificate", "Mountain first aid, 2026", "met"),
        ("Proof of health insurance", "Plays chess", "unknown"),
        ("A cover letter of one page", "Plays chess", "unknown"),
        ("Six Sigma certification", "Six Sigma: Green Belt", "met"),
        ("Six Sigma certification", "AWS Certified Cloud Practitioner", "missing"),
        ("A certification such as Scrum Master", "AWS Certified Cloud Practitioner", "partial"),
        ("Part of the CA qualification", "Chartered accountant in training", "met"),
        ("Something nobody has heard of", "Plays chess", "unknown"),
    ],
)
def test_papers_are_read_by_name_and_a_cv_that_is_silent_is_not_held_to_lack_them(
    asked: str, line: str, expected: str
) -> None:
    assert status(Kind.OTHER, asked, "# Ada Example", "## Other", line) == expected


SECOND_YEAR = ("# Ada Example", "## Education", "BSc Physics, University of Harbourton, September 2025 - June 2028")
FIRST_YEAR_MASTER = (
    "# Ada Example",
    "## Education",
    "MSc Physics, University of Harbourton, September 2026 - June 2028",
)
DOCTORAND = ("# Ada Example", "## Education", "PhD in Physics, University of Harbourton, October 2024 - September 2028")


@pytest.mark.parametrize(
    ("asked", "cv", "expected"),
    [
        ("2nd year undergraduate or 1st year master's student", SECOND_YEAR, "met"),
        ("2nd year undergraduate or 1st year master's student", FIRST_YEAR_MASTER, "met"),
        ("Final year undergraduate or any master's student", SECOND_YEAR, "missing!"),
        ("Final year undergraduate, or a master's student", FIRST_YEAR_MASTER, "met"),
        ("At least in the second year of a bachelor's, or doing a master's", SECOND_YEAR, "met"),
        ("At least in the third year of a bachelor's, or doing a master's", SECOND_YEAR, "missing!"),
        ("At least in the third year of a bachelor's, or doing a master's", DOCTORAND, "met"),
        ("Penultimate-year undergraduate, or a master's student", SECOND_YEAR, "met"),
        ("You have completed three years of university study", SECOND_YEAR, "missing!"),
        ("You have completed one year of university study", SECOND_YEAR, "met"),
        ("Matriculation at a university is mandatory", SECOND_YEAR, "met"),
    ],
)
def test_a_year_of_study_belongs_to_the_level_beside_it(asked: str, cv: tuple[str, ...], expected: str) -> None:
    assert status(Kind.DEGREE, asked, *cv) == expected


@pytest.mark.parametrize(
    ("asked", "cv", "expected"),
    [
        ("Penultimate or final year", SECOND_YEAR, "met"),
        ("Final year students or graduates of 2028", SECOND_YEAR, "met"),
        ("Final year students or graduates of 2026", SECOND_YEAR, "missing!"),
        ("Not graduating before December 2027", SECOND_YEAR, "met"),
        ("Not graduating before December 2028", SECOND_YEAR, "missing!"),
        ("Completed first year", SECOND_YEAR, "met"),
        ("Completed third year", SECOND_YEAR, "missing!"),
        ("Sophomores and juniors", SECOND_YEAR, "met"),
        ("Graduating no earlier than May 2028", DOCTORAND, "met"),
    ],
)
def test_years_and_ends_of_the_course_are_arithmetic(asked: str, cv: tuple[str, ...], expected: str) -> None:
    assert status(Kind.GRADUATION, asked, *cv) == expected


@pytest.mark.parametrize(
    ("asked", "line", "at", "expected"),
    [
        ("Right to work in the UK", "Irish citizen", LEEDS, "met"),
        ("Right to work in the UK", "EU citizen", LEEDS, "missing!"),
        ("Right to work in the UK", "Grew up in Dublin, Irish dancing", LEEDS, "unknown"),
        ("Right to work in the Netherlands", "Irish citizen", UTRECHT, "met"),
        ("Right to work in the Netherlands", "British citizen", UTRECHT, "missing!"),
        ("Right to work in the Netherlands", "Nationalité: belge", UTRECHT, "met"),
        ("Right to work in the Netherlands", "Staatsangehörigkeit: deutsch", UTRECHT, "met"),
        ("EU/EEA citizens only", "Norwegian citizen", UTRECHT, "met"),
        ("You must be able to work in the UK already; Irish citizens of course can", "British citizen", LEEDS, "met"),
        (
            "You must be able to work in the UK already; Irish citizens of course can",
            "French citizen",
            LEEDS,
            "missing!",
        ),
        ("Must be authorized to work in the US", "German choir, two years", SEATTLE, "unknown"),
        (
            "We cannot sponsor visas; right to work in the US needed",
            "Will need sponsorship in the US",
            SEATTLE,
            "missing!",
        ),
    ],
)
def test_rights_are_read_from_what_is_stated(asked: str, line: str, at: Place, expected: str) -> None:
    assert status(Kind.AUTHORISATION, asked, "# Ada Example", "## Other", line, at=at) == expected


def test_all_statements_of_a_right_are_quoted() -> None:
    cv = "# Ada Example\n## Right to work\nIrish citizen.\n\nI also hold settled status in the UK."
    given = judged(Kind.AUTHORISATION, "Right to work in the UK", cv, at=LEEDS)
    assert [one.quote for one in given.evidence] == ["Irish citizen.", "I also hold settled status in the UK."]


@pytest.mark.parametrize(
    ("asked", "line", "expected"),
    [
        ("8-10 weeks between 1 June and 18 September 2027", "Available from 28 June until 11 September 2027", "met"),
        (
            "8-10 weeks between 1 June and 18 September 2027",
            "Available from 16 August until 1 October 2027",
            "missing!",
        ),
        ("12 weeks from 1 June 2027", "Looking for an internship of 6 months from June 2027", "missing!"),
        ("12 weeks from 1 June 2027", "Available for 6 months from June 2027", "met"),
        ("5 months from 1 May 2027 or by arrangement", "Available 1 June 2027 to 31 December 2027", "met"),
        ("Immediate start", "Available from 1 February 2027", "met"),
        ("Immediate start", "Available from 15 March 2027", "partial"),
        ("Immediate start", "Available from 15 July 2027", "missing!"),
        ("Six days a week, Saturday mornings included", "Available from 1 June until 11 September 2027", "unknown"),
        ("10 January to 30 March 2028", "Available from 1 June until 11 September 2027", "unknown"),
        ("Start on 5 April 2027 or soon after", "Up to 20 hours a week from April 2027", "met"),
    ],
)
def test_offers_of_time_are_put_to_what_is_asked(asked: str, line: str, expected: str) -> None:
    assert status(Kind.AVAILABILITY, asked, "# Ada Example", "## Availability", line) == expected


def test_an_offer_of_a_summer_says_nothing_of_an_event_at_easter() -> None:
    cv = ("# Ada Example", "## Availability", "Free from 1 June until 11 September 2027")
    facts = {"start": PartialDate(2027, 4, 6), "duration_weeks": (1, 1)}
    assert status(Kind.AVAILABILITY, "You attend all four days", *cv, facts=facts) == "unknown"


@pytest.mark.parametrize(
    ("line", "at", "expected"),
    [
        ("Ready to relocate within the Netherlands", UTRECHT, "met"),
        ("Ready to relocate within the Netherlands", SEATTLE, "missing!"),
        ("Happy to relocate to Berlin or Munich", UTRECHT, "unknown"),
        ("Happy to relocate to Amsterdam", UTRECHT, "met"),
        ("Open to relocating within the U.S. for the summer", UTRECHT, "missing!"),
        ("Open to relocating within the U.S. for the summer", SEATTLE, "met"),
        ("Happy to relocate across Europe", UTRECHT, "met"),
        ("Happy to relocate across Europe", SEATTLE, "missing!"),
        ("mobile en Europe", UTRECHT, "met"),
        ("mobile en Europe", SEATTLE, "unknown"),
        ("Happy to relocate within two weeks", SEATTLE, "met"),
        ("Developed mobile apps in Kotlin", UTRECHT, "unknown"),
        ("Cannot relocate", UTRECHT, "missing!"),
    ],
)
def test_a_readiness_to_move_covers_what_it_names(line: str, at: Place, expected: str) -> None:
    assert status(Kind.LOCATION, "On site every day", "# Ada Example", "## Other", line, at=at) == expected


def test_days_in_an_office_say_nothing_of_an_office_abroad() -> None:
    cv = ("# Ada Example", "Delft, Netherlands", "## Availability", "Happy to be in an office five days a week")
    assert status(Kind.LOCATION, "In person in Seattle four days a week", *cv, at=SEATTLE) == "unknown"


@pytest.mark.parametrize(
    ("asked", "line", "expected"),
    [
        ("Grade 5 in GCSE Maths and English", "GCSEs: English 6, Maths 7", "met"),
        ("Grade 5 in GCSE Maths and English", "GCSEs: English 6, Maths 4", "missing!"),
        (
            "Grade B or 6 in GCSE Maths and English (or equivalent)",
            "Leaving Certificate: H2 in English, Maths (H4)",
            "met",
        ),
        ("Grade B or 6 in GCSE Maths and English", "National 5: English A, French B", "partial"),
        ("Grade 5 in GCSE Maths", "A levels: Maths B, Physics C", "met"),
        ("Grade 5 in GCSE Maths", "Sixth form at Harbourton", "unknown"),
    ],
)
def test_school_grades_and_what_stands_for_them(asked: str, line: str, expected: str) -> None:
    assert status(Kind.GRADE, asked, "# Ada Example", "## Education", line) == expected


@pytest.mark.parametrize(
    ("asked", "line", "expected"),
    [
        ("A Scandinavian language", "Danish (B2), French (A1)", "met"),
        ("A Scandinavian language", "Polish (native)", "missing"),
        ("Speaks a second language", "English (native), Igbo (home)", "met"),
        ("Writes English that people like to read", "English (native)", "met"),
        ("Spanish", "Spanish at school", "partial"),
    ],
)
def test_languages_by_family_and_by_school(asked: str, line: str, expected: str) -> None:
    assert status(Kind.LANGUAGE, asked, "# Ada Example", "## Languages", line).rstrip("!") == expected


def test_a_course_in_something_is_shown_by_the_course_in_it() -> None:
    cv = (
        "# Ada Example",
        "## Education",
        "BSc Chemistry, University of Ardmere, 2024 – 2027",
        "Courses: Machine Learning",
    )
    assert status(Kind.SKILL, "A course or self-study in machine learning", *cv) == "met"


def test_what_others_have_not_learnt_is_not_denied_of_the_student() -> None:
    cv = ("# Ada Example", "## Work", "Explained forecasts to colleagues who have no statistics background")
    assert status(Kind.SKILL, "Statistics", *cv) != "missing"


@pytest.mark.parametrize(
    ("asked", "line", "expected"),
    [
        (
            "Six months, full time, from 6 September 2027",
            "From 1 September 2027 full time, six months or longer",
            "met",
        ),
        (
            "Six months, full time, from 7 June 2027",
            "From 1 September 2027 full time, six months or longer",
            "missing!",
        ),
        ("Ten weeks, full time, from 7 June 2027", "Until 28 May 2027 one day a week at most", "missing!"),
    ],
)
def test_each_offer_of_time_is_judged_with_its_own_hours(asked: str, line: str, expected: str) -> None:
    before = "Until 28 May 2027 I can give one day a week at most."
    assert status(Kind.AVAILABILITY, asked, "# Ada Example", "## Availability", before, line) == expected


def test_a_day_at_home_makes_no_remote_post() -> None:
    asked = "Analysts work in our Leeds office from Monday to Thursday and may work from home on Fridays"
    assert status(Kind.LOCATION, asked, "# Ada Example", "Plymouth, United Kingdom", at=LEEDS) == "unknown"


@pytest.mark.parametrize("grade", ["Second class honours, grade one", "Second Class Honours (Grade 1)"])
def test_an_irish_second_class_has_two_grades(grade: str) -> None:
    line = f"BA Economics, University of Clare, 2022 – 2026. {grade}"
    assert status(Kind.GRADE, "A 2:1 or better", "# Ada Example", "## Education", line) == "met"


@pytest.mark.parametrize(
    ("asked", "line", "expected"),
    [
        ("Our office in Leeds, three days a week", "Will live anywhere with a train station.", "met"),
        ("Our office in Leeds, three days a week", "A placement abroad, also outside Europe, is very welcome.", "met"),
        ("Our office in Leeds, three days a week", "Will live anywhere near the sea.", "unknown"),
    ],
)
def test_readiness_to_go_anywhere(asked: str, line: str, expected: str) -> None:
    assert status(Kind.LOCATION, asked, "# Ada Example", "Graz, Austria", "## Practical", line, at=LEEDS) == expected


@pytest.mark.parametrize(("weeks", "expected"), [("26 weeks", "partial"), ("12 weeks", "missing!")])
def test_a_stay_that_is_somewhat_shorter_than_wished_is_partial(weeks: str, expected: str) -> None:
    line = "Looking for an internship of at least 40 weeks from 1 July 2027"
    assert status(Kind.AVAILABILITY, f"{weeks} from 5 July 2027", "# Ada Example", "## Practical", line) == expected


def test_the_year_in_brackets_is_of_the_level_before_it() -> None:
    asked = "Currently pursuing a Bachelor's degree (Year 3 or 4) or a Master's degree"
    line = "MSc Chemistry, University of Graz, Sept 2026 – June 2028 (expected)"
    assert status(Kind.DEGREE, asked, "# Ada Example", "## Education", line) == "met"


def test_a_wish_to_go_abroad_says_nothing_of_the_own_country() -> None:
    lines = ("# Ada Example", "Plymouth, United Kingdom", "## Practical", "A placement abroad is very welcome.")
    assert status(Kind.LOCATION, "Our office in Leeds, three days a week", *lines, at=LEEDS) == "unknown"


@pytest.mark.parametrize(("home", "expected"), [("Graz, Austria", "missing!"), ("Plymouth, United Kingdom", "unknown")])
def test_who_would_not_go_abroad_cannot_be_elsewhere(home: str, expected: str) -> None:
    lines = ("# Ada Example", home, "## Practical", "Weekends are fine, no moving abroad.")
    assert status(Kind.LOCATION, "Our office in Leeds, three days a week", *lines, at=LEEDS) == expected


@pytest.mark.parametrize(
    ("other", "blocks"),
    [("Psychology, sociology and public health have served us well", False), ("Law or economics", True)],
)
def test_a_subject_blocks_only_where_no_other_list_of_subjects_fits(other: str, blocks: bool) -> None:
    cv = "# Ada\n\n## Education\n\nBSc Sociology, University of Harbourton, 2024 - 2027\n"
    verdict = judged(Kind.FIELD, "A degree in graphic design", cv, beside=[other])
    assert (verdict.status.value, verdict.blocker) == ("missing", blocks)
