"""What a wish asks of time and place: the period, the hours, the days on site, where to live, trips."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise

from matcher.conditions import AvailabilityCondition, LocationCondition, PartialDate
from matcher.dates import find_dates, find_days_per_week, find_durations, find_hours
from matcher.durations import as_number, number_pattern
from matcher.places import find_places
from matcher.posting.cues import plain
from matcher.single_dates import DateMention

_FULL_TIME = re.compile(r"\bfull[- ]time\b|\b100 ?%", re.IGNORECASE)
_RANGE = re.compile(r"^[\s,]*(?:to|until|till|through|–|-|and|bis|au)\b|^\s*[–-]\s*$", re.IGNORECASE)
_STARTS = re.compile(r"\b(?:start\w{0,4}|begin\w{0,5}|commenc\w{1,4}|join\w{0,3})\b", re.IGNORECASE)
_CHOICE = re.compile(r"^[\s,]*or\b", re.IGNORECASE)
_TOTAL = re.compile(
    r"\b(\d{2,4}) (?:working )?hours (?:altogether|in total|overall|in all|of work|spread|over)\b", re.IGNORECASE
)
_WORKING_HOURS = 40
_ANY_TIME = re.compile(
    r"\b(?:any ?time|some ?time|flexibl[ey]|whenever\b[^.;]{0,20}) (?:between|from|within)\s{0,2}$", re.IGNORECASE
)
_UNTIL = re.compile(r"\b(?:until|till|through|to|by|ends?|ending)\s(?:the )?(?:end of )?$", re.IGNORECASE)
_LIVES = re.compile(
    r"\b(?:live|living|resident|reside) (?:in|near|within)\b|\bbased in (?-i:[A-Z])|\bown transport\b", re.IGNORECASE
)
_TRAVELS = re.compile(
    r"\btravel(?:ling|s)?\b|\btrips?\b|\bcome to .{2,30} for\b|\bevery quarter\b"
    r"|\b(?:of|per|a) (?:the |a )?(?:month|year|stay)\b.{0,15}\b(?:in the field|away|on the road)\b",
    re.IGNORECASE,
)
_REMOTE = re.compile(
    r"\bwork from (?:anywhere|home)\b|\b(?:fully |entirely )?remote(?:ly)?\b(?! (?:work|version) (?:is|of) )"
    r"|\btime ?zone\b|\b(?:UK|US|CET|GMT|EST) (?:time|hours)\b",
    re.IGNORECASE,
)
_NOT_REMOTE = re.compile(
    r"\b(?:not|no|cannot|can't|isn't)\b.{0,30}\b(?:remote(?:ly)?|mobile working|home)\b", re.IGNORECASE
)
_MAY_STAY_HOME = re.compile(
    r"\b(?:may|can|could|are free to|are welcome to|able to|option to|choose to) (?:\w+ )?work (?:from home|remotely)\b"
    r"|\b(?:from home|remote(?:ly)?) (?:on|for|during) (?:the )?(?:other|rest|remaining|mon|tues|wednes|thurs|fri)",
    re.IGNORECASE,
)
"""Home is for the days that are not spent at the place named."""
_ALL_DAYS = re.compile(
    r"\b(?:every (?:working |trading )?day|all five|the whole time|on[- ]site, full)\b", re.IGNORECASE
)
_AT_HOME = re.compile(
    rf"\b({number_pattern()}) (?:days? (?:a|per) week (?:of |from |at )?(?:home|remote|telework)"
    r"|(?:days? (?:of )?)?(?:home[- ]office|telework\w*|remote|home) ?(?:days?|per week|a week))",
    re.IGNORECASE,
)
""" "Up to two home office days", "one day of telework per week": the rest is spent at the place of work."""
_HOME_DAYS = re.compile(r"\b(?:home office|home|remote)\s?(?:days?|working)?\b", re.IGNORECASE)


def read_availability_condition(text: str, year: int | None) -> AvailabilityCondition:
    """The period and hours asked for; where none are named, the posting's own hold. `year` completes dates."""
    smooth = plain(text)
    weeks = tuple(one.weeks for one in find_durations(smooth))
    hours = find_hours(smooth)
    days = find_days_per_week(smooth)
    start, start_latest, end = _period(smooth, find_dates(smooth, year=year), flexible=bool(weeks))
    return AvailabilityCondition(
        start=start,
        start_latest=start_latest,
        end=end,
        weeks=weeks[0] if weeks else None,
        hours_per_week=hours[0].hours_per_week if hours else _hours_of_total(smooth, weeks),
        days_per_week=float(days[0].days[0]) if days and days[0].days[0] < 5 and not hours else None,
        full_time=_FULL_TIME.search(smooth) is not None,
    )


