"""The nouns of the product: frozen records, one for each stage of the flow.

Text offsets are half-open character ranges. A posting is one page; pages count from 1.
Every quote that leaves the product stands letter for letter in the visible text at its span.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from matcher.conditions import Condition, Level, PartialDate


class WorkMode(StrEnum):
    """Where the work is done."""

    ONSITE = "onsite"
    HYBRID = "hybrid"
    REMOTE = "remote"


class Kind(StrEnum):
    """What a requirement asks about."""

    DEGREE = "degree"
    FIELD = "field"
    GRADUATION = "graduation"
    AUTHORISATION = "authorisation"
    AVAILABILITY = "availability"
    LOCATION = "location"
    SKILL = "skill"
    EXPERIENCE = "experience"
    LANGUAGE = "language"
    GRADE = "grade"
    INTEREST = "interest"
    TRAIT = "trait"
    OTHER = "other"


HARD_KINDS = frozenset(
    {
        Kind.DEGREE,
        Kind.FIELD,
        Kind.GRADUATION,
        Kind.AUTHORISATION,
        Kind.AVAILABILITY,
        Kind.LOCATION,
        Kind.GRADE,
        Kind.LANGUAGE,
    }
)
"""Kinds whose contradiction by the CV blocks an application."""


class Importance(StrEnum):
    """Whether a posting insists on a requirement."""

    MUST = "must"
    NICE = "nice"


class Role(StrEnum):
    """What a line of a posting was read as."""

    TITLE = "title"
    HEADING = "heading"
    FACT = "fact"
    REQUIREMENT = "requirement"
    DUTY = "duty"
    BENEFIT = "benefit"
    COMPANY = "company"
    PROCESS = "process"
    LEGAL = "legal"
    NOISE = "noise"
    UNKNOWN = "not understood"


class VerdictStatus(StrEnum):
    """How a CV stands to one requirement."""

    MET = "met"
    PARTIAL = "partial"
    MISSING = "missing"
    UNKNOWN = "unknown"


class PostingStatus(StrEnum):
    """Whether one can still apply, as of a date."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class SectionName(StrEnum):
    """What a section of a CV is about, whatever its heading says."""

    CONTACT = "contact"
    SUMMARY = "summary"
    EDUCATION = "education"
    EXPERIENCE = "experience"
    VOLUNTEERING = "volunteering"
    PROJECTS = "projects"
    PUBLICATIONS = "publications"
    TEACHING = "teaching"
    AWARDS = "awards"
    TRAINING = "training"
    SKILLS = "skills"
    LANGUAGES = "languages"
    INTERESTS = "interests"
    AVAILABILITY = "availability"
    REFERENCES = "references"
    OTHER = "other"


class Shown(StrEnum):
    """How a CV shows a skill, weakest first."""

    INTEREST = "interest"
    LIST = "list"
    COURSE = "course"
    PROJECT = "project"
    WORK = "work"


class ColumnKind(StrEnum):
    """What a stretch of a page is to its reader: the full width, one of two equal columns, or main text and sidebar."""

    PAGE = "page"
    LEFT = "left column"
    RIGHT = "right column"
    MAIN = "main column"
    SIDE = "sidebar"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open character range on one page (pages count from 1)."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """Something a person should know about how a file was read."""

    code: str
    message: str
    page: int | None = None


class WordBox(NamedTuple):
    """Where a word of the visible text is drawn: its half-open offsets in the text of its page, and its box.

    The box is given in shares (0..1) of the page of the file on which the word is drawn (`image_page`, from 1), as that
    page is shown, from its top left corner. A named tuple, because a document has a thousand of them and they pass from
    process to process.
    """

    start: int
    end: int
    image_page: int
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """A part of a page that is read from top to bottom."""

    kind: ColumnKind
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """The visible text of a file, page by page, with what could not be read as it stands.

    A wrapped paragraph or bullet is one line, a bullet starts with "• ", a wide gap or table cell border is a tab,
    blocks are parted by a blank line. `headings` are the lines that look like headings on the page.
    Where the file has pages with positions (a PDF), `boxes` has for each page of text where its words are drawn, in the
    order of the text, and `page_sizes` the width and height in points of each page of the file as it is shown.
    `columns` are the parts of each page in reading order, empty for formats that have none.
    """

    pages: tuple[str, ...]
    format: str
    warnings: tuple[ReadingWarning, ...] = ()
    headings: tuple[Span, ...] = ()
    boxes: tuple[tuple[WordBox, ...], ...] = ()
    page_sizes: tuple[tuple[float, float], ...] = ()
    columns: tuple[Column, ...] = ()

    def quote(self, span: Span) -> str:
        """The visible text at a span, letter for letter."""
        return self.pages[span.page - 1][span.start : span.end]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a CV: its meaning, its heading as written ("" if none) and its extent on one page."""

    name: SectionName
    heading: str
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """One bullet, sentence or row of a CV; `text` is the visible text at `span`, line breaks included.

    `entry` is the heading line of the job, degree or project that it stands under ("" if none). The masked ones have
    blanks in place of words that say who the student is; None where there are none.
    """

    text: str
    span: Span
    section: SectionName
    entry: str = ""
    masked: str | None = None
    masked_entry: str | None = None

    @property
    def plain(self) -> str:
        """What is compared, searched and judged: as long as `text`, so that offsets hold in both."""
        return self.text if self.masked is None else self.masked

    @property
    def plain_entry(self) -> str:
        """The same for the entry."""
        return self.entry if self.masked_entry is None else self.masked_entry


