"""One question to be judged: a requirement of a posting, put to a CV as of a date."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matcher.judging.clauses import (
    MAX_QUOTE_CHARACTERS,
    clause_before,
    clause_bounds,
    entry_bounds,
    part_bounds,
    row_end,
    shortened,
    trimmed,
)
from matcher.judging.prepared import PreparedCv
from matcher.nouns import Chunk, Cv, Evidence, Kind, Posting, Requirement, SectionName, Span, Statement, VerdictStatus
from matcher.scratch import once

LONGEST_REMARK = 60
FEW_WORDS = 6
"""A clause up to this length says what was used and not what for."""

_BEST_FIRST = (VerdictStatus.MET, VerdictStatus.PARTIAL, VerdictStatus.UNKNOWN, VerdictStatus.MISSING)


@dataclass(frozen=True, slots=True)
class Case:
    """A requirement, its posting, the CV, and the cosine of the requirement with each chunk of the CV.

    `similarities` has shape (n_chunks,), in the order of `chunks`.
    """

    requirement: Requirement
    posting: Posting
    prepared: PreparedCv
    similarities: NDArray[np.float32]
    as_of: date
    answers: Mapping[str, str] = field(default_factory=dict)

    @property
    def cv(self) -> Cv:
        """The CV."""
        return self.prepared.cv

    @property
    def chunks(self) -> tuple[Chunk, ...]:
        """The chunks of the CV, in the order of `similarities`."""
        return self.prepared.chunks

    def asked_as(self, kind: Kind) -> Case:
        """The same question with the requirement taken for one of another kind."""
        return replace(self, requirement=replace(self.requirement, kind=kind))

    def similarity_at(self, span: Span) -> float | None:
        """The cosine of the chunk that holds a place of the CV, None where no chunk does."""
        place = self.prepared.chunk_at(span)
        return None if place is None else float(self.similarities[place])


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: the verdict, its reason, the deciding words, and whether they contradict the requirement.

    `off_topic`: the words are an instance of what is asked, but of another subject. `in_part`: they are an instance of
    another subject or of a part of what is asked, and no mere hint.
    """

    status: VerdictStatus
    reason: str
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 0.8
    contradicts: bool = False
    off_topic: bool = False
    in_part: bool = False


def met(reason: str, *evidence: Evidence, confidence: float = 0.9) -> Finding:
    """The CV shows what is asked; without a quote nothing is met."""
    if not evidence:
        raise ValueError("A requirement is met by words of the CV or by an answer, never by none.")
    return Finding(VerdictStatus.MET, reason, evidence, confidence)


def partial(reason: str, *evidence: Evidence, confidence: float = 0.7) -> Finding:
    """The CV shows something weaker or close by."""
    return Finding(VerdictStatus.PARTIAL, reason, evidence, confidence)


def missing(reason: str, *evidence: Evidence, confidence: float = 0.8, contradicts: bool = False) -> Finding:
    """A CV would show it and this one does not, or (`contradicts`) shows the opposite."""
    return Finding(VerdictStatus.MISSING, reason, evidence, confidence, contradicts)


def unknown(reason: str, *evidence: Evidence, confidence: float = 0.9) -> Finding:
    """A CV does not normally say, and this one does not."""
    return Finding(VerdictStatus.UNKNOWN, reason, evidence, confidence)


def best(findings: Sequence[Finding]) -> Finding:
    """The finding that serves the student most; the first of equals."""
    return min(findings, key=lambda finding: _BEST_FIRST.index(finding.status))


def weakest(findings: Sequence[Finding]) -> Finding:
    """The finding that serves the student least; the first of equals."""
    return max(findings, key=lambda finding: _BEST_FIRST.index(finding.status))


def statement_at(case: Case, span: Span) -> Statement | None:
    """The statement that holds the start of a span."""
    return _statement((case.prepared, span.page, span.start))


@once
def _statement(at: tuple[PreparedCv, int, int]) -> Statement | None:
    """The statement that holds a place of a CV: page and offset."""
    prepared, page, offset = at
    for statement in prepared.cv.statements:
        if statement.span.page == page and statement.span.start <= offset < statement.span.end:
            return statement
    return None


def _section_at(cv: Cv, span: Span) -> SectionName | None:
    for section in cv.sections:
        if section.span.page == span.page and section.span.start <= span.start < section.span.end:
            return section.name
    return None


def quote(case: Case, span: Span) -> Evidence:
    """A span of the CV as evidence, letter for letter, with the blanks at its ends left out."""
    text = case.cv.document.pages[span.page - 1]
    start, end = shortened(text, *trimmed(text, span.start, span.end), span.start)
    statement = statement_at(case, span)
    section = statement.section if statement else _section_at(case.cv, span)
    return Evidence(text[start:end], Span(span.page, start, end), section, case.similarity_at(span))


