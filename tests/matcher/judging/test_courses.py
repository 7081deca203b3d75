"""Degree, field and graduation against courses built by hand."""

from __future__ import annotations

import pytest

from matcher.conditions import DegreeCondition, Enrolment, FieldCondition, GraduationCondition, Level
from matcher.judging.case import Finding
from matcher.judging.degree import judge_degree
from matcher.judging.graduation import judge_graduation
from matcher.judging.subject import judge_field
from matcher.nouns import Cv, Kind
from tests.cases import CvText, case, month, posting, requirement

LINE = "BSc Physics, University of Harbourton, Sep 2025 to Jun 2028"


def bachelor(**facts: object) -> Cv:
    text = CvText(LINE, "Now in year 2 of 3")
    given = {"award": "BSc", "field": "Physics", "start": month("2025-09"), "end": month("2028-06"), "expected": True}
    return text.cv(degrees=(text.degree(LINE, Level.BACHELOR, **(given | facts)),))


def degree_finding(cv: Cv, condition: DegreeCondition, **facts: object) -> Finding:
    asked = requirement(Kind.DEGREE, condition)
    return judge_degree(case(asked, cv, of=posting(asked, **facts)), condition)


def graduation_finding(cv: Cv, condition: GraduationCondition, **facts: object) -> Finding:
    asked = requirement(Kind.GRADUATION, condition)
    return judge_graduation(case(asked, cv, of=posting(asked, **facts)), condition)


@pytest.mark.parametrize(
    ("levels", "enrolment", "expected", "contradicts"),
    [
        ({Level.BACHELOR}, Enrolment.ENROLLED, "met", False),
        ({Level.BACHELOR, Level.MASTER}, Enrolment.EITHER, "met", False),
        (set(), Enrolment.ENROLLED, "met", False),
        ({Level.MASTER}, Enrolment.ENROLLED, "missing", True),
        ({Level.PHD}, Enrolment.EITHER, "missing", True),
        ({Level.BACHELOR}, Enrolment.COMPLETED, "partial", False),
    ],
)
def test_the_level_and_state_of_the_course_decide(
    levels: set[Level], enrolment: Enrolment, expected: str, contradicts: bool
) -> None:
    finding = degree_finding(bachelor(), DegreeCondition(frozenset(levels), enrolment=enrolment))
    assert (finding.status, finding.contradicts) == (expected, contradicts)


def test_a_degree_finished_long_ago_is_not_current_study() -> None:
    old = bachelor(start=month("2013-09"), end=month("2016-07"), expected=False)
    finding = degree_finding(old, DegreeCondition(frozenset({Level.BACHELOR}), enrolment=Enrolment.ENROLLED))
    assert (finding.status, finding.contradicts) == ("missing", True)


def test_a_recent_leaver_is_accepted_where_the_posting_names_a_date() -> None:
    leaver = bachelor(start=month("2022-09"), end=month("2026-06"), expected=False)
    condition = DegreeCondition(
        frozenset({Level.BACHELOR}), enrolment=Enrolment.ENROLLED, completed_since=month("2026-01")
    )
    assert degree_finding(leaver, condition).status == "met"


def test_an_integrated_masters_is_an_undergraduate_course() -> None:
    text = CvText("MEng Civil Engineering, 2024 to 2028")
    degree = text.degree("MEng Civil Engineering, 2024 to 2028", Level.MASTER, award="MEng", start=month("2024-09"),
                         end=month("2028-06"), expected=True)  # fmt: skip
    condition = DegreeCondition(frozenset({Level.BACHELOR}), enrolment=Enrolment.ENROLLED)
    assert degree_finding(text.cv(degrees=(degree,)), condition).status == "met"


def test_a_course_that_ends_before_the_internship_does_is_missing_where_enrolment_must_last() -> None:
    condition = DegreeCondition(frozenset({Level.BACHELOR}), enrolment=Enrolment.ENROLLED, throughout=True)
    summer = degree_finding(bachelor(), condition, start=month("2027-06-14"), duration_weeks=(10, 10))
    later = degree_finding(bachelor(), condition, start=month("2028-06-14"), duration_weeks=(26, 26))
    assert (summer.status, later.status) == ("met", "missing")


