"""Requirements without a parsed condition: the nearest statements of the CV by meaning, with measured thresholds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from matcher.judging.case import Case, Finding, best_chunks, met, missing, partial, quote_clause, unknown
from matcher.judging.prepared import PreparedCv
from matcher.judging.strengths import DEALT_IN, TO_COME
from matcher.judging.topics import Topic, stems_of, topic_of
from matcher.nouns import Chunk, Evidence, SectionName, Span, VerdictStatus
from matcher.scratch import once

MET_SIMILARITY = 0.60
"""Cosine from which the nearest statement shows what is asked (all-MiniLM-L6-v2; see docs/evaluation.md)."""
NAMED_MET_SIMILARITY = 0.42
"""The same for a statement that shares words with the subject asked, after the bonus for them."""
PARTIAL_SIMILARITY = 0.40
NAMED_BONUS = 0.12
"""What a word in common adds to a cosine."""
FURTHER_BONUS, MOST_FURTHER = 0.06, 2
"""What each further word in common adds, and how many count."""
EXPERIENCE_MET_SIMILARITY = 0.36
EXPERIENCE_PARTIAL_SIMILARITY = 0.34
"""Kinds of experience are asked in other words than CVs use, so that their cosines are lower."""
TOLD_IN_PART_SIMILARITY = 0.33
"""From here on a statement tells the deed, where an instance of a part of it or of another subject was found (all gold
sets: nine such statements of twelve told it)."""
FEWEST_WORDS = 4
"""A heading, or an entry of a list, is no statement of something done."""
MANY_WORDS = 3
NEVER = 2.0
"""A cosine that no statement reaches."""
TOLD_SIMILARITY, TOLD_BY_NAME_SIMILARITY, TOLD_WORDS = 0.40, 0.30, 2
"""A deed is told by a statement so near, or by one less near that shares two words of what is asked."""
TRAIT_MET_SIMILARITY = 0.52
TRAIT_PARTIAL_SIMILARITY = 0.42
"""Traits are shown by concrete instances only, and seldom: below this the CV does not say."""

_NEGATED = re.compile(r"\b(?:never|not|no|without|haven't|hasn't|didn't)\b", re.IGNORECASE)
_WISH = re.compile(
    r"\b(?:interested in|keen (?:to|on)|would (?:like|love)|want(?:s|ed|ing)? to|hop(?:e|es|ing) (?:to|for)|seeking"
    r"|looking (?:for|to)|eager to|aim(?:s|ing)? to|to learn|learning about|curious about|passionate about)\b",
    re.IGNORECASE,
)
_UNPROVEN = frozenset({SectionName.SUMMARY.value, SectionName.INTERESTS.value})
"""What is said there of oneself, or done for pleasure, comes near a skill and does not prove it."""
_DONE = frozenset(
    {
        SectionName.EXPERIENCE.value,
        SectionName.VOLUNTEERING.value,
        SectionName.PROJECTS.value,
        SectionName.TEACHING.value,
    }
)
_AND = re.compile(r"\band\b|&|;", re.IGNORECASE)
_SELF_PRAISE = frozenset({SectionName.SUMMARY.value})
_SILENT = frozenset(
    {
        SectionName.CONTACT.value,
        SectionName.REFERENCES.value,
        SectionName.AVAILABILITY.value,
        SectionName.LANGUAGES.value,
    }
)
"""Sections that say nothing of what somebody knows or has done."""


SAME, CLOSE, NOTHING = (
    "A statement of the CV says nearly the same.",
    "A statement of the CV comes near this.",
    "The CV shows nothing near this.",
)


@dataclass(frozen=True, slots=True)
class Bar:
    """From which nearness a statement meets what is asked: by meaning alone, and where words are shared."""

    met: float = MET_SIMILARITY
    named: float = NAMED_MET_SIMILARITY
    partial: float = PARTIAL_SIMILARITY


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near the nearest statement comes, bonus included, and whether each thing that is joined is named."""

    value: float
    covered: bool

    def status(self, bar: Bar) -> VerdictStatus:
        """Met, partial or missing."""
        if self.value >= bar.met or (self.covered and self.value >= bar.named):
            return VerdictStatus.MET
        return VerdictStatus.PARTIAL if self.value >= bar.partial else VerdictStatus.MISSING


def nearness(case: Case) -> Nearness:
    """How near the CV comes to a requirement by meaning; 0 where no statement tells of knowledge or work."""
    return _nearness(case, _raised(case, topic_of(case.requirement.text)))


def _nearness(case: Case, nearest: list[tuple[Chunk, float]]) -> Nearness:
    return Nearness(nearest[0][1] if nearest else 0.0, _is_covered(case, nearest))


def judge_by_meaning(case: Case) -> Finding:
    """Skill or knowledge outside the vocabulary: nearest statement, raised where it shares words."""
    nearest = _raised(case, topic_of(case.requirement.text))
    near = _nearness(case, nearest)
    status, evidence = near.status(Bar()), _evidence(case, nearest[:2], PARTIAL_SIMILARITY)
    if status is VerdictStatus.MET and nearest[0][0].role in _UNPROVEN:
        status = VerdictStatus.PARTIAL
    if status is VerdictStatus.MET:
        return met(SAME, *evidence, confidence=0.7)
    if status is VerdictStatus.PARTIAL:
        return partial(CLOSE, *evidence, confidence=0.5)
    return missing(NOTHING, confidence=0.7)


