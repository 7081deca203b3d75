"""Experience: instances beside skills, years of paid work, a background had by work."""

from __future__ import annotations

import pytest

from matcher.conditions import Depth, FieldCondition, SkillCondition
from matcher.judging.judge import judge
from matcher.nouns import Experience, Kind, SectionName, Shown
from matcher.on_a_day import months_covered
from tests.cases import CvText, case, month, requirement


def job(text: CvText, words: str, start: str, end: str | None) -> Experience:
    ended = month(end) if end else None
    return Experience(words, None, month(start), ended, SectionName.EXPERIENCE, text.span(words))


@pytest.mark.parametrize(
    ("periods", "expected"),
    [([], 0), ([(1, 12)], 12), ([(1, 12), (7, 18)], 18), ([(1, 12), (3, 4)], 12), ([(20, 24), (1, 5)], 10)],
)
def test_months_that_overlap_are_counted_once(periods: list[tuple[int, int]], expected: int) -> None:
    assert months_covered(periods) == expected


@pytest.mark.parametrize(("end", "status"), [("2024-12", "met"), ("2023-06", "partial"), (None, "met")])
def test_years_of_paid_work_are_added_up(end: str | None, status: str) -> None:
    text = CvText("Postman, Royal Mail", section=SectionName.EXPERIENCE)
    cv = text.cv(experiences=(job(text, "Postman, Royal Mail", "2022-01", end),))
    asked = requirement(Kind.EXPERIENCE, None, "At least three years of paid employment in any field")
    assert judge(case(asked, cv)).status.value == status


def test_undated_work_adds_up_to_nothing() -> None:
    asked = requirement(Kind.EXPERIENCE, None, "At least three years of paid employment in any field")
    assert judge(case(asked, CvText("Postman").cv())).status.value == "missing"


def test_a_career_break_counts_where_the_posting_takes_it() -> None:
    asked = requirement(Kind.EXPERIENCE, None, "Three years of paid employment, or a career break of 20 months")
    given = judge(case(asked, CvText("Career break: 2020 to 2022").cv()))
    assert (given.status.value, given.evidence[0].quote) == ("met", "Career break: 2020 to 2022")


def test_the_better_of_instance_and_skill_counts() -> None:
    condition = SkillCondition((("customer service",),))
    asked = requirement(Kind.EXPERIENCE, condition, "Experience of customer service")
    given = judge(case(asked, CvText("Cashier at a garden centre", section=SectionName.EXPERIENCE).cv()))
    assert given.status.value == "met"


def test_a_course_alone_is_no_deep_experience() -> None:
    text = CvText("Modules: deep learning", section=SectionName.EDUCATION)
    condition = SkillCondition((("deep learning",),), Depth.STRONG)
    cv = text.cv(skills=(text.use("deep learning", "deep learning", Shown.COURSE),))
    asked = requirement(Kind.EXPERIENCE, condition, "You have carried deep learning through")
    assert judge(case(asked, cv)).status.value == "partial"


def test_a_background_may_be_had_by_work() -> None:
    condition = FieldCondition(frozenset({"nursing"}), False)
    asked = requirement(Kind.FIELD, condition, "A background in health care")
    cv = CvText("Care assistant at Elm Lodge", section=SectionName.EXPERIENCE).cv()
    assert judge(case(asked, cv)).status.value == "met"


@pytest.mark.parametrize(("cosine", "status"), [(0.5, "met"), (0.35, "partial"), (0.2, "missing")])
def test_experience_that_no_rule_knows_is_judged_by_meaning(cosine: float, status: str) -> None:
    asked = requirement(Kind.EXPERIENCE, None, "You have flown a zeppelin")
    cv = CvText("Balloon pilot in Cappadocia", section=SectionName.EXPERIENCE).cv()
    assert judge(case(asked, cv, similarities=[cosine])).status.value == status


def test_years_of_experience_are_counted_from_the_jobs() -> None:
    text = CvText("Boatyard hand, Tern Boats", section=SectionName.EXPERIENCE)
    worked = job(text, "Boatyard hand, Tern Boats", "2026-01", "2026-08")
    cv = text.cv(experiences=(worked,))
    statuses = [
        judge(case(requirement(Kind.EXPERIENCE, None, asked), cv)).status
        for asked in ("Six months of work experience", "One year of industry experience", "3 years of experience")
    ]
    assert statuses == ["met", "partial", "missing"]


@pytest.mark.parametrize(
    ("asked", "line", "status"),
    [
        ("Stress resistance", "Sold bread on Saturdays", "unknown"),
        ("You enjoy solving awkward problems", "Tracked down why the pump stalled", "met"),
        ("Strong drafting skills", "Drafted letters to the council for tenants", "met"),
    ],
)
def test_a_wish_without_a_skill_of_the_vocabulary_goes_by_deeds(asked: str, line: str, status: str) -> None:
    cv = CvText(line, section=SectionName.EXPERIENCE).cv()
    assert judge(case(requirement(Kind.SKILL, SkillCondition(()), asked), cv)).status == status
