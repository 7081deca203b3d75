"""Driving licences: what may be driven, and in which country the licence holds."""

from __future__ import annotations

import re

from matcher.judging.case import Case, Finding, found_in_cv, met, missing, partial, quote_clause, quote_entry, unknown
from matcher.nouns import Evidence, Span, VerdictStatus
from matcher.rights import EU_COUNTRIES, nations_in

NAME = "driving licence"
ENTRY_BORDERS = ",·|"

_CAR = (
    r"(?:driv(?:ing|er[’']?s?) (?:licen[cs]e|permit)|licen[cs]e to drive|führerschein|permis b|rijbewijs|körkort"
    r"|(?<![\w-])(?:(?:full|class|category|code|manual|automatic) (?:clean |car )?|[bg][12]? )licen[cs]e\b"
    r"|\bpassed my (?:car |driving )test\b"
    r"|førerkort|kørekort|patente b|carnet de conducir)"
)
_MOTORCYCLE = (
    r"(?:licen[cs]es? (?:class(?:es)?|category) A1?2?\b|(?:two|2)[- ]wheeler (?:driving )?(?:licen[cs]e|permit)"
    r"|(?:motor ?(?:cycle|bike)|scooter|category A1?) (?:driving )?(?:licen[cs]e|permit))"
)
_LORRY = r"(?:HGV|LGV|lorry|truck|category C1?|forklift|tractor) (?:driving )?(?:licen[cs]e|permit)"
_RECORD = (
    r"(?:clean (?:driving|driver[’']?s?) record|(?:full )?clean licen[cs]e|\b(?:own|have) an? car\b"
    r"|\bown (?:car|vehicle)\b)"
)
_KINDS = {
    "motorcycle": re.compile(_MOTORCYCLE, re.IGNORECASE),
    "lorry or other vehicle": re.compile(_LORRY, re.IGNORECASE),
    "car": re.compile(rf"{_CAR}|{_RECORD}", re.IGNORECASE),
}
ASKED = re.compile(
    rf"{_CAR}|{_MOTORCYCLE}|{_LORRY}|\bown transport\b|\bown (?:a )?(?:car|vehicle)\b"
    r"|\b(?:access to|use of) an? (?:own )?(?:car|vehicle|van)\b|\b(?:able to|can|must) drive\b"
    r"|\b(?:UK|EU|US|full|clean|valid) (?:(?:UK|EU|US|clean|manual) )?licen[cs]e\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    rf"\b(?:no|without|not yet|(?:not|n[’']t) (?:yet )?(?:have|hold|own)"
    rf"|learning|learner|provisional|theory test)\b[^.;\n]{{0,25}}(?:{_CAR})"
    rf"|{_CAR}[^.;\n]{{0,3}}(?:: ?no\b|\(?provisional|not yet|in progress)|\blearning to drive\b|\blearner driver\b"
    r"|\bdo not drive\b"
    r"|\b(?:provisional|learner(?:[’']?s)?) (?:driving |car )?(?:licen[cs]e|permit)\b",
    re.IGNORECASE,
)
ASKS_VEHICLE = re.compile(
    r"\bown (?:a )?(?:transport|car|vehicle|van)\b|\b(?:access to|use of) an? (?:own )?(?:car|vehicle|van)\b",
    re.IGNORECASE,
)
_LICENCE_WILL_DO = re.compile(rf"{_CAR}[^.;]{{0,12}}\bor\b", re.IGNORECASE)
_OF_A_CAR = re.compile(r"\b(?:licen[cs]e|car|vehicle|van|driv\w+)\b", re.IGNORECASE)
_NO_VEHICLE = re.compile(r"\b(?:no|without(?: an?)?|not own an?) (?:own )?(?:car|vehicle)\b", re.IGNORECASE)
_HAS_VEHICLE = re.compile(
    r"\b(?<!no )(?:own|have|with) (?:an? |my )?(?:own )?(?:car|van|motorbike|vehicle|transport)\b|\bcar owner\b",
    re.IGNORECASE,
)
_VALID_IN = re.compile(r"\b(?:valid|recogni[sz]ed|accepted) in\b", re.IGNORECASE)
_EUROPE = EU_COUNTRIES | {"GB", "CH"}
"""Licences of these states are valid in each of them, for visitors at least."""


def judge_licence(case: Case) -> Finding:
    """Another vehicle is none of it; a licence of a country that is named must be valid where one is asked for."""
    if ASKS_VEHICLE.search(case.requirement.text):
        return judge_own_vehicle(case)
    return _judge_held(case)


def judge_own_vehicle(case: Case) -> Finding:
    """A vehicle that the CV names; a licence alone goes part of the way, unless it will do by itself."""
    for span in found_in_cv(case, _NO_VEHICLE):
        return missing("The CV says that there is no vehicle.", quote_clause(case, span), contradicts=True)
    for span in found_in_cv(case, _HAS_VEHICLE):
        return met("The CV names a vehicle.", _quote(case, span))
    held = _judge_held(case)
    if held.status is VerdictStatus.MET and not _LICENCE_WILL_DO.search(case.requirement.text):
        return partial("The CV names a licence and no vehicle.", *held.evidence)
    if held.status is VerdictStatus.MISSING and not _OF_A_CAR.search(case.requirement.text):
        return unknown("The CV names no licence; own transport may be another.", confidence=0.5)
    return held


def _judge_held(case: Case) -> Finding:
    for span in found_in_cv(case, _DENIED):
        return missing(f"The CV says: no {NAME}.", quote_clause(case, span), contradicts=True)
    wanted = _vehicle(case.requirement.text)
    held = [(vehicle, span) for vehicle, pattern in _KINDS.items() for span in found_in_cv(case, pattern)]
    fitting = [span for vehicle, span in held if vehicle == wanted]
    if fitting:
        return _by_country(case, fitting)
    if held:
        vehicle, span = held[0]
        return missing(f"The CV names a licence for a {vehicle}; one for a {wanted} is asked.", _quote(case, span))
    return unknown(f"Many CVs do not say this ({NAME}), and this one does not.", confidence=0.6)


def _vehicle(text: str) -> str:
    return next((vehicle for vehicle, pattern in _KINDS.items() if pattern.search(text)), "car")


def _by_country(case: Case, spans: list[Span]) -> Finding:
    asked = nations_in(case.requirement.text) or frozenset(
        place.country for place in case.posting.locations if place.country
    )
    told = [(span, nations_in(_quote(case, span).quote)) for span in spans]
    good = next((span for span, held in told if not asked or not held or _valid(held, asked)), None)
    if good is not None:
        return met(f"The CV names it ({NAME}).", _quote(case, good))
    evidence = _quote(case, told[0][0])
    if _VALID_IN.search(case.requirement.text):
        return missing("The licence that the CV names is of a country where the posting's is not.", evidence)
    return partial("The CV names a licence of another country, which may have to be exchanged.", evidence)


def _valid(held: frozenset[str], asked: frozenset[str]) -> bool:
    return bool(held & asked) or bool(held & _EUROPE and asked & _EUROPE)


def _quote(case: Case, span: Span) -> Evidence:
    return quote_entry(case, span, ENTRY_BORDERS)