def quote_match(case: Case, statement: Statement, found: re.Match[str]) -> Evidence:
    """The clause of a statement in which a pattern was found."""
    start = statement.span.start
    return quote_clause(case, Span(statement.span.page, start + found.start(), start + found.end()))


def quote_clause(case: Case, span: Span) -> Evidence:
    """The clause around a mention: from the sentence, semicolon or tab before it to the one after it."""
    statement = statement_at(case, span)
    if statement is None:
        return quote(case, span)
    words, clause = _clause((case.prepared, span))
    return Evidence(words, clause, statement.section, case.similarity_at(span))


@once
def _clause(around: tuple[PreparedCv, Span]) -> tuple[str, Span]:
    """The clause around a place inside a statement: its words and where they stand."""
    prepared, span = around
    statement = _statement((prepared, span.page, span.start))
    whole = statement.span if statement is not None else span
    text = prepared.cv.document.pages[span.page - 1]
    bounds = clause_bounds(text, span.start, span.end, whole.start, whole.end)
    if statement is not None and statement.section is SectionName.SKILLS:
        bounds = _with_remark(text, *bounds)
    start, end = trimmed(text, *bounds)
    start, end = shortened(text, start, end, span.start)
    return text[start:end], Span(span.page, start, end)


def _with_remark(text: str, start: int, end: int) -> tuple[int, int]:
    """The first cell of a row with the short rest of it, which tells how well: "SQL", "two dots of five"."""
    first = start == 0 or text[start - 1] == "\n"
    return (start, row_end(text, end, LONGEST_REMARK)) if first else (start, end)


def quote_use(case: Case, span: Span) -> Evidence:
    """The clause around a mention; one of a few words, which only names it, with the clause before it."""
    clause = quote_clause(case, span)
    statement = statement_at(case, span)
    if clause.span is None or statement is None or len(clause.quote.split()) > FEW_WORDS:
        return clause
    text = case.cv.document.pages[span.page - 1]
    start = clause_before(text, clause.span.start, statement.span.start)
    fits = start < clause.span.start and clause.span.end - start <= MAX_QUOTE_CHARACTERS
    return quote(case, Span(span.page, start, clause.span.end)) if fits else clause


def quote_part(case: Case, span: Span) -> Evidence:
    """The part of a list around a mention: the list itself where it is short, else the entry and its neighbours."""
    clause = quote_clause(case, span).span
    if clause is None or not clause.start <= span.start < clause.end:
        return quote_clause(case, span)
    text = case.cv.document.pages[span.page - 1]
    start, end = part_bounds(text[clause.start : clause.end], span.start - clause.start)
    return quote(case, Span(span.page, clause.start + start, clause.start + end))


def quote_entry(case: Case, span: Span, borders: str = ",;·|") -> Evidence:
    """The entry of a list around a mention, with what stands in brackets behind it; `borders` part the entries."""
    clause = quote_clause(case, span).span
    if clause is None or not clause.start <= span.start < clause.end:
        return quote_clause(case, span)
    text = case.cv.document.pages[span.page - 1]
    start, end = entry_bounds(text[clause.start : clause.end], span.start - clause.start, borders)
    return quote(case, Span(span.page, clause.start + start, clause.start + end))


def found_in_cv(case: Case, pattern: re.Pattern[str] | None) -> list[Span]:
    """Where a pattern occurs in the visible text of the CV, in reading order; nowhere where there is no pattern."""
    return [] if pattern is None else list(_found_in((case.prepared, pattern)))


@once
def _found_in(asked: tuple[PreparedCv, re.Pattern[str]]) -> tuple[Span, ...]:
    prepared, pattern = asked
    return tuple(
        Span(number, found.start(), found.end())
        for number, page in enumerate(prepared.cv.document.pages, start=1)
        for found in pattern.finditer(page)
    )


def answered(case: Case, question_id: str) -> Evidence | None:
    """The student's own answer to a question, as evidence that is labelled so."""
    answer = case.answers.get(question_id)
    return Evidence(answer, None, None, None, source="answer") if answer else None


def best_chunks(case: Case, limit: int) -> list[tuple[int, float]]:
    """The numbers of the chunks nearest to the requirement with their cosines, best first, ties in reading order."""
    cosines: list[float] = case.similarities.tolist()
    order = sorted(range(len(cosines)), key=cosines.__getitem__, reverse=True)
    return [(place, cosines[place]) for place in order[:limit]]