@dataclass(frozen=True, slots=True)
class Degree:
    """One course of study. `award` ("MEng") and `grade` are verbatim; `expected`: it is not finished yet."""

    level: Level | None
    award: str | None
    field: str | None
    institution: str | None
    start: PartialDate | None
    end: PartialDate | None
    expected: bool
    grade: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class CourseTaken:
    """One course of a degree or a single class; `mark` verbatim, with its scale where the CV shows it."""

    name: str
    mark: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class LanguageSkill:
    """A spoken language; `level` verbatim, `cefr` 1 (A1) to 6 (C2), 7 native, None if not said."""

    name: str
    level: str | None
    cefr: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class SkillUse:
    """One place where a CV shows a skill of the vocabulary."""

    skill: str
    shown: Shown
    span: Span
    statement: int


@dataclass(frozen=True, slots=True)
class Experience:
    """One job, placement, volunteer post or research stay."""

    title: str
    organisation: str | None
    start: PartialDate | None
    end: PartialDate | None
    section: SectionName
    span: Span


@dataclass(frozen=True, slots=True)
class WorkRight:
    """A statement about the right to work, from the closed vocabulary of `matcher.rights`.

    `allows` and `denies` hold ISO 3166 alpha-2 codes; `limited` says that the right ends or is conditional.
    """

    text: str
    span: Span
    allows: frozenset[str]
    denies: frozenset[str]
    limited: bool
    until: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Availability:
    """When and how much the student can work, as the CV says it; None where it does not say.

    `days_on_site` is how often the student can come in; `season` is for "a summer 2029 placement";
    `conditional` says that the offer hangs on an "if", `now` that it begins at once.
    """

    text: str
    span: Span
    start: PartialDate | None = None
    end: PartialDate | None = None
    weeks: tuple[int, int] | None = None
    hours_per_week: float | None = None
    days_per_week: float | None = None
    full_time: bool | None = None
    days_on_site: tuple[int, int] | None = None
    season: str | None = None
    conditional: bool = False
    now: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A place as written, with town and ISO country where they are known."""

    text: str
    city: str | None
    country: str | None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class YearOfStudy:
    """The year of the current course that a CV states, e.g. "Currently Year 3 of 4"."""

    year: int
    of: int | None
    span: Span
    as_of: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """The facts of a CV that conditions are checked against."""

    degrees: tuple[Degree, ...] = ()
    year_of_study: YearOfStudy | None = None
    skills: tuple[SkillUse, ...] = ()
    languages: tuple[LanguageSkill, ...] = ()
    work_rights: tuple[WorkRight, ...] = ()
    availability: tuple[Availability, ...] = ()
    places: tuple[Place, ...] = ()
    experiences: tuple[Experience, ...] = ()
    courses: tuple[CourseTaken, ...] = ()


@dataclass(frozen=True, slots=True)
class Cv:
    """A CV, understood."""

    document: Document
    sections: tuple[Section, ...]
    statements: tuple[Statement, ...]
    profile: Profile


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that a recruiter would tick separately; `text` is the posting's text at `span`."""

    text: str
    span: Span
    kind: Kind
    importance: Importance
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line or sentence of a posting and what it was read as."""

    text: str
    span: Span
    role: Role


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last moment to apply: a day, and an ISO 8601 time with zone where the posting states one."""

    day: date
    moment: str | None = None

    def isoformat(self) -> str:
        """The moment if known, else the day."""
        return self.moment or self.day.isoformat()


