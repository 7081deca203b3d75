from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from pydantic import ValidationError

from index.records import from_json, plain, to_json
from matcher import conditions as c
from matcher.nouns import Deadline, Pay, Place, Posting, Span, Variant, WorkMode
from tests.index.postings import posting

JUNE = c.PartialDate(2027, 6)
CONDITIONS: tuple[c.Condition | None, ...] = (
    None,
    c.DegreeCondition(
        frozenset({c.Level.MASTER, c.Level.PHD}), frozenset({c.Level.SCHOOL}), c.Enrolment.ENROLLED, JUNE, True
    ),
    c.DegreeCondition(frozenset()),
    c.FieldCondition(frozenset({"physics", "statistics"}), True, frozenset({"quantitative"})),
    c.GraduationCondition(JUNE, c.PartialDate(2028), frozenset({2, 3}), frozenset({1}), True, JUNE, 1.5, "first exams"),
    c.GraduationCondition(),
    c.RightsCondition(frozenset({"GB", "IE"}), False, True, "SC", frozenset({"GB"}), True),
    c.AvailabilityCondition(JUNE, JUNE, c.PartialDate(2027, 9, 1), (10, 12), 37.5, 5.0, True),
    c.AvailabilityCondition(),
    c.LocationCondition("Leeds", "GB", (2, 3), True, True, True),
    c.LanguageCondition(("German", "Dutch"), 4, True),
    c.GradeCondition(c.GradeScale.UK_CLASS, 2.1, "mathematics", "a 2:1"),
    c.SkillCondition((("Python", "R"), ("SQL",)), c.Depth.STRONG, True, True, 2, 1.5),
)


def full_posting() -> Posting:
    plain_one = posting("a1", "Wissen über Bienen 🐝", title="Imker", company="Bee & Co", url="https://bees.example/1")
    return Posting(
        **{
            name: getattr(plain_one, name)
            for name in ("id", "title", "company", "url", "source", "format", "text", "lines")
        },
        locations=(Place("Wien, AT", "Wien", "AT", Span(1, 0, 3)), Place("somewhere", None, None)),
        work_mode=WorkMode.HYBRID,
        days_on_site=(2, 3),
        start=JUNE,
        duration_weeks=(10, 12),
        hours_per_week=38.5,
        deadline=Deadline(date(2026, 2, 5), "2026-02-05T17:00:00+00:00"),
        closed_notice=False,
        pay=Pay(True, "€ 1,200", "EUR", 1200.0, 1300.5, "month"),
        sponsors=True,
        levels=(c.Level.BACHELOR, c.Level.MASTER),
        language="de",
        requirements=(),
        variants=(Variant("a2", "b.html", None, (Place("Graz", "Graz", "AT"),), Deadline(date(2026, 3, 1))),),
    )


@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda one: type(one).__name__)
def test_every_condition_comes_back_equal(condition: c.Condition | None) -> None:
    stored = posting("a", "something asked", condition=condition)
    assert from_json(to_json(stored)) == stored


def test_the_conditions_tried_are_all_there_are() -> None:
    assert {type(one) for one in CONDITIONS if one is not None} == set(get_args(c.Condition))


def test_every_fact_comes_back_equal() -> None:
    assert from_json(to_json(full_posting())) == full_posting()


def test_a_set_is_written_in_order() -> None:
    assert plain(frozenset({c.Level.SCHOOL, c.Level.BACHELOR, c.Level.PHD})) == ["bachelor", "phd", "school"]


@pytest.mark.parametrize(
    ("written", "changed"),
    [
        ('"id":"a"', '"id":7'),
        ('"text":"x"', '"other":"x"'),
        ("SkillCondition", "MagicCondition"),
        ('"depth":2', '"depth":9'),
    ],
)
def test_a_record_that_is_no_posting_is_refused(written: str, changed: str) -> None:
    record = to_json(posting("a", "x", condition=c.SkillCondition((("Python",),))))
    assert written in record
    with pytest.raises(ValidationError):
        from_json(record.replace(written, changed))


def test_what_has_no_record_is_refused() -> None:
    with pytest.raises(TypeError, match="cannot hold a object"):
        plain(object())
