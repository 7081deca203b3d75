"""The shapes of the REST interface: what goes in as fields, what comes out as JSON. Contract: docs/rest.md."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    JsonValue,
    SkipValidation,
    model_validator,
)

from matcher.conditions import Level
from matcher.errors import AnswerFault
from matcher.nouns import PostingStatus, WorkMode
from matcher.questions import check_answers

MAX_WORDS_CHARACTERS = 200


class Wire(BaseModel):
    """The base of all shapes: immutable, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


# --- requests ------------------------------------------------------------------------------------------------------


def _object(value: object) -> object:
    """A form field that holds a JSON object."""
    if not isinstance(value, str):
        return value
    if not value.strip():
        return {}
    try:
        return json.loads(value)
    except (ValueError, RecursionError) as error:
        raise ValueError('must be a JSON object such as {"relocation": "yes"}') from error


def _none_if_blank(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


# The bound stands on the text alone: pydantic cannot apply it to None.
Text = Annotated[Annotated[str, Field(max_length=MAX_WORDS_CHARACTERS)] | None, BeforeValidator(_none_if_blank)]
Day = Annotated[date | None, BeforeValidator(_none_if_blank)]


def _usable(answers: dict[str, str]) -> dict[str, str]:
    """Answers in small letters, as the rules read them; a fault that says which values are right."""
    try:
        check_answers(answers)
    except AnswerFault as fault:
        raise ValueError(str(fault)) from fault
    return {question: answer.strip().casefold() for question, answer in answers.items()}


Answers = Annotated[
    dict[str, Annotated[str, Field(max_length=100)]],
    BeforeValidator(_object),
    AfterValidator(_usable),
    Field(max_length=50),
]


class PostingFilter(Wire):
    """What narrows a list of postings."""

    as_of: Day = None
    include_closed: bool = False
    location: Text = None
    country: Text = None
    work_mode: Annotated[WorkMode | None, BeforeValidator(_none_if_blank)] = None
    company: Text = None
    query: Text = None
    status: Annotated[PostingStatus | None, BeforeValidator(_none_if_blank)] = None
    level: Annotated[Level | None, BeforeValidator(_none_if_blank)] = None
    start_from: Day = None
    start_to: Day = None
    paid: Annotated[bool | None, BeforeValidator(_none_if_blank)] = None
    sponsorship: Annotated[bool | None, BeforeValidator(_none_if_blank)] = None
    include_unstated: bool = False

    @model_validator(mode="after")
    def _window_in_order(self) -> Self:
        if self.start_from is not None and self.start_to is not None and self.start_from > self.start_to:
            raise ValueError("start_from must not be later than start_to")
        return self


class MatchFields(PostingFilter):
    """The form fields of POST /v1/matches beside the file."""

    top_k: Annotated[int, Field(ge=1, le=100)] = 20
    explain: Literal["full", "none"] = "full"
    answers: Answers = Field(default_factory=dict)


class ExplanationFields(Wire):
    """The form fields of POST /v1/explanations beside the file: a posting of the index, or one as text."""

    posting_id: Annotated[Annotated[str, Field(max_length=300)] | None, BeforeValidator(_none_if_blank)] = None
    posting: Annotated[str | None, BeforeValidator(_none_if_blank)] = None
    as_of: Day = None
    answers: Answers = Field(default_factory=dict)


class DocumentFields(Wire):
    """The form fields of POST /v1/documents beside the file; those of the other calls may be sent along."""

    model_config = ConfigDict(extra="ignore")

    boxes: bool = False
    as_of: Annotated[date | None, BeforeValidator(lambda sent: sent or None)] = None


class PageFields(Wire):
    """The form fields of POST /v1/pages beside the file: which page, from 1, and how many pixels wide."""

    page: Annotated[int, Field(ge=1)]
    width: Annotated[int, Field(ge=200, le=2000)] = 900


class ListFields(PostingFilter):
    """The query of GET /v1/postings."""

    offset: Annotated[int, Field(ge=0)] = 0
    limit: Annotated[int, Field(ge=1, le=200)] = 50


# --- answers -------------------------------------------------------------------------------------------------------


class WarningOut(Wire):
    """Something a person should know about how the file was read."""

    code: str
    message: str
    page: int | None


class SectionOut(Wire):
    """A section of the CV: what it is about, and where."""

    name: str
    page: int
    start: int
    end: int


class DegreeOut(Wire):
    """A course of study as the CV states it."""

    level: str | None
    field: str | None
    institution: str | None
    start: str | None
    end: str | None
    expected: bool
    grade: str | None


class LanguageOut(Wire):
    """A spoken language with the level as written."""

    name: str
    level: str | None


class ExperienceOut(Wire):
    """A job, placement, volunteer post or research stay as the CV states it."""

    title: str
    organisation: str | None
    start: str | None
    end: str | None
    section: str
    months: int | None


class YearOfStudyOut(Wire):
    """The year of the current course and how many the course has: as the CV states them, else counted by its dates."""

    year: int
    of: int | None
    stated: bool


class CourseOut(Wire):
    """A course of a degree or a single class, with its mark as written."""

    name: str
    mark: str | None
    page: int
    start: int
    end: int


class SkillOut(Wire):
    """A skill with the strongest way in which the CV shows it: work, project, course, list or interest."""

    name: str
    shown: str


class ProfileOut(Wire):
    """The facts of the CV."""

    degrees: list[DegreeOut]
    skills: list[str]
    languages: list[LanguageOut]
    work_authorisation: list[str]
    availability: str | None
    location: str | None
    experiences: list[ExperienceOut]
    year_of_study: YearOfStudyOut | None
    skills_shown: list[SkillOut]
    courses: list[CourseOut]
    months_worked: int


class ColumnOut(Wire):
    """A part of a page that is read from top to bottom: page, main column, sidebar, left column or right column."""

    kind: str
    page: int
    start: int
    end: int


class CvOut(Wire):
    """What was read of the CV."""

    pages: int
    characters: int
    sections: list[SectionOut]
    profile: ProfileOut
    warnings: list[WarningOut]


BoxOut = tuple[int, int, int, float, float, float, float]


class CvWithText(CvOut):
    """What was read of the CV, with the visible text of each page, and where its words are drawn.

    `boxes` has for each page of the text, word by word, half-open offsets in that text, the page of the file (from 1),
    and left, top, width and height as shares of that page as it is shown. It and `page_sizes` (width and height of each
    page of the file in points) are null where they were not asked for or the format has no pages with positions.
    """

    text: list[str]
    columns: list[ColumnOut]
    boxes: list[list[BoxOut]] | None = None
    page_sizes: list[tuple[float, float]] | None = None


class SnapshotOut(Wire):
    """Which postings, which model and which rules gave the answer."""

    id: str
    created: str
    model: str
    postings: int
    rules: str


class VersionsOut(Wire):
    """What made the answer: with these, and the snapshot, it can be explained later without the CV."""

    product: str
    model: str
    revision: str
    rules: str


class VariantOut(Wire):
    """A copy of a posting: from another source, a repost, or for another town."""

    id: str
    source: str
    url: str | None
    locations: list[str]
    deadline: str | None


class PostingOut(Wire):
    """A posting as it stands in a list."""

    id: str
    title: str
    company: str | None
    locations: list[str]
    work_mode: str | None
    url: str | None
    deadline: str | None
    status: str
    status_reason: str
    start: str | None
    duration_weeks: tuple[int, int] | None
    paid: bool | None
    source: str
    variants: list[VariantOut]


class Offsets(Wire):
    """Half-open character offsets into the posting's text."""

    start: int
    end: int


class RequirementOut(Wire):
    """A requirement of a posting; `condition` is its arithmetic part, null where there is none."""

    text: str
    kind: str
    importance: str
    span: Offsets
    condition: Annotated[dict[str, JsonValue] | None, SkipValidation]  # Made here alone, and slow to check.


class LineOut(Wire):
    """How one line or sentence of a posting was read."""

    text: str
    span: Offsets
    role: str


class PayOut(Wire):
    """What a posting says of pay."""

    text: str | None
    currency: str | None
    minimum: float | None
    maximum: float | None
    interval: str | None


class PostingDetail(PostingOut):
    """A posting with all its facts, its text, its requirements, and how every line was read."""

    days_on_site: tuple[int, int] | None
    hours_per_week: float | None
    pay: PayOut
    sponsors: bool | None
    levels: list[str]
    language: str | None
    format: str
    text: str
    requirements: list[RequirementOut]
    lines: list[LineOut]


class PostingsOut(Wire):
    """A page of the list of postings."""

    total: int
    offset: int
    postings: list[PostingOut]


class EvidenceOut(Wire):
    """Words of the CV, or (`source` "answer") what the student said when asked."""

    quote: str
    page: int | None
    start: int | None
    end: int | None
    section: str | None
    similarity: float | None
    source: str


class VerdictOut(RequirementOut):
    """A requirement with its verdict."""

    verdict: str
    blocker: bool
    confidence: float
    reason: str
    evidence: list[EvidenceOut]


class ScorePartOut(Wire):
    """One term of the score."""

    name: str
    weight: float
    value: float
    contribution: float


class ScoreOut(Wire):
    """The score with the interval that unknown verdicts leave open."""

    value: float
    low: float
    high: float
    parts: list[ScorePartOut]


class CountsOut(Wire):
    """How many requirements stand how."""

    met: int
    partial: int
    missing: int
    unknown: int


class ChangeOut(Wire):
    """What would change one result, and by how much: a gap closed, or a question answered in the student's favour."""

    type: Literal["gap", "question"]
    requirement: int
    question: str | None
    text: str
    gain: float


class MatchOut(Wire):
    """One posting, judged."""

    rank: int
    posting: PostingOut
    score: ScoreOut
    counts: CountsOut
    blockers: list[int]
    summary: str
    changes: list[ChangeOut]
    requirements: list[VerdictOut] | None = None


class QuestionOut(Wire):
    """Something that a CV cannot tell and that would change postings of the list."""

    id: str
    text: str
    kind: str
    postings_affected: int
    effect: float
    options: list[str]


class GapOut(Wire):
    """What several good matches ask and the CV does not show."""

    text: str
    kind: str
    skill: str | None
    postings: int
    examples: list[str]
    gain: float


class TimingsOut(Wire):
    """Milliseconds of each step."""

    read: float
    understand: float
    embed: float
    retrieve: float
    judge: float
    total: float


class MatchesOut(Wire):
    """The answer of POST /v1/matches."""

    cv: CvOut
    snapshot: SnapshotOut
    as_of: date
    matches: list[MatchOut]
    questions: list[QuestionOut]
    gaps: list[GapOut]
    versions: VersionsOut
    timings_ms: TimingsOut


class ExplanationOut(Wire):
    """The answer of POST /v1/explanations."""

    cv: CvOut
    snapshot: SnapshotOut | None
    as_of: date
    match: MatchOut
    versions: VersionsOut


class DocumentOut(Wire):
    """The answer of POST /v1/documents."""

    cv: CvWithText
    versions: VersionsOut


class HealthOut(Wire):
    """The answer of GET /health."""

    status: Literal["ok"]


class ReadyOut(Wire):
    """The answer of GET /ready."""

    status: Literal["ready"]
    snapshot: SnapshotOut
    ocr: bool
    ocr_engine: str | None
