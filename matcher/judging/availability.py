"""When and how much: the period a posting asks for against what the CV says of dates and hours."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from matcher.conditions import AvailabilityCondition, PartialDate
from matcher.judging.case import (
    Case,
    Finding,
    answered,
    best,
    met,
    missing,
    partial,
    quote,
    quote_match,
    unknown,
    weakest,
)
from matcher.judging.courses import current_course
from matcher.nouns import Availability, Evidence, SectionName, Span, VerdictStatus

QUESTION_ID = "availability"
MAX_QUOTES = 2
FULL_TIME_HOURS = 35.0
HOURS_A_DAY = 8.0
FEW_HOURS = 16.0
_AT_MOST = re.compile(r"\b(?:at (?:the )?most|only|max(?:imum)?|no more than|not more than)\b", re.IGNORECASE)
"""Two days a week: no internship that does not say so is done in that."""
START_SLACK_DAYS = 10
"""A start within ten days of the asked one is what people agree on by e-mail."""
WORTH_A_WORD_DAYS = 5
"""Who leaves a working week before the end should ask."""
TERM_TIME_WEEKS = 26
"""Longer than any summer: such a stay runs into term time of a course that goes on."""

SHORT_EVENT_DAYS = 14
"""An insight week or a course of some days: an offer of a whole summer says nothing of it."""
ANOTHER_TIME = timedelta(days=60)
"""An offer that ends so long before the internship begins was made for another one."""
LONG_BEFORE = timedelta(days=210)
"""A start that lies so long before the internship's is the start of something else."""
SOON_DAYS = (21, 90)
""" "Immediately" is within three weeks; within a quarter of a year it is near."""
_IMMEDIATE = re.compile(
    r"\bimmediate(?:ly)?\b|\bas soon as possible\b|\basap\b|\bat once\b|\bright away\b", re.IGNORECASE
)
_NEGOTIABLE = re.compile(
    r"\b(?:by (?:arrangement|agreement)|negotiable|flexible|or (?:later|similar)"
    r"|(?:dates|start) (?:can|may) be (?:moved|agreed)"
    r"|nach (?:Vereinbarung|Absprache)|à convenir|or as agreed)\b",
    re.IGNORECASE,
)
_ODD_HOURS = re.compile(
    r"\b(?:six|6|seven|7) days (?:a|per) week"
    r"|\b(?:week-?ends?|saturdays?|sundays?|evenings?|nights?|shifts?|on[- ]call)\b",
    re.IGNORECASE,
)
"""Hours of which an offer of dates says nothing."""
_WOULD_WORK = re.compile(
    r"\b(?:happy|willing|able|available|free|prepared|glad|fine|can|could|flexible|open)\b[^.;\n]{0,40}?"
    r"\b(?:week-?ends?|saturdays?|sundays?|evenings?|nights?|shifts?|on[- ]call)\b",
    re.IGNORECASE,
)
_WOULD_NOT = re.compile(
    r"\b(?:cannot|can['’]t|not|no|never|unable|except|without)\b[^.;\n]{0,30}?"
    r"\b(?:week-?ends?|saturdays?|sundays?|evenings?|nights?|shifts?|on[- ]call)\b",
    re.IGNORECASE,
)
_WORKED = re.compile(
    r"\b(?:week-?ends?|saturdays?|sundays?|evenings?|nights|night[- ]shifts?|late shifts?|early shifts?|on[- ]call)\b",
    re.IGNORECASE,
)
_BUSY = re.compile(
    r"\b(?:exams?|finals|term|semester|lectures|classes|teaching|busy|away|abroad|travelling|contract|course) "
    r"(?:\w+ )?(?:until|till|up to|to|end(?:s|ing)? on)\b",
    re.IGNORECASE,
)
_FREE_UNTIL = re.compile(r"\b(?:free|available|work)\b[^.;\n]{0,30}\b(?:until|till|to)\b", re.IGNORECASE)
# `_DEMANDS`: a stay that must be so long, rather than may.
_DEMANDS = re.compile(
    r"\b(?:requires?|required|needs?|must|ha(?:s|ve) to|counts?|accept\w*)\b[^.;\n]{0,40}\b(?:at least"
    r"|minimum|no less than)\b"
    r"|\b(?:not|nothing|no|never)\b[^.;\n]{0,30}\bshorter\b",
    re.IGNORECASE,
)
_NOT_SHORTER = re.compile(r"\bshorter\b", re.IGNORECASE)
SOMEWHAT_LONGER, MUCH_LONGER = 1.25, 1.6
"""Up to which share more than the internship lasts no extension is needed, and up to which one may be asked for."""
_ANY_TIME = re.compile(
    r"\b(?:at )?any ?time\b(?: of (?:the )?year)?|\b(?:all|throughout the|the whole) year\b|\byear[- ]round\b"
    r"|\b(?:in|during) term(?:[- ]time)?\b",
    re.IGNORECASE,
)
_WISH = re.compile(r"\b(?:look(?:ing)? for|seek(?:ing)?|in search of|want|wish|need)\b", re.IGNORECASE)