def told_nearly(case: Case) -> tuple[Evidence, ...]:
    """The statements that speak nearly of what is asked and share a word with it; none where nothing comes so near."""
    topic = topic_of(case.requirement.text, ())
    near = [
        chunk
        for chunk, cosine in _telling(case, 3)
        if cosine >= NAMED_MET_SIMILARITY and _bonus(topic, chunk) and not DEALT_IN.search(chunk.text)
    ]
    return tuple(quote_clause(case, chunk.span) for chunk in near[:2])


def _raised(case: Case, topic: Topic) -> list[tuple[Chunk, float]]:
    """The nearest statements, best first; one that names words of the subject is raised."""
    raised = [(chunk, cosine + _bonus(topic, chunk)) for chunk, cosine in _telling(case, limit=8)]
    return sorted(raised, key=lambda pair: -pair[1])[:3]


def _is_covered(case: Case, nearest: list[tuple[Chunk, float]]) -> bool:
    """Whether the statements name something of each thing that the requirement joins by "and"."""
    parts = [topic_of(part) for part in _AND.split(case.requirement.text)]
    texts = [chunk.text for chunk, _ in nearest]
    told = [part for part in parts if part.stems or part.skills]
    return bool(told) and all(any(part.count_in(text) >= _least_shared(part) for text in texts) for part in told)


def _least_shared(part: Topic) -> int:
    """A name of three words and more ("classical laminate theory") is not told by one of them."""
    return 2 if len(part.stems) >= MANY_WORDS and not part.skills else 1


def _bonus(topic: Topic, chunk: Chunk) -> float:
    shared = topic.count_in(chunk.text)
    return NAMED_BONUS + FURTHER_BONUS * min(shared - 1, MOST_FURTHER) if shared else 0.0


def _telling(case: Case, limit: int) -> list[tuple[Chunk, float]]:
    """The nearest statements that can tell of knowledge or work: no denials, no rights, dates or addresses."""
    telling = _can_tell(case.prepared)
    return [(case.chunks[place], cosine) for place, cosine in best_chunks(case, limit) if telling[place]]


@once
def _can_tell(prepared: PreparedCv) -> tuple[bool, ...]:
    """Which chunks of a CV can tell of knowledge or work."""
    rights = [right.span for right in prepared.cv.profile.work_rights]
    return tuple(
        chunk.role not in _SILENT
        and not _NEGATED.search(chunk.text)
        and not _WISH.search(chunk.text)
        and not TO_COME.search(chunk.text)
        and not any(_inside(right, chunk.span) for right in rights)
        for chunk in prepared.chunks
    )


def _inside(inner: Span, outer: Span) -> bool:
    return inner.page == outer.page and outer.start <= inner.start < outer.end


def judge_likeness(case: Case) -> Finding:
    """Experience that no rule recognises: nearest statement, cautious thresholds."""
    topic = topic_of(case.requirement.text)
    nearest = [near for near in _raised(case, topic) if len(near[0].text.split()) >= FEWEST_WORDS]
    top = nearest[0][1] if nearest else 0.0
    bare = top - _bonus(topic, nearest[0][0]) if nearest else 0.0
    evidence = _evidence(case, nearest[:2], EXPERIENCE_PARTIAL_SIMILARITY)
    if top >= EXPERIENCE_MET_SIMILARITY and bare >= EXPERIENCE_PARTIAL_SIMILARITY and evidence:
        return met(SAME, *evidence, confidence=0.55)
    if evidence:
        return partial(CLOSE, *evidence, confidence=0.45)
    return missing(NOTHING, confidence=0.6)


def told_as_deed(case: Case, least: float) -> tuple[Evidence, ...]:
    """The statement of something done that tells what is asked: near, or in its words; none where nothing does so.

    `least` is the cosine from which nearness alone will do.
    """
    topic = topic_of(case.requirement.text)
    for chunk, cosine in _telling(case, limit=6):
        if len(chunk.text.split()) < FEWEST_WORDS:
            continue
        named = len(topic.stems & stems_of(chunk.text)) >= TOLD_WORDS and cosine >= TOLD_BY_NAME_SIMILARITY
        if chunk.role in _DONE and (named or cosine >= least):
            return (quote_clause(case, chunk.span),)
    return ()


def judge_disposition(case: Case) -> Finding:
    """Traits and interests: a concrete instance outside self-praise, else the CV does not say."""
    nearest = [(chunk, cosine) for chunk, cosine in _telling(case, limit=6) if chunk.role not in _SELF_PRAISE]
    top = nearest[0][1] if nearest else 0.0
    evidence = _evidence(case, nearest[:2], TRAIT_PARTIAL_SIMILARITY)
    if top >= TRAIT_MET_SIMILARITY and evidence:
        return met("The CV gives an instance of it.", *evidence, confidence=0.6)
    if top >= TRAIT_PARTIAL_SIMILARITY and evidence:
        return partial("The CV gives an instance that hints at it.", *evidence, confidence=0.5)
    return unknown("A CV does not normally say this, and this one gives no instance.")


def _evidence(case: Case, nearest: list[tuple[Chunk, float]], floor: float) -> tuple[Evidence, ...]:
    return tuple(quote_clause(case, chunk.span) for chunk, cosine in nearest if cosine >= floor)