@pytest.mark.parametrize(("end", "expected"), [("2026-07", "met"), ("2025-12", "missing")])
def test_a_degree_finished_within_the_months_before_the_start_counts(end: str, expected: str) -> None:
    leaver = bachelor(start=month("2022-09"), end=month(end), expected=False)
    condition = DegreeCondition(frozenset({Level.BACHELOR}), enrolment=Enrolment.ENROLLED, completed_within_months=12)
    assert degree_finding(leaver, condition, start=month("2027-06-14")).status == expected


def test_an_excluded_level_blocks_and_another_passes() -> None:
    condition = DegreeCondition(frozenset(), excluded=frozenset({Level.PHD}))
    assert degree_finding(bachelor(), condition).status == "met"
    text = CvText("PhD Chemistry since 2025")
    doctoral = text.cv(
        degrees=(text.degree("PhD Chemistry since 2025", Level.PHD, start=month("2025-10"), expected=True),)
    )
    finding = degree_finding(doctoral, condition)
    assert (finding.status, finding.contradicts) == ("missing", True)


def test_a_cv_without_a_degree_lacks_it_without_contradiction() -> None:
    finding = degree_finding(CvText("I cook").cv(), DegreeCondition(frozenset({Level.BACHELOR})))
    assert (finding.status, finding.contradicts) == ("missing", False)


@pytest.mark.parametrize(
    ("condition", "expected", "contradicts"),
    [
        (GraduationCondition(earliest=month("2028"), latest=month("2028")), "met", False),
        (GraduationCondition(earliest=month("2027-01"), latest=month("2027-12")), "missing", True),
        (GraduationCondition(years=frozenset({2})), "met", False),
        (GraduationCondition(years=frozenset({1, 3})), "missing", True),
        (GraduationCondition(years_before_end=frozenset({1})), "met", False),
        (GraduationCondition(years_before_end=frozenset({0})), "missing", True),
        (GraduationCondition(returning=True), "met", False),
        (GraduationCondition(returning_from=month("2028-09")), "missing", True),
        (GraduationCondition(minimum_years_completed=2), "met", False),
        (GraduationCondition(minimum_years_completed=3), "missing", True),
    ],
)
def test_graduation_is_arithmetic_on_the_running_course(
    condition: GraduationCondition, expected: str, contradicts: bool
) -> None:
    finding = graduation_finding(bachelor(), condition, start=month("2027-06-14"), duration_weeks=(10, 10))
    assert (finding.status, finding.contradicts) == (expected, contradicts)


def test_a_stated_year_of_study_beats_the_counted_one() -> None:
    text = CvText(LINE, "Now in year 3 of 4")
    cv = text.cv(
        degrees=(text.degree(LINE, Level.BACHELOR, start=month("2025-09"), end=month("2028-06"), expected=True),),
        year_of_study=text.year("Now in year 3 of 4", 3, 4),
    )
    finding = graduation_finding(cv, GraduationCondition(years=frozenset({3})))
    assert (finding.status, finding.evidence[0].quote) == ("met", "Now in year 3 of 4")


@pytest.mark.parametrize(
    ("subjects", "open_ended", "expected"),
    [({"physics"}, False, "met"), ({"law"}, False, "missing"), (set(), True, "partial")],
)
def test_the_subject_is_compared_with_those_asked_for(subjects: set[str], open_ended: bool, expected: str) -> None:
    condition = FieldCondition(frozenset(subjects), open_ended)
    assert judge_field(case(requirement(Kind.FIELD, condition), bachelor()), condition).status == expected


def test_every_quote_stands_in_the_text() -> None:
    cv = bachelor()
    finding = degree_finding(cv, DegreeCondition(frozenset({Level.BACHELOR})))
    assert [cv.document.quote(e.span) for e in finding.evidence if e.span] == [e.quote for e in finding.evidence]