def _period(
    text: str, dates: tuple[DateMention, ...], *, flexible: bool
) -> tuple[PartialDate | None, PartialDate | None, PartialDate | None]:
    """Start, latest start and end. Two dates are a window of starts after "start between", else the period itself.

    `flexible`: a length stands beside the dates, so that a wide range only bounds the start.
    """
    if not dates:
        return None, None, None
    first = dates[0]
    if len(dates) == 1:
        if _UNTIL.search(text[: first.start]) and not _STARTS.search(text[: first.start]):
            return None, None, first.last
        return first.first, first.last if first.last != first.first else None, None
    chosen, second = _last_of_choice(text, dates), dates[1]
    gap = text[first.end : second.start]
    any_time = _ANY_TIME.search(text[: first.start]) is not None
    if chosen or any_time or (_STARTS.search(text[: first.start]) and re.match(r"\s*(?:and|to|-|–)\b", gap)):
        return first.first, (chosen or second).last, None
    if _RANGE.match(gap) and flexible and _is_wide(text, first, second):
        return first.first, _latest_start(text, second), None
    return first.first, None, second.last


def _last_of_choice(text: str, dates: tuple[DateMention, ...]) -> DateMention | None:
    """The last of the dates to choose from, "June, July or September"; None where they are no such list."""
    for before, after in pairwise(dates):
        gap = text[before.end : after.start]
        if _CHOICE.match(gap):
            return after
        if not re.fullmatch(r"\s?,\s?(?:the |on )?", gap):
            return None
    return None


def _hours_of_total(text: str, weeks: tuple[tuple[int, int], ...]) -> float | None:
    """The hours a week of "150 hours altogether over ten weeks", at the fewest; None where no total is told."""
    total = _TOTAL.search(text)
    if total is None or not weeks:
        return None
    hours = int(total[1]) / max(1, weeks[0][1])
    return hours if hours <= _WORKING_HOURS else None


def _latest_start(text: str, last: DateMention) -> PartialDate:
    """The last day on which the shortest stay that is asked still fits into the range."""
    shortest = min(one.weeks[0] for one in find_durations(text))
    day = last.last.latest() - timedelta(weeks=shortest)
    return PartialDate(day.year, day.month, day.day)


def _is_wide(text: str, first: DateMention, second: DateMention) -> bool:
    """Whether the range is clearly longer than the shortest stay, so that one chooses when to come."""
    shortest = min(one.weeks[0] for one in find_durations(text))
    return (second.last.latest() - first.first.earliest()).days > 7 * (shortest + 2)


def read_location_condition(text: str) -> LocationCondition | None:
    """Where one must be and how often; None where a wish says nothing of it."""
    smooth = plain(text)
    places = find_places(smooth)
    town = next((one for one in places if one.city), None)
    country = town.country if town else next((one.country for one in places if one.country), None)
    days = _days(smooth)
    at_a_site = town is not None and days is not None and _MAY_STAY_HOME.search(smooth) is not None
    condition = LocationCondition(
        city=town.city if town else None,
        country=country,
        days_per_week=days,
        residence=_LIVES.search(smooth) is not None,
        travel=_TRAVELS.search(smooth) is not None,
        remote=_REMOTE.search(smooth) is not None and not _NOT_REMOTE.search(smooth) and not at_a_site,
    )
    if condition != LocationCondition():
        return condition
    return condition if re.search(r"\bsite\b|\boffice\b|\brelocat|\bin person\b", smooth, re.IGNORECASE) else None


def _days(text: str) -> tuple[int, int] | None:
    if _ALL_DAYS.search(text):
        return 5, 5
    mentions = find_days_per_week(text)
    at_home = _AT_HOME.search(text)
    if at_home is not None:
        return 5 - as_number(at_home[1].lower()), 5
    if not mentions:
        return None
    days = mentions[0].days
    if _HOME_DAYS.search(text, mentions[0].start) and re.search(r"\bup to\b", text, re.IGNORECASE):
        return 5 - days[1], 5
    return days
