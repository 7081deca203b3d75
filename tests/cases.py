"""CVs, postings and cases built by hand: the text is given, and every fact points back into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from matcher.conditions import Condition, Level, PartialDate
from matcher.judging.case import Case
from matcher.judging.prepared import prepare
from matcher.nouns import (
    Availability,
    Chunk,
    Cv,
    Degree,
    Document,
    Importance,
    Kind,
    LanguageSkill,
    Pay,
    Place,
    Posting,
    Profile,
    Requirement,
    SectionName,
    Shown,
    SkillUse,
    Span,
    Statement,
    WorkRight,
    YearOfStudy,
)

AS_OF = date(2026, 11, 24)


def month(text: str) -> PartialDate:
    """ "2026-06" or "2026-06-15" or "2026"."""
    return PartialDate(*(int(part) for part in text.split("-")))


class CvText:
    """A CV of one page written line by line; each line is a statement, and the methods give facts that point to it."""

    def __init__(self, *lines: str, section: SectionName = SectionName.OTHER) -> None:
        self.page = "\n".join(lines)
        self.section = section

    def span(self, words: str) -> Span:
        """Where the words stand."""
        start = self.page.index(words)
        return Span(1, start, start + len(words))

    def statements(self) -> tuple[Statement, ...]:
        """One statement a line."""
        return tuple(Statement(line, self.span(line), self.section) for line in self.page.split("\n"))

    def degree(self, words: str, level: Level, **facts: object) -> Degree:
        """A degree that the words state."""
        given = {"award": None, "field": None, "institution": None, "start": None, "end": None, "expected": False,
                 "grade": None} | facts  # fmt: skip
        return Degree(level=level, span=self.span(words), **given)  # type: ignore[arg-type]

    def year(self, words: str, year: int, of: int | None = None) -> YearOfStudy:
        """The year of study that the words state."""
        return YearOfStudy(year, of, self.span(words))

    def use(self, words: str, skill: str, shown: Shown) -> SkillUse:
        """A skill that the words show."""
        span = self.span(words)
        line = next(i for i, s in enumerate(self.statements()) if s.span.start <= span.start < s.span.end)
        return SkillUse(skill, shown, span, line)

    def language(self, words: str, name: str, cefr: int | None) -> LanguageSkill:
        """A language that the words state."""
        return LanguageSkill(name, words, cefr, self.span(words))

    def right(self, words: str, *allows: str, denies: Sequence[str] = (), limited: bool = False,
              until: PartialDate | None = None) -> WorkRight:  # fmt: skip
        """A right to work that the words state."""
        return WorkRight(words, self.span(words), frozenset(allows), frozenset(denies), limited, until)

    def available(self, words: str, **facts: object) -> Availability:
        """An availability that the words state."""
        return Availability(words, self.span(words), **facts)  # type: ignore[arg-type]

    def place(self, words: str, city: str | None, country: str | None) -> Place:
        """A place that the words state."""
        return Place(words, city, country, self.span(words))

    def cv(self, **facts: object) -> Cv:
        """The CV with these facts in its profile."""
        document = Document((self.page,), "text")
        return Cv(document, (), self.statements(), Profile(**facts))  # type: ignore[arg-type]


def requirement(
    kind: Kind, condition: Condition | None, text: str = "asked", importance: Importance = Importance.MUST
) -> Requirement:
    """A requirement that stands alone."""
    return Requirement(text, Span(1, 0, len(text)), kind, importance, condition)


def posting(*requirements: Requirement, **facts: object) -> Posting:
    """A posting whose text is its requirements, one a line."""
    given: dict[str, object] = {
        "id": "p1", "title": "Summer intern", "company": "Fernhill", "locations": (), "work_mode": None,
        "days_on_site": None, "start": None, "duration_weeks": None, "hours_per_week": None, "deadline": None,
        "closed_notice": None, "pay": Pay(), "sponsors": None, "levels": (), "url": None, "source": "test",
        "format": "text", "language": None, "lines": (), "text": "\n".join(one.text for one in requirements),
        "requirements": requirements,
    }  # fmt: skip
    return Posting(**(given | facts))  # type: ignore[arg-type]


def case(
    asked: Requirement,
    cv: Cv,
    *,
    of: Posting | None = None,
    similarities: Sequence[float] | None = None,
    answers: Mapping[str, str] | None = None,
) -> Case:
    """The requirement put to the CV; `similarities` are the cosines with its statements, zero by default."""
    chunks = tuple(Chunk(s.text, s.span, s.section.value) for s in cv.statements)
    given = np.array(similarities if similarities is not None else [0.0] * len(chunks), dtype=np.float32)
    return Case(asked, of or posting(asked), prepare(cv, chunks), given, AS_OF, answers or {})
