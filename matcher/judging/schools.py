"""Where the school of a course is: by the places in its name, else by the language of the name, else by the home."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.conditions import DegreeCondition
from matcher.countries import country_name
from matcher.judging.case import Case, Finding, missing, quote_clause
from matcher.judging.courses import Course
from matcher.places import find_places
from matcher.school_countries import countries_of_name
from matcher.scratch import once


def judge_school(case: Case, condition: DegreeCondition, known: Sequence[Course]) -> Finding | None:
    """A contradiction where each course is at a school of another country than is asked; None where one may fit."""
    if not condition.countries:
        return None
    found = [countries_of_school(case, course) for course in known]
    if any(not countries or countries & condition.countries for countries in found):
        return None
    asked = " or ".join(country_name(code) for code in sorted(condition.countries)[:3])
    return missing(
        f"The posting asks for a school in {asked}; the CV shows one elsewhere.",
        quote_clause(case, known[0].degree.span),
        contradicts=True,
    )


@once
def countries_named(name: str) -> frozenset[str]:
    """The countries of the places in the name of a school, else those of its language."""
    return frozenset(place.country for place in find_places(name) if place.country) or countries_of_name(name)


def countries_of_school(case: Case, course: Course) -> frozenset[str]:
    """Where the school can be; empty where the CV does not tell."""
    name = course.degree.institution or quote_clause(case, course.degree.span).quote
    places = countries_named(name)
    if places:
        return places
    if not course.running:
        return frozenset()
    return frozenset(place.country for place in case.cv.profile.places if place.country)