_NOWHERE = Span(1, 0, 0)
_SEASON_MONTHS = {"spring": (3, 5), "summer": (6, 9), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 12)}


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


def judge_availability(case: Case, condition: AvailabilityCondition) -> Finding:
    """Dates first, then hours; a seasonal wish is partial; silence is unknown unless the course rules it out."""
    period = _asked(case, condition)
    answer = _from_answer(case, period)
    if answer is not None:
        return answer
    odd = _judge_odd_hours(case) if _asks_odd_hours(case, condition) else None
    if odd is not None:
        return odd
    said = tuple(_read_again(one) for one in case.cv.profile.availability)
    if not said or _speaks_of_hours_only(case, condition, said):
        return _judge_silent(case, period)
    too_short = _too_short(case, said, period)
    if too_short is not None:
        return too_short
    if _IMMEDIATE.search(case.requirement.text) and condition.start is None:
        return _judge_immediate(case, said)
    with_hours = not _only_a_start(condition) or bool(period.hours or period.days)
    offers = _of_this_time(_judge_offers(case, said, period, with_hours=with_hours))
    return _with_equals(best(offers), offers) if offers else _judge_silent(case, period)


def _asks_odd_hours(case: Case, condition: AvailabilityCondition) -> bool:
    dated = condition.start or condition.end or condition.weeks
    return not dated and _ODD_HOURS.search(case.requirement.text) is not None


def _judge_odd_hours(case: Case) -> Finding | None:
    """Evenings, weekends, shifts: what the CV says of them, or that it shows such work. None where it is silent."""
    named = _WORKED.search(case.requirement.text) is not None
    worked: Finding | None = None
    for statement in case.cv.statements:
        if refused := _WOULD_NOT.search(statement.text):
            return missing(
                "The CV says that such hours are out.", quote_match(case, statement, refused), contradicts=True
            )
        if offered := _WOULD_WORK.search(statement.text):
            return met("The CV offers such hours.", quote_match(case, statement, offered))
        found = _WORKED.search(statement.text) if statement.section is SectionName.EXPERIENCE else None
        if named and found is not None and worked is None:
            worked = partial("The CV shows work at such hours.", quote_match(case, statement, found))
    return worked


def _read_again(said: Availability) -> Availability:
    """ "Exams until 10 July" says when the student is busy: free from then on."""
    if said.start is None and said.end is not None and _BUSY.search(said.text) and not _FREE_UNTIL.search(said.text):
        return replace(said, start=said.end, end=None)
    return said


def _only_a_start(condition: AvailabilityCondition) -> bool:
    """Whether nothing but a day to begin is asked, so that limited hours are no matter of this requirement."""
    return condition.start is not None and condition.end is None and condition.weeks is None


def _speaks_of_hours_only(case: Case, condition: AvailabilityCondition, said: tuple[Availability, ...]) -> bool:
    """ "Six days a week", or nothing that was understood: offers of dates do not answer that."""
    if condition.start or condition.end or condition.weeks:
        return False
    if _ODD_HOURS.search(case.requirement.text):
        return all(_hours_offered(one) is None for one in said)
    unread = condition == AvailabilityCondition() and not _IMMEDIATE.search(case.requirement.text)
    return unread and case.posting.start is None and case.posting.duration_weeks is None


