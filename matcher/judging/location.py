"""Where one must be: places, distances and what the CV says of moving or travelling."""

from __future__ import annotations

import re

from matcher.conditions import AvailabilityCondition, LocationCondition
from matcher.judging.asked import places_asked
from matcher.judging.case import (
    Case,
    Finding,
    answered,
    met,
    missing,
    partial,
    quote,
    quote_entry,
    quote_match,
    unknown,
)
from matcher.judging.licences import ASKS_VEHICLE, judge_own_vehicle
from matcher.judging.moving import said_of_moving, said_of_trips
from matcher.judging.stays import SUMMER_BEGINS
from matcher.nouns import Availability, Evidence, Place
from matcher.places import PlaceMention, distance_km, find_places
from matcher.rights import EU_COUNTRIES
from matcher.scratch import once

QUESTION_ID = "relocation"
DAYS_QUESTION_ID = "days_on_site"
TRAVEL_QUESTION_ID = "travel"
PLACE_BORDERS = "/|·;"
WORKING_DAYS = 5
_PRESENT = re.compile(
    r"\b(?:in person|on[- ]site|together|in (?:the|our) (?:office|lab\w*|building|studio|workshop|house)|come in"
    r"|with us in|at (?:the|our) (?:office|site|lab\w*|premises))\b",
    re.IGNORECASE,
)
COMMUTING_KM = 50.0
"""About an hour by train: one town to the next, not one region to another."""

_DISTANCE = re.compile(
    r"\bwithin (?:an?|\w{3,6}|\d+|easy|commuting|reasonable|travelling)\b[^.;]{0,25}"
    r"\b(?:hours?|minutes|miles|km|distance|reach)\b"
    r"|\b(?:near|close to|commut\w+|locally|local to)\b",
    re.IGNORECASE,
)
_LIMITED_TO = re.compile(
    r" ?(?:anywhere )?(?:within|in|across|inside|throughout|to|en|au|dans|sur) ((?:the )?U\.S\.|[^.;\n]{2,60})"
)
_FOR_THE_SUMMER = re.compile(
    r"[^.;\n]{0,40}?\b(?:for|over|during|in) (?:the |my )?(?:summer|(?:summer |long "
    r"|university )?(?:vacations?|holidays|break))\b",
    re.IGNORECASE,
)
LONGEST_SUMMER_WEEKS = 17
"""How long a summer's work lasts at most."""
_CONTINENT = re.compile(r"\b(?:Europ[ae]|EU|EEA|européen\w*|Europäisch\w*)\b")
_EUROPE = EU_COUNTRIES | {"GB", "CH"}


def judge_location(case: Case, condition: LocationCondition) -> Finding:
    """Near enough, or willing to come; a stated limit of days on site is arithmetic; silence is unknown."""
    if condition.travel:
        return _judge_travel(case, condition)
    lives = _lives_there(case, condition)
    if lives is None and ASKS_VEHICLE.search(case.requirement.text):
        return judge_own_vehicle(case)
    limit = _site_days(case)
    if limit is not None and condition.days_per_week is not None:
        return _judge_days(case, condition, limit, lives)
    told = _days_answered(case, condition)
    if told is not None:
        return told
    if lives is not None:
        return met(*lives)
    return _judge_moving(case, condition)


def judge_presence(case: Case, condition: AvailabilityCondition) -> Finding | None:
    """ "Together in the office three days a week", without dates or hours, asks where one is; None for any other."""
    days = condition.days_per_week
    if days is None or condition != AvailabilityCondition(days_per_week=days):
        return None
    if not _PRESENT.search(case.requirement.text):
        return None
    return judge_location(case, LocationCondition(days_per_week=(round(days), WORKING_DAYS)))


