"""Countries of schools: which one a posting asks for, and where the words of a school's name belong."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from matcher.countries import EU_COUNTRIES, adjectives, country_phrases

_SCHOOL = (
    r"(?:universit(?:y|ies)|colleges?|schools?|institutions?|institutes?|polytechnics?|campus(?:es)?|fachhochschulen?"
    r"|higher education(?: institutions?)?|post-?secondary (?:institutions?|education)|academ(?:y|ies))"
)
_ATTRIBUTES = (
    r"(?:\s(?:accredited|recogni[sz]ed|public|state|private|technical|third-level|post-?secondary"
    r"|degree-granting)){0,2}"
)
_BEFORE_SCHOOL = re.compile(rf"(?:-based|-registered)?{_ATTRIBUTES}\s{_SCHOOL}\b", re.IGNORECASE)
_AFTER_SCHOOL = re.compile(
    rf"\b(?:{_SCHOOL}|programmes?|programs?|stud(?:ying|y|ies)|enrolled|registered|students?)"
    r"\s(?:that is |which is )?(?:based |located |registered )?(?:in|within|from)\s(?:the\s)?$",
    re.IGNORECASE,
)
_OR = re.compile(r",?\s(?:or|and|&)\s(?:in\s)?(?:the\s)?|,\s|/")
_ELSEWHERE = re.compile(
    r"\b(?:abroad|overseas|international(?:ly)?|any country|worldwide|equivalent|elsewhere)\b", re.IGNORECASE
)
_AREAS = (
    (re.compile(r"\b(?:EU|EEA|European)\b"), EU_COUNTRIES),
    (re.compile(r"\bNordic\b"), frozenset({"DK", "FI", "IS", "NO", "SE"})),
)
_NAMED = (
    (
        re.compile(r"\b(?:Technische|Hochschule|Fachhochschule|Universität|Gymnasium|Duale)\b"),
        frozenset({"DE", "AT", "CH"}),
    ),
    (
        re.compile(r"\b(?:Université|École|Ecole|Institut Universitaire|IUT|Lycée)\b"),
        frozenset({"FR", "BE", "CH", "CA", "LU"}),
    ),
    (re.compile(r"\b(?:Università|Politecnico|Ateneo)\b"), frozenset({"IT", "CH"})),
    (re.compile(r"\b(?:Universidade|Politécnico)\b"), frozenset({"PT", "BR"})),
    (re.compile(r"\b(?:Uniwersytet|Politechnika)\b"), frozenset({"PL"})),
    (re.compile(r"\b(?:Universiteit|Hogeschool)\b"), frozenset({"NL", "BE"})),
    (re.compile(r"\b(?:Universitet|Högskolan?|Tekniska)\b"), frozenset({"SE", "DK", "NO"})),
    (re.compile(r"\b(?:Yliopisto|Ammattikorkeakoulu)\b", re.IGNORECASE), frozenset({"FI"})),
)
"""Words of a language in the name of a school, with the countries where schools are named so."""


def countries_asked(text: str) -> frozenset[str]:
    """The countries in which the school must be ("at a UK university"); empty where any will do."""
    if _ELSEWHERE.search(text):
        return frozenset()
    named = sorted(
        {(one.start, one.end, one.name) for one in country_phrases().find(text)}
        | {(one.start(), one.end(), adjectives()[one[0]]) for one in _adjectives().finditer(text)}
    )
    asked = [_is_of_school(text, start, end) for start, end, _ in named]
    for place, (left, right) in enumerate(pairwise(named)):
        if left[0] < right[0] and _OR.fullmatch(text, left[1], right[0]):
            asked[place] = asked[place + 1] = asked[place] or asked[place + 1]
    found = {name for (_, _, name), counts in zip(named, asked, strict=True) if counts}
    for pattern, area in _AREAS:
        if any(_is_of_school(text, one.start(), one.end()) for one in pattern.finditer(text)):
            found |= area
    return frozenset(found)


def _is_of_school(text: str, start: int, end: int) -> bool:
    return _BEFORE_SCHOOL.match(text, end) is not None or _AFTER_SCHOOL.search(text, 0, start) is not None


@cache
def _adjectives() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, adjectives()), key=len, reverse=True)) + r")\b")


def countries_of_name(name: str) -> frozenset[str]:
    """The countries where a school is named in the language of this name; empty for an English or unknown one."""
    return next((countries for pattern, countries in _NAMED if pattern.search(name)), frozenset())