def _too_short(case: Case, said: tuple[Availability, ...], period: Period) -> Finding | None:
    """Who needs forty weeks, as some courses demand, is not served by eight, whatever the dates."""
    lasts = period.longest_in_weeks
    if lasts is None:
        return None
    for one in said:
        if one.weeks is not None and one.weeks[0] > lasts * SOMEWHAT_LONGER and _DEMANDS.search(one.text):
            reason = f"The CV needs {one.weeks[0]} weeks or more; the internship lasts {lasts} at most."
            if one.weeks[0] <= lasts * MUCH_LONGER and not _NOT_SHORTER.search(one.text):
                return partial(reason, quote(case, one.span))
            return missing(reason, quote(case, one.span), contradicts=True)
    return None


def _judge_immediate(case: Case, said: tuple[Availability, ...]) -> Finding:
    """How soon after today the first offer begins."""
    waits = [(_days_to_wait(case, one), one) for one in said if one.now or one.start is not None]
    if not waits:
        return unknown("The CV does not say how soon the student could begin.")
    wait, offer = min(waits, key=lambda pair: pair[0])
    evidence = quote(case, offer.span)
    if wait <= SOON_DAYS[0]:
        return met("The CV offers to begin at once.", evidence)
    if wait <= SOON_DAYS[1]:
        return partial("The CV offers to begin soon, not at once.", evidence)
    return missing("The CV offers to begin much later.", evidence, contradicts=True)


def _days_to_wait(case: Case, said: Availability) -> int:
    return 0 if said.now or said.start is None else (said.start.earliest() - case.as_of).days


def _judge_offers(case: Case, said: tuple[Availability, ...], period: Period, *, with_hours: bool) -> list[Finding]:
    """Each offer of dates with its own hours, else with those that are said without dates; hours alone where none is.

    "One day a week until August, full time from September" are two offers, of which the better one counts. A season
    counts only where no dates are given.
    """
    timed = [one for one in said if _is_dated(one)] or [one for one in said if one.season is not None]
    loose = [one for one in said if not _is_dated(one) and one.season is None] if with_hours else []
    if timed and (always := _judge_always(case, loose, period)) is not None:
        return [always, *_judge_offers(case, tuple(timed), period, with_hours=with_hours)]
    anytime = [finding for one in loose if (finding := _judge_hours(case, one, period)) is not None]
    if not timed:
        return anytime
    found = []
    for one in timed:
        dates = _judge_offer(case, one, period) if _is_dated(one) else _judge_season(case, one, period)
        own = _judge_hours(case, one, period) if with_hours else None
        says_hours = own is not None or one.full_time
        found.append(_joined(dates, [own] if own is not None else [] if says_hours else anytime))
    return found


def _judge_always(case: Case, loose: list[Availability], period: Period) -> Finding | None:
    """ "Two days a week at any time of year" is an offer beside those of dates."""
    always = next((one for one in loose if _ANY_TIME.search(one.text)), None)
    return _judge_hours(case, always, period) if always is not None else None


def _of_this_time(findings: list[Finding]) -> list[Finding]:
    """Without offers of another time, where others speak of the internship's."""
    return [one for one in findings if one.status is not VerdictStatus.UNKNOWN] or findings


def _is_dated(said: Availability) -> bool:
    return said.start is not None or said.end is not None or said.now


def _with_equals(chosen: Finding, findings: list[Finding]) -> Finding:
    """The finding with the quotes of those that say the same: an offer may stand in two places."""
    alike = [finding for finding in findings if finding.reason == chosen.reason]
    evidence = {quoted.span: quoted for finding in alike for quoted in finding.evidence}
    return replace(chosen, evidence=tuple(evidence.values())[:MAX_QUOTES])


def _joined(dates: Finding, hours: list[Finding]) -> Finding:
    """Dates and hours must both fit: the weaker of the two decides, and both are quoted."""
    parts = [dates, best(hours)] if hours else [dates]
    decisive = weakest(parts)
    evidence = {quoted.span: quoted for part in (decisive, *parts) for quoted in part.evidence}
    return replace(decisive, evidence=tuple(evidence.values()))


def _asked(case: Case, condition: AvailabilityCondition) -> Period:
    posting = case.posting
    start = condition.start or posting.start
    weeks = condition.weeks or posting.duration_weeks
    first = start.earliest() if start else None
    last = condition.start_latest.latest() if condition.start_latest else (start.latest() if start else None)
    end = condition.end.latest() if condition.end else None
    hours = condition.hours_per_week or (FULL_TIME_HOURS if condition.full_time else None) or posting.hours_per_week
    open_start = condition.end is None and (
        condition.start is None or _NEGOTIABLE.search(case.requirement.text) is not None
    )
    shortest, longest = weeks or (None, None)
    return Period(first, last, end, shortest, hours, condition.days_per_week, open_start, longest)


