"""Questions: what a CV cannot tell, asked once, the one that can move most scores first.

A question is asked only where answering it changes a verdict: each is tried with its `probes`, the answers that serve
the student most and least. What an answer does to a verdict is said by the rule of its kind in `judging/`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from matcher.conditions import AvailabilityCondition, LocationCondition, RightsCondition
from matcher.countries import EU_COUNTRIES, country_name, parse_country
from matcher.errors import AnswerFault
from matcher.judging import availability, location, papers, rights
from matcher.judging.case import Case
from matcher.nouns import Kind, Question, Verdict, VerdictStatus
from matcher.scratch import once_for
from matcher.what_if import Judged

EFFECT_DECIMALS = 4
LONGEST_NAME = 20
YES_OR_NO = ("yes", "no")
FREE_FOR_EVER = "1900-01-01/2199-12-31"
NEVER_FREE = "1900-01-01/1900-01-02"


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of question. `text` holds {name} where the id ends in one; without options `right` says what an answer is.

    `probes` are the best and the worst answer for an application.
    """

    kind: Kind
    text: str
    options: tuple[str, ...] = YES_OR_NO
    probes: tuple[str, ...] = YES_OR_NO
    name: Callable[[str], str | None] | None = None
    right: str = ""


def _country(code: str) -> str | None:
    known = code == "EU" or (len(code) == 2 and parse_country(code) == code)
    return country_name(code) if known else None


def _check(name: str) -> str | None:
    return name if name.isascii() and name.isalpha() and len(name) <= LONGEST_NAME else None


FAMILIES: Mapping[str, Family] = {
    rights.QUESTION_PREFIX: Family(
        Kind.AUTHORISATION,
        "Do you have the right to work in {name}?",
        ("yes", "no", "need sponsorship"),
        name=_country,
    ),
    rights.CITIZEN_PREFIX: Family(Kind.AUTHORISATION, "Are you a citizen of {name}?", name=_country),
    rights.CLEARANCE_PREFIX: Family(
        Kind.AUTHORISATION, "Do you hold {name} clearance, or could you pass its checks?", name=_check
    ),
    availability.QUESTION_ID: Family(
        Kind.AVAILABILITY,
        "From when to when can you work full time? Answer as two dates: 2027-06-01/2027-09-15.",
        (),
        (FREE_FOR_EVER, NEVER_FREE),
        right="two dates, the first one earlier, such as 2027-06-01/2027-09-15",
    ),
    location.QUESTION_ID: Family(Kind.LOCATION, "Would you move for an internship?"),
    location.DAYS_QUESTION_ID: Family(
        Kind.LOCATION,
        "How many days a week could you be at the place of work?",
        ("0", "1", "2", "3", "4", "5"),
        ("5", "0"),
    ),
    location.TRAVEL_QUESTION_ID: Family(Kind.LOCATION, "Would you travel for the work now and then?"),
    papers.QUESTION_PREFIX: Family(Kind.OTHER, "{name}", name=papers.question_text),
}
"""By id; an id that ends in a full stop is followed by a name."""


def questions(judged: Sequence[Judged]) -> tuple[Question, ...]:
    """What no line of the CV answers, the largest effect first, then the most postings, then by id."""
    spreads: dict[str, list[float]] = {}
    for one in judged:
        for question_id, _, best, worst in open_questions(one):
            spreads.setdefault(question_id, []).append(max(best, worst, one.match.score.value) - min(best, worst))
    asked = [_question(question_id, found, len(judged)) for question_id, found in spreads.items()]
    return tuple(sorted(asked, key=lambda one: (-one.effect, -one.postings_affected, one.id)))


class OpenQuestion(NamedTuple):
    """A question that a posting leaves: the requirements it bears on, the score with the best and the worst answer."""

    id: str
    places: tuple[int, ...]
    best: float
    worst: float


def open_questions(judged: Judged) -> tuple[OpenQuestion, ...]:
    """The questions that a posting leaves."""
    return once_for(OpenQuestion, judged.cases, lambda _: _tried_out(judged))


def _tried_out(judged: Judged) -> tuple[OpenQuestion, ...]:
    return tuple(
        OpenQuestion(question_id, tuple(tried), _value_with(judged, tried, 0), _value_with(judged, tried, -1))
        for question_id, tried in _open(judged).items()
    )


def _value_with(judged: Judged, tried: Mapping[int, Sequence[Verdict]], probe: int) -> float:
    """The score of a posting with one of the answers that were tried."""
    return judged.value_if({place: verdicts[probe] for place, verdicts in tried.items()})


