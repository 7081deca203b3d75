"""`match_cv`: the whole product on one screen. Every entrance (REST, terminal, evaluation, benchmark) calls it."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import date

from matcher.changes import with_changes
from matcher.chunks import cv_chunks, one_line, posting_chunks
from matcher.compare import Comparison, compare
from matcher.gaps import gaps
from matcher.judging.instances import look_for_instances
from matcher.judging.prepared import prepare
from matcher.nouns import Cv, Filters, Gap, Match, Posting, Question, SectionName
from matcher.questions import questions
from matcher.retrieval import Candidate, Embed, Query, Retrieve, Vectors
from matcher.scratch import scratch
from matcher.shortlist import EmbeddedCv, Trial, shortlist
from matcher.what_if import Judged

CANDIDATES_PER_RESULT = 5
MIN_CANDIDATES = 200
"""How many postings are judged for a list: enough that re-ranking by the judged score can bring up a late candidate."""
HEAD_START = 0.005
"""Seconds in which the model has its texts tokenised and begins to compute. It would wait longer for its turn to do so
beside other Python, and there is time enough for that once the model computes (November 2026: 8 ms less a request)."""

_WORD = re.compile(r"[^\W_]{2,40}(?:[+#]{1,2})?")
_UNSEARCHED = frozenset({SectionName.CONTACT, SectionName.REFERENCES})


@dataclass(frozen=True, slots=True)
class Request:
    """How a CV is to be matched: the day, the length of the list, filters, and the student's own answers."""

    as_of: date
    top_k: int = 20
    filters: Filters = field(default_factory=Filters)
    answers: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Timings:
    """Milliseconds of each step of `match_cv`.

    Until the CV was embedded, from then until its candidates were there, and of judging them. What retrieval does
    while the model computes counts as embedding.
    """

    embed: float
    retrieve: float
    judge: float


@dataclass(frozen=True, slots=True)
class Matches:
    """The ranked list, the questions worth asking, the gaps worth closing, and what each step took."""

    ranked: tuple[Match, ...]
    questions: tuple[Question, ...]
    gaps: tuple[Gap, ...]
    timings_ms: Timings


@scratch(of_index=True)
def match_cv(cv: Cv, request: Request, *, embed: Embed, retrieve: Retrieve) -> Matches:
    """Rank the postings for a CV, best first; ties are broken by posting id."""
    started = time.perf_counter()
    with ThreadPoolExecutor(1) as beside:
        coming = _ComingCv(cv, embed, beside)
        candidates = retrieve(_query(coming, request))
        embedded = coming.embedded()
    after_retrieval = time.perf_counter()
    trials = (trial(embedded, candidate, request) for candidate in candidates)
    best = [with_changes(one) for one in shortlist(trials, request.top_k)]
    asked, open_gaps = questions(best), gaps(best)
    after_judging = time.perf_counter()
    timings = Timings(
        embed=1000 * (coming.computed_at - started),
        retrieve=1000 * (after_retrieval - coming.computed_at),
        judge=1000 * (after_judging - after_retrieval),
    )
    return Matches(tuple(one.match for one in best), asked, open_gaps, timings)


@scratch()
def explain_posting(cv: Cv, posting: Posting, request: Request, *, embed: Embed) -> Match:
    """One match for a posting that need not be in any index: its vectors are made on the spot."""
    return with_changes(judge_candidate(embed_cv(cv, embed), embedded_posting(posting, embed), request)).match


@scratch(of_index=True)
def compare_postings(cv: Cv, above: Candidate, below: Candidate, request: Request, *, embed: Embed) -> Comparison:
    """Why one posting stands above another for a CV."""
    embedded = embed_cv(cv, embed)
    return compare(*(with_changes(judge_candidate(embedded, one, request)) for one in (above, below)))


def embedded_posting(posting: Posting, embed: Embed) -> Candidate:
    """A posting with its vectors, as an index would hold them."""
    requirement_vectors = embed([one_line(requirement.text) for requirement in posting.requirements])
    return Candidate(posting, requirement_vectors, embed([chunk.text for chunk in posting_chunks(posting)]))


class _ComingCv:
    """A CV that another thread embeds. What judging needs besides is worked out while the model computes."""

    def __init__(self, cv: Cv, embed: Embed, thread: Executor) -> None:
        chunks = cv_chunks(cv)
        self._computed = thread.submit(_computed, embed, [chunk.text for chunk in chunks])
        wait([self._computed], HEAD_START)
        self.prepared = prepare(cv, chunks)
        look_for_instances(self.prepared)

    def vectors(self) -> Vectors:
        """One row a chunk, as soon as they are there."""
        return self._computed.result()[0]

    @property
    def computed_at(self) -> float:
        """The moment at which they were there, by `time.perf_counter`."""
        return self._computed.result()[1]

    def embedded(self) -> EmbeddedCv:
        """The CV with its vectors."""
        return EmbeddedCv(self.prepared, self.vectors())


def _computed(embed: Embed, texts: Sequence[str]) -> tuple[Vectors, float]:
    return embed(texts), time.perf_counter()


def embed_cv(cv: Cv, embed: Embed) -> EmbeddedCv:
    """The CV's chunks with their vectors."""
    with ThreadPoolExecutor(1) as beside:
        return _ComingCv(cv, embed, beside).embedded()


@scratch()
def judge_candidate(embedded: EmbeddedCv, candidate: Candidate, request: Request) -> Judged:
    """Judge one posting in full."""
    return trial(embedded, candidate, request).judged()


def trial(embedded: EmbeddedCv, candidate: Candidate, request: Request) -> Trial:
    """A posting that is to be judged."""
    return Trial(embedded, candidate, request.as_of, request.answers or {})


def _query(coming: _ComingCv, request: Request) -> Query:
    limit = max(MIN_CANDIDATES, CANDIDATES_PER_RESULT * request.top_k)
    return Query(coming.vectors, cv_words(coming.prepared.cv), request.filters, request.as_of, limit)


def cv_words(cv: Cv) -> tuple[str, ...]:
    """The CV's distinct words for the lexical search, in alphabetical order so that nothing depends on layout."""
    texts = [s.plain for s in cv.statements if s.section not in _UNSEARCHED]
    return tuple(sorted({word.casefold() for text in texts for word in _WORD.findall(text)}))
