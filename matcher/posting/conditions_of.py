"""The parsed condition of a requirement: the reader of its kind, with what the rest of the posting adds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from matcher.conditions import Condition, GraduationCondition
from matcher.degrees import read_degree_condition
from matcher.grades import read_grade_condition
from matcher.languages import read_language_condition
from matcher.nouns import Kind
from matcher.posting.graduation_conditions import read_graduation_condition
from matcher.posting.schedule import main_year
from matcher.posting.skill_conditions import read_skill_condition
from matcher.posting.term_conditions import read_availability_condition, read_location_condition
from matcher.rights import read_rights_condition
from matcher.subjects import read_field_condition

_TO_COME = re.compile(
    r"\b(?:due|expect\w*|will|about|going|on course) (?:to )?(?:be )?(?:complet|finish|graduat)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class PostingFacts:
    """What the rest of a posting adds to a requirement: its ISO country code, and the year of dates without one."""

    country: str | None
    year: int | None


def facts_of(texts: Iterable[str], country: str | None) -> PostingFacts:
    """The facts of a posting, from the texts of its blocks, that its requirements lean on."""
    return PostingFacts(country, main_year(tuple(texts), None))


def condition_of(text: str, kind: Kind, facts: PostingFacts) -> Condition | None:  # noqa: PLR0911 - one line a kind
    """The parsed condition of a requirement; None for the kinds that have none and where nothing could be read."""
    match kind:
        case Kind.DEGREE:
            return _end_of_course(text, facts.year) or read_degree_condition(text)
        case Kind.FIELD:
            return read_field_condition(text)
        case Kind.GRADUATION:
            return read_graduation_condition(text, facts.year)
        case Kind.AUTHORISATION:
            return read_rights_condition(text, facts.country)
        case Kind.AVAILABILITY:
            return read_availability_condition(text, facts.year)
        case Kind.LOCATION:
            return read_location_condition(text)
        case Kind.LANGUAGE:
            return read_language_condition(text)
        case Kind.GRADE:
            return read_grade_condition(text)
        case Kind.SKILL | Kind.EXPERIENCE:
            return read_skill_condition(text, used=kind is Kind.EXPERIENCE)
        case _:
            return None


def _end_of_course(text: str, year: int | None) -> GraduationCondition | None:
    """ "Due to complete a degree in 2031 or 2032": at no level in particular, so that the end of the course counts."""
    asked = read_degree_condition(text)
    if asked is None or asked.levels or asked.excluded or asked.completed_since or asked.completed_within_months:
        return None
    ends = read_graduation_condition(text, year) if _TO_COME.search(text) else None
    return ends if ends is not None and (ends.earliest or ends.latest) else None