def _judge_travel(case: Case, condition: LocationCondition) -> Finding:
    said = said_of_trips(case.prepared)
    if said is not None and said.stays is not None:
        reason = "The CV says that the student cannot travel."
        return missing(reason, quote_match(case, said.statement, said.stays), contradicts=True)
    if said is not None and said.trips is not None:
        return met("The CV says that the student would travel.", quote_match(case, said.statement, said.trips))
    limit = _site_days(case)
    if limit is not None and condition.country in (None, *(place.country for place in case.cv.profile.places)):
        return partial("The CV speaks of travel to an office, not of trips.", quote(case, limit.span))
    answer = answered(case, TRAVEL_QUESTION_ID)
    if answer is not None and answer.quote.casefold() == "yes":
        return met("You said that you would travel.", answer)
    if answer is not None:
        return missing("You said that you would not travel.", answer, contradicts=True)
    return unknown("A CV does not normally say whether one would travel.")


def _targets(case: Case, condition: LocationCondition) -> tuple[tuple[str | None, str | None], ...]:
    if condition.residence or condition.remote:
        named = tuple((m.city, m.country) for m in places_asked(case.requirement.text) if m.country)
        if named or condition.city or condition.country:
            return named or ((condition.city, condition.country),)
    if condition.city or condition.country:
        return ((condition.city, condition.country),)
    return tuple((place.city, place.country) for place in case.posting.locations)


def _lives_there(case: Case, condition: LocationCondition) -> tuple[str, Evidence] | None:
    for place in case.cv.profile.places:
        if place.span is None:
            continue
        for city, country in _targets(case, condition):
            stated = condition.city is not None or condition.country is not None
            if city is None and not stated and condition.days_per_week is not None:
                continue
            anywhere = condition.remote or (condition.residence and not _says_near(case))
            reason = _near(place, city, country, anywhere=anywhere and stated)
            if reason is not None:
                return reason, quote_entry(case, place.span, PLACE_BORDERS)
    return None


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


def _site_days(case: Case) -> Availability | None:
    return next((one for one in case.cv.profile.availability if one.days_on_site is not None), None)


def _judge_days(
    case: Case, condition: LocationCondition, limit: Availability, lives: tuple[str, Evidence] | None
) -> Finding:
    asked = condition.days_per_week or (0, 0)
    offered = limit.days_on_site or (0, 0)
    evidence = quote(case, limit.span)
    if asked[0] <= offered[1] and lives is None and _is_abroad(case, condition):
        return _judge_moving(case, condition)
    if asked[0] <= offered[1]:
        return met(f"The CV offers up to {offered[1]} days a week on site; {asked[0]} are asked.", evidence)
    reason = f"The CV offers up to {offered[1]} days a week on site; {asked[0]} are asked."
    if lives is not None:
        return partial(reason, evidence)
    return missing(reason, evidence, contradicts=True)


def _is_abroad(case: Case, condition: LocationCondition) -> bool:
    """Whether the place of work lies in another country than the student: days in an office say nothing of moving."""
    here = any(place.country for place in case.cv.profile.places)
    there = any(country for _, country in _targets(case, condition))
    return here and there and not _lives_in_country(case, condition)


def _is_here_too(case: Case) -> bool:
    """Whether the posting has a place in the student's country, whatever the town of the requirement was read as."""
    here = {place.country for place in case.cv.profile.places if place.country}
    return any(place.country in here for place in case.posting.locations)


def _lives_in_country(case: Case, condition: LocationCondition) -> bool:
    here = {place.country for place in case.cv.profile.places if place.country}
    return any(country in here for _, country in _targets(case, condition) if country)


def _days_answered(case: Case, condition: LocationCondition) -> Finding | None:
    """The days on site that the student gave when asked, where the posting asks for some."""
    answer = answered(case, DAYS_QUESTION_ID)
    if answer is None or condition.days_per_week is None or not answer.quote.strip().isdecimal():
        return None
    offered, asked = int(answer.quote), condition.days_per_week[0]
    if asked <= offered:
        return met(f"You said that you could be there {offered} days a week; {asked} are asked.", answer)
    reason = f"You said that you could be there {offered} days a week; {asked} are asked."
    return missing(reason, answer, contradicts=True)