def question_text(question_id: str) -> str:
    """A question in words."""
    family, name = _family(question_id)
    return family.text.format(name=name)


def check_answers(answers: Mapping[str, str]) -> None:
    """AnswerFault that names every answer that cannot be used, and what would be right."""
    faults = [fault for question_id, answer in answers.items() if (fault := _fault(question_id, answer))]
    if faults:
        raise AnswerFault(" ".join(faults))


# --- which questions a verdict leaves ------------------------------------------------------------------------------


def _open(judged: Judged) -> dict[str, dict[int, tuple[Verdict, ...]]]:
    """For each open question the requirements that it bears on, each with its verdict for every probe."""
    found: dict[str, dict[int, tuple[Verdict, ...]]] = {}
    for place, (case, verdict) in enumerate(zip(judged.cases, judged.match.verdicts, strict=True)):
        question_id = _asked_by(case, verdict)
        if question_id is None or question_id in case.answers:
            continue
        tried = _tried(judged, place, question_id)
        if any(one.status is not verdict.status for one in tried):
            found.setdefault(question_id, {})[place] = tried
    return found


def _tried(judged: Judged, place: int, question_id: str) -> tuple[Verdict, ...]:
    """The verdict for each probe; none where the answer could not be sent back, as to a check of an odd name."""
    known = _known_family(question_id)
    return tuple(judged.answered(place, question_id, answer) for answer in known[0].probes) if known else ()


def _asked_by(case: Case, verdict: Verdict) -> str | None:
    """The id of the question that would settle an unknown verdict, None where no question does."""
    if verdict.status is not VerdictStatus.UNKNOWN:
        return None
    match case.requirement.condition:
        case RightsCondition() as condition:
            return _right_asked(case, condition)
        case AvailabilityCondition():
            return availability.QUESTION_ID
        case LocationCondition() as condition:
            return _location_asked(case, condition)
    if case.requirement.kind is Kind.OTHER:
        return papers.question_id(case.requirement.text)
    return None


def _right_asked(case: Case, condition: RightsCondition) -> str | None:
    if condition.clearance is not None:
        return rights.CLEARANCE_PREFIX + condition.clearance
    countries = rights.countries_asked(case, condition)
    here = {place.country for place in case.posting.locations if place.country}
    choices = sorted(countries & here) or sorted(countries)
    if not choices:
        return None
    prefix = rights.CITIZEN_PREFIX if rights.citizens_only(condition) else rights.QUESTION_PREFIX
    everywhere = countries >= EU_COUNTRIES and (prefix is rights.CITIZEN_PREFIX or not countries & here)
    return prefix + (rights.EVERYWHERE if everywhere else choices[0])


def _location_asked(case: Case, condition: LocationCondition) -> str:
    if condition.travel:
        return location.TRAVEL_QUESTION_ID
    known = bool(case.cv.profile.places)
    return location.QUESTION_ID if known or condition.days_per_week is None else location.DAYS_QUESTION_ID


# --- one question --------------------------------------------------------------------------------------------------


def _family(question_id: str) -> tuple[Family, str | None]:
    """The family of an id and the name behind its full stop; AnswerFault for no question at all."""
    known = _known_family(question_id)
    if known is None:
        raise AnswerFault(
            f"There is no question {question_id[:40]!r}; the ids are those of `questions`: "
            + ", ".join(f"{one}…" if one.endswith(".") else one for one in sorted(FAMILIES))
            + "."
        )
    return known


def _known_family(question_id: str) -> tuple[Family, str | None] | None:
    """The same, None for no question at all."""
    if question_id in FAMILIES and not question_id.endswith("."):
        return FAMILIES[question_id], None
    head, stop, tail = question_id.partition(".")
    family = FAMILIES.get(head + stop)
    name = family.name(tail) if family is not None and family.name is not None else None
    return None if family is None or name is None else (family, name)


def _question(question_id: str, spreads: Sequence[float], listed: int) -> Question:
    family, _ = _family(question_id)
    effect = round(sum(spreads) / listed, EFFECT_DECIMALS)
    return Question(question_id, question_text(question_id), family.kind, len(spreads), family.options, effect)


def _fault(question_id: str, answer: str) -> str | None:
    try:
        family, _ = _family(question_id)
    except AnswerFault as fault:
        return str(fault)
    if family.options:
        right = answer.strip().casefold() in family.options
        return None if right else f"{question_id} must be one of: {', '.join(family.options)}."
    return None if availability.answered_dates(answer) else f"{question_id} must be {family.right}."