def _from_answer(case: Case, period: Period) -> Finding | None:
    answer = answered(case, QUESTION_ID)
    dates = answered_dates(answer.quote) if answer is not None else None
    if answer is None or dates is None:
        return None
    said = Availability(answer.quote, _NOWHERE, start=_exactly(dates[0]), end=_exactly(dates[1]))
    over = period.start is not None and dates[1] < period.start
    if over or _date_clash(said, period) is not None:
        return missing("The dates that you gave do not cover the internship.", answer, contradicts=True)
    if period.start is None and period.end_for(dates[0]) is None:
        return met("You said when you can work; the posting fixes no dates.", answer)
    return met("The dates that you gave cover the internship.", answer)


def answered_dates(answer: str) -> tuple[date, date] | None:
    """The first and last day of an answer such as "2027-06-01/2027-09-15"; None where it is not two days in order."""
    first, _, last = answer.partition("/")
    try:
        begin, end = date.fromisoformat(first.strip()), date.fromisoformat(last.strip())
    except ValueError:
        return None
    return (begin, end) if begin < end else None


def _exactly(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def _judge_silent(case: Case, period: Period) -> Finding:
    course = current_course(case)
    end = course.degree.end if course else None
    if course is None or end is None or period.start is None or period.end is None:
        return unknown("The CV does not say when the student is free.")
    weeks = (period.end - period.start).days / 7
    if weeks > TERM_TIME_WEEKS and end.latest() > period.start + timedelta(days=120):
        reason = "The internship runs through term time of a course that goes on until " + end.isoformat() + "."
        return missing(reason, quote(case, course.degree.span), contradicts=True)
    return unknown("The CV does not say when the student is free.")


def _judge_offer(case: Case, said: Availability, period: Period) -> Finding:
    evidence = quote(case, said.span)
    if _of_another_time(said, period):
        return unknown("The CV speaks of another time than that of the internship.")
    against = _against(case, said, period, evidence)
    if against is not None:
        return against
    if said.conditional:
        return partial("The dates fit under a condition that the CV states.", evidence)
    early = _days_short(said, period)
    if early >= WORTH_A_WORD_DAYS:
        return partial(f"The CV's dates fit but for the last {early} days.", evidence)
    late = _days_late(said, period)
    if late:
        return met(f"The CV's dates fit but for the first {late} days, which people agree on.", evidence)
    return met("The dates that the CV gives cover the internship.", evidence)


def _against(case: Case, said: Availability, period: Period, evidence: Evidence) -> Finding | None:
    """What speaks against an offer: dates that clash, or a longer stay that is sought; None where nothing does."""
    dates, longer = _date_clash(said, period), _length_clash(said, period)
    bearable = not (_is_much_longer(said, period) or _is_too_long(said, period))
    if dates is None and longer is not None and bearable:
        return partial(longer, evidence)
    clash = dates or longer
    if clash is None:
        return None
    if _NEGOTIABLE.search(case.requirement.text) and _is_half_of_it(said, period):
        return partial("The CV offers a shorter stay, and the posting leaves the dates to be agreed.", evidence)
    return missing(clash, evidence, contradicts=True)


def _days_late(said: Availability, period: Period) -> int:
    """By how many days an offer that fits begins after the last day on which the internship may begin."""
    latest = period.start_latest or period.start
    if latest is None or said.start is None or said.start.day is None or period.start_is_open:
        return 0
    return max(0, (said.start.earliest() - latest).days)


def _days_short(said: Availability, period: Period) -> int:
    """By how many days an offer that fits ends before the internship does."""
    begin = period.start
    if begin is not None and said.start is not None:
        begin = max(begin, said.start.earliest())
    offered, needed = _end_offered(said), period.end_for(begin)
    return max(0, (needed - offered).days) if offered is not None and needed is not None else 0


def _judge_season(case: Case, said: Availability, period: Period) -> Finding:
    evidence = quote(case, said.span)
    months = _SEASON_MONTHS.get((said.season or "").split()[0].casefold())
    if period.start is None or months is None:
        return partial("The CV offers a season; the dates are open.", evidence)
    last = (period.start_latest or period.start).month
    if period.start.month - 1 <= months[1] and last + 1 >= months[0]:
        return partial("The CV offers that season; exact dates and hours are not stated.", evidence)
    return unknown("The CV speaks of another season.", evidence)


def _date_clash(said: Availability, period: Period) -> str | None:
    slack = timedelta(days=START_SLACK_DAYS)
    begin = period.start
    if begin is not None and said.start is not None:
        if not period.start_is_open and said.start.earliest() > (period.start_latest or begin) + slack:
            return f"The CV offers work from {said.start.isoformat()}, after the internship begins."
        begin = max(begin, said.start.earliest())
    offered, needed = _end_offered(said), period.end_for(begin)
    if offered is not None and needed is not None and offered + slack < needed:
        return f"The CV offers work until {offered.isoformat()}, before the internship ends."
    return None


def _of_another_time(said: Availability, period: Period) -> bool:
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


def _is_half_of_it(said: Availability, period: Period) -> bool:
    return said.weeks is not None and period.weeks is not None and said.weeks[1] * 2 >= period.weeks


def _latest_end(said: Availability) -> date | None:
    """The last day of an offer at the most generous reading."""
    if said.end is not None:
        return said.end.latest()
    if said.start is None or said.weeks is None:
        return None
    return said.start.latest() + timedelta(weeks=said.weeks[1])


def _length_clash(said: Availability, period: Period) -> str | None:
    """Who looks for six months is not served by three, nor by twelve; who is free for a year is by both."""
    if _is_too_long(said, period) and said.weeks is not None:
        return f"The CV offers {said.weeks[1]} weeks at most; the internship lasts {period.weeks} or more."
    if said.weeks is None or period.longest_weeks is None or not _WISH.search(said.text):
        return None
    if said.weeks[0] <= period.longest_weeks * SOMEWHAT_LONGER:
        return None
    return f"The CV looks for {said.weeks[0]} weeks or more; the internship lasts {period.longest_weeks} at most."


def _is_too_long(said: Availability, period: Period) -> bool:
    """Whether the internship lasts much longer than the longest stay that is offered ("of four to six months")."""
    if said.weeks is None or period.weeks is None or said.end is not None:
        return False
    return said.weeks[1] * MUCH_LONGER < period.weeks


def _is_much_longer(said: Availability, period: Period) -> bool:
    """Whether the stay that is sought is so much longer that asking for an extension is no use."""
    return (
        said.weeks is not None
        and period.longest_weeks is not None
        and said.weeks[0] > period.longest_weeks * MUCH_LONGER
    )


def _end_offered(said: Availability) -> date | None:
    if said.end is not None:
        return said.end.latest()
    if said.start is not None and said.weeks is not None and said.start.day is not None:
        return None if said.weeks[1] > said.weeks[0] else said.start.earliest() + timedelta(weeks=said.weeks[1])
    return None


def _hours_offered(said: Availability) -> float | None:
    if said.hours_per_week is not None:
        return said.hours_per_week
    if said.days_per_week is not None:
        return said.days_per_week * HOURS_A_DAY
    return FULL_TIME_HOURS if said.full_time else None


def _judge_hours(case: Case, said: Availability, period: Period) -> Finding | None:
    offered = _hours_offered(said)
    if offered is None or said.full_time:
        return None
    evidence = quote(case, said.span)
    asked = period.hours or (period.days * HOURS_A_DAY if period.days else None)
    if asked is None:
        if offered <= FEW_HOURS and _AT_MOST.search(said.text):
            return missing(
                f"The CV offers {offered:g} hours a week, and the posting does not speak of part time.", evidence
            )
        return partial("The CV offers limited hours; the posting does not state its own.", evidence)
    if offered + 1 >= asked:
        return met(f"The CV offers {offered:g} hours a week; {asked:g} are asked.", evidence)
    if said.days_per_week is not None and said.days_per_week >= 4:
        return partial(f"The CV offers {said.days_per_week:g} days a week; more is asked.", evidence)
    return missing(f"The CV offers {offered:g} hours a week; {asked:g} are asked.", evidence, contradicts=True)