def _judge_moving(case: Case, condition: LocationCondition) -> Finding:
    answer = answered(case, QUESTION_ID)
    if answer is not None and answer.quote.casefold() == "yes":
        return met("You said that you would move.", answer)
    if answer is not None and answer.quote.casefold() == "no" and case.cv.profile.places:
        return missing("You said that you would not move.", answer, contradicts=True)
    return _moving_stated(case, condition) or unknown("The CV does not say whether the student could be there.")


def _moving_stated(case: Case, condition: LocationCondition) -> Finding | None:
    """What the CV says of moving: that, or that not, or within a country that is not the one of the work."""
    elsewhere: Finding | None = None
    for said in said_of_moving(case.prepared):
        statement = said.statement
        if not condition.remote and said.only_remote:
            reason = "The CV says that only remote work will do."
            return missing(reason, quote_match(case, statement, said.only_remote), contradicts=True)
        if said.stays:
            reason = "The CV says that the student cannot move."
            return missing(reason, quote_match(case, statement, said.stays), contradicts=True)
        if said.not_abroad and _is_abroad(case, condition) and not _is_here_too(case):
            reason = "The CV says that the student would not go abroad."
            return missing(reason, quote_match(case, statement, said.not_abroad), contradicts=True)
        moves = said.moves
        if moves is None and said.abroad and not _lives_in_country(case, condition):
            moves = said.abroad
        if moves is None:
            continue
        words = quote_match(case, statement, moves)
        after = statement.text[moves.end() :]
        if _FOR_THE_SUMMER.match(after) and not _in_summer(case) and _reaches(case, condition, after):
            return partial(
                "The CV says that the student would move for the summer; the work is at another time.", words
            )
        if _reaches(case, condition, after):
            return met("The CV says that the student would move.", words)
        if elsewhere is None and _is_limited(after) and not _lives_in_country(case, condition):
            reason = "The CV says within which country the student would move, and this is another one."
            elsewhere = missing(reason, words, contradicts=True)
    return elsewhere


def _in_summer(case: Case) -> bool:
    """Whether the internship may lie within a summer; one without dates may."""
    start, weeks = case.posting.start, case.posting.duration_weeks
    begins = start is None or start.month is None or SUMMER_BEGINS[0] <= start.month <= SUMMER_BEGINS[1]
    return begins and (weeks is None or weeks[0] <= LONGEST_SUMMER_WEEKS)


def _reaches(case: Case, condition: LocationCondition, after: str) -> bool:
    """Whether a readiness to move covers the place asked: "within the Netherlands" is no readiness for Seattle."""
    limited = _LIMITED_TO.match(after)
    if limited is None:
        return True
    scope = limited[1]
    countries = {one.country for one in _places_in(scope) if one.country and not one.city}
    countries |= _EUROPE if _CONTINENT.search(scope) else set()
    towns = [one for one in _places_in(scope) if one.city]
    if not countries and not towns:
        return not scope.removeprefix("the ")[:1].isupper()
    asked = [(city, country) for city, country in _targets(case, condition) if country]
    return not asked or any(
        country in countries or any(_reaches_town(town, city, country) for town in towns) for city, country in asked
    )


_places_in = once(find_places)


def _is_limited(after: str) -> bool:
    """Whether a readiness to move ends at a border: "within the U.S." does, towns that are named are examples."""
    limited = _LIMITED_TO.match(after)
    if limited is None or limited[0].split()[0] in ("to", "en", "au", "dans", "sur"):
        return False
    countries = [one for one in _places_in(limited[1]) if one.country and not one.city]
    return bool(countries) or _CONTINENT.search(limited[1]) is not None


def _reaches_town(town: PlaceMention, city: str | None, country: str | None) -> bool:
    """Whether a readiness to move to a town covers the place asked, which may be a country only."""
    if city is None or town.city is None:
        return town.country == country
    distance = distance_km(town.city, town.country, city, country)
    return town.city.casefold() == city.casefold() or (distance is not None and distance <= COMMUTING_KM)
