"""Dates, periods, durations, weekly hours and days, as CVs and postings write them: the door to their readers."""

from matcher.durations import DurationMention, HoursMention, find_durations, find_hours
from matcher.periods import Period, find_periods
from matcher.single_dates import DateMention, find_dates
from matcher.weekdays import DaysMention, find_days_per_week

__all__ = [
    "DateMention",
    "DaysMention",
    "DurationMention",
    "HoursMention",
    "Period",
    "find_dates",
    "find_days_per_week",
    "find_durations",
    "find_hours",
    "find_periods",
]
