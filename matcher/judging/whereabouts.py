"""The places that a posting asks for, and whether the CV places the student at one of them or near it."""

from __future__ import annotations

import re

from matcher.areas import EUROPE
from matcher.conditions import LocationCondition
from matcher.judging.asked import places_asked
from matcher.judging.case import Case, quote_entry
from matcher.nouns import Evidence, Place
from matcher.places import distance_km

PLACE_BORDERS = "/|·;"
COMMUTING_KM = 50.0
"""About an hour by train: one town to the next, not one region to another."""

_DISTANCE = re.compile(
    r"\bwithin (?:an?|\w{3,6}|\d+|easy|commuting|reasonable|travelling)\b[^.;]{0,25}"
    r"\b(?:hours?|minutes|miles|km|distance|reach)\b"
    r"|\b(?:near|close to|commut\w+|locally|local to)\b",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"\b(?:Europ\w+|EU|EEA|EMEA|CES?T|GMT|BST|WES?T|EES?T|UTC ?(?:[+±] ?[0-3]|[–-] ?1)?)(?![\w-])[^.;]{0,40}"
    r"|\btime[- ]?zones? [^.;]{0,20}\b(?:Europe|CET|GMT|UTC)\b"
)
_ZONED = re.compile(r"\btime ?zones?\b|\bhours?\b|\btime\b|\bremote", re.IGNORECASE)
_AMERICA = re.compile(r"\b(?:US|U\.S\.|American|Eastern|Pacific|Central|EST|EDT|PST|PDT|CDT)\b")


def targets(case: Case, condition: LocationCondition) -> tuple[tuple[str | None, str | None], ...]:
    """The towns and countries of the work (None where not known): those asked, else those of the posting."""
    if condition.residence or condition.remote:
        named = tuple((m.city, m.country) for m in places_asked(case.requirement.text) if m.country)
        if named or condition.city or condition.country:
            return named or ((condition.city, condition.country),)
    if condition.city or condition.country:
        return ((condition.city, condition.country),)
    return tuple((place.city, place.country) for place in case.posting.locations)


def lives_there(case: Case, condition: LocationCondition) -> tuple[str, Evidence] | None:
    """Why the CV places the student there, in words, with the quote; None where it does not."""
    zone = _zone(case) if condition.remote else frozenset()
    for place in case.cv.profile.places:
        if place.span is None:
            continue
        if place.country in zone:
            return f"The CV places the student in {place.text}.", quote_entry(case, place.span, PLACE_BORDERS)
        for city, country in targets(case, condition):
            stated = condition.city is not None or condition.country is not None
            if city is None and not stated and not (condition.remote or condition.residence):
                continue
            anywhere = condition.remote or (condition.residence and not _says_near(case))
            reason = _near(place, city, country, anywhere=anywhere and stated)
            if reason is not None:
                return reason, quote_entry(case, place.span, PLACE_BORDERS)
    return None


def _zone(case: Case) -> frozenset[str]:
    """The countries of the hours that remote work keeps to ("European time zones"); empty where none are named."""
    text = case.requirement.text
    if not _ZONED.search(text):
        return frozenset()
    if _ZONE.search(text):
        return EUROPE
    return frozenset({"US", "CA"}) if _AMERICA.search(text) else frozenset()


def _says_near(case: Case) -> bool:
    """ "Within an hour of Leeds" is a distance, "in the UK" is not."""
    return _DISTANCE.search(case.requirement.text) is not None


def _near(place: Place, city: str | None, country: str | None, *, anywhere: bool) -> str | None:
    if city is None or anywhere:
        same_country = country is not None and place.country == country
        return f"The CV places the student in {place.text}, inside the country asked for." if same_country else None
    if place.city is None:
        return None
    if place.city.casefold() == city.casefold():
        return f"The CV places the student in {place.city}."
    distance = distance_km(place.city, place.country, city, country)
    if distance is not None and distance <= COMMUTING_KM:
        return f"{place.city} is about {round(distance)} km from {city}, near enough to commute."
    return None


def is_abroad(case: Case, condition: LocationCondition) -> bool:
    """Whether the place of work lies in another country than the student: days in an office say nothing of moving."""
    here = any(place.country for place in case.cv.profile.places)
    there = any(country for _, country in targets(case, condition))
    return here and there and not lives_in_country(case, condition)


def is_here_too(case: Case) -> bool:
    """Whether the posting has a place in the student's country, whatever the town of the requirement was read as."""
    here = {place.country for place in case.cv.profile.places if place.country}
    return any(place.country in here for place in case.posting.locations)


def lives_in_country(case: Case, condition: LocationCondition) -> bool:
    """Whether the CV places the student in a country of the work."""
    here = {place.country for place in case.cv.profile.places if place.country}
    return any(country in here for _, country in targets(case, condition) if country)
