"""When and how much: the period a posting asks for against what the CV says of dates and hours."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from matcher.conditions import AvailabilityCondition, PartialDate
from matcher.dates import find_dates, find_periods
from matcher.judging.case import (
    Case,
    Finding,
    answered,
    best,
    met,
    missing,
    partial,
    quote,
    unknown,
    weakest,
)
from matcher.judging.courses import current_course
from matcher.judging.stays import (
    MUCH_LONGER,
    NEGOTIABLE,
    SOMEWHAT_LONGER,
    WORTH_A_WORD_DAYS,
    Period,
    asked_period,
    date_clash,
    days_late,
    days_short,
    is_half_of_it,
    is_much_longer,
    is_of_another_time,
    is_shorter,
    is_too_long,
    length_clash,
    starts_elsewhen,
    weeks_offered,
)
from matcher.judging.working_hours import (
    ODD_HOURS,
    PARTS_OF_THE_WEEK,
    asks_odd_hours,
    hours_offered,
    judge_hours,
    judge_odd_hours,
    judge_term_time,
)
from matcher.nouns import Availability, Evidence, Span, VerdictStatus

QUESTION_ID = "availability"
MAX_QUOTES = 2
TERM_TIME_WEEKS = 26
"""Longer than any summer: such a stay runs into term time of a course that goes on."""
SOON_DAYS = (21, 90)
""" "Immediately" is within three weeks; within a quarter of a year it is near."""
_IMMEDIATE = re.compile(
    r"\bimmediate(?:ly)?\b|\bas soon as possible\b|\basap\b|\bat once\b|\bright away\b", re.IGNORECASE
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
_OF_THE_COURSE = re.compile(
    r"\b(?:compulsory|mandatory|obligatory|required)\b"
    r"|\b(?:placement|internship|practical|work) (?:semester|term|phase|period|block)\b",
    re.IGNORECASE,
)
_OWN_WISH = re.compile(r"\b(?:I|I['’]\w+|available|free|looking|seek\w*|want\w*|wish\w*|open)\b", re.IGNORECASE)
_NOT_SHORTER = re.compile(r"\bshorter\b", re.IGNORECASE)
_ANY_TIME = re.compile(
    r"\b(?:at )?any ?time\b(?: of (?:the )?year)?|\b(?:all|throughout the|the whole) year\b|\byear[- ]round\b"
    r"|\b(?:in|during) term(?:[- ]time)?\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b20\d\d\b|[’']\d\d\b")
_SEASON = re.compile(r"\b(?:spring|summer|autumn|fall|winter|vacation|holidays?|break)\b", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|starting(?: in)?|as of|ab|dès|vanaf|desde)\s(?:the )?", re.IGNORECASE)
_NOWHERE = Span(1, 0, 0)
_SEASON_MONTHS = {"spring": (3, 5), "summer": (6, 9), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 12)}


def judge_availability(case: Case, condition: AvailabilityCondition) -> Finding:
    """Dates first, then hours; a seasonal wish is partial; silence is unknown unless the course rules it out."""
    period = asked_period(case, condition)
    answer = _from_answer(case, period)
    if answer is not None:
        return answer
    special = judge_term_time(case) or _judge_parts_of_the_week(case, condition)
    if special is not None:
        return special
    said = tuple(_read_again(_with_year(case, one)) for one in case.cv.profile.availability)
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


def _judge_parts_of_the_week(case: Case, condition: AvailabilityCondition) -> Finding | None:
    """Evenings, weekends, Monday mornings: of these an offer of dates says nothing. None for any other wish."""
    odd = judge_odd_hours(case) if asks_odd_hours(case, condition) else None
    if odd is None and condition == AvailabilityCondition() and PARTS_OF_THE_WEEK.search(case.requirement.text):
        return unknown("A CV does not normally say which parts of the week are free.")
    return odd


def _with_year(case: Case, said: Availability) -> Availability:
    """An offer of months without a year, as in "from June": the year is that of the coming one."""
    if said.start or said.end or said.now or _YEAR.search(said.text):
        return said
    period = next(iter(find_periods(said.text, year=case.as_of.year)), None)
    if period is not None and _SEASON.search(said.text, period.start_offset, period.end_offset):
        return said
    if period is not None and period.start is not None and period.end is not None:
        over = period.end.latest() < case.as_of
        return said if over else replace(said, start=period.start, end=period.end, season=None)
    begins = _FROM.search(said.text)
    named = find_dates(said.text[begins.end() :], year=case.as_of.year) if begins else ()
    if begins and named and named[0].start == 0 and named[0].first.month and named[0].last.latest() >= case.as_of:
        return replace(said, start=named[0].first, season=None)
    return said


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
    if ODD_HOURS.search(case.requirement.text):
        return all(hours_offered(one) is None for one in said)
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
    under_condition = next((one for one in said if not _is_dated(one) and one.full_time and one.conditional), None)
    if timed and under_condition is not None:
        rest = tuple(one for one in said if one is not under_condition)
        fits = partial("The time fits under a condition that the CV states.", quote(case, under_condition.span))
        return [*_judge_offers(case, rest, period, with_hours=with_hours), fits]
    loose = [one for one in said if not _is_dated(one) and one.season is None] if with_hours else []
    if timed and (always := _judge_always(case, loose, period)) is not None:
        return [always, *_judge_offers(case, tuple(timed), period, with_hours=with_hours)]
    anytime = [finding for one in loose if (finding := judge_hours(case, one, period)) is not None]
    if not timed:
        return anytime
    found = []
    for one in timed:
        dates = _judge_offer(case, one, period) if _is_dated(one) else _judge_season(case, one, period)
        own = judge_hours(case, one, period) if with_hours else None
        says_hours = own is not None or one.full_time
        found.append(_joined(dates, [own] if own is not None else [] if says_hours else anytime))
    return found


def _judge_always(case: Case, loose: list[Availability], period: Period) -> Finding | None:
    """ "Two days a week at any time of year" is an offer beside those of dates."""
    always = next((one for one in loose if _ANY_TIME.search(one.text)), None)
    return judge_hours(case, always, period) if always is not None else None


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


def _from_answer(case: Case, period: Period) -> Finding | None:
    answer = answered(case, QUESTION_ID)
    dates = answered_dates(answer.quote) if answer is not None else None
    if answer is None or dates is None:
        return None
    said = Availability(answer.quote, _NOWHERE, start=_exactly(dates[0]), end=_exactly(dates[1]))
    over = period.start is not None and dates[1] < period.start
    if over or date_clash(said, period) is not None:
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
    if is_of_another_time(said, period):
        return unknown("The CV speaks of another time than that of the internship.")
    against = _against(case, said, period, evidence)
    if against is not None:
        return against
    short = _falls_short(said, period)
    if short is not None:
        return partial(short, evidence)
    late = days_late(said, period)
    if late:
        return met(f"The CV's dates fit but for the first {late} days, which people agree on.", evidence)
    return met("The dates that the CV gives cover the internship.", evidence)


def _falls_short(said: Availability, period: Period) -> str | None:
    """What is left to be talked about where the dates do not clash; None where nothing is."""
    if said.conditional:
        return "The dates fit under a condition that the CV states."
    for days, side in ((days_short(said, period), "last"), (days_late(said, period), "first")):
        if days >= WORTH_A_WORD_DAYS:
            return f"The CV's dates fit but for the {side} {days} days."
    if is_shorter(said, period):
        return f"The CV offers {weeks_offered(said)} weeks at most; {period.weeks} are asked."
    return "The CV looks for a stay that begins earlier." if starts_elsewhen(said, period) else None


def _against(case: Case, said: Availability, period: Period, evidence: Evidence) -> Finding | None:
    """What speaks against an offer: dates that clash, or a longer stay that is sought; None where nothing does."""
    dates, longer = date_clash(said, period), length_clash(said, period)
    bearable = not (is_much_longer(said, period) or is_too_long(said, period))
    if dates is None and longer is not None and bearable:
        return partial(longer, evidence)
    clash = dates or longer
    if clash is None:
        return None
    if dates is not None and _OF_THE_COURSE.search(said.text) and not _OWN_WISH.search(said.text):
        return unknown("The CV says when the course holds an internship, and not that other times are out.")
    if NEGOTIABLE.search(case.requirement.text) and is_half_of_it(said, period):
        return partial("The CV offers a shorter stay, and the posting leaves the dates to be agreed.", evidence)
    return missing(clash, evidence, contradicts=True)


def _judge_season(case: Case, said: Availability, period: Period) -> Finding:
    evidence = quote(case, said.span)
    months = _SEASON_MONTHS.get((said.season or "").split()[0].casefold())
    if period.start is None or months is None:
        return partial("The CV offers a season; the dates are open.", evidence)
    last = (period.start_latest or period.start).month
    if period.start.month - 1 <= months[1] and last + 1 >= months[0]:
        return partial("The CV offers that season; exact dates and hours are not stated.", evidence)
    return unknown("The CV speaks of another season.", evidence)
