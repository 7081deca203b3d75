"""The stay that a posting asks for, and how the dates and the length of an offer stand to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from matcher.conditions import AvailabilityCondition
from matcher.judging.case import Case
from matcher.nouns import Availability

START_SLACK_DAYS = 10
"""A start within ten days of the asked one is what people agree on by e-mail."""
SHARE_OF_A_STAY = 0.13
WORTH_A_WORD_DAYS = 5
"""Who leaves a working week before the end should ask."""
SHORT_EVENT_DAYS = 14
"""An insight week or a course of some days: an offer of a whole summer says nothing of it."""
ANOTHER_TIME = timedelta(days=60)
"""An offer that ends so long before the internship begins was made for another one."""
LONG_BEFORE = timedelta(days=210)
"""A start that lies so long before the internship's is the start of something else."""
SUMMER_BEGINS, NO_TERM = (5, 8), (6, 9)
"""The months in which a summer's work begins, and those in which universities of the north have no term: in May many
interns come from courses that are over, while a student's permit still counts hours."""
FULL_TIME_HOURS = 35.0
SOMEWHAT_LONGER, MUCH_LONGER = 1.3, 1.6
"""Up to which share more than the internship lasts no extension is needed, and up to which one may be asked for."""
NEGOTIABLE = re.compile(
    r"\b(?:by (?:arrangement|agreement)|negotiable|flexible|or (?:later|similar)"
    r"|(?:dates|start) (?:can|may) be (?:moved|agreed)"
    r"|nach (?:Vereinbarung|Absprache)|à convenir|or as agreed)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\b|\bany ?time\b|\bonwards?\b|\bat the earliest\b", re.IGNORECASE)