@dataclass(frozen=True, slots=True)
class Pay:
    """Whether a posting pays, and what it says of the amount; None where it does not say."""

    paid: bool | None = None
    text: str | None = None
    currency: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    interval: str | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """Another copy of a posting: from another source, a repost, or for another town."""

    id: str
    source: str
    url: str | None
    locations: tuple[Place, ...]
    deadline: Deadline | None


@dataclass(frozen=True, slots=True)
class Posting:
    """An internship posting, read. Absent facts are None, never a guess.

    `closed_notice` is True where the source itself says that applications are closed, False where it says they are
    open or rolling. `sponsors` is True or False only where the posting speaks of visa sponsorship.
    `duration_weeks` is (minimum, maximum). `variants` are the copies that an index joined to this posting; then
    `locations` names their places too.
    """

    id: str
    title: str
    company: str | None
    locations: tuple[Place, ...]
    work_mode: WorkMode | None
    days_on_site: tuple[int, int] | None
    start: PartialDate | None
    duration_weeks: tuple[int, int] | None
    hours_per_week: float | None
    deadline: Deadline | None
    closed_notice: bool | None
    pay: Pay
    sponsors: bool | None
    levels: tuple[Level, ...]
    url: str | None
    source: str
    format: str
    language: str | None
    text: str
    lines: tuple[Line, ...]
    requirements: tuple[Requirement, ...]
    variants: tuple[Variant, ...] = ()


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a posting or CV that is embedded on its own."""

    text: str
    span: Span
    role: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the CV that bear on a requirement; `similarity` is a cosine, None where nothing was compared.

    `source` is "cv", or "answer" for what the student said when asked (then `span` is None).
    """

    quote: str
    span: Span | None
    section: SectionName | None
    similarity: float | None = None
    source: str = "cv"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement on one requirement: MET needs evidence; `reason` names the rule in plain words."""

    requirement: Requirement
    status: VerdictStatus
    evidence: tuple[Evidence, ...]
    reason: str
    confidence: float
    blocker: bool = False


@dataclass(frozen=True, slots=True)
class ScorePart:
    """One term of a score: contribution = weight x value."""

    name: str
    weight: float
    value: float
    contribution: float


@dataclass(frozen=True, slots=True)
class Score:
    """A value in 0..1 with the interval that unknowns leave open; its parts add up to `value`."""

    value: float
    low: float
    high: float
    parts: tuple[ScorePart, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What would change one result: a gap closed, or (`question`) a question answered in the student's favour.

    `requirement` is its index in the posting; `gain` is the change of the score's value.
    """

    requirement: int
    question: str | None
    text: str
    gain: float


@dataclass(frozen=True, slots=True)
class Match:
    """One posting judged against one CV; `changes` are what would raise the score most, best first."""

    posting: Posting
    verdicts: tuple[Verdict, ...]
    score: Score
    summary: str = ""
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Filters:
    """What the student narrows by; None or empty means no limit. `words` must all occur in the posting.

    `status` alone decides where it is given, else `include_closed` does. The start must be able to fall between
    `start_from` and `start_to`. A posting that does not state its work mode, level, start, pay or sponsorship passes a
    filter on it only with `include_unstated`.
    """

    location: str | None = None
    country: str | None = None
    work_mode: WorkMode | None = None
    company: str | None = None
    words: tuple[str, ...] = ()
    include_closed: bool = False
    status: PostingStatus | None = None
    level: Level | None = None
    start_from: date | None = None
    start_to: date | None = None
    paid: bool | None = None
    sponsorship: bool | None = None
    include_unstated: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """Something a CV cannot tell that would change many postings.

    `effect` is the mean over the list of how far a score can move between the answers, in 0..1.
    """

    id: str
    text: str
    kind: Kind
    postings_affected: int
    options: tuple[str, ...] = field(default=())
    effect: float = 0.0


@dataclass(frozen=True, slots=True)
class Gap:
    """What several good matches ask and the CV does not show; `skill` is its canonical name where it is one.

    `gain` is the mean change of the score of these postings if the gap were closed.
    """

    text: str
    kind: Kind
    skill: str | None
    postings: tuple[str, ...]
    gain: float
