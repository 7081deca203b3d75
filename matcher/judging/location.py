"""Where one must be: places, distances and what the CV says of moving or travelling."""

from __future__ import annotations

import re

from matcher.areas import find_area
from matcher.conditions import AvailabilityCondition, LocationCondition
from matcher.judging.case import (
    Case,
    Finding,
    answered,
    met,
    missing,
    partial,
    quote,
    quote_match,
    unknown,
)
from matcher.judging.licences import ASKS_VEHICLE, judge_own_vehicle
from matcher.judging.moving import Moving, said_of_moving, said_of_trips
from matcher.judging.stays import SUMMER_BEGINS
from matcher.judging.whereabouts import (
    COMMUTING_KM,
    is_abroad,
    is_here_too,
    lives_in_country,
    lives_there,
    targets,
)
from matcher.nouns import Availability, Evidence, VerdictStatus
from matcher.scratch import once

_FULLY_REMOTE = re.compile(r"\b(?:fully|100 ?%|entirely|completely|wholly) remote\b|\bremote[- ]only\b", re.IGNORECASE)
QUESTION_ID = "relocation"
DAYS_QUESTION_ID = "days_on_site"
TRAVEL_QUESTION_ID = "travel"
WORKING_DAYS = 5
_PRESENT = re.compile(
    r"\b(?:in person|on[- ]site|together|in (?:the|our) (?:office|lab\w*|building|studio|workshop|house)|come in"
    r"|with us in|at (?:the|our) (?:office|site|lab\w*|premises))\b",
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
_area_of = once(find_area)


def judge_location(case: Case, condition: LocationCondition) -> Finding:
    """Near enough, or willing to come; a stated limit of days on site is arithmetic; silence is unknown."""
    if condition.travel:
        return _judge_travel(case, condition)
    lives = lives_there(case, condition)
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
    there = _reached_there(case, condition) or _travel_answered(case, condition)
    return there or unknown("A CV does not normally say whether one would travel.")


def _travel_answered(case: Case, condition: LocationCondition) -> Finding | None:
    limit = _site_days(case)
    if limit is not None and condition.country in (None, *(place.country for place in case.cv.profile.places)):
        return partial("The CV speaks of travel to an office, not of trips.", quote(case, limit.span))
    answer = answered(case, TRAVEL_QUESTION_ID)
    if answer is None:
        return None
    if answer.quote.casefold() == "yes":
        return met("You said that you would travel.", answer)
    return missing("You said that you would not travel.", answer, contradicts=True)


def _reached_there(case: Case, condition: LocationCondition) -> Finding | None:
    """A trip to a town is none for who lives there, and a small thing for who would move there; None otherwise."""
    if condition.city is None:
        return None
    lives = lives_there(case, condition)
    if lives is not None:
        return met(*lives)
    moving = _moving_stated(case, condition)
    return moving if moving is not None and moving.status is VerdictStatus.MET else None


def _site_days(case: Case) -> Availability | None:
    return next((one for one in case.cv.profile.availability if one.days_on_site is not None), None)


def _judge_days(
    case: Case, condition: LocationCondition, limit: Availability, lives: tuple[str, Evidence] | None
) -> Finding:
    asked = condition.days_per_week or (0, 0)
    offered = limit.days_on_site or (0, 0)
    evidence = quote(case, limit.span)
    if asked[0] <= offered[1] and lives is None and is_abroad(case, condition):
        return _judge_moving(case, condition)
    if asked[0] <= offered[1]:
        return met(f"The CV offers up to {offered[1]} days a week on site; {asked[0]} are asked.", evidence)
    reason = f"The CV offers up to {offered[1]} days a week on site; {asked[0]} are asked."
    if lives is not None:
        return partial(reason, evidence)
    return missing(reason, evidence, contradicts=True)


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
        if said.not_abroad and is_abroad(case, condition) and not is_here_too(case):
            reason = "The CV says that the student would not go abroad."
            return missing(reason, quote_match(case, statement, said.not_abroad), contradicts=True)
        named = _offered_here(case, condition, said)
        if named is not None:
            return named
        moved = _moves_here(case, condition, said)
        if moved is not None and moved.status is not VerdictStatus.MISSING:
            return moved
        elsewhere = elsewhere or moved
    return elsewhere


def _offered_here(case: Case, condition: LocationCondition, said: Moving) -> Finding | None:
    """Work at a place that the CV names among those where it is sought, or at none of the only ones that will do."""
    if said.places is None:
        return None
    area = _area_of(said.statement.text[said.places.end() :])
    asked = [(city, country) for city, country in targets(case, condition) if country]
    if not area or not asked:
        return None
    words = quote_match(case, said.statement, said.places)
    if any(city and area.holds(city, country, COMMUTING_KM) for city, country in asked):
        return met("The CV names this place among those where the student would work.", words)
    if said.nowhere_else and not any(area.holds(city, country, COMMUTING_KM) for city, country in asked):
        return missing("The CV names the only places where the student would work.", words, contradicts=True)
    return None


def _moves_here(case: Case, condition: LocationCondition, said: Moving) -> Finding | None:
    if condition.remote and _FULLY_REMOTE.search(case.requirement.text):
        return None
    moves = said.moves
    if moves is None and said.abroad and not lives_in_country(case, condition):
        moves = said.abroad
    if moves is None:
        return None
    words = quote_match(case, said.statement, moves)
    after = said.statement.text[moves.end() :]
    if not _reaches(case, condition, after):
        if not _is_limited(after) or lives_in_country(case, condition):
            return None
        reason = "The CV says within which country the student would move, and this is another one."
        return missing(reason, words, contradicts=True)
    if _FOR_THE_SUMMER.match(after) and not _in_summer(case):
        return partial("The CV says that the student would move for the summer; the work is at another time.", words)
    return met("The CV says that the student would move.", words)


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
    area = _area_of(scope)
    if not area:
        return not scope.removeprefix("the ")[:1].isupper()
    asked = [(city, country) for city, country in targets(case, condition) if country]
    return not asked or any(area.holds(city, country, COMMUTING_KM) for city, country in asked)


def _is_limited(after: str) -> bool:
    """Whether a readiness to move ends at a border: "within the U.S." does, towns that are named are examples."""
    limited = _LIMITED_TO.match(after)
    if limited is None or limited[0].split()[0] in ("to", "en", "au", "dans", "sur"):
        return False
    return bool(_area_of(limited[1]).countries)