_WHOLE = re.compile(
    r"\b(?:full|entire|whole|complete)(?![- ]time\b)|\b(?:throughout|for the duration|from start to finish)\b"
    r"|\ball (?:of the )?(?:\d{1,2}|\w{3,9}) (?:weeks|months|days)\b|\bsame (?:day|monday|start)",
    re.IGNORECASE,
)
""" "For the full twelve weeks": those of the posting, from its first day on."""
_WISH = re.compile(r"\b(?:look(?:ing)? for|seek(?:ing)?|in search of|want|wish|need)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Period:
    """What the posting asks: the start window, the end or the shortest length, and the hours; None if not said.

    `start_is_open`: the requirement fixes no date, so that the posting's start is the earliest one.
    """

    start: date | None
    start_latest: date | None
    fixed_end: date | None
    weeks: int | None
    hours: float | None
    days: float | None
    start_is_open: bool = False
    longest_weeks: int | None = None

    def end_for(self, begin: date | None) -> date | None:
        """The last day for somebody who begins on a day: the fixed end, else the shortest length from there."""
        if self.fixed_end is not None or begin is None or self.weeks is None:
            return self.fixed_end
        return begin + timedelta(weeks=self.weeks)

    @property
    def longest_in_weeks(self) -> int | None:
        """How long the internship lasts at most, by its dates where it has two."""
        if self.start is not None and self.fixed_end is not None:
            return round((self.fixed_end - self.start).days / 7)
        return self.longest_weeks

    @property
    def end(self) -> date | None:
        """The last day for somebody who begins on the first possible one."""
        return self.end_for(self.start)


def asked_period(case: Case, condition: AvailabilityCondition) -> Period:
    """What a requirement asks, and the posting where the requirement is silent."""
    posting = case.posting
    start = condition.start or posting.start
    weeks = condition.weeks or posting.duration_weeks
    first = start.earliest() if start else None
    last = condition.start_latest.latest() if condition.start_latest else (start.latest() if start else None)
    end = condition.end.latest() if condition.end else None
    hours = condition.hours_per_week or (FULL_TIME_HOURS if condition.full_time else None) or posting.hours_per_week
    whole = first is not None and first == last and _WHOLE.search(case.requirement.text) is not None
    open_start = condition.end is None and (
        (condition.start is None and not whole) or NEGOTIABLE.search(case.requirement.text) is not None
    )
    shortest, longest = weeks or (None, None)
    return Period(first, last, end, shortest, hours, condition.days_per_week, open_start, longest)


def date_clash(said: Availability, period: Period) -> str | None:
    """Why an offer's dates do not fit, in words; None where they do."""
    latest = None if period.start is None or period.start_is_open else period.start_latest or period.start
    if latest is not None and said.start is not None and (said.start.earliest() - latest).days > START_SLACK_DAYS:
        return f"The CV offers work from {said.start.isoformat()}, after the internship begins."
    offered = _end_offered(said)
    first = None if period.start_is_open else period.start
    if offered is not None and first is not None and offered < first:
        return f"The CV offers work until {offered.isoformat()}, before the internship begins."
    if offered is not None and days_short(said, period) > _slack(period):
        return f"The CV offers work until {offered.isoformat()}, before the internship ends."
    return None


def _slack(period: Period) -> int:
    """How many days at the end of a stay people agree on: ten, and of a short stay an eighth."""
    if period.weeks is None:
        return START_SLACK_DAYS
    return min(START_SLACK_DAYS, round(period.weeks * 7 * SHARE_OF_A_STAY))


def starts_elsewhen(said: Availability, period: Period) -> bool:
    """Whether a stay of some length is sought that begins well before the internship does."""
    if said.weeks is None or said.start is None or said.end is not None or period.start is None:
        return False
    if not _WISH.search(said.text) or _BETWEEN.search(said.text):
        return False
    return said.start.latest() + ANOTHER_TIME < period.start


def days_late(said: Availability, period: Period) -> int:
    """By how many days an offer that fits begins after the last day on which the internship may begin."""
    latest = period.start_latest or period.start
    if latest is None or said.start is None or said.start.day is None or period.start_is_open:
        return 0
    return max(0, (said.start.earliest() - latest).days)


def days_short(said: Availability, period: Period) -> int:
    """By how many days an offer that fits ends before the internship does."""
    begin = period.start
    if begin is not None and said.start is not None:
        begin = max(begin, said.start.earliest())
    offered, needed = _end_offered(said), period.end_for(begin)
    return max(0, (needed - offered).days) if offered is not None and needed is not None else 0


def is_of_another_time(said: Availability, period: Period) -> bool:
    """Whether the offer lies long before the internship, or the internship is a short event outside it."""
    if period.start is None:
        return False
    end = _latest_end(said)
    if end is not None and end + ANOTHER_TIME < period.start:
        return True
    open_ended = end is None and said.start is not None and not said.now
    if open_ended and said.start is not None and said.start.latest() + LONG_BEFORE < period.start:
        return True
    event = period.end
    if event is None or (event - period.start).days > SHORT_EVENT_DAYS or said.now:
        return False
    return bool((said.start and said.start.earliest() > event) or (end is not None and end < period.start))


def is_half_of_it(said: Availability, period: Period) -> bool:
    """Whether the longest stay that is offered is at least half of the internship."""
    return said.weeks is not None and period.weeks is not None and said.weeks[1] * 2 >= period.weeks


def length_clash(said: Availability, period: Period) -> str | None:
    """Who looks for six months is not served by three, nor by twelve; who is free for a year is by both."""
    if is_too_long(said, period):
        return f"The CV offers {weeks_offered(said)} weeks at most; the internship lasts {period.weeks} or more."
    if said.weeks is None or period.longest_weeks is None or not _WISH.search(said.text):
        return None
    if said.weeks[0] <= period.longest_weeks * SOMEWHAT_LONGER:
        return None
    return f"The CV looks for {said.weeks[0]} weeks or more; the internship lasts {period.longest_weeks} at most."


def is_too_long(said: Availability, period: Period) -> bool:
    """Whether the internship lasts much longer than the longest stay that is offered ("of four to six months")."""
    longest = weeks_offered(said)
    if longest is None or period.weeks is None or (period.start is not None and said.end is not None):
        return False
    return longest * MUCH_LONGER < period.weeks


def is_shorter(said: Availability, period: Period) -> bool:
    """Whether the longest stay that is offered is clearly shorter than the one asked, though an extension is near."""
    longest = weeks_offered(said)
    return longest is not None and period.weeks is not None and longest * SOMEWHAT_LONGER < period.weeks


def weeks_offered(said: Availability) -> int | None:
    """The longest stay that is offered: by its length, else by its two days."""
    if said.start is not None and said.end is not None:
        return round((said.end.latest() - said.start.earliest()).days / 7)
    return said.weeks[1] if said.weeks is not None and said.end is None else None


def is_much_longer(said: Availability, period: Period) -> bool:
    """Whether the stay that is sought is so much longer that asking for an extension is no use."""
    return (
        said.weeks is not None
        and period.longest_weeks is not None
        and said.weeks[0] > period.longest_weeks * MUCH_LONGER
    )


def _latest_end(said: Availability) -> date | None:
    """The last day of an offer at the most generous reading."""
    if said.end is not None:
        return said.end.latest()
    if said.start is None or said.weeks is None:
        return None
    return said.start.latest() + timedelta(weeks=said.weeks[1])


def _end_offered(said: Availability) -> date | None:
    if said.end is not None:
        return said.end.latest()
    if said.start is not None and said.weeks is not None and said.start.day is not None:
        return None if said.weeks[1] > said.weeks[0] else said.start.earliest() + timedelta(weeks=said.weeks[1])
    return None
