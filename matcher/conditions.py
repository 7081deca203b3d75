"""Parsed conditions: the part of a requirement that is arithmetic, and the vocabulary of levels and dates.

A condition is what a posting asks, never what a CV says. None or empty means "the posting does not say".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum


class Level(StrEnum):
    """Degree levels, as in the REST contract."""

    SCHOOL = "school"
    FOUNDATION = "foundation"
    BACHELOR = "bachelor"
    MASTER = "master"
    PHD = "phd"


class Depth(IntEnum):
    """How well a skill is asked for: 1 "basic exposure", 2 plain or "working knowledge", 3 "strong", "advanced"."""

    BASIC = 1
    WORKING = 2
    STRONG = 3


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date known to the year, month or day."""

    year: int
    month: int | None = None
    day: int | None = None

    def earliest(self) -> date:
        """The first day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def latest(self) -> date:
        """The last day that it can mean."""
        if self.day is not None and self.month is not None:
            return date(self.year, self.month, self.day)
        if self.month is None or self.month == 12:
            return date(self.year, 12, 31)
        return date.fromordinal(date(self.year, self.month + 1, 1).toordinal() - 1)

    def isoformat(self) -> str:
        """YYYY, YYYY-MM or YYYY-MM-DD."""
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
            if self.day is not None:
                parts.append(f"{self.day:02d}")
        return "-".join(parts)


class Enrolment(StrEnum):
    """Whether a degree must be in progress, finished, or either."""

    ENROLLED = "enrolled"
    COMPLETED = "completed"
    EITHER = "either"
    NOT_ENROLLED = "not enrolled"


@dataclass(frozen=True, slots=True)
class DegreeCondition:
    """Levels accepted (empty: any), levels turned away, the state of study, and "completed since" for leavers.

    `completed_within_months` is the same window counted back from the start of the internship ("in the last nine
    months"). `throughout`: enrolled for the whole internship. `years_completed`: years of study that must be done.
    `countries`: ISO codes of the countries in which the school must be (empty: anywhere).
    """

    levels: frozenset[Level]
    excluded: frozenset[Level] = frozenset()
    enrolment: Enrolment = Enrolment.EITHER
    completed_since: PartialDate | None = None
    sandwich: bool = False
    completed_within_months: int | None = None
    throughout: bool = False
    years_completed: int | None = None
    countries: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FieldCondition:
    """Subjects named (canonical names of `matcher.subjects`); `open_ended` for "or related", "and the like"."""

    subjects: frozenset[str]
    open_ended: bool
    groups: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class GraduationCondition:
    """A window for finishing the degree, years of study, or being back at university afterwards.

    `years` are years of the course (1 = first); `years_before_end` 0 = final year, 1 = penultimate.
    `minimum_years_completed` counts finished years of the current course at the start of the internship.
    """

    earliest: PartialDate | None = None
    latest: PartialDate | None = None
    years: frozenset[int] = frozenset()
    years_before_end: frozenset[int] = frozenset()
    returning: bool = False
    returning_from: PartialDate | None = None
    minimum_years_completed: float | None = None
    milestone: str | None = None


@dataclass(frozen=True, slots=True)
class RightsCondition:
    """Right to work in any of `countries` (ISO alpha-2; "EU" stands for all EU/EEA countries).

    `sponsored` True: the employer arranges it; False: it says it does not; None: silent.
    `permanent`: the right must not be time-limited. `clearance`: "SC", "DV", "BPSS", "DBS", …
    `citizenship`: only citizens of these countries.
    """

    countries: frozenset[str] = frozenset()
    sponsored: bool | None = None
    permanent: bool = False
    clearance: str | None = None
    citizenship: frozenset[str] = frozenset()
    student_visa_fine: bool = False


@dataclass(frozen=True, slots=True)
class AvailabilityCondition:
    """The period asked for: start window, end, length in weeks, hours; all None where not said."""

    start: PartialDate | None = None
    start_latest: PartialDate | None = None
    end: PartialDate | None = None
    weeks: tuple[int, int] | None = None
    hours_per_week: float | None = None
    days_per_week: float | None = None
    full_time: bool = False


@dataclass(frozen=True, slots=True)
class LocationCondition:
    """Where one must be and how often; `residence`: must live there; `travel`: trips; `remote`: from anywhere there."""

    city: str | None = None
    country: str | None = None
    days_per_week: tuple[int, int] | None = None
    residence: bool = False
    travel: bool = False
    remote: bool = False


@dataclass(frozen=True, slots=True)
class LanguageCondition:
    """Any one of `languages` (all of them when `every`) at `cefr` 1 (A1) to 6 (C2), 7 native."""

    languages: tuple[str, ...]
    cefr: int | None = None
    every: bool = False


class GradeScale(StrEnum):
    """Scales of `matcher.grades`."""

    UK_CLASS = "uk class"
    UK_TAUGHT = "uk taught master"
    GPA = "gpa"
    PERCENT = "percent"
    UCAS = "ucas points"
    A_LEVEL = "a level"
    GCSE = "gcse"
    RANK = "rank in year"


@dataclass(frozen=True, slots=True)
class GradeCondition:
    """A minimum grade on a scale; `value` in its own unit (see `matcher.grades`), `subject` for a school subject."""

    scale: GradeScale
    value: float
    subject: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class SkillCondition:
    """Skills of the vocabulary: every group must be shown, any one skill of a group suffices.

    `open_ended` for "or similar". `depth` is the level asked. `use`: asked to have been used, not only known.
    `quantity` for "at least two projects", `years` for years of experience.
    """

    groups: tuple[tuple[str, ...], ...]
    depth: Depth = Depth.WORKING
    open_ended: bool = False
    use: bool = False
    quantity: int | None = None
    years: float | None = None


Condition = (
    DegreeCondition
    | FieldCondition
    | GraduationCondition
    | RightsCondition
    | AvailabilityCondition
    | LocationCondition
    | LanguageCondition
    | GradeCondition
    | SkillCondition
)
