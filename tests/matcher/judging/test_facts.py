"""Rights, availability, location, language and grade against facts built by hand."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from matcher.conditions import (
    AvailabilityCondition,
    GradeCondition,
    GradeScale,
    LanguageCondition,
    Level,
    LocationCondition,
    RightsCondition,
)
from matcher.grades import read_grade_condition
from matcher.judging.availability import judge_availability
from matcher.judging.case import Finding
from matcher.judging.grade import judge_grade
from matcher.judging.language import judge_language
from matcher.judging.location import judge_location
from matcher.judging.rights import judge_rights
from matcher.nouns import Cv, Kind, Place
from tests.cases import CvText, case, month, posting, requirement

UK = RightsCondition(countries=frozenset({"GB"}))


def rights(cv: Cv, condition: RightsCondition = UK) -> Finding:
    return judge_rights(case(requirement(Kind.AUTHORISATION, condition), cv), condition)


def test_silence_about_the_right_to_work_is_unknown() -> None:
    assert rights(CvText("Leeds").cv()).status == "unknown"


def test_a_stated_right_is_met_by_its_words() -> None:
    text = CvText("British citizen")
    finding = rights(text.cv(work_rights=(text.right("British citizen", "GB", "IE"),)))
    assert (finding.status, finding.evidence[0].quote) == ("met", "British citizen")


@pytest.mark.parametrize(
    ("sponsored", "expected", "contradicts"), [(None, "missing", True), (False, "missing", True), (True, "met", False)]
)
def test_a_needed_permit_blocks_unless_the_employer_arranges_it(
    sponsored: bool | None, expected: str, contradicts: bool
) -> None:
    text = CvText("I would need a visa for the UK")
    cv = text.cv(work_rights=(text.right("would need a visa for the UK", denies=["GB"]),))
    finding = rights(cv, RightsCondition(countries=frozenset({"GB"}), sponsored=sponsored))
    assert (finding.status, finding.contradicts) == (expected, contradicts)


def test_another_citizenship_alone_contradicts() -> None:
    text = CvText("Citizen of Brazil")
    finding = rights(text.cv(work_rights=(text.right("Citizen of Brazil", "BR"),)))
    assert (finding.status, finding.contradicts) == ("missing", True)


def test_a_student_visa_is_partial() -> None:
    text = CvText("Student visa until January 2028")
    right = text.right("Student visa until January 2028", "GB", limited=True, until=month("2028-01"))
    assert rights(text.cv(work_rights=(right,))).status == "partial"


def test_clearance_is_what_a_cv_does_not_say() -> None:
    condition = RightsCondition(clearance="SC")
    assert rights(CvText("British citizen").cv(), condition).status == "unknown"


def test_an_answer_is_labelled_as_an_answer() -> None:
    asked = requirement(Kind.AUTHORISATION, UK)
    finding = judge_rights(case(asked, CvText("Leeds").cv(), answers={"right_to_work.GB": "yes"}), UK)
    assert (finding.status, finding.evidence[0].source, finding.evidence[0].span) == ("met", "answer", None)


SUMMER = AvailabilityCondition(start=month("2027-06-14"), weeks=(10, 10), full_time=True)


def availability(*offers: Mapping[str, object]) -> Finding:
    lines = [f"I can work then, offer {number}" for number in range(len(offers))]
    text = CvText(*lines)
    cv = text.cv(availability=tuple(text.available(line, **facts) for line, facts in zip(lines, offers, strict=True)))
    return judge_availability(case(requirement(Kind.AVAILABILITY, SUMMER), cv), SUMMER)


@pytest.mark.parametrize(
    ("facts", "expected", "contradicts"),
    [
        ({"start": month("2027-06-01"), "end": month("2027-09-15")}, "met", False),
        ({"start": month("2027-06-01"), "end": month("2027-07-15")}, "missing", True),
        ({"start": month("2027-08-01")}, "missing", True),
        ({"start": month("2027-04"), "hours_per_week": 15.0}, "missing", True),
        ({"season": "summer 2027"}, "partial", False),
        ({"start": month("2027-06-01"), "end": month("2027-09-15"), "conditional": True}, "partial", False),
    ],
)
def test_dates_and_hours_are_arithmetic(facts: dict[str, object], expected: str, contradicts: bool) -> None:
    finding = availability(facts)
    assert (finding.status, finding.contradicts) == (expected, contradicts)


def test_dates_and_hours_stated_apart_must_both_fit() -> None:
    free = {"start": month("2027-06-01"), "end": month("2027-09-15")}
    assert availability(free, {"days_per_week": 4.0}).status == "partial"
    assert availability({"now": True}, {"days_per_week": 5.0}).status == "met"


def test_the_best_offer_of_dates_counts_and_a_season_does_not_cure_a_clash() -> None:
    clashing, fitting = {"start": month("2027-09")}, {"start": month("2027-06-01"), "end": month("2027-09-15")}
    assert availability(clashing, fitting).status == "met"
    assert availability(clashing, {"season": "summer 2027"}).status == "missing"


def test_a_start_inside_the_window_shifts_the_end() -> None:
    condition = AvailabilityCondition(start=month("2027-05-03"), start_latest=month("2027-07-05"), weeks=(12, 26))
    text = CvText("Free 1 June to 11 September")
    cv = text.cv(availability=(text.available(text.page, start=month("2027-06-01"), end=month("2027-09-11")),))
    assert judge_availability(case(requirement(Kind.AVAILABILITY, condition), cv), condition).status == "met"


def test_a_long_placement_clashes_with_a_course_that_goes_on() -> None:
    line = "BSc Physics 2025 to 2028"
    text = CvText(line)
    cv = text.cv(
        degrees=(text.degree(line, Level.BACHELOR, start=month("2025-09"), end=month("2028-06"), expected=True),)
    )
    condition = AvailabilityCondition(start=month("2027-09-06"), weeks=(52, 52))
    finding = judge_availability(case(requirement(Kind.AVAILABILITY, condition), cv), condition)
    assert (finding.status, finding.contradicts) == ("missing", True)


def location(cv: Cv, condition: LocationCondition, **facts: object) -> Finding:
    asked = requirement(Kind.LOCATION, condition)
    return judge_location(case(asked, cv, of=posting(asked, **facts)), condition)


LEEDS = LocationCondition(city="Leeds", country="GB", days_per_week=(3, 3))


@pytest.mark.parametrize(("city", "expected"), [("Leeds", "met"), ("Bradford", "met"), ("Plymouth", "unknown")])
def test_near_enough_is_met_and_far_away_is_not_known(city: str, expected: str) -> None:
    text = CvText(f"{city}, UK")
    assert location(text.cv(places=(text.place(city, city, "GB"),)), LEEDS).status == expected


def test_readiness_to_move_is_met_by_its_words() -> None:
    finding = location(CvText("Happy to relocate anywhere.").cv(), LEEDS)
    assert (finding.status, finding.evidence[0].quote) == ("met", "Happy to relocate anywhere.")


@pytest.mark.parametrize(("at_home", "expected", "contradicts"), [(True, "partial", False), (False, "missing", True)])
def test_fewer_days_on_site_than_asked_do_not_meet(at_home: bool, expected: str, contradicts: bool) -> None:
    text = CvText("Leeds", "can come in one or two days a week")
    places = (text.place("Leeds", "Leeds", "GB"),) if at_home else ()
    limit = text.available("can come in one or two days a week", days_on_site=(1, 2))
    finding = location(text.cv(places=places, availability=(limit,)), LEEDS)
    assert (finding.status, finding.contradicts) == (expected, contradicts)


def test_the_postings_own_places_count_where_the_requirement_names_none() -> None:
    text = CvText("Leeds")
    cv = text.cv(places=(text.place("Leeds", "Leeds", "GB"),))
    finding = location(cv, LocationCondition(days_per_week=(5, 5)), locations=(Place("Leeds", "Leeds", "GB"),))
    assert finding.status == "met"


@pytest.mark.parametrize(
    ("spoken", "asked", "expected", "contradicts"),
    [(5, 5, "met", False), (7, 5, "met", False), (4, 5, "partial", False), (2, 5, "missing", True),
     (None, 3, "met", False), (None, 5, "partial", False)],
)  # fmt: skip
def test_languages_are_compared_in_steps(spoken: int | None, asked: int, expected: str, contradicts: bool) -> None:
    text = CvText("German")
    condition = LanguageCondition(("German",), asked)
    cv = text.cv(languages=(text.language("German", "German", spoken),))
    finding = judge_language(case(requirement(Kind.LANGUAGE, condition), cv), condition)
    assert (finding.status, finding.contradicts) == (expected, contradicts)


def test_one_of_several_languages_is_enough() -> None:
    text = CvText("Polish: native")
    condition = LanguageCondition(("Italian", "Polish"), 3)
    cv = text.cv(languages=(text.language("Polish: native", "Polish", 7),))
    assert judge_language(case(requirement(Kind.LANGUAGE, condition), cv), condition).status == "met"


@pytest.mark.parametrize(("grade", "expected"), [("First Class", "met"), ("2:1", "met"), ("2:2", "missing")])
def test_a_stated_class_is_compared_with_the_minimum(grade: str, expected: str) -> None:
    line = f"BSc Physics 2025 to 2028, {grade}"
    text = CvText(line)
    condition = read_grade_condition("a 2:1 or above")
    assert condition is not None
    assert condition.scale is GradeScale.UK_CLASS
    cv = text.cv(degrees=(text.degree(line, Level.BACHELOR, grade=grade, expected=True),))
    assert judge_grade(case(requirement(Kind.GRADE, condition), cv), condition).status == expected


def test_no_grade_is_missing_without_contradiction() -> None:
    condition = GradeCondition(GradeScale.PERCENT, 65)
    finding = judge_grade(case(requirement(Kind.GRADE, condition), CvText("x").cv()), condition)
    assert (finding.status, finding.contradicts) == ("missing", False)


def test_where_only_citizens_may_apply_another_right_is_not_enough() -> None:
    text = CvText("Permanent resident of the US")
    cv = text.cv(work_rights=(text.right("Permanent resident of the US", "US"),))
    found = rights(cv, RightsCondition(countries=frozenset({"US"}), citizenship=frozenset({"US"})))
    assert (found.status, found.contradicts) == ("missing", True)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Can relocate within Portugal", "missing"),
        ("Can relocate within the UK", "met"),
        ("Happy to move anywhere", "met"),
    ],
)
def test_a_readiness_to_move_reaches_as_far_as_it_says(line: str, expected: str) -> None:
    condition = LocationCondition(city="Leeds", country="GB", days_per_week=(3, 3))
    found = judge_location(case(requirement(Kind.LOCATION, condition), CvText(line).cv()), condition)
    assert found.status == expected


@pytest.mark.parametrize(("line", "expected"), [("Willing to travel", "met"), ("Cannot travel", "missing")])
def test_readiness_to_travel_is_read(line: str, expected: str) -> None:
    condition = LocationCondition(travel=True)
    found = judge_location(case(requirement(Kind.LOCATION, condition), CvText(line).cv()), condition)
    assert found.status == expected
