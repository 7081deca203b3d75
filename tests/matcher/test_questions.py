"""Questions: which are asked, in which order, and that every answer that can be given re-judges."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from matcher.conditions import AvailabilityCondition, Condition, LocationCondition, RightsCondition
from matcher.errors import AnswerFault
from matcher.match import Request, match_cv
from matcher.nouns import Kind, Match, Place, Posting, Question
from matcher.questions import FAMILIES, check_answers
from matcher.rights import EU_COUNTRIES
from tests.cases import AS_OF, CvText, month, posting, requirement
from tests.embedders import WordCountEmbedder
from tests.matcher.test_match import retrieving

LEEDS = Place("Leeds", "Leeds", "GB")


def asking(kind: Kind, condition: Condition | None, text: str = "asked", **facts: object) -> Posting:
    return posting(requirement(kind, condition, text), **{"locations": (LEEDS,), **facts})


def found(
    *postings: Posting, answers: Mapping[str, str] | None = None
) -> tuple[tuple[Match, ...], tuple[Question, ...]]:
    text = CvText("Aberdeen", "Sang in a choir")
    cv = text.cv(places=(text.place("Aberdeen", "Aberdeen", "GB"),))
    request = Request(AS_OF, answers=answers)
    matches = match_cv(cv, request, embed=WordCountEmbedder(), retrieve=retrieving(*postings))
    return matches.ranked, matches.questions


RIGHT = asking(Kind.AUTHORISATION, RightsCondition(countries=frozenset({"GB"})))
ASKED = {
    "right_to_work.GB": RIGHT,
    "right_to_work.EU": asking(Kind.AUTHORISATION, RightsCondition(countries=EU_COUNTRIES | {"EU"})),
    "citizenship.GB": asking(Kind.AUTHORISATION, RightsCondition(citizenship=frozenset({"GB"}))),
    "clearance.SC": asking(Kind.AUTHORISATION, RightsCondition(clearance="SC")),
    "clearance.security": asking(Kind.AUTHORISATION, RightsCondition(clearance="security")),
    "availability": asking(
        Kind.AVAILABILITY, AvailabilityCondition(start=month("2027-06-01"), weeks=(8, 8)), start=month("2027-06-01")
    ),
    "relocation": asking(Kind.LOCATION, LocationCondition(city="Leeds", country="GB")),
    "travel": asking(Kind.LOCATION, LocationCondition(travel=True)),
    "paper.agreement_of_the_university": asking(Kind.OTHER, None, "An internship agreement signed by your university"),
}


@pytest.mark.parametrize("question_id", ASKED)
def test_what_a_cv_cannot_tell_is_asked_and_each_answer_judges_anew(question_id: str) -> None:
    _, questions = found(ASKED[question_id])
    assert [question.id for question in questions] == [question_id]
    options = questions[0].options or ("2027-01-01/2027-12-31", "2028-01-01/2028-02-01")
    statuses = []
    for option in options:
        check_answers({question_id: option})
        ranked, left = found(ASKED[question_id], answers={question_id: option})
        verdict = ranked[0].verdicts[0]
        assert ([one.source for one in verdict.evidence], left) == (["answer"], ())
        statuses.append(verdict.status.value)
    assert statuses == ["met", "missing", "missing"][: len(options)]


def test_days_on_site_are_asked_where_no_place_is_known() -> None:
    asked = asking(Kind.LOCATION, LocationCondition(city="Leeds", country="GB", days_per_week=(3, 3)))
    request = Request(AS_OF)
    matches = match_cv(CvText("x").cv(), request, embed=WordCountEmbedder(), retrieve=retrieving(asked))
    assert [question.id for question in matches.questions] == ["days_on_site"]


def test_the_answer_that_can_move_most_is_asked_for_first() -> None:
    travel = posting(requirement(Kind.LOCATION, LocationCondition(travel=True)), id="a", locations=(LEEDS,))
    _, questions = found(RIGHT, travel)
    effects = [question.effect for question in questions]
    assert effects == sorted(effects, reverse=True)
    assert all(question.effect > 0 and question.postings_affected == 1 for question in questions)


def test_health_is_never_asked_about() -> None:
    assert found(asking(Kind.OTHER, None, "Normal colour vision is needed"))[1] == ()


@pytest.mark.parametrize("question_id", ["", "right_to_work.", "right_to_work.XX", "paper.nothing", "clearance.1'; --"])
def test_an_unknown_question_is_told_with_those_that_exist(question_id: str) -> None:
    with pytest.raises(AnswerFault, match="relocation"):
        check_answers({question_id: "yes"})


def test_every_family_takes_its_own_probes() -> None:
    names = {"right_to_work.": "GB", "citizenship.": "GB", "clearance.": "SC", "paper.": "compulsory_internship"}
    for question_id, family in FAMILIES.items():
        check_answers({question_id + names.get(question_id, ""): family.probes[0]})
